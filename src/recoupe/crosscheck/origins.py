"""Where statements come from, and how many origins stand behind them.

An agency, an issuer or an outlet is one origin of a story, however many reports carry it.
"""

from collections.abc import Iterable, Sequence

from recoupe.crosscheck.actors import Actors
from recoupe.crosscheck.agencies import (
    agency_of_copies,
    agency_of_each,
    agency_rewritten,
    credit_spans,
)
from recoupe.crosscheck.channels import words_of
from recoupe.crosscheck.copies import Copies, agencies_of
from recoupe.crosscheck.corrections import Corrections
from recoupe.crosscheck.elsewhere import Elsewhere
from recoupe.crosscheck.firsthand import Firsthand
from recoupe.crosscheck.issuers import Issuers
from recoupe.crosscheck.ledger import Draft, Ground, Ledger
from recoupe.crosscheck.tellings import Telling, place_of, quote_around, sentence_around
from recoupe.crosscheck.voices import (
    Voice,
    is_act_of_speech,
    voice_of_entity,
    voice_of_quote,
    voice_of_telling,
)
from recoupe.crosscheck.words import Lexicon
from recoupe.model.annotation import Label, Quotation, Reading
from recoupe.model.base import folded, make_id
from recoupe.model.correction import SetOrigin
from recoupe.model.dossier import Origin, OriginKind, QuoteSpeaker
from recoupe.model.reason import Reason
from recoupe.model.span import Place


