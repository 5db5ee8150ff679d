from hypothesis import given
from hypothesis import strategies as st

from recoupe.text.runs import shared_runs
from recoupe.text.words import words_of


def norms(text: str) -> list[str]:
    return [w.norm for w in words_of(text)]


def test_an_exact_run_is_found_whole() -> None:
    a = norms("Hier encore, le port de la ville a fermé ses portes, dit-il.")
    b = norms("On sait que LE PORT de la ville a ferme ses portes.")
    (run,) = shared_runs(a, b, min_words=7)
    assert a[run.a_start : run.a_end] == norms("le port de la ville a fermé ses portes")
    assert run.shared == 9


def test_a_small_edit_does_not_cut_a_run() -> None:
    a = norms("les équipes mobiles iront dans les villages de la zone du nord dès lundi")
    b = norms("les équipes mobiles iront vite dans les villages de la zone du nord dès lundi")
    (run,) = shared_runs(a, b, min_words=7)
    assert (run.a_start, run.a_end) == (0, len(a))
    assert run.shared == 14


def test_reordered_sentences_are_two_runs() -> None:
    one = "le préfet de la région a visité le quartier sinistré"
    two = "une cellule de crise a été ouverte au ministère hier"
    runs = shared_runs(norms(f"{one} {two}"), norms(f"{two} {one}"), min_words=7)
    assert sorted(r.shared for r in runs) == [10, 10]


def test_words_keep_their_offsets_under_folding() -> None:
    text = "L’État d\u2019Œuvre"
    assert [(w.norm, text[w.start : w.end]) for w in words_of(text)] == [
        ("l", "L"),
        ("etat", "État"),
        ("d", "d"),
        ("oeuvre", "Œuvre"),
    ]


@given(
    st.lists(st.sampled_from("abcde"), max_size=60), st.lists(st.sampled_from("abcde"), max_size=60)
)
def test_runs_point_at_words_that_are_the_same_at_both_ends(a: list[str], b: list[str]) -> None:
    for run in shared_runs(a, b, min_words=4):
        assert a[run.a_start] == b[run.b_start]
        assert a[run.a_end - 1] == b[run.b_end - 1]
        assert run.shared <= min(run.a_end - run.a_start, run.b_end - run.b_start)


def test_a_run_that_touches_a_longer_one_keeps_the_rest_of_its_words() -> None:
    # "du port" ends the first run of a and begins the second one of b.
    a = norms("une foule immense a envahi hier soir les quais du port")
    b = norms("une foule immense a envahi hier soir les quais du port de la ville est fermé")
    c = norms("les quais du port de la ville est fermé jusqu’à jeudi midi au moins")
    first, second = shared_runs(b, [*a, "point", *c], min_words=5)
    assert (first.a_start, first.a_end) == (0, 11)
    assert b[second.a_start : second.a_end] == norms("de la ville est fermé")
