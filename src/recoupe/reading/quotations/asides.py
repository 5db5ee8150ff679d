"""What asides report: "…, a déclaré dimanche le ministère", "selon Paul, …"."""

from recoupe.reading.parse import Token
from recoupe.reading.quotations.cues import Cue
from recoupe.reading.quotations.ledger import Ledger
from recoupe.reading.quotations.marks import Quoted
from recoupe.reading.quotations.scene import Line, Scene
from recoupe.reading.quotations.table import plain
from recoupe.reading.quotations.voices import Mention

_MIN_CLAUSE_TOKENS = 4
_APPOSITION_TOKENS = 24
_APPOSITIONS = 4
_NEAR_MARK_CHARS = 4
_LONG_CLAUSE_TOKENS = 10
_COUNT_TOKENS = 6
_PART_ENDS = (",", ":", ";", "(")


class AsideReader:
    """Finds the words that an aside belongs to."""

    def __init__(self, scene: Scene, ledger: Ledger) -> None:
        self._scene = scene
        self._ledger = ledger
        self._words = scene.words

    def rules_sentence(self, line: Line, cue: Cue) -> bool:
        """Say whether an aside touches no marks, and "selon" opens its sentence."""
        sentence = line.sentence
        if self._scene.follows_marks(cue):
            return False
        told = [c for c in line.cues if c.start < cue.start and line.is_inverted(c)]
        if any(map(self._scene.follows_marks, told)):
            return False  # "« … », dit Awa, alors que dix élus, selon la mairie, …"
        marked = self._scene.quoted_over(sentence.start, cue.start)
        if marked and not self._encloses(line, cue, marked):
            return False
        if cue.row is not None:
            return True
        lead = any(t.pos in ("VERB", "AUX") for t in sentence.tokens[: cue.first])
        lead = lead or any(c.start < cue.start for c in line.cues)
        return not lead and not self._scene.quoted_from(cue.end, sentence.end)

    def content(self, line: Line, cue: Cue, mention: Mention) -> tuple[int, int] | None:
        """Return what stands before an aside, or after it where only a link stands before."""
        tokens = line.sentence.tokens
        begin = self._ledger.end_before(cue.start, line.sentence.start)
        elliptic = self._elliptic(line, cue)
        if elliptic:
            return elliptic
        if any(begin <= c.start < cue.start and self._ledger.uses(c) for c in line.cues):
            return None  # "« … », a dit Paul, selon Awa": nothing more is reported
        leads = cue.shape == "for"  # "Pour Paul Kone, …" never follows its words
        before = [] if leads else _trimmed([t for t in tokens[: cue.first] if t.start >= begin])
        reach = max(cue.end, mention.end)
        after = [t for t in tokens if t.start >= reach]
        goes_on = self._goes_on(line, before, after)
        if before and after and after[0].text == "," and self._is_relative(before[-1]):
            rest = _trimmed(after)  # "sa méthode qui, a-t-il dit, sera …"
            if any(map(_finite, rest)):
                return rest[0].start, rest[-1].end
        verbal = any(t.pos in ("VERB", "AUX") for t in before)
        bracketed = after and after[0].text == ")"
        if bracketed and not verbal and before and any(map(_finite, after)):
            return before[0].start, _trimmed(after)[-1].end
        if goes_on or (verbal and len(before) >= _MIN_CLAUSE_TOKENS):
            last = _trimmed(after)[-1] if goes_on else before[-1]
            return before[0].start, last.end
        comma = next((i for i, t in enumerate(after) if t.text == ","), None)
        if (comma is None and before) or (cue.row is not None and not before):
            return None
        after = after[comma + 1 :] if comma is not None else after
        after = _past_apposition(after, self._words.relative_pronouns)
        while after and after[-1].pos == "PUNCT":
            after.pop()
        # The parser takes some verbs for nouns: a long clause has one.
        verbal = any(map(_finite, after)) or len(after) >= _LONG_CLAUSE_TOKENS
        if len(after) < _MIN_CLAUSE_TOKENS - 1 or not verbal:
            return None
        return after[0].start, after[-1].end

    def _encloses(self, line: Line, cue: Cue, marked: tuple[Quoted, ...]) -> bool:
        """Say whether an aside at a sentence's end reports marks as a part of more.

        "Un pêcheur, qui a appelé à « entrer », est poursuivi, a-t-on appris du parquet."
        """
        if cue.row is None or marked[0].start <= line.sentence.start:
            return False
        own = any(
            c.shape != "passive"
            and c.start < cue.start
            and any(0 <= c.start - q.end <= _NEAR_MARK_CHARS for q in marked)
            for c in line.cues
        )
        tokens = line.sentence.tokens
        outside = [
            i
            for i, t in enumerate(tokens[: cue.first])
            if not any(q.start <= t.start < q.end for q in marked)
        ]
        roots = {tokens[cue.index].head, *line.sentence.roots}
        return not own and any(i in roots for i in outside)

    def _goes_on(self, line: Line, before: list[Token], after: list[Token]) -> bool:
        """Say whether the clause before an aside goes on behind it: "Ce plan, selon lui, aidera".

        So it is where a subject stands before whose verb comes after, or a verb right before whose
        object does ("pour éviter, dit-il, la confusion").
        """
        if not before or not after or after[0].text != ",":
            return False
        start, end = after[0].end, after[-1].end
        tokens = line.sentence.tokens
        inside = {t.start for t in before}
        verb = line.sentence.index_at(before[-1].start)
        if before[-1].pos in ("VERB", "AUX") and verb is not None:
            objects = line.sentence.dependents(verb, "obj", "xcomp", "ccomp", "obl:arg")
            if any(start <= tokens[i].start < end for i in objects):
                return True
        return any(
            t.start in inside
            and t.dep.partition(":")[0] == "nsubj"
            and start <= tokens[t.head].start < end
            for t in tokens
        )

    def _is_relative(self, token: Token) -> bool:
        word = plain(token.text)
        return word in self._words.relative_pronouns or word in self._words.relative_adverbs

    def _elliptic(self, line: Line, cue: Cue) -> tuple[int, int] | None:
        """Return the bare number that one of several sources gives.

        "30 000 personnes ont défilé selon la CGT, 18 000 selon la police."
        """
        if cue.row is not None or sum(c.row is None for c in line.cues) == 1:
            return None
        tokens = line.sentence.tokens
        first = cue.first
        while first and tokens[first - 1].text not in _PART_ENDS:
            first -= 1
        part = tokens[first : cue.first]
        counted = any(t.pos == "NUM" or t.text[:1].isdigit() for t in part)
        verbal = any(t.pos in ("VERB", "AUX") for t in part)
        if not counted or verbal or len(part) > _COUNT_TOKENS:
            return None
        return part[0].start, part[-1].end


