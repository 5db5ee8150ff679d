"""What the table of rules says of two tellings: points, grounds, vetoes, and the reasons."""

from recoupe.crosscheck.pair import Pair
from recoupe.crosscheck.rules import RULES
from recoupe.model.base import Value
from recoupe.model.reason import Reason

VERSION = "1"
# Fitted by hand on invented pairs and on pairs of real reports read by eye; a pair of different
# reports joins from CROSS on, two tellings of one report only from WITHIN on.
CROSS, WITHIN = 4.5, 5.5
ALIKE_CLAUSE = 0.5
# Rules that are grounds by themselves.
_SURE = frozenset({"same_toll", "same_happening", "headline", "sent_back"})


class Judgement(Value, frozen=True, kw_only=True):
    """What the table says of a pair: points, the rules that held with their strength, vetoes."""

    score: float
    held: tuple[tuple[str, float], ...]
    vetoes: tuple[str, ...]
    kindred: bool
    anchored: bool

    def joins(self, *, within: bool) -> bool:
        """Say whether the pair speaks of the same thing."""
        return not self.vetoes and self.enough(within=within)

    def enough(self, *, within: bool) -> bool:
        """Say whether the points and grounds would do, were it not for the vetoes."""
        headed = bool({"headline", "sent_back"} & dict(self.held).keys())
        threshold = WITHIN if within and not headed else CROSS
        return self.score >= threshold and self.kindred and self.anchored


def judge(pair: Pair) -> Judgement:
    """Return what the rules say of a pair.

    Two grounds are asked for besides the points: that both are the same kind of thing (word,
    mode or clause), and that something anchors them (who, where, on which day, how many).
    """
    held = {r.name: s for r in RULES if (s := r.holds(pair)) > 0}
    by_name = {r.name: r for r in RULES}
    score = sum(by_name[name].weight * strength for name, strength in held.items())
    return Judgement(
        score=round(score, 3),
        held=tuple(held.items()),
        vetoes=tuple(name for name in held if by_name[name].veto),
        kindred=_kindred(pair, held),
        anchored=_anchored(pair, held),
    )


def _kindred(pair: Pair, held: dict[str, float]) -> bool:
    alike = pair.clause >= ALIKE_CLAUSE
    if _SURE & held.keys():
        return True
    if pair.types == (None, None):
        # Of untyped words only those of a family tell what is done without their object.
        kin = "same_word" in held or pair.family
        known = pair.family and ("only_one" in held or _there_or_then(pair, held))
        alike = pair.clause >= 0.3 or pair.wording or _one_deed(pair, held)
        return kin and (alike or "same_figure" in held or known)
    word = "same_word" in held or "akin_word" in held or pair.family
    return word or alike or (not pair.within and "same_mode" in held)


def _one_deed(pair: Pair, held: dict[str, float]) -> bool:
    """Say whether the same one does by the same word what both lead with, or at one time."""
    who = pair.agents >= 0.75 and "same_word" in held
    together = {"both_lead", "same_day", "overlapping_time"}
    return who and pair.object_fits and bool(together & held.keys())


def _there_or_then(pair: Pair, held: dict[str, float]) -> bool:
    who = pair.agents >= 0.75 or pair.recipients >= 0.75
    return who or bool({"same_day", "overlapping_time", "same_place"} & held.keys())


def _anchored(pair: Pair, held: dict[str, float]) -> bool:
    who = pair.agents >= 0.75 or pair.recipients >= 0.75 or pair.crossed >= 0.75
    who = who or "same_named" in held
    if _SURE & held.keys():
        return True
    if pair.within:
        there_and_then = "same_day" in held and bool(pair.place)
        return who or there_and_then or pair.clause >= ALIKE_CLAUSE
    anchors = {"same_ordinal", "same_day", "same_place", "same_figure", "only_one"}
    return who or bool(anchors & held.keys()) or pair.clause >= ALIKE_CLAUSE


def reasons_of(pair: Pair, judgement: Judgement) -> tuple[Reason, ...]:
    """Return the rules that held for a pair as reasons, in the table's order."""
    by_name = {r.name: r for r in RULES}
    spans = (pair.a.span, pair.b.span)
    return tuple(
        Reason(
            rule=f"claim/{name}",
            version=VERSION,
            score=None if by_name[name].veto else round(by_name[name].weight * strength, 2),
            detail=sentence(by_name[name].says),
            spans=spans,
        )
        for name, strength in judgement.held
    )


def sentence(words: str) -> str:
    return words[:1].upper() + words[1:] + "."
