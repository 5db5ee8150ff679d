"""Putting marks, cues, contents and speakers together into the quotations of a report."""

from collections.abc import Iterator

from recoupe.lang import Language
from recoupe.model.annotation import Quotation, QuoteKind
from recoupe.model.base import Value
from recoupe.model.span import Field, field_of
from recoupe.reading.entities import EntityIndex
from recoupe.reading.parse import Document, Sentence, Token
from recoupe.reading.quotations.content import ContentFinder
from recoupe.reading.quotations.cues import Cue, CueFinder, outside
from recoupe.reading.quotations.issuers import Resolver
from recoupe.reading.quotations.marks import Quoted, find_quoted
from recoupe.reading.quotations.phrases import is_time
from recoupe.reading.quotations.speakers import Mention, SpeakerFinder
from recoupe.reading.quotations.table import Speech, plain, speech_of

_GAP_CHARS = 90
_MIN_FRAGMENT_WORDS = 4
_MIN_FREE_WORDS = 3
_MIN_LETTERS = 3
# Verbs of these classes are never said of a person: what follows them, if a name, is the subject.
_NO_PERSON = ("say", "announce", "admit", "attitude")
_APPOSITION_TOKENS = 24
_EDGE = " \u00a0\u202f\t\n,.;:!?-–—"


class Found(Value, frozen=True, kw_only=True):
    """A quotation before its speaker's name is settled."""

    start: int
    end: int
    kind: QuoteKind
    cue: Cue | None
    mention: Mention | None


class Line(Value, frozen=True, kw_only=True):
    """A sentence with its cues outside quotation marks, and those of them that come after."""

    sentence: Sentence
    cues: tuple[Cue, ...]
    inverted: frozenset[int]

    def is_inverted(self, cue: Cue) -> bool:
        return cue.index in self.inverted


def find_quotations(
    document: Document, entities: EntityIndex, language: Language
) -> tuple[Quotation, ...]:
    """Return the quotations of a document, by start.

    Those of the title are left out unless the report has nothing else.
    """
    field: Field = "body" if document.report.text.strip() else "title"
    return _Finder(document, entities, speech_of(language), field).quotations()


