"""The language's names and nouns, found in a sentence by its words, longest first."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Literal

from recoupe.lang import Language
from recoupe.model.base import Value, folded
from recoupe.reading.entities.tables import (
    CountryRow,
    EntityWords,
    GroupRow,
    InstitutionRow,
    LocalsRow,
    OrganisationRow,
    PersonRow,
    PlaceRow,
    RoleRow,
)

NameKind = Literal["country", "capital", "metonym", "place", "organisation", "person", "nothing"]
HeadKind = Literal["role", "group", "institution"]

_WORD = re.compile(r"[^\W_]+")
# What may stand between two words of one name: a hyphen, an apostrophe, a stop, a stroke, one or
# two blanks.
_JOINT = re.compile("[ \u00a0\u202f'\u2019./\u2010\u2011-]{1,2}")
_ACRONYM_CHARS = 5


class Name(Value, frozen=True, kw_only=True):
    """A name of the lexicon; `key` is its canonical name, `countries` has one code or several.

    `after` are the words, folded, of which one must stand before it ("au Monde": Le Monde). `own`
    is a name of the user's, which overrules ours.
    """

    kind: NameKind
    key: str
    form: str
    countries: tuple[str, ...] = ()
    sector: str | None = None
    after: tuple[str, ...] = ()
    own: bool = False


class Head(Value, frozen=True, kw_only=True):
    """A noun that heads a role, a group or an institution."""

    kind: HeadKind
    form: str
    key: str
    sector: str | None = None
    gender: Literal["Masc", "Fem"] | None = None
    plural: bool = False
    flags: tuple[str, ...] = ()


class Word(Value, frozen=True, kw_only=True):
    """A word of a text: its offsets there, its characters, and these folded."""

    start: int
    end: int
    text: str
    folded: str


class Demonym(Value, frozen=True, kw_only=True):
    """The countries a demonym may speak of."""

    countries: tuple[str, ...]


class Match(Value, frozen=True, kw_only=True):
    """A stretch of text that the lexicon knows, with every entry for it."""

    start: int
    end: int
    entries: tuple[Name | Head, ...]


_Node = dict[str, "_Node | list[Name | Head]"]  # words lead to nodes; "" to the entries
_END = ""


class Lexicon:
    """Names and heads of one language."""

    def __init__(self, language: Language) -> None:
        self.words = language.table("entities", EntityWords)
        self.countries = {r.iso3: r for r in language.rows("countries", CountryRow)}
        self._names: _Node = {}
        self._heads: _Node = {}
        self._demonyms: dict[str, tuple[str, ...]] = {}
        self._locals = {
            folded(form): row.country
            for row in language.rows("locals", LocalsRow)
            for form in row.forms
        }
        for name in (*_names(language), *_contracted(language, self.words)):
            _put(self._names, name.form, name)
        for form in self.words.no_names:
            _put(self._names, form, Name(kind="nothing", key=form, form=form))
        for head in _heads(language):
            _put(self._heads, head.form, head)
        for country in self.countries.values():
            for form in country.masc + country.fem + country.masc_plural + country.fem_plural:
                known = self._demonyms.setdefault(folded(form), ())
                if country.iso3 not in known:
                    self._demonyms[folded(form)] = (*known, country.iso3)

    def local(self, word: str) -> str | None:
        """Return the country of a word for the people of a town or region ("parisien")."""
        return self._locals.get(fold_word(word))

    def demonym(self, word: str) -> tuple[str, ...]:
        """Return the countries that an adjective may speak of, none for other words."""
        return self._demonyms.get(fold_word(word), ())

    def names_in(self, words: list[Word], text: str) -> list[Match]:
        """Return the names among `words`, left to right, longest first, never overlapping."""
        return list(self._matches(self._names, words, text))

    def heads_in(self, words: list[Word], text: str) -> list[Match]:
        """Return the nouns that head roles, groups and institutions, as `names_in` does."""
        return list(self._matches(self._heads, words, text))

    def _matches(self, root: _Node, words: list[Word], text: str) -> Iterator[Match]:
        at = 0
        while at < len(words):
            best = self._longest(root, words, text, at)
            if best is None:
                at += 1
                continue
            last, entries = best
            yield Match(start=words[at].start, end=words[last].end, entries=tuple(entries))
            at = last + 1

    def _longest(
        self, root: _Node, words: list[Word], text: str, at: int
    ) -> tuple[int, list[Name | Head]] | None:
        node, best = root, None
        for index in range(at, len(words)):
            if index > at and not _JOINT.fullmatch(text, words[index - 1].end, words[index].start):
                break
            below = node.get(words[index].folded)
            if not isinstance(below, dict):
                break
            node = below
            entries = node.get(_END)
            if isinstance(entries, list):
                found = words[at : index + 1]
                goes_on = text[found[-1].end : found[-1].end + 2]
                fitting = [
                    e
                    for e in entries
                    if self._written_like(e, found) and not self._begins_longer(e, goes_on)
                ]
                if fitting:
                    own: list[Name | Head] = [e for e in fitting if isinstance(e, Name) and e.own]
                    best = (index, own or fitting)
        return best

    def _begins_longer(self, entry: Name | Head, goes_on: str) -> bool:
        """Say whether a body's name with an article is another's beginning ("La Croix-Rouge")."""
        if entry.kind != "organisation" or goes_on[:1] not in ("-", "\u2010", "\u2011"):
            return False
        article, _, rest = entry.form.partition(" ")
        return bool(rest) and fold_word(article) in self.words.definite and goes_on[1:].isalpha()

    def stands_after(self, match: Match, before: str) -> bool:
        """Say whether a name follows a word that it asks for, if it asks for any."""
        entry = match.entries[0]
        return not isinstance(entry, Name) or not entry.after or before in entry.after

    def _written_like(self, entry: Name | Head, words: list[Word]) -> bool:
        """Say whether capitals are where the lexicon's form has them; more of them are no harm.

        Names that begin with a common noun ("Conseil de sécurité") go without their capital too,
        and so do nouns of several words ("Premier ministre").
        """
        form = entry.form
        common = len(words) > 1 and (
            entry.kind in ("role", "group", "institution")
            or words[0].folded in self.words.organisation_words
        )
        for wanted, found in zip(words_of(form, 0, len(form)), words, strict=True):
            if isinstance(entry, Head) and not _same_ending(wanted.text, found.text):
                return False
            initial = wanted.text[0]
            acronym = len(wanted.text) > 1 and wanted.text.isupper()
            if acronym and len(wanted.text) <= _ACRONYM_CHARS and not found.text.isupper():
                return False
            lowered = common and (found is words[0] or entry.kind in ("role", "group"))
            if initial.isupper() and found.text[0].islower() and not lowered:
                return False
        return True


@lru_cache(maxsize=4)
def lexicon_of(language: Language) -> Lexicon:
    """Return the lexicon of a language, made on first use."""
    return Lexicon(language)


@lru_cache(maxsize=1 << 16)
def fold_word(word: str) -> str:
    """Return a word folded; words come back so often that remembering them pays."""
    return folded(word)


def words_of(text: str, start: int, end: int) -> list[Word]:
    """Return the words of `text[start:end]`."""
    return [
        Word(start=m.start(), end=m.end(), text=m.group(), folded=fold_word(m.group()))
        for m in _WORD.finditer(text, start, end)
    ]


def _same_ending(form: str, text: str) -> bool:
    """Say whether an accent on the last letter is there: "retraité" is no "retraite"."""
    ending = form.lower().rstrip("s")[-1:]
    return ending != "é" or text.isupper() or text.lower().rstrip("s").endswith(ending)


def _people(language: Language) -> Iterator[Name]:
    own = len(language.added("people", PersonRow))
    for n, p in enumerate(language.rows("people", PersonRow)):
        for form in p.names:
            yield Name(
                kind="person",
                own=n < own,
                key=p.names[0],
                form=form,
                countries=(p.country,) if p.country else (),
                sector=p.sector,
            )


def _names(language: Language) -> Iterator[Name]:
    yield from _people(language)
    shared: dict[str, list[str]] = {}
    for c in language.rows("countries", CountryRow):
        for form in c.names:
            shared.setdefault(form, []).append(c.iso3)
        for form in c.capitals:
            yield Name(
                kind="capital", key=c.capitals[0], form=form, countries=(c.iso3,), sector="GOV"
            )
        for form in c.metonyms:
            yield Name(kind="metonym", key=form, form=form, countries=(c.iso3,), sector="GOV")
    for form, codes in shared.items():
        yield Name(kind="country", key=form, form=form, countries=tuple(codes))
    own = len(language.added("places", PlaceRow))
    for n, p in enumerate(language.rows("places", PlaceRow)):
        codes = [p.country] if p.country else []
        for form in p.names:
            key = p.names[0] if n < own else form
            yield Name(kind="place", key=key, form=form, countries=tuple(codes), own=n < own)
    own = len(language.added("organisations", OrganisationRow))
    for n, o in enumerate(language.rows("organisations", OrganisationRow)):
        codes = [o.country] if o.country else []
        for form in o.names:
            yield Name(
                own=n < own,
                kind="organisation",
                key=o.names[0],
                form=form,
                countries=tuple(codes),
                sector=o.sector,
            )


def _contracted(language: Language, words: EntityWords) -> Iterator[Name]:
    """Yield the names that begin with an article without it, as they stand after "au" or "du"."""
    for o in language.rows("organisations", OrganisationRow):
        for form in o.names:
            article, _, rest = form.partition(" ")
            after = words.contractions.get(fold_word(article))
            if after and rest and article[0].isupper():
                yield Name(
                    kind="organisation",
                    key=o.names[0],
                    form=rest,
                    countries=(o.country,) if o.country else (),
                    sector=o.sector,
                    after=tuple(after),
                )


def _heads(language: Language) -> Iterator[Head]:
    for r in language.rows("roles", RoleRow):
        common = r.masc in r.fem
        gender: Literal["Masc"] | None = None if common else "Masc"
        kind, flags = r.kind, r.flags
        yield Head(kind="role", form=r.masc, key=kind, sector=r.sector, gender=gender, flags=flags)
        for form in r.fem:
            if form != r.masc:
                yield Head(
                    kind="role", form=form, key=kind, sector=r.sector, gender="Fem", flags=flags
                )
        for form in r.plural:
            if form != r.masc:
                yield Head(
                    kind="role", form=form, key=kind, sector=r.sector, plural=True, flags=flags
                )
    for g in language.rows("groups", GroupRow):
        for form in g.forms:
            yield Head(
                kind="group", form=form, key=g.forms[0], sector=g.sector, plural=True, flags=g.flags
            )
    for i in language.rows("institutions", InstitutionRow):
        for form in i.forms:
            yield Head(
                kind="institution",
                form=form,
                key=i.forms[0],
                sector=i.sector,
                plural="plural" in i.flags,
                flags=i.flags,
            )


def _put(root: _Node, form: str, entry: Name | Head) -> None:
    node = root
    for word in words_of(form, 0, len(form)):
        node = node.setdefault(word.folded, {})  # type: ignore[assignment]  # words lead to nodes
    node.setdefault(_END, []).append(entry)  # type: ignore[union-attr]  # "" leads to a list
