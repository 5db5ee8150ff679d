"""What a cue reports: the clause or phrase that follows it, by the frames of its verb."""

from collections.abc import Sequence

from recoupe.model.base import Value
from recoupe.reading.parse import Sentence
from recoupe.reading.quotations.complements import ComplementFinder
from recoupe.reading.quotations.cues import Cue
from recoupe.reading.quotations.extent import OPENERS, ExtentFinder, is_finite
from recoupe.reading.quotations.objects import ObjectFinder
from recoupe.reading.quotations.table import Frame, Patterns, plain

# Between a verb and its "que" may stand a date, an addressee, an aside.
_THAT_REACH = 28
_MIN_OBJECT_TOKENS = 3
# The order in which a verb's frames are tried; a bare infinitive stands right after it.
_FRAMES: tuple[Frame, ...] = (
    "inf", "que", "wh", "de", "some", "a", "to_do", "sur", "pour", "contre", "attr", "obj"
)  # fmt: skip


class Content(Value, frozen=True, kw_only=True):
    """Half-open token range of what a cue reports, and the frame that found it."""

    first: int
    last: int
    frame: Frame


class ContentFinder:
    """Finds the reported clause of a cue within its sentence."""

    def __init__(self, words: Patterns) -> None:
        self._words = words
        self._objects = ObjectFinder(words)
        self._complements = ComplementFinder(words)
        self._extent = ExtentFinder(words, self._says_something)

    def after(
        self,
        sentence: Sentence,
        cue: Cue,
        cues: Sequence[Cue],
        inverted: frozenset[int] = frozenset(),
    ) -> Content | None:
        """Return what follows a cue as its content, or None.

        `cues` are all of the sentence, `inverted` the verbs among them that come after their words.
        """
        if cue.row is None or cue.shape == "passive":
            return None
        row = cue.row
        if self._says_of_itself(cue):
            return self._content(sentence, cue, cues, inverted, cue.last + 1, "attr")
        said = self._after_colon(sentence, cue)
        if said is not None:
            return self._content(sentence, cue, cues, inverted, said, "que")
        for frame in _FRAMES:
            # What may carry marks may carry a que-clause as well.
            known = frame in row.frames or (frame == "que" and "quote" in row.frames)
            if frame in ("obj", "attr") and self._has_object(sentence, cue):
                continue
            first = self._first(sentence, cue, frame, cues) if known else None
            if first is not None:
                found = self._content(sentence, cue, cues, inverted, first, frame)
                if found:
                    return found
        return None

    def _content(
        self,
        sentence: Sentence,
        cue: Cue,
        cues: Sequence[Cue],
        inverted: frozenset[int],
        first: int,
        frame: Frame,
    ) -> Content | None:
        """Return the content that begins at `first`, if it is long enough to say something."""
        while first < len(sentence.tokens) and sentence.tokens[first].text == ",":
            first += 1
        if first == len(sentence.tokens) or sentence.tokens[first].pos == "CCONJ":
            return None
        phrase = frame not in ("que", "wh", "inf") and not self._says_of_itself(cue)
        last = self._extent.end(sentence, cue, first, cues, inverted, nominal=phrase)
        denied = cue.row is not None and cue.row.class_ == "deny"
        nominal = frame in ("obj", "attr") and not denied and self._is_known(sentence, first, frame)
        enough = last - first >= (_MIN_OBJECT_TOKENS if nominal else 2)
        if frame == "obj" and self._says_nothing_new(sentence, first, last):
            return None
        return Content(first=first, last=last, frame=frame) if enough else None

    def _has_object(self, sentence: Sentence, cue: Cue) -> bool:
        """Say whether a pronoun is all that is said: "comme l'a annoncé la mairie"."""
        return cue.first < cue.index + (cue.shape == "finite") and (
            sentence.plain[cue.first] in self._words.object_pronouns
        )

    def _is_known(self, sentence: Sentence, first: int, frame: Frame) -> bool:
        """Say whether a phrase of two words points to what is known: "la situation"."""
        token = sentence.tokens[first]
        opens = sentence.plain[first] not in self._words.articles or (
            sentence.plain[first] in self._words.definite_articles
        )
        return frame == "attr" or (opens and token.pos != "NUM" and not token.text[:1].isdigit())

    def _says_nothing_new(self, sentence: Sentence, first: int, last: int) -> bool:
        """Say whether an object only points to what was told: "nie les faits", "les accusations".

        With words in marks it says which.
        """
        known = sentence.plain[first] in self._words.definite_articles
        empty = known and bool(set(sentence.plain[first + 1 : first + 3]) & self._words.empty_nouns)
        leads = last + 1 < len(sentence.tokens) and sentence.tokens[last].text == ":"
        leads = leads and sentence.tokens[last + 1].text in OPENERS
        empty = empty or (
            leads and last - first <= _MIN_OBJECT_TOKENS
        )  # "partage son avis : « … »"
        return empty and not any(t.text in OPENERS for t in sentence.tokens[first:last])

    def _after_colon(self, sentence: Sentence, cue: Cue) -> int | None:
        """Return where a whole clause begins behind a cue and its colon: "a répondu : il viendra".

        Words in marks there are a quotation of their own.
        """
        tokens, i = sentence.tokens, cue.last + 1
        while i < len(tokens) and tokens[i].pos == "ADV":
            i += 1
        told = i + 1 < len(tokens) and tokens[i].text == ":" and tokens[i + 1].text not in OPENERS
        whole = told and cue.shape != "infinitive" and any(map(is_finite, tokens[i + 1 :]))
        return i + 1 if whole else None

    def says_that(self, sentence: Sentence, cue: Cue, cues: Sequence[Cue]) -> bool:
        """Say whether a que-clause of its own follows the cue; `cues` are those to be heeded."""
        return self._that(sentence, cue, cues) is not None

    def _that(self, sentence: Sentence, cue: Cue, cues: Sequence[Cue]) -> int | None:
        """Return where the que-clause begins, unless a nearer cue has it."""
        first = self._after_that(sentence, cue)
        known = cue.row is None or "que" in cue.row.frames
        if first is not None and not known and first > cue.last + 2:
            return None  # a verb that seldom takes "que" has it right after it
        nearer = first is not None and any(cue.last < o.first < first for o in cues)
        return None if nearer else first

    def _first(self, sentence: Sentence, cue: Cue, frame: Frame, cues: Sequence[Cue]) -> int | None:
        match frame:
            case "que":
                return self._that(sentence, cue, cues)
            case "wh":
                return self._whether(sentence, cue)
            case "inf":
                return self._infinitive(sentence, cue)
            case "de" | "a":
                links = self._words.of if frame == "de" else self._words.to
                return self._complements.prepositional(sentence, cue, links)
            case "some":
                return self._complements.some(sentence, cue)
            case "to_do":
                first = cue.last + 1
                bare = first < len(sentence.tokens) and sentence.plain[first] in self._words.to
                return (
                    first
                    if bare and self._complements.infinitive_follows(sentence, first)
                    else None
                )
            case "sur" | "pour" | "contre":
                return self._complements.after_link(sentence, cue, self._words.links[frame])
            case "attr":
                return self._objects.attribute(sentence, cue)
            case _:
                return self._objects.first_object(sentence, cue)

    def _after_that(self, sentence: Sentence, cue: Cue) -> int | None:
        tokens = sentence.tokens
        for i in range(cue.last + 1, min(len(tokens), cue.last + 1 + _THAT_REACH)):
            word = plain(tokens[i].text)
            if word in self._words.that and self._completes(sentence, cue, i):
                return i + 1 if i + 1 < len(tokens) else None
            if word in (":", ";", *OPENERS) or is_finite(tokens[i]):
                return None
        return None

    def _completes(self, sentence: Sentence, cue: Cue, index: int) -> bool:
        """Tell the "que" of what is said from a relative, a comparison, "jusqu'à ce que"."""
        before = sentence.tokens[index - 1]
        if index == cue.last + 1:
            return True
        if before.text == ",":
            return sentence.tokens[index].pos != "PRON"
        return sentence.tokens[index].dep == "mark" and (
            plain(before.text) not in self._words.not_that
        )

    def _whether(self, sentence: Sentence, cue: Cue) -> int | None:
        for i in range(cue.last + 1, min(len(sentence.tokens), cue.last + 4)):
            word = plain(sentence.tokens[i].text)
            if word in self._words.whether and sentence.tokens[i].pos != "PRON":
                return i
            if sentence.tokens[i].pos not in ("ADV", "PRON"):
                return None
        return None

    def _infinitive(self, sentence: Sentence, cue: Cue) -> int | None:
        begin = self._objects.past_addressee(sentence, cue.last + 1)
        for i in range(begin, min(len(sentence.tokens), begin + 4)):
            token = sentence.tokens[i]
            if token.has("VerbForm=Inf"):
                return self._with_clitics(sentence, cue, i)
            if sentence.plain[i] in self._words.time_nouns:
                continue  # "ont annoncé jeudi avoir fini"
            if token.pos not in ("ADV", "PRON"):
                return None
        return None

    def _with_clitics(self, sentence: Sentence, cue: Cue, index: int) -> int:
        first = index
        while first - 1 > cue.last and (
            sentence.tokens[first - 1].pos == "PRON"
            or plain(sentence.tokens[first - 1].text) in self._words.negations
        ):
            first -= 1
        return first

    def _says_of_itself(self, cue: Cue) -> bool:
        """Say whether the verb is that of "s'est dit prêt", where anything may follow."""
        row = cue.row
        return row is not None and "refl" in row.frames and "attr" in row.frames

    def _says_something(self, sentence: Sentence, cue: Cue) -> bool:
        return self.after(sentence, cue, ()) is not None
