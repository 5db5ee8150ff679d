"""What a user has put right in claims: tellings kept together, tellings kept apart."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import product

from recoupe.crosscheck.tellings import Key, Telling
from recoupe.model.classes import Classes
from recoupe.model.correction import Correction, JoinClaims, SplitClaim, TellingKey
from recoupe.model.reason import Reason

VERSION = "1"


class CorrectedClaims:
    """The corrections that join and split claims; of two that clash the newer holds.

    `joined` are the pairs of tellings that are of one claim, `held` the numbers of the
    corrections that found what to change.
    """

    def __init__(self, given: Iterable[Correction]) -> None:
        self._given = sorted(given, key=lambda c: c.decision, reverse=True)
        self._told: dict[Key, list[Correction]] = defaultdict(list)
        self._marks: dict[Key, int] = {}
        self._apart: set[frozenset[Key]] = set()
        self.joined: list[tuple[Key, Key]] = []
        self.held: set[int] = set()

    def bind(self, tellings: Sequence[Telling]) -> None:
        """Find the tellings that are spoken of: what is joined, apart and marked by it."""
        classes = Classes[Key]()
        for correction in self._given:
            change = correction.change
            if isinstance(change, SplitClaim):
                apart = _keys(change.apart, tellings)
                rest = [k for k in _keys(change.rest, tellings) if k not in apart]
                self._split(correction, apart, rest, classes)
            elif isinstance(change, JoinClaims):
                self._join(
                    correction, _keys(change.a, tellings), _keys(change.b, tellings), classes
                )

    def _split(
        self, by: Correction, apart: Sequence[Key], rest: Sequence[Key], classes: Classes[Key]
    ) -> None:
        joined = list(classes.join(apart))
        parted = [p for a, b in product(apart, rest) for p in classes.part(a, b)]
        self.joined += joined
        self._apart.update(map(frozenset, parted))
        for key in apart if parted else ():
            self._marks.setdefault(key, by.decision)
        for key in {k for pair in (*parted, *joined) for k in pair}:
            self._told[key].append(by)
        if parted:
            self.held.add(by.decision)

    def _join(
        self, by: Correction, a: Sequence[Key], b: Sequence[Key], classes: Classes[Key]
    ) -> None:
        if not a or not b:
            return
        joined = list(classes.join([*a, *b]))
        self.joined += joined
        for key in {k for pair in joined for k in pair}:
            self._told[key].append(by)
        if any(classes.key(x) == classes.key(y) for x, y in product(a, b)):
            self.held.add(by.decision)

    def mark(self, telling: Telling) -> int | None:
        """Return the split that keeps a telling from others that say the very same."""
        return self._marks.get(telling.key)

    def parts(self, one: Iterable[Telling], other: Iterable[Telling]) -> bool:
        """Say whether a split keeps any of these tellings from any of the others."""
        return bool(self._apart) and any(
            frozenset((a.key, b.key)) in self._apart for a, b in product(one, list(other))
        )

    def reasons(self, tellings: Sequence[Telling]) -> tuple[Reason, ...]:
        """Return the user's part in a claim's being what it is."""
        found = {c.decision: c for t in tellings for c in self._told.get(t.key, ())}
        return tuple(
            Reason(
                rule="user/claims" if isinstance(found[n].change, JoinClaims) else "user/claim",
                version=VERSION,
                detail=_sentence(found[n]),
                spans=tuple(t.span for t in tellings if found[n] in self._told.get(t.key, ())),
            )
            for n in sorted(found)
        )


def _sentence(correction: Correction) -> str:
    if isinstance(correction.change, JoinClaims):
        return f"You made one claim of two {correction.told}."
    return f"You split this from another claim {correction.told}."


def _keys(wanted: Sequence[TellingKey], tellings: Sequence[Telling]) -> list[Key]:
    """Return the tellings whose triggers stand where they are looked for, in order."""
    return list(
        dict.fromkeys(
            t.key
            for t in tellings
            for k in wanted
            if t.reading.id == k.report
            and t.event.field == k.field
            and t.event.start < k.end
            and k.start < t.event.end
        )
    )
