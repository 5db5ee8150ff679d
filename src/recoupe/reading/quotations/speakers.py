"""Who speaks: the subject of a cue, and its fullest name in the report."""

from itertools import pairwise
from typing import Literal

from recoupe.model.annotation import Entity, Speaker
from recoupe.model.base import Value
from recoupe.model.span import Field, Span
from recoupe.reading.entities import EntityIndex
from recoupe.reading.parse import Document, Sentence
from recoupe.reading.quotations.cues import Cue
from recoupe.reading.quotations.phrases import NOMINAL, is_time, noun_after, phrase_of
from recoupe.reading.quotations.table import Speech, plain

# How far after its verb an inverted subject may stand, dates and addressees between.
_SUBJECT_REACH = 24
_SHORT_PHRASE_TOKENS = 4
_NAME_REACH = 40
_JOINT_REACH = 90
_MIN_SUBJECT_TOKENS = 2
_CLOSERS = ("»", "”", '"')
_SOURCE = "source"
_PHRASE_WORDS = 9
Back = Literal["", "same", "latter", "this", "renamed"]
_NAME_LINKS = ("appos", "flat", "nmod", "compound")


class Mention(Value, frozen=True, kw_only=True):
    """The words for a speaker near a cue.

    `pronoun` is set where they are a pronoun (name and entity are then a guess); `back` tells how
    they point back: to who spoke last ("la même source"), to who was named last ("ce dernier"), to
    someone by another description ("cet élu", "le syndicaliste"); `statement` where they are a
    communiqué whose issuer is not among them.
    """

    start: int
    end: int
    name: str
    entity: str | None = None
    pronoun: bool = False
    back: Back = ""
    statement: bool = False


