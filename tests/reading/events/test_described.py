"""Participants that a report describes and does not name."""

import pytest

from recoupe.reading.entities import EntityIndex, find_entities, united
from recoupe.reading.events import find_events
from recoupe.reading.events.described import Nouns
from recoupe.reading.times import find_times
from support import document, french, reader


def told(text: str, *, title: str | None = None) -> dict[str, tuple[list[str], list[str]]]:
    """The names of agents and recipients by trigger."""
    parsed, language = document(text, title=title), french()
    index = find_entities(parsed, language)
    times = find_times(parsed, language)
    events, _, described = find_events(parsed, index, times, (), (), language)
    names = {e.id: e.name for e in united(index.entities, described)}
    return {
        e.text: ([names[a] for a in e.agents], [names[r] for r in e.recipients])
        for e in events
        if not e.in_title
    }


@pytest.mark.parametrize(
    ("text", "trigger", "agents", "recipients"),
    [
        ("Des dockers ont bloqué mardi l'entrée du port.", "bloqué", ["dockers"], []),
        ("Deux présumés voleurs ont été arrêtés.", "arrêtés", [], ["présumés voleurs"]),
        ("Un encadrant a été blessé mardi.", "blessé", [], ["encadrant"]),
        ("L'aéroport fermera lundi.", "fermera", ["aéroport"], []),
        ("Une de leurs collègues a été blessée mardi.", "blessée", [], ["collègues"]),
        (
            "La famille de la fillette a annoncé qu'elle porterait plainte.",
            "porterait plainte",
            ["famille de la fillette"],
            [],
        ),
        (
            "Le pompier a été inculpé pour avoir allumé deux feux et remis en liberté mardi.",
            "remis en liberté",
            [],
            ["pompier"],
        ),
        (
            "Le maire a appelé jeudi ses partisans à défiler.",
            "appelé",
            ["maire"],
            ["partisans"],
        ),
        (
            "La population, excédée, appelle à une protection plus efficace des civils.",
            "appelle",
            ["population"],
            [],
        ),
        (
            "Une attaque attribuée à des braconniers a fait deux morts.",
            "attaque",
            ["braconniers"],
            [],
        ),
        (
            "Le village a été la cible d'une attaque des braconniers.",
            "attaque",
            ["braconniers"],
            ["village"],
        ),
        (
            "En visite à Morna depuis mardi, le préfet a été hué par des pêcheurs.",
            "visite",
            ["préfet"],
            [],
        ),
        (
            "L'un des avocats du pêcheur, Paul Armand, a demandé une confrontation.",
            "demandé",
            ["Paul Armand"],
            [],
        ),
        (
            "L'assassinat de l'ex-espion Paul Armand a été condamné mardi.",
            "assassinat",
            [],
            ["Paul Armand"],
        ),
    ],
)
def test_who_is_described_takes_part(
    text: str, trigger: str, agents: list[str], recipients: list[str]
) -> None:
    assert told(text)[trigger] == (agents, recipients)


def test_a_thing_takes_no_part() -> None:
    assert told("La pluie a bloqué mardi l'entrée du port.")["bloqué"][0] == []


def test_a_definite_phrase_stands_for_the_last_of_its_noun() -> None:
    text = "Trois pêcheurs de Morna ont été arrêtés mardi. Les pêcheurs ont été libérés mercredi."
    found = told(text)
    assert found["libérés"][1] == found["arrêtés"][1] == ["pêcheurs de Morna"]


def test_two_described_alike_are_two() -> None:
    parsed = document("Un policier a été blessé lundi. Un policier a été tué mardi.")
    language = french()
    index = find_entities(parsed, language)
    events, _, described = find_events(parsed, index, (), (), (), language)
    assert isinstance(index, EntityIndex)
    assert len({r for e in events for r in e.recipients}) == 2
    assert len({e.id for e in united(index.entities, described)}) == 2


def test_the_title_tells_who_did_what_the_first_sentence_tells() -> None:
    text = "Trois braconniers ont été arrêtés mardi près de Morna."
    found = told(text, title="Morna : trois braconniers arrêtés par la gendarmerie")
    assert found["arrêtés"] == (["gendarmerie"], ["braconniers"])


def test_the_only_doer_named_did_what_is_told_without_one() -> None:
    text = "Des braconniers ont attaqué Morna mardi. Deux gardes ont été tués."
    assert told(text)["tués"] == (["braconniers"], ["gardes"])


