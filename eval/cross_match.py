"""What of a dossier is what the notes of a story mean: claims, days, names, origins, disputes."""

import datetime as dt
import re
import unicodedata
from collections.abc import Iterable, Iterator

from eval.cross_gold import GoldStory, GoldTelling, Place
from eval.data import Gold
from eval.score import best_pairs
from recoupe.model.annotation import Event
from recoupe.model.dossier import Claim, Disagreement, Dossier, Origin, Side

WORD = re.compile(r"\w+")
# Words of fewer letters ("de", "la", "des") tell no two names apart.
SHORT = 4


class Found:
    """A dossier beside the notes: which of its claims tells what."""

    def __init__(self, story: GoldStory, dossier: Dossier) -> None:
        self.story = story
        self.dossier = dossier
        self.claims = {c.id: c for c in dossier.claims}
        self.names = {e.id: e.name for e in dossier.entities}
        self.origins = {o.id: o for o in dossier.origins}
        known = {story.keys[r.id] for r in dossier.reports}
        self.tellings = [t for t in story.tellings if t.place.report in known]
        triggers = list(self._triggers())
        self.held = [
            {c: by for place, c, by in triggers if place.meets(t.place)} for t in self.tellings
        ]
        self.matched = self._match()

    def _triggers(self) -> Iterator[tuple[Place, str, str | None]]:
        """Yield the trigger of each telling with its claim and who asserts it."""
        events = {e.id: e for r in self.story.readings.values() for e in r.events}
        for claim in self.dossier.claims:
            for told in claim.events:
                place = trigger_of(events[told.event], self.story.keys[told.report])
                yield place, claim.id, told.attributed_to

    def is_read(self, place: Place) -> bool:
        """Tell whether the reading has an event there, in a claim or not."""
        reading = self.story.readings[place.report]
        return any(place.meets(trigger_of(e, place.report)) for e in reading.events)

    def _match(self) -> dict[str, Claim]:
        """Return the dossier's claim for each of the notes', one to one."""
        wanted, ours = list(self.story.claims), list(self.claims)
        weights: dict[tuple[int, int], tuple[float, ...]] = {}
        for telling, held in zip(self.tellings, self.held, strict=True):
            for claim in held:
                pair = wanted.index(telling.claim), ours.index(claim)
                weights[pair] = (weights.get(pair, (0.0,))[0] + 1,)
        found = best_pairs(weights)
        return {wanted[i]: self.claims[ours[j]] for i, j in found.items()}

    def claims_of(self, wanted: Iterable[str]) -> set[str]:
        """Return the ids of all claims that tell any of the notes' claims."""
        ids = set(wanted)
        pairs = zip(self.tellings, self.held, strict=True)
        return {claim for t, held in pairs if t.claim in ids for claim in held}


def trigger_of(event: Event, report: str) -> Place:
    """Return where an event's trigger stands in the report of this key."""
    field = "title" if event.field == "title" else "body"
    return Place(report=report, field=field, start=event.start, end=event.end)


def voices(story: GoldStory, telling: GoldTelling) -> Iterator[str | None]:
    """Yield who may be held to assert a telling, with the fuller names of the same issuer."""
    for voice in telling.by:
        yield voice
        yield from (o["issuer"] for o in story.notes["origins"] if same_voice(voice, o["issuer"]))


def same_when(gold: str, claim: Claim) -> bool:
    """Tell whether a claim's days are those of a day, month, year or range of the notes.

    A night may end on the day after.
    """
    when = claim.when
    if when is None or when.earliest is None or when.latest is None:
        return False
    first, _, last = gold.partition("/")
    begin, end = bounds(first)[0], bounds(last or first)[1]
    late = (when.latest - end).days
    return when.earliest == begin and (late == 0 or (when.precision == "part_of_day" and late == 1))


def bounds(value: str) -> tuple[dt.date, dt.date]:
    """Return the first and last day of an ISO day, month or year."""
    year, month, day = (int(x) for x in (value + "-00-00")[:10].split("-"))
    if day:
        return dt.date(year, month, day), dt.date(year, month, day)
    after = dt.date(year + (month in {0, 12}), month % 12 + 1 if month else 1, 1)
    return dt.date(year, month or 1, 1), after - dt.timedelta(days=1)


def same_origin(gold: Gold, origin: Origin, found: Found) -> bool:
    """Tell whether an origin has the notes' kind and issuer, or for an outlet its reports."""
    if origin.kind != gold["kind"]:
        return False
    if gold["kind"] in {"own_reporting", "unknown"} or origin.issuer is None:
        return bool({found.story.keys[r] for r in origin.reports} & set(gold["reports"]))
    return same_voice(gold["issuer"], origin.issuer.name)


def same_dispute(gold: Gold, ours: Disagreement, found: Found) -> bool:
    """Tell whether both are about one claim or entity, of one aspect, with two sides alike."""
    if gold["aspect"] != ours.aspect:
        return False
    if ours.about.claim and ours.about.claim not in found.claims_of(gold["claims"]):
        return False
    weights: dict[tuple[int, int], tuple[float, ...]] = {
        (i, j): (1.0 + says(wanted, side),)
        for i, wanted in enumerate(gold["sides"])
        for j, side in enumerate(ours.sides)
        if same_side(wanted, side, ours.aspect, found)
    }
    return len(best_pairs(weights)) > 1


def says(gold: Gold, side: Side) -> bool:
    """Tell whether a side's own value is one of the notes': its words may quote the other's too."""
    return any(plain(v) in plain(side.value) for v in gold["values"])


def same_side(gold: Gold, side: Side, aspect: str, found: Found) -> bool:
    """Tell whether a side is carried by one of the notes' reports and has one of its values."""
    reports = {found.story.keys[w.report] for w in side.words}
    if side.words and not reports & set(gold["reports"]):
        return False
    if aspect == "status":
        return True
    said = plain(" ".join([side.value, *(w.text for w in side.words)]))
    if aspect == "number":
        return any(number_in(v, side.value) for v in gold["values"])
    return any(plain(v) in said for v in gold["values"])


def number_in(value: str, said: str) -> bool:
    """Tell whether a number is one of those in a side's value."""
    numbers = re.findall(r"\d+(?:[.,]\d+)?", re.sub(r"(?<=\d)[\s.](?=\d{3}\b)", "", said))
    if not value[:1].isdigit():  # in letters
        return plain(value) in plain(said)
    return float(value.replace(",", ".")) in {float(n.replace(",", ".")) for n in numbers}


def same_voice(gold: str | None, ours: str | None) -> bool:
    """Tell whether two names share a word that is no short one, or both are the report."""
    if gold is None or ours is None:
        return gold is ours
    return bool(words_of(gold) & words_of(ours))


def words_of(name: str) -> set[str]:
    """Return the words that tell a name from others: long ones, and abbreviations."""
    words = WORD.findall(name)
    return {plain(w) for w in words if len(w) >= SHORT or w.isupper()} or set(map(plain, words))


def plain(text: str) -> str:
    """Return lower-case text without accents."""
    apart = unicodedata.normalize("NFD", text.lower())
    return "".join(c for c in apart if not unicodedata.combining(c))
