"""Who an office is said of across sentences, and which country a report implies. All invented."""

import datetime as dt

import pytest

from recoupe.model.annotation import Entity
from recoupe.reading.entities import EntityIndex, find_entities
from recoupe.reading.entities.holders import holders_at
from recoupe.reading.entities.home import country_of_outlet
from recoupe.reading.entities.lexicon import lexicon_of
from support import document, french, report


def read(text: str, **fields: str | None) -> EntityIndex:
    return find_entities(document(text, **fields), french())


def named(index: EntityIndex, name: str) -> Entity:
    found = [e for e in index.entities if e.name == name]
    assert len(found) == 1, [(e.kind, e.name) for e in index.entities]
    return found[0]


@pytest.mark.parametrize(
    ("text", "person", "role"),
    [
        (
            "Le porte-parole de la police a montré trois bandits. "
            "Le capitaine Michel Lubanga a aussi invité les habitants au calme.",
            "Michel Lubanga",
            "porte-parole de la police",
        ),
        (
            "Laurent Vaubourg a plaidé l'oubli, jeudi. «J'ai fait un oubli», a concédé le "
            "président de l'Union des vignes, passablement agacé.",
            "Laurent Vaubourg",
            "président de l'Union des vignes",
        ),
        (
            "L'agence était dirigée par l'actuelle ministre du Travail Clara Dumontel.",
            "Clara Dumontel",
            "ministre du Travail",
        ),
        ("Son homologue Malgache, Rado Andrian, a parlé.", "Rado Andrian", "homologue Malgache"),
        (
            "Le ministre de l'Intérieur, Sécurité et Affaires coutumières, Jacques Bolobe, "
            "est venu.",
            "Jacques Bolobe",
            "ministre de l'Intérieur, Sécurité et Affaires coutumières",
        ),
        (
            "«Je souhaite le calme», confie Laurent Dumazet. «J'ai toujours soutenu ce "
            "mouvement», expose le maire de Vorane.",
            "Laurent Dumazet",
            "maire de Vorane",
        ),
        (
            "La ministre en charge de la Santé, Rose Akpé, est venue.",
            "Rose Akpé",
            "ministre en charge de la Santé",
        ),
        ("Me Jeanne Dulac, leur avocate, a fait appel.", "Jeanne Dulac", "avocate"),
        (
            "La secrétaire d'État chargée de l'Égalité entre les femmes et les hommes, "
            "Lucie Varenne, a réagi.",
            "Lucie Varenne",
            "secrétaire d'État chargée de l'Égalité entre les femmes et les hommes",
        ),
        (
            "Étaient présents le gouverneur Paul Kasongo, le maire de Vorane, Jean Bisimwa, "
            "et le colonel Marc Ilunga.",
            "Jean Bisimwa",
            "maire de Vorane",
        ),
        (
            "Jean Dumazet dit qu'il parle en qualité de chef du Parti radical.",
            "Jean Dumazet",
            "chef du Parti radical",
        ),
        ("Le DG de la Gécamines, Paul Ilunga, a signé.", "Paul Ilunga", "DG de la Gécamines"),
        (
            "Le ministre de l'Agriculture, de la Pêche et de l'Élevage, Paul Tembo, a parlé.",
            "Paul Tembo",
            "ministre de l'Agriculture, de la Pêche et de l'Élevage",
        ),
        ("La maire PS de Paris, Anne Dulac, a répondu.", "Anne Dulac", "maire PS de Paris"),
        ("Le député LR du Nord Paul Marchand a voté.", "Paul Marchand", "député LR du Nord"),
        (
            "Anne Morel, nommée ministre de la Culture en mars, est venue.",
            "Anne Morel",
            "ministre de la Culture",
        ),
        (
            "Patrick Bemba, ministre du Plan et porte-parole du gouvernement, a parlé.",
            "Patrick Bemba",
            "porte-parole du gouvernement",
        ),
        (
            "Le ministre de la Justice et vice-président du parti, Paul Roux, est venu.",
            "Paul Roux",
            "ministre de la Justice",
        ),
    ],
)
def test_office_is_said_of(text: str, person: str, role: str) -> None:
    index = read(text)
    entity = named(index, person)
    assert role in entity.roles
    assert (role, entity.id) in [(span.text, holder) for span, holder in index.offices]


