"""A dossier as lines of text for the terminal, top to bottom in the order of the page."""

from collections.abc import Iterable, Sequence

from recoupe.export.lines import Layout, Line, clean
from recoupe.export.standing import Standing
from recoupe.export.strings import Strings
from recoupe.export.text_words import by_words, in_context, parted, references, whole
from recoupe.export.view import (
    CopyView,
    CorrectionView,
    Dispute,
    Evidence,
    Group,
    OriginView,
    Page,
    RelationView,
    ReportView,
    SpeakerView,
    Statement,
    TimelineRun,
)

ESTABLISHED: tuple[Standing, ...] = ("corroborated", "single", "disputed")
OPPOSED: Standing = "opposed"
SEPARATOR = " · "
ID_CHARS = 8


def text_lines(page: Page, strings: Strings, *, width: int) -> tuple[Line, ...]:
    """Return `page` as lines of at most `width` cells."""
    writer = Writer(strings, width)
    writer.head(page)
    writer.established([g for g in page.groups if g.key in ESTABLISHED])
    for group in page.groups:
        if group.key not in ESTABLISHED and group.key != OPPOSED:
            writer.group(group)
    writer.disputes(page.disputes, [g for g in page.groups if g.key == OPPOSED])
    writer.timeline(page.timeline)
    writer.speakers(page.speakers)
    writer.dependence(page.origins, page.copies, left_out=page.copies_left_out)
    writer.relations(page.relations)
    writer.corrections(page.corrections)
    writer.reports(page.reports)
    return tuple(writer.out.lines)


def name_of(identifier: str) -> str:
    """Return what `recoupe explain` takes: the identifier's beginning, enough to tell it."""
    return identifier[:ID_CHARS]


