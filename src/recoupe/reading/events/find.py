"""The events of a document: triggers, status, participants, place, when, attribution."""

from collections.abc import Iterator
from typing import NamedTuple

import msgspec

from recoupe.lang import Language
from recoupe.model.annotation import Entity, Event, Figure, Quotation
from recoupe.model.base import folded, make_id
from recoupe.model.span import Span
from recoupe.model.when import TimeExpression, When
from recoupe.reading.entities import EntityIndex
from recoupe.reading.events.clauses import clause_of, own_stretch
from recoupe.reading.events.context import (
    dated_alike,
    is_background,
    is_sport,
    named_again,
    narrated,
    speaker_of,
    without_assailant,
)
from recoupe.reading.events.counted import with_figures
from recoupe.reading.events.dates import whens
from recoupe.reading.events.described import Described, nested
from recoupe.reading.events.edges import Stretch
from recoupe.reading.events.lexicon import EventRow, Lexicon, lexicon_of
from recoupe.reading.events.participants import Participants, Roles
from recoupe.reading.events.shared import beside, one_doer, paired, told_again
from recoupe.reading.events.situation import Situation
from recoupe.reading.events.status import decide
from recoupe.reading.events.tree import Tree
from recoupe.reading.events.triggers import Triggers
from recoupe.reading.events.whens import Times
from recoupe.reading.events.words import Words
from recoupe.reading.events.worth import worth
from recoupe.reading.parse import Document, Sentence
from recoupe.text.overlaps import Overlaps

_YEAR_DAYS = 365
_PRESS = "MED"  # PLOVER's code


class Found(NamedTuple):
    """Events, the figures with their events, and the participants that no name or role tells."""

    events: tuple[Event, ...]
    figures: tuple[Figure, ...]
    described: tuple[Entity, ...]


def find_events(
    document: Document,
    entities: EntityIndex,
    times: tuple[TimeExpression, ...],
    quotes: tuple[Quotation, ...],
    figures: tuple[Figure, ...],
    language: Language,
) -> Found:
    """Return the events of a document, title first, by start."""
    finder = EventFinder(document, entities, times, quotes, language)
    told = [t for sentence in document.sentences for t in finder.in_sentence(sentence)]
    others = frozenset(t.event.id for t in told if finder.is_another(t))
    resuming = frozenset(t.event.id for t in told if finder.resumes(t))
    found = without_assailant(paired(told, beside(told)))
    introduced = frozenset(t.event.id for t in told if finder.introduces(t))
    again = named_again(found, others, resuming, introduced, finder.alike)
    again = told_again(again, others)
    events = one_doer(narrated(dated_alike(again)), finder.entity)
    kept = [e for t, e in zip(told, events, strict=True) if worth(t.tree, t.situation, e).kept]
    placed = with_figures(kept, figures, document, own={t.event.id: t.own for t in told})
    return Found(*placed, finder.described.of(i for e in kept for i in participants(e)))


def participants(event: Event) -> Iterator[str]:
    """Yield the ids of an event's participants."""
    yield from event.agents
    yield from event.recipients


class Told(msgspec.Struct, frozen=True):
    """An event, the words below its trigger, and the grammar in which it is told."""

    event: Event
    own: Span
    tree: Tree
    situation: Situation