def test_office_resumes_the_one_person_of_the_title() -> None:
    index = read(
        "La vice-ministre du Climat a déclaré que le pays avance.",
        title="« Le pays avance » (Gracia Mabala)",
    )
    assert named(index, "Gracia Mabala").roles == ("vice-ministre du Climat",)


def test_unnamed_minister_is_not_the_source_beside() -> None:
    index = read("Paul Dubreuil est venu lundi. Selon Clara Somé, la ministre des Ports a menti.")
    assert named(index, "Clara Somé").roles == ()


def test_head_of_state_is_known_by_the_day_of_the_report() -> None:
    text = "Emmanuel Macron est arrivé à Lyon. Le chef de l'État a salué la foule."
    assert named(read(text, day="2018-12-05"), "Emmanuel Macron").roles == ("chef de l'État",)
    form = ("emmanuel", "macron")
    assert "current" in holders_at(french(), dt.date(2018, 12, 5))[form][0].flags
    assert form not in holders_at(french(), dt.date(2015, 1, 1))
    assert holders_at(french(), None) == {}


@pytest.mark.parametrize(
    ("source", "country"),
    [
        ("courrier-du-fleuve.cd", "COD"),
        ("Le Figaro", "FRA"),
        ("courrier.example", None),
        ("courrier.tv", None),
        (None, None),
    ],
)
def test_country_of_an_outlet(source: str | None, country: str | None) -> None:
    assert country_of_outlet(report("Texte.", source=source), lexicon_of(french())) == country


def test_bodies_and_places_are_of_the_country_that_the_report_is_about() -> None:
    index = read(
        "Le club Étoile Brune a battu le FC Mandolo au stade Paul-Tembo, "
        "selon le ministre congolais des Sports et la fédération congolaise.",
        source="courrier-du-fleuve.cd",
    )
    assert named(index, "stade Paul-Tembo").country == "COD"
    assert named(index, "FC Mandolo").country == "COD"


def test_body_is_of_the_country_in_its_name() -> None:
    index = read("La société Transports Suisse Nord a signé avec Radio Mali Horizon à Nairobi.")
    assert named(index, "Radio Mali Horizon").country == "MLI"


@pytest.mark.parametrize("text", ["Des heurts ont eu lieu à Nabatiko (sud).",
                                  "Ils ont quitté Nabatiko, un village de l'est."])  # fmt: skip
def test_place_by_what_follows(text: str) -> None:
    assert named(read(text), "Nabatiko").kind == "place"


def test_next_sentence_without_a_blank_is_no_part_of_a_name() -> None:
    index = read("La ministre, c'est Sylvie GouletLa justice enquête sur Sylvie Goulet.")
    assert [e.name for e in index.entities if e.kind == "person"] == ["Sylvie Goulet"]


@pytest.mark.parametrize(
    "text",
    [
        "Il montre sa carte d'électeur et sa casquette d'élu.",
        "Trois preneurs d'otage sont arrêtés.",
        "C'est un industriel à la retraite.",
    ],
)
def test_nobody_is_meant(text: str) -> None:
    assert not {"électeur", "élu", "otage", "retraite"} & {e.name for e in read(text).entities}


def test_acronym_between_an_office_and_its_holder() -> None:
    index = read(
        "Le directeur de l'Office des forêts du Lanvou (OFL), Jean Itipo, est arrivé lundi."
    )
    assert named(index, "Jean Itipo").roles == ("directeur de l'Office des forêts du Lanvou",)


def test_acronym_of_an_office_makes_no_body() -> None:
    index = read("Le secrétaire exécutif provincial (SEP) du Kwilu est venu.")
    assert not [e.name for e in index.entities if e.kind == "organisation"]


def test_office_inside_an_office_is_another_persons() -> None:
    index = read("Rose Akpé, conseillère du gouverneur, est venue.")
    assert named(index, "Rose Akpé").roles == ("conseillère du gouverneur",)


def test_complement_of_the_verb_is_not_of_the_office() -> None:
    index = read("Il a remercié le directeur de la police de son soutien.")
    assert "directeur de la police" in [span.text for span, _ in index.offices]
