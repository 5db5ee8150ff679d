"""The stages that the engine joins, as one value: the real ones, or fakes of a test."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Protocol

from recoupe.lang import Language, known_languages, load_language, read_addition
from recoupe.model.annotation import Reading
from recoupe.model.correction import Correction
from recoupe.model.dossier import Crosscheck
from recoupe.model.reason import Reason
from recoupe.model.report import Rejection, Report
from recoupe.model.story import Bonds, Link, Passage, Story


class ReaderLike(Protocol):
    """Reads reports of one language; another version reads again."""

    @property
    def version(self) -> str: ...

    def read(self, reports: Sequence[Report]) -> list[Reading]: ...


class WindowLike(Protocol):
    """The reports among which the like of one are looked for, and how rare words are there."""

    def count(self, features: Any, /) -> None:  # noqa: ANN401  # the stage's own value
        """Tell of a report, so that others are weighed by it."""
        ...

    def weighed(self, features: Any, /) -> Any:  # noqa: ANN401
        """Return a report with what its words weigh now; it stays so."""
        ...

    def add(self, features: Any, /) -> None:  # noqa: ANN401
        """Put a report in, so that later ones are compared with it."""
        ...

    def links(self, features: Any, /) -> tuple[Link, ...]:  # noqa: ANN401
        """Return the decisions on a report and others of the window."""
        ...

    def forget(self, *, before: int) -> None:
        """Leave out what no report of that day (an ordinal) or later has to do with."""
        ...


class Groups(Protocol):
    """Groups reports by the decisions on their pairs, and by what a user has decided."""

    def __call__(
        self, report_ids: Iterable[str], links: Iterable[Link], *, bonds: Bonds
    ) -> tuple[tuple[str, ...], ...]: ...


class Check(Protocol):
    """Derives one story's dossier from its readings."""

    def __call__(
        self,
        story: Story,
        readings: Sequence[Reading],
        passages: Sequence[Passage],
        *,
        as_of: str | None,
        language: Language,
        corrections: Iterable[Correction] = (),
    ) -> Crosscheck: ...


@dataclass(frozen=True, kw_only=True)
class Stages:
    """One function a stage, with the versions that its results are kept under."""

    count: Callable[[Path], int | None]
    load: Callable[[Path], Iterator[Report | Rejection]]
    reader: Callable[[Language, Any], ReaderLike]
    placing_version: str
    features: type[Any]
    features_of: Callable[[Reading], Any]
    unweighed: Callable[[Any], Any]
    window: Callable[[], WindowLike]
    reasons: Callable[[Any, Any], tuple[Reason, ...]]
    window_days: int
    reach_days: int
    group: Groups
    story_of: Callable[[Sequence[Reading]], Story]
    find_passages: Callable[[Sequence[Reading]], tuple[Passage, ...]]
    crosscheck_version: str
    check: Check
    languages: dict[str, Language] = field(default_factory=dict)
    close: Callable[[], None] = lambda: None

    @property
    def story_version(self) -> str:
        """The version that a derived story depends on."""
        return f"{self.placing_version}/{self.crosscheck_version}"

    def derive(
        self,
        readings: Sequence[Reading],
        *,
        as_of: str | None,
        corrections: Sequence[Correction] = (),
    ) -> tuple[Story, Crosscheck]:
        """Return the story that these readings make and its dossier; their order is no matter.

        `corrections` are the user's that speak of any of these reports.
        """
        story = self.story_of(readings)
        by_id = {reading.id: reading for reading in readings}
        ordered = [by_id[report] for report in story.reports]
        language = self.language(ordered[0].language)
        passages = self.find_passages(ordered)
        checked = self.check(
            story, ordered, passages, as_of=as_of, language=language, corrections=corrections
        )
        return story, checked

    def language(self, code: str) -> Language:
        """Return a language, the same one each time: its tables are read once.

        Raises:
            LanguageError: there is no data for it.

        """
        if code not in self.languages:
            self.languages[code] = load_language(code)
        return self.languages[code]


def languages_with(lexicon: Path | None) -> dict[str, Language]:
    """Return the languages that a user's file of names adds to, with it; none without a file.

    Raises:
        LexiconError: the file is not as it must be.

    """
    if lexicon is None:
        return {}
    known = {code: load_language(code) for code in known_languages()}
    return {c: known[c].with_addition(read_addition(lexicon, known[c])) for c in known}


def real_stages(lexicon: Path | None = None, *, jobs: int = 1) -> Stages:
    """Return the stages of this program; they are imported when first asked for.

    Long text is parsed in `jobs` processes, which end with `close`.

    Raises:
        LexiconError: the user's file of names, `lexicon`, is not as it must be.

    """
    from recoupe import crosscheck, sources, stories
    from recoupe.reading.parser import ParseCache
    from recoupe.reading.pool import PooledParser
    from recoupe.reading.reader import Reader
    from recoupe.stories.features import FEATURES_VERSION
    from recoupe.stories.rules import RULES_VERSION
    from recoupe.stories.window import COUNT_DAYS, REACH_DAYS

    pooled: list[PooledParser] = []

    def reader(language: Language, cache: ParseCache) -> Reader:
        if jobs < 2:
            return Reader(language, cache=cache)
        pooled.append(PooledParser(language, jobs=jobs, cache=cache))
        return Reader(language, parser=pooled[-1])

    def close() -> None:
        for parser in pooled:
            parser.close()

    return Stages(
        count=sources.count,
        load=sources.load,
        reader=reader,
        placing_version=f"{FEATURES_VERSION}.{RULES_VERSION}",
        features=stories.Features,
        features_of=stories.features_of,
        unweighed=stories.unweighed,
        window=stories.Window,
        reasons=stories.reasons_between,
        window_days=COUNT_DAYS,
        reach_days=REACH_DAYS,
        group=stories.group,
        story_of=stories.story_of,
        find_passages=stories.find_passages,
        crosscheck_version=crosscheck.CROSSCHECK_VERSION,
        check=crosscheck.check,
        languages=languages_with(lexicon),
        close=close,
    )
