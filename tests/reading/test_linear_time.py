"""No text makes the reader slow: four times the text takes about four times the time."""

import time
from collections.abc import Callable

import pytest

from recoupe.reading.quotations.marks import find_quoted
from recoupe.reading.reader import Reader
from recoupe.reading.sections import find_layout
from recoupe.sources.dates import published
from recoupe.sources.decoding import decode
from recoupe.sources.refusal import RefusedError
from recoupe.text.runs import shared_runs
from recoupe.text.sentences import split_sentences
from recoupe.text.titles import title_end
from recoupe.text.words import words_of
from shapes import SHAPES, Shape, ShapedParser
from support import french, report

# Faster than this is fast, whatever the ratio; what takes quadratic time is not, at these lengths.
FLOOR_SECONDS = 0.25
TIMES_LONGER = 4
# Linear is 4, quadratic 16: between them lies what a busy machine may add.
MAX_RATIO = 8
TEXT_CHARS = 20_000
READING_CHARS = 1_300  # more than a sentence may have, which is bounded

RUNS = [
    *".,;:!?…-–—_/\\|&@#%€$§*+=~^`'’\"«»“”„‘<>()[]{}",
    *" \n\t\r\u00a0\u202f\u200b\u200f\u202e\u0301\ufeff\u2028",
    *"1aAéÉœnß😀ش中",
    *("\r\n", "\n\n", "\nn", "\n ", " | ", " – ", "- ", "<<", ">>", "''", "<»", "‹«", "« a ", '" '),
    *(
        "le le ",
        "1 2 3 ",
        "A. A. ",
        "A.B.",
        "Aa bb\n",
        "A\n",
        "a.A",
        "a-",
        "d’l’",
        "1.",
        "1,",
        "1-",
    ),
    *(
        "(AFP) ",
        "© AFP\n",
        "PARIS (AFP) - ",
        "Par Awa Kone\n",
        "Lire aussi : ",
        "12/05/2024 10:00 -\n",
    ),
]
PHRASES = [
    *("mardi ", "mardi et ", "lundi 5 mars 2024, ", "16h00 ", "dans la nuit de lundi à ", "1990 "),
    *("Paul, ", "Paul et ", "Paul Ba ", "Awa de la ", "(ONU) ", "le Mali ", "Bamako, ", "BAMAKO "),
    *("ministre de la ", "le ministre, ", "mercenaires ", "il ", "Awa Kone. Elle a dit. "),
    *("12 000 ", "deux cent ", "10 euros ", "1% ", "22 33 ", "au moins 12 morts ", "environ "),
    *("a dit que ", "selon Paul ", "« Oui », a dit Paul. ", "– Oui\n", "« Oui\n", "a-t-il "),
    *("la visite de ", "qui a tué ", "ne pas ", "Le siège de Paris. "),
]


def seconds(work: Callable[[], object]) -> float:
    start = time.process_time()
    work()
    return time.process_time() - start


def assert_linear(work: Callable[[str], object], made: Callable[[int], str], length: int) -> None:
    """`made` writes a text of about so many characters."""
    short, long = made(length), made(length * TIMES_LONGER)
    for _ in range(3):  # another program may have slowed one of the two
        first, second = seconds(lambda: work(short)), seconds(lambda: work(long))
        if second < FLOOR_SECONDS or second / first < MAX_RATIO:
            return
    pytest.fail(f"{short[:40]!r}: {len(short)}: {first:.2f} s; {len(long)}: {second:.2f} s")


def filled(run: str) -> Callable[[int], str]:
    return lambda length: f"Un titre {run * (length // len(run))} fin"


def decoded(data: bytes) -> str | None:
    """Runs of one letter are in no encoding that can be told."""
    try:
        return decode(data)
    except RefusedError:
        return None


STAGES: dict[str, Callable[[str], object]] = {
    "titles": lambda t: title_end(t, "courrier.example"),
    "sentences": lambda t: list(
        split_sentences(t, 0, len(t), abbreviations=frozenset({"m", "cf"}))
    ),
    "words": words_of,
    "marks": find_quoted,
    "layout": lambda t: find_layout(report(t, title=t[: len(t) // 2]), french()),
    "decoding": lambda t: decode(t.encode()),
    "decoding old files": lambda t: decoded(t.encode("cp1252", "ignore")),
}


@pytest.mark.parametrize("stage", STAGES)
def test_stages_before_the_parse(stage: str):
    for run in [*RUNS, *PHRASES]:
        assert_linear(STAGES[stage], filled(run), TEXT_CHARS)


@pytest.mark.parametrize("run", ["2024-05-1", "2024-05-14T10:00", "T10:", "0", ":"])
def test_dates(run: str):
    def refused(text: str) -> None:
        with pytest.raises(RefusedError):
            published(text, origin="metadata")

    assert_linear(refused, lambda length: run * (length // len(run)), TEXT_CHARS)


def test_shared_words():
    def shared(text: str) -> None:
        words = text.split()
        shared_runs(words, words, min_words=7)

    assert_linear(shared, filled("le la de "), 2 * TEXT_CHARS)


@pytest.mark.parametrize("nth", range(len(PHRASES)))
def test_finders(nth: int):
    for shape in (SHAPES[nth % len(SHAPES)], SHAPES[(nth + 1) % len(SHAPES)]):
        assert_linear(reading(shape), filled(PHRASES[nth]), READING_CHARS)


def test_one_event_named_over_and_over():
    """Mentions are compared with so many around them that the window must be full first."""
    assert_linear(reading("roots"), filled("retrait "), 4_000)


@pytest.mark.parametrize("nth", range(len(SHAPES)))
def test_finders_on_runs_of_marks(nth: int):
    for run in RUNS[nth :: len(SHAPES)]:
        assert_linear(reading(SHAPES[nth]), filled(run), READING_CHARS)


def test_new_names_figures_and_quotations_in_each_sentence():
    """Each brings new people, so that whoever looks at all of them is found out."""
    sentence = (
        "Le {n}e jour, le ministre Awa K{n}ara Kone a dit à 16h{m:02d} que « {n} morts » "
        "ont été tués mardi par le colonel T{n}ebo. L’Union K{n}ara (UK{n}) condamne l’attaque. "
    )

    def made(length: int) -> str:
        return "".join(sentence.format(n=n, m=n % 60) for n in range(length // len(sentence)))

    assert_linear(reading("chain"), made, 6_000)


def reading(shape: Shape) -> Callable[[str], object]:
    reader = Reader(french(), parser=ShapedParser(shape))
    return lambda text: reader.read([report(text, title=text[:200])])
