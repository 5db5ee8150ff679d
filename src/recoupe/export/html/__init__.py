"""A dossier as one HTML file that stands alone: no script, no loads, its policy inside."""

import base64
import hashlib
from collections.abc import Mapping, Sequence
from importlib.resources import files
from typing import TYPE_CHECKING

from recoupe import __version__
from recoupe.export.page import build_page
from recoupe.export.strings import Ui, load_strings
from recoupe.export.view import Evidence
from recoupe.model.annotation import Reading
from recoupe.model.dossier import Dossier
from recoupe.model.reason import Reason

if TYPE_CHECKING:
    from jinja2 import Environment


def render_dossier(
    dossier: Dossier,
    readings: Mapping[str, Reading],
    *,
    reasons: Mapping[str, Sequence[Reason]] | None = None,
    ui: Ui = "fr",
) -> str:
    """Return the page of `dossier`, with the full text of its reports, as one HTML document.

    `readings` are its reports' by id; `reasons` those behind claims, origins and disagreements.
    Reports are hostile input: all their words are escaped, only http(s) addresses become links,
    and the page's own policy lets nothing run or load.
    """
    from markupsafe import Markup

    strings = load_strings(ui)
    style = (files("recoupe.export") / "templates" / "dossier.css").read_text(encoding="utf-8")
    return (
        environment()
        .get_template("dossier.html.j2")
        .render(
            page=build_page(dossier, readings, reasons or {}, strings),
            t=strings,
            ui=ui,
            version=__version__,
            policy=content_policy(style),
            same_words=same_words,
            style=Markup(style),  # noqa: S704 (our own file, no word of a report in it)
        )
    )


def environment() -> "Environment":
    """Return the templates, under which every word is escaped."""
    from jinja2 import Environment, PackageLoader, StrictUndefined

    return Environment(
        loader=PackageLoader("recoupe.export", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def same_words(evidence: Sequence[Evidence]) -> list[list[Evidence]]:
    """Return `evidence` with what says the same words of the same source side by side.

    A dispatch that ten outlets carry is shown once, with links to all ten.
    """
    groups: dict[tuple[str, str | None, str | None, str | None], list[Evidence]] = {}
    for item in evidence:
        words = " ".join(item.excerpt.words.split())
        groups.setdefault((words, item.by, item.status, item.origin), []).append(item)
    return list(groups.values())


def content_policy(style: str) -> str:
    """Return the content security policy of a page whose only active part is `style`."""
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    return (
        "default-src 'none'; script-src 'none'; "
        f"style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    )