class SpeakerFinder:
    """Finds the words for the speaker of a cue."""

    def __init__(self, document: Document, entities: EntityIndex, speech: Speech) -> None:
        self._document = document
        self._entities = entities
        self._speech = speech
        self._words = speech.patterns

    def of_cue(self, sentence: Sentence, cue: Cue, *, inverted: bool) -> Mention | None:
        """Return the speaker of a cue; `inverted` where it may stand after ("… », dit Paul")."""
        if cue.shape in ("according", "for"):
            return self._after_preposition(sentence, cue)
        if cue.pronoun is not None:
            word = plain(sentence.tokens[cue.pronoun].text)
            if word.rpartition("-")[2] in self._words.impersonal:
                return self._source_after(sentence, cue)
            return self._pronoun(sentence, cue.pronoun)
        if cue.shape in ("gerund", "infinitive"):
            own = self._own_subject(sentence, cue) if cue.shape == "gerund" else None
            return own or self._of_chain(sentence, cue.index)
        after = self.after_cue(sentence, cue) if inverted else None
        own = after or self.subject_of(sentence, cue.index)
        if own or sentence.tokens[cue.index].dep == "conj":
            return own or self._of_chain(sentence, cue.index)
        return self._left_of(sentence, cue) or self._of_chain(sentence, cue.index)

    def _own_subject(self, sentence: Sentence, cue: Cue) -> Mention | None:
        """Return a participle's own subject: "…, un étudiant lui demandant si …"."""
        begin = cue.first
        while begin and sentence.tokens[begin - 1].pos != "PUNCT":
            begin -= 1
        lead = sentence.tokens[begin : cue.first]
        if not begin or len(lead) < _MIN_SUBJECT_TOKENS or lead[0].pos != "DET":
            return None
        return self._first_noun(sentence, begin, cue.first)

    def _left_of(self, sentence: Sentence, cue: Cue) -> Mention | None:
        """Return the phrase before a verb whose subject the parser missed.

        Goes back by commas, over appositions ("Paul Kone, chef de service, confirme …").
        """
        end = cue.first
        while end > 0:
            begin = end
            while begin and sentence.tokens[begin - 1].pos != "PUNCT":
                begin -= 1
            first = begin
            while first < end and sentence.tokens[first].pos in ("ADV", "CCONJ", "SCONJ"):
                first += 1
            lead = sentence.tokens[first].pos if first < end else ""
            if lead in ("DET", "PROPN", "PRON"):
                return self._first_noun(sentence, first, end)
            if lead not in ("", "NOUN", "ADJ") or sentence.tokens[begin - 1].text != ",":
                return None
            end = begin - 1
        return None

    def _first_noun(self, sentence: Sentence, first: int, end: int) -> Mention | None:
        tokens = sentence.tokens[first:end]
        if any(t.pos in ("VERB", "AUX") and t.has("VerbForm=Fin") for t in tokens):
            return None
        index = next((first + i for i, t in enumerate(tokens) if t.pos in NOMINAL), None)
        if index is None or sentence.plain[index] in self._words.clitics:
            index = next((first + i for i, t in enumerate(tokens) if t.pos == "ADJ"), None)
        if index is None or is_time(sentence, index, self._words):
            return None
        return self.of_noun(sentence, index)

    def after_cue(self, sentence: Sentence, cue: Cue) -> Mention | None:
        """Return the subject that stands after the verb: "a déclaré dimanche le ministère"."""
        stop = min(len(sentence.tokens), cue.last + _SUBJECT_REACH)
        head = noun_after(sentence, cue.last, stop, self._words)
        return None if head is None else self.of_noun(sentence, head)

    def _impersonal(self, sentence: Sentence, cue: Cue) -> bool:
        """Say whether "il convient de", "il est à" rules an infinitive."""
        end = cue.first + (cue.shape == "finite")
        before = [plain(t.text) for t in sentence.tokens[max(0, end - 5) : end]]
        return any(
            a in self._words.subject_pronouns and b in self._words.impersonal_verbs
            for a, b in pairwise(before)
        )

    def _source_after(self, sentence: Sentence, cue: Cue) -> Mention | None:
        """Return whom "on" has it from: "a-t-on appris auprès de la direction"."""
        stop = min(len(sentence.tokens), cue.last + _SUBJECT_REACH)
        ruled = False
        for index in range(cue.last + 1, stop):
            token = sentence.tokens[index]
            ruled = ruled or plain(token.text) in self._words.from_whom
            if token.pos in ("NOUN", "PROPN") and not is_time(sentence, index, self._words):
                found = self._phrase(sentence, index) if ruled else None
                return None if found and self._is_town(found) else found
        return None

    def _is_town(self, mention: Mention) -> bool:
        entity = self._entities.by_id.get(mention.entity) if mention.entity else None
        return entity is not None and entity.kind in ("place", "country")

    def of_noun(self, sentence: Sentence, head: int) -> Mention | None:
        """Return the mention whose head noun is at `head`."""
        token = sentence.tokens[head]
        if plain(token.text) in self._words.relative_pronouns:
            return self._antecedent(sentence, head)
        if token.pos == "PRON" and plain(token.text) in self._words.subject_pronouns:
            return self._pronoun(sentence, head)
        word = plain(token.text)
        unsaid = self._words.silent_pronouns | self._words.inversion_links
        noun = token.pos in (*NOMINAL, "ADJ") or (
            token.pos == "VERB" and any(True for _ in sentence.dependents(head, "det"))
        )
        if not noun or word in unsaid:
            return None
        return self._phrase(sentence, head)

    def is_silent(self, sentence: Sentence, cue: Cue) -> bool:
        """Say whether the reporter speaks, or nobody: "on", "nous", "cela" as subject."""
        if cue.pronoun is not None:
            return False
        if cue.shape in ("infinitive", "finite") and self._impersonal(sentence, cue):
            return True
        near = [*sentence.dependents(cue.index, "nsubj", "expl:subj")]
        near += [i for i in (cue.first - 1, cue.first - 2) if i >= 0 and i not in near]
        return any(
            plain(sentence.tokens[i].text) in self._words.silent_pronouns
            and sentence.tokens[i].pos == "PRON"
            and sentence.tokens[i].dep.partition(":")[0] in ("nsubj", "expl")
            for i in near
        )

    def of_sentence(self, sentence: Sentence) -> Mention | None:
        """Return the subject of the sentence's main verb."""
        for root in sentence.roots:
            found = self.subject_of(sentence, root)
            if found:
                return found
        return None

    def subject_of(self, sentence: Sentence, verb: int) -> Mention | None:
        """Return the subject of the verb at index `verb`."""
        for index in sentence.dependents(verb, "nsubj"):
            if not is_time(sentence, index, self._words):
                found = self.of_noun(sentence, index)
                if found:
                    return found
        return None

    def _of_chain(self, sentence: Sentence, index: int) -> Mention | None:
        """Return the subject of the nearest verb above that has one (gerunds, second verbs)."""
        below = index
        for above in sentence.ancestors(index):
            token = sentence.tokens[above]
            noun = token.pos in ("NOUN", "PROPN")
            if noun and sentence.tokens[below].dep.startswith("acl") and below - above == 1:
                return self.of_noun(sentence, above)
            if sentence.tokens[below].dep == "xcomp" and sentence.tokens[below].has("VerbForm=Inf"):
                controller = self._controller(sentence, above, below)
                if controller:
                    return controller
            agent = next(sentence.dependents(above, "obl:agent"), None)
            if agent is not None and agent < index:
                return self.of_noun(sentence, agent)
            for child in sentence.dependents(above, "nsubj"):
                if child != below and not is_time(sentence, child, self._words):
                    return self.of_noun(sentence, child)
            below = above
        return None

    def _controller(self, sentence: Sentence, verb: int, infinitive: int) -> Mention | None:
        """Return whom a verb makes do it: "conduit le président à annoncer"."""
        for index in sentence.dependents(verb, "obj", "iobj"):
            between = verb < index < infinitive
            if between and sentence.tokens[index].pos in ("NOUN", "PROPN"):
                return self.of_noun(sentence, index)
        return None

    def _antecedent(self, sentence: Sentence, relative: int) -> Mention | None:
        """Return what "qui" stands for: the noun it hangs on, else one before it, people first.

        After a comma it is often not the nearest: "Paul Kone, venu du Nord, qui affirme …".
        """
        nouns = [i for i in range(relative) if sentence.tokens[i].pos in ("NOUN", "PROPN")]
        above = next((a for a in sentence.ancestors(relative) if a in nouns), None)
        nearest = above if above is not None else nouns[-1] if nouns else None
        found = self.of_noun(sentence, nearest) if nearest is not None else None
        if found is None or sentence.tokens[relative - 1].text != ",":
            return found
        start, end = sentence.tokens[0].start, sentence.tokens[relative].start
        people = [
            (s, e)
            for s, e in self._entities.mentions_in(start, end, field=sentence.field)
            if e.kind == "person"
        ]
        entity = self._entities.by_id.get(found.entity) if found.entity else None
        meant = entity is not None and entity.kind in ("person", "role")
        return self._person(sentence, *people[-1]) if people and not meant else found

    def _after_preposition(self, sentence: Sentence, cue: Cue) -> Mention | None:
        following = range(cue.last + 1, min(len(sentence.tokens), cue.last + 8))
        for index in following:
            token = sentence.tokens[index]
            if plain(token.text) in self._words.oblique_pronouns and token.pos == "PRON":
                return self._pronoun(sentence, index)
            if token.pos in NOMINAL and plain(token.text) not in self._words.articles:
                if plain(token.text) in self._words.silent_pronouns:
                    return None
                if plain(token.lemma) in self._words.not_a_voice:
                    return None
                head = self._prepositional_head(sentence, cue, index)
                return self._phrase(sentence, head)
            if token.pos in ("PUNCT", "VERB", "AUX"):
                return None
        return None

    def _prepositional_head(self, sentence: Sentence, cue: Cue, index: int) -> int:
        head = sentence.tokens[cue.index].head
        near = index <= head <= index + 3 and sentence.tokens[head].pos in NOMINAL
        return head if near else index

    def _pronoun(self, sentence: Sentence, index: int) -> Mention | None:
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

    def _phrase(self, sentence: Sentence, head: int) -> Mention | None:
        first, last = phrase_of(sentence, head, self._words)
        start, end = sentence.tokens[first].start, sentence.tokens[last - 1].end
        row = self._speech.nouns.get(plain(sentence.tokens[head].lemma))
        if row and row.class_ == "statement":
            return self._issuer_in(sentence, head, start, end)
        back = self._points_back(sentence, first, last, head)
        if back in ("same", "latter"):
            return self._named(sentence, start, end, back=back)
        person = (
            self._person_of(sentence, head)
            or self._person_beside(sentence, end)
            or self._person_beside(sentence, sentence.tokens[head].end, marks=("",))
        )
        if person:
            span, entity = person
            return self._person(sentence, span, entity)
        if back:
            return self._named(sentence, start, end, back=back)
        known = self._covering(sentence, head, end)
        if known:
            return self._known(sentence, *known, start, end)
        return self._named(sentence, start, end)

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
            if lemma not in self._speech.nouns and sentence.plain[head] not in self._words.renaming:
                return ""
            spoken = row is not None and row.class_ != "voice"
            return "same" if spoken or lemma == _SOURCE else "this"
        renamed = {lemma, sentence.plain[head]} & self._words.renaming
        bare = len(words) <= _SHORT_PHRASE_TOKENS - 1 and not any(
            t.pos == "ADP" for t in sentence.tokens[first:last]
        )
        definite = words[0] in self._words.definite and not sentence.tokens[head].has("Number=Plur")
        return "renamed" if renamed and bare and definite else ""

    def _person(self, sentence: Sentence, span: Span, entity: Entity) -> Mention:
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
        other = self._joined(sentence, end)
        if other:
            both = f"{name} et {other[1].name}"
            return Mention(start=span.start, end=other[0].end, name=both, entity=entity.id)
        return Mention(start=span.start, end=end, name=name, entity=entity.id)

    def _joined(self, sentence: Sentence, end: int) -> tuple[Span, Entity] | None:
        """Return the second person of a joint subject: "Awa Diallo, maire de X, et Paul Kone"."""
        inside = sentence.indices_in(end, end + _JOINT_REACH)
        for index in inside:
            token = sentence.tokens[index]
            if token.pos in ("VERB", "AUX") or token.text in (*_CLOSERS, ":", ";"):
                return None
            if plain(token.text) in self._words.and_ and token.pos == "CCONJ":
                for span, entity in self._entities.mentions_in(
                    token.end, token.end + _NAME_REACH, field=sentence.field
                ):
                    named = sentence.index_at(span.start)
                    if named is None or entity.kind != "person" or not span.text[:1].isupper():
                        continue
                    joined = sentence.tokens[named].dep.partition(":")[0] in ("conj", "appos")
                    return (
                        (span, entity) if joined and named - index <= _SHORT_PHRASE_TOKENS else None
                    )
        return None

    def _known(
        self, sentence: Sentence, span: Span, entity: Entity, start: int, end: int
    ) -> Mention:
        """Return an entity's mention, under the phrase's own words where they say more."""
        text = " ".join(self._document.text_of(sentence.field)[start:end].split())
        more = len(text) > len(entity.name) and entity.name in text
        vague = entity.kind in ("role", "group", "organisation") and entity.name.islower()
        name = text if vague and more and len(text.split()) <= _PHRASE_WORDS else entity.name
        return Mention(start=span.start, end=span.end, name=name, entity=entity.id)

    def _person_beside(
        self, sentence: Sentence, end: int, *, marks: tuple[str, ...] = ("", ",")
    ) -> tuple[Span, Entity] | None:
        """Return the person named right after a role, or a role and its comma."""
        text = self._document.text_of(sentence.field)
        for span, entity in self._entities.mentions_in(end, end + 40, field=sentence.field):
            parted = text[end : span.start].strip() if span.start >= end else None
            if entity.kind != "person" or parted not in marks or not span.text[:1].isupper():
                continue
            if parted and not self._closed(sentence, span.end):
                continue  # "selon le journal, Paul Kone viendra"
            return span, entity
        return None

    def _closed(self, sentence: Sentence, end: int) -> bool:
        """Say whether a name in apposition ends with a mark, or with the verb it is subject of."""
        rest = next((t for t in sentence.tokens if t.start >= end and t.pos != "PROPN"), None)
        return rest is None or rest.pos == "PUNCT"

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
                    inner = self._phrase(sentence, index)
                    if inner:
                        return Mention(start=start, end=end, name=inner.name, entity=inner.entity)
        return Mention(start=start, end=end, name=" ".join(text[start:end].split()), statement=True)

    def _person_of(self, sentence: Sentence, head: int) -> tuple[Span, Entity] | None:
        """Return the person that the phrase names, at its head or in apposition to it."""
        tokens = [sentence.tokens[i] for i in sentence.subtree(head)]
        mentions = self._entities.mentions_in(tokens[0].start, tokens[-1].end, field=sentence.field)
        for span, entity in mentions:
            if entity.kind != "person":
                continue
            index = sentence.head_of(span.start, span.end)
            if index is not None and self._names(sentence, index, head):
                return span, entity
        return None

    def _names(self, sentence: Sentence, index: int, head: int) -> bool:
        """Say whether the name at `index` is the head itself or hangs on it by apposition."""
        while index != head:
            token = sentence.tokens[index]
            ruled = any(True for _ in sentence.dependents(index, "case"))
            if ruled or token.dep.partition(":")[0] not in _NAME_LINKS or token.head == index:
                return False
            index = token.head
        return True

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
