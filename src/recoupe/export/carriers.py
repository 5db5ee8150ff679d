"""Who speaks, where statements come from, what reports share, and the reports themselves."""

import datetime as dt

import msgspec

from recoupe.export.context import Excerpt
from recoupe.export.countries import country_name
from recoupe.export.dates import number_words
from recoupe.export.desk import Desk
from recoupe.export.marks import marked_pieces
from recoupe.export.view import (
    CopyView,
    Evidence,
    OriginView,
    RelationView,
    ReportView,
    Run,
    Said,
    SpeakerView,
)
from recoupe.model.dossier import Claim, DossierQuote, DossierReport, QuotePlace
from recoupe.model.span import Place
from recoupe.model.story import Passage

_SAFE_SCHEMES = ("http://", "https://")
_RUN_CHARS = 480  # beyond that, both ends show what is shared; the full texts show all of it
_MINUS = "\u2212"


def speakers(desk: Desk) -> tuple[SpeakerView, ...]:
    """Return the quotations by speaker, in the dossier's order; unnamed speakers last."""
    by_name: dict[tuple[bool, str], list[Said]] = {}
    for quote in desk.dossier.quotes:
        named = bool(quote.speaker.name)
        name = quote.speaker.name or desk.strings("unnamed_speaker")
        by_name.setdefault((not named, name), []).append(_said(desk, quote))
    ordered = sorted(by_name.items(), key=lambda item: item[0][0])
    return tuple(SpeakerView(name=name, said=tuple(said)) for (_, name), said in ordered)


def _said(desk: Desk, quote: DossierQuote) -> Said:
    carried = tuple(desk.evidence(p, words=quote.text) for p in quote.said_in)
    return Said(
        text=quote.text,
        lang=carried[0].lang if carried else desk.strings.lang,
        origin=desk.origin_words(quote.origin),
        indirect=bool(quote.said_in) and all(_indirect(desk, p) for p in quote.said_in),
        carried=carried,
    )


def _indirect(desk: Desk, place: QuotePlace) -> bool:
    reading = desk.readings.get(place.report)
    return reading is not None and any(
        q.kind == "indirect" and (q.start, q.end, q.field) == (place.start, place.end, place.field)
        for q in reading.quotes
    )


def origins(desk: Desk) -> tuple[OriginView, ...]:
    """Return the origins, in the dossier's order."""
    return tuple(
        OriginView(
            id=o.id,
            kind=desk.origin_kind(o),
            issuer=o.issuer.name if o.issuer else None,
            reports=tuple(sorted((desk.ref(r) for r in o.reports), key=lambda r: r.number)),
            reason=o.reason,
            why=desk.why(o.id),
        )
        for o in desk.dossier.origins
    )


Shared = tuple[Passage, Place, Place]


def copy_pairs(desk: Desk) -> list[list[Shared]]:
    """Return the passages of each pair of reports, most words first.

    The two places of a passage come in the order of the reports' numbers.
    """
    pairs: dict[tuple[int, int], list[Shared]] = {}
    for passage in desk.dossier.passages:
        a, b = sorted((passage.a, passage.b), key=lambda p: desk.ref(p.report).number)
        numbers = (desk.ref(a.report).number, desk.ref(b.report).number)
        pairs.setdefault(numbers, []).append((passage, a, b))
    ranked = sorted(pairs.items(), key=lambda pair: (-sum(p.words for p, _, _ in pair[1]), pair[0]))
    return [shared for _, shared in ranked]


def copies(desk: Desk, pairs: list[list[Shared]]) -> tuple[CopyView, ...]:
    """Return what each pair of reports shares."""
    return tuple(_copy(desk, s[0][1].report, s[0][2].report, s) for s in pairs)


def _copy(desk: Desk, a: str, b: str, shared: list[Shared]) -> CopyView:
    return CopyView(
        a=desk.ref(a),
        b=desk.ref(b),
        words=sum(passage.words for passage, _, _ in shared),
        order=_order(desk, a, b),
        runs=tuple(
            Run(
                words=passage.words,
                kind=desk.strings(passage.kind),
                a=_both_ends(desk.evidence(first, kind="run")),
                b=_both_ends(desk.evidence(second, kind="run")),
            )
            for passage, first, second in shared
        ),
    )


def _both_ends(run: Evidence) -> Evidence:
    """Return a shared run without its sentence, a long one cut to its two ends."""
    words = run.excerpt.words
    if len(words) > _RUN_CHARS:
        words = f"{words[: _RUN_CHARS // 2]} […] {words[-_RUN_CHARS // 4 :]}"
    excerpt = Excerpt(before="", words=words, after="")
    return msgspec.structs.replace(run, excerpt=excerpt)


def _order(desk: Desk, a: str, b: str) -> str:
    """Say which of two reports is later, where their dates order them."""
    days = {r.id: r.published for r in desk.dossier.reports}
    for early, late in ((a, b), (b, a)):
        last, first = days[early].latest, days[late].earliest
        if last and first and last < first:
            names = {"late": f"R{desk.ref(late).number}", "early": f"R{desk.ref(early).number}"}
            return desk.strings("order_known", **names)
    return desk.strings("order_unknown")


def relations(desk: Desk) -> tuple[RelationView, ...]:
    """Return the pairs of countries, in the dossier's order, their statements by day."""
    return tuple(
        RelationView(
            a=country_name(r.a, desk.strings.lang),
            b=country_name(r.b, desk.strings.lang),
            score=_score(desk, r.score),
            statements=tuple(
                desk.link(c)
                for c in sorted((desk.claims[c] for c in r.claims if c in desk.claims), key=_day)
            ),
        )
        for r in desk.dossier.relations
    )


def _day(claim: Claim) -> dt.date:
    """Return the first day of a claim; undated ones sort last."""
    return claim.when.earliest if claim.when and claim.when.earliest else dt.date.max


def _score(desk: Desk, score: float | None) -> str:
    if score is None:
        return desk.strings("no_score")
    sign = "+" if score > 0 else _MINUS if score < 0 else ""
    return desk.strings("score", value=sign + number_words(abs(round(score, 1)), desk.strings))


def reports(desk: Desk) -> tuple[ReportView, ...]:
    """Return the reports with all marks that the other parts asked for: call it last."""
    return tuple(_report(desk, r) for r in desk.dossier.reports)


def _report(desk: Desk, report: DossierReport) -> ReportView:
    reading = desk.readings.get(report.id)
    url = reading.url if reading else None
    return ReportView(
        ref=desk.ref(report.id),
        key=report.key,
        url=safe_address(url),
        lang=desk.lang(report.id),
        title_pieces=marked_pieces(report.title or "", desk.marks(report.id, in_title=True)),
        pieces=marked_pieces(
            reading.text if reading else "", desk.marks(report.id, in_title=False)
        ),
    )


def safe_address(url: str | None) -> str | None:
    """Return an address that may become a link, else None."""
    return url if url and url.lower().startswith(_SAFE_SCHEMES) else None
