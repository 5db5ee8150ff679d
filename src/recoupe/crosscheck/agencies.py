"""Which agency stands behind a report, where it credits any."""

from collections import Counter
from collections.abc import Sequence

from recoupe.crosscheck.copies import agencies_of
from recoupe.crosscheck.words import words_of
from recoupe.model.annotation import Reading
from recoupe.model.base import folded
from recoupe.model.span import Place


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


def credit_spans(reading: Reading) -> tuple[Place, ...]:
    """Return where a report credits an agency, its dateline first."""
    spans = [(c.start, c.end) for c in reading.credits if c.role == "agency"]
    if reading.dateline and reading.dateline.agency:
        spans.insert(0, (reading.dateline.start, reading.dateline.end))
    return tuple(Place(report=reading.id, start=a, end=b) for a, b in spans)
