"""Each rule of a pair, on two invented reports that show it and two that do not."""

import pytest

from recoupe.model.annotation import Entity, Reading
from recoupe.stories.features import features_of
from recoupe.stories.rules import RULES
from recoupe.stories.window import Window
from support import report, span_of

PONT = "Le préfet Idrissa Wendou a ouvert mardi le pont de Dougaré."
PORT = "Les dockers de Saldira réclament 15 % de hausse à Hélène Taroubé."
RIZ = "La récolte de riz sera bonne cette année."


def reading(text, *, title=None, places=(), **fields):
    plain = Reading.of(report(text, title=title, **fields))
    entities = tuple(
        Entity(id=name, kind="place", name=name, mentions=(span_of(text, name),)) for name in places
    )
    kept = {f: getattr(plain, f) for f in plain.__struct_fields__ if f != "entities"}
    return Reading(**kept, entities=entities)


def amount(rule, a, b):
    """What the rule called so sees in a pair; 0 where it has nothing to say."""
    pair = [features_of(r) for r in (a, b)]
    window = Window(pair)
    day = max(f.latest for f in pair).toordinal()
    sides = [window._side(f, day) for f in pair]
    return next(r for r in RULES if r.name == rule).amount(*sides)


SEEN = [
    ("shared_words", reading(PONT, key="a"), reading(PONT, key="b")),
    ("shared_lead", reading(PONT, key="a"), reading(PONT, key="b")),
    ("shared_names", reading(PONT, key="a"), reading("Voici Idrissa Wendou.", key="b")),
    (
        "titles_answered",
        reading(PONT, title="Un pont à Dougaré", key="a"),
        reading(PONT, title="Wendou ouvre un pont", key="b"),
    ),
    ("rare_words", reading(PONT, key="a"), reading("Wendou est à Dougaré.", key="b")),
    ("other_names", reading(PONT, key="a"), reading(PORT, key="b")),
    ("single_word", reading(PONT, key="a"), reading("Un prix à Dougaré.", key="b")),
    ("same_outlet", reading(PONT, key="a"), reading(PORT, key="b")),
    (
        "other_places",
        reading(PONT, places=["Dougaré"], key="a"),
        reading(PORT, places=["Saldira"], key="b"),
    ),
    (
        "other_numbers",
        reading("Il y a 12 morts.", key="a"),
        reading("Il y a 45 morts.", key="b"),
    ),
    ("days_between", reading(PONT, key="a"), reading(PONT, day="2024-05-18", key="b")),
]
UNSEEN = [
    ("shared_names", reading(PONT, key="a"), reading(PORT, key="b")),
    ("titles_answered", reading(PONT, title="Un pont", key="a"), reading(PONT, key="b")),
    ("other_names", reading(PONT, key="a"), reading(PONT, key="b")),
    ("other_names", reading(PONT, key="a"), reading(RIZ, key="b")),
    ("single_word", reading(PONT, key="a"), reading(PONT, key="b")),
    ("same_outlet", reading(PONT, key="a"), reading(PONT, source="autre.example", key="b")),
    ("same_outlet", reading(PONT, source=None, key="a"), reading(PONT, source=None, key="b")),
    (
        "other_places",
        reading(PONT, places=["Dougaré"], key="a"),
        reading(PORT + " Puis Dougaré.", places=["Saldira"], key="b"),
    ),
    (
        "other_numbers",
        reading("Il y a 12 morts et 45 blessés.", key="a"),
        reading("Il y a 45 blessés.", key="b"),
    ),
    ("other_numbers", reading("Il y a 12 morts.", key="a"), reading("En 2019, rien.", key="b")),
    ("days_between", reading(PONT, key="a"), reading(PONT, key="b")),
]


@pytest.mark.parametrize(("rule", "a", "b"), SEEN, ids=[rule for rule, _, _ in SEEN])
def test_rule_sees_what_it_is_for(rule, a, b):
    assert amount(rule, a, b) > 0


@pytest.mark.parametrize(("rule", "a", "b"), UNSEEN, ids=[rule for rule, _, _ in UNSEEN])
def test_rule_is_silent_otherwise(rule, a, b):
    assert amount(rule, a, b) == pytest.approx(0)


@pytest.mark.parametrize(("rule", "a", "b"), SEEN, ids=[rule for rule, _, _ in SEEN])
def test_rules_are_symmetric(rule, a, b):
    assert amount(rule, a, b) == pytest.approx(amount(rule, b, a))


def test_every_rule_has_an_example():
    assert {rule for rule, _, _ in SEEN} == {rule.name for rule in RULES}


def test_reason_names_the_words():
    a, b = (features_of(reading(PONT, key=key)) for key in "ab")
    [link] = Window([a, b]).links(a)
    details = {r.rule: r.detail for r in link.reasons}
    assert "dougare" in details["shared_names"]
    assert "wendou" in details["rare_words"]


def test_dates_are_no_figures():
    features = features_of(reading("En 2019, 12 morts ; en 1998, 300 blessés."))
    assert features.numbers == ("12", "300")
