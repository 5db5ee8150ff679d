"""Two invented reports side by side, as text and as a page."""

from pathlib import Path

import pytest

from export.test_html import Outline
from export.test_page_browser import BLOCKED, BROWSER, browse
from recoupe.export.diff_view import KEPT_WORDS, diff_rows
from recoupe.export.html.diff import render_diff
from recoupe.export.lines import plain_text
from recoupe.export.strings import load_strings
from recoupe.export.text_diff import diff_lines
from recoupe.model.annotation import Reading
from recoupe.model.diff import Diff
from recoupe.stories.comparing import diff
from stories.test_comparing import ONE, OTHER
from stories.test_passages import reading

LONG = " ".join(f"mot{n} suit l’autre" for n in range(40))
HOSTILE = '<script>alert("1")</script> & <img src=x onerror=alert(2)> \x1b[31m '


def pair(a: str = ONE, b: str = OTHER) -> tuple[Diff, Reading, Reading]:
    left, right = reading("a", a), reading("b", b)
    return diff(left, right, first="a", abbreviations=frozenset()), left, right


def lines(*given: str, width: int = 100) -> str:
    return plain_text(diff_lines(*pair(*given), load_strings("fr"), width=width))


def page(*given: str) -> str:
    return render_diff(*pair(*given))


@pytest.mark.parametrize("width", [60, 80, 100, 120])
def test_the_text_is_the_golden_one(width: int) -> None:
    golden = Path(__file__).with_name("diff") / f"{width}.txt"
    assert lines(width=width) == golden.read_text(encoding="utf-8")


def test_no_line_is_wider_than_asked_for() -> None:
    for width in (60, 80, 120):
        assert max(map(len, lines(width=width).splitlines())) <= width


def test_rows_hold_each_report_whole() -> None:
    found, left, right = pair()
    rows = diff_rows(found, left, right)
    for side, text in (("left", ONE), ("right", OTHER)):
        shown = [p.text for row in rows for p in getattr(row, side)]
        assert sorted("".join(shown).replace(" ", "")) == sorted(text.replace(" ", ""))


def test_a_long_stretch_folds_at_the_same_words_on_both_sides() -> None:
    rows = diff_rows(*pair(f"Ici {LONG}.", f"Ailleurs {LONG.upper()}."))
    (row,) = [r for r in rows if r.number]
    left, right = ([p for p in cell if p.folded] for cell in (row.left, row.right))
    assert len(left) == len(right) == 1
    assert left[0].text.lower() == right[0].text.lower()
    assert left[0].words == 4 * 40 - 2 * KEPT_WORDS


def test_the_page_marks_edits_and_folds_what_is_long() -> None:
    outline = Outline(page(f"Ici {LONG}. {ONE}", f"Là {LONG}. {OTHER}"))
    assert outline.text("mark") == ["vieux", "la route", "le chemin"]
    assert [a for a in outline.of("details") if a.get("class") == "rest"]
    assert not any("open" in a for a in outline.of("details"))


def test_words_of_reports_are_escaped_and_only_web_addresses_are_links() -> None:
    made = page(HOSTILE + ONE, HOSTILE + OTHER)
    outline = Outline(made)
    assert not outline.of("script")
    assert not outline.of("img")
    (policy,) = (m["content"] for m in outline.of("meta") if "http-equiv" in m)
    assert str(policy).startswith("default-src 'none'; script-src 'none'")
    found, left, right = pair()
    fields = {f: getattr(left, f) for f in left.__struct_fields__}
    evil = Reading(**{**fields, "url": "javascript:alert(1)"})
    assert Outline(render_diff(found, evil, right)).of("a") == []


def test_a_terminal_is_not_moved_by_a_report() -> None:
    assert "\x1b" not in lines(HOSTILE + ONE, HOSTILE + OTHER)


@pytest.mark.skipif(BROWSER is None, reason="no chromium on this machine")
def test_the_browser_blocks_nothing_of_the_page(tmp_path: Path) -> None:
    document, log = browse(page(), tmp_path)
    assert 'class="pair heads"' in document
    assert not BLOCKED.search(log), log