def test_one_of_two_doers_is_not_guessed() -> None:
    text = (
        "Des braconniers ont attaqué Morna mardi. Des éleveurs ont attaqué Balto mardi. "
        "Deux gardes ont été tués."
    )
    assert told(text)["tués"] == ([], ["gardes"])


def test_those_killed_in_an_attack_were_attacked() -> None:
    found = told("Douze villageois ont été tués lors de deux attaques.")
    assert found["attaques"][1] == ["villageois"]


@pytest.mark.parametrize(
    ("word", "singular"),
    [("policières", "policière"), ("maréchaux", "maréchal"), ("cardiologues", "cardiologue")],
)
def test_nouns_for_people_in_any_number(word: str, singular: str) -> None:
    assert french().made(Nouns).known(word) == (singular, "person")


@pytest.mark.parametrize("word", ["dialogue", "listes", "table", "cours"])
def test_nouns_for_things(word: str) -> None:
    assert french().made(Nouns).known(word) is None


def test_the_doer_of_an_attack_of_that_day_did_what_is_told_without_one() -> None:
    text = (
        "Des éleveurs ont attaqué Balto le 3 mai. Des braconniers ont attaqué Morna mardi. "
        "Deux gardes ont été tués mardi."
    )
    assert told(text)["tués"] == (["braconniers"], ["gardes"])


def test_beside_a_doer_who_is_named_another_complement_undergoes() -> None:
    text = "Le bombardement des positions des rebelles dans la forêt par l'armée a duré un jour."
    assert told(text)["bombardement"] == (["armée"], ["rebelles"])


@pytest.mark.parametrize(
    ("text", "trigger", "agents", "recipients"),
    [
        (
            "Âgé de 31 ans, Sami Larid, dont les clips ont été vus des millions de fois, "
            "a été mis en examen mardi.",
            "mis en examen",
            [],
            ["Sami Larid"],
        ),
        (
            "Une femme a porté plainte affirmant avoir été agressée par le chanteur.",
            "agressée",
            ["chanteur"],
            ["femme"],
        ),
        (
            "Interpellant le gouvernement, la députée Anne Morel a expliqué le retard.",
            "Interpellant le gouvernement",
            ["Anne Morel"],
            ["gouvernement"],
        ),
    ],
)
def test_a_subject_that_the_parse_lost_is_found(
    text: str, trigger: str, agents: list[str], recipients: list[str]
) -> None:
    assert told(text)[trigger] == (agents, recipients)


def test_a_present_that_the_tagger_calls_a_participle_has_its_subject() -> None:
    text = "La population, excédée, appelle, une fois de plus, à une protection plus efficace."
    assert told(text)["appelle"] == (["population"], [])


def test_his_own_address_is_made_by_whom_the_passive_names() -> None:
    text = "Le débat annoncé par Paul Armand lors de son allocution du 10 mai est mal parti."
    assert told(text)["allocution"][0] == ["Paul Armand"]


def test_the_title_tells_of_those_in_a_state_and_when() -> None:
    parsed = document(
        "Les dockers du port de Morna ont cessé le travail lundi matin.",
        title="Les dockers de Morna en grève pour trois jours",
    )
    language = french()
    index = find_entities(parsed, language)
    times = find_times(parsed, language)
    events, *_ = find_events(parsed, index, times, (), (), language)
    title, body = events
    assert title.in_title
    assert title.when == body.when
    assert title.agents


@pytest.mark.parametrize(
    ("text", "lemma", "who"),
    [
        ("Une attaque russe a visé le port lundi.", "attaque", ["Russie"]),
        ("La Russie nie. Une attaque russe a visé le port lundi.", "attaque", ["Russie"]),
        ("L'aide française au Mali est suspendue.", "aide", ["France"]),
        ("Le génocide arménien est commémoré lundi.", "génocide", []),
        ("Les manifestations iraniennes continuent.", "manifestation", []),
    ],
)
def test_an_adjective_of_nationality_tells_who_does_it(
    text: str, lemma: str, who: list[str]
) -> None:
    read = reader().read_document(document(text))
    event = next(e for e in read.events if e.lemma == lemma)
    assert [e.name for i in event.agents for e in read.entities if e.id == i] == who
