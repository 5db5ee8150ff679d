"""The readings of one story in, its dossier out."""

from collections import Counter
from collections.abc import Hashable, Iterable, Sequence
from typing import TypeVar

from recoupe.crosscheck.actors import Actors
from recoupe.crosscheck.claims import Aligner, Group
from recoupe.crosscheck.contest import ContestWords
from recoupe.crosscheck.copies import Copies
from recoupe.crosscheck.corrections import Corrections
from recoupe.crosscheck.disputing import Disputing
from recoupe.crosscheck.entities import merge_entities
from recoupe.crosscheck.figures import claim_figures
from recoupe.crosscheck.firsthand import Firsthand
from recoupe.crosscheck.gloss import gloss_of, opens_clause, plain
from recoupe.crosscheck.order import in_order
from recoupe.crosscheck.origins import Origins
from recoupe.crosscheck.quotes import quotes_of
from recoupe.crosscheck.references import with_references
from recoupe.crosscheck.relations import relations_of
from recoupe.crosscheck.reprints import Reprints
from recoupe.crosscheck.sides import Dispute, Sourced, claim_event
from recoupe.crosscheck.sourcing import Sourcing
from recoupe.crosscheck.status import standing_of, when_of
from recoupe.crosscheck.tellings import Telling, tellings_of
from recoupe.crosscheck.timeline import timeline_of
from recoupe.crosscheck.words import Lexicon
from recoupe.crosscheck.worth import worth_of
from recoupe.lang import Language
from recoupe.model.annotation import Reading
from recoupe.model.base import make_id
from recoupe.model.correction import Correction
from recoupe.model.dossier import (
    Claim,
    Crosscheck,
    Dossier,
    DossierEntity,
    DossierQuote,
    DossierReport,
    DossierStory,
)
from recoupe.model.reason import Reason
from recoupe.model.story import Passage, Story

CROSSCHECK_VERSION = "8"
# From this likeness on (`Actors.likeness`) two names of a claim are one participant.
ONE_PARTICIPANT = 0.5
T = TypeVar("T", bound=Hashable)


def check(
    story: Story,
    readings: Sequence[Reading],
    passages: Sequence[Passage],
    *,
    as_of: str | None,
    language: Language,
    corrections: Iterable[Correction] = (),
) -> Crosscheck:
    """Return the dossier of a story, with the reasons behind it.

    It is a function of `readings` (their order is of no account), of the passages among them,
    of the story's id and title and of the user's corrections (of which the newer, by number,
    holds against the older): the readings known at `as_of` give the dossier as of then.
    """
    ordered = in_order(readings)
    known = {r.id for r in ordered}
    within = [p for p in passages if p.a.report in known and p.b.report in known]
    corrected = Corrections(ordered, corrections)
    return _Checker(story, ordered, corrected.passages(within), language, corrected).check(as_of)


