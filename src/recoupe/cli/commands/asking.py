"""`stories`, `story`, `report`, `search`: what the record knows."""

from pathlib import Path
from typing import Annotated

import typer

from recoupe.cli import options
from recoupe.cli.out import OutputError, answer, remark, show, show_json, width


def stories(
    as_of: options.AsOf = None,
    about: Annotated[
        str | None, typer.Option("--about", metavar="NAME", help="Only those that name it.")
    ] = None,
    json: options.Json = False,
    ui: options.Language = "fr",
    record: options.Record = options.DEFAULT_RECORD,
    quiet: options.Quiet = False,
) -> None:
    """List the stories, newest first."""
    from recoupe.engine import ask
    from recoupe.export.strings import load_strings
    from recoupe.export.text_lists import story_lines
    from recoupe.record import Record

    with Record.open(record) as opened:
        found = ask.stories(opened, as_of=as_of, about=about)
    answer(
        found, lambda: story_lines(found, load_strings(ui), about=about, width=width()), json=json
    )


def story(
    identifier: Annotated[str, typer.Argument(metavar="ID", help=options.STORY_HELP)],
    as_of: options.AsOf = None,
    json: options.Json = False,
    html: Annotated[
        Path | None, typer.Option("--html", metavar="FILE", help="Write it as one page.")
    ] = None,
    ui: options.Language = "fr",
    record: options.Record = options.DEFAULT_RECORD,
    quiet: options.Quiet = False,
) -> None:
    """Show the dossier of one story."""
    from recoupe.engine import ask
    from recoupe.record import Record

    if json and html:
        raise typer.BadParameter("--json and --html exclude each other")
    with Record.open(record) as opened:
        found = ask.dossier(opened, identifier, as_of=as_of)
        readings = {} if json else ask.readings_of(opened, found.dossier)
    if json:
        show_json(found.dossier)
    elif html:
        from recoupe.export.html import render_dossier

        page = render_dossier(found.dossier, readings, reasons=found.reasons, ui=ui)
        write_page(html, page)
        remark(f"written: {html}", quiet=quiet)
    else:
        from recoupe.export.page import build_page
        from recoupe.export.strings import load_strings
        from recoupe.export.text import text_lines

        strings = load_strings(ui)
        made = build_page(found.dossier, readings, found.reasons, strings)
        show(text_lines(made, strings, width=width()))


def write_page(file: Path, page: str) -> None:
    """Write a page where the user wants it.

    Raises:
        OutputError: it cannot be written there.

    """
    try:
        file.write_text(page, encoding="utf-8", newline="\n")
    except OSError as error:
        raise OutputError(file, error) from error


def report(
    key: Annotated[str, typer.Argument(metavar="KEY", help=options.REPORT_HELP)],
    json: options.Json = False,
    ui: options.Language = "fr",
    record: options.Record = options.DEFAULT_RECORD,
    quiet: options.Quiet = False,
) -> None:
    """Show what was read in one report."""
    from recoupe.engine import ask
    from recoupe.export.strings import load_strings
    from recoupe.export.text_reading import reading_lines
    from recoupe.record import Record

    with Record.open(record) as opened:
        found = ask.reading(opened, key)
    answer(found, lambda: reading_lines(found, load_strings(ui), width=width()), json=json)


def search(
    words: Annotated[
        list[str], typer.Argument(metavar="WORDS", help='Words; "these together"; begin*.')
    ],
    json: options.Json = False,
    ui: options.Language = "fr",
    record: options.Record = options.DEFAULT_RECORD,
    quiet: options.Quiet = False,
) -> None:
    """Find the reports that hold all the words, best first; of very many, the newest first."""
    from recoupe.engine import ask
    from recoupe.export.strings import load_strings
    from recoupe.export.text_lists import hit_lines
    from recoupe.record import Record

    asked = " ".join(words)
    with Record.open(record) as opened:
        found = ask.search(opened, asked)
    answer(found, lambda: hit_lines(found, load_strings(ui), words=asked, width=width()), json=json)
