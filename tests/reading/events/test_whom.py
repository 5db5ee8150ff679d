"""To whom things are done, and by whom, where the parse does not give them as object or subject."""

import pytest

from support import document, reader

Roles = tuple[set[str], set[str]]


def roles(text: str, lemma: str) -> Roles:
    """The names of who does an event and who undergoes it."""
    read = reader().read_document(document(text))
    names = {e.id: e.name for e in read.entities}
    [event] = [e for e in read.events if e.lemma == lemma]
    return {names[a] for a in event.agents}, {names[r] for r in event.recipients}


@pytest.mark.parametrize(
    ("text", "lemma", "agents", "recipients"),
    [
        (
            "La police a procédé à l'arrestation de deux pêcheurs.",
            "procéder à l'arrestation",
            {"police"},
            {"pêcheurs"},
        ),
        (
            "La Suède a levé les sanctions contre l'Iran.",
            "lever les sanctions",
            {"Suède"},
            {"Iran"},
        ),
        (
            "Les sanctions suédoises contre l'Iran ont été levées.",
            "lever les sanctions",
            set(),
            {"Iran"},
        ),
        (
            "La mairie a livré dix tonnes de vivres aux sinistrés.",
            "livrer",
            {"mairie"},
            {"sinistrés"},
        ),
        ("L'Espagne a imposé des sanctions à l'Iran.", "sanction", {"Espagne"}, {"Iran"}),
        ("Des heurts ont opposé dockers et policiers.", "heurts", {"dockers"}, {"policiers"}),
        ("Le député a fait l'objet d'une perquisition.", "perquisition", set(), {"député"}),
        ("Trois pêcheurs ont été victimes d'une agression.", "agression", set(), {"pêcheurs"}),
        (
            "Quatre dockers sont morts lors d'un raid de l'armée sur les pêcheurs.",
            "raid",
            {"armée"},
            {"pêcheurs"},
        ),
        ("L'offensive que mène l'armée dans le nord continue.", "offensive", {"armée"}, set()),
        ("Les dockers ont annoncé le boycott de la mairie.", "boycott", {"dockers"}, {"mairie"}),
        (
            "La présidente a envoyé deux ministres pour rencontrer les dockers.",
            "rencontrer",
            {"ministres"},
            {"dockers"},
        ),
        (
            "La police a arrêté deux pêcheurs pour avoir incendié une école.",
            "incendier",
            {"pêcheurs"},
            {"école"},
        ),
        ("La Russie et l'Ukraine ont attaqué l'Iran.", "attaquer", {"Russie", "Ukraine"}, {"Iran"}),
        ("L'ancien maire a écopé de trois ans de prison.", "écoper", set(), {"maire"}),
        ("Un jeune cadre s'est donné la mort.", "se donner la mort", {"jeune cadre"}, set()),
        (
            "La France accueillera des pourparlers entre le Mali et le Tchad.",
            "pourparlers",
            {"Mali"},
            {"Tchad"},
        ),
        ("Le roi d'Espagne est attendu mardi à Lisbonne.", "attendre", {"roi d'Espagne"}, set()),
        ("L'armée est prête à attaquer l'Iran.", "attaquer", {"armée"}, {"Iran"}),
        ("Arrêté en mai, le docker a parlé.", "arrêter", set(), {"docker"}),
        ("Le pêcheur, hospitalisé depuis mardi, a parlé.", "hospitaliser", set(), {"pêcheur"}),
        ("Le pont a été l'objet d'un barrage des dockers.", "barrage", {"dockers"}, set()),
        (
            "La conductrice qui a renversé une manifestante à Brume a été interrogée. Elle est "
            "poursuivie pour violences.",
            "poursuivre",
            set(),
            {"conductrice"},
        ),
        (
            "La conductrice a été mise en examen. Sa garde à vue a été levée.",
            "garde à vue",
            set(),
            {"conductrice"},
        ),
    ],
)
def test_roles(text: str, lemma: str, agents: set[str], recipients: set[str]) -> None:
    assert roles(text, lemma) == (agents, recipients)


@pytest.mark.parametrize(
    ("text", "lemma", "kind"),
    [
        ("Le juge a condamné l'ancien maire à trois ans de prison.", "condamner", "COERCE"),
        ("Le tribunal a condamné la mairie à verser 10 000 euros.", "condamner", "COERCE"),
        ("Le ministre a condamné l'attitude du maire.", "condamner", "ACCUSE"),
        ("Le feu a tué deux enfants.", "tuer", None),
        ("La pluie a détruit un hameau.", "détruire", None),
    ],
)
def test_types(text: str, lemma: str, kind: str | None) -> None:
    found = reader().read_document(document(text)).events
    assert [e.type for e in found if e.lemma == lemma] == [kind]


@pytest.mark.parametrize(
    ("text", "lemma", "status"),
    [
        ("Deux dockers sont jugés pour avoir incendié une école.", "incendier", "alleged"),
        ("Le maire se dit prêt à démissionner.", "démissionner", "hypothetical"),
        ("Le roi d'Espagne est attendu mardi à Lisbonne.", "attendre", "planned"),
        ("La Tunisie accueillera en juin un sommet.", "sommet", "planned"),
        ("Arrêté en mai, le docker a parlé.", "arrêter", "occurred"),
    ],
)
def test_statuses(text: str, lemma: str, status: str) -> None:
    found = reader().read_document(document(text)).events
    assert [e.status for e in found if e.lemma == lemma] == [status]
