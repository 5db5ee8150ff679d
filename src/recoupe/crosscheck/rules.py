"""The rules by which two tellings speak of the same thing, as a table with weights in points."""

from collections.abc import Callable

from recoupe.crosscheck import holds, retold
from recoupe.crosscheck.pair import Pair
from recoupe.model.base import Value


class Rule(Value, frozen=True, kw_only=True):
    """A rule of the table: what it adds at full strength, in points; a veto adds nothing.

    `holds` gives its strength for a pair, 0 to 1; `says` is the sentence that users read.
    """

    name: str
    weight: float
    says: str
    holds: Callable[[Pair], float]
    veto: bool = False


RULES: tuple[Rule, ...] = (
    Rule(name="same_type", weight=2.0, says="both are of one type of event", holds=holds.same_type),
    Rule(name="same_mode", weight=1.0, says="both are of one mode", holds=holds.same_mode),
    Rule(name="same_word", weight=1.5, says="both use the same word for it", holds=holds.same_word),
    Rule(name="akin_word", weight=1.0, says="both use words of one family", holds=holds.akin_word),
    Rule(
        name="same_family",
        weight=2.0,
        says="both use words for one kind of happening",
        holds=holds.same_family,
    ),
    Rule(
        name="untyped_kin",
        weight=1.0,
        says="no type is known, and the words are of one kind",
        holds=holds.untyped_kin,
    ),
    Rule(
        name="headline",
        weight=3.5,
        says="the title tells what the lead of its report tells",
        holds=holds.headline,
    ),
    Rule(
        name="both_lead",
        weight=1.0,
        says="both reports tell it in their title or lead",
        holds=holds.both_lead,
    ),
    Rule(
        name="sent_back",
        weight=3.5,
        says="one sends back to the other",
        holds=holds.sent_back,
    ),
    Rule(
        name="only_one",
        weight=1.0,
        says="both reports lead with it, and each tells just one thing by such words",
        holds=holds.only_one,
    ),
    Rule(name="same_agent", weight=2.0, says="the same actor does it", holds=lambda p: p.agents),
    Rule(
        name="same_recipient",
        weight=1.5,
        says="it is done to, or with, the same one",
        holds=lambda p: p.recipients,
    ),
    Rule(
        name="same_named",
        weight=1.0,
        says="both name the same one in telling it",
        holds=holds.same_named,
    ),
    Rule(
        name="crossed",
        weight=3.0,
        says="the same two meet, told from either side",
        holds=lambda p: 0.0 if p.agents and p.recipients else p.crossed,
    ),
    Rule(
        name="same_place",
        weight=1.0,
        says="it is in the same place",
        holds=lambda p: p.place or 0.0,
    ),
    Rule(
        name="same_day",
        weight=2.0,
        says="it is dated to the same days",
        holds=lambda p: holds.given(p.bearing == "same"),
    ),
    Rule(
        name="overlapping_time",
        weight=1.5,
        says="the times given fit each other",
        holds=lambda p: {"overlapping": 1.0, "loose": 0.4}.get(p.bearing, 0.0),
    ),
    Rule(name="same_figure", weight=1.5, says="the same figure is given", holds=holds.same_figure),
    Rule(
        name="same_counted", weight=0.75, says="the same thing is counted", holds=holds.same_counted
    ),
    Rule(
        name="same_toll",
        weight=5.0,
        says="both give the toll of what the reports are about",
        holds=holds.same_toll,
    ),
    Rule(
        name="same_happening",
        weight=3.0,
        says="both name one kind of happening in one place",
        holds=holds.same_happening,
    ),
    Rule(
        name="same_clause",
        weight=2.0,
        says="it is told in the same words",
        holds=lambda p: p.clause if p.clause >= 0.3 else 0.0,
    ),
    Rule(
        name="same_wording",
        weight=1.0,
        says="the words, names included, are nearly the same",
        holds=lambda p: holds.given(p.wording and p.clause < 0.3),
    ),
    Rule(
        name="same_ordinal",
        weight=2.0,
        says="both are the same in the count of their kind",
        holds=retold.same_ordinal,
    ),
    Rule(name="other_type", weight=-2.0, says="the types differ", holds=holds.other_type),
    Rule(name="other_mode", weight=-2.0, says="the modes differ", holds=holds.other_mode),
    Rule(name="other_word", weight=-1.0, says="the words for it differ", holds=holds.other_word),
    Rule(name="other_agent", weight=-2.5, says="the actors differ", holds=holds.other_agent),
    Rule(
        name="other_recipient",
        weight=-1.5,
        says="it is done to, or with, others",
        holds=holds.other_recipient,
    ),
    Rule(
        name="other_partner",
        weight=-2.5,
        says="it is a meeting or an agreement with others",
        holds=holds.other_partner,
    ),
    Rule(
        name="other_goal",
        weight=-4.5,
        says="visits, or deeds of two days, are in other places as far as names tell",
        holds=holds.other_goal,
    ),
    Rule(
        name="other_subject",
        weight=-4.5,
        says="they speak of two things",
        holds=holds.other_subject,
    ),
    Rule(
        name="other_place",
        weight=-1.5,
        says="the places differ, though one may lie in the other, or one report be wrong",
        holds=lambda p: holds.given(p.place == 0.0),
    ),
    Rule(
        name="other_day",
        weight=-1.5,
        says="the days given differ by little",
        holds=lambda p: {"near": 1.0, "moved": 0.3}.get(p.bearing, 0.0),
    ),
    Rule(
        name="foreign_clause",
        weight=-1.0,
        says="the clauses have hardly a word in common",
        holds=holds.foreign_clause,
    ),
    Rule(
        name="background",
        weight=-0.5,
        says="one tells it as background",
        holds=lambda p: holds.given(p.a.event.background != p.b.event.background),
    ),
    Rule(
        name="apart",
        weight=0.0,
        veto=True,
        says="the times given exclude each other",
        holds=lambda p: holds.given(p.bearing == "apart"),
    ),
    Rule(
        name="elsewhere",
        weight=0.0,
        veto=True,
        says="it is in two places that no report names together, and no figure ties them",
        holds=holds.elsewhere,
    ),
    Rule(
        name="other_ordinal",
        weight=0.0,
        veto=True,
        says="one is the nth and the other another of its kind",
        holds=retold.other_ordinal,
    ),
    Rule(
        name="other_crowd",
        weight=0.0,
        veto=True,
        says="two crowds are counted, in numbers that exclude each other",
        holds=holds.other_crowd,
    ),
    Rule(
        name="other_town",
        weight=0.0,
        veto=True,
        says="the report tells what crowds do in two towns",
        holds=holds.other_town,
    ),
    Rule(
        name="other_step",
        weight=0.0,
        veto=True,
        says="one follows the other, as a trial follows an arrest",
        holds=holds.other_step,
    ),
    Rule(
        name="another",
        weight=0.0,
        veto=True,
        says="the report tells one as another of its kind, or as several",
        holds=holds.another,
    ),
    Rule(
        name="recurred",
        weight=0.0,
        veto=True,
        says="a report tells that it came again, and the days differ",
        holds=retold.recurred,
    ),
    Rule(
        name="formula",
        weight=0.0,
        veto=True,
        says="the report says the same sentence of two things",
        holds=retold.formula,
    ),
    Rule(
        name="unbound",
        weight=0.0,
        veto=True,
        says="each is one of any, in sentences that have little in common",
        holds=retold.unbound,
    ),
    Rule(
        name="other_doing",
        weight=0.0,
        veto=True,
        says="the report tells of crowds in clauses that have nothing in common",
        holds=retold.other_doing,
    ),
    Rule(
        name="recalled",
        weight=0.0,
        veto=True,
        says="one is ahead, and the other is recalled from an undated past",
        holds=holds.recalled,
    ),
    Rule(
        name="opposed_type",
        weight=0.0,
        veto=True,
        says="one is cooperation and the other conflict",
        holds=holds.opposed,
    ),
    Rule(
        name="other_person",
        weight=0.0,
        veto=True,
        says="other people are named",
        holds=holds.other_person,
    ),
    Rule(
        name="other_country",
        weight=0.0,
        veto=True,
        says="actors of other countries are named",
        holds=holds.other_country,
    ),
)
