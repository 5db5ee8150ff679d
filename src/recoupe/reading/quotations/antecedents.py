"""Whom pronouns and pointing phrases stand for, by gender, number and who spoke or acted last."""

from bisect import bisect_right
from collections.abc import Iterable
from functools import cached_property
from itertools import islice
from typing import Literal, NamedTuple

from recoupe.model.annotation import Entity
from recoupe.model.span import Field
from recoupe.reading.entities import EntityIndex
from recoupe.reading.parse import Document, Sentence
from recoupe.reading.quotations.speakers import SpeakerFinder
from recoupe.reading.quotations.table import Patterns, plain
from recoupe.reading.quotations.voices import Mention

Gender = Literal["Masc", "Fem"]
# How many sentences back the subject for a pronoun is looked for.
_SUBJECT_SENTENCES = 4
# How many mentions back who is named last is looked for: this bounds the work on a book.
_REACH_MENTIONS = 400
_PEOPLE = ("person", "role")
_NAME_WORDS = (2, 3)
# How far before "l'avocate" someone may be named who has neither spoken nor acted.
_NEAR_CHARS = 400
_WORD_CHARS = 20
_REACH_BODIES = 100
_TOLD_SENTENCES = 40


class Agreement(NamedTuple):
    """Gender and number, each None where not known."""

    gender: Gender | None
    plural: bool | None

    def fits(self, other: "Agreement") -> bool:
        """Say whether nothing known of the two differs."""
        return (None in (self.gender, other.gender) or self.gender == other.gender) and (
            None in (self.plural, other.plural) or self.plural == other.plural
        )


