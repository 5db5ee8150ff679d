"""Events as the story sees them: one telling for each event of each report."""

import datetime as dt
import re
from collections.abc import Iterator, Sequence

from recoupe.crosscheck.actors import Actors
from recoupe.crosscheck.channels import words_of
from recoupe.crosscheck.figures import Counted, counted
from recoupe.crosscheck.words import Lexicon
from recoupe.model.annotation import EntityKind, Event, Quotation, Reading
from recoupe.model.base import Value, folded
from recoupe.model.span import Place, Span
from recoupe.text.sentences import split_sentences

Key = tuple[str, str]  # report id, event id
# Clauses of so many words, word for word the same, say the same: where the reader found other
# participants or times in them, it is that "il" or "lundi" was read from other surroundings.
VERBATIM_WORDS = 5
_CAPITAL = re.compile(r"(?<![^\W_])[^\W\d_a-zà-ÿ][^\W_]+")


class Telling(Value, frozen=True, kw_only=True):
    """An event of a report in the dossier's terms; `rank` is the report's place in order.

    `agents`, `recipients` and `where` are the dossier's entities. `named` are the people,
    bodies and groups that the clause mentions, whatever their part, `placed` the places and
    countries. `quote` is the quotation
    that holds the trigger. `clause` is the clause, folded; `words` are its words that carry
    meaning beside what is compared on its own: trigger, participants' names and times; `told` are
    those with the names, `proper` those with a capital, the first word left out. `counter`
    is who counts the victims that it tells of: its speaker, or the one body that its sentence
    names before the number or by "selon". `length` counts all its words that carry meaning,
    `fragment` is true where it opens like a part of a sentence ("qui …", "à …"), `leads` where
    it stands in the title or the lead, `deadline` where its time is that by which it is due
    ("d'ici au 31 mai"). What its report's words say of its other tellings
    (`references`): `anew` "une nouvelle attaque", `several` "des attaques", `back_to` the telling
    that "cette attaque" means, `alone` true where the body has no other of that word or family.
    `nth` is the ordinal right before it, `again` true where the clause says that it was done
    before, `unbound` where it is a noun told as one of any ("un barrage"), of which the words of
    its `sentence` tell more. `news` are its days, or those that its report gives its news;
    `succession` is true where its report tells that something came again (`successions`).
    """

    rank: int
    reading: Reading
    event: Event
    agents: tuple[str, ...]
    recipients: tuple[str, ...]
    where: str | None
    by: str | None
    quote: Quotation | None
    named: frozenset[str]
    placed: frozenset[str]
    figures: tuple[Counted, ...]
    lemma: str
    clause: str
    words: frozenset[str]
    told: frozenset[str]
    proper: frozenset[str]
    counter: str | None
    length: int
    fragment: bool
    leads: bool
    deadline: bool
    anew: bool = False
    several: bool = False
    back_to: Key | None = None
    alone: bool = False
    nth: str | None = None
    again: bool = False
    unbound: bool = False
    sentence: frozenset[str] = frozenset()
    news: tuple[dt.date, dt.date] | None = None
    succession: bool = False

    @property
    def verbal(self) -> bool:
        """Whether a verb tells it, not a noun ("la visite")."""
        return not self.event.rule.startswith("noun")

    @property
    def key(self) -> Key:
        return (self.reading.id, self.event.id)

    @property
    def place(self) -> tuple[int, bool, int, str]:
        """The order of tellings: by report, title last, then where the trigger stands."""
        return (self.rank, self.event.in_title, self.event.start, self.event.id)

    @property
    def attributed(self) -> bool:
        return self.by is not None or self.event.attributed_to is not None or self.quote is not None

    @property
    def span(self) -> Place:
        """The clause, for reasons."""
        return place_of(self.reading.id, self.event.clause)

    @property
    def alike(self) -> tuple[object, ...]:
        """What tellings that merely repeat each other share: the clause, if it is no stub."""
        if len(self.clause.split()) >= VERBATIM_WORDS and not self.unbound:
            return (self.clause, self.lemma)
        when = self.event.when
        interval = (when.earliest, when.latest) if when else None
        told = (self.clause, self.lemma, self.event.type, self.agents, self.recipients, interval)
        return (*told, self.sentence) if self.unbound else told


def place_of(report: str, span: Span) -> Place:
    return Place(report=report, start=span.start, end=span.end, field=span.field)


def tellings_of(
    readings: Sequence[Reading], actors: Actors, lexicon: Lexicon
) -> tuple[Telling, ...]:
    """Return the tellings of `readings` (in order), by report and place."""
    found = (
        _telling(rank, reading, event, actors, lexicon)
        for rank, reading in enumerate(readings)
        for event in reading.events
    )
    return tuple(sorted(found, key=lambda t: t.place))


