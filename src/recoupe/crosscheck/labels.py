"""Disagreements about what someone is: words for one entity that exclude each other."""

from collections import defaultdict
from collections.abc import Callable, Collection, Sequence

from recoupe.crosscheck.actors import Actors
from recoupe.crosscheck.order import day_of
from recoupe.crosscheck.sides import Dispute, asserted_by
from recoupe.crosscheck.tellings import quote_around
from recoupe.model.annotation import Label, Reading
from recoupe.model.base import Value, make_id
from recoupe.model.dossier import About, ClaimEvent, Disagreement, Side
from recoupe.model.reason import Reason
from recoupe.model.span import Place, Span

VERSION = "1"
# The origin of a label's words; of what a report tells itself, where there is no label.
OriginOf = Callable[[Reading, Label | None], str]


class Labelled(Value, frozen=True, kw_only=True):
    """A label that a report gives to an entity of the dossier; `by` is who says so."""

    reading: Reading
    label: Label
    entity: str
    by: str | None
    origin: str

    @property
    def voice(self) -> tuple[str, str | None]:
        """Who uses the word: a speaker wherever quoted, else the report."""
        return ("", self.by) if self.by else (self.reading.id, None)


def label_disputes(
    readings: Sequence[Reading], actors: Actors, story: str, origin_of: OriginOf
) -> list[Dispute]:
    """Return the disagreements about labels, one for an entity and set of classes."""
    found = []
    for (entity, name), labels in sorted(_by_subject(readings, actors, origin_of).items()):
        sides = sides_of(labels, actors)
        if len(sides) > 1:
            found.append(label_dispute(story, entity, name, sides, actors))
    return found


def _by_subject(
    readings: Sequence[Reading], actors: Actors, origin_of: OriginOf
) -> dict[tuple[str, str], list[Labelled]]:
    """Return the labels by entity and set.

    Where one denies a class of a force, the same class asserted of another force or body of
    that country speaks of it too ("les forces russes … pas des mercenaires" answers "des
    mercenaires russes").
    """
    found: dict[tuple[str, str], list[Labelled]] = defaultdict(list)
    for reading in readings:
        for label in reading.labels:
            entity = actors.of(reading.id, label.entity)
            if entity:
                found[entity, label.set].append(labelled(reading, label, entity, actors, origin_of))
    for (entity, name), labels in list(found.items()):
        denied = {x.label.label for x in labels if x.label.denied}
        for (other, other_name), others in list(found.items()):
            if denied and name == other_name and _same_force(entity, other, actors):
                labels += [x for x in others if x.label.label in denied and x.entity == other]
    return found


def _same_force(a: str, b: str, actors: Actors) -> bool:
    one, other = actors.by_id[a], actors.by_id[b]
    kinds = {one.kind, other.kind} <= {"group", "organisation"}
    return a != b and kinds and one.country is not None and one.country == other.country


def labelled(
    reading: Reading,
    label: Label,
    entity: str,
    actors: Actors,
    origin_of: OriginOf,
    *,
    never: Collection[str] = (),
) -> Labelled:
    """Return a report's label with who says so; the report itself where it is one of `never`."""
    quote = quote_around(reading, label)
    speaker = quote.speaker.entity if quote and quote.speaker else None
    by = actors.of(reading.id, label.attributed_to) or actors.of(reading.id, speaker)
    return Labelled(
        reading=reading,
        label=label,
        entity=entity,
        by=None if by in never else by,
        origin=origin_of(reading, None if by in never else label),
    )


def sides_of(labels: Sequence[Labelled], actors: Actors) -> list[Side]:
    """Return the sides: each class with the voices that hold to it alone.

    A voice that uses two classes of a set for the same one does not hold them for exclusive.
    A denial of one class goes to the class that its voice asserts instead.
    """
    held: dict[tuple[str, str | None], set[str]] = defaultdict(set)
    for x in labels:
        if not x.label.denied:
            held[x.voice].add(x.label.label)
    sides: dict[str, list[Labelled]] = defaultdict(list)
    for x in labels:
        mine = held[x.voice]
        if len(mine) == 1:
            sides[next(iter(mine))].append(x)
        elif not mine:
            sides[f"not {x.label.label}"].append(x)
    asserted = {s for s in sides if not s.startswith("not ")}
    kept = {s: told for s, told in sides.items() if s in asserted or s[4:] in asserted}
    return [_side(kept[s], actors) for s in sorted(kept)] if _differ(kept) else []


def _differ(sides: dict[str, list[Labelled]]) -> bool:
    """Say whether two sides come from two origins."""
    origins = [{x.origin for x in told} for told in sides.values()]
    return any(a - b or b - a for a in origins for b in origins if a is not b)


def _side(told: Sequence[Labelled], actors: Actors) -> Side:
    days = [d for x in told if (d := day_of(x.reading.published))]
    asserted = [x for x in told if not x.label.denied]
    first = (asserted or told)[0]
    value = first.label.text if asserted else f"not: {first.label.text}"
    return Side(
        value=value,
        since=min(days, default=None),
        events=tuple(dict.fromkeys(_label_id(x) for x in told)),
        by=asserted_by([x.by for x in told], actors),
        words=tuple({(w.report, w.start, w.end): w for w in map(_words, told)}.values()),
    )


def _label_id(x: Labelled) -> str:
    return f"{x.reading.id}:{x.label.start}-{x.label.end}"


def _words(x: Labelled) -> ClaimEvent:
    around = _sentence_around(x.reading, x.label)
    return ClaimEvent(
        event=_label_id(x),
        report=x.reading.id,
        start=around.start,
        end=around.end,
        text=around.text,
        field=around.field,
        status="denied" if x.label.denied else "occurred",
        attributed_to=x.by,
        origin=x.origin,
    )


def _sentence_around(reading: Reading, label: Label) -> Span:
    """Return the shortest clause or quotation that holds a label, else the label alone."""
    holding = [e.clause for e in reading.events if e.clause.covers(label)]
    holding += [q for q in reading.quotes if q.covers(label)]
    best = min(holding, key=lambda s: (s.end - s.start, s.start), default=label)
    return Span(start=best.start, end=best.end, text=reading.words(best), field=best.field)


def label_dispute(
    story: str, entity: str, name: str, sides: Sequence[Side], actors: Actors
) -> Dispute:
    spans = tuple(
        Place(report=w.report, start=w.start, end=w.end, field=w.field)
        for s in sides
        for w in s.words
    )
    reason = Reason(
        rule=f"disagreement/label/{name}",
        version=VERSION,
        detail=f"{actors.by_id[entity].name} is called by words that exclude each other.",
        spans=spans,
    )
    return Dispute(
        disagreement=Disagreement(
            id=make_id("disagreement", story, "label", entity, name),
            about=About(entity=entity),
            aspect="label",
            sides=tuple(sides),
        ),
        reasons=(reason,),
    )
