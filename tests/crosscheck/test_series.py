"""The events of two actors, and their months."""

import datetime as dt

import pytest

from crosscheck.build import Sheet, days, dossier
from recoupe.crosscheck.plover import plover_quad
from recoupe.crosscheck.series import events_between, in_order_of_days, series_of, since


def visit(status="occurred", when=None):
    sheet = Sheet("Le ministre russe Ivan Orlov est en visite à Lomé.")
    sheet.person("Ivan Orlov", country="RUS", sector="GOV").country("Togo", "TGO")
    return sheet.event(
        "visite",
        type="CONSULT",
        mode="visit",
        status=status,
        agents=["Ivan Orlov"],
        recipients=["Togo"],
        when=when or days("2024-05-14"),
    )


def sanction():
    sheet = Sheet("Le Togo a sanctionné la société Norva.")
    sheet.country("Togo", "TGO").body("Norva")
    return sheet.event("sanctionné", type="SANCTION", agents=["Togo"], recipients=["Norva"])


def between(found, a, b, *, codes=None):
    sides = [{e.id for e in found.entities if e.country == n or e.name == n} for n in (a, b)]
    return list(events_between(found, *sides, countries=codes))


def test_a_visit_is_of_both_and_tells_its_class_and_score():
    [event] = between(dossier(visit()), "TGO", "RUS", codes=("TGO", "RUS"))
    assert (event.direction, event.quad, event.score) == ("mutual", "verbal_cooperation", 4.0)
    assert event.origins == 1


def test_who_acts_gives_the_direction():
    found = dossier(sanction())
    assert [e.direction for e in between(found, "TGO", "Norva")] == ["a_to_b"]
    assert [e.direction for e in between(found, "Norva", "TGO")] == ["b_to_a"]


def test_those_who_do_not_meet_have_no_events():
    assert between(dossier(sanction()), "Norva", "RUS") == []


@pytest.mark.parametrize(
    ("type_", "status", "quad"),
    [
        ("AID", "occurred", "material_cooperation"),
        ("AID", "planned", "verbal_cooperation"),
        ("ASSAULT", "denied", "material_conflict"),
        ("REQUEST", "occurred", "verbal_conflict"),
        (None, "occurred", None),
    ],
)
def test_the_class_is_the_manuals(type_, status, quad):
    assert plover_quad(type_, status) == quad


def test_months_hold_what_surely_is_theirs():
    dated = between(dossier(visit()), "RUS", "TGO", codes=("RUS", "TGO"))
    wide = days("2024-01-20", "2024-02-10")
    vague = between(dossier(visit("denied", wide)), "RUS", "TGO", codes=("RUS", "TGO"))
    events = in_order_of_days([*dated, *vague])
    months = series_of(events)
    assert [e.when.earliest.month for e in events] == [1, 5]
    assert [(m.month, m.events, m.score) for m in months] == [("2024-05", 1, 4.0), (None, 1, None)]
    assert [m.verbal_cooperation for m in months] == [1, 1]
    assert list(since(events, dt.date(2024, 2, 11))) == dated
