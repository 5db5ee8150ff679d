"""Settling speakers' names: pronouns, and communiqués that speak for their issuer."""

from functools import cached_property

from recoupe.model.annotation import Speaker
from recoupe.model.span import Field
from recoupe.reading.entities import EntityIndex
from recoupe.reading.parse import Document, Sentence
from recoupe.reading.quotations.cues import Cue
from recoupe.reading.quotations.speakers import Mention, SpeakerFinder, speaker_of
from recoupe.reading.quotations.table import Speech, plain

_SPEAKING_KINDS = ("person", "organisation", "place", "country", "group", "role")


class Resolver:
    """Turns mentions into speakers, in the order of the text."""

    def __init__(
        self, document: Document, entities: EntityIndex, speech: Speech, field: Field
    ) -> None:
        self._document = document
        self._entities = entities
        self._speech = speech
        self._words = speech.patterns
        self._field: Field = field
        self._text = document.text_of(field)
        self._last: Mention | None = None

    def may_speak(self, sentence: Sentence, mention: Mention) -> bool:
        """Say whether a mention can be one who speaks: an entity, or a noun known to speak."""
        if mention.entity or mention.pronoun or mention.statement:
            return True
        nouns = sentence.indices_in(mention.start, mention.end)
        return any(
            plain(sentence.tokens[i].lemma) in self._speech.nouns
            or plain(sentence.tokens[i].lemma) in self._words.issuers
            or sentence.tokens[i].ent in ("PER", "ORG", "LOC")
            for i in nouns
        )

    def may_report(self, sentence: Sentence, mention: Mention, cue: Cue) -> bool:
        """Say whether "selon" and the like name a voice here."""
        return cue.row is not None or self.may_speak(sentence, mention)

    def speaker(self, mention: Mention | None, position: int) -> Speaker | None:
        """Return the speaker a mention stands for; `position` is where the words begin."""
        if mention is None:
            return None
        settled = mention
        if mention.pronoun:
            settled = self._antecedent(mention)
        elif mention.statement:
            settled = self._issued(mention)
        if not settled.pronoun:
            self._last = settled
        return speaker_of(
            Mention(start=mention.start, end=mention.end, name=settled.name, entity=settled.entity),
            self._text,
        )

    def _antecedent(self, mention: Mention) -> Mention:
        """Return whom a pronoun without known referent stands for: the last speaker, or name."""
        if self._last and self._last.start < mention.start:
            return self._last
        people = [
            (span, entity)
            for span, entity in self._entities.mentions_in(0, mention.start, field=self._field)
            if entity.kind == "person"
        ]
        if people:
            span, entity = people[-1]
            return Mention(start=span.start, end=span.end, name=entity.name, entity=entity.id)
        return mention

    def _issued(self, mention: Mention) -> Mention:
        """Return the issuer of a communiqué that its own words do not name."""
        issuers = self._issuers
        return issuers[0] if len({i.name for i in issuers}) == 1 else mention

    @cached_property
    def _issuers(self) -> list[Mention]:
        return self._named_issuers() or self._acting_issuers()

    def _named_issuers(self) -> list[Mention]:
        """Return the issuers that the report names: "communiqué de X", "X … dans un communiqué"."""
        finder = SpeakerFinder(self._document, self._entities, self._speech)
        found = []
        for sentence in self._document.sentences:
            if sentence.field != self._field:
                continue
            for index, token in enumerate(sentence.tokens):
                row = self._speech.nouns.get(plain(token.lemma))
                if row is None or row.class_ != "statement":
                    continue
                mention = finder.of_noun(sentence, index)
                if mention and not mention.statement:
                    found.append(mention)
                elif sentence.tokens[index].dep.startswith("obl"):
                    subject = finder.subject_of(sentence, sentence.tokens[index].head)
                    if subject and not subject.statement and not subject.pronoun:
                        found.append(subject)
        return found

    def _acting_issuers(self) -> list[Mention]:
        """Return the one ministry or body that the report mentions, where there is but one."""
        found = []
        for entity in self._entities.entities:
            words = {plain(w) for w in entity.name.replace("-", " ").split()}
            if entity.kind == "organisation" and words & self._words.issuers and entity.mentions:
                span = entity.mentions[0]
                found.append(
                    Mention(start=span.start, end=span.end, name=entity.name, entity=entity.id)
                )
        return found
