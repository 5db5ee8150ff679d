"""The end of `make demo`: print the dossier told by most reports, and write its page."""

import subprocess
import sys
from pathlib import Path

from recoupe.engine.ask import stories
from recoupe.record import Record


def main(folder: Path) -> None:
    """Show the largest story of the record that `make demo` made in `folder`."""
    file = folder / "demo.db"
    with Record.open(file) as record:
        largest = max(stories(record).items, key=lambda s: (s.reports, s.id))
    recoupe = str(Path(sys.executable).with_name("recoupe"))
    page = folder / "dossier.html"
    story = [recoupe, "story", largest.id, "--record", str(file)]
    subprocess.run(story, check=True)  # noqa: S603  # our own command, on a record we made
    subprocess.run([*story, "--html", str(page)], check=True)  # noqa: S603  # likewise
    print(f"\nThe dossier as a page: {page.resolve()}")  # noqa: T201  # the demo speaks


if __name__ == "__main__":
    main(Path(sys.argv[1]))
