"""What is told as to come, who is meant by a thing, and the day of a clause with "lorsque"."""

import pytest

from recoupe.model.annotation import Event
from recoupe.reading.entities import EntityIndex, find_entities, united
from recoupe.reading.events import find_events
from recoupe.reading.figures import find_figures
from recoupe.reading.quotations import find_quotations
from recoupe.reading.times import find_times
from support import document, french


def read(text: str) -> tuple[dict[str, Event], EntityIndex]:
    """The events of a text by their triggers' words."""
    parsed, language = document(text), french()
    index = find_entities(parsed, language)
    times = find_times(parsed, language)
    quotes = find_quotations(parsed, index, language)
    figures = find_figures(parsed, times, language)
    events, _, described = find_events(parsed, index, times, quotes, figures, language)
    return {e.text: e for e in events}, EntityIndex(united(index.entities, described))


def names(index: EntityIndex, ids: tuple[str, ...]) -> list[str]:
    return [index.by_id[i].name for i in ids]


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("Le maire a indiqué que la réunion se tiendrait lundi.", "réunion"),
        (
            "Le directeur a précisé que la société Morval construirait une usine à Brume.",
            "construirait",
        ),
        ("Paul Armand a affirmé qu'il partirait pour la capitale samedi.", "partirait"),
    ],
)
def test_a_conditional_under_words_of_the_past_is_to_come(text: str, trigger: str) -> None:
    events, _ = read(text)
    assert events[trigger].status == "announced"


def test_an_imperfect_on_a_stem_in_r_is_no_conditional() -> None:
    events, _ = read("Les soldats tiraient sur la foule et le village se retirait.")
    assert events["tiraient sur"].status == "occurred"


def test_who_wishes_to_do_plans_it_and_who_wishes_a_deed_asks_for_it() -> None:
    intended, _ = read("Le ministre souhaite rencontrer les pêcheurs.")
    asked, _ = read("Le syndicat souhaite la libération des pêcheurs.")
    assert intended["rencontrer"].status == "planned"
    assert asked["libération"].status == "demanded"


def test_a_pronoun_before_a_reflexive_verb_is_its_subject() -> None:
    events, index = read(
        "Interrogé à la radio, le secrétaire national du Parti vert Paul Armand a affirmé "
        "mercredi qu'il se joindrait aux manifestants."
    )
    event = events["joindrait aux manifestants"]
    assert names(index, event.agents) == ["Paul Armand"]


@pytest.mark.parametrize(
    "text",
    ["Des pêcheurs ont incendié la maison du maire.", "La voiture du maire a été incendiée lundi."],
)
def test_what_is_done_to_a_thing_is_done_to_whose_it_is(text: str) -> None:
    events, index = read(text)
    (event,) = events.values()
    assert names(index, event.recipients) == ["maire"]


def test_a_clause_with_lorsque_has_the_day_of_the_main_one() -> None:
    events, _ = read(
        "La rencontre remonte au 20 novembre 2017, lorsqu'il avait consulté les responsables."
    )
    when = events["consulté"].when
    assert when is not None
    assert when.value == "2017-11-20"


def test_a_verb_that_introduces_a_quotation_has_its_speaker() -> None:
    events, index = read(
        "Paul Armand est venu lundi. « C'est un appel au soulèvement », a-t-il mis en garde."
    )
    assert names(index, events["mis en garde"].agents) == ["Paul Armand"]


def test_a_deed_is_nobody_whose_name_stands_in_what_explains_it() -> None:
    events, _ = read(
        "Le Parlement a adopté lundi l'interdiction des filets, promesse de campagne du "
        "président Paul Armand."
    )
    assert events["adopté"].recipients == ()


def test_a_town_beside_those_who_are_called_is_where() -> None:
    events, index = read("La police a été appelée lundi à Brume.")
    assert names(index, events["appelée"].recipients) == ["police"]


def test_what_is_no_person_is_not_cleared_of_being_one() -> None:
    events, _ = read("« Le Valdor n'est pas un pays de passage », a déclaré Paul Armand.")
    assert "pays" not in events
    assert "déclaré" not in events


def test_noises_that_are_heard_are_not_questioned() -> None:
    heard, _ = read("Des détonations ont été entendues à Brume lundi.")
    asked, _ = read("Trois suspects ont été entendus par la police.")
    assert heard["entendues"].type is None
    assert asked["entendus"].type == "COERCE"


def test_terrorism_at_large_is_no_event() -> None:
    events, _ = read("Le pays est engagé dans la lutte contre le terrorisme au Valdor.")
    assert "terrorisme" not in events


@pytest.mark.parametrize(
    ("text", "trigger", "status"),
    [
        ("La marche de Brume n'aura finalement pas lieu.", "marche", "cancelled"),
        ("Le sommet de Brume ne se tiendra pas.", "sommet", "cancelled"),
        ("Le sommet de Brume n'a pas eu lieu.", "sommet", "denied"),
        ("La marche de Brume aura bien lieu samedi.", "marche", "planned"),
        ("Les dockers ont renoncé à leur grève après un vote.", "grève", "cancelled"),
        ("Les dockers ont reporté leur vote à la grève de mai.", "grève", "occurred"),
        (
            "La mairie a interdit la manifestation prévue samedi à Brume.",
            "manifestation",
            "planned",
        ),
        ("Un collectif de parents appelle à manifester samedi.", "manifester", "announced"),
        ("Les dockers ont déposé un préavis de grève.", "déposé un préavis de grève", "announced"),
        ("Les dockers ont levé leur préavis.", "levé leur préavis", "cancelled"),
        ("Aucune manifestation samedi à Brume.", "manifestation", "denied"),
    ],
)
def test_what_is_called_off_banned_or_called_for(text: str, trigger: str, status: str) -> None:
    events, _ = read(text)
    assert events[trigger].status == status


def test_a_part_of_a_preposition_is_no_departure() -> None:
    events, _ = read("La grève prévue à partir de lundi dans les bus de Brume est suivie.")
    assert "partir" not in events
