"""What has been found out about the origins of a story, gathered until it is told."""

from collections import defaultdict
from collections.abc import Iterable

from recoupe.model.base import Value, make_id
from recoupe.model.dossier import Origin, OriginKind, QuoteSpeaker
from recoupe.model.reason import Reason
from recoupe.model.span import Place

VERSION = "1"
# Which channel names an issuer's origin where its reports tell several.
_CHANNELS: tuple[OriginKind, ...] = ("communique", "press_conference", "interview", "document")
_CHANNEL_WORDS: dict[OriginKind, str] = {
    "communique": "a communiqué",
    "press_conference": "a press conference",
    "interview": "an interview",
    "document": "a document",
}


_ORDER: dict[OriginKind, int] = {
    "agency": 0,
    "communique": 1,
    "press_conference": 2,
    "interview": 3,
    "document": 4,
    "own_reporting": 5,
    "unknown": 6,
}


class Ground(Value, frozen=True, kw_only=True):
    """One piece of evidence for an origin: the report it speaks of, the rule, the words."""

    report: str
    rule: str
    detail: str
    spans: tuple[Place, ...] = ()


class Draft(Value, frozen=True, kw_only=True):
    """An origin before it has gathered all its reports: what identifies it."""

    key: tuple[str, str]
    issuer: QuoteSpeaker | None


class Ledger:
    """The origins of a story with their evidence, entered one by one."""

    def __init__(self, story: str) -> None:
        self._story = story
        self._drafts: dict[str, Draft] = {}
        self._grounds: dict[str, list[Ground]] = defaultdict(list)
        self._kinds: dict[str, dict[OriginKind, set[str]]] = defaultdict(lambda: defaultdict(set))
        self._settled: dict[str, OriginKind] = {}

    def put(self, draft: Draft, kind: OriginKind, ground: Ground) -> str:
        """Enter a ground of an origin, new or known, and return the origin's id."""
        origin = make_id("origin", self._story, *draft.key)
        self._drafts.setdefault(origin, draft)
        self._kinds[origin][kind].add(ground.report)
        self._grounds[origin].append(ground)
        return origin

    def add(self, origin: str, ground: Ground) -> None:
        """Enter a further ground that tells nothing of the kind."""
        self._grounds[origin].append(ground)

    def settle(self, origin: str, kind: OriginKind) -> None:
        """Enter the kind that the user gave an origin: no other is asked for."""
        self._settled.setdefault(origin, kind)

    def key(self, origin: str) -> tuple[str, str]:
        """Return what identifies an origin: what it is and its name or id."""
        return self._drafts[origin].key

    def told(self, used: Iterable[str]) -> tuple[Origin, ...]:
        """Return the origins that stand behind something told, and the agencies, by kind and id.

        An outlet that tells nothing but others' words is no origin; it is one where none is.
        """
        wanted = set(used) | {i for i, d in self._drafts.items() if d.key[0] == "agency"}
        found = [self._origin(i) for i in sorted(wanted or self._drafts)]
        return tuple(sorted(found, key=lambda o: (_ORDER[o.kind], o.id)))

    def reasons(self, origin: str) -> tuple[Reason, ...]:
        """Return the grounds of an origin."""
        return tuple(
            Reason(rule=g.rule, version=VERSION, detail=g.detail, spans=g.spans)
            for g in self._distinct(origin)
        )

    def _distinct(self, origin: str) -> list[Ground]:
        unique = {(g.report, g.rule, g.detail, g.spans): g for g in self._grounds[origin]}
        return sorted(
            unique.values(),
            key=lambda g: (g.report, g.rule, [(s.start, s.end) for s in g.spans], g.detail),
        )

    def _origin(self, origin: str) -> Origin:
        draft = self._drafts[origin]
        kind = self._kind(origin)
        reports = sorted({g.report for g in self._grounds[origin]})
        return Origin(
            id=origin,
            kind=kind,
            issuer=draft.issuer,
            reports=tuple(reports),
            reason=_sentence(draft, kind, self._grounds[origin], len(reports)),
        )

    def _kind(self, origin: str) -> OriginKind:
        """Return the channel that at least half of the reports tell, in the order of `_CHANNELS`.

        An interview is given to one: it is the channel only where every report names one.
        """
        if origin in self._settled:
            return self._settled[origin]
        kinds = self._kinds[origin]
        everyone = set().union(*kinds.values())
        for kind in _CHANNELS:
            needed = (len(everyone) + 1) // 2
            if kinds[kind] and len(kinds[kind]) >= needed:
                return kind
        told = {k: len(reports) for k, reports in kinds.items() if reports}
        plain = {k: n for k, n in told.items() if k not in _CHANNELS}
        return min(plain, key=lambda k: (-plain[k], k)) if plain else "unknown"


def _sentence(draft: Draft, kind: OriginKind, grounds: Iterable[Ground], reports: int) -> str:
    """Return the origin in one plain sentence."""
    name = draft.issuer.name if draft.issuer else None
    carried = "one report" if reports == 1 else f"{reports} reports"
    rules = {g.rule for g in grounds}
    if kind == "agency":
        copied = rules & {"origin/agency_copy", "origin/copied_passage"}
        how = "credited or copied" if copied else "credited"
        return f"A dispatch of {name}, {how} in {carried}."
    if kind in _CHANNEL_WORDS:
        whose = f"of {name}" if name else "whose issuer is not named"
        return f"{_CHANNEL_WORDS[kind].capitalize()} {whose}, behind {carried}."
    others = rules & {"origin/copy", "origin/copied_passage", "origin/unknown_order"}
    if kind == "own_reporting":
        if others:
            return f"{name} saw for itself; others carry its text: {carried} in all."
        return f"{name} saw for itself, as it shows in {carried}."
    if name:
        return f"The word of {name}, given in {carried}; the channel is not told."
    if "origin/unnamed_outlet" in rules:
        return f"The outlet is not named, nor is any source: {carried}."
    shared = "; others carry its text" if others else ""
    return f"The outlet tells no source and shows no work of its own{shared}: {carried}."
