"""Which voices of a story are one issuer: whose words count once, however they are named."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from functools import cached_property
from itertools import combinations

from recoupe.crosscheck.actors import Actors
from recoupe.crosscheck.anaphora import Antecedents
from recoupe.crosscheck.channels import words_of
from recoupe.crosscheck.voices import Voice, paragraph_of, voice_of_quote
from recoupe.crosscheck.words import Lexicon
from recoupe.model.annotation import Reading
from recoupe.model.base import Value, folded
from recoupe.model.dossier import OriginKind, QuoteSpeaker

# Words that two reports quote alike, so many of them, have one issuer, whoever each report says
# it is ("la ministre", "le ministère", "le texte").
SAME_WORDS = 6
# A communiqué printed as it came lets few others speak.
MAX_CARRIED = 3
# What may be called by its kind alone, and is somebody's.
_CARRIERS: tuple[OriginKind, ...] = ("communique", "document")


class Heard(Value, frozen=True, kw_only=True):
    """A voice in one report, with the words it says, folded.

    `beside_communique` is true where the paragraph names a communiqué.
    """

    report: str
    voice: Voice
    words: str
    beside_communique: bool = False


class Issuers:
    """The issuers of a story's quoted words."""

    def __init__(self, readings: Sequence[Reading], actors: Actors, lexicon: Lexicon) -> None:
        self._actors = actors
        self._lexicon = lexicon
        self._heard = [
            Heard(
                report=r.id,
                voice=v,
                words=" ".join(words_of(r.words(q))),
                beside_communique=lexicon.channel(paragraph_of(r, q)) is not None,
            )
            for r in readings
            for q in r.quotes
            if (v := voice_of_quote(r, q, actors, lexicon))
        ]
        self._home: dict[str, str] = {}
        # What an anaphor stands for in one report: elsewhere the same words may mean another.
        self._stands: dict[tuple[str, str], str] = {}
        self._join_antecedents(readings)
        self._join_repeated()
        self._join_same_words()
        self._join_armies()
        self._join_offices()
        self._join_states()
        self._join_nameless()
        self._names = self._best_names()

    def key(self, voice: Voice, report: str) -> str:
        """Return what identifies a voice's issuer in this story."""
        return self._find(self._raw(voice, report))

    def speaker(self, key: str) -> QuoteSpeaker | None:
        """Return an issuer by its key; None for one that no report names."""
        if key in self._names:
            return self._names[key]
        if key in self._actors.by_id:
            name = self._lexicon.without_article(self._actors.by_id[key].name)
            return QuoteSpeaker(name=name, entity=key)
        return None

    def by_communique(self, report: str) -> set[str]:
        """Return the keys of those whose words a report gives and some report by communiqué.

        A report with the words of many is a journalist's, and no mere carrier of one's text.
        """
        heard = {self.key(h.voice, report) for h in self._heard if h.report == report}
        return heard & self._issuing if len(heard) <= MAX_CARRIED else set()

    @cached_property
    def _issuing(self) -> set[str]:
        return {self.key(h.voice, h.report) for h in self._heard if h.voice.kind == "communique"}

    def _raw(self, voice: Voice, report: str) -> str:
        own = self._own(voice)
        if (report, own) in self._stands:
            return self._stands[report, own]
        if voice.issuer is None and self._names_channel(voice):
            return _nameless(voice.kind, report)
        if voice.issuer is None and self._lexicon.class_of(voice.name):
            return f"{own} in {report}"
        return own

    def _names_channel(self, voice: Voice) -> bool:
        """Say whether a voice is called by nothing but its channel ("selon le texte")."""
        words = set(words_of(voice.name))
        return bool(self._lexicon.channel(voice.name)) or words <= set(
            words_of(voice.channel or "")
        )

    def join_copied(self, one: Voice, report: str, other: Voice, elsewhere: str) -> None:
        """Make two voices one to whom two reports give the same words of a text that they share."""
        a, b = self._raw(one, report), self._raw(other, elsewhere)
        if self._may_be_one(a, b):
            self._join(a, b)

    def _may_be_one(self, a: str, b: str) -> bool:
        """Say whether two issuers may be one, seeing who was joined to either before.

        Two people are two, and nobody is the body that another report names, nor the holder of an
        office where he is known to hold others: one of the reports, or who read it, is mistaken.
        People are no body that shares no word with them, and a source kept back is nobody named.
        """
        members = [self._members(self._find(k)) for k in (a, b)]
        return not any(self._are_two(one, other) for one in members[0] for other in members[1])

    def _members(self, root: str) -> list[str]:
        return [root, *sorted(k for k in self._home if self._find(k) == root)]

    def _are_two(self, one: str, other: str) -> bool:
        pair = [e for k in (one, other) if (e := self._actors.by_id.get(k))]
        if any(self._lexicon.is_agency(e.name) or self._lexicon.is_unnamed(e.name) for e in pair):
            return True
        if {e.kind for e in pair} == {"group", "organisation"}:
            words = [self._lexicon.content_words(e.name) for e in pair]
            return words[0].isdisjoint(words[1])
        people = [e for e in pair if e.kind == "person"]
        rest = next((e for e in pair if e.kind != "person"), None)
        if len(people) == 1 and rest is not None:
            held = [*map(self._lexicon.offices_in, people[0].roles)]
            offices = frozenset().union(*held), self._lexicon.offices_in(rest.name)
            return rest.kind != "role" or (all(offices) and not offices[0] & offices[1])
        return len(people) == 2

    def _own(self, voice: Voice) -> str:
        """Return what identifies a voice by its own name."""
        if voice.issuer is not None:
            return voice.issuer
        known = self._by_words.get(self._lexicon.content_words(voice.name), set())
        if len(known) == 1:
            return next(iter(known))
        return f"name {folded(self._lexicon.without_article(voice.name))}"

    @cached_property
    def _by_words(self) -> dict[frozenset[str], set[str]]:
        """The entities that can speak, by the words of their names."""
        found: dict[frozenset[str], set[str]] = defaultdict(set)
        for entity in self._actors.entities:
            if entity.kind != "place":
                found[self._lexicon.content_words(entity.name)].add(entity.id)
        return found

    def _find(self, key: str) -> str:
        while key in self._home:
            key = self._home[key]
        return key

    def _join(self, a: str, b: str) -> None:
        """Make two issuers one; the key of the one that is an entity stays."""
        one, other = self._find(a), self._find(b)
        if one != other:
            kept, gone = sorted((one, other), key=self._rank)
            self._home[gone] = kept

    def _rank(self, key: str) -> tuple[bool, bool, bool, bool, int, str]:
        entity = self._actors.by_id.get(key)
        body = entity is not None and entity.kind == "organisation"
        common = entity is not None and self._lexicon.is_generic_body(entity.name)
        role = entity is not None and entity.kind == "role"
        return (entity is None, not body, common, role, -len(entity.name) if entity else 0, key)

    def _join_same_words(self) -> None:
        telling = [h for h in self._heard if len(h.words.split()) >= SAME_WORDS]
        telling.sort(key=lambda h: (h.words, h.report, self._raw(h.voice, h.report)))
        pairs = [
            (self._raw(a.voice, a.report), self._raw(b.voice, b.report))
            for a, b in combinations(telling, 2)
            if a.report != b.report and (a.words in b.words or b.words in a.words)
        ]
        people: dict[str, set[str]] = defaultdict(set)
        for one, other in (*pairs, *((b, a) for a, b in pairs)):
            if self._is_person(other):
                people[one].add(other)
        for one, other in pairs:
            # A word for whom reports put several people stands for none of them.
            torn = any(not self._is_person(k) and len(people[k]) > 1 for k in (one, other))
            if not torn and self._may_be_one(one, other):
                self._join(one, other)

    def _is_person(self, key: str) -> bool:
        return key in self._actors.by_id and self._actors.is_person(key)

    def _join_antecedents(self, readings: Sequence[Reading]) -> None:
        """Join "l'entreprise" to the one company that its report names, and the like."""
        names = {h.voice.name for h in self._heard if h.voice.issuer is None}
        speaking: dict[str, set[str]] = defaultdict(set)
        for h in self._heard:
            if h.voice.issuer and self._actors.is_person(h.voice.issuer):
                speaking[h.report].add(h.voice.issuer)
        known = Antecedents(readings, self._actors, self._lexicon, named=names, speaking=speaking)
        for h in self._heard:
            key = known.of(h.voice, h.report)
            if key is not None:
                self._stands[h.report, self._own(h.voice)] = key

    def _join_repeated(self) -> None:
        """Let "la même source" stand for the voice told before it in its report."""
        before: dict[str, Voice] = {}
        for h in sorted(self._heard, key=lambda h: (h.report, h.voice.span.start)):
            if h.voice.repeats and h.report in before:
                told = self._raw(before[h.report], h.report)
                self._stands.setdefault((h.report, self._own(h.voice)), told)
            elif not h.voice.repeats:
                before[h.report] = h.voice

    def _join_armies(self) -> None:
        """Join bodies that are one country's army, however it is called."""
        armies: dict[str, str] = {}
        for entity in self._actors.entities:
            if entity.kind == "organisation" and self._lexicon.names_army(entity.name):
                country = entity.country or ""
                if country:
                    self._join(armies.setdefault(country, entity.id), entity.id)

    def _join_offices(self) -> None:
        """Join who holds an office to the body that the office speaks for, if both speak."""
        speaking = {h.voice.issuer for h in self._heard if h.voice.issuer}
        bodies = {
            self._lexicon.content_words(e.name): e
            for e in self._actors.entities
            if e.kind == "organisation" and e.id in speaking
        }
        for holder in self._actors.entities:
            if holder.id not in speaking or holder.kind not in ("person", "role"):
                continue
            roles = (holder.name, *holder.roles) if holder.kind == "role" else holder.roles
            found = {body for r in roles if (body := self._lexicon.body_of(r)) in bodies}
            for body in sorted(found, key=sorted):
                country = bodies[body].country
                if None in (country, holder.country) or country == holder.country:
                    self._join(bodies[body].id, holder.id)

    def _join_states(self) -> None:
        """Join the names of one state; in a report it is the body whose communiqué it gives there.

        "Selon Bamako" beside "indique le communiqué" is the ministry; "le Mali a précédemment
        déclaré" in a report that gives none from it is the state at another time.
        """
        states: dict[str, str] = {}
        for h in self._heard:
            own = self._own(h.voice)
            if not self._actors.by_id.get(own) or not self._actors.is_state(own):
                continue
            country = self._actors.country(own) or ""
            body = self._issuing_body(country)
            if h.beside_communique and body:
                self._stands[h.report, own] = body
            else:
                self._join(states.setdefault(country, own), own)

    def _issuing_body(self, country: str) -> str | None:
        """Return the one body of a country's government whose communiqué the story gives."""
        bodies = {
            self._find(e.id)
            for h in self._heard
            if h.voice.kind == "communique"
            and (e := self._actors.by_id.get(self._own(h.voice)))
            and (e.kind, e.sector, e.country) == ("organisation", "GOV", country)
        }
        return bodies.pop() if len(bodies) == 1 else None

    def is_state(self, key: str) -> str | None:
        """Return the country that an issuer is the government of as a whole, if it is."""
        known = key in self._actors.by_id and self._actors.is_state(key)
        return self._actors.country(key) if known else None

    def is_government_body(self, key: str) -> str | None:
        """Return the country of whose government an issuer is a body, if it is one."""
        entity = self._actors.by_id.get(key)
        body = entity is not None and entity.kind == "organisation" and entity.sector == "GOV"
        return entity.country if entity and body and not self.is_state(key) else None

    def _join_nameless(self) -> None:
        """Join "le texte" or "un communiqué" to the one issuer whose communiqué it can be.

        It is that of the same report if there is just one, else that of the story. "Le document"
        is the one document whose issuer its report names.
        """
        issuing: dict[tuple[OriginKind, str], set[str]] = defaultdict(set)
        for h in self._heard:
            key = self.key(h.voice, h.report)
            if h.voice.kind in _CARRIERS and key in self._actors.by_id:
                issuing[h.voice.kind, h.report].add(key)
        everyone = {k for (kind, _), keys in issuing.items() if kind == "communique" for k in keys}
        for kind in _CARRIERS:
            for report in sorted({h.report for h in self._heard}):
                nameless, named = _nameless(kind, report), issuing.get((kind, report), set())
                for candidates in (named, everyone if kind == "communique" else set[str]()):
                    if self._find(nameless) == nameless and len(candidates) == 1:
                        self._join(next(iter(candidates)), nameless)

    def _best_names(self) -> dict[str, QuoteSpeaker]:
        """Return the names of the issuers that are no entity: the form used most."""
        names: dict[str, Counter[str]] = defaultdict(Counter)
        for heard in self._heard:
            key = self.key(heard.voice, heard.report)
            if key.startswith("name "):
                names[key][heard.voice.name] += 1
        return {
            key: QuoteSpeaker(
                name=self._lexicon.without_article(min(found, key=lambda n: (-found[n], n))),
                entity=None,
            )
            for key, found in names.items()
        }


def _nameless(kind: OriginKind, report: str) -> str:
    """Return the key of who issues what a report calls by nothing but its kind."""
    return f"nameless {kind} {report}"