class Antecedents:
    """Finds earlier mentions that agree with a later one."""

    def __init__(
        self,
        document: Document,
        entities: EntityIndex,
        words: Patterns,
        finder: SpeakerFinder,
        field: Field,
    ) -> None:
        self._entities = entities
        self._words = words
        self._finder = finder
        self._field: Field = field
        self._text = document.text_of(field)
        self._document = document
        self._sentences = [s for s in document.sentences if s.field == field]
        self._said: list[tuple[int, int]] = []
        self._genders: dict[str, Gender | None] = {}

    def leave_out(self, said: Iterable[tuple[int, int]]) -> None:
        """Take the ranges in marks or reported: their subjects are nobody's antecedent."""
        self._said = sorted(said)

    def of_pronoun(self, mention: Mention, last: Mention | None) -> Mention | None:
        """Return whom a pronoun stands for: one who spoke or acted last, people before bodies."""
        wanted = self.agreement(mention)
        carried = self._carried_on(mention, wanted)
        if carried:
            return carried
        near = self._within_sentence(mention)
        known = [near] if near else [*self._last_subjects(mention.start, wanted)]
        if last and last.start < mention.start and not (near and self._is_person(near)):
            known.append(last)
        known = [m for m in known if wanted.fits(self.agreement(m))]
        people = [m for m in known if self._is_person(m)]
        found = max(people or known, key=lambda m: m.start, default=None)
        if found is not None and (people or not wanted.gender):
            return found
        return self._named_last(mention, wanted, ("person",)) or found or self._guess(mention)

    def _carried_on(self, mention: Mention, wanted: Agreement) -> Mention | None:
        """Return the body that the sentence right before is about: "La mairie … Elle …".

        Only for a pronoun that opens its sentence, and where the gender is told.
        """
        sentence = self._document.sentence_at(mention.start, field=self._field)
        if sentence is None or sentence.start != mention.start or not wanted.gender:
            return None
        before = bisect_right(self._sentences, mention.start - 1, key=lambda s: s.end)
        if not before or "\n" in self._text[self._sentences[before - 1].end : mention.start]:
            return None
        subject = self._subject(self._sentences[before - 1])
        told = self.agreement(subject) if subject else None
        agrees = told is not None and told.gender == wanted.gender and told.fits(wanted)
        return subject if agrees and subject and self._is_of(subject, ("organisation",)) else None

    def of_phrase(self, mention: Mention, last: Mention | None) -> Mention | None:
        """Return whom "ce dernier", "cet élu", "ce parti" or "le syndicaliste" stands for."""
        wanted = self.agreement(mention)
        bodies = bool({plain(w) for w in mention.name.split()} & self._words.issuers)
        kinds = ("organisation",) if bodies else ("person",)
        if mention.back == "body":
            return self._body(mention, last)
        if mention.back == "latter":
            return self._named_last(mention, wanted, ("person", "organisation"))
        if mention.back == "this" and (told := self._by_noun(mention, last)) is not None:
            return told
        if last and self._is_of(last, kinds) and wanted.fits(self.agreement(last)):
            return last
        subjects = [m for m in self._last_subjects(mention.start, wanted) if self._is_of(m, kinds)]
        if subjects:
            return subjects[0]
        named = self._named_last(mention, wanted, kinds)
        near = named is not None and mention.start - named.end < _NEAR_CHARS
        return named if mention.back == "this" or near else None

    def _by_noun(self, mention: Mention, last: Mention | None) -> Mention | None:
        """Return who was told of by this noun before: "un habitant …", then "cet habitant".

        Who spoke last by it, else the nearest "un" with it.
        """
        before = bisect_right(self._sentences, mention.start, key=lambda s: s.start)
        inside = self._sentences[before - 1].tokens if before else ()
        nouns = (t for t in inside if mention.start <= t.start < mention.end and t.pos == "NOUN")
        noun = next((plain(t.text) for t in nouns), plain(mention.name).split()[-1])
        if last and last.start < mention.start and noun in plain(last.name).split():
            return last
        for sentence in reversed(self._sentences[max(0, before - _TOLD_SENTENCES) : before]):
            for index, token in enumerate(sentence.tokens):
                article = index and sentence.tokens[index - 1].has("Definite=Ind")
                if article and token.end < mention.start and plain(token.text) == noun:
                    return self._finder.of_noun(sentence, index)
        return None

    def _body(self, mention: Mention, last: Mention | None) -> Mention | None:
        """Return the body that "l'entreprise" is: who spoke last, else the one that may be it.

        That one is named more than once, or in the title.
        """
        noun = plain(mention.name).replace("'", " ").split()[-1]
        if last and self._may_be(last, noun):
            return last
        found = [m for m in self._bodies if self._may_be(m, noun)]
        return found[0] if len(found) == 1 else None

    @cached_property
    def _bodies(self) -> list[Mention]:
        """The organisations that the report is about: they stand in its title or twice."""
        return [
            Mention(start=e.mentions[0].start, end=e.mentions[0].end, name=e.name, entity=e.id)
            for e in self._entities.entities
            if e.kind == "organisation"
            and (len(e.mentions) > 1 or any(s.in_title for s in e.mentions))
        ][:_REACH_BODIES]

    def _may_be(self, mention: Mention, noun: str) -> bool:
        """Say whether a body named by capitals may be called by a noun: no ministry is a firm."""
        words = {plain(w) for w in mention.name.replace("-", " ").split()}
        named = self._is_of(mention, ("organisation",)) and mention.name[:1].isupper()
        if noun in words or not words & (self._words.issuers | self._words.bodies):
            return named
        return named and noun in self._words.any_body and not words & self._words.powers_of_state

    def agreement(self, mention: Mention) -> Agreement:
        """Return what the words around a mention, and its entity's others, tell of it."""
        if mention.pronoun:
            word = plain(self._text[mention.start : mention.end]).lstrip("-t").split("-")[0]
            return Agreement(
                "Fem" if word in self._words.feminine else
                "Masc" if word in self._words.masculine else None,
                word in self._words.plural,
            )  # fmt: skip
        entity = self._entities.by_id.get(mention.entity) if mention.entity else None
        found = self._told(mention.start, mention.end)
        named = self._given_name(entity) if entity and entity.kind == "person" else None
        gender = named or found.gender or (self._gender_of(entity) if entity else None)
        second = mention.name.partition(" et ")[2]  # "Awa et Paul", not "pêche et élevage"
        return Agreement(gender, True if second[:1].isupper() else found.plural)

    def _gender_of(self, entity: Entity) -> Gender | None:
        """Return what the first of an entity's mentions that tells its gender says."""
        if entity.id not in self._genders:
            here = (s for s in entity.mentions if s.in_title == (self._field == "title"))
            told = (self._told(s.start, s.end).gender for s in here)
            named = self._given_name(entity) if entity.kind == "person" else None
            self._genders[entity.id] = named or next((g for g in told if g), None)
        return self._genders[entity.id]

    def _given_name(self, entity: Entity) -> Gender | None:
        """Return what the first of a person's names tells."""
        first = entity.name.split()[0].partition("-")[0]
        if first in self._words.feminine_names:
            return "Fem"
        return "Masc" if first in self._words.masculine_names else None

    def _told(self, start: int, end: int) -> Agreement:
        """Return what a title or determiner, else the head noun, says of a mention."""
        sentence = self._document.sentence_at(start, field=self._field)
        if sentence is None:
            return Agreement(None, None)
        inside = sentence.indices_in(start, end)
        first = inside.start
        words = [plain(t.text).rstrip(".") for t in sentence.tokens[max(0, first - 2) : first + 1]]
        head = sentence.head_of(start, end)
        named = sentence.tokens[inside.start].pos == "PROPN" if inside else False
        gender: Gender | None = None
        plural: bool | None = False if named else None
        for word in words[::-1]:
            if word in self._words.feminine:
                gender = gender or "Fem"
            elif word in self._words.masculine:
                gender = gender or "Masc"
            elif word not in self._words.plural and word != words[-1]:
                break
            plural = word in self._words.plural or plural
        if head is not None and sentence.tokens[head].pos == "NOUN":
            token = sentence.tokens[head]
            gender = gender or _gender(token.morph)
            plural = token.has("Number=Plur")
        return Agreement(gender, plural)

    def _within_sentence(self, mention: Mention) -> Mention | None:
        """Return the subject of an earlier clause of the same sentence, if it is a known entity."""
        sentence = self._document.sentence_at(mention.start, field=self._field)
        if sentence is None:
            return None
        wanted = self.agreement(mention)
        found = None
        for index, token in enumerate(sentence.tokens):
            if token.start >= mention.start or token.dep.partition(":")[0] != "nsubj":
                continue
            if token.pos not in ("NOUN", "PROPN") or self._is_said(token.start):
                continue
            subject = self._finder.owner(sentence, index) or self._finder.of_noun(sentence, index)
            if subject and subject.entity and wanted.fits(self.agreement(subject)):
                found = subject
        return found

    def _last_subjects(self, position: int, wanted: Agreement) -> Iterable[Mention]:
        """Yield the agreeing subjects of the nearest earlier sentences, the nearest first."""
        before = bisect_right(self._sentences, position, key=lambda s: s.end)
        for sentence in reversed(self._sentences[max(0, before - _SUBJECT_SENTENCES) : before]):
            subject = self._subject(sentence)
            if subject and wanted.fits(self.agreement(subject)):
                yield subject

    def _subject(self, sentence: Sentence) -> Mention | None:
        subject = self._finder.of_sentence(sentence)
        if subject is None or subject.pronoun or subject.back or self._is_said(subject.start):
            return None
        entity = self._entity(subject)
        return subject if entity and entity.kind in (*_PEOPLE, "organisation", "group") else None

    def _is_said(self, position: int) -> bool:
        """Say whether a position lies in marks or in a reported clause."""
        at = bisect_right(self._said, (position, len(self._text))) - 1
        return at >= 0 and position < self._said[at][1]

    def _named_last(
        self, mention: Mention, wanted: Agreement, kinds: tuple[str, ...]
    ) -> Mention | None:
        """Return the agreeing entity of these kinds that is named last before a mention."""
        earlier = self._entities.before(mention.start, field=self._field)
        for span, entity in islice(earlier, _REACH_MENTIONS):
            if entity.kind not in kinds or self._is_said(span.start) or span.end > mention.start:
                continue
            if entity.kind == "person" and self._lends_name(span.start):
                continue
            found = Mention(start=span.start, end=span.end, name=entity.name, entity=entity.id)
            if wanted.fits(self.agreement(found)):
                return found
        return None

    def _lends_name(self, position: int) -> bool:
        """Say whether a name is only what a body is called after: "le gouvernement Diallo"."""
        words = self._text[max(0, position - _WORD_CHARS) : position].split()
        return bool(words) and plain(words[-1]).rpartition("'")[2] in self._words.bearing_names

    def _guess(self, mention: Mention) -> Mention | None:
        """Return the entity that the reading of names gives a pronoun, as it stands."""
        entity = self._entity(mention)
        if entity is None:
            return None
        return Mention(start=mention.start, end=mention.end, name=entity.name, entity=entity.id)

    def _entity(self, mention: Mention) -> Entity | None:
        return self._entities.by_id.get(mention.entity) if mention.entity else None

    def _is_of(self, mention: Mention, kinds: tuple[str, ...]) -> bool:
        entity = self._entity(mention)
        return entity is not None and entity.kind in kinds

    def _is_person(self, mention: Mention) -> bool:
        """Say whether a mention is a person, or a name that looks like one's."""
        words = mention.name.split()
        looks = len(words) in _NAME_WORDS and all(w.istitle() for w in words)
        bodies = {plain(w) for w in words} & self._words.issuers
        return self._is_of(mention, _PEOPLE) or (looks and not bodies)


def _gender(morph: str) -> Gender | None:
    if "Gender=Fem" in morph:
        return "Fem"
    return "Masc" if "Gender=Masc" in morph else None
