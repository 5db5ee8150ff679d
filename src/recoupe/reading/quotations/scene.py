"""A report as the quotation finders see it: marks, sentences, cues, and which cues come after."""

from bisect import bisect_left, bisect_right
from functools import cached_property

from recoupe.model.base import Value
from recoupe.model.span import Field
from recoupe.reading.entities import EntityIndex
from recoupe.reading.parse import Document, Sentence
from recoupe.reading.quotations.content import ContentFinder
from recoupe.reading.quotations.cues import Cue, CueFinder, outside
from recoupe.reading.quotations.issuers import Resolver
from recoupe.reading.quotations.marks import Quoted, find_quoted
from recoupe.reading.quotations.speakers import SpeakerFinder
from recoupe.reading.quotations.table import Speech, plain
from recoupe.reading.quotations.voices import Mention

BLANKS = " \u00a0\u202f\u2009"
EDGE = BLANKS + "\t\n,.;:!?-–—"
MARK_EDGE = EDGE + "«»“”„\"'’"
SENTENCE_ENDS = (":", ".", "!", "?", "…")
# Shorter fragments are mostly irony and names: a mark around four words is a quotation in nine
# cases of ten (measured on annotated press).
MIN_FRAGMENT_WORDS = 4
MIN_FREE_WORDS = 3
CLOSERS = ("»", "”", '"', ">")
_DASHES = (",", "–", "-", "—")
_NAME_WORDS = 2
_MIN_LETTERS = 3
_LETTERS_WITHIN = 20
_MARKS_PER_SENTENCE = 40
# Verbs of these classes are never said of a person: what follows them, if a name, is the subject.
_NO_PERSON = ("say", "announce", "admit", "attitude")


class Line(Value, frozen=True, kw_only=True):
    """A sentence with its cues outside quotation marks, and those of them that come after."""

    sentence: Sentence
    cues: tuple[Cue, ...]
    inverted: frozenset[int]

    def is_inverted(self, cue: Cue) -> bool:
        return cue.index in self.inverted


