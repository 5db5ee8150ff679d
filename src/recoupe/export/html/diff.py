"""Two reports side by side as one HTML file that stands alone, under the dossier's policy."""

from importlib.resources import files

from recoupe import __version__
from recoupe.export.carriers import safe_address
from recoupe.export.diff_view import diff_rows
from recoupe.export.html import content_policy, environment
from recoupe.export.strings import Ui, load_strings
from recoupe.export.text_diff import heading, label, summary
from recoupe.model.annotation import Reading
from recoupe.model.diff import Diff


def render_diff(diff: Diff, left: Reading, right: Reading, *, ui: Ui = "fr") -> str:
    """Return two reports side by side as one HTML document.

    Reports are hostile input: all their words are escaped, only http(s) addresses become links,
    and the page's own policy lets nothing run or load.
    """
    from markupsafe import Markup

    strings = load_strings(ui)
    templates = files("recoupe.export") / "templates"
    style = "".join((templates / f"{n}.css").read_text("utf-8") for n in ("dossier", "diff"))
    return (
        environment()
        .get_template("diff.html.j2")
        .render(
            diff=diff,
            rows=diff_rows(diff, left, right),
            left=left,
            right=right,
            heads=tuple(heading(r, strings) for r in (diff.a, diff.b)),
            addresses=(safe_address(left.url), safe_address(right.url)),
            title=strings(f"diff_{diff.kind}"),
            label=label,
            summary=summary(diff, strings),
            t=strings,
            ui=ui,
            version=__version__,
            policy=content_policy(style),
            style=Markup(style),  # noqa: S704 (our own files, no word of a report in them)
        )
    )
