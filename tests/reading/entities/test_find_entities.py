"""Mentions of one report come together as entities. All people and events are invented."""

import pytest

from recoupe.model.annotation import Entity
from recoupe.model.base import make_id
from recoupe.reading.entities import EntityIndex, find_entities
from support import document, french


def read(text: str, *, title: str | None = None) -> EntityIndex:
    return find_entities(document(text, title=title), french())


def named(index: EntityIndex, name: str, kind: str | None = None) -> Entity:
    found = [e for e in index.entities if e.name == name and kind in (None, e.kind)]
    assert len(found) == 1, [(e.kind, e.name) for e in index.entities]
    return found[0]


def words(entity: Entity) -> list[str]:
    return [m.text for m in entity.mentions]


def test_role_before_a_name_and_later_short_forms_are_one_person() -> None:
    index = read(
        "Le ministre sénégalais des Transports, Ousmane Ndoye, a visité Kaolack. "
        "M. Ndoye a promis une gare. Le ministre est reparti mardi."
    )
    person = named(index, "Ousmane Ndoye")
    assert person.kind == "person"
    assert words(person) == [
        "ministre sénégalais des Transports",
        "Ousmane Ndoye",
        "Ndoye",
        "ministre",
    ]
    assert person.roles == ("ministre sénégalais des Transports",)
    assert (person.country, person.sector) == ("SEN", "GOV")


def test_accents_make_no_other_person() -> None:
    index = read("Issa Koïta a parlé. Le président Koita a salué la foule.")
    assert [e.name for e in index.entities if e.kind == "person"] == ["Issa Koïta"]


def test_role_after_a_name_with_an_age() -> None:
    index = read("Paul Dubreuil, 34 ans, maire de Clairval, a démissionné.")
    person = named(index, "Paul Dubreuil")
    assert person.roles == ("maire de Clairval",)
    assert person.sector == "GOV"


def test_roles_before_and_after_a_name_with_a_rank() -> None:
    index = read("Le colonel Ibra Sanou, président de la transition au Mali, a reçu Paul Dubreuil.")
    person = named(index, "Ibra Sanou")
    assert person.roles == ("colonel", "président de la transition au Mali")
    assert (person.country, person.sector) == ("MLI", "GOV")
    assert words(person) == ["Ibra Sanou", "président de la transition au Mali"]


def test_chief_of_diplomacy_is_the_minister_of_foreign_affairs() -> None:
    index = read(
        "Le chef de la diplomatie polonaise Jan Kowal est attendu à Niamey. "
        "Le ministre polonais des Affaires étrangères y restera deux jours."
    )
    assert words(named(index, "Jan Kowal"))[-1] == "ministre polonais des Affaires étrangères"


def test_office_of_another_country_is_another_holder() -> None:
    index = read(
        "Le ministre polonais de la Défense, Jan Kowal, a rencontré son homologue malien à Gao."
    )
    homologue = named(index, "homologue malien")
    assert (homologue.kind, homologue.country) == ("role", "MLI")


def test_a_predicate_is_no_participant() -> None:
    index = read("Les hommes arrêtés étaient des mercenaires.")
    assert "mercenaires" not in [e.name for e in index.entities]


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        ("Bamako a rejeté cette demande.", "Bamako", "MLI"),
        ("L'accord est rompu, selon Moscou.", "Moscou", "RUS"),
        ("La junte a fait appel à Moscou.", "Moscou", "RUS"),
        ("Paris accuse Téhéran de mentir.", "Téhéran", "IRN"),
        ("Paris, Alger et Madrid ont signé un accord.", "Alger", "DZA"),
    ],
)
def test_capital_that_acts_is_a_government(text: str, name: str, country: str) -> None:
    entity = named(read(text), name, "organisation")
    assert (entity.country, entity.sector, entity.roles) == (country, "GOV", ("gouvernement",))


@pytest.mark.parametrize("text", ["Il est arrivé à Bamako.", "Il a quitté Bamako pour Gao."])
def test_capital_as_a_place_is_a_place(text: str) -> None:
    entity = named(read(text), "Bamako")
    assert (entity.kind, entity.country, entity.sector) == ("place", "MLI", None)


def test_country_is_one_entity_with_the_same_id_everywhere() -> None:
    index = read("Le Mali a protesté. La RDC aussi. Au Mali, on s'inquiète pour la RD Congo.")
    assert {e.id for e in index.entities if e.kind == "country"} == {
        make_id("country", "MLI"),
        make_id("country", "COD"),
    }
    assert named(index, "Mali").sector is None


def test_demonym_of_two_countries_is_settled_by_the_report() -> None:
    assert named(read("À Brazzaville, l'armée congolaise défile."), "armée congolaise").country == (
        "COG"
    )
    assert named(read("À Goma, l'armée congolaise défile."), "armée congolaise").country == "COD"
    # Said of nothing else: the one with many times the people, if there is one.
    assert named(read("L'armée congolaise défile."), "armée congolaise").country == "COD"
    assert named(read("L'armée coréenne défile."), "armée coréenne").country is None


