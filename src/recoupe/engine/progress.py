"""How a long work tells how far it is."""

from typing import Literal, Protocol

StageName = Literal["ingest", "reading", "placing", "copies", "crosscheck"]


class Progress(Protocol):
    """Called after each committed step of a stage; `total` is an estimate, None when not known.

    What has been told as done is kept, whatever happens next.
    """

    def __call__(self, stage: StageName, done: int, total: int | None) -> None: ...


def silent(stage: StageName, done: int, total: int | None) -> None:
    """Tell nothing."""
