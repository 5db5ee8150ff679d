"""Two tellings that are compared, with what the rules ask of them."""

from collections.abc import Iterable
from functools import cached_property

from recoupe.crosscheck.actors import Actors
from recoupe.crosscheck.channels import words_of
from recoupe.crosscheck.figures import tolls_alike
from recoupe.crosscheck.plover import MUTUAL
from recoupe.crosscheck.tellings import VERBATIM_WORDS, Telling
from recoupe.crosscheck.times import Bearing, bearing
from recoupe.crosscheck.words import Lexicon

# Of the words that two clauses tell, names included, so many and such a share make them alike.
WORDING_WORDS = 3
WORDING_SHARE = 0.8
OBJECT_SHARE = 0.5
# From this likeness on two names may be of one participant (`Actors.likeness`).
ONE_PARTICIPANT = 0.75


class Pair:
    """Two tellings that are compared, with what several rules ask of them."""

    def __init__(self, a: Telling, b: Telling, actors: Actors, lexicon: Lexicon) -> None:
        self.a, self.b = sorted((a, b), key=lambda t: t.place)
        self.actors = actors
        self.lexicon = lexicon

    @cached_property
    def within(self) -> bool:
        return self.a.reading.id == self.b.reading.id

    @cached_property
    def bearing(self) -> Bearing:
        return bearing(self.a, self.b)

    @cached_property
    def types(self) -> tuple[str | None, str | None]:
        return self.a.event.type, self.b.event.type

    @cached_property
    def families(self) -> tuple[frozenset[int], frozenset[int]]:
        """The kinds of happening that either word tells of (`Lexicon.families_of`)."""
        of = self.lexicon.families_of
        return of(self.a.lemma, self.a.clause), of(self.b.lemma, self.b.clause)

    @cached_property
    def family(self) -> bool:
        """Whether both words tell of one kind of happening ("arrêté", "interpellé")."""
        demanded = [t.event.status == "demanded" for t in (self.a, self.b)]
        one, other = self.families
        shared = one & other
        if not shared or demanded[0] != demanded[1]:
            return False
        return self.lexicon.stand_alone(shared) or self.one_object

    @cached_property
    def one_object(self) -> bool:
        """Whether both clauses, beside who acts and when, speak of one thing or one recipient."""
        one, other = (
            t.words | self.lexicon.content_words(t.lemma.partition(" ")[2])
            for t in (self.a, self.b)
        )
        return bool(one & other) or self.recipients >= ONE_PARTICIPANT

    @cached_property
    def headline(self) -> bool:
        """Whether a report's title and its lead may tell one thing: one word, family or mode.

        What the title tells and only one clause of the body may stand below the lead.
        """
        titled = [t.event.in_title for t in (self.a, self.b)]
        if not self.within or titled[0] == titled[1]:
            return False
        title = self.a if titled[0] else self.b
        if not (self.a.leads and self.b.leads) and not (title.alone and self.wording):
            return False
        one, other = self.a.event, self.b.event
        typed = one.type == other.type or None in (one.type, other.type)
        return self.family or (typed and self.a.lemma == self.b.lemma)

    @cached_property
    def mutual(self) -> bool:
        return all(t in MUTUAL for t in self.types)

    def likeness(self, one: Iterable[str], other: Iterable[str]) -> float:
        """Return the best likeness of an actor of `one` to an actor of `other`."""
        others = tuple(other)
        return max((self.actors.likeness(x, y) for x in one for y in others), default=0.0)

    @cached_property
    def agents(self) -> float:
        return self.likeness(self.a.agents, self.b.agents)

    @cached_property
    def recipients(self) -> float:
        return self.likeness(self.a.recipients, self.b.recipients)

    @cached_property
    def crossed(self) -> float:
        """Both sides of a mutual event, told from the other side."""
        if not self.mutual:
            return 0.0
        return min(
            self.likeness(self.a.agents, self.b.recipients),
            self.likeness(self.a.recipients, self.b.agents),
        )

    @cached_property
    def rival_tolls(self) -> bool:
        """Two named sources' tolls in one report ("onze morts" by one, "quatorze" by another).

        A title may leave out whose number it gives.
        """
        sources = [t.counter for t in (self.a, self.b)]
        known = all(t.counter or t.event.in_title for t in (self.a, self.b))
        return (
            self.within
            and known
            and sources[0] != sources[1]
            and not any(t.event.background for t in (self.a, self.b))
            and all(t.event.status in ("occurred", "ongoing", "alleged") for t in (self.a, self.b))
            and tolls_alike(self.a.figures, self.b.figures)
        )

    @cached_property
    def place(self) -> float | None:
        """1 one place, 0.5 a place and its country, 0 two places; None where one is untold."""
        if not self.a.where or not self.b.where:
            return None
        if self.a.where == self.b.where:
            return 1.0
        one, other = self.actors.by_id[self.a.where], self.actors.by_id[self.b.where]
        nested = "country" in (one.kind, other.kind) and one.country == other.country
        return 0.5 if nested and one.country else 0.0

    @cached_property
    def clause(self) -> float:
        """The share of the shorter clause's other words that both have, from 2 words on.

        Participants, times and trigger are not counted again: they have rules of their own.
        """
        if self.a.clause == self.b.clause and len(self.a.clause.split()) >= VERBATIM_WORDS:
            return 1.0
        shared = len(self.a.words & self.b.words)
        shorter = min(len(self.a.words), len(self.b.words))
        return shared / shorter if shared >= 2 else 0.0

    @cached_property
    def wording(self) -> bool:
        """Whether nearly all that the shorter clause tells, names included, is in the other's.

        What one reading takes for a name may be words to another ("le groupe Norvalis").
        """
        shared = len(self.a.told & self.b.told)
        shorter = min(len(self.a.told), len(self.b.told))
        return shared >= WORDING_WORDS and shared >= WORDING_SHARE * shorter

    @cached_property
    def object_fits(self) -> bool:
        """Whether what each clause says besides is alike, or one says nothing besides."""
        if self.others(self.a.recipients, self.b.recipients):
            return False
        shorter = min(len(self.a.words), len(self.b.words))
        shared = len(self.a.words & self.b.words)
        return not shorter or shared > OBJECT_SHARE * shorter

    @cached_property
    def other_names(self) -> bool:
        """Whether each clause names something besides who acts, and nothing is named by both."""
        acting = {
            w
            for t in (self.a, self.b)
            for x in (*t.agents, t.by)
            if x
            for w in words_of(self.actors.by_id[x].name)
        }
        one, other = self.a.proper - acting, self.b.proper - acting
        return bool(one and other) and not one & other

    def strangers(self, one: tuple[str, ...], other: tuple[str, ...]) -> bool:
        """Both name somebody, and all are others: "des jeunes", "les manifestants" may be one."""
        told = [(x, y) for x in one for y in other]
        return bool(told) and all(self.actors.are_strangers(x, y) for x, y in told)

    def others(self, one: tuple[str, ...], other: tuple[str, ...]) -> bool:
        """Both name somebody, and none of them may be the same, or stand for it."""
        if not one or not other or self.likeness(one, other):
            return False
        anyone = any(map(self.actors.is_anyone, (*one, *other)))
        people = [{self.actors.is_person(x) for x in side} for side in (one, other)]
        fits = any(self.actors.may_be_same(x, y) for x in one for y in other)
        return not anyone and not fits and bool(people[0] & people[1])

    def persons_clash(self, one: tuple[str, ...], other: tuple[str, ...]) -> bool:
        """Both name people, and none of them is the same."""
        first = {x for x in one if self.actors.is_person(x)}
        second = {x for x in other if self.actors.is_person(x)}
        return bool(first and second and not first & second)

    def countries_clash(self, one: tuple[str, ...], other: tuple[str, ...]) -> bool:
        """All actors of both sides have a country, and none of these is the same."""
        first = [self.actors.country(x) for x in one]
        second = [self.actors.country(x) for x in other]
        known = all(first) and all(second) and bool(first and second)
        return known and not set(first) & set(second)
