"""Which row of the lexicon a verb or noun matches: its words, what lies between, its pronouns."""

import pytest

from recoupe.reading.events.lexicon import lexicon_of
from recoupe.reading.events.tree import Tree
from recoupe.reading.events.words import Words
from support import document, french, reader, report


def matches(text: str) -> dict[str, str | None]:
    """The rows found in a sentence, with their types."""
    tree = Tree(document(text).body[0], french().made(Words))
    return {m.row.lemma: m.row.type for m in lexicon_of(french()).matches(tree, text)}


@pytest.mark.parametrize(
    ("text", "lemma", "type_"),
    [
        ("Le maire de Brume a été mis en examen lundi.", "mettre en examen", "COERCE"),
        ("Les rebelles ont pris d'assaut la mairie.", "prendre d'assaut", "ASSAULT"),
        ("La patrouille est tombée dans une embuscade.", "tomber dans une embuscade", "ASSAULT"),
        ("Le chef du groupe s'est rendu à la police.", "se rendre à la police", "RETREAT"),
        ("Le conseil a levé les sanctions.", "lever les sanctions", "CONCEDE"),
        ("Le président a levé la séance.", "lever la séance", None),
        ("La députée s'en est prise au préfet.", "se en prendre", "ACCUSE"),
        ("Le juge Orsenne a été condamné mardi.", "condamner", "COERCE"),
        ("Le maire a condamné la fête.", "condamner", "ACCUSE"),
        ("Les pêcheurs manifestent devant la mairie.", "manifester", "PROTEST"),
        ("Elle a manifesté sa joie.", "manifester", None),
        ("Les rebelles ont brûlé trois maisons.", "brûler", "ASSAULT"),
        ("La maison a brûlé mardi.", "brûler", None),
        ("Les rebelles ont renversé le président.", "renverser le président", "COERCE"),
        ("Le juge a été jugé à Brume.", "juger", "COERCE"),
        ("La mairie a été frappée d'une sanction.", "frapper d'une sanction", "SANCTION"),
        ("Un manifestant a jeté une pierre.", "jeter une pierre", "ASSAULT"),
        ("Un coup d'Etat a renversé le président.", "coup d'État", "COERCE"),
        ("L'Etat d'urgence a été décrété.", "état d'urgence", "COERCE"),
        ("Nous appelons les autorités à agir.", "appeler", "REQUEST"),
        ("Il demande aux autorités de voir.", "demander", "REQUEST"),
    ],
)
def test_a_row_matches_its_words(text: str, lemma: str, type_: str | None) -> None:
    assert matches(text).get(lemma, "not found") == type_


@pytest.mark.parametrize(
    ("text", "lemma"),
    [
        ("Elle a pris la route de la ville.", "prendre la ville"),
        ("Le chef s'est rendu à Brume.", "se rendre à la police"),
        ("Le maire soutient que la route est sûre.", "soutenir"),
        ("L'accord de libre-échange date de mai.", "échange"),
        ("Des frais jugés trop élevés ont été payés.", "juger"),
        ("Il est venu à plusieurs reprises.", "reprise de la ville"),
        ("Il en a parlé au maire.", "se en prendre"),
    ],
)
def test_a_row_wants_all_its_words(text: str, lemma: str) -> None:
    assert lemma not in matches(text)


def test_what_counts_the_object_lies_between() -> None:
    assert "neutraliser un terroriste" in matches(
        "L'armée a neutralisé une dizaine de terroristes."
    )


def test_a_noun_that_has_only_a_doer_is_read() -> None:
    """A row that names nobody who undergoes is no error."""
    text = "La reddition du colonel Talba a surpris la ville de Brume."
    (event,) = (e for e in reader().read([report(text)])[0].events if e.text == "reddition")
    assert event.type == "RETREAT"


@pytest.mark.parametrize(
    ("text", "type_"),
    [
        ("La police a mené une opération contre les trafiquants de Brume.", "COERCE"),
        ("L’opération de paiement des ménages a commencé lundi.", None),
        ("Le bouclage du projet de budget a eu lieu mardi.", None),
        ("L’exécution de deux otages a eu lieu mardi.", "ASSAULT"),
    ],
)
def test_a_noun_of_two_senses_asks_who_does_it(text: str, type_: str | None) -> None:
    [reading] = reader().read([report(text)])
    assert [e.type for e in reading.events] == [type_]


def test_who_is_in_charge_and_what_is_carried_out_are_no_deeds() -> None:
    told = ["Chaque membre est en charge d’un secteur.", "L’exécution du budget a pris du retard."]
    for text in told:
        [reading] = reader().read([report(text)])
        assert "ASSAULT" not in [e.type for e in reading.events]