class Writer:
    """Writes the parts of one page, each below the last."""

    def __init__(self, strings: Strings, width: int) -> None:
        self.t = strings
        self.out = Layout(width)

    def head(self, page: Page) -> None:
        counts = (
            self.t.count("reports", page.reports_count),
            page.outlets,
            self.t.count("independent", page.origins_count),
        )
        self.out.put(("title", page.title))
        self.out.put(clean(page.as_of))
        self.out.put(SEPARATOR.join(counts), ("dim", f"{SEPARATOR}{page.story}"))

    def established(self, groups: Sequence[Group]) -> None:
        self.out.heading(self.t("established"))
        if not groups:
            self.out.put(self.t("established_none"), indent=2)
        for n, group in enumerate(groups):
            if n:
                self.out.blank()
            self.out.put(("key", group.title), indent=2)
            self.statements(group)

    def group(self, group: Group) -> None:
        self.out.heading(group.title)
        self.statements(group)

    def statements(self, group: Group) -> None:
        """Write what is new, then, in fewer lines, what the reports recall."""
        for statement in group.statements:
            self.statement(statement)
        if group.background:
            self.out.put(("dim", self.t("background")), indent=2)
        for statement in group.background:
            self.recalled(statement)

    def statement(self, statement: Statement) -> None:
        """Write a claim, by what it holds, and the very words."""
        what = whole(statement)
        here, below = parted(what, statement.evidence)
        about = clean(SEPARATOR.join(self.about(statement)))
        refs = SEPARATOR.join(
            filter(None, (references(here) if here else "", name_of(statement.id)))
        )
        self.out.put("• ", ("strong", what), indent=2, hang=2)
        self.out.put(about, ("dim", f"{SEPARATOR}{refs}"), indent=4)
        for title, parts, joint in (
            ("figures", statement.figures, SEPARATOR),
            ("history", statement.history, " → "),
        ):
            if parts:
                words = clean(joint.join(parts))
                self.out.put(f"{self.t(title)}{self.t('colon')}{words}", indent=4, hang=2)
        self.words(below)

    def recalled(self, statement: Statement) -> None:
        """Write a claim of the background with all about it in one paragraph."""
        what = whole(statement)
        here, below = parted(what, statement.evidence)
        about = [
            *self.about(statement),
            *statement.figures,
            references(here),
            name_of(statement.id),
        ]
        tail = clean(SEPARATOR.join(filter(None, about)))
        self.out.put("• ", what, ("dim", f"{SEPARATOR}{tail}"), indent=2, hang=2)
        self.words(below)

    def about(self, statement: Statement) -> Iterable[str]:
        """Yield when, where and by what a claim holds, and what is odd about it."""
        if statement.when:
            yield statement.when
        if statement.where:
            yield statement.where
        yield statement.backing
        if statement.overdue:
            yield self.t("date_passed")
        for link in statement.disputed:
            yield self.t("disputed_on", what=link.what)

    def words(self, evidence: Iterable[Evidence], *, indent: int = 4) -> None:
        """Write the words of reports, those said in the same words together."""
        for ones in by_words(evidence):
            refs = references(ones)
            before, words, after = in_context(ones[0].excerpt)
            self.out.put(
                ("dim", f"{refs} {before}"),
                ("words", words),
                ("dim", after),
                indent=indent,
                hang=len(refs) + 1,
            )

    def disputes(self, disputes: Sequence[Dispute], opposed: Sequence[Group]) -> None:
        """Write each disagreement with its sides one under the other, then what is also denied."""
        if disputes or opposed:
            self.out.heading(self.t("dispute"))
        for dispute in disputes:
            aspect = self.t("disputed_on", what=dispute.aspect)
            self.out.put(
                "• ",
                ("strong", clean(dispute.about)),
                f" ({aspect})",
                ("dim", f"{SEPARATOR}{name_of(dispute.id)}"),
                indent=2,
                hang=2,
            )
            for side in dispute.sides:
                who = [self.t("according_to", who=clean(side.by)), side.since]
                said = f"{SEPARATOR}{SEPARATOR.join(filter(None, who))}"
                self.out.put("– ", ("strong", clean(side.value)), said, indent=4, hang=2)
                self.words(side.evidence, indent=6)
        for group in opposed:
            self.out.put(("key", group.title), indent=2)
            self.statements(group)

    def timeline(self, runs: Sequence[TimelineRun]) -> None:
        """Write the dated claims, what the reports recall in dimmer lines and marked."""
        if runs:
            self.out.heading(self.t("timeline"))
        for run in runs:
            for entry in run.entries:
                marks = [entry.status, self.t("background_mark") if run.background else None]
                self.out.put(
                    ("dim" if run.background else "key", entry.when or self.t("when_unknown")),
                    ("dim" if run.background else "plain", f"{SEPARATOR}{clean(entry.what)}"),
                    ("dim", f" ({', '.join(filter(None, marks))})"),
                    indent=2,
                    hang=2,
                )

    def speakers(self, speakers: Sequence[SpeakerView]) -> None:
        if speakers:
            self.out.heading(self.t("speakers"))
        for speaker in speakers:
            self.out.put(("strong", clean(speaker.name)), indent=2, hang=2)
            for said in speaker.said:
                refs = references(said.carried)
                self.out.put(clean(said.text), ("dim", f" {refs}"), indent=4, hang=2)

    def dependence(
        self, origins: Sequence[OriginView], copies: Sequence[CopyView], *, left_out: int
    ) -> None:
        if origins or copies:
            self.out.heading(self.t("dependence"))
        for origin in origins:
            issuer = f" ({clean(origin.issuer)})" if origin.issuer else ""
            refs = self.t("colon") + " ".join(f"R{ref.number}" for ref in origin.reports)
            self.out.put(
                "• ",
                ("strong", origin.kind),
                f"{issuer}{refs}",
                ("dim", f"{SEPARATOR}{name_of(origin.id)}"),
                indent=2,
                hang=2,
            )
        for copy in copies:
            pair = f"R{copy.a.number} – R{copy.b.number}"
            kinds = ", ".join(dict.fromkeys(run.kind for run in copy.runs))
            shared = self.t.count("words_shared", copy.words)
            about = f"{SEPARATOR}{shared} ({kinds}){SEPARATOR}{copy.order}"
            self.out.put("• ", ("strong", pair), about, indent=2, hang=2)
        if left_out:
            self.out.put(("dim", self.t.count("pairs_left_out", left_out)), indent=4)

    def relations(self, relations: Sequence[RelationView]) -> None:
        if relations:
            self.out.heading(self.t("relations"))
        for relation in relations:
            pair = f"{relation.a} – {relation.b}"
            self.out.put("• ", ("strong", pair), f"{SEPARATOR}{relation.score}", indent=2, hang=2)
            for link in relation.statements:
                about = ", ".join(filter(None, (link.when, link.status)))
                self.out.put(clean(link.what), ("dim", f" ({about})"), indent=4, hang=2)

    def corrections(self, corrections: Sequence[CorrectionView]) -> None:
        if corrections:
            self.out.heading(self.t("corrections"))
        for one in corrections:
            note = f"{SEPARATOR}{clean(one.note)}"
            self.out.put("• ", clean(one.what), ("dim", note), indent=2, hang=2)

    def reports(self, reports: Sequence[ReportView]) -> None:
        if reports:
            self.out.heading(self.t("reports_title"))
        for report in reports:
            title = clean("".join(text for kind, text in report.title_pieces if kind == "text"))
            about = (clean(report.ref.outlet), report.ref.day, title)
            number = f"R{report.ref.number}"
            words = SEPARATOR.join(filter(None, about))
            self.out.put(("key", number), f" {words}", indent=2, hang=len(number) + 1)
            self.out.put(("dim", clean(report.url or report.key)), indent=3 + len(number))
