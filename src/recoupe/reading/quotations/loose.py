"""Words in marks that no cue touches: quotations or not, and who is likeliest to say them."""

from functools import cached_property
from typing import NamedTuple

from recoupe.reading.quotations.cues import Cue
from recoupe.reading.quotations.ledger import Ledger
from recoupe.reading.quotations.marks import Quoted
from recoupe.reading.quotations.naming import Naming
from recoupe.reading.quotations.scene import (
    BLANKS,
    EDGE,
    MARK_EDGE,
    MIN_FRAGMENT_WORDS,
    MIN_FREE_WORDS,
    Line,
    Scene,
)
from recoupe.reading.quotations.table import plain
from recoupe.reading.quotations.voices import Mention

_CROSSHEAD_WORDS = 6
_STATEMENT_WORDS = 3


class Claim(NamedTuple):
    """What makes words in marks a quotation, each None where not known."""

    cue: Cue | None
    mention: Mention | None


class LooseMarks:
    """Finds who speaks in marks that stand by themselves."""

    def __init__(self, scene: Scene, ledger: Ledger, naming: Naming) -> None:
        self._scene = scene
        self._ledger = ledger
        self._naming = naming

    def find(self, quoted: Quoted) -> Claim | None:
        """Return the cue and speaker of free-standing words and fragments; None for the rest."""
        words = self._scene.count_words(quoted)
        cue, mention = self._likeliest(quoted)
        if self._stands_free(quoted):
            heads = words < MIN_FREE_WORDS or self._is_crosshead(quoted)
            return None if heads else Claim(None, mention)
        if words < MIN_FRAGMENT_WORDS or self._naming.is_name(quoted):
            return None
        known = mention is not None or words > MIN_FRAGMENT_WORDS + 1
        return Claim(cue, mention) if known else None

    def _is_crosshead(self, quoted: Quoted) -> bool:
        """Say whether a few words that stand alone are taken out of a longer quotation."""
        words = self._words_of(quoted)
        return len(words) <= _CROSSHEAD_WORDS and words in self._longer

    @cached_property
    def _longer(self) -> frozenset[tuple[str, ...]]:
        """The short runs of words inside all quotations that hold more."""
        found: set[tuple[str, ...]] = set()
        for quoted in self._scene.quoted:
            words = self._words_of(quoted)
            for length in range(MIN_FREE_WORDS, min(len(words), _CROSSHEAD_WORDS + 1)):
                found.update(words[i : i + length] for i in range(len(words) - length + 1))
        return frozenset(found)

    def _words_of(self, quoted: Quoted) -> tuple[str, ...]:
        words = (
            w.strip(MARK_EDGE) for w in plain(self._scene.text[quoted.start : quoted.end]).split()
        )
        return tuple(w for w in words if w)

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
        subject = self._scene.subject_of(line) if line else None
        if subject and quoted.start <= subject.start < quoted.end:
            subject = None  # of the words in marks themselves
        if last is not None and self._is_statement(last):
            return None, last  # a running communiqué
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
        return None, self._led_in(quoted, last) or last or subject or self._introduced(quoted)

    def _led_in(self, quoted: Quoted, last: Mention | None) -> Mention | None:
        """Return the person whom the sentence just before free-standing words is about.

        Nobody spoke since: "Awa a réagi sur son compte. « … »".
        """
        text, position = self._scene.text, quoted.start
        while position and text[position - 1] in BLANKS:
            position -= 1
        line = self._scene.line_at(position - 1) if self._stands_free(quoted) else None
        if line is None or (last is not None and last.end > line.sentence.start):
            return None
        subject = self._scene.subject_of(line)
        told = subject is not None and self._scene.resolver.is_person(subject)
        return subject if told and not self._undergoes(line, subject) else None

    def _is_statement(self, mention: Mention) -> bool:
        """Say whether a speaker's words are those for a communiqué."""
        words = plain(self._scene.text[mention.start : mention.end]).split()
        rows = (self._scene.speech.nouns.get(w) for w in words[:_STATEMENT_WORDS])
        return any(r is not None and r.class_ == "statement" for r in rows)

    def _undergoes(self, line: Line | None, subject: Mention | None) -> bool:
        """Say whether a subject is a passive's: who "est attendu pour « … »" says nothing."""
        if line is None or subject is None:
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
        subject = self._scene.subject_of(line) if line else None
        return subject if subject and self._scene.resolver.is_person(subject) else None

    def _governing(self, line: Line, quoted: Quoted) -> tuple[Cue, Mention] | None:
        for cue in reversed(line.cues):
            spoken = cue.row is None or "quote" in cue.row.frames
            if cue.end <= quoted.start and cue.shape != "passive" and spoken:
                mention = self._scene.speaker(line, cue)
                silent = self._scene.speakers.is_silent(line.sentence, cue)
                if mention and not silent and self._scene.may_speak(line, mention):
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
