"""From a dossier to the page that tells it: the one way in for text and HTML."""

import datetime as dt
from collections.abc import Mapping, Sequence

from recoupe.export.carriers import copies, copy_pairs, origins, relations, reports, speakers
from recoupe.export.corrected import corrections
from recoupe.export.dates import day_words, when_words
from recoupe.export.desk import Desk
from recoupe.export.statements import disputes, groups, timeline
from recoupe.export.strings import Strings
from recoupe.export.view import Page
from recoupe.model.annotation import Reading
from recoupe.model.dossier import Dossier, corroboration
from recoupe.model.reason import Reason

MOST_PAIRS = 60
"""Pairs of reports whose shared passages are shown; fifty copies of a dispatch make 1,225."""


def build_page(
    dossier: Dossier,
    readings: Mapping[str, Reading],
    reasons: Mapping[str, Sequence[Reason]],
    strings: Strings,
) -> Page:
    """Return `dossier` as a page.

    `readings` are its reports' by id; `reasons` those of its claims, origins and disagreements.
    """
    desk = Desk(dossier, readings, reasons, strings)
    pairs = copy_pairs(desk)
    first = dossier.reports[0].id if dossier.reports else None
    return Page(
        story=dossier.story.id,
        title=dossier.story.title,
        lang=desk.lang(first) if first else strings.lang,
        as_of=as_of_words(dossier, strings),
        reports_count=len(dossier.reports),
        outlets=outlets_words(dossier, strings),
        origins_count=corroboration(dossier.origins),
        groups=groups(desk),
        disputes=disputes(desk),
        timeline=timeline(desk),
        speakers=speakers(desk),
        origins=origins(desk),
        copies=copies(desk, pairs[:MOST_PAIRS]),
        copies_left_out=max(len(pairs) - MOST_PAIRS, 0),
        relations=relations(desk),
        corrections=corrections(desk),
        reports=reports(desk),  # last: it shows the marks that the parts above asked for
    )


def as_of_words(dossier: Dossier, strings: Strings) -> str:
    """Return the line that says up to when the dossier knows."""
    if dossier.as_of:
        return strings("as_of", instant=_instant_words(dossier.as_of, strings))
    dated = [r.published for r in dossier.reports if r.published.latest]
    if not dated:
        return strings("as_of_all")
    last = max(dated, key=lambda p: (p.latest, p.earliest))
    return strings("as_of_latest", day=when_words(last, strings))


def outlets_words(dossier: Dossier, strings: Strings) -> str:
    """Return how many outlets are named; reports without one are counted by themselves."""
    named = {r.source for r in dossier.reports if r.source}
    unnamed = sum(not r.source for r in dossier.reports)
    parts = [strings.count("outlets", len(named))] if named else []
    if unnamed:
        parts.append(strings.count("unnamed", unnamed))
    return strings("list_separator").join(parts)


def _instant_words(instant: str, strings: Strings) -> str:
    try:
        return day_words(dt.date.fromisoformat(instant), strings)
    except ValueError:
        return instant  # a month, a year or a time of day: as the user wrote it
