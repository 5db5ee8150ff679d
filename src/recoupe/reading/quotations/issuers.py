"""Settling speakers' names: pronouns, and communiqués that speak for their issuer."""

import re
from collections.abc import Iterable, Sequence
from functools import cached_property

import msgspec

from recoupe.model.annotation import Entity, Speaker
from recoupe.model.span import Field
from recoupe.reading.entities import EntityIndex
from recoupe.reading.parse import Document, Sentence
from recoupe.reading.quotations.antecedents import Antecedents
from recoupe.reading.quotations.cues import Cue
from recoupe.reading.quotations.fullest import People
from recoupe.reading.quotations.speakers import SpeakerFinder
from recoupe.reading.quotations.table import Speech, plain
from recoupe.reading.quotations.voices import Mention, speaker_of

_SPEAKING_KINDS = ("person", "organisation", "place", "country", "group", "role")


_FUNCTION_WORD_CHARS = 3


_ACRONYM = re.compile(r"\s?\([^()\n]{2,16}\)")


class Resolver:
    """Turns mentions into speakers, in the order of the text."""

    def __init__(
        self, document: Document, entities: EntityIndex, speech: Speech, field: Field
    ) -> None:
        self._entities = entities
        self._speech = speech
        self._words = speech.patterns
        self._field: Field = field
        self._text = document.text_of(field)
        self._sentences = [s for s in document.sentences if s.field == field]
        self._finder = SpeakerFinder(document, entities, speech)
        self._antecedents = Antecedents(document, entities, speech.patterns, self._finder, field)
        # By a word: the phrases that hold it, the longest first, each with all its words.
        self._phrases: dict[str, list[tuple[str, frozenset[str]]]] = {}
        self._acronyms: dict[str, dict[str, str]] = {}
        self._last: Mention | None = None
        self._people = People(document, entities, speech.patterns)

    def learn(self, mentions: Sequence[Mention], said: Iterable[tuple[int, int]]) -> None:
        """Take the phrases of all speakers, for shorter ones to be completed, and what is said.

        What is in marks or reported is the speaker's: its subjects are nobody's antecedent.
        """
        self._antecedents.leave_out(said)
        self._people.learn(mentions)
        phrases = {
            *(m.name for m in mentions if not m.pronoun and not m.statement),
            *(e.name for e in self._entities.entities),
        }
        self._phrases = {}
        for phrase in sorted(phrases, key=lambda p: (len(p), p), reverse=True):
            words = frozenset(_content_words(phrase))
            for word in words:
                self._phrases.setdefault(word, []).append((phrase, words))

    def may_speak(self, sentence: Sentence, mention: Mention) -> bool:
        """Say whether a mention can be one who speaks: an entity, or a noun known to speak."""
        if mention.entity or mention.pronoun or mention.statement:
            return True
        inside = [sentence.tokens[i] for i in sentence.indices_in(mention.start, mention.end)]
        # Before the first preposition stands the head: "le maire de …", "l'attentat de …".
        ruled = next((i for i, t in enumerate(inside) if i and t.pos == "ADP"), len(inside))
        counted = ruled and inside[ruled - 1].lemma.endswith(self._words.counting)
        voices = self._speech.voices
        return any(
            plain(t.lemma) in voices
            or plain(t.lemma) in self._words.issuers
            or plain(t.lemma) in self._words.bodies
            or t.ent in ("PER", "ORG")
            or t.pos == "PROPN"
            for t in (inside if counted else inside[:ruled])
        )

    def is_person(self, mention: Mention) -> bool:
        """Say whether a mention names a person."""
        entity = self._entities.by_id.get(mention.entity) if mention.entity else None
        return entity is not None and entity.kind == "person" and not mention.pronoun

    def may_report(self, mention: Mention, cue: Cue) -> bool:
        """Say whether "selon" and the like name a voice here."""
        if cue.shape == "for":
            entity = self._entities.by_id.get(mention.entity) if mention.entity else None
            spoken = ("person", "organisation", "role", "group")
            return mention.pronoun or (entity is not None and entity.kind in spoken)
        known = mention.entity is not None or mention.pronoun or mention.statement
        return cue.row is not None or known or len(mention.name) > _FUNCTION_WORD_CHARS

    def speaker(self, mention: Mention | None) -> Speaker | None:
        """Return the speaker a mention stands for; to be asked in the order of the text."""
        if mention is None:
            return None
        settled = mention
        if mention.pronoun:
            settled = self._antecedents.of_pronoun(mention, self._last) or mention
            settled = self._people.holder(settled) or settled
        elif mention.back == "same":
            fuller = self._fullest(mention)
            settled = fuller if fuller is not mention else self._last or mention
        elif mention.back:
            found = self._antecedents.of_phrase(mention, self._last)
            settled = found or (mention if mention.entity else self._fullest(mention))
        elif mention.statement:
            settled = self._issued(mention)
        elif mention.entity is None:
            person = self._people.surnamed(mention.name)
            settled = self._as(mention, person) if person else self._fullest(mention)
        else:
            holder = self._people.holder(mention)
            told = self._antecedents.agreement
            fits = holder is not None and told(mention).fits(told(holder))
            settled = holder if holder is not None and fits else mention
        if self.is_person(settled):
            full = self._people.fullest(settled.name)
            settled = msgspec.structs.replace(settled, name=full)
        if not settled.pronoun:
            self._last = msgspec.structs.replace(settled, start=mention.start, end=mention.end)
        return speaker_of(
            Mention(
                start=mention.start,
                end=mention.end,
                name=self._with_acronym(settled),
                entity=settled.entity,
            ),
            self._text,
        )

    def _as(self, mention: Mention, entity: Entity) -> Mention:
        return Mention(start=mention.start, end=mention.end, name=entity.name, entity=entity.id)

    def _with_acronym(self, mention: Mention) -> str:
        """Return a body's name with the acronym that the report puts after it, "Ligue (LDP)"."""
        entity = self._entities.by_id.get(mention.entity) if mention.entity else None
        if entity is None or entity.kind == "person":
            return mention.name
        if entity.id not in self._acronyms:
            self._acronyms[entity.id] = self._acronyms_after(entity)
        acronym = self._acronyms[entity.id].get(mention.name)
        return f"{mention.name} {acronym}" if acronym else mention.name

    def _acronyms_after(self, entity: Entity) -> dict[str, str]:
        """Return the first acronym in brackets after each of an entity's names."""
        acronyms: dict[str, str] = {}
        for span in entity.mentions:
            found = None if span.in_title else _ACRONYM.match(self._text, span.end)
            if found:
                acronyms.setdefault(span.text, found.group().strip())
        return acronyms

    def _fullest(self, mention: Mention) -> Mention:
        """Return the mention under the longest name the report gives for the same phrase.

        For phrases that no entity covers: "le documentaire" is "le documentaire de la chaîne
        Delta" elsewhere; a longer phrase must hold all the words of the shorter.
        """
        words = frozenset(_content_words(mention.name))
        # Of the phrases with its rarest word the longest that holds all of its words.
        among = min((self._phrases.get(w, []) for w in words), key=len, default=[])
        longest = next(
            (p for p, held in among if words < held and _same_head(words, p)),
            None,
        )
        return mention if longest is None else msgspec.structs.replace(mention, name=longest)

    def _issued(self, mention: Mention) -> Mention:
        """Return the issuer of a communiqué that its own words do not name."""
        issuers = self._issuers
        return issuers[0] if self._one_issuer else mention

    @cached_property
    def _one_issuer(self) -> bool:
        return len({i.name for i in self._issuers}) == 1

    @cached_property
    def _issuers(self) -> list[Mention]:
        return self._named_issuers() or self._acting_issuers()

    def _named_issuers(self) -> list[Mention]:
        """Return the issuers that the report names: "communiqué de X", "X … dans un communiqué"."""
        finder = self._finder
        found = []
        for sentence in self._sentences:
            for index, token in enumerate(sentence.tokens):
                row = self._speech.nouns.get(plain(token.lemma))
                if row is None or row.class_ != "statement":
                    continue
                mention = finder.of_noun(sentence, index)
                if mention and not mention.statement:
                    found.append(mention)
                elif sentence.tokens[index].dep.startswith("obl"):
                    subject = finder.subject_of(sentence, sentence.tokens[index].head)
                    spoken = subject and self.may_speak(sentence, subject)
                    if subject and spoken and not subject.statement and not subject.pronoun:
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


def _same_head(words: frozenset[str], phrase: str) -> bool:
    """Say whether a longer phrase begins with one of these words, or has one in brackets."""
    first = next(iter(_content_words(phrase)), "")
    return first in words or any(f"({w})" in plain(phrase) for w in words)


def _content_words(name: str) -> list[str]:
    """Return the words of a name by which it is known again, short function words left out."""
    return [w for w in plain(name).replace("'", " ").split() if len(w) > _FUNCTION_WORD_CHARS]
