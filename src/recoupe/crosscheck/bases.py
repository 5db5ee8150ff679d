"""Where a report has what it tells in its own voice: an agency, a text it prints, its own work."""

from collections.abc import Sequence

from recoupe.crosscheck.actors import Actors
from recoupe.crosscheck.agencies import (
    agency_of_copies,
    agency_of_each,
    agency_rewritten,
    credit_spans,
)
from recoupe.crosscheck.copies import Copies, agencies_of
from recoupe.crosscheck.corrections import Corrections
from recoupe.crosscheck.firsthand import Firsthand
from recoupe.crosscheck.issuers import Issuers
from recoupe.crosscheck.ledger import Draft, Ground, Ledger
from recoupe.crosscheck.reprints import Reprint, Reprints
from recoupe.crosscheck.voices import Voice
from recoupe.crosscheck.words import Lexicon
from recoupe.model.annotation import Reading
from recoupe.model.base import folded
from recoupe.model.correction import SetOrigin
from recoupe.model.dossier import OriginKind, QuoteSpeaker
from recoupe.model.span import Place


class Bases:
    """The origins of what the reports of a story tell in their own voices.

    `of` has them by report, `heads` the report that each report's text goes back to, `agency` the
    agency of those that have one.
    """

    def __init__(
        self,
        readings: Sequence[Reading],
        copies: Copies,
        actors: Actors,
        *,
        ledger: Ledger,
        issuers: Issuers,
        lexicon: Lexicon,
        firsthand: Firsthand,
        reprints: Reprints,
        corrections: Corrections,
    ) -> None:
        self._readings = {r.id: r for r in readings}
        self._copies = copies
        self._corrections = corrections
        self._lexicon = lexicon
        self._ledger = ledger
        self._issuers = issuers
        self._reprints = {
            r.id: found
            for r in readings
            if not corrections.origin_of(r.id) and (found := reprints.found_in(r, actors))
        }
        self.communiques = {r.id: issuers.by_communique(r.id) for r in readings}
        self.agency = corrections.agencies(agency_of_each(readings))
        self.heads = copies.heads(apart=self.cite_one_communique)
        self.agency = corrections.agencies(
            agency_of_copies(self.agency, self.heads, readings, lexicon.media)
        )
        self._shown = {r.id: shown for r in readings if (shown := self._own_work(r, firsthand))}
        self._rewritten = self._from_agencies(readings, firsthand)
        self.agency |= {r: agency for r, (agency, _) in self._rewritten.items()}
        self.of = {r.id: self._base_of(r) for r in readings}

    def agency_behind(self, report: str) -> str | None:
        """Return the agency of the report that a report's text goes back to, or None."""
        return self.agency.get(self.heads[report])

    def _base_of(self, reading: Reading) -> str:
        head = self._readings[self.heads[reading.id]]
        for report in (reading, head):
            if told := self._corrections.origin_of(report.id):
                return self._put_told(reading, report, *told)
        agency = self.agency.get(head.id) or self.agency.get(reading.id)
        if agency:
            return self._put_agency(reading, head, agency)
        for report in (reading, head):
            if (printed := self._reprints.get(report.id)) and printed.whole:
                return self._put_reprint(reading.id, printed)
        for voice in (self._credited(reading), self._credited(head)):
            if voice is not None:
                return self._put_credited(reading, voice)
        shown = head.source if head.id in self._shown else None
        issuer = QuoteSpeaker(name=shown, entity=None) if shown else None
        kind: OriginKind = "own_reporting" if shown else "unknown"
        draft = Draft(key=self.outlet_key(head), issuer=issuer)
        return self._ledger.put(draft, kind, self._own_ground(reading, head))

    def reprinted(self, place: Place) -> str | None:
        """Return the origin of the text of others that words of a report belong to, or None."""
        printed = self._reprints.get(place.report)
        return self._put_reprint(place.report, printed) if printed and printed.has(place) else None

    def _put_reprint(self, report: str, printed: Reprint) -> str:
        voice = printed.voice
        ground = Ground(
            report=report,
            rule="origin/reprint",
            detail=f"The report prints a text of others: \u201c{voice.channel}\u201d.",
            spans=(voice.span,),
        )
        return self._ledger.put(
            draft_of(voice, report, self._issuers, self._lexicon), voice.kind, ground
        )

    def _put_told(self, reading: Reading, report: Reading, change: SetOrigin, says: str) -> str:
        """Put the origin that the user gave a report, for it or for a copy of it."""
        span = Place(report=report.id, start=0, end=0)
        named = change.issuer or ""
        speaker: QuoteSpeaker | None = QuoteSpeaker(name=named, entity=None)
        if change.kind == "agency":
            key = ("agency", folded(named))
        elif change.kind in ("own_reporting", "unknown"):
            own = change.kind == "own_reporting"
            kind = ("outlet" if own else "untold") if report.source else "unnamed"
            key = (kind, folded(report.source or report.id))
            speaker = (
                QuoteSpeaker(name=report.source, entity=None) if own and report.source else None
            )
        else:
            voice = Voice(issuer=None, name=named, kind=change.kind, channel=None, span=span)
            issuer = self._issuers.key(voice, report.id)
            key, speaker = ("issuer", issuer), self._issuers.speaker(issuer) or speaker
        ground = Ground(report=reading.id, rule="user/origin", detail=says)
        origin = self._ledger.put(Draft(key=key, issuer=speaker), change.kind, ground)
        self._ledger.settle(origin, change.kind)
        return origin

    def _from_agencies(
        self, readings: Sequence[Reading], firsthand: Firsthand
    ) -> dict[str, tuple[str, tuple[Place, ...]]]:
        """Return the agency of each report that tells its dispatch again, and what shows it."""
        own = self.agency.keys() | self._shown.keys()
        found = {
            r.id: told
            for r in readings
            if not {r.id, self.heads[r.id]} & own
            and not self._corrections.origin_of(r.id)
            and (told := agency_rewritten(r, firsthand, self._lexicon.media))
        }
        heads = {self.heads[r]: agency for r, (agency, _) in sorted(found.items())}
        return {head: (agency, ()) for head, agency in heads.items()} | found

    def _own_work(self, reading: Reading, firsthand: Firsthand) -> tuple[Place, ...]:
        """Return where a report shows its outlet's own work, in words that no earlier one has."""
        return tuple(
            place
            for place in firsthand.shown_in(reading)
            if not any(
                self._copies.precedes(there.report, reading.id)
                for _, there in self._copies.around(place)
            )
        )

    def outlet_key(self, reading: Reading) -> tuple[str, str]:
        """Return what identifies the origin of what an outlet, named or not, tells itself.

        What it shows that it saw is apart from what it tells without saying where it has it.
        """
        if not reading.source:
            return ("unnamed", reading.id)
        return ("outlet" if reading.id in self._shown else "untold", folded(reading.source))

    def _put_agency(self, reading: Reading, head: Reading, agency: str) -> str:
        draft = Draft(key=("agency", folded(agency)), issuer=QuoteSpeaker(name=agency, entity=None))
        if agencies_of(reading):
            rule, detail = "origin/agency_credit", f"The report credits {agency}."
        elif reading.id in self._rewritten:
            rule = "origin/agency_rewritten"
            detail = f"It credits no agency, but tells what {agency}'s people saw and were told."
        else:
            rule = "origin/agency_copy"
            share = round(100 * self._copies.share(reading.id, head.id))
            detail = f"It credits no agency, but shares {share} % of its text with {agency}'s."
        spans = credit_spans(reading) or self._rewritten.get(reading.id, ("", ()))[1]
        return self._ledger.put(
            draft, "agency", Ground(report=reading.id, rule=rule, detail=detail, spans=spans)
        )

    def _credited(self, reading: Reading) -> Voice | None:
        """Return who issued what a report credits as its source ("Source : communiqué de …")."""
        for credit in reading.credits:
            channel = self._lexicon.channel(credit.name) if credit.role == "source" else None
            if channel:
                name = self._lexicon.after_channel(credit.name)
                span = Place(report=reading.id, start=credit.start, end=credit.end)
                return Voice(issuer=None, name=name, kind=channel[0], channel=channel[1], span=span)  # type: ignore[arg-type]  # the table's keys
        return None

    def _put_credited(self, reading: Reading, voice: Voice) -> str:
        key = self._issuers.key(voice, reading.id)
        draft = Draft(key=("issuer", key), issuer=self._issuers.speaker(key))
        detail = f"The report credits \u201c{voice.channel}\u201d of {voice.name} as its source."
        ground = Ground(
            report=reading.id, rule="origin/credited_source", detail=detail, spans=(voice.span,)
        )
        return self._ledger.put(draft, voice.kind, ground)

    def _own_ground(self, reading: Reading, head: Reading) -> Ground:
        marked = self._copies.marked.get(reading.id, {})
        if head.id in marked:
            detail = f"You marked it as a copy {marked[head.id].told}."
            return Ground(report=reading.id, rule="user/copy", detail=detail)
        if reading.id != head.id:
            name = head.source or "a report of an outlet that is not named"
            detail = f"Its text goes back to {name}."
            return Ground(report=reading.id, rule="origin/copy", detail=detail)
        if reading.source is None:
            detail = "The report names no source for it, and its outlet is not named."
            return Ground(report=reading.id, rule="origin/unnamed_outlet", detail=detail)
        shown = self._shown.get(reading.id)
        if shown:
            words = _words_at(reading, shown[0])
            detail = f"{reading.source} shows that it saw for itself: \u201c{words}\u201d."
            rule = "origin/own_reporting"
            return Ground(report=reading.id, rule=rule, detail=detail, spans=shown)
        detail = f"{reading.source} tells it in its own voice, and not where it has it."
        return Ground(report=reading.id, rule="origin/untold", detail=detail)

    def cite_one_communique(self, a: str, b: str) -> bool:
        """Say whether what two reports share is rather a communiqué's than one of theirs."""
        agencies = self.agency.get(a) or self.agency.get(b)
        return not agencies and bool(self.communiques[a] & self.communiques[b])


def draft_of(voice: Voice, report: str, issuers: Issuers, lexicon: Lexicon) -> Draft:
    """Return what is to be put in the ledger for who speaks in a report."""
    key = issuers.key(voice, report)
    speaker = issuers.speaker(key)
    if speaker is None and key.startswith("name "):
        speaker = QuoteSpeaker(name=lexicon.without_article(voice.name), entity=None)
    return Draft(key=("issuer", key), issuer=speaker)


def _words_at(reading: Reading, place: Place) -> str:
    field = (reading.title or "") if place.field == "title" else reading.text
    return " ".join(field[place.start : place.end].split())
