"""What a user's decisions ask of the grouping: pairs of reports kept together, or apart."""

from collections.abc import Collection, Iterator, Sequence
from itertools import combinations

from recoupe.model.classes import Classes
from recoupe.model.story import Bonds, Decision
from recoupe.record import Record

Part = tuple[str, ...]
VETO_OF_SPLIT = "user/veto_of_split"


def rebind(record: Record) -> None:
    """Have the bonds hold that the user's standing decisions ask for."""
    record.decisions.set_bonds(bonds_of(record.decisions.standing()))


def bonds_of(decisions: Sequence[Decision]) -> Iterator[tuple[int, Bonds]]:
    """Yield the bonds of the user's decisions (oldest first), each with the decision's number.

    Where two contradict each other, the newer one holds, and the older one in all else: of a merge
    of which one report was moved away since, the other reports stay together.
    """
    classes = Classes[str]()
    for decision in sorted(decisions, key=lambda d: d.n, reverse=True):
        joined, parted = asked_by(decision)
        together = [pair for part in joined for pair in classes.join(part)]
        apart = [
            pair for one, other in parted for a in one for b in other for pair in classes.part(a, b)
        ]
        yield decision.n, Bonds(together=tuple(together), apart=tuple(apart))


def asked_by(decision: Decision) -> tuple[list[Part], list[tuple[Part, Part]]]:
    """Return which reports a decision keeps together, and which it keeps apart from which.

    It speaks of the reports that the stories had when it was made: a merge keeps all of both
    together, not only the first ones, which alone could be taken out of their stories by it.
    """
    parts = decision.parts
    if decision.kind == "merge" or decision.reason.rule == VETO_OF_SPLIT:
        return [tuple(r for part in parts for r in part)], []
    if decision.kind == "veto":
        return [], list(combinations(parts, 2))
    if decision.kind == "move":
        moved, rest, *target = parts
        return [moved + part for part in target], [(moved, rest)]
    return [], []


def bound_to(record: Record, reports: Collection[str]) -> set[str]:
    """Return the reports that a user's decisions keep in one story with some of these."""
    found, edge = set(reports), set(reports)
    while edge:
        edge = {r for pair in record.decisions.bonds(edge).together for r in pair} - found
        found |= edge
    return found


def bonds_among(record: Record, reports: Collection[str]) -> Bonds:
    """Return the bonds among these reports, those over others that are not of them too.

    Bonds know no time: two reports that a third binds together are so before it comes.
    """
    inside = set(reports)
    all_bonds = record.decisions.bonds(bound_to(record, inside))
    classes = Classes[str]()
    for pair in all_bonds.together:
        list(classes.join(pair))
    first: dict[int, str] = {}
    together = []
    for report in sorted(inside):
        known = first.setdefault(classes.key(report), report)
        if known != report:
            together.append((known, report))
    apart = set()
    for a, b in all_bonds.apart:
        one, other = first.get(classes.key(a)), first.get(classes.key(b))
        if one is not None and other is not None and one != other:
            apart.add((min(one, other), max(one, other)))
    return Bonds(together=tuple(together), apart=tuple(sorted(apart)))
