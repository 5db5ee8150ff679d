"""What sites glue to lines, by hand on invented lines."""

import pytest

from recoupe.lang import load_language
from recoupe.reading.sections.glued import (
    caption_makers,
    link_pattern,
    links,
    outlet_name,
    picture_credits,
    titles_start,
)
from recoupe.reading.sections.table import SectionWords

WORDS = SectionWords(load_language("fr"))
SENTENCE = "Le maire de Brévannes a rouvert le pont."
TITLE = "Un pont rouvert"


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        (f"{SENTENCE}Lire aussi: {TITLE}Le préfet était là.", f"Lire aussi: {TITLE}"),
        (f"{SENTENCE} » LIRE AUSSI - {TITLE}   Le préfet y était.", f"» LIRE AUSSI - {TITLE}"),
        (f"{SENTENCE} Lire aussi:", "Lire aussi:"),
        (f"{SENTENCE} Lire aussi: Un pont rouvert Le préfet était là.", None),
        ("On peut y lire : « Le pont rouvre. » Le préfet était là.", None),
    ],
)  # fmt: skip
def test_links_within_a_line(line: str, expected: str | None) -> None:
    parts = list(links(line, 0, len(line), link_pattern(WORDS.links)))
    found = [line[a:b] for a, b, link in parts if link]
    assert found == ([expected] if expected else [])
    assert line[parts[0][0] : parts[0][1]].startswith(SENTENCE[:6] if expected else line[:6])


@pytest.mark.parametrize(
    ("tail", "taken"),
    [
        ("\u00a0 Un pont rouvert  Le préfet à Brévannes", True),
        (" Un pont rouvert à Brévannes", False),
        ("  Un pont rouvert.  Le préfet était là.", False),
    ],
)
def test_titles_after_the_last_sentence(tail: str, taken: bool) -> None:
    line = SENTENCE + tail
    start = titles_start(line, 0, len(line))
    assert (start is not None) == taken
    assert start is None or line[:start].strip() == SENTENCE


def test_makers_of_pictures() -> None:
    line = "Photo:  Awa Ballo Agence France-Presse"
    made = picture_credits(line, 0, len(line), WORDS)
    assert [(line[c.start : c.end], c.role) for c in made] == [
        ("Awa Ballo", "photographer"),
        ("Agence France-Presse", "agency"),
    ]
    line = "Le pont de Brévannes, hier. © Awa Ballo / La Rive"
    makers = caption_makers(line, 0, len(line), WORDS)
    assert [line[c.start : c.end] for c in makers] == ["Awa Ballo", "La Rive"]
    assert caption_makers(SENTENCE, 0, len(SENTENCE), WORDS) == ()


def test_outlet_name() -> None:
    assert outlet_name("https://www.larive.be") == "larive"
    assert outlet_name("La Rive") == "larive"
    assert outlet_name(None) == ""
