"""The reasons behind a story, a claim, an origin or a disagreement."""

from recoupe.engine.ids import PENDING_HINT, story_of
from recoupe.errors import AmbiguousError, NotFoundError
from recoupe.model.dossier import Crosscheck, Disagreement, Dossier, Origin
from recoupe.model.reason import Explanation, Reason
from recoupe.model.story import Link
from recoupe.record import Record
from recoupe.record.stories import Subject

HINT = "ids of claims, origins and disagreements stand in recoupe story ID --json"
PLACING_RULE_VERSION = "1"


def explain(record: Record, prefix: str) -> Explanation:
    """Return why a thing of a dossier is there; `prefix` is its id or the beginning of it.

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
        return explain_story(record, story)


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


def explain_story(record: Record, story: str) -> Explanation:
    """Return why a story's reports are together, and what came near without joining."""
    checked = kept_dossier(record, story)
    members = {report.id: report.key for report in checked.dossier.reports}
    links = list(record.links.of(members))
    joined = [link for link in links if link.joined]
    refused = [link for link in links if not link.joined]
    reasons = [*checked.reasons.get(story, ())]
    if not joined:
        reasons.append(alone(members))
    for link in (*joined, *refused):
        reasons += [summary(record, link), *link.reasons]
    return Explanation(
        id=story,
        kind="story",
        what=checked.dossier.story.title,
        story=story,
        reasons=tuple(reasons),
    )


def summary(record: Record, link: Link) -> Reason:
    """Return the line above a link's own reasons: which reports, and what was decided."""
    keys = [report.key for report in record.reports.get([link.a, link.b])]
    verdict = "tell of one happening" if link.joined else "do not tell of one happening"
    return Reason(
        rule="story.joined" if link.joined else "story.refused",
        version=PLACING_RULE_VERSION,
        score=link.score,
        detail=f"{' and '.join(keys)} {verdict}",
    )


def alone(members: dict[str, str]) -> Reason:
    """Return why a story has one report."""
    return Reason(
        rule="story.alone",
        version=PLACING_RULE_VERSION,
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
