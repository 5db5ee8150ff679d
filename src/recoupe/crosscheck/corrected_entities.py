"""What a user has put right in entities: which names of reports are one's, and which are not."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import product

from recoupe.crosscheck.actors import Key
from recoupe.crosscheck.entities import merge_entities
from recoupe.crosscheck.order import in_order
from recoupe.crosscheck.told import AsTold
from recoupe.crosscheck.words import Lexicon
from recoupe.lang import Language
from recoupe.model.annotation import Reading
from recoupe.model.base import folded
from recoupe.model.classes import Classes
from recoupe.model.correction import Correction, MergeEntities, NameKey, PartEntity


class CorrectedEntities:
    """The corrections that merge and part entities; of two that clash the newer holds.

    `told` is what the names are grouped by, `held` the numbers of the corrections that found
    what to change.
    """

    def __init__(self, readings: Sequence[Reading], given: Iterable[Correction]) -> None:
        self.held: set[int] = set()
        self._classes = Classes[Key]()
        self._joined: list[tuple[Key, Key]] = []
        self._parted: list[tuple[Key, Key]] = []
        about = [c for c in given if isinstance(c.change, MergeEntities | PartEntity)]
        kinds: dict[tuple[str, str], list[tuple[str, Key]]] = defaultdict(list)
        for reading in readings if about else ():
            for e in reading.entities:
                kinds[reading.id, folded(e.name)].append((e.kind, (reading.id, e.id)))
        for correction in sorted(about, key=lambda c: c.decision, reverse=True):
            self._take(correction, kinds)
        self.told = AsTold(joined=tuple(self._joined), parted=tuple(self._parted))

    def _take(
        self, correction: Correction, kinds: Mapping[tuple[str, str], list[tuple[str, Key]]]
    ) -> None:
        match correction.change:
            case MergeEntities(a=names, b=others):
                a, b = _all_named(names, kinds), _all_named(others, kinds)
                if a and b:
                    self._joined += self._classes.join([*a, *b])
                    if any(self._classes.key(x) == self._classes.key(y) for x, y in product(a, b)):
                        self.held.add(correction.decision)
            case PartEntity(apart=names, rest=others):
                a = _all_named(names, kinds)
                b = [k for k in _all_named(others, kinds) if k not in a]
                self._joined += self._classes.join(a)
                parted = [p for x, y in product(a, b) for p in self._classes.part(x, y)]
                self._parted += parted
                if parted:
                    self.held.add(correction.decision)


def names_in(
    readings: Sequence[Reading], story: str, given: Iterable[Correction], language: Language
) -> dict[str, tuple[NameKey, ...]]:
    """Return the names that a story's reports give each entity of its dossier, by its id."""
    ordered = in_order(readings)
    told = CorrectedEntities(ordered, given).told
    actors = merge_entities(ordered, story, language.made(Lexicon), told=told)
    found: dict[str, list[NameKey]] = defaultdict(list)
    for reading in ordered:
        for e in reading.entities:
            entity = actors.of(reading.id, e.id)
            if entity:
                key = NameKey(report=reading.id, kind=e.kind, name=folded(e.name))
                found[entity].append(key)
    return {e: tuple(dict.fromkeys(keys)) for e, keys in found.items()}


def _all_named(
    names: Iterable[NameKey], kinds: Mapping[tuple[str, str], list[tuple[str, Key]]]
) -> list[Key]:
    """Return the entities that bear any of these names, each once."""
    return list(dict.fromkeys(k for name in names for k in _named(name, kinds)))


def _named(name: NameKey, kinds: Mapping[tuple[str, str], list[tuple[str, Key]]]) -> list[Key]:
    """Return the entities that bear a name: those of its kind, else of any."""
    found = kinds.get((name.report, name.name), [])
    return [k for kind, k in found if kind == name.kind] or [k for _, k in found]
