"""Who speaks: the subject of a cue, wherever French puts it."""

from itertools import pairwise

from recoupe.reading.entities import EntityIndex
from recoupe.reading.parse import Document, Sentence
from recoupe.reading.quotations.cues import Cue
from recoupe.reading.quotations.phrases import NOMINAL, is_time, noun_after
from recoupe.reading.quotations.table import Speech, plain
from recoupe.reading.quotations.voices import Mention, Voices

# How far after its verb an inverted subject may stand, dates and addressees between.
_SUBJECT_REACH = 24
_MIN_SUBJECT_TOKENS = 2
# How far behind a noun its participle may stand, and "par" behind that.
_GIVER_REACH = 6


class SpeakerFinder:
    """Finds the words for the speaker of a cue."""

    def __init__(self, document: Document, entities: EntityIndex, speech: Speech) -> None:
        self._entities = entities
        self._words = speech.patterns
        self._voices = Voices(document, entities, speech)

    def of_cue(self, sentence: Sentence, cue: Cue, *, inverted: bool) -> Mention | None:
        """Return the speaker of a cue; `inverted` where it may stand after ("… », dit Paul")."""
        if cue.shape == "according" and cue.pronoun is not None:
            return self._voices.pronoun(sentence, cue.pronoun)
        if cue.shape in ("according", "for"):
            return self._after_preposition(sentence, cue)
        if cue.pronoun is not None:
            word = plain(sentence.tokens[cue.pronoun].text)
            if word.rpartition("-")[2] in self._words.impersonal:
                return self._source_after(sentence, cue)
            return self._voices.pronoun(sentence, cue.pronoun)
        if inverted and cue.row is not None and cue.row.class_ == "learn":
            return self._source_after(sentence, cue)  # "…, a appris l'agence auprès du parquet"
        if cue.shape == "infinitive" and inverted:
            return self.after_cue(sentence, cue)
        if cue.shape in ("gerund", "infinitive"):
            own = self.own_subject(sentence, cue) if cue.shape == "gerund" else None
            return own or self._of_chain(sentence, cue.index)
        after = self.after_cue(sentence, cue) if inverted else None
        own = after or self.subject_of(sentence, cue.index)
        if own or sentence.tokens[cue.index].dep == "conj":
            return own or self._of_chain(sentence, cue.index)
        return self._left_of(sentence, cue) or self._of_chain(sentence, cue.index)

    def own_subject(self, sentence: Sentence, cue: Cue) -> Mention | None:
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

        Goes back by commas, over appositions, participles and relative clauses ("Paul Kone, chef de
        service, confirme", "le maire, reçu par la ministre, demande", "Awa, qui est là, dit").
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
            parted = begin > 0 and sentence.tokens[begin - 1].text == ","
            if parted and first < end and self._describes(sentence, first):
                end = begin - 1
                continue
            titled = first < end and self._names(sentence, first, end)
            if lead in ("DET", "PROPN", "PRON") or titled:
                return self._first_noun(sentence, first, end)
            if lead not in ("", "NOUN", "ADJ", "ADP") or sentence.tokens[begin - 1].text != ",":
                return None
            end = begin - 1
        return None

    def _names(self, sentence: Sentence, first: int, end: int) -> bool:
        """Say whether a name begins at `first`, perhaps with a title: "M. de Lorme"."""
        lead, after = sentence.tokens[first], sentence.tokens[first + 1 : min(end, first + 3)]
        if not after or lead.pos not in ("NOUN", "VERB", "ADJ", "X"):
            return False
        linked = after[0].pos == "ADP" and len(after) > 1 and after[1].pos == "PROPN"
        named = after[0].pos == "PROPN" or (linked and lead.text.endswith("."))
        return named and (lead.pos == "NOUN" or lead.text[:1].isupper())

    def _describes(self, sentence: Sentence, index: int) -> bool:
        """Say whether a relative clause or a past participle begins at `index`."""
        relative = self._words.relative_pronouns | self._words.relative_adverbs
        past = sentence.tokens[index].has("VerbForm=Part", "Tense=Past")
        return sentence.plain[index] in relative or past

    def _first_noun(self, sentence: Sentence, first: int, end: int) -> Mention | None:
        tokens = sentence.tokens[first:end]
        if any(t.pos in ("VERB", "AUX") and t.has("VerbForm=Fin") for t in tokens):
            return None
        kept = [first + i for i, t in enumerate(tokens) if plain(t.text) not in self._words.clitics]
        index = next((i for i in kept if sentence.tokens[i].pos in NOMINAL), None)
        if index is None:
            index = next((i for i in kept if sentence.tokens[i].pos == "ADJ"), None)
        if index is None or is_time(sentence, index, self._words):
            return None
        return self.of_noun(sentence, index)

    def after_cue(self, sentence: Sentence, cue: Cue) -> Mention | None:
        """Return the subject that stands after the verb: "a déclaré dimanche le ministère"."""
        stop = min(len(sentence.tokens), cue.last + _SUBJECT_REACH)
        names = self._names_in(sentence, cue.last, stop)
        head = noun_after(sentence, cue.last, stop, self._words, names)
        return None if head is None else self.of_noun(sentence, head)

    def _names_in(self, sentence: Sentence, first: int, stop: int) -> frozenset[int]:
        """Return the indices of the tokens where people's full names begin."""
        start, end = sentence.tokens[first].end, sentence.tokens[stop - 1].end
        found = (
            sentence.index_at(span.start)
            for span, entity in self._entities.mentions_in(start, end, field=sentence.field)
            if entity.kind in ("person", "organisation")
            and " " in span.text
            and span.text[:1].isupper()
        )
        return frozenset(i for i in found if i is not None)

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
            ruled = ruled or (
                plain(token.text) in self._words.at_whose
                and all(t.pos == "ADV" for t in sentence.tokens[cue.last + 1 : index])
            )
            if token.pos in ("NOUN", "PROPN") and not is_time(sentence, index, self._words):
                if not ruled and cue.pronoun is None:
                    continue  # who learnt it
                if plain(token.text) in self._words.not_speakers:
                    return None  # "a-t-on constaté sur place"
                found = self._voices.phrase(sentence, index) if ruled else None
                return None if found and self._is_town(found) else found
        return None

    def _is_town(self, mention: Mention) -> bool:
        entity = self._entities.by_id.get(mention.entity) if mention.entity else None
        return entity is not None and entity.kind in ("place", "country")

    def of_noun(self, sentence: Sentence, head: int) -> Mention | None:
        """Return the mention whose head noun is at `head`."""
        token = sentence.tokens[head]
        if plain(token.lemma) in self._words.not_speakers or self._counted(sentence, head):
            return None
        if plain(token.text) in self._words.relative_pronouns:
            return self._antecedent(sentence, head)
        if token.pos == "PRON" and plain(token.text) in self._words.subject_pronouns:
            return self._voices.pronoun(sentence, head)
        word = plain(token.text)
        unsaid = self._words.silent_pronouns | self._words.inversion_links
        noun = token.pos in (*NOMINAL, "ADJ") or (token.pos == "VERB" and sentence.has(head, "det"))
        if not noun or word in unsaid:
            return None
        return self._voices.phrase(sentence, head)

    def _counted(self, sentence: Sentence, head: int) -> bool:
        """Say whether a number only counts heads: "2 000 personnes annoncent leur venue"."""
        people = plain(sentence.tokens[head].lemma) in self._words.people_nouns
        return people and any(
            sentence.tokens[i].text[-1:].isdigit() for i in sentence.dependents(head, "nummod")
        )

    def is_silent(self, sentence: Sentence, cue: Cue) -> bool:
        """Say whether the reporter speaks, or nobody: "on", "nous", "cela" as subject."""
        if cue.pronoun is not None:
            return False
        if cue.shape in ("infinitive", "finite") and self._impersonal(sentence, cue):
            return True
        if self._anybody(sentence, cue):
            return True
        near = [*sentence.dependents(cue.index, "nsubj", "expl:subj")]
        near += [i for i in (cue.first - 1, cue.first - 2) if i >= 0 and i not in near]
        return any(
            plain(sentence.tokens[i].text) in self._words.silent_pronouns
            and sentence.tokens[i].pos == "PRON"
            and sentence.tokens[i].dep.partition(":")[0] in ("nsubj", "expl")
            for i in near
        )

    def _anybody(self, sentence: Sentence, cue: Cue) -> bool:
        """Say whether nobody in particular speaks: "tend la main à tous ceux qui souhaitent"."""
        return any(
            i > 1
            and sentence.plain[i] in self._words.relative_pronouns
            and sentence.plain[i - 1] in self._words.demonstratives
            for i in sentence.dependents(cue.index, "nsubj")
        )

    def of_sentence(self, sentence: Sentence) -> Mention | None:
        """Return the subject of the sentence's main verb."""
        for root in sentence.roots:
            found = self.subject_of(sentence, root)
            if found:
                return found
        return None

    def owner(self, sentence: Sentence, head: int) -> Mention | None:
        """Return whose words a noun stands for: "la réplique du maire a été claire : …, dit-il"."""
        if plain(sentence.tokens[head].lemma) not in self._words.sayings:
            return None
        for index in sentence.dependents(head, "nmod"):
            links = {sentence.plain[i] for i in sentence.dependents(index, "case", "det")}
            if links & self._words.of and not is_time(sentence, index, self._words):
                return self.of_noun(sentence, index)
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
            if agent is not None and agent < index and not self._goes_on(sentence, above, index):
                return self.of_noun(sentence, agent)
            for child in sentence.dependents(above, "nsubj"):
                if child != below and not is_time(sentence, child, self._words):
                    return self.of_noun(sentence, child)
            below = above
        return None

    def _goes_on(self, sentence: Sentence, above: int, index: int) -> bool:
        """Say whether a finite verb follows a bare participle: "Awa, reçue par Paul, demande"."""
        passive = sentence.has(above, "aux:pass", "cop", "aux")
        return sentence.tokens[index].has("VerbForm=Fin") and not passive

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
        if relative and sentence.plain[relative - 1] in self._words.demonstratives:
            return None  # "ceux qui": nobody in particular
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
        return self._voices.person(sentence, *people[-1]) if people and not meant else found

    def _after_preposition(self, sentence: Sentence, cue: Cue) -> Mention | None:
        following = range(cue.last + 1, min(len(sentence.tokens), cue.last + 8))
        for index in following:
            token = sentence.tokens[index]
            if plain(token.text) in self._words.oblique_pronouns and token.pos == "PRON":
                return self._voices.pronoun(sentence, index)
            if token.pos in NOMINAL and plain(token.text) not in self._words.articles:
                if plain(token.text) in self._words.silent_pronouns:
                    return None
                head = self._prepositional_head(sentence, cue, index)
                giver = self._giver(sentence, head)
                if giver or plain(token.lemma) in self._words.not_a_voice:
                    return giver
                return self._voices.phrase(sentence, head)
            if token.pos in ("PUNCT", "VERB", "AUX"):
                return None
        return None

    def _giver(self, sentence: Sentence, head: int) -> Mention | None:
        """Return who gave what "selon" names: "selon un bilan communiqué par la préfecture".

        A study or a poll speaks for itself, whoever published it.
        """
        if self._voices.is_document(sentence, head):
            return None
        words = sentence.plain
        for index in range(head + 1, min(len(words) - 2, head + _GIVER_REACH)):
            if sentence.tokens[index].text in (",", ".") or index in sentence.roots:
                return None
            if words[index] in self._words.provided:
                by = next(
                    (i for i in range(index + 1, min(len(words), index + _GIVER_REACH))
                     if words[i] in self._words.by_whom), None,
                )  # fmt: skip
                agent = noun_after(sentence, by, len(words), self._words) if by else None
                return self.of_noun(sentence, agent) if agent is not None else None
        return None

    def _prepositional_head(self, sentence: Sentence, cue: Cue, index: int) -> int:
        head = sentence.tokens[cue.index].head
        near = index <= head <= index + 3 and sentence.tokens[head].pos in NOMINAL
        return head if near else index
