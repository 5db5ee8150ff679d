"""Names as far as they go: bodies, sites, people; and what is no name."""

import pytest

from recoupe.model.annotation import Entity
from recoupe.reading.entities import find_entities
from recoupe.reading.entities.bodies import stands_for
from recoupe.reading.entities.lexicon import words_of
from support import document, french


def entities(text: str) -> dict[str, Entity]:
    """The entities of a text by their names."""
    return {e.name: e for e in find_entities(document(text), french()).entities}


def texts(entity: Entity) -> list[str]:
    return [m.text for m in entity.mentions]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "L'Observatoire kembarais des libertés a protesté.",
            "Observatoire kembarais des libertés",
        ),
        ("Il préside l'Association nationale des pêcheurs.", "Association nationale des pêcheurs"),
        ("La Fondation Denise Tembo a soigné 391 enfants.", "Fondation Denise Tembo"),
    ],
)
def test_body_has_its_whole_name(text: str, name: str) -> None:
    assert entities(text)[name].kind == "organisation"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "L'Union pour la démocratie et le renouveau (UDR) a gagné. L'UDR s'en félicite.",
            "Union pour la démocratie et le renouveau",
        ),
        (
            "La Direction générale des ports et phares (DGPP) enquête. La DGPP se tait.",
            "Direction générale des ports et phares",
        ),
    ],
)
def test_acronym_and_what_it_stands_for_are_one(text: str, name: str) -> None:
    assert len(texts(entities(text)[name])) == 3


@pytest.mark.parametrize(
    ("acronym", "words", "expected"),
    [
        ("LDH", "Ligue des droits humains", True),
        ("Linafoot", "Ligue nationale de football", True),
        ("LDH", "Ligue nationale", False),
        ("UX", "Union", False),
    ],
)
def test_letters_of_an_acronym_are_found_in_order(acronym: str, words: str, expected: bool) -> None:
    assert stands_for(acronym, words_of(words, 0, len(words))) is expected


def test_body_is_resumed_by_its_noun() -> None:
    text = "L'Observatoire kembarais des libertés a protesté. Selon l'Observatoire, tout va mal."
    body = entities(text)["Observatoire kembarais des libertés"]
    assert texts(body) == ["Observatoire kembarais des libertés", "Observatoire"]


def test_two_clubs_that_play_are_two() -> None:
    found = entities("Le match de l'AS Nordia contre l'AS Sudia aura lieu dimanche.")
    assert {"AS Nordia", "AS Sudia"} <= set(found)


@pytest.mark.parametrize(
    "text",
    [
        "L'organisation d'un sit-in a été interdite.",
        "Le coup d'État a échoué.",
        "Les états généraux de la presse commencent lundi.",
        "Ils sont jugés pour association de malfaiteurs.",
    ],
)
def test_what_is_done_is_no_body(text: str) -> None:
    assert not entities(text)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Ils ont défilé sur l'avenue des Palmiers.", "avenue des Palmiers"),
        ("Les habitants du quartier des Potiers ont fui.", "quartier des Potiers"),
        ("Le match a lieu au stade Paul-Tembo.", "stade Paul-Tembo"),
    ],
)
def test_site_keeps_its_noun(text: str, name: str) -> None:
    assert entities(text)[name].kind == "place"


def test_station_of_a_town_is_in_the_town() -> None:
    assert "gare de Marseille" not in entities("Il attendait à la gare de Marseille.")


@pytest.mark.parametrize("text", ["Le ministre Bruno Le Maire a signé.", "Il a vu Bruno Le Maire."])
def test_office_in_a_surname_is_a_part_of_it(text: str) -> None:
    assert entities(text)["Bruno Le Maire"].kind == "person"


def test_country_in_a_surname_is_a_part_of_it() -> None:
    found = entities("Le texte du président François Hollande a été voté.")
    assert found["François Hollande"].kind == "person"
    assert all(e.kind != "country" for e in found.values())


def test_particle_belongs_to_the_surname() -> None:
    found = entities("Marine Le Guen a critiqué le texte. Le Guen a ajouté un mot.")
    assert texts(found["Marine Le Guen"]) == ["Marine Le Guen", "Le Guen"]


