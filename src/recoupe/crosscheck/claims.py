"""Claims: the tellings of a story grouped by what they speak of."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from itertools import combinations, product

from recoupe.crosscheck.actors import Actors
from recoupe.crosscheck.corrected_claims import CorrectedClaims
from recoupe.crosscheck.evidence import Judgement, judge, reasons_of
from recoupe.crosscheck.pair import Pair
from recoupe.crosscheck.tellings import Telling
from recoupe.crosscheck.words import STEM_CHARS, Lexicon
from recoupe.model.base import Value
from recoupe.model.reason import Reason

# Tellings may only chain into one claim while all of them, on average, speak for it.
MEAN_SCORE = 3.0
WITHIN_FLOOR = 2.5
# What relates two claims of one kind and one actor that differ in time.
RELATED_SCORE = 2.5
RELATED_ACTOR = 0.4


class Group(Value, frozen=True, kw_only=True):
    """The tellings of one claim, in order, why they belong together, and related groups.

    `related` holds the indices of groups in the list that this one came in.
    """

    tellings: tuple[Telling, ...]
    reasons: tuple[Reason, ...]
    related: tuple[int, ...] = ()


class Aligner:
    """Compares tellings, each pair once."""

    def __init__(
        self, actors: Actors, lexicon: Lexicon, corrections: CorrectedClaims | None = None
    ) -> None:
        self._corrections = corrections or CorrectedClaims(())
        self._actors = actors
        self._lexicon = lexicon
        self._known: dict[tuple[int, int], Judgement] = {}
        self._seeds: list[list[Telling]] = []

    def align(self, tellings: Sequence[Telling]) -> list[Group]:
        """Return the claims' groups, by their first telling."""
        self._corrections.bind(tellings)
        self._seeds = _repeated(tellings, self._corrections, self._actors)
        bound = self._bound()
        edges = self._edges()
        home = list(range(len(self._seeds)))
        members = {i: [i] for i in home}
        why: dict[int, list[Reason]] = {i: [] for i in home}
        for i, j in (*bound, *((i, j) for _, i, j in edges)):
            a, b = sorted((home[i], home[j]))
            if a == b or not ((i, j) in bound or self._may_join(members[a], members[b])):
                continue
            why[a] += why.pop(b) + list(self._reasons(i, j))
            members[a] += members.pop(b)
            home = [a if h == b else h for h in home]
        return self._groups(members, why)

    def _groups(self, members: dict[int, list[int]], why: dict[int, list[Reason]]) -> list[Group]:
        order = sorted(members, key=lambda g: min(self._seeds[i][0].place for i in members[g]))
        related = self._related([members[g] for g in order])
        return [
            Group(
                tellings=tuple(
                    sorted((t for i in members[g] for t in self._seeds[i]), key=lambda t: t.place)
                ),
                reasons=tuple(why[g]),
                related=tuple(sorted(related[index])),
            )
            for index, g in enumerate(order)
        ]

    def _bound(self) -> list[tuple[int, int]]:
        """Return the seeds that a user holds together, whatever the rules say."""
        seed_of = {t.key: i for i, seed in enumerate(self._seeds) for t in seed}
        return [(seed_of[a], seed_of[b]) for a, b in self._corrections.joined]

    def _edges(self) -> list[tuple[float, int, int]]:
        """Return the pairs that speak of the same thing, the surest first."""
        found = []
        for i, j in self._candidates():
            judgement = self._judge(i, j)
            within = self._within(i, j) and not self._are_rivals(i, j)
            if judgement.joins(within=within):
                found.append((-judgement.score, i, j))
        return sorted(
            found, key=lambda e: (e[0], *sorted((self._content(e[1]), self._content(e[2]))), e)
        )

    def _content(self, seed: int) -> tuple[str, str]:
        """Return what a seed says: ties are broken by it, so that a copy decides nothing."""
        first = self._seeds[seed][0]
        return (first.clause, first.lemma)

    def _candidates(self) -> set[tuple[int, int]]:
        """Pairs of seeds that share a type or the beginning of a word."""
        blocks: dict[tuple[str, str], list[int]] = defaultdict(list)
        for index, (first, *_) in enumerate(self._seeds):
            blocks["stem", first.lemma[: STEM_CHARS - 1]].append(index)
            for family in self._lexicon.families_of(first.lemma, first.clause):
                blocks["family", str(family)].append(index)
            if first.event.type:
                blocks["type", first.event.type].append(index)
            if any(f.toll for f in first.figures):
                blocks["toll", ""].append(index)
        return {pair for block in blocks.values() for pair in combinations(block, 2)}

    def _judge(self, i: int, j: int) -> Judgement:
        key = (i, j) if i < j else (j, i)
        if key not in self._known:
            self._known[key] = judge(self._pair(*key))
        return self._known[key]

    def _pair(self, i: int, j: int) -> Pair:
        told = list(product(self._seeds[i], self._seeds[j]))
        # A report that tells both is asked first: a copy of one side must not change the answer.
        # Rivals of one report are compared as two reports tell them, where they do.
        apart = self._are_rivals(i, j)
        best = next((p for p in told if (p[0].reading.id == p[1].reading.id) != apart), told[0])
        return Pair(*best, self._actors, self._lexicon)

    def _within(self, i: int, j: int) -> bool:
        """Say whether some report tells both: then it must mean to tell it twice."""
        reports = {t.reading.id for t in self._seeds[i]}
        return any(t.reading.id in reports for t in self._seeds[j])

    def _may_join(self, one: Iterable[int], other: Iterable[int]) -> bool:
        """Say whether two groups may be one: no veto, a good mean, and no report against it.

        Where a report tells both, some two of its tellings must be sure to repeat each other, or
        all use one word for one type of thing, with nothing that speaks against it.
        """
        told = [[t for s in side for t in self._seeds[s]] for side in (one, other)]
        if self._corrections.parts(*told):
            return False
        judged = {(i, j): self._judge(i, j) for i, j in product(one, other)}
        if any(j.vetoes for j in judged.values()):
            return False
        # What ties rival tolls of one report is another report's toll, not their likeness.
        rivals = {pair for pair in judged if self._are_rivals(*pair)}
        judged = {p: j for p, j in judged.items() if p not in rivals or self._reach_across(*p)}
        if not judged:
            return False
        within = [j for p, j in judged.items() if self._within(*p) and p not in rivals]
        repeats = any(j.joins(within=True) for j in within) or all(map(_unopposed, within))
        if not repeats or any(j.score < WITHIN_FLOOR for j in within):
            return False
        return sum(j.score for j in judged.values()) / len(judged) >= MEAN_SCORE

    def _are_rivals(self, i: int, j: int) -> bool:
        """Say whether two seeds meet in a report, and only as two sources' tolls."""
        shared = [
            Pair(a, b, self._actors, self._lexicon)
            for a, b in product(self._seeds[i], self._seeds[j])
            if a.reading.id == b.reading.id
        ]
        return bool(shared) and all(p.rival_tolls for p in shared)

    def _reach_across(self, i: int, j: int) -> bool:
        """Say whether two seeds are told by different reports too."""
        reports = [{t.reading.id for t in self._seeds[x]} for x in (i, j)]
        return bool(reports[0] ^ reports[1])

    def _reasons(self, i: int, j: int) -> tuple[Reason, ...]:
        return reasons_of(self._pair(i, j), self._judge(i, j))

    def _related(self, groups: Sequence[Sequence[int]]) -> dict[int, set[int]]:
        found: dict[int, set[int]] = defaultdict(set)
        home = {seed: index for index, group in enumerate(groups) for seed in group}
        for i, j in self._candidates():
            if home[i] != home[j] and self._is_related(i, j):
                found[home[i]].add(home[j])
                found[home[j]].add(home[i])
        return found

    def _is_related(self, i: int, j: int) -> bool:
        """Say whether time alone keeps two things of one kind and one actor apart."""
        judgement = self._judge(i, j)
        held = dict(judgement.held)
        if judgement.vetoes != ("apart",):
            return False
        if judgement.score < RELATED_SCORE and "same_mode" not in held:
            return False
        kind = "same_type" in held or "same_word" in held
        actor = max(
            held.get("same_agent", 0), held.get("same_recipient", 0), held.get("crossed", 0)
        )
        return kind and actor >= RELATED_ACTOR


def _unopposed(judgement: Judgement) -> bool:
    held = [name for name, _ in judgement.held]
    against = any(name.startswith(("other_", "foreign_", "background")) for name in held)
    return {"same_type", "same_mode", "same_word"} <= set(held) and not against


def _repeated(
    tellings: Sequence[Telling], corrections: CorrectedClaims, actors: Actors
) -> list[list[Telling]]:
    """Return the tellings with those together that repeat each other word for word.

    Those that a user set apart are a claim of their own, and so are those of whom a user set apart.
    """
    seeds: dict[object, list[Telling]] = {}
    told: Counter[object] = Counter()
    for telling in sorted(tellings, key=lambda t: t.place):
        # "les coups d'État d'août 2020 et mai 2021": two events of one word in one clause.
        nth = told[telling.reading.id, telling.alike]
        told[telling.reading.id, telling.alike] += 1
        who = actors.parted_among((*telling.agents, *telling.recipients))
        same = (telling.alike, nth, corrections.mark(telling), who)
        seeds.setdefault(same, []).append(telling)
    return list(seeds.values())
