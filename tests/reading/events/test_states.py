"""States, habits, capacities, aims, denied verbs: what is told and as what, with near misses."""

import pytest

from support import document, reader

TOLD = [
    # A present beside a noun tells what goes on; the past, and a title, what happened.
    ("La ligue, qui soutient la grève, a parlé lundi.", "soutient", "ongoing"),
    ("La ligue, qui a soutenu la grève, a parlé lundi.", "soutenu", "occurred"),
    ("Le maire dénonce régulièrement le préfet.", "dénonce", "ongoing"),
    # What a denied verb governs is denied, unless to deny the verb affirms it.
    ("La police n'a pas pu arrêter les pêcheurs.", "arrêter", "denied"),
    ("Le maire a signé un accord sans parvenir à libérer les pêcheurs.", "libérer", "denied"),
    ("La police n'a pas hésité à arrêter les pêcheurs.", "arrêter", "occurred"),
    ("Le syndicat n'exclut pas de bloquer le port.", "bloquer", "hypothetical"),
    # "Demande" is a verb whose infinitive the tagger does not know.
    ("Il demande aux policiers de voir comment libérer les pêcheurs.", "libérer", "demanded"),
    ("Le maire ne cesse de critiquer le préfet.", "critiquer", "ongoing"),
    # Who is driven back is not put off.
    ("L'armée a repoussé les assaillants.", "repoussé", "occurred"),
    ("Le maire a repoussé la visite.", "visite", "cancelled"),
    (
        "Le pays reste disposé à renforcer la coopération.",
        "renforcer la coopération",
        "hypothetical",
    ),
    ("L'armée dit avoir attaqué le village.", "attaqué", "occurred"),
    ("« C'est un accord que je rejette », a dit le maire.", "rejette", "occurred"),
    ("Le syndicat veut une enquête à Brume.", "enquête", "demanded"),
    # The past conditional, with a reflexive.
    ("Trois élus se seraient d'ailleurs retirés de la coalition lundi.", "retirés", "alleged"),
    # A march called for is announced; one wished for is not.
    ("Le syndicat appelle à une grève lundi.", "grève", "announced"),
    ("Le syndicat souhaite une grève à Brume.", "grève", "hypothetical"),
    # "Nothing of it": negation by "aucun", by "non".
    ("Le sommet a échoué, aucun élu ne s'étant déplacé à Brume.", "déplacé", "denied"),
    ("Il n'y a ni mort ni blessé.", "blessé", "denied"),
    # What lasts, by its noun; but begun or ended it took place.
    ("Le conflit armé entre Brume et Talba vide la région.", "conflit armé", "ongoing"),
    ("La guerre entre Brume et Talba a éclaté lundi.", "guerre", "occurred"),
    ("Le syndicat annonce que la grève se poursuivra.", "grève", "ongoing"),
    ("Le maire a annoncé que la grève, commencée lundi, irait à son terme.", "grève", "occurred"),
    # A future of long ago is a past.
    ("Les deux élus se rencontreront en 1962 à Brume.", "rencontreront", "occurred"),
    ("Les deux élus se rencontreront vendredi à Brume.", "rencontreront", "planned"),
    ("Les tirs continuent de menacer le village.", "menacer", "ongoing"),
    # What one had to do is done; one's duty is asked for; what was due to a cause is no plan.
    ("Les pêcheurs ont dû fuir le village.", "fuir", "occurred"),
    ("Les pêcheurs doivent manifester lundi.", "manifester", "planned"),
    ("« Nous devons manifester », a dit le maire.", "manifester", "demanded"),
    ("Le préfet a parlé des dégâts dus aux violences de Brume.", "violences", "occurred"),
    # A threat of not doing; an accusation of wanting to; a conditional over its noun.
    ("Le maire a menacé de ne pas signer l'accord.", "accord", "hypothetical"),
    ("L'accident aurait eu lieu vers 18 heures à Brume.", "accident", "occurred"),
    ("Un accident aurait eu lieu à Brume.", "accident", "alleged"),
]

UNTOLD = [
    ("Le maire a dénoncé ceux qui attaquent les pêcheurs.", "attaquent"),
    ("Le préfet interdit toute manifestation à Brume.", "manifestation"),
    ("Le ministre a souligné le rôle de la médiation du Valdor.", "médiation"),
    ("Contactée par l'AFP, la police a arrêté trois pêcheurs.", "Contactée"),
]


def statuses(text: str) -> dict[str, str]:
    reading = reader().read_document(document(text))
    return {event.text: event.status for event in reading.events}


@pytest.mark.parametrize(("text", "trigger", "status"), TOLD, ids=[t[0] for t in TOLD])
def test_status(text: str, trigger: str, status: str) -> None:
    found = statuses(text)
    assert trigger in found, found
    assert found[trigger] == status


@pytest.mark.parametrize(("text", "trigger"), UNTOLD, ids=[t[0] for t in UNTOLD])
def test_what_tells_no_event(text: str, trigger: str) -> None:
    assert trigger not in statuses(text)


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("Interrogé par la police, le maire a signé un accord.", "Interrogé"),
        ("La police a interrogé trois pêcheurs lundi.", "interrogé"),
        ("Le préfet interdit la manifestation de lundi à Brume.", "manifestation"),
    ],
)
def test_near_misses_are_told(text: str, trigger: str) -> None:
    assert trigger in statuses(text)


def test_a_time_of_what_came_before_is_not_the_events() -> None:
    text = "Après l'échec de dimanche, les rebelles ont attaqué ce lundi le village de Brume."
    (event,) = reader().read_document(document(text)).events
    assert event.when is not None
    assert event.when.value == "2024-05-13"
