"""A mention before it is joined with others, and one sentence as the entity rules see it."""

from functools import cached_property
from typing import Literal

from recoupe.model.annotation import EntityKind
from recoupe.model.base import Value
from recoupe.model.span import Field, Span, field_of
from recoupe.reading.entities.lexicon import Head, Lexicon, Match, Word, fold_word, words_of
from recoupe.reading.parse import Document, Sentence, Token

Definiteness = Literal["definite", "indefinite", "demonstrative", "possessive", "bare"]
HYPHENS = frozenset({"-", "\u2010", "\u2011"})
Gender = Literal["Masc", "Fem"]


class Mention(Value, frozen=True, kw_only=True):
    """A name or noun phrase of one sentence that stands for something.

    `key` identifies what is known from the lexicon; for noun phrases `head` is the kind of their
    noun and `about` the folded content words that say of what ("affaires", "etrangeres").
    `token` is the index of its head. `countries` has several codes while the name is ambiguous.
    """

    sentence: int
    field: Field
    start: int
    end: int
    kind: EntityKind
    name: str
    rule: str
    token: int
    key: str | None = None
    head: str | None = None
    about: frozenset[str] = frozenset()
    definiteness: Definiteness = "bare"
    gender: Gender | None = None
    plural: bool = False
    countries: tuple[str, ...] = ()
    sector: str | None = None
    flags: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()

    @property
    def country(self) -> str | None:
        return self.countries[0] if len(self.countries) == 1 else None

    @property
    def span(self) -> Span:
        return Span(start=self.start, end=self.end, text=self.name, field=field_of(self.field))

    def within(self, other: "Mention") -> bool:
        """Say whether this lies inside `other` and is shorter."""
        return (
            self.sentence == other.sentence
            and other.start <= self.start
            and self.end <= other.end
            and (self.start, self.end) != (other.start, other.end)
        )


