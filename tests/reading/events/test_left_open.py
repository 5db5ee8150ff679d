"""What is not told as done: asked not to be, averted, supposed, or done by anyone."""

import pytest

from support import document, reader


def statuses(text: str) -> dict[str, str]:
    """The statuses of a text's events by their words' lemma."""
    return {e.lemma: e.status for e in reader().read_document(document(text)).events}


@pytest.mark.parametrize(
    ("text", "lemma", "status"),
    [
        ("Le maire a demandé aux pêcheurs de ne pas bloquer le port.", "bloquer", "hypothetical"),
        ("Afin de ne pas être arrêté, le docker s'est enfui.", "arrêter", "hypothetical"),
        ("Il n'y a pas eu d'appel à manifester.", "manifester", "hypothetical"),
        (
            "« Nous ne pouvons pas accepter d'être attaqués », a dit le maire.",
            "attaquer",
            "hypothetical",
        ),
        (
            "Nous ne pouvons accepter que des pêcheurs soient arrêtés.",
            "arrêter",
            "hypothetical",
        ),
        ("Le maire n'a pas voulu accepter de négocier.", "négocier", "denied"),
        ("La police a déjoué un attentat contre le maire.", "attentat", "denied"),
        ("Les dockers n'avaient plus fait grève depuis mars 2021.", "faire grève", "occurred"),
        ("Les dockers ne font plus grève.", "faire grève", "denied"),
        ("Sans les pompiers, l'entrepôt aurait brûlé.", "brûler", "hypothetical"),
        ("Si la police n'était pas venue, le docker serait mort.", "mourir", "hypothetical"),
        ("Le docker serait mort lundi.", "mourir", "alleged"),
        ("Le juge a donné l'ordre d'interpeller le maire.", "interpeller", "demanded"),
        ("L'avocat demandait sa remise en liberté.", "remise en liberté", "demanded"),
        ("Les pêcheurs ont dû évacuer le quai avant d'être arrêtés.", "arrêter", "occurred"),
        ("Le ministre verra le maire avant de visiter le port.", "visiter", "planned"),
        ("Le président arrivera lundi en visitant le port.", "visiter", "planned"),
        ("Le maire est désormais détenu à Brume.", "détenir", "ongoing"),
        ("Le maire, détenu depuis lundi, comparaîtra mardi.", "détenir", "ongoing"),
        ("Des coups de feu ont été entendus à Brume.", "coups de feu", "occurred"),
        ("La réunion va être repoussée de quinze jours.", "réunion", "cancelled"),
        ("Les pêcheurs ont repoussé une attaque.", "attaque", "occurred"),
        ("Le Sénat a repoussé l'amendement.", "repousser", "occurred"),
        ("Il n'y aura plus de grève.", "grève", "denied"),
        ("S'il tient ce qu'il a signé, le maire restera.", "signer", "occurred"),
        ("La police recherche deux pêcheurs.", "rechercher", "ongoing"),
        ("La Ligue a annoncé le report du match prévu lundi.", "match", "cancelled"),
        ("L'annulation de la condamnation du maire a surpris.", "condamnation", "occurred"),
        (
            "Le club ne cite pas les manifestations des dockers prévues lundi.",
            "manifestation",
            "planned",
        ),
    ],
)
def test_status(text: str, lemma: str, status: str) -> None:
    assert statuses(text)[lemma] == status


@pytest.mark.parametrize(
    "text",
    [
        "Les habitants sont pris entre deux feux à Brume.",
        "Toute personne qui bloquera le port sera arrêtée.",
        "Tout manifestant sera interpellé, a prévenu le préfet.",
        "Une recrudescence des enlèvements inquiète les habitants.",
        "Le nombre d'attaques inquiète les habitants.",
        "Le dessinateur s'est rendu célèbre par ses affiches.",
        "Ce règlement ne marche pas.",
    ],
)
def test_what_tells_of_no_event(text: str) -> None:
    assert statuses(text) == {}


def test_a_new_one_is_not_the_one_told_before() -> None:
    text = "La grève des dockers a été annulée. Une grève des pêcheurs inquiète la ville."
    read = reader().read_document(document(text))
    assert [e.status for e in read.events if e.lemma == "grève"] == ["cancelled", "occurred"]


def test_what_is_put_off_to_a_day_lies_ahead() -> None:
    read = reader().read_document(document("Le procès a été renvoyé au 4 mars."))
    (event,) = read.events
    assert event.when is not None
    assert event.when.value == "2025-03-04"


