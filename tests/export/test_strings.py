"""Both interface languages say the same things, and every phrase in use is there."""

import re
import string
from importlib.resources import files
from pathlib import Path

from recoupe.export import strings
from recoupe.export.strings import load_strings

FR, EN = load_strings("fr"), load_strings("en")


def fields(phrase: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(phrase) if name}


def test_both_languages_hold_the_same_phrases_with_the_same_fields() -> None:
    french, english = FR.table.words, EN.table.words
    assert french.keys() == english.keys()
    assert {k: fields(v) for k, v in french.items()} == {k: fields(v) for k, v in english.items()}


def test_every_phrase_of_the_templates_is_there() -> None:
    for template in files("recoupe.export").joinpath("templates").iterdir():
        text = template.read_text(encoding="utf-8")
        for key in re.findall(r"\bt\('(\w+)'", text):
            assert key in FR.table.words, (template.name, key)
        for key in re.findall(r"\bt\.count\('(\w+)'", text):
            assert f"{key}_one" in FR.table.words, (template.name, key)


def test_every_phrase_of_the_modules_is_there() -> None:
    for module in Path(strings.__file__).parent.glob("*.py"):
        for key in re.findall(r"(?:strings|\bt)\(\"(\w+)\"", module.read_text(encoding="utf-8")):
            assert key in FR.table.words, (module.name, key)


def test_zero_is_singular_in_french_alone() -> None:
    assert FR.count("reports", 0) == "0 article"
    assert EN.count("reports", 0) == "0 reports"


def test_enumerations() -> None:
    assert FR.joined(["a", "b", "c"]) == "a, b et c"
    assert (FR.joined(["a"]), FR.joined([])) == ("a", "")
