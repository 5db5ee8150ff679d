"""`merge`, `move`, `undo`, `decisions`: what a user decides on stories, and what rules decided."""

from typing import TYPE_CHECKING, Annotated

import typer

from recoupe.cli import options
from recoupe.cli.out import answer, remark, width

if TYPE_CHECKING:
    from collections.abc import Callable

    from recoupe.model.listing import Decided
    from recoupe.record import Record


def merge(
    a: Annotated[str, typer.Argument(metavar="A", help=options.STORY_HELP)],
    b: Annotated[str, typer.Argument(metavar="B", help=options.STORY_HELP)],
    because: options.Because = None,
    json: options.Json = False,
    record: options.Record = options.DEFAULT_RECORD,
    quiet: options.Quiet = False,
) -> None:
    """Make one story of two, for good; undo takes it back."""
    from recoupe.engine import deciding

    decide(record, lambda r: deciding.merge(r, a, b, because=because), json=json, quiet=quiet)


def move(
    report: Annotated[str, typer.Argument(metavar="REPORT", help=options.REPORT_HELP)],
    story: Annotated[str | None, typer.Argument(metavar="[STORY]", help=options.STORY_HELP)] = None,
    alone: Annotated[
        bool, typer.Option("--alone", help="To a story of its own, instead of STORY.")
    ] = False,
    because: options.Because = None,
    json: options.Json = False,
    record: options.Record = options.DEFAULT_RECORD,
    quiet: options.Quiet = False,
) -> None:
    """Move a report to another story, for good; undo takes it back."""
    from recoupe.engine import deciding

    if alone == (story is not None):
        raise typer.BadParameter("give either STORY or --alone")
    decide(
        record, lambda r: deciding.move(r, report, story, because=because), json=json, quiet=quiet
    )


def undo(
    number: Annotated[int, typer.Argument(metavar="N", help="A decision's number.")],
    because: options.Because = None,
    json: options.Json = False,
    record: options.Record = options.DEFAULT_RECORD,
    quiet: options.Quiet = False,
) -> None:
    """Take back a decision of yours, or forbid what a rule merged or split."""
    from recoupe.engine import deciding

    decide(record, lambda r: deciding.undo(r, number, because=because), json=json, quiet=quiet)


def decisions(
    about: Annotated[
        str | None,
        typer.Argument(metavar="[STORY|REPORT]", help="Only those that speak of its reports."),
    ] = None,
    json: options.Json = False,
    record: options.Record = options.DEFAULT_RECORD,
    quiet: options.Quiet = False,
) -> None:
    """List what merged, split, moved or corrected, by a rule or by you, oldest first."""
    from recoupe.engine import deciding
    from recoupe.export.text_decisions import decision_lines
    from recoupe.record import Record

    with Record.open(record) as opened:
        found = deciding.decisions(opened, about)
    answer(found, lambda: decision_lines(found, width=width()), json=json)
    if not found.items and not json:
        remark("nothing has been merged, split, moved or corrected", quiet=quiet)


def decide(
    record: options.Record, decision: "Callable[[Record], Decided]", *, json: bool, quiet: bool
) -> None:
    """Take a decision of the user's in a record, and tell it and what has changed by it."""
    from recoupe.export.text_decisions import decided_lines
    from recoupe.record import Record

    with Record.open(record, write=True) as opened:
        done = decision(opened)
    answer(done, lambda: decided_lines(done, width=width()), json=json)
    if done.pending and not json:
        remark(f"{done.pending} reports wait for their story: run recoupe read", quiet=quiet)
