"""What is reported: asides, frames and extents, on invented sentences."""

import pytest

from recoupe.reading.entities import find_entities
from recoupe.reading.quotations import find_quotations
from support import document, french


def words(text):
    parsed = document(text)
    return [q.text for q in find_quotations(parsed, find_entities(parsed, french()), french())]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Le maire Paul Kone n'exclut pas de fermer le pont.", ["de fermer le pont"]),
        ("Le maire Paul Kone n'a pas exclu de fermer le pont.", ["de fermer le pont"]),
        ("Le syndicat des marins parle d'un complot.", ["d'un complot"]),
        ("Le maire Paul Kone a parlé des travaux du pont.", []),
        ("Le maire Paul Kone demande sa démission.", ["sa démission"]),
        ("La mairie évoque douze blessés.", ["douze blessés"]),
        ("La mairie a répondu : le pont sera rouvert lundi.", ["le pont sera rouvert lundi"]),
        ("L'armée dément avoir bombardé le village.", ["avoir bombardé le village"]),
        ("La mairie réclame depuis mars le remplacement du pont.", ["le remplacement du pont"]),
        ("La mairie évalue à dix millions la perte subie.", ["à dix millions la perte subie"]),
        (
            "Le patron du port a rassuré la ministre de son soutien.",
            ["de son soutien"],
        ),
        (
            "La préfète a appelé les partis à une action commune.",
            ["les partis à une action commune"],
        ),
        (
            "La ministre a conseillé aux agriculteurs touchés par la crise, qui sont nombreux, "
            "de demander une aide.",
            ["de demander une aide"],
        ),
        (
            "Paul Kone a dit qu’«au-delà du port», dans la vallée, «on nous aime».",
            ["«au-delà du port», dans la vallée, «on nous aime»"],
        ),
        ("Des chercheurs ont annoncé jeudi avoir vu un ours.", ["avoir vu un ours"]),
        ("La maire a demandé cet « effort » aux habitants.", ["cet « effort » aux habitants"]),
        ("Paul Kone demande à être entendu par le juge.", ["à être entendu par le juge"]),
    ],
)
def test_frames(text, said):
    assert words(text) == said


@pytest.mark.parametrize(
    "text",
    [
        "Les prévenus nient les faits.",
        "Le pont est fermé, comme le confirme une source policière.",
        "Le maire a dressé des plans exposés lundi.",
        "Le maire Paul Kone déplore la situation.",
        "La mairie a confirmé les informations du journal.",
        "La préfecture a interdit tout rassemblement sur le port.",
        "Paul Kone, critiqué pour avoir appelé à la grève, est parti.",
        "La note a été lue à l'Agence Delta Presse par Paul Kone.",
    ],
)
def test_what_points_to_what_was_told_or_done_is_no_quotation(text):
    assert words(text) == []


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "Paul Kone a vanté un plan qui, a-t-il dit, sera ouvert à tous.",
            ["sera ouvert à tous"],
        ),
        (
            "Deux mille personnes ont défilé selon la mairie, 900 selon la police.",
            ["Deux mille personnes ont défilé", "900"],
        ),
        (
            "Le nombre reste discuté : 1.400 selon la mairie, « moins de 900 » selon la police.",
            ["1.400", "« moins de 900 »"],
        ),
        (
            "« Le pont est vieux. Les piles sont usées par les crues » du Zou, a dit Awa Diallo.",
            ["« Le pont est vieux. Les piles sont usées par les crues » du Zou"],
        ),
        (
            "La préfète a annoncé une aide, avant de visiter le chantier.",
            ["une aide"],
        ),
        (
            "La digue a cédé, ont indiqué des sources proches du chantier.",
            ["La digue a cédé"],
        ),
        (
            "Les gendarmes soupçonnent Paul Kone d'avoir fui, selon une source policière.",
            ["Paul Kone d'avoir fui"],
        ),
        (
            "Paul Kone a partagé son avis : « Le pont est trop vieux ».",
            ["« Le pont est trop vieux »"],
        ),
        (
            "« Le port est vieux », dit Awa Diallo, alors que dix élus, selon la mairie, sont là.",
            ["« Le port est vieux »"],
        ),
        (
            "« Plus jamais ça » Le pont a rouvert. « Il ne faut plus jamais ça », dit Awa Diallo.",
            ["« Il ne faut plus jamais ça »"],
        ),
        (
            "La digue a cédé, a indiqué à l'Agence Delta Presse le préfet, Paul Kone.",
            ["La digue a cédé"],
        ),
    ],
)
def test_asides_and_extents(text, said):
    assert words(text) == said
