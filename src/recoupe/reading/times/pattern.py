"""Patterns of the rules, compiled to regular expressions over codes.

A pattern is a row of items apart by blanks: a word stands for itself, a name in capitals for a
class of words (it is captured), a number shape or a macro; `( a | b )` chooses, `?` after an item
makes it optional, `[ … ]` marks the words that are the expression (all of them where no bracket
is), `! item` wants that the item does not follow. There is no repetition: what a pattern matches is
bounded, so matching is linear in the text.
"""

import re

from recoupe.model.base import Value
from recoupe.reading.times.scan import (
    ANY_WORD,
    NAME,
    NUMBER_CLASSES,
    SHAPES,
    WORD,
    Alphabet,
    char_class,
    tokenised,
    unaccented,
)

_ITEM = re.compile(r"[()|\[\]?!]|[^\s()|\[\]?!]+")
_MIN_UNACCENTED = 4


class Node(Value, frozen=True, kw_only=True):
    """A compiled piece: its expression, the codes it can begin with, whether it may be empty."""

    regex: str
    first: frozenset[str]
    nullable: bool = False


EMPTY = Node(regex="", first=frozenset(), nullable=True)


class Compiled(Value, frozen=True, kw_only=True):
    """A pattern as a regular expression; `names` tells the class that each group captures."""

    regex: re.Pattern[str]
    first: frozenset[str]
    names: dict[str, str]
    brackets: tuple[str, ...]


class Grammar:
    """The classes and macros that patterns may name, over one alphabet."""

    def __init__(
        self, classes: dict[str, dict[str, tuple[str, ...]]], macros: dict[str, str]
    ) -> None:
        self.alphabet = Alphabet()
        self.values: dict[str, dict[str, str]] = {}
        self._macros = macros
        self._nodes = {n: number_node(shapes) for n, shapes in NUMBER_CLASSES.items()}
        self._nodes["WORD"] = Node(regex=ANY_WORD, first=frozenset(WORD))
        self._nodes["NAME"] = Node(regex=NAME, first=frozenset(NAME))
        for name, members in classes.items():
            self._nodes[name] = self._class_node(name, members)

    def compile(self, pattern: str) -> Compiled:
        """Return `pattern` compiled.

        Raises:
            ValueError: it names no known class, or a bracket is not closed.

        """
        return _Compiler(self, pattern).compiled()

    def node(self, name: str) -> Node | None:
        return self._nodes.get(name)

    def macro(self, name: str) -> str | None:
        return self._macros.get(name)

    def _class_node(self, name: str, members: dict[str, tuple[str, ...]]) -> Node:
        values = self.values.setdefault(name, {})
        sequences: list[str] = []
        for value, words in members.items():
            for word in words:
                for form in forms_of(word):
                    sequences.append(self.alphabet.add(form))
                    values.setdefault(joined(form), value)
        longest_first = sorted(set(sequences), key=lambda s: (-len(s), s))
        choices = "|".join(re.escape(s) for s in longest_first)
        return Node(regex=f"(?:{choices})", first=frozenset(s[0] for s in sequences))


class _Compiler:
    """Compiles one pattern, by recursive descent."""

    def __init__(self, grammar: Grammar, pattern: str) -> None:
        self._grammar = grammar
        self._pattern = pattern
        self._items = _ITEM.findall(pattern)
        self._at = 0
        self._names: dict[str, str] = {}
        self._brackets: list[str] = []

    def compiled(self) -> Compiled:
        node = self._choice()
        if self._at < len(self._items):
            raise ValueError(f"{self._pattern}: {self._items[self._at]} closes nothing")
        return Compiled(
            regex=re.compile(node.regex),
            first=node.first,
            names=self._names,
            brackets=tuple(self._brackets),
        )

    def _choice(self) -> Node:
        nodes = [self._sequence()]
        while self._peek() == "|":
            self._at += 1
            nodes.append(self._sequence())
        if len(nodes) == 1:
            return nodes[0]
        return Node(
            regex="(?:" + "|".join(n.regex for n in nodes) + ")",
            first=frozenset().union(*(n.first for n in nodes)),
            nullable=any(n.nullable for n in nodes),
        )

    def _sequence(self) -> Node:
        node = EMPTY
        while self._peek() not in ("", "|", ")", "]"):
            node = followed(node, self._optional())
        return node

    def _optional(self) -> Node:
        node = self._item()
        if self._peek() == "?":
            self._at += 1
            return Node(regex=f"(?:{node.regex})?", first=node.first, nullable=True)
        return node

    def _item(self) -> Node:
        item = self._items[self._at]
        self._at += 1
        if item == "(":
            return self._closed(")")
        if item == "[":
            name = f"b{len(self._brackets)}"
            self._brackets.append(name)
            node = self._closed("]")
            return Node(regex=f"(?P<{name}>{node.regex})", first=node.first, nullable=node.nullable)
        if item == "!":
            return Node(regex=f"(?!{self._item().regex})", first=frozenset(), nullable=True)
        return self._named(item) if item.isupper() and len(item) > 1 else self._literal(item)

    def _closed(self, mark: str) -> Node:
        node = self._choice()
        if self._peek() != mark:
            raise ValueError(f"{self._pattern}: {mark} is missing")
        self._at += 1
        return node

    def _named(self, name: str) -> Node:
        node = self._grammar.node(name)
        if node is None:
            macro = self._grammar.macro(name)
            if macro is None:
                raise ValueError(f"{self._pattern}: {name} is no class")
            node = _Compiler(self._grammar, macro).uncaptured()
        group = f"c{len(self._names)}"
        self._names[group] = name
        return Node(regex=f"(?P<{group}>{node.regex})", first=node.first, nullable=node.nullable)

    def uncaptured(self) -> Node:
        """Return a macro's node, whose parts are not captured one by one."""
        node = self._choice()
        return Node(
            regex=re.sub(r"\(\?P<\w+>", "(?:", node.regex),
            first=node.first,
            nullable=node.nullable,
        )

    def _literal(self, word: str) -> Node:
        codes = self._grammar.alphabet.add(word)
        return Node(regex=f"(?:{re.escape(codes)})", first=frozenset(codes[0]))

    def _peek(self) -> str:
        return self._items[self._at] if self._at < len(self._items) else ""


def followed(a: Node, b: Node) -> Node:
    """Return the node of `a` and then `b`."""
    return Node(
        regex=a.regex + b.regex,
        first=a.first | b.first if a.nullable else a.first,
        nullable=a.nullable and b.nullable,
    )


def number_node(shapes: tuple[str, ...]) -> Node:
    codes = frozenset(SHAPES[s] for s in shapes)
    return Node(regex=char_class(codes), first=codes)


def forms_of(word: str) -> tuple[str, ...]:
    """Return a member's forms: itself, and without accents where it is long enough to be clear."""
    bare = unaccented(word)
    return (word, bare) if bare != word and len(word) >= _MIN_UNACCENTED else (word,)


def joined(word: str) -> str:
    """Return the tokens of a member as `Tokens.text_between` gives them."""
    return " ".join(tokenised(word))
