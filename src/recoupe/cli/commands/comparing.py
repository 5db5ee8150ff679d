"""`diff`: two reports side by side; `copies`: which pairs share text."""

from pathlib import Path
from typing import Annotated, Literal

import typer

from recoupe.cli import options
from recoupe.cli.commands.asking import write_page
from recoupe.cli.out import answer, remark, show, show_json, width

Kind = Literal["copy", "shared_quote"]


def diff(
    a: Annotated[str, typer.Argument(metavar="A", help=options.REPORT_HELP)],
    b: Annotated[str, typer.Argument(metavar="B", help=options.REPORT_HELP)],
    json: options.Json = False,
    html: Annotated[
        Path | None, typer.Option("--html", metavar="FILE", help="Write it as one page.")
    ] = None,
    ui: options.Language = "fr",
    record: options.Record = options.DEFAULT_RECORD,
    quiet: options.Quiet = False,
) -> None:
    """Show two reports side by side: what they share, and what was changed."""
    from recoupe.engine.comparing import diff as compare
    from recoupe.record import Record

    if json and html:
        raise typer.BadParameter("--json and --html exclude each other")
    with Record.open(record) as opened:
        found, left, right = compare(opened, a, b)
    if json:
        show_json(found)
    elif html:
        from recoupe.export.html.diff import render_diff

        write_page(html, render_diff(found, left, right, ui=ui))
        remark(f"written: {html}", quiet=quiet)
    else:
        from recoupe.export.strings import load_strings
        from recoupe.export.text_diff import diff_lines

        show(diff_lines(found, left, right, load_strings(ui), width=width()))


def copies(
    about: Annotated[
        str | None,
        typer.Argument(metavar="[STORY|REPORT]", help="Only those of its reports."),
    ] = None,
    kind: Annotated[
        Kind | None, typer.Option("--kind", help="Copies of text alone, or shared quotations.")
    ] = None,
    json: options.Json = False,
    ui: options.Language = "fr",
    record: options.Record = options.DEFAULT_RECORD,
    quiet: options.Quiet = False,
) -> None:
    """List the pairs of reports that share text, in one story or not, newest first."""
    from recoupe.engine.comparing import copies as asked
    from recoupe.export.strings import load_strings
    from recoupe.export.text_copies import copy_lines
    from recoupe.record import Record

    with Record.open(record) as opened:
        found = asked(opened, about, kind=kind)
    answer(found, lambda: copy_lines(found, load_strings(ui), width=width()), json=json)
