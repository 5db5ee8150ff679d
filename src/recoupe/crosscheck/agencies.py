"""Which agency stands behind a report, where it credits any."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from recoupe.crosscheck.channels import words_of
from recoupe.crosscheck.copies import agencies_of
from recoupe.crosscheck.firsthand import Firsthand
from recoupe.crosscheck.media import Media
from recoupe.model.annotation import Reading
from recoupe.model.base import folded
from recoupe.model.span import Place

# Further on, what an agency saw ("a constaté l'AFP") may be one of the many sources of a report.
LEAD_CHARS = 400


def agency_of_each(readings: Sequence[Reading]) -> dict[str, str]:
    """Return the one agency behind each report that credits any.

    A report that credits several ("avec AFP et Reuters") goes to the one that most reports of
    the story credit: it proves no second origin beside it.
    """
    credited = {r.id: agencies_of(r) for r in readings}
    everyone = sorted({a for names in credited.values() for a in names})
    full = {
        a: max((n for n in everyone if _abbreviates(a, n)), key=len, default=a) for a in everyone
    }
    counts = Counter(folded(full[a]) for names in credited.values() for a in names)
    return {
        report: min((full[a] for a in found), key=lambda a: (-counts[folded(a)], folded(a), a))
        for report, found in credited.items()
        if found
    }


def _abbreviates(short: str, name: str) -> bool:
    """Say whether an agency's name is the initials of another ("ALP")."""
    return short.isupper() and folded(short) == "".join(w[0] for w in words_of(name))


def agency_of_copies(
    agency: Mapping[str, str], heads: Mapping[str, str], readings: Sequence[Reading], media: Media
) -> dict[str, str]:
    """Return the agency behind each report that has one, copies of one text having one alike.

    It is the one that most of them credit; of two that as many credit, the one that the text
    itself names ("a-t-il dit à l'AFP"): outlets pass dispatches on under their own agency's name.
    """
    named: Counter[tuple[str, str]] = Counter()
    credited: dict[str, Counter[str]] = defaultdict(Counter)
    for reading in readings:
        head = heads[reading.id]
        named.update((head, folded(a)) for a in media.mentioned(reading.text))
        if reading.id in agency:
            credited[head][agency[reading.id]] += 1
    best = {
        head: min(found, key=lambda a: (-found[a], -named[head, folded(a)], folded(a), a))
        for head, found in credited.items()
    }
    return {report: best[heads[report]] for report in agency}


def agency_rewritten(
    reading: Reading, firsthand: Firsthand, media: Media
) -> tuple[str, tuple[Place, ...]] | None:
    """Return the agency whose dispatch a report without a credit of it tells again, and by what.

    It opens with what that agency's people saw, and shows no more than that.
    """
    for agency in sorted(set(media.mentioned(reading.text[:LEAD_CHARS]))):
        seen = firsthand.seen_by(reading, agency, media)
        if seen and seen[0].start < LEAD_CHARS:
            return agency, seen
    return None


def credit_spans(reading: Reading) -> tuple[Place, ...]:
    """Return where a report credits an agency, its dateline first."""
    spans = [(c.start, c.end) for c in reading.credits if c.role == "agency"]
    if reading.dateline and reading.dateline.agency:
        spans.insert(0, (reading.dateline.start, reading.dateline.end))
    return tuple(Place(report=reading.id, start=a, end=b) for a, b in spans)
