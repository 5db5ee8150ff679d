from hypothesis import given
from hypothesis import strategies as st

from recoupe.text.sentences import MAX_SENTENCE_CHARS, split_sentences

ABBREVIATIONS = frozenset({"m", "mme", "dr", "etc", "av"})


def sentences(text: str) -> list[str]:
    return [text[a:b] for a, b in split_sentences(text, 0, len(text), abbreviations=ABBREVIATIONS)]


def test_a_stop_before_a_capital_ends_a_sentence() -> None:
    assert sentences("Il est parti. Elle reste.") == ["Il est parti.", "Elle reste."]


def test_a_title_or_an_initial_does_not_end_one() -> None:
    assert sentences("M. Diallo a vu le Dr. Kane et J. Sow.") == [
        "M. Diallo a vu le Dr. Kane et J. Sow."
    ]


def test_a_closing_mark_belongs_to_the_sentence_it_closes() -> None:
    assert sentences("« Nous partons. » Il se tait.") == ["« Nous partons. »", "Il se tait."]


def test_a_straight_mark_before_a_letter_opens_the_next_sentence() -> None:
    assert sentences('Il part. "Nous restons", dit-elle.') == [
        "Il part.",
        '"Nous restons", dit-elle.',
    ]
    assert sentences('Il dit : "Nous partons." Elle reste.') == [
        'Il dit : "Nous partons."',
        "Elle reste.",
    ]


def test_sentences_glued_by_a_crawl_are_parted() -> None:
    assert sentences('Il pleut le soir.Dans la ville "tout va."Depuis, rien.') == [
        "Il pleut le soir.",
        'Dans la ville "tout va."',
        "Depuis, rien.",
    ]


def test_an_acronym_or_a_year_may_end_a_sentence_glued_to_the_next() -> None:
    assert sentences("Il dirige l'OTAN.Dans la ville, en 2018.Depuis, rien.") == [
        "Il dirige l'OTAN.",
        "Dans la ville, en 2018.",
        "Depuis, rien.",
    ]


def test_numbers_acronyms_and_addresses_stay_whole() -> None:
    text = "Les 3.200 équipes de l'O.N.U. ont écrit à site.com hier."
    assert sentences(text) == [text]


def test_a_line_break_always_ends_one() -> None:
    assert sentences("Un titre\nUne phrase.") == ["Un titre", "Une phrase."]


@given(st.text(alphabet="aA. !?…«»\"'\n\u00a0é1", max_size=300))
def test_nothing_but_blanks_is_lost(text: str) -> None:
    assert "".join("".join(sentences(text)).split()) == "".join(text.split())


def test_an_endless_line_is_cut() -> None:
    assert max(map(len, sentences("mot " * 5000))) <= MAX_SENTENCE_CHARS