class Scene:
    """One field of a report, with everything the steps look things up in."""

    def __init__(
        self, document: Document, entities: EntityIndex, speech: Speech, field: Field
    ) -> None:
        self.document = document
        self.field: Field = field
        self.text = document.text_of(field)
        self.speech = speech
        self.words = speech.patterns
        self.cue_finder = CueFinder(speech)
        self.speakers = SpeakerFinder(document, entities, speech)
        self.contents = ContentFinder(speech.patterns)
        self.resolver = Resolver(document, entities, speech, field)

    @cached_property
    def quoted(self) -> tuple[Quoted, ...]:
        """The outermost stretches in marks that hold words and touch parsed text."""
        return tuple(q for q in find_quoted(self.text) if q.depth == 0 and self._counts(q))

    def _counts(self, quoted: Quoted) -> bool:
        head = self.text[quoted.start : min(quoted.end, quoted.start + _LETTERS_WITHIN)]
        if sum(map(str.isalpha, head)) < _MIN_LETTERS:
            return False
        ends = (quoted.start, quoted.end - 1)
        return any(self.sentence_at(p) is not None for p in ends)

    @cached_property
    def lines(self) -> tuple[Line, ...]:
        return tuple(self._line(s) for s in self.document.sentences if s.field == self.field)

    @cached_property
    def _line_by_start(self) -> dict[int, Line]:
        return {x.sentence.start: x for x in self.lines}

    def sentence_at(self, position: int) -> Sentence | None:
        return self.document.sentence_at(position, field=self.field)

    def line_at(self, position: int) -> Line | None:
        """Return the line of the sentence that covers `position`, or None."""
        sentence = self.sentence_at(position)
        return self._line_by_start.get(sentence.start) if sentence else None

    def quoted_from(self, start: int, end: int) -> tuple[Quoted, ...]:
        """Return the stretches that begin within these characters."""
        first = bisect_left(self.quoted, start, key=lambda q: q.start)
        return self.quoted[first : bisect_left(self.quoted, end, key=lambda q: q.start)]

    def quoted_over(self, start: int, end: int) -> tuple[Quoted, ...]:
        """Return the stretches that overlap these characters."""
        first = bisect_right(self.quoted, start, key=lambda q: q.end)
        return self.quoted[first : bisect_left(self.quoted, end, key=lambda q: q.start)]

    def before(self, position: int) -> str:
        """Return the character before `position`, blanks passed over; "" at the beginning."""
        while position and self.text[position - 1] in BLANKS:
            position -= 1
        return self.text[position - 1] if position else ""

    def follows_marks(self, cue: Cue) -> bool:
        """Say whether a closing mark stands before a cue, a comma perhaps between."""
        return self.text[max(0, cue.start - 6) : cue.start].rstrip(EDGE)[-1:] in CLOSERS

    def count_words(self, quoted: Quoted) -> int:
        """Return the number of words in marks."""
        inner = self.text[quoted.start : quoted.end]
        return sum(any(c.isalnum() for c in word) for word in inner.split())

    def subject_of(self, line: Line) -> Mention | None:
        """Return the subject of a sentence, if it can speak."""
        mention = self.speakers.of_sentence(line.sentence)
        return mention if mention and self.may_speak(line, mention) else None

    def may_speak(self, line: Line, mention: Mention) -> bool:
        return self.resolver.may_speak(line.sentence, mention)

    def speaker(self, line: Line, cue: Cue) -> Mention | None:
        """Return the speaker of a cue, on the side where it stands.

        That of a participle is, if it has none of its own, that of the cue before.
        """
        if cue.shape == "gerund":
            own = self.speakers.own_subject(line.sentence, cue)
            before = [c for c in line.cues if c.start < cue.start]
            told = (c for c in reversed(before) if c.shape in ("finite", "participle"))
            earlier = next(told, None)
            if own or earlier:
                return own or (self.speaker(line, earlier) if earlier else None)
        inverted = line.is_inverted(cue) or cue.pronoun is not None
        return self.speakers.of_cue(line.sentence, cue, inverted=inverted) or self._shared(
            line, cue
        )

    def _shared(self, line: Line, cue: Cue) -> Mention | None:
        """Return the speaker of the cue before, for a participle that shares its auxiliary."""
        if cue.shape != "participle" or cue.first != cue.index:
            return None
        before = [c for c in line.cues if c.start < cue.start and c.shape == "participle"]
        return self.speaker(line, before[-1]) if before else None

    def _line(self, sentence: Sentence) -> Line:
        near = self.quoted_over(sentence.start, sentence.end)[:_MARKS_PER_SENTENCE]
        cues = tuple(outside(self.cue_finder.cues(sentence), near))
        after = frozenset(
            c.index for i, c in enumerate(cues) if self._comes_after(sentence, c, cues[i + 1 :])
        )
        return Line(sentence=sentence, cues=cues, inverted=after)

    def _comes_after(self, sentence: Sentence, cue: Cue, later: tuple[Cue, ...]) -> bool:
        """Say whether a cue comes after (or amid) its words: "…, a déclaré le ministre"."""
        modal = cue.shape == "infinitive" and cue.first < cue.index
        if cue.shape not in ("finite", "participle") and not modal:
            return cue.pronoun is not None
        if cue.pronoun is not None:
            return True
        quoted = self.follows_marks(cue) and not self._follows_name(cue)
        if modal and not quoted:
            return False
        if not quoted and self.before(cue.start) not in _DASHES:
            return False
        if self.contents.says_that(sentence, cue, later):
            return False
        mention = self.speakers.after_cue(sentence, cue)
        if mention is None or quoted:
            return mention is not None
        if not self._clause_before(sentence, cue):
            return False
        preposed = any(i < cue.first for i in sentence.dependents(cue.index, "nsubj"))
        if preposed and not self._must_be_subject(sentence, cue, mention):
            return False
        return self.resolver.may_speak(sentence, mention)

    def _clause_before(self, sentence: Sentence, cue: Cue) -> bool:
        """Say whether words before a cue make a clause, or only its subject and what describes it.

        "Une source, qui est sur place, évoque un bilan": nothing is told before the cue.
        """
        told = False
        opens = True  # at the sentence's start or behind a comma
        relative = self.words.relative_pronouns | self.words.relative_adverbs
        describes = False
        for token, word in zip(sentence.tokens[: cue.first], sentence.plain, strict=False):
            if token.text == ",":
                opens = True
                continue
            if opens:
                describes = word in relative
            opens = False
            verbal = token.pos in ("VERB", "AUX") and not token.has("VerbForm=Part")
            verbal = verbal or (token.pos == "ADJ" and token.dep != "amod")
            told = told or (verbal and not describes)
        return told or sentence.tokens[0].pos != "DET"

    def _follows_name(self, cue: Cue) -> bool:
        """Say whether a cue stands right after a word or two in marks, no comma between."""
        closed = self.quoted_over(cue.start - 3, cue.start)
        if not closed or self.before(cue.start) == ",":
            return False
        inner = self.text[closed[-1].start + 1 : closed[-1].end - 1]
        return len(inner.split()) <= _NAME_WORDS and inner[-1:] not in ".!?…"

    def _must_be_subject(self, sentence: Sentence, cue: Cue, mention: Mention) -> bool:
        """Say whether a name that ends the clause must be the verb's subject, not its object."""
        rest = next((t for t in sentence.tokens if t.start >= mention.end), None)
        ends = rest is None or rest.pos == "PUNCT"
        placed = rest is not None and rest.pos == "ADP" and plain(rest.text) not in self.words.of
        row = cue.row
        return (
            (ends or placed)
            and row is not None
            and row.class_ in _NO_PERSON
            and "que" in row.frames
        )
