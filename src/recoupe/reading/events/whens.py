"""When an event takes place: the time expression that its own clause governs."""

from recoupe.model.when import TimeExpression, When
from recoupe.reading.events.situation import Situation
from recoupe.reading.events.tree import Tree

_MAX_CLIMB = 12
_TRANSPARENT = frozenset({"plan", "happen", "carry", "continue", "undergo", "aspect"})


class Times:
    """The time expressions of a sentence, each with the verb or event noun that governs it."""

    def __init__(self, tree: Tree, times: tuple[TimeExpression, ...], triggers: set[int]) -> None:
        self._tree = tree
        self._owners: list[tuple[int, TimeExpression]] = []
        for time in times:
            owner = self._owner(time, triggers)
            if owner is not None:
                self._owners.append((owner, time))

    @property
    def owners(self) -> frozenset[int]:
        """The tokens that govern a time."""
        return frozenset(owner for owner, _ in self._owners)

    def _owner(self, time: TimeExpression, triggers: set[int]) -> int | None:
        """Return the nearest trigger or verb above a time, the last one before it failing that."""
        head = self._tree.sentence.head_of(time.start, time.end)
        if head is None or time.type not in ("DATE", "TIME") or time.earliest is None:
            return None
        for index in (head, *self._tree.sentence.ancestors(head)):
            token = self._tree.tokens[index]
            if index in triggers or (token.pos == "VERB" and index != head):
                return index
        return None

    def of(self, situation: Situation) -> TimeExpression | None:
        """Return the time expression of an event, or None.

        Its own comes first; then that of the verb that states or schedules it.
        """
        index = situation.match.first
        own = self._at(index)
        if own is not None:
            return own
        if situation.support is not None:
            found = self._at(situation.support.index)
            if found is not None:
                return found
        for governor in situation.governors[:2]:
            infinitive = situation.tense == "infinitive" and not governor.kinds & {
                "announce",
                "demand",
                "deny",
                "allege",
            }
            if (governor.kinds & _TRANSPARENT and governor.relation != "obl:agent") or infinitive:
                found = self._at(governor.index)
                if found is not None:
                    return found
        return None

    def _at(self, index: int) -> TimeExpression | None:
        """Return the time that a token governs: the finest, the first of equals."""
        found = [t for owner, t in self._owners if owner == index]
        return min(found, key=lambda t: (_days(t), t.start), default=None)


def _days(time: TimeExpression) -> int:
    if time.earliest is None or time.latest is None:
        return 1 << 30
    return (time.latest - time.earliest).days


def when_of(time: TimeExpression | None) -> When | None:
    return time.when() if time is not None else None
