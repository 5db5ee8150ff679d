"""All disagreements of a story, from the rules that each look for their own kind."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations

import msgspec

from recoupe.crosscheck.accounts import Accounts
from recoupe.crosscheck.actors import Actors
from recoupe.crosscheck.contest import ContestWords
from recoupe.crosscheck.contrasts import contrast_dispute, contrasts_in
from recoupe.crosscheck.counts import Counts
from recoupe.crosscheck.disagreements import dispute_of, disputes_of
from recoupe.crosscheck.labels import label_disputes
from recoupe.crosscheck.notbut import not_but_disputes
from recoupe.crosscheck.opposed import Opposed, Opposition, opposition_disputes
from recoupe.crosscheck.origins import Origins
from recoupe.crosscheck.rivals import Rivals
from recoupe.crosscheck.sides import Claimed, Dispute, Sourced
from recoupe.crosscheck.sourcing import Sourcing
from recoupe.crosscheck.tellings import Key, Telling
from recoupe.crosscheck.words import Lexicon
from recoupe.model.annotation import Reading
from recoupe.model.dossier import Aspect


class Disputing:
    """Finds the disagreements of one story: of each claim, of two claims of one deed, of labels."""

    def __init__(
        self,
        readings: Sequence[Reading],
        tellings: Sequence[Telling],
        *,
        actors: Actors,
        origins: Origins,
        sourcing: Sourcing,
        lexicon: Lexicon,
        words: ContestWords,
    ) -> None:
        self._readings = readings
        self._actors = actors
        self._origins = origins
        self._lexicon = lexicon
        self._words = words
        self._rivals = Rivals(sourcing, words, lexicon)
        self._contrasts = [c for r in readings for c in contrasts_in(r, actors, lexicon)]
        accounts = Accounts(actors, lexicon, words, origins).of(readings, tellings)
        self._opposed = [
            *Opposed(sourcing, words).among(accounts),
            *_merged(Counts(sourcing, words, lexicon).among(accounts)),
        ]

    @property
    def disputed(self) -> frozenset[Key]:
        """What reports themselves set against each other, by report and event."""
        set_out = {(c.reading.id, c.event.id) for c in self._contrasts}
        return frozenset(set_out | {o.about.key for o in self._opposed if o.about})

    def of_claims(self, claims: Sequence[tuple[str, Sequence[Sourced]]]) -> list[Dispute]:
        """Return the disagreements about claims, each with its tellings, in their order."""
        found: dict[str, list[Dispute]] = {i: self._of_claim(i, told) for i, told in claims}
        for (one, told), (other, told_other) in combinations(claims, 2):
            if self._are_of_one_deed(told, told_other):
                known = {d.disagreement.aspect for i in (one, other) for d in found[i]}
                found[one] += self._otherwise(one, (*told, *told_other), known)
        return [d for disputes in found.values() for d in disputes]

    def of_labels(self, story: str) -> list[Dispute]:
        """Return the disagreements about what somebody is called."""
        origin_of = self._origins.of_label
        found = label_disputes(self._readings, self._actors, story, origin_of)
        known = {d.reasons[0].rule for d in found}
        others = not_but_disputes(self._readings, self._actors, self._words, story, origin_of)
        return [*found, *(d for d in others if d.reasons[0].rule not in known)]

    def _of_claim(self, claim: str, told: Sequence[Sourced]) -> list[Dispute]:
        found = disputes_of(self._claimed(claim, told))
        tellings = [s.telling for s in told]
        contrast = contrast_dispute(claim, tellings, self._contrasts, self._origins.of_voice)
        if contrast and "number" not in _aspects(found):
            found.append(contrast)
        keys = {t.key for t in tellings}
        mine = [o for o in self._opposed if o.about and o.about.key in keys]
        found += opposition_disputes(claim, mine, _aspects(found))
        return [*found, *self._otherwise(claim, told, _aspects(found))]

    def _otherwise(
        self, claim: str, told: Sequence[Sourced], known: set[Aspect]
    ) -> Iterator[Dispute]:
        claimed = self._claimed(claim, told)
        for aspect, split in self._rivals.splits(claimed):
            if aspect not in known:
                known.add(aspect)
                yield dispute_of(claimed, aspect, split)

    def _are_of_one_deed(self, one: Sequence[Sourced], other: Sequence[Sourced]) -> bool:
        return any(self._rivals.are_of_one_deed(a.telling, b.telling) for a in one for b in other)

    def _claimed(self, claim: str, told: Sequence[Sourced]) -> Claimed:
        return Claimed(
            claim=claim,
            told=tuple(told),
            actors=self._actors,
            lexicon=self._lexicon,
            words=self._words,
        )


def _merged(counts: Iterable[Opposition]) -> Iterator[Opposition]:
    """Yield oppositions of numbers, those between the same two as about the same event."""
    first: dict[frozenset[str], Opposition] = {}
    for o in counts:
        numbers = frozenset("".join(c for c in v if c.isdigit()) for v in o.values)
        known = first.setdefault(numbers, o)
        yield msgspec.structs.replace(o, about=known.about, values=known.values)


def _aspects(disputes: Sequence[Dispute]) -> set[Aspect]:
    return {d.disagreement.aspect for d in disputes}
