"""Resolving the matches of one text, in order, each in its surroundings."""

import datetime as dt
from collections.abc import Callable

from recoupe.model.base import Value
from recoupe.model.span import Field, field_of
from recoupe.model.when import TimeExpression, Unresolved
from recoupe.reading.times.anchors import NO_STORY, Anchor, Answer, Setting, Story, Tense
from recoupe.reading.times.calendar import bounds
from recoupe.reading.times.case import Case
from recoupe.reading.times.match import Match, Part, find_candidates
from recoupe.reading.times.resolvers import NOTHING, RESOLVERS
from recoupe.reading.times.table import Rule, Table

_DAYS_BACK = 8
_DAYS_IN_MONTH, _DAYS_IN_YEAR = 31, 366
_TO_SENTENCE_BEFORE = 2  # back over a blank to the stop that ends it
_DAYS_TOLD = 14  # an older day named in passing is not what hours are told of
# These take the day of their sentence, which may be named after them.
_OF_DAY_AT_HAND = ("clock", "day_part")
_OF_EVERY_DAY = ("P1D", "XXXX-WXX")  # sets whose hours are those of no day alone

Days = dict[int | None, list[tuple[int, dt.date]]]  # by their sentences, with where they begin


class Scope(Value, frozen=True, kw_only=True):
    """What a text's expressions share: anchor, field, and what its parse tells of a stretch.

    `tense` and `background` take start and end; `sentence` gives the start of the sentence at a
    position.
    """

    anchor: Anchor
    field: Field = "body"
    tense: Callable[[int, int], Tense | None] = lambda start, end: None
    sentence: Callable[[int], int | None] = lambda position: None
    background: Callable[[int, int], bool] = lambda start, end: False


class Found(Value, frozen=True, kw_only=True):
    """An expression resolved, with all that resolving it again needs."""

    match: Match
    part: Part
    answer: Answer

    @property
    def day(self) -> dt.date | None:
        """The single day it names, or begins on."""
        earliest, precision = self.begins, bounds(self.answer.value)[2]
        exact = precision in ("day", "part_of_day", "hour", "minute", "second")
        return earliest if exact and "/" not in self.answer.value else None

    @property
    def in_month(self) -> bool:
        """Whether it lies within one month."""
        first, last, _ = bounds(self.answer.value)
        return first is not None and last is not None and (last - first).days < _DAYS_IN_MONTH

    @property
    def begins(self) -> dt.date | None:
        """The first day of what it names, whatever its precision."""
        dated = self.answer.type in ("DATE", "TIME")
        return bounds(self.answer.value)[0] if dated else None


def expressions(text: str, table: Table, scope: Scope) -> list[TimeExpression]:
    """Return the time expressions of `text`, by start."""
    found = resolved_in_order(text, table, scope)
    return [expression(text, f, scope) for f in with_days_at_hand(found, table, scope)]


def resolved_in_order(text: str, table: Table, scope: Scope) -> list[Found]:
    """Return the matches that resolve and do not overlap; leftmost first, of these the longest."""
    kept: list[Found] = []
    end = 0
    days: list[tuple[int, dt.date]] = []
    months: list[tuple[int, dt.date]] = []
    named: list[tuple[int, dt.date]] = []
    for match in find_candidates(text, table):
        if match.start < end:
            continue
        story = Story(
            day=day_reached(text, days, match.start, scope.anchor),
            month=day_reached(text, months, match.start, scope.anchor),
            named=day_reached(text, named, match.start, scope.anchor),
        )
        answers = [(p, resolved(match, p, table, scope, story=story)) for p in match.parts]
        found = [Found(match=match, part=p, answer=a) for p, a in answers if a is not None]
        if found or match.rule.resolver == NOTHING:
            end = match.end
        kept.extend(found)
        days.extend(
            (f.part.end, f.day) for f in found if f.day and not is_aside(f.part, days, scope)
        )
        months.extend((f.part.end, f.begins) for f in found if f.begins and f.in_month)
        named.extend((f.part.end, f.begins) for f in found if f.begins)
    return kept


def day_reached(
    text: str, days: list[tuple[int, dt.date]], position: int, anchor: Anchor
) -> dt.date | None:
    """Return the day that the telling has reached: the last named, if it still counts.

    A day more than a year off counts within its line alone: it was a look back.
    """
    for end, day in reversed(days[-_DAYS_BACK:]):
        far = anchor.day is not None and abs((day - anchor.day).days) > _DAYS_IN_YEAR
        if not far or text.find("\n", end, position) < 0:
            return day
    return None


def is_aside(part: Part, days: list[tuple[int, dt.date]], scope: Scope) -> bool:
    """Say whether a day is background to one that its sentence has named before."""
    sentence = scope.sentence(part.start)
    if sentence is None or not days or days[-1][0] <= sentence:
        return False
    return scope.background(part.start, part.end)


