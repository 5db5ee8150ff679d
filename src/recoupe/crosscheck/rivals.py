"""Accounts of one deed by two named voices: another day, another force, another scene.

What two reports tell otherwise in their own voice is most often a slip of one of them, or of ours;
what the family and the prosecutor tell otherwise is a dispute.
"""

from collections.abc import Iterator, Sequence
from itertools import combinations

from recoupe.crosscheck.contest import ContestWords
from recoupe.crosscheck.sides import Claimed, Sourced, Split
from recoupe.crosscheck.sourcing import Sourcing
from recoupe.crosscheck.tellings import Telling
from recoupe.crosscheck.times import NEAR_DAYS, days_of, gap_days
from recoupe.crosscheck.words import Lexicon
from recoupe.model.annotation import Status
from recoupe.model.dossier import Aspect

_TOLD: frozenset[Status] = frozenset({"occurred", "ongoing", "alleged"})


class Rivals:
    """Finds what two named voices tell otherwise of one deed."""

    def __init__(self, sourcing: Sourcing, words: ContestWords, lexicon: Lexicon) -> None:
        self._sourcing = sourcing
        self._words = words
        self._lexicon = lexicon

    def are_of_one_deed(self, a: Telling, b: Telling) -> bool:
        """Say whether both tell what befalls one person once, within days: an arrest, a death."""
        fate = self._lexicon.fate_of(a.lemma)
        one_person = set(a.recipients) & set(b.recipients)
        days = days_of(a.event.when), days_of(b.event.when)
        return (
            fate is not None
            and fate == self._lexicon.fate_of(b.lemma)
            and bool(one_person)
            and None not in days
            and gap_days(*days) <= NEAR_DAYS  # type: ignore[arg-type]  # neither is None
            and not any(t.event.background or t.event.status not in _TOLD for t in (a, b))
        )

    def splits(self, claimed: Claimed) -> Iterator[tuple[Aspect, Split]]:
        """Yield what the voices of a claim, or of two claims of one deed, tell otherwise."""
        told = [s for s in claimed.told if self._is_said(s)]
        for a, b in combinations(told, 2):
            if not self._sourcing.are_two(a.origin, b.origin):
                continue
            for aspect, values in self._differences(a.telling, b.telling):
                yield (
                    aspect,
                    Split(
                        values=values,
                        sides=(self._agreeing(a, told), self._agreeing(b, told)),
                        detail="Two named voices tell it otherwise.",
                        voices=(self._sourcing.name(a.origin), self._sourcing.name(b.origin)),
                    ),
                )

    def _is_said(self, sourced: Sourced) -> bool:
        return sourced.telling.event.status in _TOLD and self._sourcing.is_voice(sourced.origin)

    def _agreeing(self, one: Sourced, told: Sequence[Sourced]) -> tuple[Sourced, ...]:
        """Return the tellings of one's own origin."""
        return tuple(s for s in told if s.origin == one.origin)

    def _differences(self, a: Telling, b: Telling) -> Iterator[tuple[Aspect, tuple[str, str]]]:
        texts = account_of(a), account_of(b)
        opposed = self._words.directions_in(*texts)
        if opposed:
            yield "place", opposed
        if not self.are_of_one_deed(a, b):
            return
        one, other = days_of(a.event.when), days_of(b.event.when)
        if one and other and gap_days(one, other):
            yield "date", (str(one[0]), str(other[0]))
        scenes = self._words.scenes_in(*texts)
        if scenes and not opposed:
            yield "place", scenes
        forces = self._words.forces_in(*texts)
        if forces:
            yield "agent", forces


def account_of(telling: Telling) -> str:
    """Return the words in which a telling's voice tells it: the quotation, else the clause."""
    span = telling.quote if telling.quote is not None else telling.event.clause
    return telling.reading.words(span)
