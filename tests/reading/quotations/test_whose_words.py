"""Whose words: of who speaks in another's name, answers or holds the office, not the other's."""

import pytest

from support import document, reader

CASES = [
    # Who speaks in another's name is the speaker.
    (
        "Au nom du président Karim Doss, le patron de la Défense a salué un « accord utile ».",
        "accord utile",
        "patron de la Défense",
    ),
    # The owner of a reply speaks it.
    (
        "Le délégué du Valdor, Paul Mbeki, a protesté. La réplique de la ministre Awa Talba a été "
        "nette : « Le fleuve est à nous », a-t-elle martelé.",
        "Le fleuve est à nous",
        "Awa Talba",
    ),
    # Who is told after the words has them, not whoever introduced the sentence.
    (
        "Des sources locales racontent que « tout a brûlé », a témoigné le pêcheur Jean Kabo.",
        "tout a brûlé",
        "Jean Kabo",
    ),
    # An office and its holder are one voice.
    (
        "Le vice-Premier ministre de la Défense, Guy Morand, est arrivé à Brume. "
        "« La paix est proche », a dit le VPM de la Défense.",
        "La paix est proche",
        "Guy Morand",
    ),
    # Who gives a count speaks it.
    (
        "Selon un bilan communiqué par la préfecture de Morna, dix maisons ont brûlé.",
        "dix maisons ont brûlé",
        "préfecture de Morna",
    ),
    # Free words are of the person whom the sentence before them is about.
    (
        "Le juge Luc Abena a jugé la loi « trop vague ». Soutien de la grève, Awa Talba s'est "
        "exprimée sur les réseaux. « La loi sera combattue partout, sans répit. »",
        "sera combattue",
        "Awa Talba",
    ),
    # Near miss: "le porte-parole de la police" is not the ministry's.
    (
        "Luc Abena, porte-parole du ministère du Port, est parti. « Rien ne change », a déclaré le "
        "porte-parole de la police.",
        "Rien ne change",
        "porte-parole de la police",
    ),
]


def speaker_of(text: str, words: str) -> str | None:
    reading = reader().read_document(document(text))
    names = {e.id: e.name for e in reading.entities}
    [quote] = [q for q in reading.quotes if words in q.text]
    return names.get(quote.speaker.entity or "", quote.speaker.name) if quote.speaker else None


@pytest.mark.parametrize(("text", "words", "speaker"), CASES, ids=[c[1] for c in CASES])
def test_speaker(text: str, words: str, speaker: str) -> None:
    assert speaker_of(text, words) == speaker
