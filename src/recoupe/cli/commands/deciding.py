"""`merge`, `move`, `undo`, `decisions`: what a user decides on stories, and what rules decided."""

from typing import TYPE_CHECKING, Annotated

import typer

from recoupe.cli import options
from recoupe.cli.out import remark, show, show_json, width

if TYPE_CHECKING:
    from recoupe.model.listing import Decided

STORY_HELP = "A story's id, or the beginning of it."
Because = Annotated[
    str | None,
    typer.Option("--because", metavar="WORDS", help="Your reason, kept with the decision."),
]


def merge(
    a: Annotated[str, typer.Argument(metavar="A", help=STORY_HELP)],
    b: Annotated[str, typer.Argument(metavar="B", help=STORY_HELP)],
    because: Because = None,
    json: options.Json = False,
    record: options.Record = options.DEFAULT_RECORD,
    quiet: options.Quiet = False,
) -> None:
    """Make one story of two, for good; undo takes it back."""
    from recoupe.engine import deciding
    from recoupe.record import Record

    with Record.open(record, write=True) as opened:
        tell(deciding.merge(opened, a, b, because=because), json=json, quiet=quiet)


def move(
    report: Annotated[
        str, typer.Argument(metavar="REPORT", help="A report's key, or the beginning of its id.")
    ],
    story: Annotated[str | None, typer.Argument(metavar="[STORY]", help=STORY_HELP)] = None,
    alone: Annotated[
        bool, typer.Option("--alone", help="To a story of its own, instead of STORY.")
    ] = False,
    because: Because = None,
    json: options.Json = False,
    record: options.Record = options.DEFAULT_RECORD,
    quiet: options.Quiet = False,
) -> None:
    """Move a report to another story, for good; undo takes it back."""
    from recoupe.engine import deciding
    from recoupe.record import Record

    if alone == (story is not None):
        raise typer.BadParameter("give either STORY or --alone")
    with Record.open(record, write=True) as opened:
        tell(deciding.move(opened, report, story, because=because), json=json, quiet=quiet)


def undo(
    number: Annotated[int, typer.Argument(metavar="N", help="A decision's number.")],
    because: Because = None,
    json: options.Json = False,
    record: options.Record = options.DEFAULT_RECORD,
    quiet: options.Quiet = False,
) -> None:
    """Take back a decision of yours, or forbid what a rule merged or split."""
    from recoupe.engine import deciding
    from recoupe.record import Record

    with Record.open(record, write=True) as opened:
        tell(deciding.undo(opened, number, because=because), json=json, quiet=quiet)


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
    if json:
        show_json(found)
        return
    show(decision_lines(found, width=width()))
    if not found.items:
        remark("nothing has been merged, split, moved or corrected", quiet=quiet)


def tell(done: "Decided", *, json: bool, quiet: bool) -> None:
    """Tell a decision and what has changed by it."""
    from recoupe.export.text_decisions import decided_lines

    if json:
        show_json(done)
        return
    show(decided_lines(done, width=width()))
    if done.pending:
        remark(f"{done.pending} reports wait for their story: run recoupe read", quiet=quiet)
