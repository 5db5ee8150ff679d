"""The command line as a whole: its commands, how it starts and how it fails."""

import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Annotated, Any

import typer

from recoupe import __version__
from recoupe.cli.commands import asking, comparing, correcting, deciding, keeping, reading, relating
from recoupe.cli.options import DEFAULT_RECORD, RECORD_ENV, RECORD_HELP, Quiet
from recoupe.cli.out import show_error
from recoupe.errors import RecoupeError

FAILED = 1
WRONG_USE = 2
INTERRUPTED = 130  # 128 + SIGINT, as shells have it
NOBODY_READS = 141  # 128 + SIGPIPE

COMMANDS: dict[str, Callable[..., None]] = {
    "read": reading.read,
    "stories": asking.stories,
    "story": asking.story,
    "report": asking.report,
    "search": asking.search,
    "relations": relating.relations,
    "diff": comparing.diff,
    "copies": comparing.copies,
    "export": keeping.export,
    "explain": keeping.explain,
    "merge": deciding.merge,
    "move": deciding.move,
    "decisions": deciding.decisions,
    "undo": deciding.undo,
    "rejected": keeping.rejected,
    "verify": keeping.verify,
}

CORRECTIONS: dict[str, Callable[..., None]] = {
    "entities": correcting.entities,
    "entity": correcting.entity,
    "claims": correcting.claims,
    "claim": correcting.claim,
    "copy": correcting.copy,
    "origin": correcting.origin,
}
"""The commands below `correct`."""

# Typer's own kind of complaint about wrong use, which it does not export.
UsageError: Any = typer.BadParameter.__mro__[1]


def make_app() -> typer.Typer:
    """Return the program with all its commands."""
    app = typer.Typer(
        help="Read piles of dated news reports: what they state, who says it, where they differ.",
        add_completion=False,
        pretty_exceptions_enable=False,
        context_settings={"help_option_names": ["-h", "--help"]},
    )
    app.callback(invoke_without_command=True)(before)
    for name, command in COMMANDS.items():
        app.command(name)(command)
    app.add_typer(correct_app(), name="correct")
    return app


def correct_app() -> typer.Typer:
    """Return `correct` with the commands below it."""
    found = typer.Typer(
        help="Put a dossier right, for good: entities, claims, copies, origins.",
        no_args_is_help=True,
    )
    for name, command in CORRECTIONS.items():
        found.command(name)(command)
    return found


def before(
    context: typer.Context,
    record: Annotated[
        Path,
        typer.Option(
            "--record",
            metavar="FILE",
            help=RECORD_HELP,
            envvar=RECORD_ENV,
            show_envvar=False,
            show_default=False,
        ),
    ] = DEFAULT_RECORD,
    quiet: Quiet = False,
    version: Annotated[
        bool, typer.Option("--version", help="Print the version and leave.", is_eager=True)
    ] = False,
) -> None:
    """Read piles of dated news reports: what they state, who says it, where they differ."""
    if version:
        sys.stdout.write(f"recoupe {__version__}\n")
        raise typer.Exit
    if context.invoked_subcommand is None:
        sys.stdout.write(f"{context.get_help()}\n")
        raise typer.Exit(WRONG_USE)
    # Options given before the command are its defaults: it may be given them again.
    shared = {"record": str(record), "quiet": quiet}
    below = dict.fromkeys(CORRECTIONS, shared)
    context.default_map = {**dict.fromkeys(COMMANDS, shared), "correct": below}


def run(arguments: Sequence[str]) -> int:
    """Run one command and return its exit status."""
    json = "--json" in arguments
    try:
        status = make_app()(args=list(arguments), prog_name="recoupe", standalone_mode=False)
        sys.stdout.flush()
    except RecoupeError as error:
        show_error(error.code, error.message, error.hint, json=json)
        return FAILED
    except UsageError as error:
        show_error("usage", error.format_message(), usage_hint(error), json=json)
        return WRONG_USE
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        forget_stdout()
        return NOBODY_READS
    return int(status or 0)


def usage_hint(error: Exception) -> str | None:
    """Return where to find how a command is used."""
    context = getattr(error, "ctx", None)
    return f"{context.command_path} --help tells how" if context else None


def forget_stdout() -> None:
    """Send what is left in the buffer nowhere, so that leaving does not fail on it."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())


def main() -> None:
    """Run the program on its arguments; the process ends here."""
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(errors="replace")  # type: ignore[union-attr]  # both are text files
    sys.exit(run(sys.argv[1:]))
