"""Where a title ends and the site's name that pages append begins."""

import re

from recoupe.model.base import folded

# A run of blanks is tried from its beginning alone, so that a long one takes linear time.
_BAR = re.compile(r"(?<!\s)\s+[|·•]\s+")
_DASH = re.compile(r"(?<!\s)\s+[-–—]\s+")
_LETTERS = re.compile(r"[^a-z0-9]+")
MAX_SITE_CHARS = 40


def title_end(title: str, source: str | None) -> int:
    """Return where `title` ends, without " | Site" or " - Outlet".

    What follows the last bar is a site's name; what follows a dash is one only where it is the
    name of the outlet (`source`: a name, a domain or an address).
    """
    for mark, any_site in ((_BAR, True), (_DASH, False)):
        cuts = list(mark.finditer(title))
        if not cuts or not cuts[-1].start():
            continue
        site = title[cuts[-1].end() :]
        if len(site) <= MAX_SITE_CHARS and (any_site or names_outlet(site, source)):
            return cuts[-1].start()
    return len(title)


def names_outlet(words: str, source: str | None) -> bool:
    """Say whether `words` are the outlet's name: the same letters as in its name or domain."""
    letters = _LETTERS.sub("", folded(words))
    host = re.sub(r"^(?:https?://)?(?:www\.)?", "", folded(source or "")).partition("/")[0]
    names = {_LETTERS.sub("", host), _LETTERS.sub("", host.rpartition(".")[0])}
    return len(letters) > 1 and letters in names