class Scene:
    """One sentence with its words and what the lexicon finds in it."""

    def __init__(self, document: Document, index: int, lexicon: Lexicon) -> None:
        self.index = index
        self.sentence: Sentence = document.sentences[index]
        self.field: Field = self.sentence.field
        self.text = document.text_of(self.field)
        self.lexicon = lexicon
        self.outlet = document.report.source
        self.longer: dict[int, int] = {}  # ends of the proper names found, by their starts

    @property
    def tokens(self) -> tuple[Token, ...]:
        return self.sentence.tokens

    @cached_property
    def words(self) -> list[Word]:
        return words_of(self.text, self.sentence.start, self.sentence.end)

    @cached_property
    def names(self) -> list[Match]:
        """The lexicon's names, those that are a part of a longer name left out."""
        found = self.lexicon.names_in(self.words, self.text)
        return [m for m in found if self._fits(m) and not self._part_of_longer(m)]

    def _fits(self, match: Match) -> bool:
        """Say whether the name stands where it may: after a word it asks for, in no address."""
        inside = self.tokens_in(match.start, match.end)
        if not inside or "_" in self.text[max(0, match.start - 1) : match.start]:
            return False
        country = match.entries[0].kind == "country"
        if country and self.before(inside.start) in self.lexicon.words.eponym_nouns:
            return False  # "le quinquennat Hollande"
        return self.lexicon.stands_after(match, self.before(inside.start))

    def _part_of_longer(self, match: Match) -> bool:
        """Say whether a place's name is in a longer one ("mont Oyo", "Maniema Union").

        So is a country right before or after a capital ("France Télé", "DHL Express France").
        """
        inside = self.tokens_in(match.start, match.end)
        kind = match.entries[0].kind
        if kind not in ("place", "country", "capital"):
            return False
        if self._hyphenated(match) or self._in_person(inside):
            return True
        after = self.tokens[inside.stop] if inside.stop < len(self.tokens) else None
        before = self.tokens[inside.start - 1] if inside.start else None
        if kind != "place":
            return kind == "country" and self._in_company(match, inside)
        goes_on = after is not None and after.text[0].isupper() and after.start == match.end + 1
        joined = goes_on and after is not None and bool(after.ent) and not after.ent_begins
        bears = (
            before is not None
            and before.text[0].isupper()
            and self.folds[inside.start - 1] in self.lexicon.words.place_words
        )
        return joined or bears

    def _hyphenated(self, match: Match) -> bool:
        """Say whether a hyphen joins the name to a capital outside it ("Gombe-Matadi")."""
        near = self.tokens_in(match.start, match.end).start
        if any(f in self.lexicon.words.axis_words for f in self.folds[max(0, near - 5) : near]):
            return False
        left, right = self.text[: match.start][-2:], self.text[match.end :][:2]
        return (left[-1:] in HYPHENS and left[:1].isalpha() and left != "") or (
            right[:1] in HYPHENS and right[1:].isupper() and match.entries[0].kind == "place"
        )

    def _in_person(self, inside: range) -> bool:
        """Say whether a place's name is one word of a person's ("Paula Luanda Tembo")."""
        at = inside.start
        if len(inside) > 1 or self.tokens[at].ent != "PER":
            return False
        pairs = [(i, i + 1) for i in (at - 1, at) if i >= 0 and i + 1 < len(self.tokens)]
        return any(
            self.tokens[a].ent == self.tokens[b].ent == "PER"
            and not self.tokens[b].ent_begins
            and self.tokens[a].end + 1 == self.tokens[b].start
            and self.tokens[a].text[0].isupper()
            and self.tokens[b].text[0].isupper()
            for a, b in pairs
        )

    def _in_company(self, match: Match, inside: range) -> bool:
        """Say whether a country's name is a part of what a company or a club is called."""
        after = self.tokens[inside.stop] if inside.stop < len(self.tokens) else None
        before = self.tokens[inside.start - 1] if inside.start else None
        if before is not None and before.end + 1 == match.start:
            if before.ent == "PER" and before.text[0].isupper():
                return True  # "François Hollande"
            title = inside.start > 1 and before.pos in ("PROPN", "X") and before.text[0].isupper()
            if title and before.ent in ("ORG", "MISC"):
                return True
        if after is None or after.start != match.end + 1 or not after.text[0].isupper():
            return False
        return after.pos in ("PROPN", "NOUN", "X") and after.ent not in ("PER", "")

    @cached_property
    def heads(self) -> list[Match]:
        found = self.lexicon.heads_in(self.words, self.text)
        return [m for m in found if not self._first_name(m)]

    def _first_name(self, match: Match) -> bool:
        """Say whether a title that is a first name too is one here ("La victime, Prince Tembo")."""
        inside = self.tokens_in(match.start, match.end)
        if not any("forename" in e.flags for e in match.entries if isinstance(e, Head)):
            return False
        following = self.tokens[inside.stop] if inside and inside.stop < len(self.tokens) else None
        if following is None or not (
            self.text[match.start].isupper() and following.text[0].isupper()
        ):
            return False
        return self.before(inside.start) not in self.lexicon.words.determiners

    @cached_property
    def folds(self) -> tuple[str, ...]:
        """Each token folded, without the apostrophe of an elision."""
        return tuple(fold_word(t.text).rstrip("'") for t in self.tokens)

    @cached_property
    def lemmas(self) -> tuple[str, ...]:
        return tuple(fold_word(t.lemma) for t in self.tokens)

    def tokens_in(self, start: int, end: int) -> range:
        return self.sentence.indices_in(start, end)

    def head_token(self, start: int, end: int) -> int:
        """Return the token of a stretch that the rest of the sentence hangs it by."""
        found = self.sentence.head_of(start, end)
        return found if found is not None else self.tokens_in(start, end).start

    def clause_token(self, start: int, end: int) -> int:
        """Return the token by which a name hangs, a civility before it included."""
        index = self.head_token(start, end)
        while self.tokens[index].dep.startswith("flat") and self.tokens[index].head < index:
            index = self.tokens[index].head
        return index

    def name_at(self, position: int) -> Match | None:
        """Return the lexicon's name that begins at a position."""
        return next((m for m in self.names if m.start == position), None)

    def before(self, index: int) -> str:
        """Return the folded token before the token `index`, "" at the beginning."""
        return self.folds[index - 1] if index > 0 else ""

    def determiner(self, index: int) -> tuple[Definiteness, Gender | None]:
        """Return what the word before the token `index` makes of a noun there.

        Adjectives and numbers between ("les derniers soldats") are stepped over.
        """
        words, at = self.lexicon.words, index - 1
        while at >= 0 and (
            self.tokens[at].pos in ("ADJ", "NUM", "ADV") or self.folds[at] in words.former
        ):
            at -= 1
        if at < 0 or index - at > 4:
            return "bare", None
        word = self.folds[at]
        gender: Gender | None = None
        if word in words.feminine_determiners:
            gender = "Fem"
        elif word in words.masculine_determiners:
            gender = "Masc"
        return _definiteness(word, self.tokens[at], self.lexicon), gender


def _definiteness(word: str, token: Token, lexicon: Lexicon) -> Definiteness:
    words = lexicon.words
    if word in words.demonstrative:
        return "demonstrative"
    if word in words.possessive:
        return "possessive"
    if word in ("des", "de", "d"):
        return "definite" if token.has("Definite=Def") else "indefinite"
    if word in words.definite:
        return "definite"
    return "indefinite" if word in words.determiners else "bare"
