"""Passages of invented reports; quotations are given by hand."""

from recoupe.model.annotation import Quotation, Reading, Section, Speaker
from recoupe.model.span import Place
from recoupe.stories.passages import find_passages
from support import report, span_of

WORDS = "cette campagne protège chaque enfant des quatorze provinces et de la capitale"


def reading(key: str, text: str, *quotes: tuple[str, str]) -> Reading:
    """A reading whose quotations are (words, speaker)."""
    base = Reading.of(report(text, key=key))
    found = []
    for words, name in quotes:
        span = span_of(text, words)
        speaker = Speaker(name=name, text=name, start=0, end=1, entity=None)
        found.append(
            Quotation(start=span.start, end=span.end, text=words, kind="direct", speaker=speaker,
                      cue=None)
        )  # fmt: skip
    return Reading(
        **{f: getattr(base, f) for f in ("id", "key", "source", "url", "title", "language", "text",
                                         "published")},
        sections=(Section(start=0, end=len(text), kind="body"),),
        quotes=tuple(found),
    )  # fmt: skip


def quoted(readings: list[Reading], place: Place) -> str:
    text = next(r.text for r in readings if r.id == place.report)
    return text[place.start : place.end]


def test_the_same_words_in_two_reports_are_a_copy_with_exact_spans() -> None:
    pair = [reading("a", f"Hier, {WORDS}."), reading("b", f"Selon nous, {WORDS.upper()} !")]
    (passage,) = find_passages(pair)
    assert passage.kind == "copy"
    assert passage.words == 12
    assert {quoted(pair, passage.a).lower(), quoted(pair, passage.b).lower()} == {WORDS}
    assert passage.a.report < passage.b.report


def test_words_of_one_speaker_are_a_shared_quotation() -> None:
    pair = [
        reading("a", f'Le ministère : "{WORDS}".', (WORDS, "ministère de la Santé")),
        reading("b", f"« {WORDS} », dit le ministère.", (WORDS, "le ministère")),
    ]
    (passage,) = find_passages(pair)
    assert passage.kind == "shared_quote"


def test_words_given_to_two_speakers_are_no_shared_quotation() -> None:
    pair = [
        reading("a", f'Le maire : "{WORDS}".', (WORDS, "Awa Ballo")),
        reading("b", f"« {WORDS} », dit le préfet.", (WORDS, "Luc Ferrand")),
    ]
    (passage,) = find_passages(pair)
    assert passage.kind == "copy"


def test_a_short_quotation_of_one_speaker_is_shared_whole() -> None:
    pair = [
        reading("a", 'Une visite "de paix durable", dit-il.', ("de paix durable", "Awa Ballo")),
        reading("b", "« Un temps de paix durable pour tous », dit-elle.",
                ("Un temps de paix durable pour tous", "Awa Ballo")),
    ]  # fmt: skip
    (passage,) = find_passages(pair)
    assert (passage.kind, passage.words) == ("shared_quote", 3)
    assert {quoted(pair, passage.a), quoted(pair, passage.b)} == {"de paix durable"}


def test_fragments_set_apart_by_one_report_are_two_passages() -> None:
    whole = "de la pêche et de la formation ainsi que de la coopération maritime et portuaire"
    first, second = "de la pêche et de la formation", "coopération maritime et portuaire"
    pair = [
        reading("a", f'Un accord "{whole}".', (whole, "Awa Ballo")),
        reading("b", f'Il parle "{first}", et la "{second}".', (first, "Awa Ballo"),
                (second, "Awa Ballo")),
    ]  # fmt: skip
    found = find_passages(pair)
    assert sorted((quoted(pair, p.a), p.kind) for p in found) == [
        (second, "shared_quote"),
        (first, "shared_quote"),
    ]


def test_a_run_of_function_words_is_no_passage() -> None:
    words = "et ce que l'on a de plus que lui et de ce qui y est"
    assert find_passages([reading("a", f"Un {words}."), reading("b", f"Deux {words}.")]) == ()


def test_order_of_the_reports_does_not_matter() -> None:
    pair = [reading("a", f"Hier, {WORDS}."), reading("b", f"Selon nous, {WORDS} !")]
    assert find_passages(pair) == find_passages(pair[::-1])
