"""`read`: reports into the record."""

from pathlib import Path
from typing import Annotated

import typer

from recoupe.cli import options
from recoupe.cli.out import remark
from recoupe.cli.progress import shown_progress


def read(
    paths: Annotated[
        list[Path], typer.Argument(metavar="PATH...", help="Files or folders of reports.")
    ],
    jobs: Annotated[
        int,
        typer.Option(
            min=1, max=64, help="Processes that parse; each holds the model (0.6 GB of memory)."
        ),
    ] = 1,
    record: options.Record = options.DEFAULT_RECORD,
    quiet: options.Quiet = False,
    lexicon: options.Lexicon = None,
) -> None:
    """Read reports into the record; safe to repeat."""
    from recoupe.engine.read import read as read_into
    from recoupe.engine.read import require_paths
    from recoupe.engine.stages import real_stages
    from recoupe.record import Record

    require_paths(paths)
    stages = real_stages(lexicon, jobs=jobs)
    with Record.open(record, write=True) as opened, shown_progress(quiet=quiet) as progress:
        done = read_into(paths, opened, progress=progress, stages=stages)
    counts = (
        f"{done.seen} seen: {done.new} new, {done.known} known, {done.rejected} rejected; "
        f"{done.stories} {'story' if done.stories == 1 else 'stories'} in {record}"
    )
    remark(counts, quiet=quiet)
    if done.rejected:
        remark("recoupe rejected tells what could not be read, and why", quiet=quiet)
    if done.pending:
        remark(f"{done.pending} reports have no story yet: a fault of this program", quiet=quiet)
