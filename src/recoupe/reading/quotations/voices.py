"""The words for a speaker: names in apposition, roles, pronouns, communiqués, what points back."""

import re
from typing import Literal

from recoupe.model.annotation import Entity, Speaker
from recoupe.model.base import Value
from recoupe.model.span import Field, Span
from recoupe.reading.entities import EntityIndex
from recoupe.reading.parse import Document, Sentence
from recoupe.reading.quotations.persons import AFTER_NAME, PersonFinder
from recoupe.reading.quotations.phrases import is_time, phrase_of
from recoupe.reading.quotations.table import Speech, plain

_SHORT_PHRASE_TOKENS = 4
_BARE_TOKENS = 2
_NAME_REACH = 40
_SOURCE = "source"
_PHRASE_WORDS = 9
_OPENERS = ("«", "“", '"', "<<")
Back = Literal["", "same", "latter", "this", "renamed", "body"]
_JOINED = re.compile(r"-[^\W\d_][\w-]{0,30}")


class Mention(Value, frozen=True, kw_only=True):
    """The words for a speaker near a cue.

    `pronoun` is set where they are a pronoun (name and entity are then a guess); `back` tells how
    they point back: to who spoke last ("la même source"), to who was named last ("ce dernier"), to
    someone by another description ("cet élu", "le syndicaliste"), to a body by its kind
    ("l'entreprise"); `statement` where they are a communiqué whose issuer is not among them.
    """

    start: int
    end: int
    name: str
    entity: str | None = None
    pronoun: bool = False
    back: Back = ""
    statement: bool = False


