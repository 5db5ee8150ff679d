"""What every part of a page needs at hand: reports by number, evidence, names and words."""

import datetime as dt
from collections.abc import Mapping, Sequence

from recoupe.export.context import Excerpt, Excerpter
from recoupe.export.dates import day_words, when_words
from recoupe.export.marks import Kind, Mark
from recoupe.export.standing import Weigher
from recoupe.export.strings import Strings
from recoupe.export.view import Evidence, Link, ReportRef, Why
from recoupe.lang import known_languages, load_language
from recoupe.model.annotation import Reading
from recoupe.model.dossier import Claim, ClaimEvent, Dossier, Origin, QuotePlace
from recoupe.model.reason import Reason
from recoupe.model.span import Place
from recoupe.model.when import Published

_DENIAL = "REJECT"  # PLOVER's type of an act of denial
_FALLBACK_LANGUAGE = "fr"


class Desk:
    """One dossier, its readings and the interface's words; notes the marks that are asked for."""

    def __init__(
        self,
        dossier: Dossier,
        readings: Mapping[str, Reading],
        reasons: Mapping[str, Sequence[Reason]],
        strings: Strings,
    ) -> None:
        self.dossier = dossier
        self.readings = readings
        self.strings = strings
        self.weigher = Weigher(dossier)
        self.claims = {c.id: c for c in dossier.claims}
        self.origins = {o.id: o for o in dossier.origins}
        self._reasons = reasons
        self._marks: dict[tuple[str, bool], set[Mark]] = {}
        self._excerpters: dict[str, Excerpter] = {}
        self._refs = {r.id: self._ref(n, r.id) for n, r in enumerate(dossier.reports, 1)}

    def _ref(self, number: int, report: str) -> ReportRef:
        known = next(r for r in self.dossier.reports if r.id == report)
        outlet = known.source or self.strings("unnamed_outlet")
        return ReportRef(number=number, outlet=outlet, day=self.published(known.published))

    def published(self, published: Published) -> str:
        """Return a publication in words."""
        return when_words(published, self.strings) or self.strings("date_unknown")

    def ref(self, report: str) -> ReportRef:
        """Return how the page calls a report."""
        return self._refs[report]

    def lang(self, report: str) -> str:
        """Return the language of a report's words (ISO 639-1)."""
        known = self.readings.get(report)
        return known.language if known else _FALLBACK_LANGUAGE

    def prominence(self, event: ClaimEvent) -> int:
        """Return how far up its report a telling stands: 0 title, 1 lead, 2 further down."""
        if event.field == "title":
            return 0
        known = self.readings.get(event.report)
        leads = (s for s in known.sections if s.kind == "lead") if known else ()
        return 1 if any(s.start <= event.start < s.end for s in leads) else 2

    def marks(self, report: str, *, in_title: bool) -> set[Mark]:
        """Return the marks asked for so far in a report's body or title."""
        return self._marks.get((report, in_title), set())

    def evidence(
        self,
        place: Place | ClaimEvent | QuotePlace,
        *,
        words: str = "",
        kind: Kind = "mark",
        by: str | None = None,
        status: str | None = None,
        origin: str | None = None,
    ) -> Evidence:
        """Return the words at `place` in their sentence, and mark them in the full text.

        `words` stand in where the reading is not at hand.
        """
        in_title = place.field == "title"
        ref = self.ref(place.report)
        letter = ("t" if in_title else "r") if kind == "mark" else ("u" if in_title else "p")
        anchor = f"{letter}{ref.number}-{place.start}-{place.end}"
        mark = (place.start, place.end, kind, anchor)
        self._marks.setdefault((place.report, in_title), set()).add(mark)
        return Evidence(
            report=ref,
            excerpt=self._excerpt(place, words, in_title=in_title),
            anchor=anchor,
            lang=self.lang(place.report),
            in_title=in_title,
            start=place.start,
            end=place.end,
            by=by,
            status=status,
            origin=origin,
        )

    def _excerpt(
        self, place: Place | ClaimEvent | QuotePlace, words: str, *, in_title: bool
    ) -> Excerpt:
        reading = self.readings.get(place.report)
        if reading is None:
            return Excerpt(before="", words=words, after="")
        return self._excerpter(reading.language).excerpt(
            reading, place.start, place.end, in_title=in_title
        )

    def _excerpter(self, code: str) -> Excerpter:
        known = code if code in known_languages() else _FALLBACK_LANGUAGE
        if known not in self._excerpters:
            self._excerpters[known] = Excerpter(load_language(known))
        return self._excerpters[known]

    def told(self, event: ClaimEvent, *, status: bool = True) -> Evidence:
        """Return the evidence of one report's telling of a claim, with its status if wanted."""
        by = self.weigher.name(event.attributed_to) if event.attributed_to else None
        return self.evidence(
            event,
            words=event.text,
            by=by,
            status=self.strings(f"status_{event.status}") if status else None,
            origin=self.origin_words(event.origin),
        )

    def origin_words(self, origin: str) -> str | None:
        """Return the origin called by an id in words; None where the dossier has none."""
        known = self.origins.get(origin)
        return self.origin_title(known) if known else None

    def origin_title(self, origin: Origin) -> str:
        """Return an origin in words: its kind and who issued it."""
        kind = self.origin_kind(origin)
        return f"{kind} ({origin.issuer.name})" if origin.issuer else kind

    def origin_kind(self, origin: Origin) -> str:
        """Return an origin's kind in words; a known voice by an unknown channel has its own."""
        voice = origin.kind == "unknown" and origin.issuer is not None
        return self.strings("origin_voice" if voice else f"origin_{origin.kind}")

    def status_words(self, claim: Claim) -> str:
        """Return a claim's status in words; what nobody denies but reports negate was not done."""
        denying = claim.type == _DENIAL or any(e.attributed_to for e in claim.events)
        undone = claim.status == "denied" and not denying
        return self.strings("status_undone" if undone else f"status_{claim.status}")

    def link(self, claim: Claim) -> Link:
        """Return a link to the statement of `claim`."""
        return Link(
            anchor=f"c-{claim.id}",
            what=claim.what,
            when=when_words(claim.when, self.strings),
            status=self.status_words(claim),
            background=claim.background,
        )

    def why(self, thing: str) -> tuple[Why, ...]:
        """Return the reasons behind a claim, origin or disagreement."""
        return tuple(Why(rule=r.rule, detail=r.detail) for r in self._reasons.get(thing, ()))

    def since(self, day: dt.date | None) -> str | None:
        """Return "since …" for a day, None where it is not known."""
        return self.strings("since", day=day_words(day, self.strings)) if day else None
