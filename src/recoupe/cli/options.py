"""The options that commands share, each declared once."""

from pathlib import Path
from typing import Annotated, Literal

import typer

DEFAULT_RECORD = Path("recoupe.db")
RECORD_ENV = "RECOUPE_RECORD"
RECORD_HELP = f"The record, one file; else {RECORD_ENV} names it, else ./recoupe.db."

STORY_HELP = "A story's id, or the beginning of it."
REPORT_HELP = "A report's key, or the beginning of its id."

Ui = Literal["fr", "en"]

Record = Annotated[
    Path, typer.Option("--record", metavar="FILE", help=RECORD_HELP, show_default=False)
]
Lexicon = Annotated[
    Path | None,
    typer.Option(
        "--lexicon",
        envvar="RECOUPE_LEXICON",
        metavar="FILE",
        help="Names, bodies, places and roles of your own (docs/lexicon.md).",
        show_default=False,
    ),
]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="No progress, no remarks on stderr.")]
Json = Annotated[bool, typer.Option("--json", help="JSON alone on stdout.")]
AsOf = Annotated[
    str | None,
    typer.Option(
        "--as-of",
        metavar="T",
        help="What was known then: 2023, 2023-02, 2023-02-05 or 2023-02-05T14:30.",
    ),
]
Language = Annotated[
    Ui,
    typer.Option("--ui", envvar="RECOUPE_UI", help="Language of headings; reports keep theirs."),
]
Because = Annotated[
    str | None,
    typer.Option("--because", metavar="WORDS", help="Your reason, kept with the decision."),
]
