"""Which stretches of a report stand between quotation marks: others' words."""

from recoupe.reading.entities.mention import Scene

_OPENING, _CLOSING = "«“", "»”"

Ranges = list[tuple[int, int]]


def quoted_ranges(scenes: list[Scene]) -> list[Ranges]:
    """Return the quoted stretches of each sentence, in offsets of its field.

    A quotation may run over several sentences of a paragraph; a line break ends what was left
    open, so that a mark that never closes does no harm beyond it.
    """
    found: list[Ranges] = []
    inside = False
    for scene in scenes:
        ranges, inside = _quoted(scene, inside=inside)
        found.append(ranges)
    return found


def within(position: int, ranges: Ranges) -> bool:
    return any(a <= position < b for a, b in ranges)


def _quoted(scene: Scene, *, inside: bool) -> tuple[Ranges, bool]:
    """Return the stretches of a sentence between quotation marks, and whether one stays open."""
    start, end = scene.sentence.start, scene.sentence.end
    if start == 0 or scene.text[start - 1] == "\n":
        inside = False
    found, opened = [], start
    for at in range(start, end):
        char = scene.text[at]
        if not inside and (char in _OPENING or char == '"'):
            inside, opened = True, at
        elif inside and (char in _CLOSING or char == '"'):
            inside = False
            found.append((opened, at))
    if inside:
        found.append((opened, end))
    return found, inside
