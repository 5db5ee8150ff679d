"""How far a long read is, on stderr: a bar on a terminal, now and then a line elsewhere."""

import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from recoupe.engine.progress import Progress, StageName, silent

PATIENCE_SECONDS = 2.0
"""What is over sooner shows no bar."""
LINE_SECONDS = 15.0
"""How often a line is written where there is no terminal."""

STAGES: dict[StageName, str] = {
    "ingest": "taking in",
    "reading": "reading",
    "placing": "comparing",
    "copies": "looking for copies",
    "crosscheck": "crosschecking",
}


@contextmanager
def shown_progress(*, quiet: bool) -> Iterator[Progress]:
    """Give what a long work calls to tell how far it is, for as long as it lasts."""
    if quiet:
        yield silent
    elif sys.stderr.isatty():
        with bar() as progress:
            yield progress
    else:
        yield SparseLines(clock=time.monotonic)


@contextmanager
def bar() -> Iterator[Progress]:
    """Show one bar, that of the present stage, with rate and time left, after two seconds."""
    from rich import progress as rich_progress
    from rich.text import Text

    from recoupe.cli.out import console

    class Rate(rich_progress.ProgressColumn):
        """Reports a second of late."""

        def render(self, task: rich_progress.Task) -> Text:
            return Text(f"{task.speed:.1f}/s" if task.speed else "–/s", style="dim")

    shown = rich_progress.Progress(
        rich_progress.SpinnerColumn(),
        rich_progress.TextColumn("{task.description}"),
        rich_progress.BarColumn(),
        rich_progress.MofNCompleteColumn(),
        Rate(),
        rich_progress.TimeRemainingColumn(compact=True),
        console=console(stderr=True),
        transient=True,
    )
    task = shown.add_task(STAGES["ingest"], total=None)
    present: list[StageName] = ["ingest"]

    def progress(stage: StageName, done: int, total: int | None) -> None:
        if done == total:
            # The next stage may be long before its first step: its bar pulses until then.
            stage, done, total = following(stage), 0, None
        if stage != present[-1]:
            present.append(stage)
            shown.reset(task, description=STAGES[stage], total=total)
        shown.update(task, completed=done, total=total)

    timer = threading.Timer(PATIENCE_SECONDS, shown.start)
    timer.daemon = True
    timer.start()
    try:
        yield progress
    finally:
        timer.cancel()
        timer.join()
        shown.stop()


def following(stage: StageName) -> StageName:
    """Return the stage that comes after `stage`, the last one after itself."""
    names = list(STAGES)
    return names[min(names.index(stage) + 1, len(names) - 1)]


class SparseLines:
    """Progress as lines, at most one in a while, for logs."""

    def __init__(self, *, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._last = clock()
        self._stage: StageName | None = None
        self._stage_began = self._last

    def __call__(self, stage: StageName, done: int, total: int | None) -> None:
        """Write a line if the last one was long ago."""
        now = self._clock()
        if stage != self._stage:
            self._stage, self._stage_began = stage, now
        if now - self._last < LINE_SECONDS:
            return
        self._last = now
        words = told(done, total, now - self._stage_began)
        sys.stderr.write(f"{STAGES[stage]}: {words}\n")


def told(done: int, total: int | None, seconds: float) -> str:
    """Return "120 of 400, 8.0/s, 35 s left", as far as it is known."""
    rate = done / seconds if seconds > 0 else 0.0
    parts = [str(done) if total is None else f"{done} of {total}"]
    if rate:
        parts.append(f"{rate:.1f}/s")
    if rate and total is not None:
        parts.append(f"{(total - done) / rate:.0f} s left")
    return ", ".join(parts)