@pytest.mark.parametrize(
    ("text", "lemma", "status"),
    [
        ("Les dockers se seraient réunis lundi à Brume.", "se réunir", "alleged"),
        ("Il est poursuivi pour assassinat.", "assassinat", "alleged"),
        ("Le maire a porté plainte pour agression et vol.", "agression", "alleged"),
        ("Le docker a été arrêté pour le meurtre d'un pompier.", "meurtre", "occurred"),
        ("Le maire veut poursuivre cette opération.", "opération", "ongoing"),
        ("Les dockers se relaient pour continuer le blocage du port.", "blocage", "ongoing"),
        ("Une police politique harcèle désormais les dockers.", "harceler", "ongoing"),
        ("La coalition, soutenue par le Valdor, a attaqué Brume.", "soutenir", "ongoing"),
    ],
)
def test_charges_and_what_goes_on(text: str, lemma: str, status: str) -> None:
    assert statuses(text)[lemma] == status


@pytest.mark.parametrize(
    "text", ["Le maire s'est imposé comme le chef du parti.", "La victime était âgée de 23 ans."]
)
def test_what_somebody_is_is_no_event(text: str) -> None:
    assert statuses(text) == {}


def test_a_person_undergoes_an_aggression_and_a_country_wages_it() -> None:
    def sides(text: str) -> tuple[list[str], list[str]]:
        read = reader().read_document(document(text))
        event = next(e for e in read.events if e.lemma == "agression")
        names = {e.id: e.name for e in read.entities}
        return [names[i] for i in event.agents], [names[i] for i in event.recipients]

    assert sides("L'agression du maire a choqué la ville.") == ([], ["maire"])
    assert sides("L'agression de l'Ukraine par la Russie dure.") == (["Russie"], ["Ukraine"])
    assert sides("Le Congo dénonce l'agression du Rwanda.")[0] == ["Rwanda"]


@pytest.mark.parametrize(
    ("text", "lemma", "status"),
    [
        ("La famille a annoncé la mort de Paul Armand.", "mort", "occurred"),
        ("Le parquet a annoncé l'arrestation de trois suspects.", "arrestation", "occurred"),
        ("La police a annoncé avoir arrêté trois suspects.", "arrêter", "occurred"),
        ("Le gouvernement annonce la fermeture des écoles.", "fermeture", "announced"),
        ("L'accident de Brume n'a pas fait de blessés.", "accident", "occurred"),
        ("L'explosion du port n'a fait aucun mort.", "explosion", "occurred"),
        ("L'attentat n'a pas été revendiqué.", "attentat", "occurred"),
        ("L'accord n'a pas été signé.", "accord", "denied"),
        ("Le sommet de Brume n'a pas eu lieu.", "sommet", "denied"),
    ],
)
def test_what_a_negation_or_an_announcement_leaves_as_it_was(
    text: str, lemma: str, status: str
) -> None:
    assert statuses(text)[lemma] == status


@pytest.mark.parametrize(
    ("text", "lemma", "agents", "recipients"),
    [
        ("La famille a annoncé la mort de Paul Armand.", "mort", [], ["Paul Armand"]),
        (
            "Le maire a reçu des menaces de la part d'un docker.",
            "menace",
            ["docker"],
            ["maire"],
        ),
        ("Le président a déjeuné avec les dockers.", "déjeuner avec", ["président"], ["dockers"]),
        ("L'accident n'a pas fait de blessé.", "accident", [], []),
        (
            "Le gouvernement annonce la fermeture des écoles.",
            "fermeture",
            ["gouvernement"],
            ["écoles"],
        ),
    ],
)
def test_who_does_and_who_undergoes(
    text: str, lemma: str, agents: list[str], recipients: list[str]
) -> None:
    read = reader().read_document(document(text))
    event = next(e for e in read.events if e.lemma == lemma)
    names = {e.id: e.name for e in read.entities}
    assert [names[i] for i in event.agents] == agents
    assert [names[i] for i in event.recipients] == recipients