class _Finder:
    """One report's pass; every step adds to `found` what the steps before left alone."""

    def __init__(
        self, document: Document, entities: EntityIndex, speech: Speech, field: Field
    ) -> None:
        self._document = document
        self._field: Field = field
        self._text = document.text_of(field)
        self._speech = speech
        self._words = speech.patterns
        self._speakers = SpeakerFinder(document, entities, speech)
        self._contents = ContentFinder(speech.patterns)
        self._resolver = Resolver(document, entities, speech, field)
        sentences = [s for s in document.sentences if s.field == field]
        self._parsed_end = sentences[-1].end if sentences else 0
        self._quoted = self._outermost(sentences)
        self._lines = self._read_lines(sentences)
        self.found: list[Found] = []

    def quotations(self) -> tuple[Quotation, ...]:
        """Return the quotations, by start."""
        for line in self._lines:
            self._asides(line, leading=True)
        for line in self._lines:
            self._reported(line)
        for quoted in self._quoted:
            if not self._taken(quoted.start, quoted.end):
                self._direct(quoted)
        for line in self._lines:
            self._asides(line, leading=False)
        for quoted in self._quoted:
            if not self._taken(quoted.start, quoted.end):
                self._loose(quoted)
        return self._settled()

    # -- what there is ---------------------------------------------------------------------

    def _outermost(self, sentences: list[Sentence]) -> list[Quoted]:
        """Return the outermost stretches in marks that lie in parsed text."""
        return [
            q
            for q in find_quoted(self._text)
            if q.depth == 0
            and sum(map(str.isalpha, self._text[q.start : q.end][:20])) >= _MIN_LETTERS
            and any(True for _ in self._sentences_over(q, sentences))
        ]

    def _sentences_over(self, quoted: Quoted, sentences: list[Sentence]) -> Iterator[Sentence]:
        found = self._document.sentence_at(quoted.start, field=self._field)
        found = found or self._document.sentence_at(quoted.end - 1, field=self._field)
        if found and sentences:
            yield found

    def _read_lines(self, sentences: list[Sentence]) -> list[Line]:
        finder = CueFinder(self._speech)
        lines = []
        position = 0
        for sentence in sentences:
            while position < len(self._quoted) and self._quoted[position].end <= sentence.start:
                position += 1
            near = [q for q in self._quoted[position : position + 40] if q.start < sentence.end]
            cues = tuple(outside(finder.cues(sentence), near))
            inverted = frozenset(
                c.index for i, c in enumerate(cues) if self._inverted(sentence, c, cues[i + 1 :])
            )
            lines.append(Line(sentence=sentence, cues=cues, inverted=inverted))
        return lines

    def _inverted(self, sentence: Sentence, cue: Cue, later: tuple[Cue, ...]) -> bool:
        """Say whether a cue comes after (or amid) its words: "…, a déclaré le ministre"."""
        if cue.shape not in ("finite", "participle"):
            return False
        if cue.pronoun is not None:
            return True
        before = self._text[: cue.start].rstrip(" \u00a0\u202f")[-1:]
        quoted = (before in ("»", "”", '"')) or self._after_quoted(cue)
        if not quoted and before not in (",", "–", "-", "—"):
            return False
        subjects = [i for i in sentence.dependents(cue.index, "nsubj") if i < cue.first]
        if self._contents.says_that(sentence, cue, later):
            return False
        mention = self._speakers.after_cue(sentence, cue)
        if mention is None or quoted:
            return mention is not None
        if subjects and not self._takes_no_person(sentence, cue, mention):
            return False
        return self._resolver.may_speak(sentence, mention)

    def _takes_no_person(self, sentence: Sentence, cue: Cue, mention: Mention) -> bool:
        """Say whether a name that ends the clause must be the verb's subject, not its object."""
        rest = [t for t in sentence.tokens if t.start >= mention.end]
        ends = (
            not rest
            or rest[0].pos == "PUNCT"
            or (rest[0].pos == "ADP" and plain(rest[0].text) not in self._words.of)
        )
        row = cue.row
        return ends and row is not None and row.class_ in _NO_PERSON and "que" in row.frames

    def _after_quoted(self, cue: Cue) -> bool:
        head = self._text[max(0, cue.start - 6) : cue.start].rstrip(_EDGE)
        return head[-1:] in ("»", "”", '"', ">")

    def _taken(self, start: int, end: int) -> bool:
        return any(f.start < end and start < f.end for f in self.found)

    def _line_at(self, position: int) -> Line | None:
        sentence = self._document.sentence_at(position, field=self._field)
        return next((x for x in self._lines if x.sentence is sentence), None)

    # -- reported clauses ------------------------------------------------------------------

    def _reported(self, line: Line) -> None:
        """Add the clauses that cues report: "a indiqué que …", "a annoncé la tenue de …"."""
        for cue in line.cues:
            if line.is_inverted(cue) or cue.shape == "according" or self._negated(line, cue):
                continue
            if self._taken(cue.start, cue.end):
                continue
            content = self._contents.after(line.sentence, cue, line.cues, line.inverted)
            if content is None or self._speakers.is_silent(line.sentence, cue):
                continue
            mention = self._subject(line, cue)
            if mention is None:
                continue
            loose = content.frame in ("obj", "attr", "de")
            if loose and not self._resolver.may_speak(line.sentence, mention):
                continue
            tokens = line.sentence.tokens
            start, end = tokens[content.first].start, tokens[content.last - 1].end
            self._add_clause(start, end, cue, mention)

    def _subject(self, line: Line, cue: Cue) -> Mention | None:
        """Return a preposed speaker; a gerund or second verb shares that of the cue before."""
        if cue.shape == "gerund":
            before = [c for c in line.cues if c.start < cue.start]
            earlier = next(
                (c for c in reversed(before) if c.shape in ("finite", "participle")), None
            )
            if earlier:
                return self._speakers.of_cue(
                    line.sentence, earlier, inverted=line.is_inverted(earlier)
                )
        return self._speakers.of_cue(line.sentence, cue, inverted=False)

    def _add_clause(self, start: int, end: int, cue: Cue, mention: Mention | None) -> None:
        inside = [q for q in self._quoted if start <= q.start < end]
        end = max([end, *(q.end for q in inside)])
        kind: QuoteKind = "mixed" if inside else "indirect"
        if end > start and not self._taken(start, end):
            self.found.append(Found(start=start, end=end, kind=kind, cue=cue, mention=mention))

    def _negated(self, line: Line, cue: Cue) -> bool:
        before = line.sentence.tokens[cue.first - 1] if cue.first else None
        return before is not None and plain(before.text) in self._words.negations

    # -- words in marks --------------------------------------------------------------------

    def _direct(self, quoted: Quoted) -> None:
        """Add a stretch in marks that a cue stands inside of, after or before."""
        attributed = self._cue_inside(quoted) or self._cue_after(quoted)
        if attributed:
            line, cue = attributed
            mention = self._speakers.of_cue(
                line.sentence, cue, inverted=line.is_inverted(cue) or cue.pronoun is not None
            )
            start = self._clause_start(quoted, cue)
            kind: QuoteKind = "direct" if start == quoted.start else "mixed"
            self._add(start, quoted.end, kind, cue, mention)
            return
        found = self._before(quoted)
        if found:
            cue_before, mention = found
            self._add(quoted.start, quoted.end, "direct", cue_before, mention)

    def _add(
        self, start: int, end: int, kind: QuoteKind, cue: Cue | None, mention: Mention | None
    ) -> None:
        if not self._taken(start, end):
            self.found.append(Found(start=start, end=end, kind=kind, cue=cue, mention=mention))

    def _cue_inside(self, quoted: Quoted) -> tuple[Line, Cue] | None:
        """Return an aside within the marks: "Elles visent, dit-elle, à …"."""
        position = quoted.start
        while position < quoted.end:
            sentence = self._document.sentence_at(position, field=self._field)
            if sentence is None:
                position += 1
                continue
            for cue in CueFinder(self._speech).cues(sentence):
                before = self._text[: cue.start].rstrip()[-1:]
                amid = quoted.start < cue.start and cue.end < quoted.end
                if amid and cue.pronoun is not None and before == ",":
                    return Line(sentence=sentence, cues=(), inverted=frozenset()), cue
            position = sentence.end + 1
        return None

    def _cue_after(self, quoted: Quoted) -> tuple[Line, Cue] | None:
        position = quoted.end
        while position < len(self._text) and self._text[position] in " \u00a0\u202f,.":
            position += 1
        line = self._line_at(position)
        if line is None or "\n" in self._text[quoted.end : position]:
            return None
        cue = next((c for c in line.cues if c.start >= quoted.end), None)
        if cue is None or cue.start - quoted.end > _GAP_CHARS:
            return None
        gap = self._text[quoted.end : cue.start]
        if any(q.start >= quoted.end and q.end <= cue.start for q in self._quoted):
            return None
        if not gap.strip(_EDGE):
            after = line.is_inverted(cue) or cue.shape == "according"
            return (line, cue) if after and not ("." in gap and cue.pronoun is None) else None
        preposed = gap.lstrip().startswith(",") and not any(c in gap for c in ".;:")
        bare = self._contents.after(line.sentence, cue, line.cues) is None
        fits = preposed and bare and cue.shape in ("finite", "participle", "according")
        return (line, cue) if fits else None

    def _clause_start(self, quoted: Quoted, cue: Cue) -> int:
        """Return where the reported clause begins that ends in these marks."""
        sentence = self._document.sentence_at(quoted.start, field=self._field)
        if sentence is None or sentence.start >= quoted.start:
            return quoted.start
        begin = max([sentence.start, *(f.end for f in self.found if f.end <= quoted.start)])
        lead = [t for t in sentence.tokens if begin <= t.start < quoted.start and t.pos != "PUNCT"]
        before = self._text[sentence.start : quoted.start].rstrip()[-1:]
        verbal = any(t.pos in ("VERB", "AUX") for t in lead)
        if (
            before in (":", ".", "!", "?", "…")
            or not verbal
            or len(lead) < 2
            or cue.start < quoted.start
        ):
            return quoted.start
        return lead[0].start

    def _before(self, quoted: Quoted) -> tuple[Cue | None, Mention | None] | None:
        """Return the cue or bare subject that leads to these marks."""
        head = self._text[: quoted.start].rstrip(" \u00a0\u202f\n")
        if not head or self._text[len(head) : quoted.start].count("\n") > 1:
            return None
        line = self._line_at(len(head) - 1)
        if line is None:
            return None
        cue = next((c for c in reversed(line.cues) if c.end <= quoted.start), None)
        gap = self._text[cue.end : quoted.start] if cue else ""
        if head.endswith(":"):
            return self._before_colon(line, cue)
        if cue is None or cue.shape == "passive" or len(gap) > _GAP_CHARS or "\n" in gap:
            return None
        parenthetical = line.is_inverted(cue) or cue.shape == "according"
        adjacent = cue.row is not None and self._adjacent(line.sentence, cue, quoted)
        if adjacent or (parenthetical and head.endswith(",") and "." not in gap):
            mention = self._speakers.of_cue(line.sentence, cue, inverted=line.is_inverted(cue))
            return cue, mention
        return None

    def _adjacent(self, sentence: Sentence, cue: Cue, quoted: Quoted) -> bool:
        """Say whether nothing but adverbs and dates parts a cue from the marks after it."""
        frames = cue.row.frames if cue.row else ()
        between = [i for i in sentence.indices_in(cue.end, quoted.start) if i > cue.last]
        return all(
            sentence.tokens[i].pos in ("ADV", "PUNCT", "DET") or is_time(sentence, i, self._words)
            for i in between
        )

    def _before_colon(
        self, line: Line, cue: Cue | None
    ) -> tuple[Cue | None, Mention | None] | None:
        if cue is not None:
            inverted = line.is_inverted(cue)
            return cue, self._speakers.of_cue(line.sentence, cue, inverted=inverted)
        mention = self._speakers.of_sentence(line.sentence)
        return (None, mention) if mention else None

    # -- asides without marks --------------------------------------------------------------

    def _asides(self, line: Line, *, leading: bool) -> None:
        """Add what asides report: "…, a déclaré dimanche le ministère", "selon Paul, …".

        With `leading`, only those that rule the whole sentence and stand next to no marks: the
        clauses inside are then part of what they report.
        """
        for cue in line.cues:
            if not (line.is_inverted(cue) or cue.shape == "according"):
                continue
            if any(f.cue is cue for f in self.found) or self._taken(cue.start, cue.end):
                continue
            if leading and not self._rules_sentence(line, cue):
                continue
            mention = self._speakers.of_cue(line.sentence, cue, inverted=line.is_inverted(cue))
            if mention is None or not self._resolver.may_report(line.sentence, mention, cue):
                continue
            span = self._aside_content(line, cue, mention)
            if span:
                self._add_clause(*span, cue, mention)

    def _rules_sentence(self, line: Line, cue: Cue) -> bool:
        """Say whether an aside touches no marks and no other cue stands before it."""
        if self._after_quoted(cue):
            return False
        start, end = line.sentence.start, line.sentence.end
        if any(q.start < cue.start and start < q.end for q in self._quoted):
            return False
        if cue.shape == "according":
            lead = [t for t in line.sentence.tokens[: cue.first] if t.pos in ("VERB", "AUX")]
            lead = lead or [c for c in line.cues if c.start < cue.start]
            return not lead and not any(cue.end <= q.start < end for q in self._quoted)
        return True

    def _aside_content(self, line: Line, cue: Cue, mention: Mention) -> tuple[int, int] | None:
        """Return what stands before an aside, or after it where only a link stands before."""
        tokens = line.sentence.tokens
        begin = max([line.sentence.start, *(f.end for f in self.found if f.end <= cue.start)])
        before = [t for t in tokens[: cue.first] if t.start >= begin]
        while before and (before[-1].pos in ("PUNCT", "CCONJ")):
            before.pop()
        while before and before[0].pos in ("PUNCT", "CCONJ"):
            before.pop(0)
        if any(t.pos in ("VERB", "AUX") for t in before) and len(before) > 3:
            return before[0].start, before[-1].end
        reach = max(cue.end, mention.end)
        after = [t for t in tokens if t.start >= reach]
        comma = next((i for i, t in enumerate(after) if t.text == ","), None)
        if comma is None and before:
            return None
        after = _past_apposition(after[comma + 1 :] if comma is not None else after)
        while after and after[-1].pos == "PUNCT":
            after.pop()
        if len(after) > 3:
            return after[0].start, after[-1].end
        return None

    # -- marks that no cue claims ----------------------------------------------------------

    def _loose(self, quoted: Quoted) -> None:
        """Add free-standing quotations and attributed fragments; leave names and irony alone."""
        words = self._words_in(quoted)
        cue, mention = self._attribution(quoted)
        if self._stands_free(quoted):
            if words >= _MIN_FREE_WORDS:
                self._add(quoted.start, quoted.end, "direct", None, mention)
            return
        if words < _MIN_FRAGMENT_WORDS or self._is_name(quoted):
            return
        if mention or words > _MIN_FRAGMENT_WORDS + 1:
            self._add(quoted.start, quoted.end, "direct", cue, mention)

    def _words_in(self, quoted: Quoted) -> int:
        inner = self._text[quoted.start : quoted.end]
        return sum(any(c.isalnum() for c in word) for word in inner.split())

    def _attribution(self, quoted: Quoted) -> tuple[Cue | None, Mention | None]:
        """Return who is likeliest to speak in marks that no cue touches.

        Who said the same words elsewhere, else the cue of the same sentence, else the last speaker.
        """
        words = self._text[quoted.start + 1 : quoted.end - 1].split()
        for found in self.found:
            if self._text[found.start + 1 : found.end - 1].split() == words:
                return None, found.mention
        line = self._line_at(quoted.start)
        if line is not None and line.sentence.start < quoted.start:
            cues = [c for c in line.cues if c.end <= quoted.start and c.shape != "passive"]
            for cue in reversed(cues):
                mention = self._speakers.of_cue(line.sentence, cue, inverted=line.is_inverted(cue))
                if mention and not self._speakers.is_silent(line.sentence, cue):
                    return cue, mention
        earlier = [f for f in self.found if f.end <= quoted.start and f.mention]
        last = max(earlier, key=lambda f: f.end, default=None)
        return None, last.mention if last else None

    def _stands_free(self, quoted: Quoted) -> bool:
        """Say whether nothing but the marks makes up the sentence."""
        first = self._document.sentence_at(quoted.start, field=self._field)
        last = self._document.sentence_at(quoted.end - 1, field=self._field)
        if first is None or last is None:
            return False
        lead = self._text[first.start : quoted.start].strip(_EDGE)
        rest = self._text[quoted.end : max(last.end, quoted.end)].strip(_EDGE)
        return not lead and not rest

    def _is_name(self, quoted: Quoted) -> bool:
        """Say whether what leads to the marks announces a title, a name or an offence."""
        sentence = self._document.sentence_at(quoted.start, field=self._field)
        if sentence is None:
            return False
        lead = [
            plain(t.text) for t in sentence.tokens if t.end <= quoted.start and t.pos != "PUNCT"
        ]
        near = set(lead[-3:])
        return bool(near & self._words.naming_words) or bool(
            set(lead[-1:]) & self._words.offence_words
        )

    # -- settling --------------------------------------------------------------------------

    def _settled(self) -> tuple[Quotation, ...]:
        """Return the quotations with their speakers' names, by start."""
        self._resolver.learn(f.mention for f in self.found if f.mention)
        made = []
        for found in sorted(self.found, key=lambda f: (f.start, f.end)):
            cue = found.cue
            made.append(
                Quotation(
                    start=found.start,
                    end=found.end,
                    text=self._text[found.start : found.end],
                    field=field_of(self._field),
                    kind=found.kind,
                    speaker=self._resolver.speaker(found.mention, found.start),
                    cue=self._document.span(cue.start, cue.end, field=self._field) if cue else None,
                )
            )
        return tuple(made)


def _past_apposition(tokens: list[Token]) -> list[Token]:
    """Return the tokens after a bare phrase and its comma: "(selon Paul Kone,) chef de service,"."""
    comma = next((i for i, t in enumerate(tokens) if t.text == ","), None)
    if comma is None or comma > _APPOSITION_TOKENS or tokens[0].pos not in ("NOUN", "PROPN"):
        return tokens
    verbal = any(t.pos in ("VERB", "AUX") and t.has("VerbForm=Fin") for t in tokens[:comma])
    return tokens if verbal else tokens[comma + 1 :]
