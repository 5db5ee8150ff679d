"""Who speaks, on invented sentences."""

import pytest

from recoupe.reading.entities import find_entities
from recoupe.reading.quotations import find_quotations
from support import document, french


def last_speaker(text, **fields):
    parsed = document(text, **fields)
    found = find_quotations(parsed, find_entities(parsed, french()), french())
    return found[-1].speaker.name if found and found[-1].speaker else None


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "Le député Jean Lestrade, reçu dimanche par le ministre de la Pêche, demande la "
            "nomination d'un médiateur.",
            "Jean Lestrade",
        ),
        (
            "Me Odette Bahi, leur avocate, exige une libération sans condition.",
            "Odette Bahi",
        ),
        (
            "Une source policière, qui a requis l'anonymat, évoque un bilan de dix morts.",
            "Une source policière",
        ),
        (
            "Le ministre de la Défense, Paul Kone, est arrivé. « Nous avons opté pour le "
            "dialogue », a déclaré le vice-premier ministre de la Défense.",
            "Paul Kone",
        ),
        (
            "Le Kembara, représenté par son ministre Paul Kone, est présent. Ce membre du "
            "gouvernement Tumika est venu jeudi. Il a indiqué que le port rouvrira.",
            "Paul Kone",
        ),
        (
            "Awa Diallo dirige le port. La direction propose une hausse de 4 %. Elle estime que "
            "la grève est illégale.",
            "La direction",
        ),
    ],
)
def test_who_speaks(text, name):
    assert last_speaker(text) == name


def test_a_body_named_again_by_its_kind():
    text = (
        "La Ligue des pêcheurs accuse la mairie d'avoir menti. L'organisation affirme que le "
        "port ferme demain."
    )
    assert last_speaker(text, title="La Ligue des pêcheurs accuse") == "Ligue des pêcheurs"


def test_no_ministry_is_a_firm():
    text = (
        "Le ministère de la Pêche a prévenu que le port ferme. L'entreprise affirme que rien ne "
        "change."
    )
    assert last_speaker(text) == "L'entreprise"