@pytest.mark.parametrize(
    ("text", "lemma", "status", "agents", "recipients"),
    [
        (
            "Le ministre a accusé l'armée d'avoir tué trois pêcheurs.",
            "tuer",
            "alleged",
            ["armée"],
            ["pêcheurs"],
        ),
        (
            "Israël mène depuis octobre 2023 une offensive dans la région.",
            "offensive",
            "ongoing",
            ["Israël"],
            [],
        ),
        (
            "Les négociations avec le syndicat reprendront jeudi.",
            "négociation",
            "planned",
            [],
            ["syndicat"],
        ),
        (
            "L'attaque a coûté la vie à trois soldats.",
            "attaque",
            "occurred",
            [],
            ["soldats"],
        ),
        (
            "Un accord de paix a été conclu entre le gouvernement et les rebelles.",
            "accord de paix",
            "occurred",
            ["gouvernement"],
            ["rebelles"],
        ),
        (
            "Trois soldats ont été tués et cinq autres blessés.",
            "blesser",
            "occurred",
            [],
            ["soldats"],
        ),
        (
            "Au moins cinq marins ont été tués et une dizaine d'autres blessés.",
            "blesser",
            "occurred",
            [],
            ["marins"],
        ),
        (
            "Les rebelles se sont dits prêts à négocier.",
            "négocier",
            "hypothetical",
            ["rebelles"],
            [],
        ),
        (
            "Gard : une fillette de 8 ans est décédée lundi.",
            "décéder",
            "occurred",
            [],
            ["fillette de 8 ans"],
        ),
    ],
)
def test_deeds_that_hang_far_from_who_does_them(
    text: str, lemma: str, status: str, agents: list[str], recipients: list[str]
) -> None:
    read = reader().read_document(document(text))
    event = next(e for e in read.events if e.lemma == lemma)
    names = {e.id: e.name for e in read.entities}
    assert event.status == status
    assert [names[i] for i in event.agents] == agents
    assert [names[i] for i in event.recipients] == recipients


def test_who_attacked_by_one_source_is_no_doer_for_another() -> None:
    text = (
        "L'armée a tué deux pêcheurs lundi à Morna, selon l'ONG Vigie. D'après le préfet, "
        "trois femmes ont été blessées à Brume."
    )
    read = reader().read_document(document(text))
    assert [e.agents for e in read.events if e.lemma == "blesser"] == [()]


def test_what_comes_before_a_colon_does_nothing_after_it() -> None:
    read = reader().read_document(document("Guerre en Ukraine : l'Espagne va envoyer six chars."))
    assert [e.agents for e in read.events if e.lemma == "guerre"] == [()]


def test_a_mishap_assaults_nobody() -> None:
    read = reader().read_document(document("Des villages ont été frappés par les inondations."))
    assert [e.type for e in read.events if e.lemma == "frapper"] == [None]


def test_who_makes_himself_heard_agrees_with_nobody() -> None:
    read = reader().read_document(document("Ils veulent se faire entendre par le gouvernement."))
    assert "AGREE" not in [e.type for e in read.events]


@pytest.mark.parametrize(
    ("text", "lemma", "status", "agents"),
    [
        (
            "Le ministre a refusé de commenter l'attaque du port.",
            "attaque",
            "occurred",
            [],
        ),
        ("Le préfet a interdit la manifestation.", "manifestation", "hypothetical", []),
        ("Le groupe a décidé de lancer une offensive.", "offensive", "announced", []),
        (
            "Le Conseil de sécurité se réunira mardi en urgence.",
            "se réunir",
            "planned",
            ["Conseil de sécurité"],
        ),
    ],
)
def test_who_only_speaks_of_it_has_not_done_it(
    text: str, lemma: str, status: str, agents: list[str]
) -> None:
    read = reader().read_document(document(text))
    event = next(e for e in read.events if e.lemma == lemma)
    names = {e.id: e.name for e in read.entities}
    assert (event.status, [names[i] for i in event.agents]) == (status, agents)


def test_who_is_asked_by_the_press_is_not_questioned() -> None:
    read = reader().read_document(document("Interrogé par la presse, le maire a démissionné."))
    assert "COERCE" not in [e.type for e in read.events]


def test_what_is_done_for_a_deed_does_not_tell_it_done() -> None:
    text = "Ils dénoncent ces cas pour que les auteurs soient arrêtés."
    assert statuses(text)["arrêter"] == "hypothetical"


def test_who_is_not_known_is_no_event() -> None:
    text = "Seize bandits non autrement identifiés ont été arrêtés."
    assert statuses(text) == {"arrêter": "occurred"}


@pytest.mark.parametrize(
    "text",
    [
        "La Chine lance une offensive diplomatique en Afrique.",
        "L'explosion des prix inquiète le maire.",
    ],
)
def test_figures_of_speech_are_no_attacks(text: str) -> None:
    assert statuses(text) == {}
