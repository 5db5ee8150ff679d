"""What surfaces ask, now and as of an instant."""

import contextlib
import datetime as dt

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from engine.fakes import FakeWindow, check, fake_stages, make_report, story_of, write_items
from recoupe.engine.ask import dossier, reading, readings_of, rejected, search, stories
from recoupe.engine.explain import explain
from recoupe.engine.exporting import exported_dossiers, exported_readings
from recoupe.engine.instants import parse_as_of
from recoupe.engine.read import read
from recoupe.errors import AmbiguousError, DateError, NotFoundError
from recoupe.model.annotation import Reading

STAGES = fake_stages()
FIRST_READ = dt.datetime(2024, 6, 1, 12, 0, tzinfo=dt.UTC)
ITEMS = [
    {"key": "a1", "text": "Évreuil inondée, l’armée mobilisée.", "day": "2024-05-15"},
    {"key": "a2", "text": "Évreuil : dix maisons.", "day": "2024-05-16T08:30:00Z", "source": "b"},
    {"key": "a3", "text": "Évreuil compte ses pertes.", "day": "2024-05-18", "source": None},
    {"key": "b1", "text": "Lompré en grève.", "day": "2024-05-17"},
    {"key": "c1", "text": "Sorbey sans date.", "day": None},
]


@pytest.fixture
def full(tmp_path, record):
    path = write_items(tmp_path / "in", ITEMS)
    read([path], record, stages=STAGES, clock=lambda: FIRST_READ)
    return record


def keys(checked):
    return [r.key for r in checked.dossier.reports]


def test_stories_come_newest_first_and_undated_ones_last(full):
    items = stories(full).items
    assert [i.title.split()[0] for i in items] == ["Évreuil", "Lompré", "Sorbey"]
    assert [i.reports for i in items] == [3, 1, 1]
    assert [i.origins for i in items] == [3, 1, 1]


@pytest.mark.parametrize("about", ["Évreuil", "evreuil", "ÉVREUIL ", "Evreuil"])
def test_about_matches_names_without_regard_to_accents_and_capitals(full, about):
    assert [i.reports for i in stories(full, about=about).items] == [3]
    [item] = stories(full, about=about, as_of="2024-05-16", stages=STAGES).items
    assert item.reports == 2


def test_about_matches_whole_words(full):
    assert stories(full, about="Evre").items == ()
    assert stories(full, about="%").items == ()


def test_a_dossier_answers_to_the_beginning_of_its_id(full):
    story = stories(full).items[0].id
    assert keys(dossier(full, story[:6])) == ["a1", "a2", "a3"]
    assert keys(dossier(full, story[:6].upper())) == ["a1", "a2", "a3"]


def test_an_unknown_story_is_not_found(full):
    for name in ("ffffffffffffffff", "", "zz", "%"):
        with pytest.raises(NotFoundError):
            dossier(full, name)


def test_a_beginning_of_several_ids_is_ambiguous(tmp_path, record):
    items = [{"key": f"k{n}", "text": f"Mot{n} seul."} for n in range(40)]
    read([write_items(tmp_path / "in", items)], record, stages=STAGES)
    ids = [i.id for i in stories(record).items]
    shared = next(i[0] for i in ids if sum(j[0] == i[0] for j in ids) > 1)
    with pytest.raises(AmbiguousError) as caught:
        dossier(record, shared)
    assert len(caught.value.candidates) > 1


def test_a_reading_answers_to_its_key_and_to_its_id(full):
    by_key = reading(full, "a2")
    assert by_key.text == "Évreuil : dix maisons."
    assert reading(full, by_key.id[:8]) == by_key


def test_a_dossier_comes_with_the_readings_of_its_reports(full):
    found = dossier(full, stories(full).items[0].id).dossier
    readings = readings_of(full, found)
    assert [readings[r.id].key for r in found.reports] == ["a1", "a2", "a3"]


def test_a_key_of_two_reports_is_ambiguous(tmp_path, full):
    changed = write_items(tmp_path / "again", [{**ITEMS[3], "text": "Lompré reprend."}])
    read([changed], full, stages=STAGES)
    with pytest.raises(AmbiguousError):
        reading(full, "b1")


@pytest.mark.parametrize(
    ("as_of", "expected"),
    [
        ("2024-05-15", ["a1"]),
        ("2024-05-15T23:00Z", None),  # known to the day only: at its end
        ("2024-05-16T08:29Z", ["a1"]),
        ("2024-05-16T08:30:00Z", ["a1", "a2"]),
        ("2024-05-16T10:29+02:00", ["a1"]),
        ("2024-05", ["a1", "a2", "a3"]),
        ("2024", ["a1", "a2", "a3"]),
    ],
)
def test_a_dossier_as_of_an_instant_has_the_reports_known_then(full, as_of, expected):
    story = stories(full).items[0].id
    if expected is None:
        with pytest.raises(NotFoundError):
            dossier(full, story, as_of=as_of, stages=STAGES)
    else:
        found = dossier(full, story, as_of=as_of, stages=STAGES)
        assert keys(found) == expected
        assert found.dossier.as_of == as_of


def test_a_dossier_as_of_is_what_the_reports_known_then_give_alone(full):
    story = stories(full).items[0].id
    known = [Reading.of(make_report(**item)) for item in ITEMS[:2]]
    readings = [reading(full, r.key) for r in known]
    alone = check(story_of(readings), readings, (), as_of="2024-05-16", language=None)
    assert dossier(full, story, as_of="2024-05-16", stages=STAGES) == alone