def _finite(token: Token) -> bool:
    return token.pos in ("VERB", "AUX") and token.has("VerbForm=Fin")


def _trimmed(tokens: list[Token]) -> list[Token]:
    """Return the tokens without marks and conjunctions at either end."""
    first, last = 0, len(tokens)
    if last > 1 and tokens[last - 1].pos == "ADV" and tokens[last - 2].text == ",":
        last -= 2  # "…, toujours (selon le parquet)"
    while last > first and tokens[last - 1].pos in ("PUNCT", "CCONJ"):
        last -= 1
    while first < last and tokens[first].pos in ("PUNCT", "CCONJ"):
        first += 1
    return tokens[first:last]


def past_source(tokens: list[Token], relatives: frozenset[str]) -> list[Token]:
    """Return the tokens behind the source that they begin with, its comma and appositions."""
    comma = next((i for i, t in enumerate(tokens) if t.text == ","), None)
    return [] if comma is None else _past_apposition(tokens[comma + 1 :], relatives)


def _past_apposition(tokens: list[Token], relatives: frozenset[str]) -> list[Token]:
    """Return the tokens after bare phrases or relative clauses and their commas.

    "(selon Paul Kone,) chef de service, …", "(pour Awa,) 30 ans, maire qui préside le comité, …".
    """
    for _ in range(_APPOSITIONS):
        comma = next((i for i, t in enumerate(tokens) if t.text == ","), None)
        if comma is None or not 0 < comma <= _APPOSITION_TOKENS:
            return tokens
        relative = next((i for i in range(comma) if plain(tokens[i].text) in relatives), comma)
        bare = tokens[0].pos in ("NOUN", "PROPN", "ADJ", "NUM") or tokens[0].has("VerbForm=Part")
        verbal = any(_finite(t) for t in tokens[:relative])
        if relative and (verbal or not bare):
            return tokens
        if not any(map(_finite, tokens[comma + 1 :])):
            return tokens
        tokens = tokens[comma + 1 :]
    return tokens
