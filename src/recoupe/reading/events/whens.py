"""When an event takes place: the time expression that its own clause governs."""

import datetime as dt

import msgspec

from recoupe.model.when import TimeExpression
from recoupe.reading.events.dates import days_of
from recoupe.reading.events.situation import Situation
from recoupe.reading.events.supports import happened_in
from recoupe.reading.events.tree import Tree

_TRANSPARENT = frozenset({"plan", "happen", "carry", "continue", "undergo", "aspect"})
_OWN_STATEMENT = frozenset({"announce", "demand", "deny", "allege"})
_OF_WHAT_COMES = frozenset({"announce", "demand", "plan"})
_JOINED_CHARS = 8  # "août 2020 et de mai 2021"
_BESIDE_TOKENS = 4


class Owned(msgspec.Struct, frozen=True):
    """A time expression and the token that governs it."""

    owner: int
    time: TimeExpression


class Times:
    """The time expressions of a sentence, each with the verb or event noun that governs it."""

    def __init__(
        self, tree: Tree, times: tuple[TimeExpression, ...], published: dt.date | None
    ) -> None:
        self._tree = tree
        self._published = published
        self._times = tuple(
            t for t in times if t.type in ("DATE", "TIME") and t.earliest is not None
        )

    def dated_verbs(self) -> frozenset[int]:
        """Return the verbs that govern a time."""
        return frozenset(o.owner for o in self._owned(frozenset()))

    def _owned(self, triggers: frozenset[int]) -> list[Owned]:
        found: list[Owned] = []
        for time in self._times:
            head = self._tree.sentence.head_of(time.start, time.end)
            owner = self._owner(head, triggers) if head is not None else None
            if owner is not None and head is not None:
                owner = self._content(owner, head, triggers)
            if head is not None:
                owner = head if owner is None else owner
                if found and self._coordinated(found[-1].time, time):
                    owner = found[-1].owner  # the parser often hangs the second on the verb
                found.append(Owned(owner, time))
        return found

    def _coordinated(self, before: TimeExpression, time: TimeExpression) -> bool:
        """Say whether "et" joins two times of one precision ("d'août 2020 et de mai 2021")."""
        apart = time.start - before.end
        inside = self._tree.sentence.indices_in(before.end, time.start)
        return (
            0 < apart <= _JOINED_CHARS
            and before.precision == time.precision
            and any(self._tree.tokens[i].pos == "CCONJ" for i in inside)
        )

    def _owner(self, head: int, triggers: frozenset[int]) -> int | None:
        """Return the nearest trigger or verb above the head of a time, or None."""
        for index in (head, *self._tree.sentence.ancestors(head)):
            token = self._tree.tokens[index]
            if index in triggers or (token.pos == "VERB" and index != head):
                return index
            if index != head and self._comes_apart(index):
                return index
        return None

    def _comes_apart(self, noun: int) -> bool:
        """Say whether a noun stands before or after what is told ("après l'échec de dimanche")."""
        status = self._tree.words.status
        named = self._tree.tokens[noun].pos == "NOUN" and noun not in self._tree.timed
        return named and self._tree.case(noun) in {*status.after, status.not_before}

    def assign(self, situations: list[Situation]) -> dict[int, tuple[TimeExpression, ...]]:
        """Return the times of each event, by its trigger's index.

        A time goes to the event that governs it; else to that whose stating, scheduling or
        accompanied verb governs it; a time whose verb states nothing goes to the event before it.
        """
        triggers = frozenset(s.match.first for s in situations)
        owned = self._owned(triggers)
        given = {s.match.first: self._of(s, owned) for s in situations}
        used = {t.start for times in given.values() for t in times}
        for left in (o for o in owned if o.time.start not in used):
            beside = self._beside(left, triggers)
            beside = self._below(left, situations, given) if beside is None else beside
            if beside is not None and not given[beside]:
                given[beside] = (left.time,)
        for index in (i for i, times in given.items() if not times and self._at_once(i)):
            above = self._tree.tokens[index].head
            given[index] = self._compatible(tuple(o.time for o in owned if o.owner == above))
        return given

    def _of(self, situation: Situation, owned: list[Owned]) -> tuple[TimeExpression, ...]:
        request = "demanded" in situation.match.row.flags and not situation.noun
        for index in self._sources(situation):
            found = tuple(o.time for o in owned if o.owner == index)
            if request and situation.tense in ("past", "present"):
                found = tuple(t for t in found if not self._ahead(t))
            if found:
                return self._compatible(found)
        for governor in situation.governors[:2]:
            if governor.kinds & _OF_WHAT_COMES:
                found = tuple(
                    o.time for o in owned if o.owner == governor.index and self._ahead(o.time)
                )
                if found:
                    return self._compatible(found)
        return ()

    def _ahead(self, time: TimeExpression) -> bool:
        """Say whether a time lies after publication, so that no past statement has it."""
        if self._published is None or time.earliest is None:
            return False
        return time.earliest > self._published

    def _sources(self, situation: Situation) -> list[int]:
        """Return the tokens whose times are an event's, nearest first."""
        index = situation.match.first
        sources = [index, *situation.attached]
        sources += happened_in(self._tree, index) if situation.noun else ()
        token = self._tree.tokens[index]
        if token.dep == "conj" and not situation.noun and not self._tree.auxiliaries(index):
            sources.append(self._tree.coordinated(index))
        if situation.support is not None:
            sources.append(situation.support.index)
        if token.dep == "acl:relcl" and self._where(index):
            sources += [token.head, *self._tree.sentence.dependents(token.head, "acl")]
        for governor in situation.governors[:2]:
            said = governor.kinds & _OWN_STATEMENT or governor.lemma in self._tree.words.say_verbs
            infinitive = situation.tense == "infinitive" and not said
            if (governor.kinds & _TRANSPARENT and governor.relation != "obl:agent") or infinitive:
                sources.append(governor.index)
        if situation.companion is not None:
            sources.append(situation.companion)
        return sources

    def _content(self, owner: int, head: int, triggers: frozenset[int]) -> int:
        """Return the event told between a verb of accusing or asking and a time, else the verb."""
        if not self._tree.classes(owner) & _OWN_STATEMENT:
            return owner
        below = set(self._tree.sentence.subtree(owner))
        between = [i for i in triggers if owner < i < head and i in below]
        verbs = [i for i in between if self._tree.tokens[i].pos == "VERB"]
        return max(verbs, default=owner)

    def _at_once(self, index: int) -> bool:
        """Say whether a clause tells what took place as the main one did ("lorsque …")."""
        if not self._tree.tokens[index].dep.startswith("advcl"):
            return False
        marks = self._tree.sentence.dependents(index, "mark", "advmod")
        return any(self._tree.sentence.plain[i] in self._tree.words.status.at_once for i in marks)

    def _where(self, index: int) -> bool:
        """Say whether a relative clause begins with "où"."""
        where = self._tree.words.status.where
        return any(
            self._tree.tokens[i].text.lower() == where for i in self._tree.sentence.children[index]
        )

    def ranged(self, times: tuple[TimeExpression, ...]) -> bool:
        """Say whether two times are the ends of one stretch ("du 2 au 9", "entre le 2 et …")."""
        if len(times) != 2:
            return False
        inside = self._tree.sentence.indices_in(times[0].end, times[1].start)
        words = {self._tree.tokens[i].text.lower().replace("’", "'") for i in inside}
        between = self._tree.words.status.between
        first = self._tree.sentence.indices_in(times[0].start, times[0].end)
        before = self._tree.tokens[first[0] - 1].text.lower() if first and first[0] else ""
        return before == between or bool(words & self._tree.words.status.until_marks)

    def _compatible(self, times: tuple[TimeExpression, ...]) -> tuple[TimeExpression, ...]:
        """Return the finest time, with those that "et" joins to it."""
        if not times:
            return ()
        finest = min(times, key=lambda t: (days_of(t), t.start))
        joined = [finest]
        for time in times:
            if (
                time is not finest
                and time.precision == finest.precision
                and self._near(joined, time)
            ):
                joined.append(time)
        return tuple(sorted(joined, key=lambda t: t.start))

    def _near(self, joined: list[TimeExpression], time: TimeExpression) -> bool:
        return any(
            0 <= max(t.start, time.start) - min(t.end, time.end) <= _JOINED_CHARS for t in joined
        )

    def _below(
        self,
        left: Owned,
        situations: list[Situation],
        given: dict[int, tuple[TimeExpression, ...]],
    ) -> int | None:
        """Return the first undated event under the verb of a time, when that verb only tells it.

        "Dans la nuit, on a dénombré 18 voitures incendiées": the night is the fire's.
        """
        lemma = self._tree.tokens[left.owner].lemma
        if lemma in self._tree.words.say_verbs or self._tree.classes(left.owner) & _OWN_STATEMENT:
            return None
        for situation in situations:
            index = situation.match.first
            if given[index] or situation.tense in ("pluperfect", "future", "conditional"):
                continue
            climb = list(self._tree.path(index))
            reached = [n for n, (_, head) in enumerate(climb) if head == left.owner]
            if reached and not any(_separate(dep) for dep, _ in climb[: reached[0] + 1]):
                return index
        return None

    def _beside(self, left: Owned, triggers: frozenset[int]) -> int | None:
        """Return the trigger just before a time that no event governs, or None."""
        tokens = self._tree.tokens
        inside = self._tree.sentence.indices_in(left.time.start, left.time.end)
        if not inside or (
            tokens[left.owner].lemma in self._tree.words.say_verbs
            and abs(left.owner - inside[0]) <= _BESIDE_TOKENS
        ):
            return None
        for index in range(inside[0] - 1, -1, -1):
            if index in triggers:
                return index
            if tokens[index].pos == "VERB":
                return None
        return None


def _separate(dep: str) -> bool:
    """Say whether a relation leads into a clause that has a time of its own."""
    return dep in ("acl:relcl", "ccomp", "parataxis") or dep.startswith("advcl")
