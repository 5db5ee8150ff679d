"""Claims as statements grouped by standing, disagreements with their sides, the timeline."""

import datetime as dt
from itertools import groupby

import msgspec

from recoupe.export.dates import day_words, figure_words, when_words
from recoupe.export.desk import Desk
from recoupe.export.standing import ASSERTED, FACTS, Standing, Weight, figures_differ
from recoupe.export.view import Dispute, Evidence, Group, Link, SideView, Statement, TimelineRun
from recoupe.model.dossier import Claim, Disagreement, Side

GROUPS: tuple[Standing, ...] = (
    "corroborated",
    "disputed",
    "single",
    "opposed",
    "announced",
    "cancelled",
    "demanded",
    "claimed",
    "contested",
    "hypothetical",
)
# Phrases by which a statement of each status names those who make it.
_BY_STATUS = {
    "announced": "announced_by",
    "planned": "planned_by",
    "cancelled": "cancelled_by",
    "denied": "denied_by",
    "alleged": "alleged_by",
    "demanded": "demanded_by",
    "hypothetical": "hypothetical_by",
}


def groups(desk: Desk) -> tuple[Group, ...]:
    """Return the statements of all claims, by standing; groups without any are left out."""
    disputed = disputes_by_claim(desk)
    by_standing: dict[Standing, list[tuple[Claim, Statement]]] = {}
    for claim in desk.dossier.claims:
        weight = desk.weigher.weigh(claim)
        made = statement(desk, claim, weight, disputed.get(claim.id, ()))
        by_standing.setdefault(weight.standing, []).append((claim, made))
    return tuple(
        Group(
            key=key,
            title=desk.strings(key),
            statements=_ranked(desk, by_standing[key], background=False),
            background=_ranked(desk, by_standing[key], background=True),
        )
        for key in GROUPS
        if key in by_standing
    )


def _ranked(
    desk: Desk, pairs: list[tuple[Claim, Statement]], *, background: bool
) -> tuple[Statement, ...]:
    """Return the statements: best backed first, then told by most, then by prominence and day.

    A headline's statements stand before a lead's, a lead's before the rest; undated ones last.
    """

    def order(pair: tuple[Claim, Statement]) -> tuple[int, int, int, dt.date, str]:
        claim, made = pair
        day = claim.when.earliest if claim.when and claim.when.earliest else dt.date.max
        reports = len({e.report for e in claim.events})
        prominence = min((desk.prominence(e) for e in claim.events), default=0)
        return (-made.origins, -reports, prominence, day, claim.id)

    return tuple(s for c, s in sorted(pairs, key=order) if c.background == background)


def statement(desk: Desk, claim: Claim, weight: Weight, disputed: tuple[Link, ...]) -> Statement:
    """Return `claim` in the words of the page."""
    strings = desk.strings
    first = claim.events[0].report if claim.events else None
    related = (desk.claims[c] for c in claim.related if c in desk.claims)
    return Statement(
        id=claim.id,
        anchor=f"c-{claim.id}",
        what=claim.what,
        lang=desk.lang(first) if first else strings.lang,
        status=desk.status_words(claim),
        origins=weight.origins,
        backing=backing(desk, claim, weight),
        when=when_words(claim.when, strings),
        where=desk.weigher.name(claim.where) if claim.where else None,
        figures=_figures(desk, claim),
        differing=figures_differ(claim),
        disputed=disputed,
        overdue=_overdue(desk, claim, weight),
        history=_history(desk, claim),
        related=tuple(desk.link(c) for c in related),
        evidence=_evidence(desk, claim),
        why=desk.why(claim.id),
    )


def backing(desk: Desk, claim: Claim, weight: Weight) -> str:
    """Return by whom and how widely a claim is held, in one phrase."""
    strings = desk.strings
    who = strings.joined(weight.by)
    if weight.standing == "claimed":
        return strings("said_by_party", who=who)
    if weight.standing in FACTS:
        held = _held(desk, weight)
        said = strings("according_to", who=who) if who else ""
        return strings("list_separator").join(part for part in (held, said) if part)
    if who:
        return strings(_BY_STATUS[claim.status], who=who)
    return desk.status_words(claim)


def _held(desk: Desk, weight: Weight) -> str:
    """Return how widely a fact is held; what is in dispute is told, never borne out."""
    if weight.standing in {"disputed", "opposed"}:
        return desk.strings.count("told_by", weight.origins)
    if weight.standing == "corroborated":
        return desk.strings("backed_many", n=weight.origins)
    return desk.strings("backed_one")


