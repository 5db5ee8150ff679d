"""Every task on gold of our own: reports that we wrote, which anyone can score again.

`tests/gold/own.jsonl` has a report a line. `report` is the key of one of the reports in
`examples/reports`, or of a report that the line holds itself (`source`, `published`, `title`,
`text`). Labels are as in the modules that score them, with `words` beside offsets for people who
read the file; speakers and participants are strings.
"""

from collections.abc import Iterator

from eval.data import OWN_GOLD, ROOT, Gold, as_report, json_lines
from eval.entities import Label, Tally, names_in, spacy_names
from eval.events import score_events
from eval.figures import rows_of as figure_rows
from eval.quotes import score_quotes
from eval.roles import counted
from eval.roles import rows_of as role_rows
from eval.score import Row, f1
from eval.sections import KINDS, found, matched, wanted
from eval.times import score_times
from recoupe.lang import load_language
from recoupe.model.report import Report
from recoupe.reading.entities import find_entities
from recoupe.reading.reader import Reader
from recoupe.reading.sections import find_layout
from recoupe.sources import load


def own_gold() -> list[tuple[Gold, Report]]:
    """Return each line of the gold with its report, the labels' `id` being the report's key."""
    ours = (r for r in load(ROOT / "examples" / "reports") if isinstance(r, Report))
    examples = {r.key: r for r in ours}
    items = [{**x, "id": x["report"]} for x in json_lines(OWN_GOLD / "own.jsonl")]
    reports = [as_report(x) if "text" in x else examples[x["id"]] for x in items]
    return [({**x, "text": r.text}, r) for x, r in zip(items, reports, strict=True)]


def own_rows() -> Iterator[Row]:
    """Yield the rows of every task that the gold labels."""
    pairs = own_gold()
    gold, reports = [x for x, _ in pairs], [r for _, r in pairs]
    reader = Reader(load_language("fr"))
    readings = {r.key: r for r in reader.read(reports)}
    data = f"our {len(gold)} reports"
    yield from score_times(gold, readings, data=data, key="own_times", anchors=("-", "-"))
    yield from score_quotes(gold, readings, data=data, key="own_quotes", anchors={})
    yield from score_events(gold, readings, data=data, key="own_events")
    yield from _entity_and_role_rows(gold, reports, reader)
    figures = [{"id": x["id"], "labels": x["figures"]} for x in gold]
    yield from figure_rows(figures, readings, ("own_figures", "own_figures_event"), "own")
    yield _section_row(gold, reports)


def _entity_and_role_rows(gold: list[Gold], reports: list[Report], reader: Reader) -> Iterator[Row]:
    """Yield the rows of names and roles, both found in the parsed documents."""
    language = load_language("fr")
    tally, roles = Tally(), [0] * 5
    for item, document in zip(gold, reader.parse_documents(reports), strict=True):
        wanted = [Label(*x) for x in item["names"]]
        tally.add(wanted, names_in(document, language), spacy_names(document))
        counts = counted([tuple(x) for x in item["roles"]], find_entities(document, language))
        roles = [a + b for a, b in zip(roles, (*counts, 1), strict=True)]
    yield from tally.rows(("own_entities_names", "own_entities_country"), "own")
    yield from role_rows(roles, ("own_roles_found", "own_roles_holder"), "own")


def _section_row(gold: list[Gold], reports: list[Report]) -> Row:
    """Return the row of datelines, credits and other surroundings of the body."""
    language, totals = load_language("fr"), [0, 0, 0]
    for item, report in zip(gold, reports, strict=True):
        layout, label = find_layout(report, language), {"labels": item["sections"]}
        for kind in KINDS:
            ours = list(found(report.text, layout, kind))
            counts = matched(list(wanted(report.text, label, kind)), ours)
            totals = [a + b for a, b in zip(totals, counts, strict=True)]
    hits, predicted, needed = totals
    return Row(key="own_sections", task="datelines, credits, site phrases (F1)", anchor="-",
               data=f"our {len(gold)} reports, {needed} items",
               score=f1(hits, predicted, needed))  # fmt: skip
