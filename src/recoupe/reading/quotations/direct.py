"""Words in quotation marks: who says them, by a cue inside, after or before, or by what is near."""

from typing import TYPE_CHECKING

from recoupe.reading.quotations.adjacent import AdjacentCues
from recoupe.reading.quotations.asides import past_source
from recoupe.reading.quotations.cues import Cue
from recoupe.reading.quotations.ledger import Found, Ledger
from recoupe.reading.quotations.loose import LooseMarks
from recoupe.reading.quotations.marks import Quoted
from recoupe.reading.quotations.naming import Naming
from recoupe.reading.quotations.scene import (
    BLANKS,
    EDGE,
    MIN_FRAGMENT_WORDS,
    MIN_FREE_WORDS,
    SENTENCE_ENDS,
    Line,
    Scene,
)
from recoupe.reading.quotations.table import plain
from recoupe.reading.quotations.voices import Mention

if TYPE_CHECKING:
    from recoupe.model.annotation import QuoteKind

# Room for a comma and "et" between a cue and the second part of what it interrupts.
_LINK_CHARS = 8


class DirectFinder:
    """Adds stretches in marks to a ledger."""

    def __init__(self, scene: Scene, ledger: Ledger) -> None:
        self._scene = scene
        self._ledger = ledger
        self._words = scene.words
        naming = Naming(scene)
        self._adjacent = AdjacentCues(scene, naming)
        self._loose = LooseMarks(scene, ledger, naming)

    def attributed(self, quoted: Quoted) -> None:
        """Add a stretch that a cue stands inside of, after or before."""
        found = self._adjacent.inside(quoted) or self._adjacent.after(quoted)
        if found:
            line, cue = found
            start = self._clause_start(quoted, cue)
            mention, end = self._scene.speaker(line, cue), self._going_on(quoted, line, cue)
            self._add(start, quoted, cue, mention, end=end)
            return
        before = self._adjacent.before(quoted)
        if before:
            end = self._last_part(quoted) if before[0] else None
            self._add(quoted.start, quoted, *before, end=end)

    def loose(self, quoted: Quoted) -> None:
        """Add free-standing quotations and attributed fragments; leave names and irony alone."""
        claim = self._loose.find(quoted)
        if claim is not None:
            self._add(quoted.start, quoted, claim.cue, claim.mention)

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
        if line is None or self._scene.before(quoted.start) in SENTENCE_ENDS:
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
        if self._scene.count_words(quoted) >= MIN_FRAGMENT_WORDS:
            return False
        after = [t for t in line.sentence.tokens if t.start >= reach]
        if len(after) < MIN_FREE_WORDS or after[0].text != ",":
            return False
        passed = self._words.clitics | self._words.negations | self._words.reflexives
        verb = next((t for t in after[1:] if plain(t.text) not in passed), None)
        return verb is not None and verb.pos in ("VERB", "AUX") and verb.has("VerbForm=Fin")

    def _trailing(self, line: Line) -> int:
        """Return how many characters of blanks and stops end a sentence."""
        words = self._scene.text[line.sentence.start : line.sentence.end]
        return len(words) - len(words.rstrip(EDGE))

    def _clause_start(self, quoted: Quoted, cue: Cue) -> int:
        """Return where the reported clause begins that ends in these marks."""
        sentence = self._scene.sentence_at(quoted.start)
        if sentence is None or sentence.start >= quoted.start or cue.start < quoted.start:
            return quoted.start
        if self._scene.before(quoted.start) in SENTENCE_ENDS:
            return quoted.start
        begin = self._ledger.end_before(quoted.start, sentence.start)
        begin = max(begin, self._after_source(quoted, begin))
        lead = [t for t in sentence.tokens if begin <= t.start < quoted.start and t.pos != "PUNCT"]
        verbal = any(t.pos in ("VERB", "AUX") for t in lead) or self._opens_with_verb(quoted)
        if not verbal or len(lead) <= 1 or plain(lead[-1].text) in self._words.that:
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
