"""`verify`: what the record holds still quotes its reports, and leads where it says."""

from collections.abc import Iterator

from recoupe.engine.quoting import Quoted, quoted_in_check, quoted_in_reading
from recoupe.engine.references import dangling_in_dossier, dangling_in_reading
from recoupe.model.annotation import Reading
from recoupe.model.copies import CopyPair
from recoupe.model.dossier import Crosscheck
from recoupe.model.listing import Fault, Verification
from recoupe.model.report import Report, report_id
from recoupe.record import Record


def verify(record: Record) -> Verification:
    """Check every report's hash, every stored span and every id that must lead somewhere."""
    with record.snapshot():
        faults: list[Fault] = []
        spans = 0
        ids = record.reports.ids()
        for id_ in ids:
            spans += check_report(record, id_, faults)
        for story in record.stories.ids():
            spans += check_story(record, story, faults)
        for pair in record.copies.of():
            spans += check_copy(record, pair, faults)
        return Verification(reports=len(ids), spans=spans, faults=tuple(faults))


def check_report(record: Record, id_: str, faults: list[Fault]) -> int:
    """Check a report and its reading, add what is wrong to `faults`, return the spans checked."""
    [report] = record.reports.get([id_])
    if report_id(report.source, report.key, report.title, report.text) != id_ or report.id != id_:
        faults.append(Fault(kind="report", id=id_, detail="its text does not hash to its id"))
    spans = 0
    for reading in record.readings.get([id_]):
        if (reading.id, reading.title, reading.text) != (id_, report.title, report.text):
            faults.append(Fault(kind="reading", id=id_, detail="its text is not the report's"))
        for quoted in quoted_in_reading(reading):
            spans += 1
            faults.extend(misquoted(quoted, report, reading.id))
        faults.extend(dangling_in_reading(reading))
    return spans


def check_story(record: Record, story: str, faults: list[Fault]) -> int:
    """Check a story and its dossier, add what is wrong to `faults`, return the spans checked."""
    checked = record.stories.get(story)
    if checked is None:
        return 0
    members = {report.id for report in checked.dossier.reports}
    if checked.dossier.story.id != story or members != record.stories.members([story]):
        faults.append(Fault(kind="story", id=story, detail="its dossier is of other reports"))
    readings = {reading.id: reading for reading in record.readings.get(sorted(members))}
    faults.extend(dangling_in_dossier(checked.dossier, event_ids(readings)))
    faults.extend(unquoted(checked, readings))
    spans = 0
    for quoted in quoted_in_check(checked):
        spans += 1
        faults.extend(misquoted(quoted, readings.get(quoted.report), story))
    return spans


def check_copy(record: Record, pair: CopyPair, faults: list[Fault]) -> int:
    """Check the passages of a pair of reports, add what is wrong, return the spans checked."""
    reports = {report.id: report for report in record.reports.get([pair.a, pair.b])}
    id_ = f"{pair.a} {pair.b}"
    places = [place for passage in pair.passages for place in (passage.a, passage.b)]
    for place in places:
        if place.report not in (pair.a, pair.b):
            faults.append(Fault(kind="copy", id=id_, detail=f"quotes {place.report}, not of it"))
        quoted = Quoted(
            kind="copy",
            report=place.report,
            in_title=False,
            start=place.start,
            end=place.end,
            words=None,
        )
        faults.extend(misquoted(quoted, reports.get(place.report), id_))
    return len(places)


def event_ids(readings: dict[str, Reading]) -> dict[str, set[str]]:
    """Return the ids of each report's events."""
    return {id_: {event.id for event in reading.events} for id_, reading in readings.items()}


def misquoted(quoted: Quoted, report: Report | Reading | None, id_: str) -> Iterator[Fault]:
    """Yield a fault if the report's characters are not the words said to stand there."""
    if report is None:
        yield Fault(kind=quoted.kind, id=id_, detail=f"quotes {quoted.report}, which is not there")
        return
    field = (report.title or "") if quoted.in_title else report.text
    inside = 0 <= quoted.start <= quoted.end <= len(field)
    found = field[quoted.start : quoted.end]
    if not inside or (quoted.words is not None and quoted.words != found):
        detail = f"{quoted.words!r} is not at {quoted.start}-{quoted.end} of {quoted.report}"
        yield Fault(kind=quoted.kind, id=id_, detail=detail)


def unquoted(checked: Crosscheck, readings: dict[str, Reading]) -> Iterator[Fault]:
    """Yield a fault for each quotation of a dossier whose words stand in none of its places."""
    for quote in checked.dossier.quotes:
        said = set()
        for place in quote.said_in:
            if reading := readings.get(place.report):
                field = (reading.title or "") if place.field == "title" else reading.text
                said.add(field[place.start : place.end])
        if quote.text not in said:
            detail = f"no report says {quote.text!r} where the dossier says so"
            yield Fault(kind="quotation", id=checked.dossier.story.id, detail=detail)
