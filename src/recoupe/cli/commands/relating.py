"""`relations`: what two actors do to each other."""

from typing import Annotated

import typer

from recoupe.cli import options
from recoupe.cli.out import answer, width


def relations(
    a: Annotated[
        str, typer.Argument(metavar="A", help="A country (MLI, Mali), or a name as in --about.")
    ],
    b: Annotated[str, typer.Argument(metavar="B", help="The other one.")],
    since: Annotated[
        str | None, typer.Option("--since", metavar="DAY", help="Only events of then or later.")
    ] = None,
    as_of: options.AsOf = None,
    json: options.Json = False,
    ui: options.Language = "fr",
    record: options.Record = options.DEFAULT_RECORD,
    quiet: options.Quiet = False,
) -> None:
    """List the events of two countries or actors over time, and month by month."""
    from recoupe.engine.relating import relations as asked
    from recoupe.export.strings import load_strings
    from recoupe.export.text_relations import relation_lines
    from recoupe.record import Record

    with Record.open(record) as opened:
        found = asked(opened, a, b, from_day=since, as_of=as_of)
    answer(found, lambda: relation_lines(found, load_strings(ui), width=width()), json=json)
