"""Disagreements about labels that a voice sets out itself: "pas des voleurs mais des bergers"."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from recoupe.crosscheck.actors import Actors
from recoupe.crosscheck.contest import ContestWords, NotBut
from recoupe.crosscheck.labels import Labelled, OriginOf, label_dispute, labelled, sides_of
from recoupe.crosscheck.sides import Dispute
from recoupe.model.annotation import Label, Reading
from recoupe.model.span import Field, Span, field_of

_Denial = tuple[Reading, NotBut, Field]


def not_but_disputes(
    readings: Sequence[Reading],
    actors: Actors,
    words: ContestWords,
    story: str,
    origin_of: OriginOf,
) -> list[Dispute]:
    """Return the disagreements of those who deny a label with others of the story who use it.

    The words say themselves that they answer somebody, so that it need not be known that both
    speak of one entity; what outlets say in passing counts where nobody is quoted with it.
    """
    denials = [d for r in readings for d in _denials_in(r, words)]
    used = [x for r in readings for x in _used_in(r, denials, actors, origin_of)]
    by_set: dict[str, list[Labelled]] = defaultdict(list)
    for reading, said, field in denials:
        name, label = said.denied_class
        against = [x for x in used if x.label.set == name and words.one_noun(x.label.text, said)]
        against = [x for x in against if x.by] or against
        if against:
            pair = _pair(reading, said, field, against, (name, label), origin_of, actors)
            by_set[name] += [*against, *pair]
    found = []
    for name, labels in sorted(by_set.items()):
        sides = sides_of(labels, actors)
        if len(sides) > 1:
            found.append(label_dispute(story, labels[0].entity, name, sides, actors))
    return found


def _denials_in(reading: Reading, words: ContestWords) -> Iterator[_Denial]:
    fields: tuple[tuple[Field, str], ...] = (("title", reading.title or ""), ("body", reading.text))
    for field, text in fields:
        for said in words.not_but_in(text):
            yield reading, said, field


def _used_in(
    reading: Reading, denials: Sequence[_Denial], actors: Actors, origin_of: OriginOf
) -> Iterator[Labelled]:
    """Yield the labels that a report gives, those left out that stand in a denial."""
    denied = [_in_field(d.whole, f) for r, d, f in denials if r.id == reading.id]
    for label in reading.labels:
        entity = actors.of(reading.id, label.entity)
        spoken_against = label.denied or _in_act_of_denial(reading, label)
        if entity and not spoken_against and not any(label.overlaps(d) for d in denied):
            yield labelled(reading, label, entity, actors, origin_of)


def _in_act_of_denial(reading: Reading, label: Label) -> bool:
    """Say whether a label stands behind an act of denial ("dément la présence de voleurs")."""
    return any(
        e.status == "denied"
        and e.field == label.field
        and e.end <= label.start
        and e.clause.covers(label)
        for e in reading.events
    )


def _pair(
    reading: Reading,
    said: NotBut,
    field: Field,
    against: Sequence[Labelled],
    denied: tuple[str, str],
    origin_of: OriginOf,
    actors: Actors,
) -> Iterator[Labelled]:
    """Yield the label that is denied and the one put in its place.

    Nobody denies what he says elsewhere: such words are another's, and then the report's.
    """
    for span, label, no in (
        (said.denied, denied[1], True),
        (said.instead, said.instead.text, False),
    ):
        made = Label(
            start=span.start,
            end=span.end,
            text=span.text,
            field=field_of(field),
            entity="",
            set=denied[0],
            label=label,
            denied=no,
            attributed_to=None,
            rule="not_but",
        )
        yield labelled(
            reading,
            made,
            against[0].entity,
            actors,
            origin_of,
            never={x.by for x in against if x.by},
        )


def _in_field(span: Span, field: Field) -> Span:
    return Span(start=span.start, end=span.end, text=span.text, field=field_of(field))
