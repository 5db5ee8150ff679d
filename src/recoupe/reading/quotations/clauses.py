"""Reported clauses: what verbs of speech govern, and what asides such as "selon Paul" report."""

from typing import TYPE_CHECKING

from recoupe.reading.parse import Token
from recoupe.reading.quotations.adjacent import AdjacentCues
from recoupe.reading.quotations.asides import AsideReader
from recoupe.reading.quotations.content import Content
from recoupe.reading.quotations.cues import Cue
from recoupe.reading.quotations.ledger import Found, Ledger
from recoupe.reading.quotations.naming import Naming
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
# What verbs of these classes say of others, a court does.
_RULINGS = ("criticise", "order")


class ClauseFinder:
    """Adds reported clauses to a ledger."""

    def __init__(self, scene: Scene, ledger: Ledger) -> None:
        self._scene = scene
        self._ledger = ledger
        self._words = scene.words
        self._asides = AsideReader(scene, ledger)
        self._adjacent = AdjacentCues(scene, Naming(scene))

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
            if not leading or self._asides.rules_sentence(line, cue):
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
        if content.frame == "que" and self._claimed_after(sentence.tokens[content.first].start):
            return
        if self._of_itself(cue) and not scene.resolver.may_speak(sentence, mention):
            return  # "un feu s'est déclaré"
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

    def _claimed_after(self, start: int) -> bool:
        """Say whether words in marks that begin here have a cue of their own behind them.

        "Des témoins racontent que « … », a dit un pêcheur": the pêcheur says it.
        """
        quoted = self._scene.quoted_from(start, start + 1)
        found = self._adjacent.after(quoted[0]) if quoted else None
        return found is not None and found[1].row is not None and found[1].shape != "according"

    def _of_itself(self, cue: Cue) -> bool:
        return cue.row is not None and "refl" in cue.row.frames

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
        """Say whether a court passes sentence or orders: deeds, and nothing that it says."""
        words = set(plain(mention.name).replace("'", " ").split())
        rules = cue.row is not None and cue.row.class_ in _RULINGS
        return rules and bool(words & self._words.courts)

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
        span = self._asides.content(line, cue, mention)
        if span:
            self._add(*span, cue, mention)


def _of_things(cue: Cue) -> bool:
    """Say whether things do this too ("l'étude révèle"): then only one who can speak is quoted."""
    row = cue.row
    return row is not None and row.class_ in _OF_THINGS and "refl" not in row.frames