class Origins:
    """The origins of a story: asked for one statement after the other, told at the end."""

    def __init__(
        self,
        readings: Sequence[Reading],
        copies: Copies,
        actors: Actors,
        *,
        story: str,
        lexicon: Lexicon,
        firsthand: Firsthand,
        corrections: Corrections | None = None,
    ) -> None:
        self._corrections = corrections or Corrections(readings)
        self._readings = {r.id: r for r in readings}
        self._copies = copies
        self._actors = actors
        self._story = story
        self._lexicon = lexicon
        self._firsthand = firsthand
        self._ledger = Ledger(story)
        self._issuers = Issuers(readings, actors, lexicon)
        self._elsewhere = Elsewhere(readings, copies, actors, lexicon)
        self._join_copied_voices()
        self._communiques = {r.id: self._issuers.by_communique(r.id) for r in readings}
        self._agency = self._corrections.agencies(agency_of_each(readings))
        self._heads = copies.heads(apart=self._cite_one_communique)
        self._agency = self._corrections.agencies(
            agency_of_copies(self._agency, self._heads, readings, lexicon.media)
        )
        self._shown = {r.id: shown for r in readings if (shown := self._own_work(r, firsthand))}
        self._rewritten = self._from_agencies(readings, firsthand)
        self._agency |= {r: agency for r, (agency, _) in self._rewritten.items()}
        self._base = {r.id: self._base_of(r) for r in readings}

    def _join_copied_voices(self) -> None:
        for reading in self._readings.values():
            for quote in reading.quotes:
                voice = voice_of_quote(reading, quote, self._actors, self._lexicon)
                said = self._elsewhere.of(place_of(reading.id, quote)) if voice else None
                if voice and said:
                    self._issuers.join_copied(voice, reading.id, said.voice, said.report)

    def of_report(self, report: str) -> str:
        """Return the id of the origin of what a report tells in its own voice."""
        return self._base[report]

    def of_telling(self, telling: Telling) -> str:
        """Return the id of the origin of a telling."""
        voice = voice_of_telling(telling, self._actors, self._lexicon)
        if voice is not None:
            return self._of_voice(voice, telling.reading.id)
        return self._seen_by_agency(telling) or self.of_words(telling.span)

    def _seen_by_agency(self, telling: Telling) -> str | None:
        """Return the origin of what a sentence gives as seen by an agency's people."""
        reading, clause = telling.reading, telling.event.clause
        if clause.in_title:
            return None
        start, end = sentence_around(reading.text, clause.start, clause.end)
        for agency in sorted(set(self._lexicon.media.mentioned(reading.text[start:end]))):
            for seen in self._firsthand.seen_by(reading, agency, self._lexicon.media):
                if start <= seen.start < end:
                    voice = Voice(issuer=None, name=agency, kind="agency", channel=None, span=seen)
                    return self._of_voice(voice, reading.id)
        return None

    def by(self, telling: Telling) -> str | None:
        """Return the entity of the dossier that a report gives a telling to; None for its own.

        That somebody demands or denies is told by the report.
        """
        if telling.by is not None or is_act_of_speech(telling):
            return telling.by
        voice = voice_of_telling(telling, self._actors, self._lexicon)
        return voice.issuer if voice and not self._is_own(voice, telling.reading) else None

    def alternatives(self, telling: Telling) -> frozenset[str]:
        """Return the outlets' origins that may as well stand behind what a report tells itself.

        Where several outlets carry one text and it is not known who wrote it, any of them may
        have: beside another report of such an outlet the text bears nothing out.
        """
        report = telling.reading.id
        if voice_of_telling(telling, self._actors, self._lexicon) is not None:
            return frozenset()
        if self._said_elsewhere(telling.span):
            return frozenset()
        carriers = {there.report for _, there in self._copies.around(telling.span)}
        carriers |= {r for r, head in self._heads.items() if head == self._heads[report]}
        if any(self._agency.get(self._heads[c]) for c in carriers):
            return frozenset()
        first = [
            c
            for c in sorted(carriers | {report})
            if not any(self._copies.precedes(o, c) for o in carriers | {report})
        ]
        return frozenset(
            make_id("origin", self._story, *self._outlet_key(self._readings[c])) for c in first
        )

    def settle(self, origin: str, telling: Telling) -> None:
        """Note that a telling was laid to an origin because it may as well be that one's."""
        ground = Ground(
            report=telling.reading.id,
            rule="origin/unknown_order",
            detail="Several outlets carry this text, and who wrote it is not known.",
            spans=(telling.span,),
        )
        self._ledger.add(origin, ground)

    def of_quote(self, reading: Reading, quote: Quotation) -> str:
        """Return the id of the origin of quoted words."""
        voice = voice_of_quote(reading, quote, self._actors, self._lexicon)
        return self._of_voice(voice, reading.id) if voice else self._base[reading.id]

    def of_words(self, place: Place) -> str:
        """Return the id of the origin of words that a report tells in its own voice."""
        return self._said_elsewhere(place) or self._copied_from(place) or self._base[place.report]

    def of_voice(self, voice: Voice, report: str) -> str:
        """Return the id of the origin of what someone says in a report."""
        return self._of_voice(voice, report)

    def of_label(self, reading: Reading, label: Label | None) -> str:
        """Return the id of the origin of a word for someone: its speaker's, else the report's."""
        if label is None:
            return self._base[reading.id]
        quote = quote_around(reading, label)
        if quote is not None:
            return self.of_quote(reading, quote)
        issuer = self._actors.of(reading.id, label.attributed_to)
        if issuer is None:
            place = place_of(reading.id, label)
            return self._copied_from(place) or self._base[reading.id]
        place = place_of(reading.id, label)
        voice = voice_of_entity(issuer, self._actors, place)
        return self._of_voice(voice, reading.id)

    def told(self, used: Iterable[str]) -> tuple[Origin, ...]:
        """Return the origins that stand behind something told, and the agencies, by kind and id."""
        return self._ledger.told(used)

    def reasons(self, origin: str) -> tuple[Reason, ...]:
        """Return the grounds of an origin."""
        return self._ledger.reasons(origin)

    # the report's own voice

    def _base_of(self, reading: Reading) -> str:
        head = self._readings[self._heads[reading.id]]
        for report in (reading, head):
            if told := self._corrections.origin_of(report.id):
                return self._put_told(reading, report, *told)
        agency = self._agency.get(head.id) or self._agency.get(reading.id)
        if agency:
            return self._put_agency(reading, head, agency)
        for voice in (self._credited(reading), self._credited(head)):
            if voice is not None:
                return self._put_credited(reading, voice)
        shown = head.source if head.id in self._shown else None
        issuer = QuoteSpeaker(name=shown, entity=None) if shown else None
        kind: OriginKind = "own_reporting" if shown else "unknown"
        draft = Draft(key=self._outlet_key(head), issuer=issuer)
        return self._ledger.put(draft, kind, self._own_ground(reading, head))

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
        own = self._agency.keys() | self._shown.keys()
        found = {
            r.id: told
            for r in readings
            if not {r.id, self._heads[r.id]} & own
            and not self._corrections.origin_of(r.id)
            and (told := agency_rewritten(r, firsthand, self._lexicon.media))
        }
        heads = {self._heads[r]: agency for r, (agency, _) in sorted(found.items())}
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

    def _outlet_key(self, reading: Reading) -> tuple[str, str]:
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

    def issuer(self, origin: str) -> str | None:
        """Return what identifies the issuer of an origin; None for an agency or an outlet."""
        kind, key = self._ledger.key(origin)
        return key if kind == "issuer" else None

    def governments(self, origin: str) -> tuple[str | None, str | None]:
        """Return the country whose state, and the one whose government's body, an origin is."""
        kind, key = self._ledger.key(origin)
        if kind != "issuer":
            return None, None
        return self._issuers.is_state(key), self._issuers.is_government_body(key)

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

    def _copied_from(self, place: Place) -> str | None:
        """Return the origin of the earlier report, or the agency's, that has the same passage."""
        mine = self._base[place.report]
        if self._corrections.origin_of(place.report):
            return mine
        for here, there in self._copies.around(place):
            if self._cite_one_communique(here.report, there.report):
                return self._of_communique(here, there)
        for here, there in self._copies.around(place):
            theirs = self._base[there.report]
            if theirs == mine:
                return mine
            if self._lends(there.report, place.report):
                ground = Ground(
                    report=place.report,
                    rule="origin/copied_passage",
                    detail=self._how_lent(there.report, place.report),
                    spans=(here, there),
                )
                self._ledger.add(theirs, ground)
                return theirs
        return None

    def _said_elsewhere(self, place: Place) -> str | None:
        """Return the origin of who says these words in another report that has them."""
        if self._corrections.origin_of(place.report):
            return None
        said = self._elsewhere.of(place)
        if said is None or self._is_own(said.voice, self._readings[said.report]):
            return None
        if self._is_own(said.voice, self._readings[place.report]):
            return self._base[place.report]
        ground = Ground(
            report=place.report,
            rule="origin/said_elsewhere",
            detail=f"Another report gives the same words to {said.voice.name}.",
            spans=(said.here, said.there),
        )
        if agency := self._lexicon.media.agency(said.voice.name):
            return self._put_agency_word(agency, said.voice, place.report)
        key = self._issuers.key(said.voice, said.report)
        draft = Draft(key=("issuer", key), issuer=self._issuers.speaker(key))
        return self._ledger.put(draft, said.voice.kind, ground)

    def _how_lent(self, giver: str, taker: str) -> str:
        if self._agency.get(self._heads[giver]):
            return "The same words stand in an agency's dispatch."
        if self._copies.precedes(giver, taker):
            return "The same words stand in an earlier report."
        return "The same words stand in another report; which came first is not known."

    def _cite_one_communique(self, a: str, b: str) -> bool:
        """Say whether what two reports share is rather a communiqué's than one of theirs."""
        agencies = self._agency.get(a) or self._agency.get(b)
        return not agencies and bool(self._communiques[a] & self._communiques[b])

    def _of_communique(self, here: Place, there: Place) -> str:
        key = min(self._communiques[here.report] & self._communiques[there.report])
        ground = Ground(
            report=here.report,
            rule="origin/shared_communique",
            detail="Another report that cites the same communiqué has the same passage.",
            spans=(here, there),
        )
        draft = Draft(key=("issuer", key), issuer=self._issuers.speaker(key))
        return self._ledger.put(draft, "communique", ground)

    def _lends(self, giver: str, taker: str) -> bool:
        """Say whether a passage of two reports goes back to `giver`; ties go to one of them.

        An agency lends to others; else the earlier report lends; where the order is not known the
        one whose outlet is not named does, then the smaller id: one passage has one origin.
        """
        agencies = self._agency.get(self._heads[giver]), self._agency.get(self._heads[taker])
        if any(agencies):
            return agencies[1] is None
        if self._copies.precedes(giver, taker):
            return True
        if self._copies.precedes(taker, giver):
            return False
        ranks = [(self._readings[r].source is not None, r) for r in (giver, taker)]
        return ranks[0] < ranks[1]

    # others' voices

    def _of_voice(self, voice: Voice, report: str) -> str:
        if self._is_own(voice, self._readings[report]):
            return self._base[report]
        agency = self._lexicon.media.agency(voice.name)
        if agency:
            return self._put_agency_word(agency, voice, report)
        key = self._issuers.key(voice, report)
        speaker = self._issuers.speaker(key)
        if speaker is None and key.startswith("name "):
            speaker = QuoteSpeaker(name=voice.name, entity=None)
        draft = Draft(key=("issuer", key), issuer=speaker)
        return self._ledger.put(draft, voice.kind, _voice_ground(voice, report))

    def _put_agency_word(self, agency: str, voice: Voice, report: str) -> str:
        """Put what a report gives as an agency's word, or as seen by its people."""
        draft = Draft(key=("agency", folded(agency)), issuer=QuoteSpeaker(name=agency, entity=None))
        detail = f"The report gives it as {agency}'s word."
        ground = Ground(
            report=report, rule="origin/agency_word", detail=detail, spans=(voice.span,)
        )
        return self._ledger.put(draft, "agency", ground)

    def _is_own(self, voice: Voice, reading: Reading) -> bool:
        """Say whether a voice is the report's own: a journalist of its agency or outlet."""
        names = [*agencies_of(reading), *filter(None, [self._agency.get(self._heads[reading.id])])]
        if reading.source:
            names.append(reading.source.partition(".")[0].replace("-", " "))
        words = words_of(voice.name)
        initials = "".join(w[0] for w in self._lexicon.content_words_in_order(voice.name))
        return any(
            set(words_of(name)) <= set(words)
            or (name.isupper() and len(name) > 1 and folded(name) in initials)
            for name in names
        )


def _words_at(reading: Reading, place: Place) -> str:
    field = (reading.title or "") if place.field == "title" else reading.text
    return " ".join(field[place.start : place.end].split())


def _voice_ground(voice: Voice, report: str) -> Ground:
    if voice.channel:
        rule = f"origin/{voice.kind}"
        detail = f"The words are {voice.name}'s, by \u201c{voice.channel}\u201d."
    else:
        rule, detail = "origin/speaker", f"The report gives it as {voice.name}'s word."
    return Ground(report=report, rule=rule, detail=detail, spans=(voice.span,))