class EventFinder:
    """Finds the events of one document, sentence by sentence."""

    def __init__(
        self,
        document: Document,
        entities: EntityIndex,
        times: tuple[TimeExpression, ...],
        quotes: tuple[Quotation, ...],
        language: Language,
    ) -> None:
        self._document = document
        self._entities = entities
        self._times = {
            title: Overlaps((t.start, t.end, t) for t in times if t.in_title == title)
            for title in (False, True)
        }
        self._quotes = Overlaps((q.start, q.end, q) for q in quotes)
        self._cues = Overlaps((q.cue.start, q.cue.end, q) for q in quotes if q.cue is not None)
        self._words = language.made(Words)
        self._sport = is_sport(document, self._words)
        self._lexicon: Lexicon = language.made(lexicon_of)
        self.described = Described(document, entities, language)
        self._triggers = Triggers(self._lexicon, entities, self.described)

    def in_sentence(self, sentence: Sentence) -> list[Told]:
        """Return the events of a sentence, by start."""
        near = tuple(
            t
            for t in self._times[sentence.field == "title"].over(sentence.start, sentence.end)
            if sentence.start <= t.start
        )
        timed = frozenset(i for t in near for i in sentence.indices_in(t.start, t.end))
        tree = Tree(sentence, self._words, timed)
        times = Times(tree, near, self._document.layout.published.latest)
        text = self._document.text_of(sentence.field)
        found = self._triggers.find(tree, text, times.dated_verbs())
        found = [self._of_mishap(s) if self._by_mishap(tree, s) else s for s in found]
        given = times.assign(found)
        roles = Roles(tree, self._entities, self.described)
        told = []
        for situation in found:
            own = self._span(tree, own_stretch(tree, situation))
            plural = tree.tokens[situation.match.first].has("Number=Plur") and situation.noun
            mine = given[situation.match.first]
            dates = whens(mine, plural=plural, ranged=times.ranged(mine)) or (None,)
            for nth, when in enumerate(dates):
                event = self._event(tree, situation, when, roles, nth=nth)
                told.append(Told(event, own, tree, situation))
        return told

    def entity(self, entity_id: str) -> Entity | None:
        """Return the entity of an id, named or described."""
        return self._entities.by_id.get(entity_id) or self.described.by_id(entity_id)

    def alike(self, one: str, other: str) -> bool:
        """Say whether two entities are one, or groups of which one name says less."""
        first, second = self.entity(one), self.entity(other)
        if one == other or first is None or second is None:
            return one == other
        groups = first.kind == second.kind == "group"
        return groups and nested(folded(first.name), folded(second.name))

    def resumes(self, told: "Told") -> bool:
        """Say whether a noun is tied to what the report tells ("cette marche", "une grève").

        A plural may be of any number of others ("lors des manifestations"), unless a demonstrative
        ties it. What is of somebody or something that takes no part ("l'arrivée des navires") is
        its own. A title tells what the text tells.
        """
        first = told.situation.match.first
        status = self._words.status
        below_it = told.tree.sentence.dependents(first, "nmod")
        of_other = any(told.tree.case(i) == status.source_case for i in below_it)
        if of_other and not (told.event.agents or told.event.recipients or told.event.place):
            return False
        tokens = told.tree.tokens
        below = [tokens[i] for i in told.tree.sentence.dependents(first, "det")]
        single = tokens[first].has("Number=Sing") and bool(below)
        tied = any(t.has("PronType=Dem") for t in below)
        return tied or single or told.situation.title

    @staticmethod
    def introduces(told: "Told") -> bool:
        """Say whether a noun tells of what is new to the reader ("une grève", "deux attaques")."""
        first, sentence = told.situation.match.first, told.tree.sentence
        articles = [sentence.tokens[i] for i in sentence.dependents(first, "det")]
        counted = sentence.has(first, "nummod") and not articles
        return told.situation.noun and (counted or any(t.has("Definite=Ind") for t in articles))

    def is_another(self, told: "Told") -> bool:
        """Say whether a noun tells of another event of its kind ("une nouvelle grève")."""
        first = told.situation.match.first
        beside = {*told.tree.sentence.dependents(first, "amod"), *([first - 1] if first else [])}
        words = told.tree.sentence.plain
        return told.situation.noun and any(words[i] in self._words.status.others for i in beside)

    def _event(
        self, tree: Tree, situation: Situation, when: When | None, roles: Roles, *, nth: int
    ) -> Event:
        match, sentence = situation.match, tree.sentence
        first, last = tree.tokens[match.first], tree.tokens[match.last]
        trigger = self._document.span(first.start, last.end, field=sentence.field)
        quote = speaker_of(trigger, self._quotes.over(trigger.start, trigger.end))
        situation = self._completed(situation, when, attributed=quote is not None)
        people = roles.of(situation)
        if situation.calls_off and self._at_people(people):
            situation = msgspec.structs.replace(situation, calls_off=False)
        status, rule = decide(situation, self._words.status)
        named = any(a in self._entities.by_id for a in people.agents)
        passing = "motion" in match.row.flags and not named and roles.unknown(match.first)
        playing = self._sport and "game" in match.row.flags
        asked = match.row.lemma in self._words.status.asking and self._by_press(people)
        typed = self._fits(match.row, people) and not (passing or playing or asked)
        speaker = quote.speaker.entity if quote is not None and quote.speaker else None
        if speaker and not people.agents and roles.says_i(situation):
            people = msgspec.structs.replace(people, agents=(speaker,))
        if not people.agents and not situation.noun and (said := self._cued(trigger)):
            others = tuple(r for r in people.recipients if r != said)  # "a reconnu le maire"
            people = msgspec.structs.replace(people, agents=(said,), recipients=others)
        if "identity" in match.row.flags and situation.noun:
            people = Participants(agents=(speaker,) if speaker else ())
        return Event(
            start=trigger.start,
            end=trigger.end,
            text=trigger.text,
            field=trigger.field,
            id=make_id(
                "event",
                self._document.report.id,
                sentence.field,
                trigger.start,
                trigger.end,
                *([nth] if nth else []),
            ),
            type=match.row.type if typed else None,
            mode=match.row.mode if typed else None,
            status=status,
            agents=people.agents,
            recipients=people.recipients,
            place=people.place,
            when=when,
            attributed_to=speaker,
            background=is_background(situation, when, self._document),
            rule=f"{_word_rule(match.row, typed=typed)}; {rule}",
            lemma=match.row.lemma,
            clause=self._span(tree, clause_of(tree, situation, self._entities)),
        )

    @staticmethod
    def _of_mishap(situation: Situation) -> Situation:
        """Return a situation whose verb tells what happens and nobody does."""
        match = situation.match
        flags = (*match.row.flags, "happening")
        row = msgspec.structs.replace(match.row, type=None, mode=None, flags=flags)
        match = msgspec.structs.replace(match, row=row)
        return msgspec.structs.replace(situation, match=match)

    def _by_mishap(self, tree: Tree, situation: Situation) -> bool:
        """Say whether what strikes is nobody ("des villages frappés par les inondations")."""
        index = situation.match.first
        if situation.noun or situation.match.row.type not in ("ASSAULT", "COERCE"):
            return False
        doer = tree.by_phrase(index) if tree.passive(index) else tree.subject(index)
        if doer is None:
            return False
        word = tree.tokens[doer].text
        return word.lower() in self._words.status.forces or self._lexicon.mishap(word)

    def _cued(self, trigger: Span) -> str | None:
        """Return who speaks the quotation that a verb introduces ("…", a-t-il mis en garde)."""
        cued = (
            q.speaker.entity
            for q in self._cues.over(trigger.start, trigger.end)
            if q.speaker is not None and not trigger.in_title
        )
        return next((speaker for speaker in cued if speaker is not None), None)

    def _by_press(self, people: Participants) -> bool:
        """Say whether those who do it are outlets or agencies."""
        doers = [self.entity(a) for a in people.agents]
        press = self._words.status.press_words
        return bool(doers) and all(
            d is not None and (d.sector == _PRESS or d.name.lower() in press) for d in doers
        )

    def _at_people(self, people: Participants) -> bool:
        """Say whether it is done to people: "repousser les assaillants" puts nothing off."""
        done_to = [self.entity(r) for r in people.recipients]
        return any(r is not None and r.kind in ("person", "group", "role") for r in done_to)

    @staticmethod
    def _fits(row: EventRow, people: Participants) -> bool:
        """Say whether a word of several senses has the participants that its typed sense asks."""
        undergone = "actor" not in row.flags or bool(people.recipients)
        return undergone and ("doer" not in row.flags or bool(people.agents))

    def _completed(self, situation: Situation, when: When | None, *, attributed: bool) -> Situation:
        """Return the situation with what lies outside its sentence."""
        published = self._document.layout.published
        ahead = behind = long_past = False
        if when is not None and when.earliest and when.latest:
            ahead = published.latest is not None and when.earliest > published.latest
            first = published.earliest
            behind = first is not None and when.latest < first
            long_past = first is not None and (first - when.latest).days > _YEAR_DAYS
        return msgspec.structs.replace(
            situation,
            attributed=attributed,
            future_when=ahead,
            past_when=behind,
            long_past=long_past,
        )

    def _span(self, tree: Tree, stretch: Stretch) -> Span:
        return self._document.span(
            tree.tokens[stretch.low].start,
            tree.tokens[stretch.high].end,
            field=tree.sentence.field,
        )


def _word_rule(row: EventRow, *, typed: bool) -> str:
    """Return the name of the lexicon's line that found an event, with what bears on its type."""
    kinds = [k for k in ("harm", "happening", "person", "open", "identity") if k in row.flags]
    note = " untyped" if row.type and not typed else ""
    return f"{row.pos}:{row.lemma}{note}{''.join(f' ({k})' for k in kinds)}"
