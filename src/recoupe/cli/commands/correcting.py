"""`correct`: what a user puts right in a dossier; `decisions` lists it, `undo` takes it back."""

from typing import Annotated, Literal

import typer

from recoupe.cli import options
from recoupe.cli.commands.deciding import decide

ENTITY_HELP = "An entity of the dossier: its name, or the beginning of its id."
CLAIM_HELP = "A claim's id, or the beginning of it."
Kind = Literal[
    "agency",
    "communique",
    "press_conference",
    "interview",
    "document",
    "own_reporting",
    "unknown",
]


def entities(
    story: Annotated[str, typer.Argument(metavar="STORY", help=options.STORY_HELP)],
    a: Annotated[str, typer.Argument(metavar="A", help=ENTITY_HELP)],
    b: Annotated[str, typer.Argument(metavar="B", help=ENTITY_HELP)],
    because: options.Because = None,
    json: options.Json = False,
    record: options.Record = options.DEFAULT_RECORD,
    quiet: options.Quiet = False,
) -> None:
    """Merge two entities: they are one, under two names."""
    from recoupe.engine import correcting

    decide(
        record,
        lambda r: correcting.entities(r, story, a, b, because=because),
        json=json,
        quiet=quiet,
    )


def entity(
    story: Annotated[str, typer.Argument(metavar="STORY", help=options.STORY_HELP)],
    name: Annotated[str, typer.Argument(metavar="ENTITY", help=ENTITY_HELP)],
    apart: Annotated[
        list[str],
        typer.Argument(
            metavar="REPORT|NAME...",
            help="A report that names it, by key or id; or one of the names that reports give it.",
        ),
    ],
    because: options.Because = None,
    json: options.Json = False,
    record: options.Record = options.DEFAULT_RECORD,
    quiet: options.Quiet = False,
) -> None:
    """Part an entity: what these reports, or these names, mean is another one."""
    from recoupe.engine import correcting

    decide(
        record,
        lambda r: correcting.entity(r, story, name, apart, because=because),
        json=json,
        quiet=quiet,
    )


def claims(
    a: Annotated[str, typer.Argument(metavar="A", help=CLAIM_HELP)],
    b: Annotated[str, typer.Argument(metavar="B", help=CLAIM_HELP)],
    because: options.Because = None,
    json: options.Json = False,
    record: options.Record = options.DEFAULT_RECORD,
    quiet: options.Quiet = False,
) -> None:
    """Join two claims: what they tell is one."""
    from recoupe.engine import correcting

    decide(
        record,
        lambda r: correcting.claims(r, a, b, because=because),
        json=json,
        quiet=quiet,
    )


def claim(
    of: Annotated[str, typer.Argument(metavar="CLAIM", help=CLAIM_HELP)],
    reports: Annotated[
        list[str],
        typer.Argument(
            metavar="REPORT...", help=f"{options.REPORT_HELP} Or the id of a claim's event."
        ),
    ],
    because: options.Because = None,
    json: options.Json = False,
    record: options.Record = options.DEFAULT_RECORD,
    quiet: options.Quiet = False,
) -> None:
    """Split a claim: what these reports tell is another one."""
    from recoupe.engine import correcting

    decide(
        record,
        lambda r: correcting.claim(r, of, reports, because=because),
        json=json,
        quiet=quiet,
    )


def copy(
    report: Annotated[str, typer.Argument(metavar="REPORT", help=options.REPORT_HELP)],
    of: Annotated[str, typer.Argument(metavar="OF", help="The report that it has its text from.")],
    none: Annotated[
        bool, typer.Option("--none", help="The reverse: what the two share is no copy.")
    ] = False,
    because: options.Because = None,
    json: options.Json = False,
    record: options.Record = options.DEFAULT_RECORD,
    quiet: options.Quiet = False,
) -> None:
    """Mark a report as a copy of another, or their passages as none."""
    from recoupe.engine import correcting

    decide(
        record,
        lambda r: correcting.copy(r, report, of, is_copy=not none, because=because),
        json=json,
        quiet=quiet,
    )


def origin(
    report: Annotated[str, typer.Argument(metavar="REPORT", help=options.REPORT_HELP)],
    kind: Annotated[Kind, typer.Argument(metavar="KIND", help="What kind of origin it is.")],
    issuer: Annotated[
        str | None,
        typer.Argument(metavar="[ISSUER]", help="Whose dispatch, communiqué or word it is."),
    ] = None,
    because: options.Because = None,
    json: options.Json = False,
    record: options.Record = options.DEFAULT_RECORD,
    quiet: options.Quiet = False,
) -> None:
    """Set where what a report tells itself comes from.

    KIND is agency, communique, press_conference, interview or document, each with its ISSUER,
    or own_reporting or unknown, without.
    """
    from recoupe.engine import correcting

    decide(
        record,
        lambda r: correcting.origin(r, report, kind, issuer, because=because),
        json=json,
        quiet=quiet,
    )
