import pytest

from crosscheck.build import Sheet
from recoupe.crosscheck.firsthand import Firsthand
from support import french


def shown(text: str, source: str | None = "le-matin-de-kelba.example") -> list[str]:
    reading = Sheet(text, source=source).reading()
    found = french().made(Firsthand).shown_in(reading)
    return [text[p.start : p.end] for p in found]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Le pont est fermé, a-t-on constaté sur place.", "a-t-on constaté"),
        ("Rien n’a brûlé, a constaté Le Matin de Kelba.", "a constaté Le Matin de Kelba"),
        (
            "Le feu couve, ont pu constater mardi des journalistes du Matin de Kelba.",
            "ont pu constater mardi des journalistes du Matin de Kelba",
        ),
        ("Au port, où notre envoyée spéciale attendait.", "notre envoyée spéciale"),
        ("Le maire, rencontré sur les lieux, se tait.", "rencontré sur les lieux"),
        ("Au dépôt où Le Matin de Kelba s’est rendu samedi.", "Le Matin de Kelba s’est rendu"),
        ("La place est vide.\nReportage : Ama Dossou", "Reportage"),
    ],
)
def test_an_outlet_shows_that_it_saw_for_itself(text: str, words: str) -> None:
    assert shown(text) == [words]


@pytest.mark.parametrize(
    "text",
    [
        "Le pont est fermé, a-t-on appris de source policière.",
        "Le pont est fermé, a constaté la police.",
        "Le pont est fermé, a constaté un journaliste de l’AFP.",
        "Le maire, joint par Le Matin de Kelba, se tait.",
        "Un reportage avait montré le pont.",
        "Il a été rencontré. Sur place, rien.",
    ],
)
def test_what_others_saw_or_told_shows_nothing(text: str) -> None:
    assert shown(text) == []


def test_the_words_of_someone_quoted_are_not_the_outlets() -> None:
    said = "« Nous avons constaté des dégâts »"
    sheet = Sheet(f"{said}, dit le maire.").person("maire").quote(said, "maire", cue="dit")
    assert french().made(Firsthand).shown_in(sheet.reading()) == ()


def test_a_name_is_found_however_its_letters_are_parted() -> None:
    text = "Tout est calme, a constaté Radio Kelba."
    assert shown(text, "https://www.radiokelba.net") == ["a constaté Radio Kelba"]
    assert shown(text, None) == []