class _Checker:
    """One story's material, and the steps that derive the dossier from it."""

    def __init__(
        self,
        story: Story,
        readings: tuple[Reading, ...],
        passages: Sequence[Passage],
        language: Language,
        corrections: Corrections,
    ) -> None:
        self._story = story
        self._corrections = corrections
        self._readings = readings
        self._passages = sorted(passages, key=_passage_key)
        self._lexicon = language.made(Lexicon)
        self._actors: Actors = merge_entities(
            readings, story.id, self._lexicon, told=corrections.entities.told
        )
        self._origins = Origins(
            readings,
            Copies(readings, self._passages, corrections),
            self._actors,
            story=story.id,
            lexicon=self._lexicon,
            firsthand=language.made(Firsthand),
            reprints=language.made(Reprints),
            corrections=corrections,
        )
        self._sourcing = Sourcing(self._origins, self._actors, self._lexicon)
        self._words = language.made(ContestWords)
        self._reasons: dict[str, tuple[Reason, ...]] = {}
        self._placed: dict[str, frozenset[str]] = {}
        self._glosses: dict[str, str] = {}

    def check(self, as_of: str | None) -> Crosscheck:
        claims, disputes = self._claims()
        quotes = quotes_of(self._readings, self._passages, self._actors, self._origins.of_quote)
        origins = self._origins.told(_used(claims, quotes, disputes))
        self._reasons.update({d.disagreement.id: d.reasons for d in disputes})
        self._reasons.update({o.id: self._origins.reasons(o.id) for o in origins})
        dossier = Dossier(
            as_of=as_of,
            story=self._story_line(),
            reports=tuple(_report_line(r) for r in self._readings),
            entities=by_use(self._actors, claims, quotes, disputes),
            claims=claims,
            quotes=quotes,
            origins=origins,
            passages=tuple(self._passages),
            disagreements=tuple(d.disagreement for d in disputes),
            timeline=timeline_of(claims, self._actors),
            relations=relations_of(claims, self._actors, placed=self._placed),
            corrections=self._corrections.told(),
        )
        return Crosscheck(dossier=dossier, reasons=dict(sorted(self._reasons.items())))

    def _claims(self) -> tuple[tuple[Claim, ...], list[Dispute]]:
        tellings = with_references(
            tellings_of(self._readings, self._actors, self._lexicon), self._lexicon
        )
        groups = Aligner(self._actors, self._lexicon, self._corrections.claims).align(tellings)
        ids = [_claim_id(self._story.id, g) for g in groups]
        disputing = self._disputing(tellings)
        worth = [
            worth_of(g.tellings, disputed=disputing.disputed)
            or next(iter(self._corrections.claims.reasons(g.tellings)), None)
            for g in groups
        ]
        listed = {i for i, w in zip(ids, worth, strict=True) if w}
        self._gloss([g for g, w in zip(groups, worth, strict=True) if w])
        claims, told = [], []
        for claim_id, group, why in zip(ids, groups, worth, strict=True):
            if why is None:
                continue
            sourced = self._sourcing.of(group.tellings)
            related = tuple(sorted({ids[i] for i in group.related} & listed))
            claims.append(self._claim(claim_id, group, sourced, related))
            self._reasons[claim_id] = tuple(dict.fromkeys((*self._reasons[claim_id], why)))
            told.append((claim_id, sourced))
        disputes = [*disputing.of_claims(told), *disputing.of_labels(self._story.id)]
        claims.sort(key=lambda c: c.background)
        return tuple(claims), disputes

    def _gloss(self, groups: Sequence[Group]) -> None:
        """Give each claim its words; what a clause tells first has the whole of it."""
        taken: set[str] = set()
        for group in sorted(groups, key=lambda g: not any(map(opens_clause, g.tellings))):
            status = standing_of(group.tellings).status
            what = gloss_of(group.tellings, status, self._lexicon, taken=taken)
            taken.add(plain(what))
            self._glosses[_claim_id(self._story.id, group)] = what

    def _disputing(self, tellings: Sequence[Telling]) -> Disputing:
        return Disputing(
            self._readings,
            tellings,
            actors=self._actors,
            origins=self._origins,
            sourcing=self._sourcing,
            lexicon=self._lexicon,
            words=self._words,
        )

    def _claim(
        self, claim_id: str, group: Group, sourced: Sequence[Sourced], related: tuple[str, ...]
    ) -> Claim:
        tellings = group.tellings
        standing = standing_of(tellings)
        events = [t.event for t in tellings]
        agents, recipients = _participants(tellings, self._actors)
        self._placed[claim_id] = frozenset(p for t in tellings for p in t.placed)
        self._reasons[claim_id] = (
            *self._corrections.claims.reasons(tellings),
            *(group.reasons or (_told_once(tellings[0]),)),
        )
        return Claim(
            id=claim_id,
            what=self._glosses[claim_id],
            type=_commonest([e.type for e in events]),
            mode=_commonest([e.mode for e in events]),
            status=standing.status,
            status_history=standing.history,
            when=when_of(tellings, standing.status),
            where=_commonest([t.where for t in tellings]),
            agents=agents,
            recipients=recipients,
            figures=claim_figures(tellings),
            background=all(e.background for e in events),
            events=tuple(claim_event(s) for s in sourced),
            origins=_bearing_out(sourced),
            related=related,
        )

    def _story_line(self) -> DossierStory:
        first = [r.published.earliest for r in self._readings if r.published.earliest]
        last = [r.published.latest for r in self._readings if r.published.latest]
        return DossierStory(
            id=self._story.id,
            title=self._story.title,
            first_published=min(first, default=None),
            last_published=max(last, default=None),
        )


