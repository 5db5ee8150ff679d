"""Where the rules match: candidates at every token, the longest kept."""

import re
from collections.abc import Iterator

from recoupe.model.base import Value
from recoupe.reading.times.scan import Tokens
from recoupe.reading.times.table import Rule, Table

_JOINING = "/-_@#.\\"
_LOOSE = re.compile(r"\d\s|\s\W*[/.-]")  # blanks within figures


class Part(Value, frozen=True, kw_only=True):
    """One expression of a match: its offsets and what its pattern captured, as class and value.

    `later` is what the expressions after it captured, from which it takes what it leaves out
    ("du [27 juillet] au [12 août 2012]"). A number's or macro's value is its folded words.
    """

    start: int
    end: int
    captured: tuple[tuple[str, str], ...]
    later: tuple[tuple[str, str], ...] = ()

    def get(self, name: str) -> str | None:
        """Return the first value of a class, or None."""
        return next((v for n, v in (*self.captured, *self.later) if n == name), None)

    def own(self, name: str) -> str | None:
        """Return the first value of a class in this expression alone, or None."""
        return next((v for n, v in self.captured if n == name), None)

    def all(self, name: str) -> list[str]:
        """Return the values of a class in this expression, in order."""
        return [v for n, v in self.captured if n == name]


class Match(Value, frozen=True, kw_only=True):
    """A rule's match; `context` is what it captured outside the expressions.

    `outset` is where it begins with its context, `order` the rule's place in the table.
    """

    rule: Rule
    order: int
    outset: int
    parts: tuple[Part, ...]
    context: tuple[tuple[str, str], ...]

    @property
    def start(self) -> int:
        return self.parts[0].start

    @property
    def end(self) -> int:
        return self.parts[-1].end


def find_candidates(text: str, table: Table) -> list[Match]:
    """Return all matches in `text`: leftmost first, of these the longest.

    Of equal ones that come first which look at more before them, then in the table's order.
    """
    tokens = Tokens(text, table.grammar.alphabet)
    found = [m for m in candidate_matches(tokens, table) if admitted(text, m)]
    found.sort(key=lambda m: (m.start, -m.end, m.outset, m.order))
    return found


def candidate_matches(tokens: Tokens, table: Table) -> Iterator[Match]:
    """Yield each rule's match at each token."""
    for position, code in enumerate(tokens.codes):
        for index in table.beginning.get(code, ()):
            found = matched(tokens, table, index, position)
            if found is not None:
                yield found


def matched(tokens: Tokens, table: Table, index: int, position: int) -> Match | None:
    """Return the match of a rule at a token, or None."""
    compiled = table.compiled[index]
    found = compiled.regex.match(tokens.codes, position)
    if found is None or found.end() == position:
        return None
    marked = [found.span(b) for b in compiled.brackets if found.start(b) >= 0]
    ranges = marked or [found.span()]
    captures = [
        (found.start(group), (name, value_of(tokens, table, name, found.span(group))))
        for group, name in compiled.names.items()
        if found.start(group) >= 0
    ]
    inside = [tuple(c for at, c in captures if a <= at < b) for a, b in ranges]
    parts = tuple(
        Part(
            start=tokens.starts[a],
            end=tokens.ends[b - 1],
            captured=inside[i],
            later=tuple(c for later in inside[i + 1 :] for c in later),
        )
        for i, (a, b) in enumerate(ranges)
    )
    outside = tuple(c for at, c in captures if not any(a <= at < b for a, b in ranges))
    return Match(
        rule=table.rules[index],
        order=index,
        outset=tokens.starts[position],
        parts=parts,
        context=outside,
    )


def value_of(tokens: Tokens, table: Table, name: str, span: tuple[int, int]) -> str:
    """Return the value of a class's member, or the words of a number or macro."""
    words = tokens.text_between(*span)
    return table.grammar.values.get(name, {}).get(words, words)


def admitted(text: str, match: Match) -> bool:
    """Say whether a match is written as its rule wants, and is no piece of something longer."""
    words = text[match.start : match.end]
    letters = {"lower": words, "inner": words[1:]}.get(match.rule.fixed.get("letters", ""), "")
    if letters != letters.lower():
        return False
    if match.rule.fixed.get("tight") and _LOOSE.search(words):
        return False
    return stands_free(text, match)


def stands_free(text: str, match: Match) -> bool:
    """Say whether a match is no piece of an address, a number or a longer compound."""
    before = text[match.start - 1] if match.start else " "
    after = text[match.end : match.end + 2]
    if before in _JOINING or (before.isalnum() and not text.startswith("\nn", match.start - 2)):
        return False
    return not (after and (after[0].isalnum() or (after[0] in "/_@" and after[1:].isalnum())))
