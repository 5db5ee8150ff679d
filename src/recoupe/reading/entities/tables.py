"""The shapes of the data files that name people, countries, organisations and groups."""

import datetime as dt

from recoupe.model.base import Value


class CountryRow(Value, frozen=True, kw_only=True):
    """`countries.tsv`: names, demonyms in four forms, capital and other words for a government."""

    iso3: str
    names: tuple[str, ...]
    article: str = ""
    masc: tuple[str, ...] = ()
    fem: tuple[str, ...] = ()
    masc_plural: tuple[str, ...] = ()
    fem_plural: tuple[str, ...] = ()
    capitals: tuple[str, ...] = ()
    metonyms: tuple[str, ...] = ()


class LocalsRow(Value, frozen=True, kw_only=True):
    """`locals.tsv`: words for the people of towns and regions, and the country these lie in."""

    country: str
    forms: tuple[str, ...]


class PlaceRow(Value, frozen=True, kw_only=True):
    """`places.tsv`: one place under several names, or several of one country."""

    names: tuple[str, ...]
    country: str | None = None


class PersonRow(Value, frozen=True, kw_only=True):
    """`people.tsv`: forms of a person's name (the fullest first), PLOVER actor code, country."""

    names: tuple[str, ...]
    sector: str | None = None
    country: str | None = None


class OrganisationRow(Value, frozen=True, kw_only=True):
    """`organisations.tsv`: forms (the fullest first), PLOVER actor code, country."""

    names: tuple[str, ...]
    sector: str | None = None
    country: str | None = None


class RoleRow(Value, frozen=True, kw_only=True):
    """`roles.tsv`: a noun for what somebody is; `kind` is shared by nouns for one office."""

    masc: str
    fem: tuple[str, ...]
    plural: tuple[str, ...]
    kind: str
    sector: str | None = None
    flags: tuple[str, ...] = ()


class GroupRow(Value, frozen=True, kw_only=True):
    """`groups.tsv`: nouns for a group, and their flags."""

    forms: tuple[str, ...]
    sector: str | None = None
    flags: tuple[str, ...] = ()


class InstitutionRow(Value, frozen=True, kw_only=True):
    """`institutions.tsv`: common nouns for bodies and what they need to be an entity."""

    forms: tuple[str, ...]
    sector: str | None = None
    flags: tuple[str, ...] = ()


class HolderRow(Value, frozen=True, kw_only=True):
    """`holders.tsv`: who held an office of state from one day until before another."""

    names: tuple[str, ...]
    office: str
    country: str
    since: dt.date
    until: dt.date | None = None


class EntityWords(Value, frozen=True, kw_only=True):
    """`entities.toml`: closed lists, compared folded (lower-case, without accents)."""

    civilities: frozenset[str]
    civilities_masculine: frozenset[str]
    civilities_feminine: frozenset[str]
    particles: frozenset[str]
    never_names: frozenset[str]
    time_nouns: frozenset[str]
    complement_prepositions: frozenset[str]
    determiners: frozenset[str]
    definite: frozenset[str]
    demonstrative: frozenset[str]
    possessive: frozenset[str]
    feminine_determiners: frozenset[str]
    masculine_determiners: frozenset[str]
    locative_before_country: frozenset[str]
    former: frozenset[str]
    age_nouns: frozenset[str]
    place_prepositions: frozenset[str]
    government_prepositions: frozenset[str]
    town_verbs: frozenset[str]
    address_verbs: frozenset[str]
    address_to: frozenset[str]
    stance_nouns: frozenset[str]
    source_words: frozenset[str]
    human_verbs: frozenset[str]
    people_verbs: frozenset[str]
    impersonal_verbs: frozenset[str]
    masculine_pronouns: frozenset[str]
    feminine_pronouns: frozenset[str]
    plural_pronouns: frozenset[str]
    state_words: frozenset[str]
    conjunctions: frozenset[str]
    negations: frozenset[str]
    street_words: frozenset[str]
    named_after: frozenset[str]
    local_heads: frozenset[str]
    domain_words: frozenset[str]
    role_prepositions: frozenset[str]
    feminine_articles: frozenset[str]
    masculine_articles: frozenset[str]
    town_prepositions: frozenset[str]
    same: frozenset[str]
    organisation_words: frozenset[str]
    place_words: frozenset[str]
    site_words: frozenset[str]
    action_nouns: frozenset[str]
    last_speakers: frozenset[str]
    saying_verbs: frozenset[str]
    axis_words: frozenset[str]
    linked_sites: frozenset[str]
    no_names: tuple[str, ...]
    contractions: dict[str, tuple[str, ...]]
    name_breakers: frozenset[str]
    namers: frozenset[str]
    host_prepositions: frozenset[str]
    eponym_nouns: frozenset[str]
    person_verbs: frozenset[str]
    complement_links: frozenset[str]
    vanity_domains: frozenset[str]
    town_only: frozenset[str]
    portfolio_offices: frozenset[str]
    portfolio_links: frozenset[str]
    directions: frozenset[str]
    inhabited: frozenset[str]
    near_words: frozenset[str]
    glued_words: frozenset[str]
    currencies: frozenset[str]
    past_holders: frozenset[str]
    as_links: frozenset[str]
    as_nouns: frozenset[str]
    as_words: frozenset[str]
    between_words: frozenset[str]
    naming_verbs: frozenset[str]
    reflexives: frozenset[str]
    firm_nouns: frozenset[str]
    firm_heads: frozenset[str]
    becoming: frozenset[str]
