"""Finding the verbs of speech of a sentence, as groups with auxiliary, pronoun and tail."""

from collections.abc import Iterator, Sequence
from typing import Literal

from recoupe.model.base import Value
from recoupe.reading.parse import Sentence
from recoupe.reading.quotations.marks import Quoted
from recoupe.reading.quotations.table import Form, Shape, Speech, SpeechRow, plain

CueShape = Literal["finite", "participle", "infinitive", "gerund", "passive", "according", "for"]
# How far before a participle its auxiliary may stand ("a pour sa part indiqué").
_AUXILIARY_REACH = 8
_TAIL_REACH = 3
_CLOSERS = ("»", "”", '"', "''")
_INVERTED_PIECES = 4
_MODAL_REACH = 4


class Cue(Value, frozen=True, kw_only=True):
    """A verb group of speech, "selon" or (shape "for") "pour"; indices are the sentence's tokens.

    `index` is the verb that carries the meaning, `first` and `last` the ends of the group;
    `pronoun` is the index of an inverted pronoun.
    """

    row: SpeechRow | None
    shape: CueShape
    index: int
    first: int
    last: int
    pronoun: int | None
    start: int
    end: int


# A verb of speech that no list has, known by what stands around it.
_UNLISTED = SpeechRow(lemma="", pos="verb", class_="say", frames=("quote",))