def _telling(
    rank: int, reading: Reading, event: Event, actors: Actors, lexicon: Lexicon
) -> Telling:
    quote = quote_around(reading, event)
    speaker = quote.speaker.entity if quote and quote.speaker else None
    clause = reading.words(event.clause)
    figures = tuple(_figures(reading, event, lexicon))
    by = actors.of(reading.id, event.attributed_to) or actors.of(reading.id, speaker)
    return Telling(
        rank=rank,
        reading=reading,
        event=event,
        agents=actors.all_of(reading.id, event.agents),
        recipients=actors.all_of(reading.id, event.recipients),
        where=actors.of(reading.id, event.place),
        by=by,
        quote=quote,
        named=_mentioned(reading, event, actors, ("person", "organisation", "group")),
        placed=_mentioned(reading, event, actors, ("place", "country")),
        figures=figures,
        lemma=folded(event.lemma),
        clause=" ".join(words_of(clause)),
        words=lexicon.content_words(_remainder(reading, event)),
        told=lexicon.content_words(_remainder(reading, event, named=False)),
        proper=_proper(clause),
        counter=by or _counter(reading, figures, actors, lexicon),
        length=len(lexicon.content_words(clause)),
        fragment=lexicon.opens_fragment(clause),
        leads=event.in_title or _in_lead(reading, event),
        deadline=_is_deadline(reading, event, lexicon),
    )


def _figures(reading: Reading, event: Event, lexicon: Lexicon) -> Iterator[Counted]:
    by_id = {f.id: f for f in reading.figures}
    for figure in (by_id[f] for f in event.figures if f in by_id):
        field = (reading.title or "") if figure.in_title else reading.text
        start = min(event.clause.start, figure.start) if figure.field == event.field else 0
        before = field[start : figure.start]
        yield counted(figure, lexicon, lemma=event.lemma, before=before)


def _counter(
    reading: Reading, figures: Sequence[Counted], actors: Actors, lexicon: Lexicon
) -> str | None:
    toll = next((f for f in figures if f.toll), None)
    if toll is None:
        return None
    field = (reading.title or "") if toll.in_title else reading.text
    start, end = sentence_around(field, toll.start, toll.end)
    bodies = sorted(
        (m.start, e.id)
        for e in reading.entities
        if e.kind in ("organisation", "role", "person")
        for m in e.mentions
        if m.field == toll.field and start <= m.start < end
    )
    cue = lexicon.according_to(field[toll.end : end])
    if cue is not None:
        bodies = [b for b in bodies if b[0] >= toll.end + cue[0]][:1]
    else:
        bodies = [b for b in bodies if b[0] < toll.start]
    return actors.of(reading.id, bodies[0][1]) if len(bodies) == 1 else None


def sentence_around(field: str, first: int, last: int) -> tuple[int, int]:
    """Return the run of sentences, of one line, that covers `first` to `last`."""
    stop = field.find("\n", last)
    line = field.rfind("\n", 0, first) + 1, len(field) if stop < 0 else stop
    cuts = list(split_sentences(field, *line, abbreviations=frozenset()))
    start = max((a for a, _ in cuts if a <= first), default=line[0])
    end = min((b for _, b in cuts if b >= last), default=line[1])
    return start, end


def _in_lead(reading: Reading, event: Event) -> bool:
    return any(s.kind == "lead" and s.start <= event.start < s.end for s in reading.sections)


def _is_deadline(reading: Reading, event: Event, lexicon: Lexicon) -> bool:
    """Say whether the words before an event's time make it one by which it is due."""
    when = event.when
    if when is None:
        return False
    field = (reading.title or "") if event.in_title else reading.text
    own = [
        t
        for t in reading.times
        if event.clause.covers(t) and (t.earliest, t.latest) == (when.earliest, when.latest)
    ]
    return any(lexicon.sets_deadline(field[event.clause.start : t.start], t.text) for t in own)


def _mentioned(
    reading: Reading, event: Event, actors: Actors, kinds: Sequence[EntityKind]
) -> frozenset[str]:
    mentioned = (
        actors.of(reading.id, e.id)
        for e in reading.entities
        if e.kind in kinds and any(event.clause.covers(m) for m in e.mentions)
    )
    return frozenset(m for m in mentioned if m)


def _remainder(reading: Reading, event: Event, *, named: bool = True) -> str:
    """Return the clause without the trigger, the times and, if `named`, whom it involves."""
    involved = {*event.agents, *event.recipients, event.place} if named else set()
    names = [s for e in reading.entities if e.id in involved for s in e.mentions]
    clause = event.clause
    apart = [s for s in (event, *names, *reading.times) if s.overlaps(clause)]
    rest = list(reading.words(clause))
    for span in apart:
        first, last = max(span.start, clause.start), min(span.end, clause.end)
        rest[first - clause.start : last - clause.start] = " " * (last - first)
    return "".join(rest)


def _proper(clause: str) -> frozenset[str]:
    """Return the words of a clause that are written with a capital, folded."""
    if clause.isupper():
        return frozenset()
    return frozenset(w for m in _CAPITAL.finditer(clause, 1) for w in words_of(m.group()))


def quote_around(reading: Reading, span: Span) -> Quotation | None:
    """Return the innermost quotation with a speaker that covers `span`, or None."""
    around = [q for q in reading.quotes if q.speaker and q.covers(span)]
    return min(around, key=lambda q: (q.end - q.start, q.start), default=None)


def names_place(telling: Telling, name: str) -> bool:
    """Say whether a telling's report names a place anywhere."""
    reading = telling.reading
    return f" {' '.join(words_of(name))} " in f" {' '.join(words_of(reading.title or ''))} " or (
        f" {' '.join(words_of(name))} " in f" {' '.join(words_of(reading.text))} "
    )