def test_ministry_resumed_by_its_noun() -> None:
    index = read(
        "Le ministère togolais de la Santé a publié un bilan. Selon un communiqué du ministère, "
        "l'hôpital reste ouvert."
    )
    ministry = named(index, "ministère togolais de la Santé")
    assert words(ministry) == ["ministère togolais de la Santé", "ministère"]
    assert (ministry.kind, ministry.country, ministry.sector) == ("organisation", "TGO", "GOV")


def test_acronym_in_brackets_stands_for_the_body_from_then_on() -> None:
    index = read(
        "L'Association des pêcheurs de Clairval (Apec) proteste. L'Apec demande une réunion."
    )
    assert words(named(index, "Association des pêcheurs de Clairval")) == [
        "Association des pêcheurs de Clairval",
        "Apec",
        "Apec",
    ]


def test_organisation_named_after_its_noun_has_it_as_a_role() -> None:
    wagner = named(read("La société paramilitaire russe Wagner est visée."), "Wagner")
    assert wagner.kind == "organisation"
    assert wagner.roles == ("société paramilitaire russe",)
    assert wagner.country == "RUS"


def test_words_for_one_foreign_force_are_one_group() -> None:
    index = read(
        "Des mercenaires russes sont arrivés. Les forces russes occupent la base. "
        "Les soldats russes restent à Moscou."
    )
    force = named(index, "forces russes")
    assert words(force) == ["mercenaires russes", "forces russes"]
    assert force.id == make_id("force", "RUS")
    assert named(index, "soldats russes").id != force.id


def test_unnamed_sources_are_entities() -> None:
    index = read("Une source médicale a confirmé le bilan. Un témoin parle de trois blessés.")
    assert named(index, "source médicale").kind == "role"
    assert named(index, "témoin").kind == "role"


def test_indefinite_holders_stay_apart() -> None:
    index = read("Un témoin a vu un camion. Un témoin a vu deux motos.")
    assert len([e for e in index.entities if e.kind == "role"]) == 2


def test_inhabitants_are_a_group_with_their_country() -> None:
    people = named(read("Les Maliens attendent les résultats."), "Maliens")
    assert (people.kind, people.country) == ("group", "MLI")


def test_street_named_after_a_country_is_no_country() -> None:
    assert not [
        e for e in read("Le cortège a rejoint la place d'Italie.").entities if e.kind == "country"
    ]


def test_months_and_days_are_no_names() -> None:
    assert read("Mardi, puis en Mars, rien n'a changé.").entities == ()


def test_names_of_the_title_and_the_body_are_joined() -> None:
    index = read("Jan Kowal est arrivé jeudi.", title="Kowal attendu à Gao")
    person = named(index, "Jan Kowal")
    assert [(m.text, m.in_title) for m in person.mentions] == [
        ("Kowal", True),
        ("Jan Kowal", False),
    ]


def test_town_takes_the_country_that_the_report_implies() -> None:
    index = read("Au Canada, la ville de London manque de neige. À London, on attend.")
    assert named(index, "London").country == "CAN"


def test_later_apposition_takes_over_the_unnamed_holder() -> None:
    index = read(
        "Le ministre togolais de la Défense est à Kara. Jan Kowal, ministre togolais de la "
        "Défense, y restera un jour. La ville a été nettoyée."
    )
    assert words(named(index, "Jan Kowal")) == [
        "ministre togolais de la Défense",
        "Jan Kowal",
        "ministre togolais de la Défense",
    ]


def test_generic_noun_resumes_the_last_subject_not_who_is_named_in_a_quotation() -> None:
    index = read("Jan Kowal a reçu Paul Dubreuil. « Je salue M. Dubreuil », a ajouté le diplomate.")
    assert "diplomate" in words(named(index, "Jan Kowal"))


def test_subject_after_a_name_is_no_apposition() -> None:
    index = read("Selon Paul Dubreuil, le ministre a menti.")
    assert named(index, "Paul Dubreuil").roles == ()


def test_name_after_a_domain_is_not_of_it() -> None:
    index = read("Le ministre de l'Intérieur Paul Dubreuil est venu.")
    assert named(index, "Paul Dubreuil").roles == ("ministre de l'Intérieur",)


def test_whence_a_group_leaves_is_not_what_it_is() -> None:
    group = named(read("Le retrait des soldats français du Mali commence."), "soldats français")
    assert group.country == "FRA"


def test_body_that_bears_a_name_is_no_person() -> None:
    index = read("Les blessés sont à l'hôpital Jean Kowal. Le ministre l'a confirmé.")
    assert [e for e in index.entities if e.kind == "person"] == []
    assert named(index, "hôpital Jean Kowal").kind == "organisation"


def test_coup_is_no_state() -> None:
    assert not [e for e in read("Un coup d'État au Niger.").entities if e.kind == "organisation"]
