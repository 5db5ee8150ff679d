"""What shows that an outlet saw or met for itself what it tells; most tell without showing it."""

import re
from collections.abc import Iterator
from functools import cached_property

from recoupe.crosscheck.media import Media
from recoupe.crosscheck.plain import PlainText
from recoupe.lang import Language
from recoupe.model.annotation import Reading
from recoupe.model.base import Value, folded
from recoupe.model.span import Field, Place, field_of

# Stands for each character of an outlet's name, so that the patterns are compiled once for all.
_NAME = "\ue000"
_HOST = re.compile(r"^(?:https?://)?(?:www\.)?")
_APART = re.compile(r"[^a-z0-9]+")
# Shorter names ("soir", "rtl") are found in too many words.
MIN_NAME_CHARS = 6


class FirsthandTable(Value, frozen=True, kw_only=True):
    """`own_reporting.toml`: an outlet's people, and the patterns that show them at work."""

    sent: tuple[str, ...]
    staff: tuple[str, ...]
    own: tuple[str, ...]
    articles: tuple[str, ...]
    patterns: tuple[str, ...]
    openers: tuple[str, ...]


class Firsthand:
    """Finds in a report the words that show its outlet's own work."""

    def __init__(self, language: Language) -> None:
        self._table = language.table("own_reporting", FirsthandTable)

    def shown_in(self, reading: Reading) -> tuple[Place, ...]:
        """Return where a report shows it in its own voice, the title first; mostly nowhere."""
        name = self._name(reading.source)
        fields: tuple[tuple[Field, str], ...] = (
            ("title", reading.title or ""),
            ("body", reading.text),
        )
        found = [
            Place(report=reading.id, start=start, end=end, field=field_of(field))
            for field, text in fields
            for start, end in self._found(text, name)
        ]
        return tuple(p for p in found if not _is_quoted(reading, p))

    def seen_by(self, reading: Reading, agency: str, media: Media) -> tuple[Place, ...]:
        """Return where a report gives something as seen by an agency's people."""
        text = reading.text
        words = re.compile(rf"(?<![a-z0-9])(?:{'|'.join(media.spelt(agency))})(?![a-z0-9])")
        found = (
            Place(report=reading.id, start=start, end=end)
            for start, end in self._found(text, words)
            if agency in media.mentioned(text[start:end])
        )
        return tuple(p for p in found if not _is_quoted(reading, p))

    def _found(self, text: str, name: re.Pattern[str] | None) -> Iterator[tuple[int, int]]:
        plain = PlainText(text)
        line = plain.line
        if name is not None:
            line = name.sub(lambda m: _NAME * len(m.group()), line)
        for match in self._pattern.finditer(line):
            words = plain.span(match.start(), match.end())
            if words is not None:
                yield words.start, words.end

    def _name(self, source: str | None) -> re.Pattern[str] | None:
        """Return what finds an outlet's name among folded words; None where it is not known.

        Its letters count, however it parts them: "radiokelba.example" is "Radio Kelba".
        """
        host = _HOST.sub("", folded(source or "")).partition("/")[0]
        parts = _APART.split(host.rpartition(".")[0] or host)
        bare = parts[1:] if parts[0] in self._table.articles else parts
        names = {n for n in ("".join(parts), "".join(bare)) if len(n) >= MIN_NAME_CHARS}
        if not names:
            return None
        spelt = "|".join(" ?".join(n) for n in sorted(names, key=lambda n: (-len(n), n)))
        return re.compile(rf"(?<![a-z0-9])(?:{spelt})(?![a-z0-9])")

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        words = {"sent": self._table.sent, "staff": self._table.staff, "name": (f"{_NAME}+",)}

        def filled(patterns: tuple[str, ...]) -> str:
            joined = "|".join(patterns)
            for key, those in words.items():
                joined = joined.replace(f"{{{key}}}", f"(?:{'|'.join(those)})")
            return joined

        words = {"own": (filled(self._table.own),), **words}
        anywhere, at_start = filled(self._table.patterns), filled(self._table.openers)
        return re.compile(rf"(?<![a-z0-9])(?:{anywhere})(?![a-z0-9])|(?:^|(?<=\| ))(?:{at_start})")


def _is_quoted(reading: Reading, place: Place) -> bool:
    return any(
        q.field == place.field and q.start <= place.start < q.end
        for q in reading.quotes
        if q.kind != "indirect"
    )