def test_bare_name_that_is_elected_is_a_person() -> None:
    assert entities("Duarte Valadim a été réélu hier.")["Duarte Valadim"].kind == "person"


def test_acronym_after_a_role_is_a_party() -> None:
    found = entities("Le sénateur UDX Luc Mary s'oppose au texte.")
    assert found["Luc Mary"].roles == ("sénateur",)


def test_surname_after_a_government_is_not_of_its_member() -> None:
    found = entities("Un membre du gouvernement Tembo a démissionné.")
    assert not found["Tembo"].roles


def test_ministry_is_named_by_its_domain() -> None:
    found = entities("Le ministère de l'Intérieur se tait. L'Intérieur a annoncé des renforts.")
    assert texts(found["ministère de l'Intérieur"]) == ["ministère de l'Intérieur", "Intérieur"]


def test_treaty_and_court_of_a_capital_are_no_government() -> None:
    found = entities("L'accord de Paris et la cour d'appel de Paris sont cités.")
    assert found["Paris"].kind == "place"


def test_newspaper_loses_its_article_after_a_preposition() -> None:
    assert entities("Il l'a dit au Monde hier soir.")["Monde"].sector == "MED"


def test_unknown_place_is_where_the_report_happens() -> None:
    text = (
        "Au Mali, l'armée malienne a fui. Bamako se tait. Des coups de feu ont retenti à Zarbela."
    )
    assert entities(text)["Zarbela"].country == "MLI"


def test_same_source_is_who_spoke_last() -> None:
    text = "Selon Paul Tembo, le pont est coupé. La même source ajoute que tout va mal."
    assert texts(entities(text)["Paul Tembo"]) == ["Paul Tembo", "source"]


def test_lawyers_name_is_not_the_clients() -> None:
    text = "Le chanteur Awa Diop est libre, selon l'avocat du chanteur, Luc Mary."
    assert "chanteur" not in entities(text)["Luc Mary"].roles


def test_association_is_the_one_that_has_a_name() -> None:
    text = "L'Association nationale des pêcheurs a écrit au préfet. L'association attend."
    body = entities(text)["Association nationale des pêcheurs"]
    assert texts(body) == ["Association nationale des pêcheurs", "association"]


def test_group_has_the_name_of_its_body() -> None:
    found = entities("Les rebelles ADF ont attaqué le village.")
    assert found["rebelles ADF"].kind == "group"


def test_acronym_of_common_words_is_no_body() -> None:
    assert "EHA" not in entities("Il manque eau, hygiène et assainissement (EHA) partout.")


def test_a_man_without_a_name_takes_part() -> None:
    assert entities("Un homme de 29 ans a été arrêté.")["homme de 29 ans"].kind == "role"


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("Prisca Luanda Kamala est venue.", "Prisca Luanda Kamala", "person"),
        ("Selon Prince Kabeya, tout va bien.", "Prince Kabeya", "person"),
        ("Les rivières Nyalo et Mbuga débordent.", "Mbuga", "place"),
        ("Le marché Mimbo a brûlé.", "Mimbo", "place"),
        ("Jean Roux, devenu patron de Norvia, est parti.", "Norvia", "organisation"),
        ("Il vit dans les Ardennes.", "Ardennes", "place"),
        ("Elle s'appelait Émilie, elle avait 34 ans.", "Émilie", "person"),
        ("La mère d'Alexia a pleuré. Il a donné la mort à Alexia.", "Alexia", "person"),
    ],
)
def test_name_has_its_kind(text: str, name: str, kind: str) -> None:
    assert entities(text)[name].kind == kind


def test_centre_of_a_town_is_no_body() -> None:
    assert {e.kind for e in entities("Il vit dans le centre de Paris.").values()} == {"place"}


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Libérez Paul Douet ! Laissez-le en paix.", {"Paul Douet"}),
        ("Le soutien d'Éric Douet Éric Douet s'est imposé.", {"Éric Douet"}),
        ("Rose Dupont a chanté.", {"Rose Dupont"}),
    ],
)
def test_a_verb_and_a_name_told_twice_are_no_names(text: str, names: set[str]) -> None:
    assert {n for n, e in entities(text).items() if e.kind == "person"} == names
