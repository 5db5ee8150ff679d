"""What a cue reports: the clause or phrase that follows it, by the frames of its verb."""

from collections.abc import Sequence

from recoupe.model.base import Value
from recoupe.reading.parse import Sentence, Token
from recoupe.reading.quotations.cues import Cue
from recoupe.reading.quotations.extent import ExtentFinder, is_finite
from recoupe.reading.quotations.table import Frame, Patterns, plain

# Between a verb and its "que" may stand a date, an addressee, an aside.
_THAT_REACH = 28
_OBJECT_REACH = 10
_MIN_OBJECT_TOKENS = 3
_ASIDE_TOKENS = 14
_TIME_TOKENS = 5
# The order in which a verb's frames are tried; a bare infinitive stands right after it.
_FRAMES: tuple[Frame, ...] = (
    "inf", "que", "wh", "de", "some", "a", "to_do", "sur", "pour", "contre", "attr", "obj"
)  # fmt: skip
_OPENERS = ("«", "“", '"', "''", "<<", "„")


class Content(Value, frozen=True, kw_only=True):
    """Half-open token range of what a cue reports, and the frame that found it."""

    first: int
    last: int
    frame: Frame


class ContentFinder:
    """Finds the reported clause of a cue within its sentence."""

    def __init__(self, words: Patterns) -> None:
        self._words = words
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
        leads = leads and sentence.tokens[last + 1].text in _OPENERS
        empty = empty or (
            leads and last - first <= _MIN_OBJECT_TOKENS
        )  # "partage son avis : « … »"
        return empty and not any(t.text in _OPENERS for t in sentence.tokens[first:last])

    def _after_colon(self, sentence: Sentence, cue: Cue) -> int | None:
        """Return where a whole clause begins behind a cue and its colon: "a répondu : il viendra".

        Words in marks there are a quotation of their own.
        """
        tokens, i = sentence.tokens, cue.last + 1
        while i < len(tokens) and tokens[i].pos == "ADV":
            i += 1
        told = i + 1 < len(tokens) and tokens[i].text == ":" and tokens[i + 1].text not in _OPENERS
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
                return self._prepositional(sentence, cue, links)
            case "some":
                return self._some(sentence, cue)
            case "to_do":
                first = cue.last + 1
                bare = first < len(sentence.tokens) and sentence.plain[first] in self._words.to
                return first if bare and self._infinitive_follows(sentence, first) else None
            case "sur" | "pour" | "contre":
                return self._after_link(sentence, cue, self._words.links[frame])
            case "attr":
                return self._attribute(sentence, cue)
            case _:
                return self._object(sentence, cue)

    def _after_that(self, sentence: Sentence, cue: Cue) -> int | None:
        tokens = sentence.tokens
        for i in range(cue.last + 1, min(len(tokens), cue.last + 1 + _THAT_REACH)):
            word = plain(tokens[i].text)
            if word in self._words.that and self._completes(sentence, cue, i):
                return i + 1 if i + 1 < len(tokens) else None
            if word in (":", ";", *_OPENERS) or is_finite(tokens[i]):
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
        begin = self._past_addressee(sentence, cue.last + 1)
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

    def _prepositional(self, sentence: Sentence, cue: Cue, links: frozenset[str]) -> int | None:
        """Return where "de" or "à" with what it rules begins, the addressee being passed over."""
        tokens = sentence.tokens
        for i in range(cue.last + 1, min(len(tokens) - 1, cue.last + 1 + 2 * _OBJECT_REACH)):
            word = plain(tokens[i].text)
            if word in links and tokens[i].pos != "DET" and self._rules(sentence, cue, i):
                return self._addressee(sentence, cue, i)
            if word in (":", ";", *_OPENERS):
                return None
            if self._is_verb(tokens[i]):
                break
        return self._far_infinitive(sentence, cue, links)

    def _far_infinitive(self, sentence: Sentence, cue: Cue, links: frozenset[str]) -> int | None:
        """Return where "de" begins with the infinitive that hangs on a cue, far behind it.

        "suggère aux candidats qui parlent français d'emprunter la voie rapide"
        """
        for i in sentence.dependents(cue.index, "xcomp", "ccomp", "obl:arg", "obj"):
            first = i - 1
            while first > cue.last and sentence.plain[first] in self._words.clitics:
                first -= 1
            infinitive = i > cue.last and sentence.tokens[i].has("VerbForm=Inf")
            if infinitive and first > cue.last and sentence.plain[first] in links:
                return first
        return None

    def _some(self, sentence: Sentence, cue: Cue) -> int | None:
        """Return where "de" begins before what is not definite: "parle d'un complot", "de onze"."""
        i = cue.last + 1
        while i < len(sentence.tokens) and sentence.tokens[i].pos == "ADV":
            i += 1
        if i + 1 >= len(sentence.tokens) or sentence.plain[i] not in self._words.of:
            return None
        after = sentence.tokens[i + 1]
        marked = after.text in _OPENERS
        counted = after.pos == "NUM" or after.text[:1].isdigit()
        vague = sentence.plain[i + 1] in self._words.indefinite
        return i if marked or counted or vague else None

    def _after_link(self, sentence: Sentence, cue: Cue, link: tuple[str, ...]) -> int | None:
        """Return where what "sur", "pour" or "contre" rules begins, adverbs passed over."""
        for i in range(cue.last + 1, min(len(sentence.tokens), cue.last + 4)):
            if sentence.plain[i] in link:
                known = sentence.tokens[i + 1 : i + 2]
                return i + 1 if known and known[0].pos in ("DET", "NOUN", "PROPN", "ADJ") else None
            if sentence.tokens[i].pos != "ADV":
                return None
        return None

    def _addressee(self, sentence: Sentence, cue: Cue, index: int) -> int:
        """Return where a bare addressee begins ("appelle le gouvernement à …"), else `index`."""
        row, after = cue.row, sentence.tokens[cue.last + 1]
        if row is None or row.class_ == "say" or "obj" in row.frames:
            return index
        return cue.last + 1 if after.pos in ("DET", "PROPN") else index

    def _rules(self, sentence: Sentence, cue: Cue, index: int) -> bool:
        """Say whether the preposition at `index` opens the cue's complement."""
        if self._infinitive_follows(sentence, index):
            return True
        head = sentence.tokens[index].head
        above = sentence.tokens[head].head
        # "assurer l'abbé de sa volonté": the parser hangs the complement on the addressee.
        addressed = cue.row is not None and "obj" not in cue.row.frames
        named = addressed and cue.last < above < index
        own = sentence.tokens[above].pos == "PROPN" or self._is_own(sentence, cue, index)
        return head > index and (above == cue.index or (named and own))

    def _is_own(self, sentence: Sentence, cue: Cue, index: int) -> bool:
        """Tell "assure la ministre de son appui" from "assure la ministre de la Santé"."""
        if cue.row is not None and cue.row.class_ == "request":
            return True  # "appelle les parties à une action"
        return sentence.plain[index + 1] in self._words.articles - self._words.definite_articles

    def _infinitive_follows(self, sentence: Sentence, index: int) -> bool:
        for token in sentence.tokens[index + 1 : index + 6]:
            if token.has("VerbForm=Inf"):
                return True
            if token.pos not in ("PRON", "ADV") and token.text not in _OPENERS:
                return False
        return False

    def _attribute(self, sentence: Sentence, cue: Cue) -> int | None:
        start = cue.last + 1
        counted = sentence.tokens[start : start + 2]
        if (
            len(counted) > 1
            and plain(counted[0].text) in self._words.to
            and (counted[1].text[:1].isdigit())
        ):
            return start  # "a estimé à 300 le nombre de participants"
        if start == len(sentence.tokens):
            return None
        if sentence.tokens[start].pos == "ADJ" or sentence.plain[start] in self._words.of:
            return start  # "juge indigne une loi", "qualifie de « rumeur » tout autre bilan"
        return self._object(sentence, cue)

    def _says_of_itself(self, cue: Cue) -> bool:
        """Say whether the verb is that of "s'est dit prêt", where anything may follow."""
        row = cue.row
        return row is not None and "refl" in row.frames and "attr" in row.frames

    def _object(self, sentence: Sentence, cue: Cue) -> int | None:
        """Return where the object begins: the first phrase after the verb, dates passed over."""
        tokens = sentence.tokens
        i = self._past_aside(sentence, cue.last + 1)
        i = self._past_addressee(sentence, i)
        stop = min(len(tokens), i + _OBJECT_REACH)
        while i < stop:
            token = tokens[i]
            if token.text in _OPENERS:
                return i if i + 1 < len(tokens) else None
            if token.text[:1].isdigit() and tokens[i + 1 : i + 2] and tokens[i + 1].text == ",":
                i += 1  # the year that ends a date
                continue
            past = self._past_time(sentence, i)
            if past > i:
                i, stop = past, min(len(tokens), past + _OBJECT_REACH)
                continue
            if token.pos in ("DET", "NUM", "NOUN", "PROPN", "ADJ"):
                if self._is_time_phrase(sentence, i):
                    i += 1
                    continue
                marked = i + 1 < len(tokens) and tokens[i + 1].text in _OPENERS
                return i if marked or plain(token.text) not in self._words.pointing else None
            if token.pos == "ADV" and plain(tokens[min(i + 1, len(tokens) - 1)].text) in (
                self._words.of
            ):
                return i  # "plus de moyens"
            if token.pos == "ADV" or token.text == ",":
                i += 1
                continue
            if plain(token.text) in self._words.of and token.pos == "DET":
                return i
            return None
        return None

    def _past_time(self, sentence: Sentence, index: int) -> int:
        """Return the index after a time that a preposition rules: "réclame depuis mars la"."""
        if sentence.tokens[index].pos != "ADP":
            return index
        for i in range(index + 1, min(len(sentence.tokens), index + _TIME_TOKENS)):
            if sentence.plain[i] in self._words.time_nouns:
                return i + 1
            if sentence.tokens[i].pos not in ("DET", "NUM", "ADJ"):
                return index
        return index

    def _past_aside(self, sentence: Sentence, index: int) -> int:
        """Return the index after a set phrase ("quant à elles") that stands at `index`, if any."""
        for aside in self._words.asides:
            here = sentence.tokens[index : index + len(aside)]
            if tuple(plain(t.text) for t in here) == aside:
                return index + len(aside)
        return index

    def _past_addressee(self, sentence: Sentence, index: int) -> int:
        """Return the index after "au gouvernement" or ", dans un communiqué," at `index`."""
        tokens = sentence.tokens
        here = tokens[index].text if index < len(tokens) else ""
        if here == ",":
            reach = range(index + 1, min(len(tokens), index + _ASIDE_TOKENS))
            close = next((i for i in reach if tokens[i].text == ","), None)
            inside = tokens[index + 1 : close] if close else ()
            bare = inside and inside[0].pos in ("ADP", "ADV")
            return close + 1 if close and bare and not any(map(is_finite, inside)) else index
        if plain(here) in self._words.to and tokens[index].pos == "ADP":
            noun = next(
                (i for i in range(index + 1, min(len(tokens), index + 4))
                 if tokens[i].pos in ("NOUN", "PROPN")), None,
            )  # fmt: skip
            if noun is None:
                return index
            own = [i for i in sentence.subtree(noun) if i >= noun]
            end = noun
            while end + 1 in own and tokens[end + 1].pos in ("PROPN", "ADJ"):
                end += 1
            return end + 1
        return index

    def _is_time_phrase(self, sentence: Sentence, index: int) -> bool:
        """Say whether a time noun stands at `index`, or right after the determiner there."""
        here = sentence.tokens[index : index + 2]
        return any(plain(t.text) in self._words.time_nouns for t in here) or (
            here[0].text[:1].isdigit()
            and len(here) > 1
            and plain(here[1].text) in self._words.time_nouns
        )

    def _is_verb(self, token: Token) -> bool:
        return is_finite(token) or token.has("VerbForm=Inf")

    def _says_something(self, sentence: Sentence, cue: Cue) -> bool:
        return self.after(sentence, cue, ()) is not None
