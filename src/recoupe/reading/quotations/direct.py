"""Words in quotation marks: who says them, by a cue inside, after or before, or by what is near."""

from typing import TYPE_CHECKING

from recoupe.reading.parse import Sentence
from recoupe.reading.quotations.clauses import past_source
from recoupe.reading.quotations.cues import Cue
from recoupe.reading.quotations.ledger import Found, Ledger
from recoupe.reading.quotations.marks import Quoted
from recoupe.reading.quotations.phrases import is_time
from recoupe.reading.quotations.scene import BLANKS, EDGE, Line, Scene
from recoupe.reading.quotations.table import plain
from recoupe.reading.quotations.voices import Mention

if TYPE_CHECKING:
    from recoupe.model.annotation import QuoteKind

# How far a cue may stand from the marks it claims.
_GAP_CHARS = 90
# Room for a comma and "et" between a cue and the second part of what it interrupts.
_LINK_CHARS = 8
# Shorter fragments are mostly irony and names: a mark around four words is a quotation in nine
# cases of ten (measured on annotated press).
_MIN_FRAGMENT_WORDS = 4
_MIN_FREE_WORDS = 3
_SENTENCE_ENDS = (":", ".", "!", "?", "…")


class DirectFinder:
    """Adds stretches in marks to a ledger."""

    def __init__(self, scene: Scene, ledger: Ledger) -> None:
        self._scene = scene
        self._ledger = ledger
        self._words = scene.words

    def attributed(self, quoted: Quoted) -> None:
        """Add a stretch that a cue stands inside of, after or before."""
        found = self._cue_inside(quoted) or self._cue_after(quoted)
        if found:
            line, cue = found
            start = self._clause_start(quoted, cue)
            mention, end = self._scene.speaker(line, cue), self._going_on(quoted, line, cue)
            self._add(start, quoted, cue, mention, end=end)
            return
        before = self._before(quoted)
        if before:
            end = self._last_part(quoted) if before[0] else None
            self._add(quoted.start, quoted, *before, end=end)

    def loose(self, quoted: Quoted) -> None:
        """Add free-standing quotations and attributed fragments; leave names and irony alone."""
        words = self._count_words(quoted)
        cue, mention = self._likeliest(quoted)
        if self._stands_free(quoted):
            if words >= _MIN_FREE_WORDS:
                self._add(quoted.start, quoted, None, mention)
            return
        if words < _MIN_FRAGMENT_WORDS or self._is_name(quoted):
            return
        if mention or words > _MIN_FRAGMENT_WORDS + 1:
            self._add(quoted.start, quoted, cue, mention)

    def _add(
        self,
        start: int,
        quoted: Quoted,
        cue: Cue | None,
        mention: Mention | None,
        *,
        end: int | None = None,
    ) -> None:
        whole = start == quoted.start and end in (None, quoted.end)
        kind: QuoteKind = "direct" if whole else "mixed"
        sourceless = cue is not None and (cue.shape == "infinitive" or cue.pronoun is not None)
        if mention is None and sourceless:
            mention = self._ledger.speaks_before(start)  # "Et d'ajouter : « … »"
        end = end or quoted.end
        self._ledger.add(Found(start=start, end=end, kind=kind, cue=cue, mention=mention))

    def _going_on(self, quoted: Quoted, line: Line, cue: Cue) -> int | None:
        """Return where the quotation ends that a cue interrupts: « … », dit-elle, et « … »."""
        if cue.start < quoted.end:
            return None
        mention = self._scene.speaker(line, cue)
        reach = max(cue.end, mention.end if mention else cue.end)
        if self._carried_by_verb(quoted, line, reach):
            return line.sentence.end - self._trailing(line)
        following = self._scene.quoted_from(reach, reach + _LINK_CHARS)
        if not following or following[0].start >= line.sentence.end:
            return None
        gap = plain(self._scene.text[reach : following[0].start]).strip(BLANKS)
        linked = gap[:1] == "," and set(gap[1:].split()) <= self._words.and_
        return following[0].end if linked else None

    def _last_part(self, quoted: Quoted) -> int | None:
        """Return the end of the last marks of a clause whose cue leads to its first ones.

        "a jugé « indigne » une loi qui « blesse »": up to another cue, colon or stop.
        """
        line = self._scene.line_at(quoted.end - 1)
        if line is None or self._scene.before(quoted.start) in _SENTENCE_ENDS:
            return None
        end = quoted.end
        for other in self._scene.quoted_from(quoted.end, line.sentence.end):
            gap = self._scene.text[end : other.start]
            cued = any(end <= c.start < other.start for c in line.cues)
            if cued or not gap.strip(EDGE) or set(gap) & set(":;.!?\n"):
                break
            end = other.end
        return end

    def _carried_by_verb(self, quoted: Quoted, line: Line, reach: int) -> bool:
        """Say whether words in marks are subject of what follows: « L'élite », dit-il, se tait."""
        if self._count_words(quoted) >= _MIN_FRAGMENT_WORDS:
            return False
        after = [t for t in line.sentence.tokens if t.start >= reach]
        if len(after) < _MIN_FREE_WORDS or after[0].text != ",":
            return False
        passed = self._words.clitics | self._words.negations | self._words.reflexives
        verb = next((t for t in after[1:] if plain(t.text) not in passed), None)
        return verb is not None and verb.pos in ("VERB", "AUX") and verb.has("VerbForm=Fin")

    def _trailing(self, line: Line) -> int:
        """Return how many characters of blanks and stops end a sentence."""
        words = self._scene.text[line.sentence.start : line.sentence.end]
        return len(words) - len(words.rstrip(EDGE))

    def _cue_inside(self, quoted: Quoted) -> tuple[Line, Cue] | None:
        """Return an aside within the marks: "Elles visent, dit-elle, à …"."""
        position = quoted.start
        while position < quoted.end:
            sentence = self._scene.sentence_at(position)
            if sentence is None:
                position += 1
                continue
            for cue in self._scene.cue_finder.cues(sentence):
                amid = quoted.start < cue.start and cue.end < quoted.end
                if (
                    amid
                    and self._scene.before(cue.start) == ","
                    and self._parts(sentence, cue, quoted.end)
                ):
                    inverted = frozenset((cue.index,))
                    return Line(sentence=sentence, cues=(), inverted=inverted), cue
            position = sentence.end + 1
        return None

    def _parts(self, sentence: Sentence, cue: Cue, quoted_end: int) -> bool:
        """Say whether a cue amid marks is the reporter's: "…, dit-elle", "…, a dit la ministre"."""
        if cue.pronoun is not None:
            return True
        if cue.shape not in ("finite", "participle"):
            return False
        mention = self._scene.speakers.after_cue(sentence, cue)
        if mention is None or not self._scene.resolver.may_speak(sentence, mention):
            return False
        if not any(map(str.isalpha, self._scene.text[mention.end : quoted_end])):
            return False
        return self._scene.contents.after(sentence, cue, ()) is None or not any(
            i < cue.first for i in sentence.dependents(cue.index, "nsubj")
        )

    def _cue_after(self, quoted: Quoted) -> tuple[Line, Cue] | None:
        """Return the cue that follows the marks: "« … », a déclaré Paul Kone"."""
        text, position = self._scene.text, quoted.end
        while position < len(text) and text[position] in BLANKS + ",.":
            position += 1
        line = self._scene.line_at(position)
        cue = next((c for c in line.cues if c.start >= quoted.end), None) if line else None
        if line is not None and (cue is None or cue.start > position):
            unlisted = self._unlisted(quoted, line, position)
            if unlisted:
                return unlisted
        if line is None or cue is None or cue.start - quoted.end > _GAP_CHARS:
            return None
        if self._scene.quoted_from(quoted.end, cue.start):
            return None
        return (line, cue) if self._joins(line, cue, text[quoted.end : cue.start]) else None

    def _unlisted(self, quoted: Quoted, line: Line, position: int) -> tuple[Line, Cue] | None:
        """Return a verb that no list has, where marks and a speaker enclose it.

        "« … », a esquivé le ministre": only whole clauses in marks, and people or bodies after.
        """
        if self._count_words(quoted) < _MIN_FRAGMENT_WORDS:
            return None
        cue = self._scene.cue_finder.unlisted(line.sentence, position)
        if cue is not None and cue.pronoun is not None:
            return Line(sentence=line.sentence, cues=(cue,), inverted=frozenset((cue.index,))), cue
        mention = self._scene.speakers.after_cue(line.sentence, cue) if cue else None
        if cue is None or mention is None or not self._may_speak(line, mention):
            return None
        tokens = line.sentence.tokens
        subjects = line.sentence.dependents(cue.index, "nsubj")
        if any(tokens[i].start < quoted.start for i in subjects):
            return None
        inverted = frozenset((cue.index,))
        return Line(sentence=line.sentence, cues=(cue,), inverted=inverted), cue

    def _joins(self, line: Line, cue: Cue, gap: str) -> bool:
        """Say whether a cue belongs to the marks that `gap` parts it from."""
        if not gap.strip(EDGE):
            after = line.is_inverted(cue) or cue.shape == "according"
            return after and not ("." in gap and cue.pronoun is None)
        preposed = gap.lstrip().startswith(",") and not any(c in gap for c in ".;:")
        preposed = preposed and not set(plain(gap).split()) & self._words.relative_pronouns
        start, end = cue.start - len(gap), cue.start
        verbal = any(
            line.sentence.tokens[i].pos in ("VERB", "AUX")
            for i in line.sentence.indices_in(start, end)
        )
        if verbal and line.is_inverted(cue):
            return False  # an aside to the whole clause, not to these marks
        bare = self._scene.contents.after(line.sentence, cue, line.cues) is None
        bare = bare and not any(i > cue.last for i in line.sentence.dependents(cue.index, "obj"))
        return preposed and bare and cue.shape in ("finite", "participle", "according")

    def _clause_start(self, quoted: Quoted, cue: Cue) -> int:
        """Return where the reported clause begins that ends in these marks."""
        sentence = self._scene.sentence_at(quoted.start)
        if sentence is None or sentence.start >= quoted.start or cue.start < quoted.start:
            return quoted.start
        if self._scene.before(quoted.start) in _SENTENCE_ENDS:
            return quoted.start
        begin = self._ledger.end_before(quoted.start, sentence.start)
        begin = max(begin, self._after_source(quoted, begin))
        lead = [t for t in sentence.tokens if begin <= t.start < quoted.start and t.pos != "PUNCT"]
        verbal = any(t.pos in ("VERB", "AUX") for t in lead) or self._opens_with_verb(quoted)
        if not verbal or len(lead) <= 1:
            return quoted.start
        start = lead[0].start
        opening = self._scene.quoted_over(start - 2, start + 1)
        return opening[-1].start if opening and opening[-1].start >= start - 2 else start

    def _after_source(self, quoted: Quoted, begin: int) -> int:
        """Return where the clause begins behind "Selon Paul Kone, maire de Dola, …"."""
        line = self._scene.line_at(quoted.start)
        cues = line.cues if line else ()
        cue = next((c for c in cues if c.row is None and begin <= c.start < quoted.start), None)
        if line is None or cue is None:
            return begin
        tokens = [t for t in line.sentence.tokens if cue.end <= t.start < quoted.start]
        rest = past_source(tokens, self._words.relative_pronouns)
        if tokens and tokens[-1].text == "," and cue.start > line.sentence.start:
            return quoted.start  # "1 400 selon le syndicat, « moins de 900 » selon …"
        return rest[0].start if rest else begin

    def _opens_with_verb(self, quoted: Quoted) -> bool:
        """Say whether the first word in marks is a finite verb, its subject left outside."""
        sentence = self._scene.sentence_at(quoted.start)
        if sentence is None:
            return False
        inside = [sentence.tokens[i] for i in sentence.indices_in(quoted.start, quoted.end)]
        first = next((t for t in inside if t.text[:1].isalpha()), None)
        return first is not None and first.pos in ("VERB", "AUX") and first.has("VerbForm=Fin")

    def _before(self, quoted: Quoted) -> tuple[Cue | None, Mention | None] | None:
        """Return the cue or bare subject that leads to these marks."""
        text, head = self._scene.text, quoted.start
        while head and text[head - 1] in BLANKS + "\n":
            head -= 1
        if not head or text.count("\n", head, quoted.start) > 1:
            return None
        line = self._scene.line_at(head - 1)
        if line is None:
            return None
        cue = next((c for c in reversed(line.cues) if c.end <= quoted.start), None)
        if text[head - 1] == ":":
            return None if cue is None and self._is_name(quoted) else self._before_colon(line, cue)
        if cue is None or cue.shape == "passive" or quoted.start - cue.end > _GAP_CHARS:
            return None
        gap = text[cue.end : quoted.start]
        aside = (line.is_inverted(cue) or cue.shape == "according") and text[head - 1] == ","
        if "\n" in gap or not (self._adjacent(line, cue, quoted) or (aside and "." not in gap)):
            return None
        return cue, self._scene.speaker(line, cue)

    def _adjacent(self, line: Line, cue: Cue, quoted: Quoted) -> bool:
        """Say whether nothing but adverbs and dates parts a cue from the marks after it."""
        if cue.row is None:
            return False
        # "lançant des « Honte à vous »", not "soutient les « bonnets verts »"
        said = "obj" in cue.row.frames or self._count_words(quoted) >= _MIN_FREE_WORDS
        passed = ("ADV", "PUNCT", "DET") if said else ("ADV", "PUNCT")
        sentence = line.sentence
        return all(
            sentence.tokens[i].pos in passed or is_time(sentence, i, self._words)
            for i in sentence.indices_in(cue.end, quoted.start)
            if i > cue.last
        )

    def _before_colon(
        self, line: Line, cue: Cue | None
    ) -> tuple[Cue | None, Mention | None] | None:
        if cue is not None:
            return cue, self._scene.speaker(line, cue)
        mention = self._subject(line)
        return (None, mention) if mention else None

    def _count_words(self, quoted: Quoted) -> int:
        inner = self._scene.text[quoted.start : quoted.end]
        return sum(any(c.isalnum() for c in word) for word in inner.split())

    def _likeliest(self, quoted: Quoted) -> tuple[Cue | None, Mention | None]:
        """Return who is likeliest to speak in marks that no cue touches.

        Who said the same words elsewhere, else the cue of the same sentence, else the last speaker.
        """
        same = self._ledger.same_words(quoted.start, quoted.end)
        if same:
            return None, same.mention
        line = self._scene.line_at(quoted.start)
        governing = self._governing(line, quoted) if line else None
        if governing:
            return governing
        last = self._ledger.speaks_before(quoted.start)
        subject = self._subject(line) if line else None
        if subject and quoted.start <= subject.start < quoted.end:
            subject = None  # of the words in marks themselves
        before = subject and subject.end <= quoted.start
        if (
            subject
            and before
            and not self._undergoes(line, subject)
            and (
                self._scene.resolver.is_person(subject)
                or self._begins_paragraph(quoted.start, last)
            )
        ):
            return None, subject
        return None, last or subject or self._introduced(quoted)

    def _undergoes(self, line: Line | None, subject: Mention) -> bool:
        """Say whether a subject is a passive's: who "est attendu pour « … »" says nothing."""
        if line is None:
            return False
        inside = line.sentence.indices_in(subject.start, subject.end)
        return any(line.sentence.tokens[i].dep == "nsubj:pass" for i in inside)

    def _begins_paragraph(self, position: int, last: Mention | None) -> bool:
        """Say whether a paragraph begins between the last speaker and `position`."""
        return last is not None and "\n" in self._scene.text[last.end : position]

    def _introduced(self, quoted: Quoted) -> Mention | None:
        """Return the person whom the sentence after free-standing words is about."""
        position = quoted.end
        while position < len(self._scene.text) and self._scene.text[position] in BLANKS:
            position += 1
        line = self._scene.line_at(position)
        subject = self._subject(line) if line else None
        return subject if subject and self._scene.resolver.is_person(subject) else None

    def _subject(self, line: Line) -> Mention | None:
        """Return the subject of the sentence, if it can speak."""
        mention = self._scene.speakers.of_sentence(line.sentence)
        return mention if mention and self._may_speak(line, mention) else None

    def _may_speak(self, line: Line, mention: Mention) -> bool:
        return self._scene.resolver.may_speak(line.sentence, mention)

    def _governing(self, line: Line, quoted: Quoted) -> tuple[Cue, Mention] | None:
        for cue in reversed(line.cues):
            spoken = cue.row is None or "quote" in cue.row.frames
            if cue.end <= quoted.start and cue.shape != "passive" and spoken:
                mention = self._scene.speaker(line, cue)
                silent = self._scene.speakers.is_silent(line.sentence, cue)
                if mention and not silent and self._may_speak(line, mention):
                    return cue, mention
        return None

    def _stands_free(self, quoted: Quoted) -> bool:
        """Say whether nothing but the marks makes up the sentence."""
        first = self._scene.sentence_at(quoted.start)
        last = self._scene.sentence_at(quoted.end - 1)
        if first is None or last is None:
            return False
        lead = self._scene.text[first.start : quoted.start].strip(EDGE)
        rest = self._scene.text[quoted.end : max(last.end, quoted.end)].strip(EDGE)
        return not lead and not rest

    def _is_title(self, sentence: Sentence, quoted: Quoted) -> bool:
        """Say whether capitals amid a sentence and no verb make a name: le « Haut Conseil »."""
        amid = sentence.start < quoted.start
        if not amid or self._scene.before(quoted.start) in _SENTENCE_ENDS:
            return False
        inside = [sentence.tokens[i] for i in sentence.indices_in(quoted.start, quoted.end)]
        words = [t for t in inside if any(map(str.isalnum, t.text))]
        capital = bool(words) and words[0].text[:1].isupper()
        finite = any(t.pos in ("VERB", "AUX") and not t.has("VerbForm=Inf") for t in words)
        return capital and not finite

    def _is_name(self, quoted: Quoted) -> bool:
        """Say whether what leads to the marks announces a title, a name or an offence."""
        sentence = self._scene.sentence_at(quoted.start)
        lead = _words_before(sentence, quoted.start) if sentence else []
        named = bool(set(lead[-3:]) & self._words.naming_words)
        named = named or (sentence is not None and self._is_title(sentence, quoted))
        return named or bool(set(lead[-1:]) & self._words.offence_words)


def _words_before(sentence: Sentence, position: int) -> list[str]:
    return [plain(t.text) for t in sentence.tokens if t.end <= position and t.pos != "PUNCT"]
