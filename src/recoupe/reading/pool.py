"""The costly step in several processes: sentences are dealt out, their parses come back."""

import logging
import multiprocessing
import os
import signal
import threading
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from functools import lru_cache, partial
from typing import TYPE_CHECKING

from recoupe.lang import Language, load_language
from recoupe.reading.parse import Token
from recoupe.reading.parser import ParseCache, Parser, decoded_tokens, encoded_tokens

if TYPE_CHECKING:
    from spacy.language import Language as Pipeline

# Fewer sentences than this (about twenty reports) are parsed sooner than the models are loaded.
MIN_POOLED_UNITS = 600

log = logging.getLogger(__name__)


class PooledParser(Parser):
    """Parses in `jobs` processes beside this one, each with the model in its memory.

    Tokens depend on their sentence alone, so the result is that of one process. The processes are
    started by the first batch that is worth it, and end with `close`, or with this process.
    """

    def __init__(
        self,
        language: Language,
        *,
        jobs: int,
        cache: ParseCache | None = None,
        pipeline: "Pipeline | None" = None,
    ) -> None:
        super().__init__(language, cache=cache, pipeline=pipeline)
        self._code = language.code
        self._jobs = jobs
        self._pool: ProcessPoolExecutor | None = None

    def close(self) -> None:
        """End the processes; what they have not begun is dropped."""
        if self._pool is not None:
            self._pool.shutdown(wait=False, cancel_futures=True)
            self._pool = None

    def _run(self, texts: list[str]) -> dict[str, tuple[Token, ...]]:
        if self._jobs < 2 or (self._pool is None and len(texts) < MIN_POOLED_UNITS):
            return super()._run(texts)
        try:
            return self._pooled(texts)
        except BrokenProcessPool as error:
            log.warning("a parsing process ended; going on in this one", exc_info=error)
            self._jobs = 1
            self.close()
            return super()._run(texts)

    def _pooled(self, texts: list[str]) -> dict[str, tuple[Token, ...]]:
        if self._pool is None:
            spawn = multiprocessing.get_context("spawn")  # a fork would share locks and handles
            self._pool = ProcessPoolExecutor(self._jobs, mp_context=spawn, initializer=_prepare)
        # Each gets as much long text as the others.
        ordered = sorted(texts, key=lambda t: (len(t), t))
        parts = [ordered[n :: self._jobs] for n in range(self._jobs)]
        found = self._pool.map(partial(_parsed, self._code), parts)
        return {
            text: decoded_tokens(tokens)
            for part, parses in zip(parts, found, strict=True)
            for text, tokens in zip(part, parses, strict=True)
        }


def _prepare() -> None:
    """Leave Ctrl-C to the first process, and end when that has gone, however it went."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    parent = multiprocessing.parent_process()
    if parent is not None:
        threading.Thread(target=_end_with, args=(parent,), daemon=True).start()


def _end_with(parent: "multiprocessing.process.BaseProcess") -> None:
    parent.join()
    os._exit(1)


def _parsed(code: str, texts: Sequence[str]) -> list[bytes]:
    parses = _parser(code).parse(texts)
    return [encoded_tokens(parses[text]) for text in texts]


@lru_cache(maxsize=1)
def _parser(code: str) -> Parser:
    return Parser(load_language(code))