def _figures(desk: Desk, claim: Claim) -> tuple[str, ...]:
    """Return each distinct figure once, with the reports that give it ("12 morts (R1, R3)")."""
    given: dict[str, list[int]] = {}
    for f in claim.figures:
        words = figure_words(f.value, f.modifier, f.unit, f.counts, desk.strings)
        numbers = given.setdefault(words, [])
        if (number := desk.ref(f.report).number) not in numbers:
            numbers.append(number)
    return tuple(f"{w} ({', '.join(f'R{n}' for n in sorted(ns))})" for w, ns in given.items())


def _overdue(desk: Desk, claim: Claim, weight: Weight) -> bool:
    """Say whether what was due lies before the latest report, which yet gives it as due."""
    first_days = [r.published.earliest for r in desk.dossier.reports if r.published.earliest]
    due = claim.when.latest if claim.when else None
    return weight.standing == "announced" and bool(first_days and due and due < max(first_days))


def _history(desk: Desk, claim: Claim) -> tuple[str, ...]:
    """Return the changes of status in words; nothing where it never changed."""
    if len({change.status for change in claim.status_history}) < 2:
        return ()
    words = (
        f"{desk.strings(f'status_{c.status}')}"
        f" ({day_words(c.since, desk.strings)}, R{desk.ref(c.report).number})"
        for c in claim.status_history
    )
    return tuple(dict.fromkeys(words))


def _evidence(desk: Desk, claim: Claim) -> tuple[Evidence, ...]:
    """Return the tellings of a claim, the same words once.

    Those that say what the claim now stands at come first; then by report and place.
    """
    held = ASSERTED if claim.status in ASSERTED else {claim.status}
    told: dict[tuple[str, str | None, str | None], Evidence] = {}
    for event in claim.events:
        evidence = desk.told(event)
        if event.status == claim.status:
            evidence = msgspec.structs.replace(evidence, status=desk.status_words(claim))
        told.setdefault((evidence.anchor, evidence.by, evidence.status), evidence)
    now = {desk.status_words(claim), *(desk.strings(f"status_{status}") for status in held)}
    return tuple(
        sorted(
            told.values(),
            key=lambda e: (e.status not in now, e.report.number, not e.in_title, e.start),
        )
    )


def disputes_by_claim(desk: Desk) -> dict[str, tuple[Link, ...]]:
    """Return, by claim, links to the disagreements that it is part of."""
    found: dict[str, tuple[Link, ...]] = {}
    for d in desk.dossier.disagreements:
        link = Link(anchor=f"d-{d.id}", what=desk.strings(f"aspect_{d.aspect}"))
        for claim in desk.weigher.parts_of(d):
            found[claim] = (*found.get(claim, ()), link)
    return found


def disputes(desk: Desk) -> tuple[Dispute, ...]:
    """Return the disagreements, in the dossier's order."""
    return tuple(_dispute(desk, d) for d in desk.dossier.disagreements)


def _dispute(desk: Desk, disagreement: Disagreement) -> Dispute:
    claim = desk.claims.get(disagreement.about.claim or "")
    entity = disagreement.about.entity
    about = claim.what if claim else (desk.weigher.name(entity) if entity else None)
    return Dispute(
        id=disagreement.id,
        anchor=f"d-{disagreement.id}",
        aspect=desk.strings(f"aspect_{disagreement.aspect}"),
        about=about or "",
        claim=desk.link(claim) if claim else None,
        sides=tuple(_side(desk, disagreement, s) for s in disagreement.sides),
        why=desk.why(disagreement.id),
    )


def _side(desk: Desk, disagreement: Disagreement, side: Side) -> SideView:
    words = side.words or tuple(
        e for c in desk.dossier.claims for e in c.events if e.event in side.events
    )
    by = desk.weigher.name(side.by) or side.by if side.by else None
    return SideView(
        value=_value(desk, disagreement, side.value),
        by=by or desk.strings("reporter"),
        since=desk.since(side.since),
        evidence=tuple(desk.told(e, status=disagreement.aspect == "status") for e in words),
    )


def _value(desk: Desk, disagreement: Disagreement, value: str) -> str:
    """Return a side's value in words; statuses and ISO days alone are not a report's."""
    if disagreement.aspect == "status":
        words = desk.strings.table.words
        return words.get(f"status_{value}", value)
    if disagreement.aspect == "date":
        try:
            return day_words(dt.date.fromisoformat(value), desk.strings, weekday=True)
        except ValueError:
            return value
    return value


def timeline(desk: Desk) -> tuple[TimelineRun, ...]:
    """Return the dated claims in the dossier's order, runs of background apart."""
    rows = [
        msgspec.structs.replace(
            desk.link(desk.claims[entry.claim]),
            when=when_words(entry.when, desk.strings) or desk.strings("when_unknown"),
        )
        for entry in desk.dossier.timeline
        if entry.claim in desk.claims
    ]
    return tuple(
        TimelineRun(background=background, entries=tuple(run))
        for background, run in groupby(rows, key=lambda row: row.background)
    )