def with_days_at_hand(found: list[Found], table: Table, scope: Scope) -> list[Found]:
    """Return the expressions, clock times and parts of day moved to their sentence's day."""
    days: Days = {}
    for other in found:
        if other.day is not None and other.match.rule.resolver not in _OF_DAY_AT_HAND:
            start = other.part.start
            days.setdefault(scope.sentence(start), []).append((start, other.day))
    result = []
    for each in found:
        if each.match.rule.resolver in _OF_DAY_AT_HAND:
            sentence = scope.sentence(each.part.start)
            day = day_in_sentence(each.part, days, sentence, scope)
            if day is None and each.match.rule.resolver == "clock":
                day = day_told_before(each.part, days, sentence, scope)
            answer = resolved(each.match, each.part, table, scope, sentence_day=day) or each.answer
            if day is None and comes_again(found, sentence, scope):
                answer = every_day(answer)
            each = Found(match=each.match, part=each.part, answer=answer)
        result.append(each)
    return result


def comes_again(found: list[Found], sentence: int | None, scope: Scope) -> bool:
    """Say whether a sentence tells of every day, or of a weekday of every week."""
    return sentence is not None and any(
        f.answer.type == "SET"
        and f.answer.value.startswith(_OF_EVERY_DAY)
        and scope.sentence(f.part.start) == sentence
        for f in found
    )


def every_day(answer: Answer) -> Answer:
    """Return an hour of one day as that hour of all ("chaque jour de 8 heures à midi")."""
    hour = answer.value.partition("T")[2].partition("/")[0]
    return Answer(value=f"XXXX-XX-XXT{hour}", type="SET") if hour else answer


def day_in_sentence(part: Part, days: Days, sentence: int | None, scope: Scope) -> dt.date | None:
    """Return the day that the same sentence names, rather before than after."""
    near = [
        (start > part.start, abs(start - part.start), day)
        for start, day in (days.get(sentence, ()) if sentence is not None else ())
        if not contradicts(scope, part, day)
    ]
    return min(near)[2] if near else None


def day_told_before(part: Part, days: Days, sentence: int | None, scope: Scope) -> dt.date | None:
    """Return the last day of the sentence before, for what is told of the past."""
    published = scope.anchor.day
    before = scope.sentence(sentence - _TO_SENTENCE_BEFORE) if sentence else None
    named = days.get(before, ()) if before is not None else ()
    if not named or published is None or scope.tense(part.start, part.end) != "past":
        return None
    day = named[-1][1]
    return day if 0 <= (published - day).days < _DAYS_TOLD else None


def contradicts(scope: Scope, part: Part, day: dt.date) -> bool:
    """Say whether a day lies behind publication while what happens at `part` lies ahead."""
    published = scope.anchor.day
    if published is None or day >= published:
        return False
    return scope.tense(part.start, part.end) == "future"


def resolved(
    match: Match,
    part: Part,
    table: Table,
    scope: Scope,
    *,
    story: Story = NO_STORY,
    sentence_day: dt.date | None = None,
) -> Answer | None:
    """Return what a part of a match stands for, or None."""
    setting = Setting(
        scope.anchor,
        story=story,
        sentence_day=sentence_day,
        tense=lambda: scope.tense(part.start, part.end),
    )
    case = Case(part, setting, grammar=table.grammar, fixed=match.rule.fixed, context=match.context)
    return RESOLVERS[match.rule.resolver](case)


def deictic_day(text: str, table: Table) -> dt.date | None:
    """Return the first day that `text` names as its own with its year ("ce mardi 19 mai 2020").

    It stands for the publication where nothing else tells it.
    """
    found = resolved_in_order(text, table, Scope(anchor=Anchor()))
    return next((f.day for f in found if f.day and f.part.own("THIS")), None)


def expression(text: str, found: Found, scope: Scope) -> TimeExpression:
    """Return the value that a reading holds."""
    answer, part = found.answer, found.part
    rule: Rule = found.match.rule
    earliest, latest, precision = bounds(answer.value)
    if answer.type in ("DURATION", "SET"):
        earliest, latest, precision = None, None, "unknown"
    return TimeExpression(
        start=part.start,
        end=part.end,
        text=text[part.start : part.end],
        field=field_of(scope.field),
        value=answer.value,
        type=answer.type,
        mod=answer.mod,
        earliest=earliest,
        latest=latest,
        precision=precision,
        alternatives=answer.alternatives,
        rule=rule.name,
        unresolved=None if earliest else why_unresolved(answer, scope.anchor),
    )


def why_unresolved(answer: Answer, anchor: Anchor) -> Unresolved | None:
    """Return why a date or time stands for no days; None for durations and sets."""
    if answer.type in ("DURATION", "SET"):
        return None
    if answer.value.endswith("_REF"):
        return "vague"
    if anchor.earliest is None:
        return "publication_unknown"
    if anchor.day is None:
        return "publication_coarse"
    return "finer_than_publication" if "TXX" in answer.value else "story_unknown"
