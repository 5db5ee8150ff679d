"""One report's reading as lines of text."""

from collections.abc import Iterable

from recoupe.export.dates import figure_words, when_words
from recoupe.export.lines import Layout, Line, Piece, clean
from recoupe.export.strings import Strings
from recoupe.model.annotation import Entity, Event, Reading
from recoupe.model.when import TimeExpression

SEPARATOR = " · "


def reading_lines(reading: Reading, strings: Strings, *, width: int) -> tuple[Line, ...]:
    """Return what was read in a report, each part with the report's words."""
    writer = Writer(reading, strings, width)
    for part in (
        writer.head,
        writer.entities,
        writer.times,
        writer.quotes,
        writer.figures,
        writer.events,
    ):
        part()
    return tuple(writer.out.lines)


class Writer:
    """Writes the parts of one reading, each below the last."""

    def __init__(self, reading: Reading, strings: Strings, width: int) -> None:
        self.reading = reading
        self.t = strings
        self.out = Layout(width)
        self.names = {entity.id: entity.name for entity in reading.entities}

    def row(self, *pieces: Piece | str) -> None:
        self.out.put(*pieces, indent=2, hang=2)

    def labelled(self, key: str, words: str) -> None:
        self.out.put(("dim", f"{self.t(key)}{self.t('colon')}"), clean(words), hang=2)

    def head(self) -> None:
        """Write title, outlet, publication, address, dateline and credits."""
        reading, published = self.reading, self.reading.published
        self.out.put(("title", reading.title or reading.key))
        self.out.put(
            clean(reading.source or self.t("unnamed_outlet")),
            f"{SEPARATOR}{when_words(published, self.t) or self.t('date_unknown')}",
            ("dim", f" ({self.t('published_from', source=self.t(f'from_{published.from_}'))})"),
        )
        self.labelled("key", reading.key)
        if reading.url and reading.url != reading.key:
            self.labelled("address", reading.url)
        if line := reading.dateline:
            parts = filter(None, (line.place, line.date, line.agency))
            self.labelled("dateline", f"{line.text} ({', '.join(parts)})")
        if reading.credits:
            named = (f"{c.name} ({c.role})" if c.role else c.name for c in reading.credits)
            self.labelled("credits", ", ".join(named))

    def entities(self) -> None:
        """Write who and what is named, by kind."""
        if self.reading.entities:
            self.out.heading(self.t("entities"))
        for entity in sorted(self.reading.entities, key=lambda e: _KINDS.index(e.kind)):
            about = (self.t(f"kind_{entity.kind}"), *self.roles(entity))
            codes = " ".join(filter(None, (entity.country, entity.sector)))
            self.row(
                ("strong", entity.name),
                SEPARATOR + SEPARATOR.join(about),
                ("dim", f"{SEPARATOR}{codes}" if codes else ""),
            )

    def roles(self, entity: Entity) -> Iterable[str]:
        return (clean(role) for role in entity.roles if role != entity.name)

    def times(self) -> None:
        """Write the time expressions, with the values they stand for."""
        if self.reading.times:
            self.out.heading(self.t("times"))
        for time in self.reading.times:
            self.row(("strong", time.text), ("plain", f"{SEPARATOR}{self.value(time)}"))

    def quotes(self) -> None:
        """Write the quotations with their speakers."""
        if self.reading.quotes:
            self.out.heading(self.t("quotes"))
        for quote in self.reading.quotes:
            name = quote.speaker.name if quote.speaker else self.t("unnamed_speaker")
            kind = self.t(f"quote_{quote.kind}")
            self.row(
                ("strong", name), f"{self.t('colon')}{clean(quote.text)}", ("dim", f" ({kind})")
            )

    def figures(self) -> None:
        """Write the figures with what they count."""
        if self.reading.figures:
            self.out.heading(self.t("figures_title"))
        for f in self.reading.figures:
            words = figure_words(f.value, f.modifier, f.unit, f.counts, self.t)
            self.row(("strong", words), ("dim", f"{SEPARATOR}{clean(f.text)}"))

    def events(self) -> None:
        """Write the events: the words that state them, status, type, who, where, when, by whom."""
        if self.reading.events:
            self.out.heading(self.t("events"))
        for event in self.reading.events:
            self.row(("strong", event.clause.text), ("dim", f" [{clean(event.text)}]"))
            self.out.put(SEPARATOR.join(self.event_parts(event)), indent=4, hang=2)

    def event_parts(self, event: Event) -> Iterable[str]:
        """Yield what is known of an event, status first."""
        yield self.t(f"status_{event.status}")
        if event.type:
            yield "/".join(filter(None, (event.type, event.mode)))
        agents, recipients = self.named(event.agents), self.named(event.recipients)
        if agents or recipients:
            yield " → ".join(filter(None, (agents, recipients)))
        if event.place:
            yield self.named((event.place,))
        if when := when_words(event.when, self.t):
            yield when
        if event.attributed_to:
            yield self.t("according_to", who=self.named((event.attributed_to,)))
        if event.background:
            yield self.t("background_mark")

    def value(self, time: TimeExpression) -> str:
        """Return a TIMEX3 value with its modifier, the other readings, or why it is unresolved."""
        value = f"{time.value} {time.mod}" if time.mod else time.value
        words = " | ".join((value, *time.alternatives))
        if time.unresolved is None:
            return words
        return SEPARATOR.join((words, self.t(f"unresolved_{time.unresolved}")))

    def named(self, ids: Iterable[str]) -> str:
        return clean(", ".join(self.names.get(id_, id_) for id_ in ids))


_KINDS = ("person", "role", "organisation", "group", "country", "place")
