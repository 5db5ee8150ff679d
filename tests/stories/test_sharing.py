"""Texts that share words, found in a window; the texts are invented."""

import datetime as dt

from recoupe.stories.sharing import TextWindow, compare, print_of_text, sharing_among

DISPATCH = (
    "Le maire de Belcastel a annoncé mardi la fermeture du vieux pont après la crue de la rivière. "
    "Les habitants du quartier sud devront passer par la route de la forêt pendant six semaines. "
    "Une navette gratuite partira toutes les heures de la place du marché, a précisé la mairie."
)
EDITED = (
    "LES HABITANTS DU QUARTIER SUD devront passer par la route de la foret pendant six semaines. "
    "« Une navette gratuite partira toutes les heures de la place du marché », selon la commune. "
    "Notre correspondante a suivi les premiers voyageurs, dont beaucoup se plaignent du détour."
)
OTHER = (
    "La récolte de pommes s'annonce bonne cette année dans la vallée, malgré le gel du printemps. "
    "Les producteurs espèrent vendre davantage sur les marchés de la région que l'an dernier."
)


def day(number: int) -> dt.date:
    return dt.date(2031, 5, 1) + dt.timedelta(days=number)


def test_an_edited_and_reordered_copy_is_found_and_a_stranger_is_not() -> None:
    texts = {"d": DISPATCH, "o": OTHER, "e": EDITED}
    (found,) = sharing_among([print_of_text(k, t, day=day(0)) for k, t in texts.items()])
    assert (found.a, found.b) == ("d", "e")
    assert 0.15 < found.contained < 1


def test_containment_is_a_share_of_the_shorter_text() -> None:
    first = print_of_text("a", " ".join("abcdefghij"), day=None)  # four shingles of seven words
    second = print_of_text("b", " ".join("abcdefghxyzuvw"), day=None)  # the first two of them
    assert compare(first, second).shingles == 2
    assert compare(first, second).contained == 2 / 4
    assert compare(first, print_of_text("c", "a b", day=None)).contained == 0


def test_the_window_forgets_what_is_too_old() -> None:
    window = TextWindow(days=3)
    assert window.add(print_of_text("a", DISPATCH, day=day(0))) == ()
    assert [s.a for s in window.add(print_of_text("b", DISPATCH, day=day(3)))] == ["a"]
    assert [s.a for s in window.add(print_of_text("c", DISPATCH, day=day(4)))] == ["b"]
    assert window.add(print_of_text("d", OTHER, day=day(30))) == ()
    assert len(window) == 1


def test_a_late_or_undated_text_is_compared_with_the_window() -> None:
    window = TextWindow(days=3)
    window.add(print_of_text("a", DISPATCH, day=day(5)))
    assert [s.a for s in window.add(print_of_text("b", DISPATCH, day=day(1)))] == ["a"]
    assert {s.a for s in window.add(print_of_text("c", DISPATCH, day=None))} == {"a", "b"}


def test_a_report_is_remembered_once() -> None:
    window = TextWindow()
    window.add(print_of_text("a", DISPATCH, day=day(0)))
    assert window.add(print_of_text("a", DISPATCH, day=day(0))) == ()
    assert len(window) == 1


def test_words_that_every_report_carries_cost_no_more_as_reports_grow() -> None:
    window = TextWindow()
    for number in range(300):
        found = window.add(print_of_text(f"r{number:03}", DISPATCH, day=day(0)))
    assert 0 < len(found) <= 64
