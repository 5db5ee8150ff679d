"""A user's corrections, as each step of crosscheck asks for them; of two that clash the newer."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import product

from recoupe.crosscheck.entities import merge_entities
from recoupe.crosscheck.order import in_order
from recoupe.crosscheck.tellings import Key, Telling
from recoupe.crosscheck.words import Lexicon
from recoupe.lang import Language
from recoupe.model.annotation import Reading
from recoupe.model.base import folded
from recoupe.model.classes import Classes
from recoupe.model.correction import (
    Change,
    Correction,
    MarkCopy,
    MergeEntities,
    NameKey,
    OriginKind,
    SetOrigin,
    SplitClaim,
    TellingKey,
    corrects,
    reports_of,
)
from recoupe.model.dossier import DossierCorrection
from recoupe.model.reason import Reason
from recoupe.model.story import Passage

VERSION = "1"
_KINDS: dict[OriginKind, str] = {
    "agency": "a dispatch of",
    "communique": "a communiqué of",
    "press_conference": "a press conference of",
    "interview": "an interview with",
    "document": "a document of",
    "own_reporting": "what its outlet saw itself",
    "unknown": "a source that is not known",
}


class Corrections:
    """What a user has put right in one story; it notes which corrections found what to change."""

    def __init__(self, readings: Sequence[Reading], given: Iterable[Correction] = ()) -> None:
        self._readings = {r.id: r for r in readings}
        self._given = sorted(given, key=lambda c: c.decision, reverse=True)
        self._held: set[int] = set()
        self._copies: dict[frozenset[str], tuple[Correction, MarkCopy]] = {}
        self._origins: dict[str, tuple[Correction, SetOrigin]] = {}
        for correction in self._given:
            self._take(correction)
        self._told: dict[Key, list[Correction]] = defaultdict(list)
        self._marks: dict[Key, int] = {}
        self._apart: set[frozenset[Key]] = set()
        self.joined: list[tuple[Key, Key]] = []

    def _take(self, correction: Correction) -> None:
        change, known = correction.change, self._readings.keys()
        first = None
        if isinstance(change, MarkCopy) and {change.report, change.of} <= known:
            pair = frozenset((change.report, change.of))
            first = self._copies.setdefault(pair, (correction, change))[0]
        elif isinstance(change, SetOrigin) and change.report in known:
            first = self._origins.setdefault(change.report, (correction, change))[0]
        if first is correction:
            self._held.add(correction.decision)

    # entities

    def alike(self, readings: Sequence[Reading]) -> list[list[Key]]:
        """Return the entities of reports that the user holds for one, by correction."""
        kinds: dict[tuple[str, str], list[tuple[str, Key]]] = defaultdict(list)
        for reading in readings if self._given else ():
            for e in reading.entities:
                kinds[reading.id, folded(e.name)].append((e.kind, (reading.id, e.id)))
        found = []
        for correction in reversed(self._given):
            if isinstance(correction.change, MergeEntities):
                change = correction.change
                sides = [
                    [k for n in names for k in _named(n, kinds)] for names in (change.a, change.b)
                ]
                if all(sides):
                    self._held.add(correction.decision)
                    found.append(sides[0] + sides[1])
        return found

    # copies

    def passages(self, passages: Iterable[Passage]) -> list[Passage]:
        """Return the passages without the copies that the user says are none."""
        return [p for p in passages if p.kind != "copy" or not self.denies(p.a.report, p.b.report)]

    def denies(self, a: str, b: str) -> bool:
        """Say whether what two reports share is no copy, as the user has it."""
        marked = self._copies.get(frozenset((a, b)))
        return marked is not None and not marked[1].is_copy

    def copied(self) -> dict[str, dict[str, Correction]]:
        """Return the reports that the user says others were copied from, by the copy."""
        found: dict[str, dict[str, Correction]] = defaultdict(dict)
        for correction, change in self._copies.values():
            if change.is_copy:
                found[change.report][change.of] = correction
        return dict(found)

    # claims

    def bind(self, tellings: Sequence[Telling]) -> None:
        """Find the tellings that claims were split at: what is joined, apart and marked by it."""
        classes = Classes[Key]()
        for correction in self._given:
            change = correction.change
            if isinstance(change, SplitClaim):
                apart = _keys(change.apart, tellings)
                rest = [k for k in _keys(change.rest, tellings) if k not in apart]
                joined = list(classes.join(apart))
                parted = [p for a, b in product(apart, rest) for p in classes.part(a, b)]
                self.joined += joined
                self._apart.update(map(frozenset, parted))
                for key in apart if parted else ():
                    self._marks.setdefault(key, correction.decision)
                for key in {k for pair in (*parted, *joined) for k in pair}:
                    self._told[key].append(correction)
                if parted:
                    self._held.add(correction.decision)

    def mark(self, telling: Telling) -> int | None:
        """Return the split that keeps a telling from others that say the very same."""
        return self._marks.get(telling.key)

    def parts(self, one: Iterable[Telling], other: Iterable[Telling]) -> bool:
        """Say whether a split keeps any of these tellings from any of the others."""
        return bool(self._apart) and any(
            frozenset((a.key, b.key)) in self._apart for a, b in product(one, list(other))
        )

    def of_claim(self, tellings: Sequence[Telling]) -> tuple[Reason, ...]:
        """Return the user's part in a claim's being one of its own."""
        found = {c.decision: c for t in tellings for c in self._told.get(t.key, ())}
        return tuple(
            Reason(
                rule="user/claim",
                version=VERSION,
                detail=f"You split this from another claim {found[n].told}.",
                spans=tuple(t.span for t in tellings if found[n] in self._told.get(t.key, ())),
            )
            for n in sorted(found)
        )

    # origins

    def origin_of(self, report: str) -> tuple[SetOrigin, str] | None:
        """Return the origin that the user gave a report, and the sentence that says so."""
        if report not in self._origins:
            return None
        correction, change = self._origins[report]
        return change, f"You set it to {_origin(change)} {correction.told}."

    def agencies(self, credited: Mapping[str, str]) -> dict[str, str]:
        """Return the agency behind each report that has one, those that the user names before."""
        by_name = {folded(name): name for name in credited.values()}
        found = {r: a for r, a in credited.items() if r not in self._origins}
        for report, (_, change) in self._origins.items():
            if change.kind == "agency" and change.issuer:
                found[report] = by_name.get(folded(change.issuer), change.issuer)
        return found

    # what is told of them

    def told(self) -> tuple[DossierCorrection, ...]:
        """Return the corrections, oldest first."""
        keys = {r.id: r.key for r in self._readings.values()}
        return tuple(
            DossierCorrection(
                decision=c.decision,
                corrects=corrects(c.change),
                what=in_words(c.change, keys),
                about=_about(c.change),
                reports=() if isinstance(c.change, MergeEntities) else _reports(c.change),
                origin=c.change.kind if isinstance(c.change, SetOrigin) else None,
                because=c.because,
                idle=c.decision not in self._held,
            )
            for c in reversed(self._given)
        )


def in_words(change: Change, keys: Mapping[str, str]) -> str:
    """Return a change in a few words; `keys` are those of the reports that are known."""
    match change:
        case MergeEntities(names=(a, b)):
            return f"\u201c{a}\u201d and \u201c{b}\u201d are one"
        case SplitClaim(what=what, apart=apart):
            reports = dict.fromkeys(keys.get(k.report, k.report) for k in apart)
            return f"what {', '.join(reports)} tells is not \u201c{what}\u201d"
        case MarkCopy(report=report, of=of, is_copy=True):
            return f"{keys.get(report, report)} is a copy of {keys.get(of, of)}"
        case MarkCopy(report=report, of=of):
            return f"what {keys.get(report, report)} and {keys.get(of, of)} share is no copy"
        case SetOrigin(report=report):
            return f"the origin of {keys.get(report, report)} is {_origin(change)}"


def _about(change: Change) -> tuple[str, ...]:
    """Return the names or words that a change speaks of."""
    match change:
        case MergeEntities(names=names):
            return names
        case SplitClaim(what=what):
            return (what,)
        case SetOrigin(issuer=str(issuer)):
            return (issuer,)
    return ()


def _reports(change: Change) -> tuple[str, ...]:
    """Return the reports that a change speaks of; of a split those of what was split off."""
    parts = reports_of(change)
    return parts[0] if isinstance(change, SplitClaim) else tuple(r for part in parts for r in part)


def _origin(change: SetOrigin) -> str:
    return " ".join(filter(None, (_KINDS[change.kind], change.issuer)))


def names_in(
    readings: Sequence[Reading], story: str, given: Iterable[Correction], language: Language
) -> dict[str, tuple[NameKey, ...]]:
    """Return the names that a story's reports give each entity of its dossier, by its id."""
    ordered = in_order(readings)
    corrections = Corrections(ordered, given)
    actors = merge_entities(
        ordered, story, language.made(Lexicon), alike=corrections.alike(ordered)
    )
    found: dict[str, list[NameKey]] = defaultdict(list)
    for reading in ordered:
        for e in reading.entities:
            entity = actors.of(reading.id, e.id)
            if entity:
                key = NameKey(report=reading.id, kind=e.kind, name=folded(e.name))
                found[entity].append(key)
    return {e: tuple(dict.fromkeys(keys)) for e, keys in found.items()}


def _named(name: NameKey, kinds: Mapping[tuple[str, str], list[tuple[str, Key]]]) -> list[Key]:
    """Return the entities that bear a name: those of its kind, else of any."""
    found = kinds.get((name.report, name.name), [])
    return [k for kind, k in found if kind == name.kind] or [k for _, k in found]


def _keys(wanted: Sequence[TellingKey], tellings: Sequence[Telling]) -> list[Key]:
    """Return the tellings whose triggers stand where they are looked for, in order."""
    return list(
        dict.fromkeys(
            t.key
            for t in tellings
            for k in wanted
            if t.reading.id == k.report
            and t.event.field == k.field
            and t.event.start < k.end
            and k.start < t.event.end
        )
    )
