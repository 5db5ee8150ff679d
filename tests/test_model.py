from recoupe.model.base import folded, make_id


def test_identifier_keeps_fields_apart() -> None:
    assert make_id("report", "ab", "c") != make_id("report", "a", "bc")
    assert make_id("report", None) != make_id("report", "")
    assert make_id("report", "a") != make_id("claim", "a")


def test_folded_forgets_accents_case_and_curly_apostrophes() -> None:
    assert folded("L\u2019\u00c9tat  de\u00a0Go\u00efta") == "l'etat de goita"
