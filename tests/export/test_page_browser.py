"""The page in a real browser: nothing is blocked, and links open what is folded."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from export import made
from recoupe.export.html import render_dossier

BROWSER = shutil.which("chromium") or shutil.which("chromium-browser")
BLOCKED = re.compile(r"Content Security Policy|Refused to|violates", re.IGNORECASE)
QUIET = (
    "--headless",
    "--no-sandbox",  # tests may run as root, where the sandbox does not start
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--enable-logging=stderr",
    "--virtual-time-budget=2000",
)

pytestmark = pytest.mark.skipif(BROWSER is None, reason="no chromium on this machine")


def browse(page: str, folder: Path, *, fragment: str = "") -> tuple[str, str]:
    """Open `page` at `fragment`; return the document as the browser holds it, and its log."""
    file = folder / "page.html"
    file.write_text(page, encoding="utf-8")
    command = [
        str(BROWSER),
        *QUIET,
        f"--user-data-dir={folder / 'profile'}",
        "--dump-dom",
        f"{file.as_uri()}{fragment}",
    ]
    done = subprocess.run(command, capture_output=True, timeout=120, check=True)  # noqa: S603 (our own command)
    return done.stdout.decode(), done.stderr.decode(errors="replace")


def page() -> str:
    return render_dossier(made.dossier(), made.readings(), reasons=made.reasons())


def opened(document: str) -> list[str]:
    """Return the opening tags of the `details` that stand open."""
    return [tag for tag in re.findall(r"<details[^>]*>", document) if " open" in tag]


def test_the_browser_blocks_nothing_of_the_page(tmp_path: Path) -> None:
    document, log = browse(page(), tmp_path)
    assert document.count("<details") == page().count("<details")
    assert not BLOCKED.search(log), log


def test_the_browser_would_tell_of_another_style_or_script(tmp_path: Path) -> None:
    added = "</title><style>p { color: red }</style><script>document.title = 'ran'</script>"
    document, log = browse(page().replace("</title>", added, 1), tmp_path)
    assert BLOCKED.search(log)
    assert "<title>ran</title>" not in document


def test_all_lines_are_folded_at_first(tmp_path: Path) -> None:
    document, _ = browse(page(), tmp_path)
    assert opened(document) == []


def test_a_link_to_a_line_of_the_background_opens_its_fold(tmp_path: Path) -> None:
    document, _ = browse(page(), tmp_path, fragment="#c-c-closed")
    assert any('class="fold"' in tag for tag in opened(document))
