"""Where statements come from, and how many origins stand behind them.

An agency, an issuer or an outlet is one origin of a story, however many reports carry it.
"""

from collections.abc import Iterable, Sequence

from recoupe.crosscheck.actors import Actors
from recoupe.crosscheck.bases import Bases, draft_of
from recoupe.crosscheck.channels import words_of
from recoupe.crosscheck.copies import Copies, agencies_of
from recoupe.crosscheck.corrections import Corrections
from recoupe.crosscheck.elsewhere import Elsewhere
from recoupe.crosscheck.firsthand import Firsthand
from recoupe.crosscheck.issuers import Issuers
from recoupe.crosscheck.ledger import Draft, Ground, Ledger
from recoupe.crosscheck.reprints import Reprints
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
from recoupe.model.dossier import Origin, QuoteSpeaker
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
        reprints: Reprints,
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
        self._bases = Bases(
            readings,
            copies,
            actors,
            ledger=self._ledger,
            issuers=self._issuers,
            lexicon=lexicon,
            firsthand=firsthand,
            reprints=reprints,
            corrections=self._corrections,
        )
        self._base = self._bases.of

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
        if printed := self._bases.reprinted(telling.span):
            return printed
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
        carriers |= {
            r for r, head in self._bases.heads.items() if head == self._bases.heads[report]
        }
        if any(self._bases.agency_behind(c) for c in carriers):
            return frozenset()
        first = [
            c
            for c in sorted(carriers | {report})
            if not any(self._copies.precedes(o, c) for o in carriers | {report})
        ]
        return frozenset(
            make_id("origin", self._story, *self._bases.outlet_key(self._readings[c]))
            for c in first
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
        if printed := self._bases.reprinted(place_of(reading.id, quote)):
            return printed
        voice = voice_of_quote(reading, quote, self._actors, self._lexicon)
        return self._of_voice(voice, reading.id) if voice else self._base[reading.id]

    def of_words(self, place: Place) -> str:
        """Return the id of the origin of words that a report tells in its own voice."""
        if printed := self._bases.reprinted(place):
            return printed
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
        place = place_of(reading.id, label)
        if printed := self._bases.reprinted(place):
            return printed
        if issuer is None:
            return self._copied_from(place) or self._base[reading.id]
        voice = voice_of_entity(issuer, self._actors, place)
        return self._of_voice(voice, reading.id)

    def told(self, used: Iterable[str]) -> tuple[Origin, ...]:
        """Return the origins that stand behind something told, and the agencies, by kind and id."""
        return self._ledger.told(used)

    def reasons(self, origin: str) -> tuple[Reason, ...]:
        """Return the grounds of an origin."""
        return self._ledger.reasons(origin)

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

    def _copied_from(self, place: Place) -> str | None:
        """Return the origin of the earlier report, or the agency's, that has the same passage."""
        mine = self._base[place.report]
        if self._corrections.origin_of(place.report):
            return mine
        for here, there in self._copies.around(place):
            if self._bases.cite_one_communique(here.report, there.report):
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
        """Return the origin of who says these words in another report that has them.

        What an agency tells in its own voice is its own, but for words that others quote directly.
        """
        if self._corrections.origin_of(place.report):
            return None
        dispatch = self._bases.agency_behind(place.report) is not None
        said = self._elsewhere.of(place, direct=dispatch)
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
        if self._bases.agency_behind(giver):
            return "The same words stand in an agency's dispatch."
        if self._copies.precedes(giver, taker):
            return "The same words stand in an earlier report."
        return "The same words stand in another report; which came first is not known."

    def _of_communique(self, here: Place, there: Place) -> str:
        key = min(self._bases.communiques[here.report] & self._bases.communiques[there.report])
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
        agencies = (
            self._bases.agency_behind(giver),
            self._bases.agency_behind(taker),
        )
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
        return self._ledger.put(
            draft_of(voice, report, self._issuers, self._lexicon),
            voice.kind,
            _voice_ground(voice, report),
        )

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
        names = [
            *agencies_of(reading),
            *filter(None, [self._bases.agency_behind(reading.id)]),
        ]
        if reading.source:
            names.append(reading.source.partition(".")[0].replace("-", " "))
        words = words_of(voice.name)
        initials = "".join(w[0] for w in self._lexicon.content_words_in_order(voice.name))
        return any(
            set(words_of(name)) <= set(words)
            or (name.isupper() and len(name) > 1 and folded(name) in initials)
            for name in names
        )


def _voice_ground(voice: Voice, report: str) -> Ground:
    if voice.channel:
        rule = f"origin/{voice.kind}"
        detail = f"The words are {voice.name}'s, by \u201c{voice.channel}\u201d."
    else:
        rule, detail = "origin/speaker", f"The report gives it as {voice.name}'s word."
    return Ground(report=report, rule=rule, detail=detail, spans=(voice.span,))
