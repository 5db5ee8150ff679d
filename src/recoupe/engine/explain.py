"""The reasons behind a story, a claim, an origin or a disagreement."""

from collections.abc import Collection, Sequence

from recoupe.engine.deciding import items_of
from recoupe.engine.ids import PENDING_HINT, story_of
from recoupe.engine.stages import Stages, real_stages
from recoupe.errors import AmbiguousError, NotFoundError
from recoupe.export.text_decisions import in_words
from recoupe.model.codec import from_json
from recoupe.model.dossier import Crosscheck, Disagreement, Dossier, Origin
from recoupe.model.listing import DecisionItem
from recoupe.model.reason import Explanation, Reason
from recoupe.model.story import Link
from recoupe.record import Record
from recoupe.record.stories import Subject

HINT = "ids of claims, origins and disagreements stand in recoupe story ID --json"
EXPLAIN_VERSION = "1"
MOST_NEAR = 5
"""How many pairs that came near without joining are shown, nearest first."""
MOST_BY_RULE = 5
"""How many of the rules' decisions on a story are shown, the last ones; all of the user's are."""


def explain(record: Record, prefix: str, *, stages: Stages | None = None) -> Explanation:
    """Return why a thing of a dossier is there; `prefix` is its id or the beginning of it.

    Why reports are in one story is worked out again by `stages`, this program's if None.

    Raises:
        NotFoundError: nothing of the present dossiers answers to it.
        AmbiguousError: several do.

    """
    with record.snapshot():
        subjects = record.stories.subjects(prefix)
        ids = {subject.id for subject in subjects}
        if prefix in ids:
            return explain_subject(record, next(s for s in subjects if s.id == prefix))
        try:
            story = story_of(record, prefix)
        except NotFoundError:
            if not ids:
                raise NotFoundError(
                    "story, claim, origin or disagreement", prefix, hint=HINT
                ) from None
            if len(ids) > 1:
                raise AmbiguousError(prefix, tuple(sorted(ids))) from None
            return explain_subject(record, subjects[0])
        if ids and prefix != story:
            raise AmbiguousError(prefix, tuple(sorted(ids | {story})))
        return explain_story(record, story, stages or real_stages())


def explain_subject(record: Record, subject: Subject) -> Explanation:
    """Return the reasons of a claim, an origin or a disagreement."""
    checked = kept_dossier(record, subject.story)
    return Explanation(
        id=subject.id,
        kind=subject.kind,
        what=what_it_is(checked.dossier, subject),
        story=subject.story,
        reasons=checked.reasons.get(subject.id, ()),
    )


def explain_story(record: Record, story: str, stages: Stages) -> Explanation:
    """Return why a story's reports are together, and what came nearest without joining."""
    checked = kept_dossier(record, story)
    members = {report.id: report.key for report in checked.dossier.reports}
    links = record.links.of(members)
    inside = [link for link in links if link.a in members and link.b in members]
    outside = [link for link in links if not (link.a in members and link.b in members)]
    reasons = [*checked.reasons.get(story, ()), *decided(record, members)]
    if len(members) == 1:
        reasons.append(alone(members))
    for link in (*strongest(inside), *outside[:MOST_NEAR]):
        reasons += [summary(record, link, inside=link in inside), *between(record, stages, link)]
    return Explanation(
        id=story,
        kind="story",
        what=checked.dossier.story.title,
        story=story,
        reasons=tuple(reasons),
    )


def decided(record: Record, members: Collection[str]) -> list[Reason]:
    """Return the decisions that speak of a story's reports, the user's before the rules' last."""
    about = record.decisions.about(members)
    rules = [d for d in about if d.by == "rule"][-MOST_BY_RULE:]
    chosen = [d for d in about if d.by == "user"] + rules
    return [reason for item in items_of(record, chosen) for reason in told(item)]


def told(item: DecisionItem) -> tuple[Reason, Reason]:
    """Return a decision as a line above its own reason."""
    undone = ", undone since" if item.undone else ""
    line = f"decision {item.n}: {in_words(item)}{undone}"
    return Reason(rule="story.decided", version=EXPLAIN_VERSION, detail=line), item.reason


def between(record: Record, stages: Stages, link: Link) -> tuple[Reason, ...]:
    """Return what the rules say of two reports; nothing where another version placed them."""
    kept = record.placements.features([link.a, link.b], version=stages.placing_version)
    if len(kept) < 2:
        return ()
    a, b = (from_json(kept[report], stages.features) for report in (link.a, link.b))
    return stages.reasons(a, b)


def strongest(links: Sequence[Link]) -> list[Link]:
    """Return, of links that come best first, those that are the best of one of their reports."""
    told: set[str] = set()
    found = []
    for link in links:
        if not {link.a, link.b} <= told:
            found.append(link)
            told |= {link.a, link.b}
    return found


def summary(record: Record, link: Link, *, inside: bool) -> Reason:
    """Return the line above the reasons of a link: which reports, and what was decided."""
    keys = [report.key for report in record.reports.get([link.a, link.b])]
    verdict = "are in one story" if inside else "are not in one story"
    return Reason(
        rule="story.joined" if inside else "story.refused",
        version=EXPLAIN_VERSION,
        score=link.score,
        detail=f"{' and '.join(keys)} {verdict}",
    )


def alone(members: dict[str, str]) -> Reason:
    """Return why a story has one report."""
    return Reason(
        rule="story.alone",
        version=EXPLAIN_VERSION,
        detail=f"no other report was found to tell of what {' and '.join(members.values())} tells",
    )


def kept_dossier(record: Record, story: str) -> Crosscheck:
    """Return a story's dossier as kept."""
    checked = record.stories.get(story)
    if checked is None:
        raise NotFoundError("story", story, hint=PENDING_HINT)
    return checked


def what_it_is(dossier: Dossier, subject: Subject) -> str:
    """Return a claim, an origin or a disagreement in a few words."""
    if subject.kind == "claim":
        return next(claim.what for claim in dossier.claims if claim.id == subject.id)
    if subject.kind == "origin":
        return origin_in_words(next(o for o in dossier.origins if o.id == subject.id))
    return sides_in_words(next(d for d in dossier.disagreements if d.id == subject.id))


def origin_in_words(origin: Origin) -> str:
    issuer = origin.issuer.name if origin.issuer else "unknown"
    return f"{origin.kind.replace('_', ' ')}: {issuer}"


def sides_in_words(disagreement: Disagreement) -> str:
    return f"{disagreement.aspect}: {' / '.join(side.value for side in disagreement.sides)}"
