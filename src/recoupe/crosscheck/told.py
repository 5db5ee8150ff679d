"""Which groups of names are one's and which are not, as a user has it."""

from collections.abc import Sequence

from recoupe.crosscheck.actors import Key
from recoupe.crosscheck.naming import Named
from recoupe.model.base import Value


class AsTold(Value, frozen=True, kw_only=True):
    """Pairs of entities of reports that a user holds for one, and those held apart.

    No pair contradicts what the others hold; of `parted` the first is what was set apart.
    """

    joined: tuple[tuple[Key, Key], ...] = ()
    parted: tuple[tuple[Key, Key], ...] = ()


NOTHING_TOLD = AsTold()


def as_told(groups: list[list[Named]], told: AsTold) -> list[list[Named]]:
    """Part the groups that hold two kept apart, and join those that hold two kept together.

    They are parted first, so that what is joined brings nothing along that it was parted from,
    and again after it: two groups that are joined may each bring one side of a pair kept apart.
    """
    groups = _parted(groups, told)
    for pair in told.joined:
        groups = _joined(groups, pair)
    return _parted(groups, told)


def _joined(groups: list[list[Named]], pair: tuple[Key, Key]) -> list[list[Named]]:
    same = [g for g in groups if any(m.key in pair for m in g)]
    first = next(iter(same), None)
    return [
        [m for s in same for m in s] if g is first else g
        for g in groups
        if g is first or g not in same
    ]


def _parted(groups: list[list[Named]], told: AsTold) -> list[list[Named]]:
    for apart, rest in told.parted:
        groups = [part for g in groups for part in _sides(g, apart, rest, told)]
    return groups


def _sides(group: list[Named], apart: Key, rest: Key, told: AsTold) -> list[list[Named]]:
    """Return a group in two where it holds both: what is set apart, with what goes with it.

    Whatever the user says nothing of goes with what it is called by in the same words; where
    neither or both are, it stays.
    """
    keys = {m.key for m in group}
    if not {apart, rest} <= keys:
        return [group]
    gone = _together(apart, keys, told.joined)
    stays = _together(rest, keys, told.joined) | {
        r for a, r in told.parted if a in gone and r in keys
    }
    spoken = {k for pair in (*told.joined, *told.parted) for k in pair}
    names = {m.plain for m in group if m.key in gone} - {m.plain for m in group if m.key in stays}
    gone |= {m.key for m in group if m.key not in spoken and m.plain in names}
    return [[m for m in group if m.key not in gone], [m for m in group if m.key in gone]]


def _together(first: Key, among: set[Key], joined: Sequence[tuple[Key, Key]]) -> set[Key]:
    """Return what is held together with an entity, itself included."""
    found = {first}
    while more := {
        k for pair in joined if found & set(pair) for k in pair if k in among and k not in found
    }:
        found |= more
    return found