def test_an_undated_report_is_known_from_its_first_reading(full):
    assert len(stories(full, as_of="2024-05-31", stages=STAGES).items) == 2
    assert len(stories(full, as_of="2024-06-01", stages=STAGES).items) == 3


def test_the_list_as_of_an_instant(full):
    items = stories(full, as_of="2024-05-16", stages=STAGES).items
    assert [(i.reports, i.origins) for i in items] == [(2, 2)]
    assert stories(full, as_of="2024-05-14", stages=STAGES).items == ()
    assert stories(full, as_of="9999", stages=STAGES) == stories(full)


def test_a_bad_instant_is_an_error(full):
    with pytest.raises(DateError):
        stories(full, as_of="demain")


def test_two_stories_that_a_later_report_joined_are_two_before_it(tmp_path, record):
    bridge = fake_stages(window=BridgeWindow)
    items = [
        {"key": "a", "text": "Nord calme.", "day": "2024-05-01"},
        {"key": "b", "text": "Sud calme.", "day": "2024-05-02"},
        {"key": "c", "text": "Pont ouvert.", "day": "2024-05-03"},
    ]
    read([write_items(tmp_path / "in", items)], record, stages=bridge)
    [today] = stories(record).items
    assert today.reports == 3
    before = stories(record, as_of="2024-05-02", stages=bridge).items
    assert [i.reports for i in before] == [1, 1]
    for item in before:
        [only] = dossier(record, item.id, as_of="2024-05-02", stages=bridge).dossier.reports
        assert dossier(record, item.id).dossier.story.id == today.id
        assert only.key in "ab"
    assert keys(dossier(record, today.id, as_of="2024-05-02", stages=bridge)) == ["a"]


class BridgeWindow(FakeWindow):
    """Joins whatever is compared with "Pont"."""

    def near(self, one, other):
        return one.report != other.report and "Pont" in (one.word, other.word)

    def links(self, features):
        return tuple(msgspec.structs.replace(k, joined=True) for k in super().links(features))


def test_the_export_as_of_an_instant_has_what_was_known(full):
    at = parse_as_of("2024-05-16")
    assert [r.key for r in exported_readings(full, at)] != []
    assert {r.key for r in exported_readings(full, at)} == {"a1", "a2"}
    [only] = exported_dossiers(full, at, STAGES)
    assert [r.key for r in only.reports] == ["a1", "a2"]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("evreuil", ["a1", "a2", "a3"]),
        ("EVREUIL maisons", ["a2"]),
        ("armee", ["a1"]),
        ("l'armée", ["a1"]),
        ('"dix maisons"', ["a2"]),
        ("« dix maisons »", ["a2"]),
        ('"maisons dix"', []),
        ("mais*", ["a2"]),
        ("mais", []),
        ("grève", ["b1"]),
        ("grève OR armée", []),
        ("absent", []),
        ("", []),
        ('"', []),
        ("* ( ) - : ^ NEAR/2", []),
        ("text:grève", []),
        ("grève AND", []),
    ],
)
def test_search_takes_words_as_words(full, words, expected):
    assert sorted(i.key for i in search(full, words).items) == expected


@given(words=st.text())
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_no_words_break_a_question(full, words):
    search(full, words)
    stories(full, about=words)
    for ask in (dossier, reading, explain):
        with contextlib.suppress(NotFoundError, AmbiguousError):
            ask(full, words)


@pytest.mark.parametrize("words", ["\udcff", "zz\udcff*", "\x00", '"\x00"'])
def test_bytes_of_a_command_line_that_are_no_text_find_nothing(full, words):
    assert search(full, words).items == ()
    assert stories(full, about=f"{words}x").items == ()
    for ask in (dossier, reading, explain):
        with pytest.raises(NotFoundError):
            ask(full, words)


def test_a_hit_tells_its_story_and_quotes_its_report(full):
    [item] = search(full, "greve").items
    assert item.snippet == "Lompré en grève."
    assert item.story == stories(full, about="Lompré").items[0].id
    assert item.published == "2024-05-17"


@pytest.mark.parametrize("turned", [False, True])
def test_of_very_many_hits_the_newest_come_first(tmp_path, record, monkeypatch, turned):
    """However they arrived, the undated last; fewer hits are ranked."""
    monkeypatch.setattr("recoupe.record.search.MOST_RANKED", 3)
    days = ("2024-05-15", None, "2024-05-18", "2024-05-16")
    items = [{"key": f"{d}", "text": f"Crue du Lanvern, {d}.", "day": d} for d in days]
    items.append({"key": "long", "text": "Grève " + "et pluie " * 20, "day": "2024-05-18"})
    items.append({"key": "short", "text": "Grève.", "day": "2024-05-11"})
    order = items[::-1] if turned else items
    read([write_items(tmp_path / "in", order)], record, stages=STAGES)
    newest = ["2024-05-18", "2024-05-16", "2024-05-15", "None"]
    assert [i.key for i in search(record, "crue").items] == newest
    assert [i.key for i in search(record, "greve").items] == ["short", "long"]
    monkeypatch.setattr("recoupe.record.search.MOST_RANKED", 4)
    assert {i.key for i in search(record, "crue").items} == set(newest)


def test_nothing_is_rejected_where_nothing_was(full):
    assert rejected(full).items == ()
