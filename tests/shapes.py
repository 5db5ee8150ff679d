"""Parses without a model: tokens by their look, on trees as deep or as flat as trees can be."""

import re
from collections.abc import Iterable
from typing import Literal

from recoupe.reading.parse import Token

Shape = Literal["chain", "star", "roots", "right"]
SHAPES: tuple[Shape, ...] = ("chain", "star", "roots", "right")
_TOKEN = re.compile(r"[^\W_]+['’]?|[^\w\s]|_")
_DEPS = ("nmod", "obj", "conj", "ccomp", "nsubj", "appos", "advcl", "obl")


class ShapedParser:
    """Hangs every token on the one before it, on the first, on none, or on the next."""

    version = "shaped"

    def __init__(self, shape: Shape) -> None:
        self._shape = shape

    def parse(self, units: Iterable[str]) -> dict[str, tuple[Token, ...]]:
        return {unit: self._tokens(unit) for unit in units}

    def _tokens(self, unit: str) -> tuple[Token, ...]:
        found = list(_TOKEN.finditer(unit))
        return tuple(self._token(m, n, len(found)) for n, m in enumerate(found))

    def _token(self, match: re.Match[str], n: int, count: int) -> Token:
        word = match.group()
        named = word[0].isupper()
        head = {"chain": max(n - 1, 0), "star": 0, "roots": n, "right": min(n + 1, count - 1)}
        pos = _pos(word, n)
        return Token(
            match.start(),
            match.end(),
            word,
            word.lower(),
            pos,
            "Mood=Ind|Tense=Past|VerbForm=Fin" if pos == "VERB" else "",
            head[self._shape],
            "ROOT" if head[self._shape] == n else _DEPS[n % len(_DEPS)],
            "ORG" if named else "",
            named,
        )


def _pos(word: str, n: int) -> str:
    if not word[0].isalnum():
        return "PUNCT"
    if word[0].isdigit():
        return "NUM"
    if word[0].isupper():
        return "PROPN"
    if len(word) < 3:
        return "DET"
    return "VERB" if n % 3 == 0 else "NOUN"
