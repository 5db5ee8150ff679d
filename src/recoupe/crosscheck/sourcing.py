"""Where the tellings of one claim come from, when all of them are looked at together.

Taken alone, each telling has its origin; beside the others some of these turn out to be one.
"""

from collections import Counter
from collections.abc import Sequence

from msgspec.structs import replace

from recoupe.crosscheck.actors import Actors
from recoupe.crosscheck.origins import Origins
from recoupe.crosscheck.sides import Sourced
from recoupe.crosscheck.tellings import Telling
from recoupe.crosscheck.words import Lexicon


class Sourcing:
    """Gives the tellings of a claim their origins."""

    def __init__(self, origins: Origins, actors: Actors, lexicon: Lexicon) -> None:
        self._origins = origins
        self._actors = actors
        self._lexicon = lexicon

    def of(self, tellings: Sequence[Telling]) -> tuple[Sourced, ...]:
        """Return a claim's tellings with their origins, in their order.

        A report that gives a source for a claim when it first tells it is no second origin where
        it tells the same again in its own voice; a denial is no source of what it denies.
        """
        told = self._settled(
            [
                Sourced(telling=t, origin=self._origins.of_telling(t), by=self._origins.by(t))
                for t in tellings
            ]
        )
        told = self._of_one_person(self._of_one_government(told))
        named: dict[str, Sourced] = {}
        seen: set[str] = set()
        for s in told:
            if s.telling.event.status == "denied":
                continue
            if self._is_said(s) and s.report not in seen:
                named[s.report] = s
            seen.add(s.report)
        return tuple(self._of_named(s, named.get(s.report)) for s in told)

    def _is_said(self, sourced: Sourced) -> bool:
        """Say whether a telling gives its source, be it by an act of speech ("ils réclament")."""
        return sourced.telling.attributed or self.is_voice(sourced.origin)

    def _of_named(self, told: Sourced, named: Sourced | None) -> Sourced:
        """Lay a telling in a report's own voice to whom the report first named as its source.

        A number that another counts is not that one's.
        """
        telling = told.telling
        own = self._is_said(told) or telling.event.status == "denied"
        if own or named is None or (telling.counter and telling.counter != named.telling.counter):
            return told
        return replace(told, origin=named.origin)

    def is_voice(self, origin: str) -> bool:
        """Say whether an origin is someone's words, and no outlet's or agency's own."""
        return self._origins.issuer(origin) is not None

    def name(self, origin: str) -> str | None:
        """Return the name of whose words an origin is; None for an outlet's or agency's own."""
        issuer = self._origins.issuer(origin)
        return self._called(issuer) if issuer else None

    def are_two(self, one: str, other: str) -> bool:
        """Say whether two origins are sure to be of two: "the mayor" may be the person named."""
        if one == other:
            return False
        a, b = self._origins.issuer(one), self._origins.issuer(other)
        if a is None or b is None:
            return True
        unnamed = [self._is_unnamed(i) for i in (a, b)]
        if all(unnamed):
            offices = self._offices(a), self._offices(b)
            return all(offices) and not offices[0] & offices[1]
        if any(unnamed):
            role, holder = (a, b) if unnamed[0] else (b, a)
            return not self._is_person(holder) or self._holder(role, {holder: holder}) is None
        words = [self._lexicon.content_words(self._called(i)) for i in (a, b)]
        return not words[0] <= words[1] and not words[1] <= words[0]

    def _settled(self, told: Sequence[Sourced]) -> list[Sourced]:
        """Lay text that several outlets carry to one of them that tells the claim anyway."""
        counts = Counter(s.origin for s in told)
        home: dict[str, str] = {}
        for s in told:
            rivals = [o for o in self._origins.alternatives(s.telling) if o in counts]
            if s.origin in counts and len({*rivals, s.origin}) > 1:
                same = {home.get(o, o) for o in (*rivals, s.origin)}
                kept = min(same, key=lambda o: (-counts[o], o))
                home.update(dict.fromkeys(same, kept))
                home = {o: home.get(to, to) for o, to in home.items()}
        for s in told:
            if home.get(s.origin, s.origin) != s.origin:
                self._origins.settle(home[s.origin], s.telling)
        return [replace(s, origin=home.get(s.origin, s.origin)) for s in told]

    def _of_one_government(self, told: Sequence[Sourced]) -> list[Sourced]:
        """Lay what a state says to its ministry where both say the same: it is no second voice."""
        bodies: dict[str, str] = {}
        for s in sorted(told, key=lambda s: s.origin):
            country = self._origins.governments(s.origin)[1]
            if country:
                bodies.setdefault(country, s.origin)
        return [
            replace(s, origin=bodies.get(self._origins.governments(s.origin)[0] or "", s.origin))
            for s in told
        ]

    def _of_one_person(self, told: Sequence[Sourced]) -> list[Sourced]:
        """Lay what the holder of an office says to the person named who may hold it.

        "The deputy prime minister" of one report and Paul Ako of another, who say the same, are
        most likely one: unless the person is known to hold another office.
        """
        issuers = {s.origin: i for s in told if (i := self._origins.issuer(s.origin))}
        people = {o: i for o, i in issuers.items() if self._is_person(i)}
        unnamed = {o: i for o, i in issuers.items() if o not in people and self._is_unnamed(i)}
        # Where nobody is named, "the delegate" is whoever is told by an office.
        holders = people or {o: i for o, i in unnamed.items() if self._offices(i)}
        home = {
            origin: held
            for origin, issuer in unnamed.items()
            if origin not in holders and (held := self._holder(issuer, holders)) is not None
        }
        return [replace(s, origin=home.get(s.origin, s.origin)) for s in told]

    def _is_person(self, issuer: str) -> bool:
        return issuer in self._actors.by_id and self._actors.is_person(issuer)

    def _is_unnamed(self, issuer: str) -> bool:
        """Say whether an issuer goes by an office, or by a word that tells not even that."""
        entity = self._actors.by_id.get(issuer)
        if entity is not None and entity.kind != "role":
            return False
        return self._lexicon.is_vague_role(self._called(issuer)) or bool(self._offices(issuer))

    def _called(self, issuer: str) -> str:
        entity = self._actors.by_id.get(issuer)
        return entity.name if entity else issuer.partition(" ")[2]

    def _offices(self, issuer: str) -> frozenset[str]:
        """Return the offices that an issuer is called by or is known to hold."""
        entity = self._actors.by_id.get(issuer)
        roles = (self._called(issuer), *(entity.roles if entity else ()))
        return frozenset().union(*map(self._lexicon.offices_in, roles))

    def _holder(self, issuer: str, holders: dict[str, str]) -> str | None:
        """Return the origin of the one who may be the unnamed issuer; None if none or several."""
        offices, country = self._offices(issuer), self._country(issuer)
        found = []
        for origin, holder in holders.items():
            held = self._offices(holder)
            countries = {country, self._country(holder)} - {None}
            if len(countries) < 2 and (not held or not offices or held & offices):
                found.append(origin)
        return found[0] if len(found) == 1 else None

    def _country(self, issuer: str) -> str | None:
        return self._actors.country(issuer) if issuer in self._actors.by_id else None
