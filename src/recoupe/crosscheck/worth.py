"""Which groups of tellings say enough to be listed as claims, as a table of grounds."""

from collections.abc import Callable, Collection, Sequence

from recoupe.crosscheck.tellings import Key, Telling
from recoupe.crosscheck.times import days_of
from recoupe.model.base import Value
from recoupe.model.reason import Reason
from recoupe.model.when import When

VERSION = "3"
# Fewer words that carry meaning make a stub: "cette visite", "du drame", "publié mardi".
STUB_WORDS = 3
# What no type, no second report and no place in the report speaks for must say more.
FULL_WORDS = 5
# Rules of status (`reading.events.status`) of what is but an aim, a duty or a prospect, of what
# somebody may or can do, or is done without, and of what only tells which one is meant.
UNTOLD = (
    "planned.aim", "hypothetical.able", "hypothetical.not_to", "hypothetical.prospect",
    "hypothetical.untold", "hypothetical.condition", "demanded.duty", "ongoing.described",
    "denied.without", "denied.forbidden",
)  # fmt: skip
# Those of a noun of which a verb tells that it is, was, will be or will not be.
OF_VERBS = (
    "planned.future", "occurred.past", "ongoing.lasting", "conditional.reported",
    "alleged.conditional_past", "cancelled.word", "cancelled.not_held", "denied.word",
    "denied.negation",
)  # fmt: skip
HAPPENING = "(happening)"  # of a noun for what befalls: a flood, an accident
CALLED_OFF = ("denied", "cancelled")
MONTH_DAYS = 31


class Ground(Value, frozen=True, kw_only=True):
    """Why a group is listed: any one ground is enough.

    `holds` looks at the group's tellings that are no stubs; `says` is the sentence users read.
    """

    name: str
    says: str
    holds: Callable[[Sequence[Telling]], bool]


def _by_two(told: Sequence[Telling]) -> bool:
    """Say whether two reports tell it, in a whole clause or in words of their own."""
    apart = len({t.clause for t in told}) > 1 or any(map(_whole, told))
    return len({t.reading.id for t in told}) > 1 and apart


def _ahead(told: Sequence[Telling]) -> bool:
    return any(t.leads and (t.event.type or _involved(t) or _stated(t) or _befell(t)) for t in told)


def _typed(told: Sequence[Telling]) -> bool:
    """Say whether it is typed and anchored; a noun with its actor alone must say a little more."""
    typed = [t for t in told if t.event.type]
    return any(t.figures or t.event.when or _whole(t) for t in typed) or any(
        _involved(t) and (t.verbal or t.length > STUB_WORDS) for t in typed
    )


def _dated(told: Sequence[Telling]) -> bool:
    return any(_whole(t) and _within_month(t.event.when) for t in told)


def _called_off(told: Sequence[Telling]) -> bool:
    return any(t.event.status in CALLED_OFF and _stated(t) and not t.fragment for t in told)


def _counted(told: Sequence[Telling]) -> bool:
    return any(f.counts for t in told for f in t.figures)


def _acted(told: Sequence[Telling]) -> bool:
    return any(t.verbal and _involved(t) and t.length >= FULL_WORDS for t in told)


def _untold(telling: Telling) -> bool:
    """Say whether a telling is but an aim ("afin de"), a capacity or the like, undated."""
    untold = any(rule in telling.event.rule for rule in UNTOLD)
    return untold and not telling.event.when


def _only_named(told: Sequence[Telling]) -> bool:
    """Say whether one report only names again what it tells elsewhere ("a dispersé la marche")."""
    again = all(t.event.rule.endswith("named_again") and not t.event.in_title for t in told)
    return again and len({t.reading.id for t in told}) == 1


def _whole(telling: Telling) -> bool:
    """Say whether a clause stands on its own: a verb, no opening that leans on others, words."""
    return _stated(telling) and not telling.fragment and telling.length > STUB_WORDS


def _stated(telling: Telling) -> bool:
    """Say whether a verb tells it, itself or of its noun ("le scrutin se tiendra")."""
    return telling.verbal or telling.event.rule.endswith(OF_VERBS)


def _befell(telling: Telling) -> bool:
    return HAPPENING in telling.event.rule


def _within_month(when: When | None) -> bool:
    days = days_of(when)
    return days is not None and (days[1] - days[0]).days < MONTH_DAYS


def _involved(telling: Telling) -> bool:
    return bool(telling.agents or telling.recipients or telling.where)


GROUNDS: tuple[Ground, ...] = (
    Ground(name="two_reports", says="two reports tell it", holds=_by_two),
    Ground(name="lead", says="a report tells it in its title or its lead", holds=_ahead),
    Ground(
        name="typed",
        says="it is of a known type, and who, where, when or how many is told",
        holds=_typed,
    ),
    Ground(name="dated", says="a whole clause tells it, with its day or month", holds=_dated),
    Ground(name="called_off", says="it is denied or called off", holds=_called_off),
    Ground(name="counted", says="it counts something", holds=_counted),
    Ground(name="acted", says="a whole clause tells who acts", holds=_acted),
)


def worth_of(told: Sequence[Telling], *, disputed: Collection[Key]) -> Reason | None:
    """Return why a group of tellings is listed as a claim; None where it says too little.

    What a report tells as `disputed` (by report and event) is listed in any case.
    """
    argued = next((t for t in told if t.key in disputed), None)
    if argued:
        return _reason("disputed", "a report sets two numbers against each other", argued)
    if all(map(_untold, told)) or _only_named(told):
        return None
    full = [t for t in told if t.length >= STUB_WORDS or (t.figures and t.length > 1)]
    for ground in GROUNDS:
        if full and ground.holds(full):
            return _reason(ground.name, ground.says, full[0])
    return None


def _reason(name: str, says: str, telling: Telling) -> Reason:
    return Reason(
        rule=f"worth/{name}",
        version=VERSION,
        detail=f"It is listed because {says}.",
        spans=(telling.span,),
    )
