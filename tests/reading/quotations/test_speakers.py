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
            "Le pont a été fermé lundi, a appris l'Agence Delta auprès de la préfecture.",
            "la préfecture",
        ),
        (
            "« On nous aime encore ici », se réjouit de son côté Awa Diallo.",
            "Awa Diallo",
        ),
        (
            "« On nous aime encore ici ! » s'enthousiasme Christian Kone, pêcheur.",
            "Christian Kone",
        ),
        (
            "Cathleen Roy est arrivée avec Franck Masson. « Je venais de loin », a-t-il dit.",
            "Franck Masson",
        ),
        (
            "Son porte-parole, Pascal de Lorme, est là. M. de Lorme confirme que le port ferme.",
            "Pascal de Lorme",
        ),
        (
            "Une habitante a vu la scène. Awa Diallo dirige le port. « Il criait », se souvient "
            "cette habitante de Brume.",
            "Une habitante",
        ),
        (
            "Selon un diplomate, le pont fermera. Paul Kone a réagi mardi. « Tout est prêt », "
            "ajoute ce diplomate.",
            "un diplomate",
        ),
        (
            "Paul Kone est élu du canton. « Le pont fermera », prévient cet élu.",
            "Paul Kone",
        ),
        (
            "« Nous voulons vivre », pouvait-on lire sur une banderole.",
            "une banderole",
        ),
        (
            "« Le roi devrait nous écouter », lance Jean Leroy, venu au port pour voir Paul Kone. "
            "« Moi, je reste ici ce soir », ajoute le manifestant.",
            "Jean Leroy",
        ),
        (
            "Le port restera fermé, précise un communiqué de la Chambre de pêche. La commission "
            "examinera les filets « mis en place pour faire face à la crise ».",
            "Chambre de pêche",
        ),
        (
            "Bienvenu Kone, de la LUCHA, a également salué « un geste sincère et courageux ».",
            "Bienvenu Kone",
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
