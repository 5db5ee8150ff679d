"""Reported clauses: what verbs of speech govern, and what asides such as "selon Paul" report."""

from typing import TYPE_CHECKING

from recoupe.reading.parse import Token
from recoupe.reading.quotations.content import Content
from recoupe.reading.quotations.cues import Cue
from recoupe.reading.quotations.ledger import Found, Ledger
from recoupe.reading.quotations.marks import Quoted
from recoupe.reading.quotations.scene import Line, Scene
from recoupe.reading.quotations.table import plain
from recoupe.reading.quotations.voices import Mention

if TYPE_CHECKING:
    from recoupe.model.annotation import QuoteKind

_LOOSE_FRAMES = ("obj", "attr", "de")
_OF_THINGS = (
    "say",
    "announce",
    "request",
    "order",
    "promise",
    "warn",
    "admit",
    "advise",
    "attitude",
)
_MIN_CLAUSE_TOKENS = 4
_APPOSITION_TOKENS = 24
_APPOSITIONS = 4
_NEAR_MARK_CHARS = 4
_LONG_CLAUSE_TOKENS = 10
_COUNT_TOKENS = 6
_PART_ENDS = (",", ":", ";", "(")


class ClauseFinder:
    """Adds reported clauses to a ledger."""

    def __init__(self, scene: Scene, ledger: Ledger) -> None:
        self._scene = scene
        self._ledger = ledger
        self._words = scene.words

    def reported(self, line: Line) -> None:
        """Add the clauses that cues govern: "a indiqué que …", "a annoncé la tenue de …"."""
        for cue in line.cues:
            if line.is_inverted(cue) or cue.row is None or self._negated(line, cue):
                continue
            if not self._ledger.taken(cue.start, cue.end):
                self._govern(line, cue)

    def asides(self, line: Line, *, leading: bool) -> None:
        """Add what asides report: "…, a déclaré dimanche le ministère", "selon Paul, …".

        With `leading`, only those that rule the whole sentence and stand next to no marks: the
        clauses inside are then part of what they report.
        """
        for cue in line.cues:
            if not (line.is_inverted(cue) or cue.row is None) or self._asks(line, cue):
                continue
            if self._ledger.uses(cue) or self._ledger.taken(cue.start, cue.end):
                continue
            if not leading or self._rules_sentence(line, cue):
                self._aside(line, cue)

    def _govern(self, line: Line, cue: Cue) -> None:
        scene, sentence = self._scene, line.sentence
        content = scene.contents.after(sentence, cue, line.cues, line.inverted)
        if content is None or scene.speakers.is_silent(sentence, cue):
            return
        mention = self._subject(line, cue)
        if mention is None:
            return
        if self._recalled(line, cue) and not (
            content.frame == "que" or self._marked(sentence.tokens, content)
        ):
            return
        praises = cue.row is not None and cue.row.class_ == "praise"
        if content.frame in _LOOSE_FRAMES and (
            praises and not self._marked(sentence.tokens, content)
        ):
            return  # "a salué la décision": an act of courtesy more than something said
        incites = content.frame == "a" and cue.row is not None and cue.row.class_ == "request"
        if (incites or content.frame in _LOOSE_FRAMES) and (
            self._judges(cue, mention)
            or (_of_things(cue) and not scene.resolver.may_speak(sentence, mention))
        ):
            return
        tokens = sentence.tokens
        of_a_thing = cue.shape == "gerund" and content.frame == "obj"
        of_a_thing = of_a_thing and not self._carried_on(line, cue)
        if of_a_thing and not self._marked(tokens, content):
            return  # "une loi garantissant la protection"
        self._add(tokens[content.first].start, tokens[content.last - 1].end, cue, mention)

    def _recalled(self, line: Line, cue: Cue) -> bool:
        """Say whether an act is only named as a reason: "critiqué pour avoir appelé au boycott"."""
        tokens = line.sentence.tokens
        past = cue.shape == "participle" and tokens[cue.first].has("VerbForm=Inf")
        return past and line.sentence.plain[max(0, cue.first - 1)] in self._words.without

    def _marked(self, tokens: tuple[Token, ...], content: Content) -> bool:
        """Say whether words in marks stand in a content."""
        start, end = tokens[content.first].start, tokens[content.last - 1].end
        return bool(self._scene.quoted_from(start, end))

    def _carried_on(self, line: Line, cue: Cue) -> bool:
        """Say whether an earlier verb of speech stands in the sentence."""
        return any(c.start < cue.start and c.row is not None for c in line.cues)

    def _judges(self, cue: Cue, mention: Mention) -> bool:
        """Say whether a court passes sentence rather than blames."""
        words = set(plain(mention.name).replace("'", " ").split())
        blames = cue.row is not None and cue.row.class_ == "criticise"
        return blames and bool(words & self._words.courts)

    def _asks(self, line: Line, cue: Cue) -> bool:
        """Say whether the sentence is the reporter's question ("Soutiendrait-il … ?")."""
        tokens = line.sentence.tokens
        asked = bool(tokens) and tokens[-1].text == "?"
        turned = cue.pronoun is not None or cue.shape == "for"
        return asked and turned and not self._scene.follows_marks(cue)

    def _subject(self, line: Line, cue: Cue) -> Mention | None:
        """Return a preposed speaker."""
        if cue.shape == "gerund" or cue.first == cue.index:
            return self._scene.speaker(line, cue)
        return self._scene.speakers.of_cue(line.sentence, cue, inverted=False)

    def _add(self, start: int, end: int, cue: Cue, mention: Mention) -> None:
        """Add a clause; with words in marks inside it is mixed, and reaches their end."""
        opening = self._scene.quoted_over(start - 2, start + 1)
        if opening and start - 2 <= opening[-1].start < start:
            start = opening[-1].start
        elif opening and opening[-1].start < start < opening[-1].end < end:
            begun = opening[-1].start  # marks over several sentences that end in this clause
            start = start if self._ledger.taken(begun, start) else begun
        inside = self._scene.quoted_from(start, end)
        end = max([end, *(q.end for q in inside)])
        kind: QuoteKind = "mixed" if inside else "indirect"
        self._ledger.add(Found(start=start, end=end, kind=kind, cue=cue, mention=mention))

    def _negated(self, line: Line, cue: Cue) -> bool:
        if cue.row is not None and cue.row.tail in self._words.negations:
            return False  # "n'exclut pas de"
        before = line.sentence.tokens[cue.first - 1] if cue.first else None
        return before is not None and plain(before.text) in self._words.negations

    def _aside(self, line: Line, cue: Cue) -> None:
        mention = self._scene.speaker(line, cue)
        if mention is None or not self._scene.resolver.may_report(mention, cue):
            return
        span = self._aside_content(line, cue, mention)
        if span:
            self._add(*span, cue, mention)

    def _rules_sentence(self, line: Line, cue: Cue) -> bool:
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

    def _aside_content(self, line: Line, cue: Cue, mention: Mention) -> tuple[int, int] | None:
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


def _of_things(cue: Cue) -> bool:
    """Say whether things do this too ("l'étude révèle"): then only one who can speak is quoted."""
    row = cue.row
    return row is not None and row.class_ in _OF_THINGS and "refl" not in row.frames


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
