"""What each stage of reading takes: its functions, timed where the reader calls them."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from recoupe.reading import reader as stages
from recoupe.reading.parser import Parser
from recoupe.reading.segment import Segmenter

STAGES = {
    "sections": "find_layout",
    "times": "find_times",
    "entities": "find_entities",
    "quotations": "find_quotations",
    "figures": "find_figures",
    "events": "find_events",
    "labels": "find_labels",
}


def seconds(work: Callable[[], object]) -> float:
    """Return the processor time of a call, of this process: other programs do not count."""
    start = time.process_time()
    work()
    return time.process_time() - start


def shares(work: Callable[[], object]) -> dict[str, float]:
    """Return the share of each stage in some reading; they add up to 1."""
    spent: dict[str, float] = {}
    with timed(spent):
        whole = seconds(work)
    spent["the rest"] = whole - sum(spent.values())
    return {name: s / whole for name, s in spent.items()}


@contextmanager
def timed(spent: dict[str, float]) -> Iterator[None]:
    """Add to `spent` what each stage takes while this is entered."""
    places: list[tuple[Any, str, str]] = [
        (Segmenter, "units", "sentences"),
        (Parser, "parse", "parse"),
        *((stages, function, name) for name, function in STAGES.items()),
    ]
    kept = [(owner, function, getattr(owner, function)) for owner, function, _ in places]
    for owner, function, name in places:
        setattr(owner, function, _timing(getattr(owner, function), name, spent))
    try:
        yield
    finally:
        for owner, function, original in kept:
            setattr(owner, function, original)


def _timing(work: Callable[..., Any], name: str, spent: dict[str, float]) -> Callable[..., Any]:
    def timing(*given: Any) -> Any:  # noqa: ANN401  # stands for any stage
        start = time.process_time()
        result = work(*given)
        spent[name] = spent.get(name, 0.0) + time.process_time() - start
        return result

    return timing
