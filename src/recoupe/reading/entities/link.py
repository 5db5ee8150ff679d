"""Joining a report's mentions into entities, in the order in which they are read."""

from collections.abc import Iterator
from itertools import islice

from recoupe.model.base import folded
from recoupe.reading.entities.draft import Draft
from recoupe.reading.entities.holders import Holders
from recoupe.reading.entities.lexicon import Lexicon
from recoupe.reading.entities.mention import Mention
from recoupe.reading.entities.offices import (
    agree,
    heads_alike,
    is_title,
    leads,
    of_one_time,
    office,
    other_walk,
)
from recoupe.reading.entities.people import People
from recoupe.reading.entities.quoted import Ranges, within

GENERIC_SENTENCES = 3
VARIED_SENTENCES = 2
# How many entities back a noun may resume one: more than a report has, less than a book.
REACH_DRAFTS = 300
# What the heads of states are said to preside, by which the report may call them.
_STATE_OFFICES = (frozenset[str](), frozenset({"etat"}), frozenset({"republique"}))
_DEFINITE = ("definite", "demonstrative")


class Linker:
    """Takes mentions in reading order and keeps the entities so far."""

    def __init__(self, lexicon: Lexicon, people: People, *, holders: Holders | None = None) -> None:
        self._holders = holders or {}
        self._lexicon = lexicon
        self._people = people
        self._drafts: dict[tuple[object, ...], Draft] = {}
        self._keys: dict[Draft, list[tuple[object, ...]]] = {}
        self._order: dict[Draft, None] = {}  # the last spoken of at the end
        self._became: dict[Draft, Draft] = {}  # what replaced drafts live on in
        self._turn = 0
        self._offices: dict[object, list[Draft]] = {}
        self._aliases: dict[str, Draft] = {}
        self._held: list[tuple[Mention, Draft]] = []
        self.subject: Draft | None = None  # the last person that was the subject of a clause
        self.speaker: Draft | None = None  # the last that was said to have said something
        self.titled: Mention | None = None  # the one person that the title names
        self.unnamed: Draft | None = None  # the last definite role without a name that acted
        self.acts = False  # whether the mention being linked is the subject of a clause
        self.silent: Ranges = []  # the quoted stretches of the sentence being linked

    @property
    def drafts(self) -> tuple[Draft, ...]:
        return tuple(self._order)

    @property
    def held(self) -> tuple[tuple[Mention, Draft], ...]:
        """The role nouns that were said of somebody or stand for somebody, and who that is."""
        return tuple((mention, self._now(draft)) for mention, draft in self._held)

    def take(self, mention: Mention, holder: Mention | None = None) -> Draft:
        """Add a mention to the entity it stands for; `holder` is the person its role is said of."""
        if mention.kind == "person":
            draft = self._person(mention)
        elif mention.kind == "role":
            draft = self._person(holder) if holder is not None else self._role(mention)
            self._hold(draft, mention)
            if holder is not None and is_title(mention, holder):
                draft.gender = draft.gender or mention.gender
                draft.rank_sector = draft.rank_sector or mention.sector
                draft.anchors.append((mention.sentence, mention.token))
                return draft
        elif mention.kind == "country":
            draft = self._at(("country", mention.country or mention.key), mention)
        elif mention.key is not None:
            draft = self._at((mention.kind, mention.key), mention)
        elif "short" in mention.flags:
            draft = self.named(mention) or self._phrase(mention)
        elif mention.head is not None:
            draft = self._phrase(mention)
        else:
            known = self._aliases.get(folded(mention.name))
            draft = (
                self._now(known)
                if known
                else self._at((mention.kind, folded(mention.name)), mention)
            )
        self.join(draft, mention)
        return draft

    def join(self, draft: Draft, mention: Mention) -> None:
        """Add a mention to an entity; one in a quotation does not make it the last spoken of."""
        draft.add(mention)
        if not within(mention.start, self.silent):
            self._recent(draft)

    def alias(self, draft: Draft, mention: Mention) -> None:
        """Let an acronym stand for an entity from here on."""
        word = folded(mention.name)
        self._aliases[word] = draft
        earlier = self._drafts.get((mention.kind, word))
        if earlier is not None and earlier is not draft:
            self._replace(earlier, draft)
        self.join(draft, mention)

    def named(self, short: Mention) -> Draft | None:
        """Return the last body that has the noun in or before its name ("l'Observatoire")."""
        word = folded(short.name)
        for draft in self._latest():
            begins = any(name.startswith(f"{word} ") for name in draft.names)
            if draft.kind == "organisation" and (begins or word in draft.said):
                return draft
        return None

    def name_last(self, person: Draft, mention: Mention) -> None:
        """Let somebody named for the first time be the nameless one of the sentence before.

        "Le porte-parole de la police a … Le capitaine Paul Tembo a aussi …": papers tell the
        office first and the name in the next sentence.
        """
        role = self.unnamed
        if role is None or role.kind != "role" or role not in self._order or not role.offices:
            return
        held = role.offices[0]
        first = mention.kind == "person" and not any(
            m.field == mention.field and m.start < mention.start for m in person.mentions[:2]
        )
        ranks = all("title" in o.flags for o in person.offices)
        if not first or not ranks or mention.sentence - role.seen != 1:
            return
        nameable = held.definiteness == "definite" and "generic" not in held.flags
        if nameable and not held.plural and agree(person, held):
            person.offices.extend(role.offices)
            self._replace(role, person)

    def _latest(self) -> Iterator[Draft]:
        """Yield the entities, the last spoken of first, as far back as a noun resumes one."""
        return islice(reversed(self._order), REACH_DRAFTS)

    def _now(self, draft: Draft) -> Draft:
        """Return what an entity has become."""
        while draft in self._became:
            draft = self._became[draft]
        return draft

    def _recent(self, draft: Draft) -> None:
        self._order.pop(draft, None)
        self._order[draft] = None
        self._turn += 1
        draft.turn = self._turn

    def _at(self, key: tuple[object, ...], mention: Mention) -> Draft:
        if key not in self._drafts:
            draft = Draft(kind=mention.kind, name=mention.name, key=key)
            self._drafts[key] = draft
            self._keys[draft] = [key]
            self._recent(draft)
        return self._drafts[key]

    def _person(self, mention: Mention) -> Draft:
        forms = self._people.full_forms(mention.key or mention.name)
        known = [d for f in forms if (d := self._drafts.get(("person", f)))]
        if known:
            return max(known, key=lambda d: d.turn)
        draft = self._at(("person", forms[0]), mention)
        for held in self._holders.get(forms[0], ()):
            draft.offices.append(held)
            draft.country = draft.country or held.country
            for of in _STATE_OFFICES:
                self._take_over(draft, held, (office(held)[0], of))
        return draft

    def _hold(self, draft: Draft, role: Mention) -> None:
        """Let an entity hold an office: it takes what the office says of country and sector."""
        if draft.kind == "person":
            self._absorb(draft, role)
        elif not draft.offices and draft.kind == "role":
            self._offices.setdefault(office(role), []).append(draft)
        draft.offices.append(role)
        draft.say(role.name)
        self._held.append((role, draft))

    def _absorb(self, person: Draft, role: Mention) -> None:
        """Let a person take over the office that an earlier mention left without a name.

        "Le ministre de la Défense a … Sadio Camara, ministre de la Défense": the same office,
        with all that was said of its holder.
        """
        self._take_over(person, role, office(role))

    def _take_over(self, person: Draft, role: Mention, key: tuple[str, frozenset[str]]) -> None:
        nameless = self._offices.get(key, [])[-REACH_DRAFTS:]
        for draft in sorted((d for d in nameless if d in self._order), key=lambda d: d.turn):
            held = draft.offices[0]
            definite = held.definiteness in (*_DEFINITE, "bare")
            same = role.about or role.country
            known = draft.country in (None, role.country, person.country)
            if definite and same and known and of_one_time(role, held):
                person.offices.extend(draft.offices)
                self._replace(draft, person)

    def _replace(self, draft: Draft, by: Draft) -> None:
        """Let an entity take over the mentions of another that turns out to be the same."""
        for mention in draft.mentions:
            by.add(mention)
        for role in draft.roles if draft.kind == "role" else ():
            by.say(role)
        del self._order[draft]
        for key in self._keys.pop(draft):
            self._drafts[key] = by
            self._keys[by].append(key)
        self._became[draft] = by
        self.subject = by if self.subject is draft else self.subject
        self.speaker = by if self.speaker is draft else self.speaker

    def _role(self, mention: Mention) -> Draft:
        """Return the holder that an unnamed role resumes, or one of its own."""
        same = "same" in mention.flags and mention.head in self._lexicon.words.last_speakers
        if same and self.speaker is not None:
            return self.speaker
        if mention.definiteness in _DEFINITE or mention.definiteness == "bare":
            held = self._introduced(mention)
            held = held or next((d for d in self._latest() if self._may_hold(d, mention)), None)
            held = held or self._led(mention) or self._varied(mention)
            if held is not None:
                return held
        if mention.definiteness == "indefinite":
            key: tuple[object, ...] = ("role", folded(mention.name), mention.start, mention.field)
        else:
            key = ("role", mention.head, mention.about, mention.country, mention.name.casefold())
        return self._at(key, mention)

    def _introduced(self, role: Mention) -> Draft | None:
        """Return the nameless one told of as "un diplomate", whom "ce diplomate" resumes."""
        if "generic" not in role.flags:
            return None  # an office may have gone to somebody named since
        return next(
            (
                draft
                for draft in self._latest()
                if draft.kind == "role"
                and draft.offices[0].definiteness == "indefinite"
                and draft.offices[0].plural == role.plural
                and self._may_hold(draft, role)
            ),
            None,
        )

    def _may_hold(self, draft: Draft, role: Mention) -> bool:
        if draft.kind not in ("person", "role"):
            return False
        if draft.gender and role.gender and draft.gender != role.gender:
            return False
        if role.country and draft.country and role.country != draft.country:
            return False
        if any(self._same_office(h, role) and of_one_time(h, role) for h in draft.offices):
            return True
        near = role.sentence - draft.seen <= GENERIC_SENTENCES
        generic = "generic" in role.flags and not role.about
        if not generic or not near or draft.kind != "person" or other_walk(draft, role):
            return False
        placed = role.country is None or role.country == draft.country
        return placed and draft is self._last_person(role)

    def _led(self, role: Mention) -> Draft | None:
        """Return the one person who heads what "le patron de la Défense" is the head of."""
        people = (d for d in self._latest() if d.kind == "person")
        found = [d for d in people if any(leads(h, role) for h in d.offices)]
        return found[0] if len(found) == 1 and agree(found[0], role) else None

    def _varied(self, role: Mention) -> Draft | None:
        """Return the person whom a definite office resumes that the report gave nobody yet.

        French papers vary what they call somebody: the last subject, named shortly before and of
        no office so far, or the one person of the title where the text has named nobody yet.
        """
        if not self.acts or role.plural or "former" in role.flags or "generic" in role.flags:
            return None
        people = [d for d in self._latest() if d.kind == "person"]
        near = [d for d in people if role.sentence - d.seen <= VARIED_SENTENCES]
        titled = self.titled is not None and all(
            m.field == "title" for d in people for m in d.mentions[:1]
        )
        alone = len(people) == 1 or (bool(near) and near[0] is self.subject)
        draft = None
        if titled and len(people) == 1:
            draft = people[0]
        elif len(near) == 1 and alone:
            draft = near[0]
        if draft is None or draft.offices or not agree(draft, role):
            return None
        if any(heads_alike(h, role) for d in people for h in d.offices):
            return None  # somebody else of the report may be "le patron des finances"
        if draft.seen == role.sentence:
            return None  # "selon Paul Dupont, le ministre a menti": two people
        return draft

    def _last_person(self, role: Mention) -> Draft | None:
        """Return whom "le diplomate" resumes: the last subject, else the last person named."""
        if self.subject and role.sentence - self.subject.seen <= GENERIC_SENTENCES:
            return self.subject
        return next((d for d in self._latest() if d.kind == "person"), None)

    def _same_office(self, held: Mention, role: Mention) -> bool:
        """Say whether a later role noun may resume an office already named."""
        ranked = "ranked" in role.flags and held.head == role.head
        if ranked and role.about <= held.about:
            return True  # "le vice-Premier ministre": that of the Défense
        if office(held)[0] != office(role)[0]:
            return False
        about, wanted = office(held)[1], office(role)[1]
        state = self._lexicon.words.state_words
        if wanted <= state and wanted:
            return about <= state
        return wanted <= about or (not about and role.country is not None)

    def _phrase(self, mention: Mention) -> Draft:
        """Return the institution or group that a noun phrase names or resumes."""
        force = "force" in mention.flags and mention.country and not mention.about - {mention.head}
        if "government" in mention.flags and mention.country:
            return self._at((mention.kind, f"government {mention.country}"), mention)
        if force:
            return self._at((mention.kind, "force", mention.country), mention)
        key = (mention.kind, mention.head, mention.about, mention.country)
        if key in self._drafts or mention.definiteness not in _DEFINITE:
            return self._at(key, mention)
        bare = mention.kind == "organisation" and not mention.about and mention.country is None
        if bare and (known := self.named(mention)) is not None:
            return known  # "l'association": the one that has a name
        for draft in self._latest():
            if draft.kind == mention.kind and self._resumes(draft, mention):
                return draft
        return self._at(key, mention)

    def _resumes(self, draft: Draft, mention: Mention) -> bool:
        first = draft.mentions[0]
        if first.head is None and "resumes" in mention.flags and not mention.about:
            near = mention.sentence - draft.seen <= GENERIC_SENTENCES
            return near and mention.country is None and draft.sector == mention.sector
        compatible = mention.country is None or draft.country in (None, mention.country)
        return first.head == mention.head and mention.about <= first.about and compatible
