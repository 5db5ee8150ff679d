"""The cue that stands inside, after or before words in marks."""

from recoupe.reading.parse import Sentence
from recoupe.reading.quotations.cues import Cue
from recoupe.reading.quotations.marks import Quoted
from recoupe.reading.quotations.naming import Naming
from recoupe.reading.quotations.phrases import is_time
from recoupe.reading.quotations.scene import (
    BLANKS,
    EDGE,
    MIN_FRAGMENT_WORDS,
    MIN_FREE_WORDS,
    Line,
    Scene,
)
from recoupe.reading.quotations.table import plain
from recoupe.reading.quotations.voices import Mention

# How far a cue may stand from the marks it claims.
_GAP_CHARS = 90


class AdjacentCues:
    """Finds the cues that touch words in marks."""

    def __init__(self, scene: Scene, naming: Naming) -> None:
        self._scene = scene
        self._naming = naming
        self._words = scene.words

    def inside(self, quoted: Quoted) -> tuple[Line, Cue] | None:
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

    def after(self, quoted: Quoted) -> tuple[Line, Cue] | None:
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
        if self._scene.count_words(quoted) < MIN_FRAGMENT_WORDS:
            return None
        cue = self._scene.cue_finder.unlisted(line.sentence, position)
        if cue is not None and cue.pronoun is not None:
            return Line(sentence=line.sentence, cues=(cue,), inverted=frozenset((cue.index,))), cue
        mention = self._scene.speakers.after_cue(line.sentence, cue) if cue else None
        if cue is None or mention is None or not self._scene.may_speak(line, mention):
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

    def before(self, quoted: Quoted) -> tuple[Cue | None, Mention | None] | None:
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
            return (
                None
                if cue is None and self._naming.is_name(quoted)
                else self._before_colon(line, cue)
            )
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
        said = "obj" in cue.row.frames or self._scene.count_words(quoted) >= MIN_FREE_WORDS
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
        mention = self._scene.subject_of(line)
        return (None, mention) if mention else None
