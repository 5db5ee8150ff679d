"""What a claim's status is, and how it came to be."""

from collections import Counter
from collections.abc import Sequence

from recoupe.crosscheck.tellings import Telling
from recoupe.crosscheck.times import days_of
from recoupe.model.annotation import Reading, Status
from recoupe.model.base import Value
from recoupe.model.dossier import StatusChange
from recoupe.model.when import When

# How far a thing has come. Where the order of two reports is not known, or a report tells
# several, the furthest holds; a later report never takes back what has happened.
STAGE: dict[Status, int] = {
    "denied": 0,
    "hypothetical": 1,
    "demanded": 2,
    "alleged": 3,
    "announced": 4,
    "planned": 5,
    "ongoing": 6,
    "occurred": 7,
    "cancelled": 8,
}
# The end of an event's rule where no word told its status (`reading.events.status.decide`).
UNTOLD = "fact.told"
_PLANS = frozenset({"hypothetical", "demanded", "announced", "planned"})
_TO_THE_DAY = frozenset({"second", "minute", "hour", "part_of_day", "day"})
_AHEAD = frozenset({"announced", "planned"})
_FACTS = frozenset({"occurred", "ongoing", "alleged"})


class Standing(Value, frozen=True, kw_only=True):
    """A claim's status as of its reports, and the changes that led there, in order.

    A change is one only where the order of the two reports is known; else the furthest is told.
    """

    status: Status
    history: tuple[StatusChange, ...]


def standing_of(tellings: Sequence[Telling]) -> Standing:
    """Return the status of a claim from its tellings (in order)."""
    stated = _by_report(tellings)
    reading, status = stated[0]
    history = [_change(reading, status)]
    for later, claimed in stated[1:]:
        sure = reading.published.surely_before(later.published)
        if _supersedes(status, claimed, sure=sure):
            reading, status = later, claimed
            if not sure:
                history.pop()
            history.append(_change(reading, status))
    history = [h for i, h in enumerate(history) if not i or h.status != history[i - 1].status]
    return Standing(status=status, history=tuple(history))


def _by_report(tellings: Sequence[Telling]) -> list[tuple[Reading, Status]]:
    """Return what each report says of the claim, in order: its furthest status, told outright."""
    reports: dict[str, list[Telling]] = {}
    for telling in tellings:
        reports.setdefault(telling.reading.id, []).append(telling)
    return [(told[0].reading, report_status(told)) for told in reports.values()]


def report_status(told: Sequence[Telling]) -> Status:
    """Return the status that one report's tellings give, what it asserts itself first.

    A title without a tense ("X arrêté", "Marche samedi") tells nothing of how far it has come,
    so that the body is asked where it tells the thing. What is called off is told with what had
    been planned; who announces a plan is told once, and the plan repeated without.
    """
    outright = [t for t in told if t.event.status != "denied"] or list(told)
    outright = [t for t in outright if not by_default(t)] or outright
    own = [t for t in outright if not t.attributed] or outright
    told_of = {t.event.status for t in outright}
    furthest = max((t.event.status for t in own), key=lambda s: STAGE[s])
    if furthest in _PLANS:
        called_off = "cancelled" in told_of
        announced = furthest == "planned" and "announced" in told_of
        return "cancelled" if called_off else "announced" if announced else furthest
    return furthest


def by_default(telling: Telling) -> bool:
    """Say whether a title's words left its status to the rule that is asked last."""
    return telling.event.in_title and telling.event.rule.endswith(UNTOLD)


def _supersedes(known: Status, claimed: Status, *, sure: bool) -> bool:
    if claimed == known:
        return False
    if claimed == "denied":
        # A denial answers a plan; against a fact it is a side of a dispute (disagreements).
        return sure and known in _PLANS
    if known in _FACTS and claimed in _PLANS:
        return False
    if known == "cancelled" and claimed in _PLANS:
        # "La grève prévue lundi n'aura pas lieu" tells the plan again; only who announces it anew
        # takes back that it was called off.
        return sure and claimed == "announced"
    if known in _AHEAD and claimed in _AHEAD:
        return STAGE[claimed] > STAGE[known]
    if not sure:
        return STAGE[claimed] > STAGE[known] and known != "denied"
    return not (known == "occurred" and claimed in ("ongoing", "alleged", "cancelled"))


def _change(reading: Reading, status: Status) -> StatusChange:
    return StatusChange(status=status, since=reading.published.earliest, report=reading.id)


def when_of(tellings: Sequence[Telling], status: Status) -> When | None:
    """Return when a claim is, from the tellings that carry its status.

    The most precise time is taken, of equals the one told most often, then the latest report's:
    a plan that moved is dated anew.
    """
    told = [t for t in tellings if not by_default(t)] or tellings
    # What is called off was due on the day of its plan; who calls it off often tells his own day.
    alike = _AHEAD if status in (*_AHEAD, "cancelled") else frozenset({status})
    current = [t for t in told if t.event.status in alike and days_of(t.event.when)]
    dated = current or [t for t in told if days_of(t.event.when)]
    dated = dated or [t for t in tellings if days_of(t.event.when)]
    vague = [t for t in tellings if t.event.when is not None]
    if not dated:
        return vague[0].event.when if vague else None
    often = Counter(days_of(t.event.when) for t in dated)

    def rank(telling: Telling) -> tuple[int, bool, int, int, int, str]:
        days = days_of(telling.event.when)
        titled = telling.event.in_title  # a day of the week in a title has no tense beside it
        return (_vagueness_days(telling), titled, -often[days], -telling.rank, *telling.place[2:])

    return min(dated, key=rank).event.when


def _vagueness_days(telling: Telling) -> int:
    """Return the days among which a time is open: none for a day or a run of days."""
    when = telling.event.when
    days = days_of(when)
    if when is None or days is None or when.precision in _TO_THE_DAY:
        return 0
    return (days[1] - days[0]).days
