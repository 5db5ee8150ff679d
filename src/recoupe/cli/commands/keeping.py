"""`export`, `explain`, `rejected`, `verify`: the record itself, and why it says what it says."""

from pathlib import Path
from typing import Annotated

import typer

from recoupe.cli import options
from recoupe.cli.out import OutputError, answer, remark, show, show_json, width


def export(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="Made where there is none.")],
    as_of: options.AsOf = None,
    record: options.Record = options.DEFAULT_RECORD,
    quiet: options.Quiet = False,
) -> None:
    """Write readings.jsonl, dossiers.jsonl, and tables as csv and parquet."""
    from recoupe.engine.exporting import export as export_into
    from recoupe.record import Record

    with Record.open(record) as opened:
        try:
            export_into(opened, folder, as_of=as_of)
        except OSError as error:
            raise OutputError(folder, error) from error
    remark(f"written: {folder}", quiet=quiet)


def explain(
    identifier: Annotated[
        str,
        typer.Argument(
            metavar="ID", help="Of a story, claim, origin or disagreement, or its beginning."
        ),
    ],
    json: options.Json = False,
    record: options.Record = options.DEFAULT_RECORD,
    quiet: options.Quiet = False,
) -> None:
    """Tell the reasons behind a claim, story, origin or disagreement."""
    from recoupe.engine.explain import explain as explain_in
    from recoupe.export.text_reasons import explanation_lines
    from recoupe.record import Record

    with Record.open(record) as opened:
        found = explain_in(opened, identifier)
        reports = {place.report for reason in found.reasons for place in reason.spans}
        readings = opened.readings.get([] if json else sorted(reports))
    if json:
        show_json(found)
    else:
        by_id = {reading.id: reading for reading in readings}
        show(explanation_lines(found, by_id, width=width()))


def rejected(
    json: options.Json = False,
    record: options.Record = options.DEFAULT_RECORD,
    quiet: options.Quiet = False,
) -> None:
    """List what could not be read, and why."""
    from recoupe.engine import ask
    from recoupe.export.text_lists import rejection_lines
    from recoupe.record import Record

    with Record.open(record) as opened:
        found = ask.rejected(opened)
    if json:
        show_json(found)
        return
    show(rejection_lines(found, width=width()))
    if not found.items:
        remark("nothing was rejected", quiet=quiet)


def verify(
    json: options.Json = False,
    record: options.Record = options.DEFAULT_RECORD,
    quiet: options.Quiet = False,
) -> None:
    """Check that every stored span still quotes its report and that hashes match."""
    from recoupe.engine.verify import verify as verify_in
    from recoupe.export.text_reasons import fault_lines
    from recoupe.record import Record

    with Record.open(record) as opened:
        found = verify_in(opened)
    answer(found, lambda: fault_lines(found, width=width()), json=json)
    counted = f"{found.reports} reports and {found.spans} spans checked"
    if not found.faults:
        remark(f"{counted}, all hold", quiet=quiet or json)
        return
    remark(f"recoupe: {counted}, {len(found.faults)} faults found", quiet=False)
    raise typer.Exit(1)
