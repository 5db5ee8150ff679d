"""Each rule of a pair, on two invented reports that show it and two that do not."""

import msgspec
import pytest

from recoupe.model.annotation import Entity, Reading
from recoupe.stories.features import features_of
from recoupe.stories.meaning import unit_vector
from recoupe.stories.rules import RULES, pair_of
from recoupe.stories.sides import side_of
from recoupe.stories.window import Window, reasons_between
from support import reader, report, span_of

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


def titled(title, *, text="", **fields):
    """A report read in full, so that the times of its title are known."""
    [found] = reader().read([report(text, title=title, **fields)])
    return found


def amount(rule, a, b):
    """What the rule called so sees in a pair; 0 where it has nothing to say."""
    return next(r for r in RULES if r.name == rule).amount(pair_of(side(a), side(b)))


def side(of):
    """A report as the rules see it: words of three letters are everywhere, longer ones rare."""
    features = features_of(of)
    rarity = tuple(0.0 if len(t.stem) <= 3 else 5.0 for t in features.terms)
    return side_of(msgspec.structs.replace(features, rarity=rarity))


SEEN = [
    ("shared_words", reading(PONT, key="a"), reading(PONT, key="b")),
    ("like_meaning", reading(PONT, key="a"), reading("Le pont a été inauguré mardi.", key="b")),
    ("shared_names", reading(PONT, key="a"), reading("Voici Idrissa Wendou.", key="b")),
    (
        "title_answered",
        reading(PONT, title="Un pont à Dougaré", key="a"),
        reading(PONT, title="Infrastructures", key="b"),
    ),
    ("rare_words", reading(PONT, key="a"), reading("Wendou est à Dougaré.", key="b")),
    (
        "rare_in_titles",
        reading("", title="Un pont ouvert à Dougaré", key="a"),
        reading("", title="Dougaré attend la pluie", key="b"),
    ),
    ("other_names", reading(PONT, key="a"), reading(PORT, key="b")),
    ("many_words", reading(PONT, key="a"), reading(PORT, key="b")),
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
    (
        "same_heading",
        titled("Le journal du 5 mai 2024", text=PONT, day="2024-05-05", key="a"),
        titled("Le journal du 6 mai 2024", text=PORT, day="2024-05-06", key="b"),
    ),
    (
        "other_title_days",
        titled("Grève du 7 mai : les prévisions", day="2024-05-06", key="a"),
        titled("Grève du 11 mai : les prévisions", day="2024-05-10", key="b"),
    ),
]
UNSEEN = [
    (  # one report printed again
        "same_heading",
        titled("Un pont à Dougaré", text=PONT, day="2024-05-05", key="a"),
        titled("Un pont à Dougaré", text=PONT, day="2024-05-06", key="b"),
    ),
    (  # one day
        "same_heading",
        titled("Le journal du 5 mai 2024", text=PONT, day="2024-05-05", key="a"),
        titled("Le journal du 5 mai 2024", text=PORT, day="2024-05-05", key="b"),
    ),
    (  # two outlets
        "same_heading",
        titled("Le journal du 5 mai", text=PONT, day="2024-05-05", key="a"),
        titled("Le journal du 6 mai", text=PORT, day="2024-05-06", source="b.example", key="b"),
    ),
    (
        "other_title_days",
        titled("Grève du 7 mai : les prévisions", day="2024-05-06", key="a"),
        titled("Grève de mardi : le trafic", day="2024-05-06", key="b"),
    ),
    ("shared_names", reading(PONT, key="a"), reading(PORT, key="b")),
    ("like_meaning", reading("", title="2024", key="a"), reading(PONT, key="b")),
    ("title_answered", reading(PONT, title="Vacances", key="a"), reading(PORT, key="b")),
    (
        "rare_in_titles",
        reading(PONT, title="Un pont", key="a"),
        reading(PONT, title="Infrastructures", key="b"),
    ),
    ("many_words", reading("Il va là.", key="a"), reading(PONT, key="b")),
    ("other_names", reading(PONT, key="a"), reading(PONT, key="b")),
    ("other_names", reading(PONT, key="a"), reading(RIZ, key="b")),
    ("single_word", reading(PONT, key="a"), reading(PONT, key="b")),
    ("same_outlet", reading(PONT, key="a"), reading(PONT, source="autre.example", key="b")),
    (
        "same_outlet",
        reading(PONT, source="www.exemple.com", key="a"),
        reading(PONT, source="exemple.org", key="b"),
    ),
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
    details = {r.rule: r.detail for r in reasons_between(*Window([a, b]).reports())}
    assert "dougare" in details["shared_names"]
    assert "wendou" in details["rare_words"]


def test_dates_are_no_figures():
    features = features_of(reading("En 2019, 12 morts ; en 1998, 300 blessés."))
    assert features.numbers == ("12", "300")


def test_address_of_an_outlet_is_the_outlet():
    a = reading(PONT, source="https://www.Exemple.com/", key="a")
    b = reading(PORT, source="exemple.com", key="b")
    assert amount("same_outlet", a, b) == 1


def test_title_in_capitals_is_read_in_small_letters():
    a = reading("", title="LE PONT DE DOUGARÉ OUVERT À LA CIRCULATION", key="a")
    b = reading("", title="Le pont de Dougaré ouvert à la circulation", key="b")
    assert amount("like_meaning", a, b) > 0.8


def test_meaning_is_kept_as_one_byte_a_dimension():
    meaning = features_of(reading(PONT, title="Un pont à Dougaré")).meaning
    assert len(meaning) == 512
    assert unit_vector(meaning) @ unit_vector(meaning) == pytest.approx(1)