class CueFinder:
    """Finds the cues of sentences."""

    def __init__(self, speech: Speech) -> None:
        self._speech = speech
        self._words = speech.patterns
        self._according: dict[str, list[tuple[str, ...]]] = {}
        for words in self._words.according_to:
            self._according.setdefault(words[0], []).append(words)
        self._kept: dict[Sentence, tuple[Cue, ...]] = {}

    def cues(self, sentence: Sentence) -> tuple[Cue, ...]:
        """Return the cues of a sentence, by start, within quotation marks or not."""
        if sentence not in self._kept:
            self._kept[sentence] = self._find(sentence)
        return self._kept[sentence]

    def _find(self, sentence: Sentence) -> tuple[Cue, ...]:
        found: list[Cue] = []
        for index in range(len(sentence.tokens)):
            if found and index <= found[-1].last:
                continue
            cue = self._cue_at(sentence, index) or self._according_at(sentence, index)
            if cue:
                found.append(cue)
        return tuple(found)

    def _cue_at(self, sentence: Sentence, index: int) -> Cue | None:
        if self._in_a_name(sentence, index):
            return None
        for form in self._speech.forms.get(sentence.plain[index], ()):
            last = self._tail_end(sentence, index, form.row)
            if last is None:
                continue
            cue = self._group(sentence, index, form, last)
            if cue:
                return cue
        return None

    def _in_a_name(self, sentence: Sentence, index: int) -> bool:
        """Say whether a word with a capital goes on a name: "l'Agence Delta Presse"."""
        named = index > 0 and sentence.tokens[index].text[:1].isupper()
        return named and sentence.tokens[index - 1].text[:1].isupper()

    def _tail_end(self, sentence: Sentence, index: int, row: SpeechRow) -> int | None:
        """Return the last index of the verb with its tail ("fait savoir"), None if it lacks."""
        if not row.tail:
            return index
        tail = row.tail.split()
        words = list(sentence.plain[index + 1 : index + 1 + _TAIL_REACH + 3])
        for skip in range(_TAIL_REACH):
            if words[skip : skip + len(tail)] == tail:
                return index + skip + len(tail)
        before = list(sentence.plain[max(0, index - len(tail)) : index])
        return index if before == tail and row.tail in self._words.negations else None

    def _group(self, sentence: Sentence, index: int, form: Form, last: int) -> Cue | None:
        shape: Shape = form.shape
        if shape == "participle":
            return self._perfect(sentence, index, form.row, last)
        if shape == "finite":
            return self._finite(sentence, index, form.row, last)
        return self._unfinite(sentence, index, form.row, last, shape)

    def _finite(self, sentence: Sentence, index: int, row: SpeechRow, last: int) -> Cue | None:
        pronoun = self._inverted(sentence, index)
        token = sentence.tokens[index]
        # Where the form can be nothing but finite, the parser's "participle" is its mistake.
        either = any(f.shape == "participle" for f in self._speech.forms[plain(token.text)])
        participle = either and token.has("VerbForm=Part")
        verbal = token.pos in ("VERB", "AUX") and not participle
        mistaken = (
            pronoun is not None
            or self._after_mark(sentence, index)
            or self._before_that(sentence, index)
            or self._between_name_and_object(sentence, index)
        )
        if not (verbal or mistaken or sentence.has(index, "nsubj")):
            return None
        reflexive = index > 0 and plain(sentence.tokens[index - 1].text) in self._words.reflexives
        if ("refl" in row.frames) != reflexive:
            return None
        first = index - 1 if reflexive else self._with_clitics(sentence, index)
        return self._made(sentence, row, "finite", index, first, max(last, pronoun or 0), pronoun)

    def _perfect(self, sentence: Sentence, index: int, row: SpeechRow, last: int) -> Cue | None:
        auxiliary = self._auxiliary(sentence, index)
        if auxiliary is None:
            return self._second_participle(sentence, index, row, last)
        pronoun = self._inverted(sentence, auxiliary)
        before = sentence.tokens[auxiliary - 1] if auxiliary else None
        reflexive = before is not None and plain(before.text) in self._words.reflexives
        perfect = plain(sentence.tokens[auxiliary].lemma) in self._words.perfect_auxiliaries
        if ("refl" in row.frames) != reflexive:
            return None
        shape: CueShape = "participle" if perfect or reflexive else "passive"
        first = auxiliary - 1 if reflexive else self._with_clitics(sentence, auxiliary)
        return self._made(sentence, row, shape, index, first, last, pronoun)

    def _second_participle(
        self, sentence: Sentence, index: int, row: SpeechRow, last: int
    ) -> Cue | None:
        """Return a participle that shares an auxiliary: "a dénoncé le raid et appelé au calme"."""
        before = sentence.tokens[index - 1] if index else None
        joined = before is not None and plain(before.text) in self._words.and_
        head = sentence.tokens[index].head
        if not joined or head >= index or not sentence.tokens[head].has("VerbForm=Part"):
            return None
        auxiliary = self._auxiliary(sentence, head)
        if auxiliary is None or "refl" in row.frames:
            return None
        if plain(sentence.tokens[auxiliary].lemma) not in self._words.perfect_auxiliaries:
            return None
        return self._made(sentence, row, "participle", index, index, last, None)

    def _auxiliary(self, sentence: Sentence, index: int) -> int | None:
        """Return the index of the auxiliary nearest before a participle, if nothing parts them."""
        known = self._words.perfect_auxiliaries | self._words.passive_auxiliaries
        if self._modifies(sentence, index):
            return None
        for i in range(index - 1, max(-1, index - 1 - _AUXILIARY_REACH), -1):
            token = sentence.tokens[i]
            if plain(token.lemma) in known and token.pos in ("AUX", "VERB"):
                if plain(token.text) == "été" and i:
                    return self._auxiliary(sentence, i) and i
                return i
            if token.pos == "VERB" or (token.pos == "PUNCT" and token.text not in ",()"):
                return None
        return None

    def _modifies(self, sentence: Sentence, index: int) -> bool:
        """Say whether a participle is its noun's: "a dressé les plans exposés lundi"."""
        token, before = sentence.tokens[index], sentence.tokens[index - 1] if index else None
        agrees = token.has("Number=Plur") or token.has("Gender=Fem")
        return before is not None and before.pos == "NOUN" and agrees and token.head == index - 1

    def _unfinite(
        self, sentence: Sentence, index: int, row: SpeechRow, last: int, shape: Shape
    ) -> Cue | None:
        token = sentence.tokens[index]
        first = index
        before = plain(sentence.tokens[index - 1].text) if index else ""
        reflexive = before in self._words.reflexives
        mistaken = shape == "gerund" and (reflexive or self._before_that(sentence, index))
        if token.pos != "VERB" and not mistaken:
            return None
        if ("refl" in row.frames) != reflexive:
            return None
        modal = self._modal(sentence, index) if shape == "infinitive" else None
        read = modal is not None and self._inverted(sentence, modal)  # "pouvait-on lire"
        if shape == "infinitive" and not read and not self._governed(sentence, index):
            return None
        if modal is not None:
            cue = self._after_modal(sentence, row, index, last, modal)
            if cue.first and sentence.tokens[cue.first - 1].text in (",", *_CLOSERS):
                return cue
        if reflexive:
            first, before = index - 1, plain(sentence.tokens[index - 2].text) if index > 1 else ""
        if shape == "gerund" and before in self._words.by_doing:
            first -= 1
        return self._made(sentence, row, shape, index, first, last, None)

    def _modal(self, sentence: Sentence, index: int) -> int | None:
        """Return the verb before an infinitive after marks: "… », a tenu à préciser Paul"."""
        head = sentence.tokens[index].head
        links = self._words.of | self._words.to | self._words.clitics
        near = 0 < index - head <= _MODAL_REACH and all(
            plain(t.text) in links or plain(t.text) in self._words.inverted_pronouns
            for t in sentence.tokens[head + 1 : index]
        )
        return head if near and sentence.tokens[head].pos in ("VERB", "AUX") else None

    def _after_modal(
        self, sentence: Sentence, row: SpeechRow, index: int, last: int, modal: int
    ) -> Cue:
        """Return a group such as "a tenu à préciser", "tient-il à souligner"."""
        auxiliary = self._auxiliary(sentence, modal)
        first = modal if auxiliary is None else auxiliary
        pronoun = self._inverted(sentence, first)
        return self._made(sentence, row, "infinitive", index, first, last, pronoun)

    def _governed(self, sentence: Sentence, index: int) -> bool:
        """Say whether an infinitive hangs on a verb or opens the sentence ("Et d'ajouter: ")."""
        token = sentence.tokens[index]
        marks = {plain(sentence.tokens[i].text) for i in sentence.dependents(index, "mark", "case")}
        above = plain(sentence.tokens[token.head].lemma)
        if marks & self._words.without or above in self._words.powers:
            return False
        return token.dep in ("xcomp", "ROOT", "ccomp")

    def _with_clitics(self, sentence: Sentence, first: int) -> int:
        """Return where the group begins with the pronouns before it: "lui a rétorqué"."""
        while first and plain(sentence.tokens[first - 1].text) in self._words.clitics:
            if sentence.tokens[first - 1].pos != "PRON":
                break
            first -= 1
        return first

    def _inverted(self, sentence: Sentence, index: int) -> int | None:
        """Return the index of a pronoun joined to the verb at `index` by a hyphen, or None.

        The parser cuts it variously ("-t-il", "-t" "-il", "-" "t" "-" "il"); some write "a t il".
        """
        joined = ""
        for i in range(index + 1, min(index + 1 + _INVERTED_PIECES, len(sentence.tokens))):
            joined += plain(sentence.tokens[i].text)
            if joined in self._words.inverted_pronouns:
                return i
            if joined[:1] not in ("-", "t"):
                return None
        return None

    def _after_mark(self, sentence: Sentence, index: int) -> bool:
        """Say whether a comma or closing mark stands before, and a noun phrase after."""
        if not index or index + 1 >= len(sentence.tokens):
            return False
        after = sentence.tokens[index + 1]
        if sentence.plain[index - 1] in self._words.reflexives and index > 1:
            index -= 1
        before = sentence.tokens[index - 1].text
        if before not in (",", *_CLOSERS):
            return False
        quoted = before != "," or (index > 1 and sentence.tokens[index - 2].text in _CLOSERS)
        return after.pos in (
            ("DET", "PROPN", "NOUN", "ADP") if quoted else ("DET", "PROPN", "NOUN")
        )

    def _between_name_and_object(self, sentence: Sentence, index: int) -> bool:
        """Say whether a name stands before, an object or aside after: "Kone dément l'accord"."""
        if not index or index + 1 >= len(sentence.tokens):
            return False
        before = sentence.tokens[index - 1]
        named = before.pos == "PROPN" or (
            before.pos == "NOUN"
            and index > 1
            and sentence.tokens[index - 2].pos == "DET"
            and sentence.tokens[index].pos in ("ADV", "X")
        )
        rest = sentence.plain[index + 1 : index + 4]
        adverb = sentence.tokens[index + 1].pos == "ADV" and index + 2 < len(sentence.tokens)
        object_ = sentence.tokens[index + 2 if adverb else index + 1]
        follows = object_.pos == "DET" or object_.has("VerbForm=Inf")
        follows = follows or rest in self._words.asides
        return named and follows and sentence.tokens[index].pos in ("ADV", "ADJ", "X", "NOUN")

    def _before_that(self, sentence: Sentence, index: int) -> bool:
        """Say whether "que" follows, adverbs aside: such a word is a verb, whatever the parser."""
        for token in sentence.tokens[index + 1 : index + 4]:
            if plain(token.text) in self._words.that:
                named = index > 0 and sentence.tokens[index - 1].pos == "PROPN"
                return named or sentence.tokens[index].pos != "NOUN"
            if token.pos != "ADV":
                return False
        return False

    def _according_at(self, sentence: Sentence, index: int) -> Cue | None:
        word = sentence.plain[index]
        opens = not index or sentence.tokens[index - 1].text in _CLOSERS
        if opens and word in self._words.for_whom:
            return self._made(sentence, None, "for", index, index, index, None)
        for words in self._words.according_pronouns:
            if sentence.plain[index : index + len(words)] == words:
                last = index + len(words) - 1
                return self._made(sentence, None, "according", last, index, last, index + 1)
        for words in self._according.get(word, ()):
            if sentence.plain[index : index + len(words)] == words:
                last = index + len(words) - 1
                return self._made(sentence, None, "according", last, index, last, None)
        return None

    def unlisted(self, sentence: Sentence, position: int) -> Cue | None:
        """Return the verb that begins at `position`, with auxiliary or pronoun, whatever verb."""
        first = sentence.index_at(position)
        if first is None:
            return None
        tokens = sentence.tokens
        pronoun = self._inverted(sentence, first)
        if pronoun is not None and self._impersonal(sentence, pronoun):
            return None
        compound = tokens[first].pos == "AUX"
        index = first if pronoun is None or not compound else pronoun + 1
        while index < len(tokens) and tokens[index].pos in ("AUX", "ADV"):
            index += 1
        if index == len(tokens) or tokens[index].pos not in ("VERB", "ADJ", "NOUN"):
            return None
        if not compound and pronoun is None and not tokens[index].has("VerbForm=Fin"):
            return None
        shape: CueShape = "participle" if compound else "finite"
        last = max(index, pronoun or 0)
        return self._made(sentence, _UNLISTED, shape, index, first, last, pronoun)

    def _impersonal(self, sentence: Sentence, pronoun: int) -> bool:
        return sentence.plain[pronoun].rpartition("-")[2] in self._words.impersonal

    def _made(
        self,
        sentence: Sentence,
        row: SpeechRow | None,
        shape: CueShape,
        index: int,
        first: int,
        last: int,
        pronoun: int | None,
    ) -> Cue:
        tokens = sentence.tokens
        return Cue(
            row=row,
            shape=shape,
            index=index,
            first=first,
            last=last,
            pronoun=pronoun,
            start=tokens[first].start,
            end=tokens[last].end,
        )


def outside(cues: Sequence[Cue], quoted: Sequence[Quoted]) -> Iterator[Cue]:
    """Yield the cues that lie in none of the stretches in marks."""
    for cue in cues:
        if not any(q.start < cue.end and cue.start < q.end for q in quoted):
            yield cue