class Voices:
    """Turns the words for a speaker into a mention."""

    def __init__(self, document: Document, entities: EntityIndex, speech: Speech) -> None:
        self._document = document
        self._entities = entities
        self._speech = speech
        self._words = speech.patterns
        self._persons = PersonFinder(document, entities, speech.patterns)

    def pronoun(self, sentence: Sentence, index: int) -> Mention | None:
        token = sentence.tokens[index]
        skip = len(token.text) - len(token.text.lstrip("-t"))
        start = token.start + (skip if token.text.startswith("-") else 0)
        field: Field = sentence.field
        referent = self._entities.referent(start, field=field) or self._entities.referent(
            token.start, field=field
        )
        return Mention(
            start=start,
            end=token.end,
            name=referent.name if referent else self._document.text_of(field)[start : token.end],
            entity=referent.id if referent else None,
            pronoun=True,
        )

    def phrase(self, sentence: Sentence, head: int) -> Mention | None:
        first, last = phrase_of(sentence, head, self._words)
        start, end = sentence.tokens[first].start, sentence.tokens[last - 1].end
        row = self._speech.nouns.get(plain(sentence.tokens[head].lemma))
        # "la Tribune", "le Courrier": with a capital it is a name.
        written = head == 0 or sentence.tokens[head].text.islower()
        if row and row.class_ == "statement" and written:
            return self._issuer_in(sentence, head, start, end)
        back = self._points_back(sentence, first, last, head)
        if back in ("same", "latter"):
            return self._named(sentence, start, end, back=back)
        person = (
            self._persons.before(sentence, first, last)
            or self._persons.beside(sentence, end, marks=("",))
            or self._persons.within(sentence, head)
            or self._persons.beside(sentence, end)
            or self._persons.beside(sentence, sentence.tokens[head].end, marks=("",))
        )
        if person:
            span, entity = person
            if back == "renamed" and span.text.islower():
                return Mention(start=start, end=end, name=entity.name, entity=entity.id, back=back)
            return self.person(sentence, span, entity)
        if back:
            return self._named(sentence, start, end, back=back)
        named = self._name_after(sentence, last)
        if named:
            return named
        known = self._covering(sentence, head, end)
        if known:
            return self._known(sentence, *known, start, end)
        return self._named(sentence, start, end)

    def is_document(self, sentence: Sentence, head: int) -> bool:
        """Say whether a noun is something written that speaks for itself."""
        row = self._speech.nouns.get(plain(sentence.tokens[head].lemma))
        return row is not None and row.class_ == "document"

    def _named(self, sentence: Sentence, start: int, end: int, *, back: Back = "") -> Mention:
        text = self._document.text_of(sentence.field)[start:end]
        return Mention(start=start, end=end, name=" ".join(text.split()), back=back)

    def _points_back(self, sentence: Sentence, first: int, last: int, head: int) -> Back:
        """Say how a phrase points back: "la même source", "ce dernier", "cet élu", "le prélat"."""
        words = sentence.plain[first:last]
        if self._words.back_nouns & set(words[:2]):
            return "latter"
        lemma = plain(sentence.tokens[head].lemma)
        row = self._speech.nouns.get(lemma)
        if self._words.same & set(words[:3]):
            written = row is not None and row.class_ in ("document", "statement")
            return "same" if len(words) <= _SHORT_PHRASE_TOKENS and not written else ""
        if words[0] in self._words.pointing:
            if len(words) == 2 and words[1] in self._words.latter:
                return "latter"
            known = lemma in self._speech.nouns or sentence.plain[head] in self._words.renaming
            if not known and not self._is_role(sentence, head):
                return ""
            spoken = row is not None and row.class_ != "voice"
            return "same" if spoken or lemma == _SOURCE else "this"
        renamed = {lemma, sentence.plain[head]} & self._words.renaming
        bare = len(words) <= _SHORT_PHRASE_TOKENS - 1 and not any(
            t.pos == "ADP" for t in sentence.tokens[first:last]
        )
        definite = words[0] in self._words.definite and not sentence.tokens[head].has("Number=Plur")
        if sentence.plain[head] in self._words.bodies and definite and len(words) == _BARE_TOKENS:
            return "" if self._goes_on_in_marks(sentence, last) else "body"
        return "renamed" if renamed and bare and definite else ""

    def _goes_on_in_marks(self, sentence: Sentence, last: int) -> bool:
        """Say whether a name in marks follows: "le collectif « Le fleuve en colère »"."""
        rest = sentence.tokens[last : last + 2]
        return len(rest) > 1 and rest[0].text in _OPENERS and rest[1].text[:1].isupper()

    def _is_role(self, sentence: Sentence, head: int) -> bool:
        token = sentence.tokens[head]
        found = self._entities.mentions_in(token.start, token.end, field=sentence.field)
        return any(e.kind == "role" for _, e in found)

    def person(self, sentence: Sentence, span: Span, entity: Entity) -> Mention:
        """Return a person's mention: with the rest of the name, and with whom "et" joins."""
        text = self._document.text_of(sentence.field)
        end = span.end
        for index in sentence.indices_in(span.end, span.end + _NAME_REACH):
            token = sentence.tokens[index]
            if token.pos != "PROPN" or text[end : token.start].strip() or not token.text.istitle():
                break
            end = token.end
        name = entity.name
        if end > span.end and text[span.start : end].startswith(name):
            name = text[span.start : end]
        other = self._persons.joined(sentence, end)
        if other:
            both = f"{name} et {other[1].name}"
            return Mention(start=span.start, end=other[0].end, name=both, entity=entity.id)
        return Mention(start=span.start, end=end, name=name, entity=entity.id)

    def _known(
        self, sentence: Sentence, span: Span, entity: Entity, start: int, end: int
    ) -> Mention:
        """Return an entity's mention, under the phrase's own words where they say more."""
        text = " ".join(self._document.text_of(sentence.field)[start:end].split())
        more = len(text) > len(entity.name) and entity.name in text
        joined = _JOINED.match(self._document.text_of(sentence.field), span.end)
        if joined and entity.kind == "organisation":  # the name goes on: "SUD-Pêche"
            whole = self._document.text_of(sentence.field)[span.start : joined.end()]
            return Mention(start=span.start, end=joined.end(), name=whole, entity=entity.id)
        vague = entity.kind in ("role", "group", "organisation") and entity.name.islower()
        name = text if vague and more and len(text.split()) <= _PHRASE_WORDS else entity.name
        return Mention(start=span.start, end=span.end, name=name, entity=entity.id)

    def _name_after(self, sentence: Sentence, last: int) -> Mention | None:
        """Return the name that a comma sets off after a phrase: "l'un d'eux, Fabrice."."""
        tokens = sentence.tokens
        if last >= len(tokens) or tokens[last].text != ",":
            return None
        end = last + 1
        while end < len(tokens) and tokens[end].pos == "PROPN" and tokens[end].text.istitle():
            end += 1
        closed = end == len(tokens) or tokens[end].text in AFTER_NAME
        if not closed or not 0 < end - last - 1 <= _SHORT_PHRASE_TOKENS:
            return None
        start, stop = tokens[last + 1].start, tokens[end - 1].end
        known = self._entities.at(start, stop, field=sentence.field)
        if known is not None:
            return self.person(sentence, *known) if known[1].kind == "person" else None
        return self._named(sentence, start, stop)

    def _issuer_in(self, sentence: Sentence, head: int, start: int, end: int) -> Mention:
        """Return the issuer named by a communiqué's complement ("communiqué du ministère")."""
        text = self._document.text_of(sentence.field)
        for index in sentence.dependents(head, "nmod"):
            token = sentence.tokens[index]
            case = sentence.tokens[index - 1] if index else token
            if index > head and not is_time(sentence, index, self._words):
                linked = any(
                    plain(sentence.tokens[c].text) in self._words.of
                    for c in sentence.dependents(index, "case", "det")
                )
                if linked or plain(case.text) in self._words.of:
                    inner = self.phrase(sentence, index)
                    if inner:
                        return Mention(start=start, end=end, name=inner.name, entity=inner.entity)
        return Mention(start=start, end=end, name=" ".join(text[start:end].split()), statement=True)

    def _covering(self, sentence: Sentence, head: int, end: int) -> tuple[Span, Entity] | None:
        token = sentence.tokens[head]
        found = [
            (s, e)
            for s, e in self._entities.mentions_in(token.start, token.end, field=sentence.field)
            if s.end <= end + 40
        ]
        return max(found, key=lambda p: (p[0].end - p[0].start, -p[0].start), default=None)


def speaker_of(mention: Mention, text: str) -> Speaker:
    """Return the speaker that a mention stands for."""
    return Speaker(
        name=mention.name,
        text=text[mention.start : mention.end],
        start=mention.start,
        end=mention.end,
        entity=mention.entity,
    )
