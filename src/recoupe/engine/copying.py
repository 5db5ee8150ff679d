"""Fourth stage: which reports share text with which, in one story or not."""

import logging
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from recoupe.engine.progress import Progress
from recoupe.model.copies import CopyPair
from recoupe.record import Record
from recoupe.record.copies import MadePrint, Waiting

if TYPE_CHECKING:
    from recoupe.stories.seeds import Shelf
    from recoupe.stories.sharing import Print

BATCH_REPORTS = 256
BATCH_CHARS = 200_000
MOST_COPIES = 32
"""Pairs kept of one report when it comes, those that share most: cost stays bounded."""
MOST_UNDATED = 10_000
"""As many as a month of full text holds: of the undated texts the latest so many are compared with,
and an undated one with all, while there are no more; else with the last month's."""

Pair = tuple[str, str]

log = logging.getLogger(__name__)


def find_copies(record: Record, *, progress: Progress) -> None:
    """Look for the like of each text that has come or is read anew, day by day."""
    from recoupe.stories.pairs import COPIES_VERSION

    waiting = record.prints.waiting(COPIES_VERSION)
    shelves = Shelves(record, COPIES_VERSION)
    done = 0
    for batch, texts in batches(record, waiting):
        with record.transaction():
            find_in_batch(record, shelves, batch, texts)
        done += len(batch)
        progress("copies", done, len(waiting))


def batches(
    record: Record, waiting: Sequence[Waiting]
) -> Iterator[tuple[list[Waiting], dict[str, str]]]:
    """Yield reports of one day at a time with their texts, few enough for one transaction."""
    batch: list[Waiting] = []
    texts: dict[str, str] = {}
    characters = 0
    for start in range(0, len(waiting), BATCH_REPORTS):
        some = waiting[start : start + BATCH_REPORTS]
        given = record.prints.texts([w.report for w in some])
        for one in some:
            text = given.get(one.report, "")
            full = characters + len(text) > BATCH_CHARS or len(batch) == BATCH_REPORTS
            if batch and (full or one.day != batch[-1].day):
                yield batch, texts
                batch, texts, characters = [], {}, 0
            batch.append(one)
            texts[one.report] = text
            characters += len(text)
    if batch:
        yield batch, texts


def find_in_batch(
    record: Record, shelves: "Shelves", batch: Sequence[Waiting], texts: Mapping[str, str]
) -> None:
    """Keep the prints of a day's reports and the pairs that they are in."""
    from recoupe.stories.seeds import candidates
    from recoupe.stories.sharing import print_of_text

    made = {w.report: print_of_text(w.report, texts[w.report], day=None) for w in batch}
    prints = [kept(made[w.report], w.day) for w in batch]
    day = batch[0].day
    own = shelf_of(day, [(p.report, p.seeds) for p in prints if p.seeds])
    near = candidates(own, [*shelves.around(day), own])
    shelves.put(own)
    for report, others in record.copies.partners(made).items():
        # A pair once found is not lost when one side is read anew.
        near.setdefault(report, set()).update(others)
    record.prints.put(prints, version=shelves.version)
    record.copies.replace(made, pairs_among(record, sharing(record, made, near)))


def kept(made: "Print", day: int | None) -> MadePrint:
    """Return a print as the record keeps it; of a text of few words, an empty one."""
    import numpy as np

    seeds = np.asarray(made.seeds if len(made.shingles) else (), "<u8")
    return MadePrint(made.report, day, seeds.tobytes(), made.shingles.astype("<u8").tobytes())


def sharing(
    record: Record, made: "Mapping[str, Print]", near: Mapping[str, set[str]]
) -> dict[Pair, float]:
    """Return the pairs that share enough, with the share of the shorter text, best first each."""
    import numpy as np

    from recoupe.stories.sharing import LEAST_CONTAINED, contained

    strange = {r for others in near.values() for r in others} - made.keys()
    shingles = {
        r: np.frombuffer(body, "<u8") for r, body in record.prints.shingles(strange).items()
    } | {r: p.shingles for r, p in made.items()}
    found: dict[Pair, float] = {}
    for report in sorted(near):
        shares = [
            (contained(shingles[report], shingles[o]), o) for o in near[report] & shingles.keys()
        ]
        best = sorted((-share, o) for share, o in shares if share >= LEAST_CONTAINED)
        for share, other in best[:MOST_COPIES]:
            found[min(report, other), max(report, other)] = -share
    return found


def pairs_among(record: Record, shares: Mapping[Pair, float]) -> Iterator[CopyPair]:
    """Yield what the two of each pair are to each other, where they share passages."""
    from recoupe.stories.body import Body
    from recoupe.stories.pairs import copy_pair

    readings = record.readings.get(sorted({r for pair in shares for r in pair}))
    bodies: dict[str, Body] = {reading.id: Body(reading) for reading in readings}
    for a, b in sorted(shares):
        if a not in bodies or b not in bodies:
            continue
        try:
            pair = copy_pair(bodies[a], bodies[b], contained=shares[a, b])
        except Exception as error:  # one bad report never stops the stream
            log.warning("reports %s and %s could not be compared", a, b, exc_info=error)
            continue
        if pair is not None:
            yield pair


class Shelves:
    """The seeds of the days around the one that is looked at, read off the record once each."""

    def __init__(self, record: Record, version: str) -> None:
        self.version = version
        self._record = record
        self._days: dict[int | None, list[Shelf]] = {}
        self._state = record.foreign_changes()

    def around(self, day: int | None) -> "list[Shelf]":
        """Return what a report of a day is compared with; forget what lies elsewhere."""
        if (state := self._record.foreign_changes()) != self._state:
            self._state = state
            self._days.clear()
        wanted = self._wanted(day)
        self._days = {d: self._days[d] if d in self._days else self._read(d) for d in wanted}
        return [shelf for shelves in self._days.values() for shelf in shelves]

    def put(self, shelf: "Shelf") -> None:
        """Put in what has just been looked for; its day has been read."""
        self._days[shelf.day].append(shelf)

    def _wanted(self, day: int | None) -> list[int | None]:
        from recoupe.stories.sharing import SHARING_DAYS

        if day is not None:
            return [None, *range(day - SHARING_DAYS, day + SHARING_DAYS + 1)]
        days = self._record.prints.days()
        if days and self._record.prints.count() > MOST_UNDATED:
            return [None, *(d for d in days if d >= days[-1] - SHARING_DAYS)]
        return [None, *days]

    def _read(self, day: int | None) -> "list[Shelf]":
        most = MOST_UNDATED if day is None else None
        found = self._record.prints.on(day, version=self.version, most=most)
        return [shelf_of(day, found)] if found else []


def shelf_of(day: int | None, found: Sequence[tuple[str, bytes]]) -> "Shelf":
    """Return reports with their seeds as bytes as a shelf."""
    import numpy as np

    from recoupe.stories.seeds import Shelf

    seeds = [np.frombuffer(body, "<u8") for _, body in found]
    return Shelf(day, tuple(report for report, _ in found), seeds)
