"""The countries that a report speaks of, and what takes its country from them."""

import re
from collections import Counter
from collections.abc import Iterable

import msgspec

from recoupe.lang import Language
from recoupe.model.report import Report
from recoupe.reading.entities.draft import Draft
from recoupe.reading.entities.lexicon import Lexicon, Name, lexicon_of, words_of
from recoupe.reading.entities.mention import Mention, Scene
from recoupe.reading.entities.towns import country_of_domain, country_of_town, is_town, largest_of

# From how often a report must name a country for it to be where it happens.
HOME_MENTIONS = 2
# What share of all that a report says of countries must be of one for its unknown bodies to be
# that one's: places are where the report is, a company may be of anywhere.
PLACE_SHARE, BODY_SHARE = 0.5, 0.7
STATE_SECTORS = frozenset({"GOV", "LEG", "JUD", "COP", "MIL"})
_HOST = re.compile(r"([a-z0-9-]+\.)+([a-z]{2})(?![a-z.])", re.I)


def context_of(
    found: Iterable[list[Mention]], scenes: Iterable[Scene], report: Report, language: Language
) -> Counter[str]:
    """Return how often a report speaks of each country without ambiguity.

    Names and phrases count, adjectives of nationality, and once the country of the outlet.
    """
    lexicon = lexicon_of(language)
    context = Counter(m.countries[0] for ms in found for m in ms if len(m.countries) == 1)
    outlet = country_of_outlet(report, lexicon)
    if outlet is not None:
        context[outlet] += 1
    context.update(_of_adjectives(scenes, lexicon, context))
    return context


def _of_adjectives(
    scenes: Iterable[Scene], lexicon: Lexicon, context: Counter[str]
) -> Counter[str]:
    """Return how often adjectives speak of each country, the ambiguous as `context` has it."""
    found: Counter[str] = Counter()
    for scene in scenes:
        for token in scene.tokens:
            if not token.text[0].islower() or token.pos not in ("ADJ", "NOUN"):
                continue
            codes = lexicon.demonym(token.text)
            if len(codes) > 1:
                codes = meant(codes, context)
            local = None if codes else lexicon.local(token.text)
            found.update((local,) if local else codes)
    return found


def meant(codes: Iterable[str], context: Counter[str]) -> tuple[str, ...]:
    """Return that of several countries of one name that the report speaks of most, or none.

    A report that speaks of none of them means the one that is many times the largest.
    """
    ranked = sorted(codes, key=lambda c: (-context[c], c))
    if context[ranked[0]] > context[ranked[1]]:
        return (ranked[0],)
    largest = largest_of(ranked) if not context[ranked[0]] else None
    return (largest,) if largest else ()


def settled(mention: Mention, context: Counter[str]) -> Mention:
    """Return the mention with the country that it must mean, of those it may."""
    if len(mention.countries) < 2:
        return mention
    return msgspec.structs.replace(mention, countries=meant(mention.countries, context))


def country_of_outlet(report: Report, lexicon: Lexicon) -> str | None:
    """Return the country of who published a report: the lexicon's, else its address's domain."""
    source = report.source or ""
    for match in lexicon.names_in(words_of(source, 0, len(source)), source):
        entry = match.entries[0]
        if isinstance(entry, Name) and entry.kind == "organisation" and entry.countries:
            return entry.countries[0]
    for address in (source, report.url or ""):
        host = _HOST.search(address.split("?")[0])
        if host is not None and host.group(2).lower() not in lexicon.words.vanity_domains:
            return country_of_domain(host.group(2).lower())
    return None


def place_drafts(drafts: Iterable[Draft], context: Counter[str], lexicon: Lexicon) -> None:
    """Give places and bodies without a country that of their town, their name or the report."""
    places, bodies = home_of(context, share=PLACE_SHARE), home_of(context, share=BODY_SHARE)
    for draft in drafts:
        if draft.country is not None or draft.plural:
            continue
        unknown = draft.mentions[0].key is None
        if draft.kind == "place" and unknown:
            home = places if not is_town(draft.name) else None
            draft.country = country_of_town(draft.name, context) or home
        elif draft.kind == "organisation" and draft.mentions[0].head is None:
            state = draft.sector in STATE_SECTORS
            own = country_in_name(draft.name, lexicon) if unknown else None
            draft.country = own or (places if state else bodies if unknown else None)


def country_in_name(name: str, lexicon: Lexicon) -> str | None:
    """Return the country that a body's name says it is of ("Radio Mali", "Banque suisse X")."""
    words = words_of(name, 0, len(name))
    codes = {
        code
        for match in lexicon.names_in(words, name)
        for entry in match.entries
        if isinstance(entry, Name) and entry.kind in ("country", "place", "capital")
        for code in entry.countries
    }
    codes |= {code for word in words for code in lexicon.demonym(word.text)}
    return codes.pop() if len(codes) == 1 else None


def home_of(context: Counter[str], *, share: float) -> str | None:
    """Return the country that a report speaks of twice and for more than `share` of all."""
    ranked = context.most_common(1)
    if not ranked or ranked[0][1] < HOME_MENTIONS or ranked[0][1] <= context.total() * share:
        return None
    return ranked[0][0]
