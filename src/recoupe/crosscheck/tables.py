"""The shapes of the tables of words that crosscheck asks of a language."""

from recoupe.model.base import Value


class Words(Value, frozen=True, kw_only=True):
    government: tuple[str, ...]
    indefinite: tuple[str, ...]
    titles: tuple[str, ...]
    ordinal_endings: tuple[str, ...]
    generic_bodies: tuple[str, ...]
    function_words: tuple[str, ...]
    fragment_openers: tuple[str, ...]
    gaps: tuple[str, ...]
    that: tuple[str, ...]
    articles: tuple[str, ...]
    quantities: tuple[str, ...]
    according: tuple[str, ...]
    saying_now: tuple[str, ...]
    saying_done: tuple[str, ...]
    writing: tuple[str, ...]
    auxiliaries: tuple[str, ...]
    name_ends: tuple[str, ...]
    issued: tuple[str, ...]
    relatives: tuple[str, ...]
    day_words: tuple[str, ...]
    repeated_sources: tuple[str, ...]
    unnamed_sources: tuple[str, ...]
    vague_roles: tuple[str, ...]
    other_offices: tuple[str, ...]
    no_voices: tuple[str, ...]
    armies: tuple[str, ...]
    pointers: tuple[str, ...]
    others: tuple[str, ...]
    deadlines: tuple[str, ...]


class AgencyTable(Value, frozen=True, kw_only=True):
    """`sections.toml`: the agencies, by the name that they are told by, with their other forms."""

    agencies: dict[str, tuple[str, ...]]


class BodyRow(Value, frozen=True, kw_only=True):
    """A row of `organisations.tsv`: the names of a body and its PLOVER sector."""

    names: tuple[str, ...]
    sector: str | None = None


class MediaWords(Value, frozen=True, kw_only=True):
    """How one speaks to a medium; `to`, `on` and `asked` stand before its name or a noun for it.

    `press` are nouns for media and their people that tell it alone, `staff` a medium's people.
    """

    to: tuple[str, ...]
    on: tuple[str, ...]
    asked: tuple[str, ...]
    articles: tuple[str, ...]
    nouns: tuple[str, ...]
    press: tuple[str, ...]
    staff: tuple[str, ...]


class Counts(Value, frozen=True, kw_only=True):
    same: tuple[tuple[str, ...], ...]
    growing: tuple[str, ...]
    plain: tuple[str, ...]
    toll: tuple[str, ...]
    part_openers: tuple[str, ...]
    joiners: tuple[str, ...]
    part_of: dict[str, str]


class BodyClass(Value, frozen=True, kw_only=True):
    """Common nouns for one class of bodies, words in the names of such bodies, and sectors."""

    words: tuple[str, ...]
    heads: tuple[str, ...]
    sectors: tuple[str, ...]


class CrosscheckTable(Value, frozen=True, kw_only=True):
    """`crosscheck.toml`: channels of statements, comparable words and counted nouns."""

    channels: dict[str, tuple[str, ...]]
    posts: tuple[str, ...]
    networks: tuple[str, ...]
    media: MediaWords
    words: Words
    offices: dict[str, str]
    counts: Counts
    classes: dict[str, BodyClass]
    fates: dict[str, tuple[str, ...]]
    fate_phrases: dict[str, tuple[str, ...]]


class KinTable(Value, frozen=True, kw_only=True):
    """`kin.toml`: lemmas that tell of one kind of happening, by family.

    Those `of_something` take another happening or thing, which must be the same. `ways` are the
    families that follow each other in time (arrest, custody, trial), each by one of its words.
    """

    families: tuple[tuple[str, ...], ...]
    of_something: tuple[tuple[str, ...], ...]
    ways: tuple[tuple[str, ...], ...]


class PeopleRow(Value, frozen=True, kw_only=True):
    """A line of `participants.tsv` or `groups.tsv`: nouns, and what they stand for."""

    forms: tuple[str, ...]
    kind: str = "person"
    sector: str | None = None
    flags: tuple[str, ...] = ()