def _claim_id(story: str, group: Group) -> str:
    first = group.tellings[0]
    return make_id("claim", story, first.reading.id, first.event.id)


def _told_once(telling: Telling) -> Reason:
    return Reason(
        rule="claim/told",
        version=CROSSCHECK_VERSION,
        detail="No other report tells anything that is sure to be the same.",
        spans=(telling.span,),
    )


def _commonest(values: Sequence[T | None]) -> T | None:
    """Return the value given most often, of equals the first; None where none is given."""
    counts = Counter(v for v in values if v is not None)
    return max(counts, key=lambda v: counts[v]) if counts else None


def _participants(
    tellings: Sequence[Telling], actors: Actors
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the agents and recipients of a claim, the most named first.

    Reports tell a meeting from either side: whoever is both is taken as what it is more often.
    A country, its government and its capital on one side are one participant.
    """
    agents = Counter(a for t in tellings for a in t.agents)
    recipients = Counter(r for t in tellings for r in t.recipients)
    return (
        _once([a for a, n in agents.most_common() if n >= recipients[a]], actors),
        _once([r for r, n in recipients.most_common() if n > agents[r]], actors),
    )


def _once(entities: Sequence[str], actors: Actors) -> tuple[str, ...]:
    kept: list[str] = []
    for entity in entities:
        if all(actors.likeness(entity, other) < ONE_PARTICIPANT for other in kept):
            kept.append(entity)
    return tuple(kept)


def _bearing_out(sourced: Sequence[Sourced]) -> tuple[str, ...]:
    """Return the origins that bear a claim out: a denial does not, unless all deny it."""
    asserting = [s for s in sourced if s.telling.event.status != "denied"]
    return tuple(sorted({s.origin for s in asserting or sourced}))


def _used(
    claims: Iterable[Claim], quotes: Iterable[DossierQuote], disputes: Iterable[Dispute]
) -> set[str]:
    """Return the origins that something in the dossier goes back to."""
    used = {e.origin for c in claims for e in c.events} | {q.origin for q in quotes}
    return used | {w.origin for d in disputes for s in d.disagreement.sides for w in s.words}


def by_use(
    actors: Actors,
    claims: Iterable[Claim],
    quotes: Iterable[DossierQuote],
    disputes: Iterable[Dispute],
) -> tuple[DossierEntity, ...]:
    """Return the entities, the most used in the dossier first; of equals by kind and name."""
    used: Counter[str | None] = Counter()
    for claim in claims:
        used.update((*claim.agents, *claim.recipients, claim.where))
    used.update(q.speaker.entity for q in quotes)
    used.update(d.disagreement.about.entity for d in disputes)
    return tuple(sorted(actors.entities, key=lambda e: -used[e.id]))


def _report_line(reading: Reading) -> DossierReport:
    return DossierReport(
        id=reading.id,
        key=reading.key,
        source=reading.source,
        published=reading.published,
        title=reading.title,
    )


def _passage_key(passage: Passage) -> tuple[str, int, int, str, int, int]:
    a, b = passage.a, passage.b
    return (a.report, a.start, a.end, b.report, b.start, b.end)
