"""Whether two tellings speak of the same thing: a table of weighted rules."""

from collections.abc import Callable, Iterable
from functools import cached_property

from recoupe.crosscheck.entities import Actors
from recoupe.crosscheck.figures import counts_alike, figures_agree, tolls_alike
from recoupe.crosscheck.plover import CONFLICT, COOPERATION, MUTUAL
from recoupe.crosscheck.tellings import Telling, names_place
from recoupe.crosscheck.times import Bearing, bearing
from recoupe.crosscheck.words import Lexicon, akin
from recoupe.model.base import Value
from recoupe.model.reason import Reason

VERSION = "1"
# Fitted by hand on invented pairs and on pairs of real reports read by eye; a pair of different
# reports joins from CROSS on, two tellings of one report only from WITHIN on.
CROSS, WITHIN = 4.5, 5.5
ALIKE_CLAUSE = 0.5


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
        if self.a.clause == self.b.clause:
            return 1.0
        shared = len(self.a.words & self.b.words)
        shorter = min(len(self.a.words), len(self.b.words))
        return shared / shorter if shared >= 2 else 0.0

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


class Rule(Value, frozen=True, kw_only=True):
    """A rule of the table: what it adds at full strength, in points; a veto adds nothing.

    `holds` gives its strength for a pair, 0 to 1; `says` is the sentence that users read.
    """

    name: str
    weight: float
    says: str
    holds: Callable[[Pair], float]
    veto: bool = False


def _given(truth: bool) -> float:  # noqa: FBT001 — a rule's only argument
    return 1.0 if truth else 0.0


def _same_type(p: Pair) -> float:
    return _given(p.types[0] is not None and p.types[0] == p.types[1])


def _other_type(p: Pair) -> float:
    return _given(None not in p.types and p.types[0] != p.types[1])


def _opposed(p: Pair) -> float:
    signs = [t in COOPERATION for t in p.types], [t in CONFLICT for t in p.types]
    return _given(any(signs[0]) and any(signs[1]))


def _same_mode(p: Pair) -> float:
    mode = p.a.event.mode
    return _given(mode is not None and mode == p.b.event.mode and bool(_same_type(p)))


def _other_mode(p: Pair) -> float:
    one, other = p.a.event.mode, p.b.event.mode
    return _given(bool(one and other and one != other and _same_type(p)))


def _same_word(p: Pair) -> float:
    return _given(p.a.lemma == p.b.lemma)


def _akin_word(p: Pair) -> float:
    return _given(p.a.lemma != p.b.lemma and akin(p.a.lemma, p.b.lemma))


def _other_word(p: Pair) -> float:
    return _given(not _same_word(p) and not _akin_word(p) and not _same_toll(p))


def _other_agent(p: Pair) -> float:
    if not p.a.agents or not p.b.agents or p.crossed:
        return 0.0
    shared = max(p.agents, p.likeness((*p.a.agents, *p.a.recipients), p.b.agents) * p.mutual)
    return _given(shared == 0)


def _other_recipient(p: Pair) -> float:
    told = bool(p.a.recipients and p.b.recipients)
    return _given(told and not p.recipients and not p.crossed)


def _other_person(p: Pair) -> float:
    if p.mutual:
        return _given(
            p.persons_clash((*p.a.agents, *p.a.recipients), (*p.b.agents, *p.b.recipients))
            or (p.persons_clash(p.a.recipients, p.b.recipients) and not p.crossed)
        )
    return _given(
        p.persons_clash(p.a.agents, p.b.agents) or p.persons_clash(p.a.recipients, p.b.recipients)
    )


def _other_country(p: Pair) -> float:
    if p.mutual:
        one, other = (*p.a.agents, *p.a.recipients), (*p.b.agents, *p.b.recipients)
        return _given(p.countries_clash(one, other))
    return _given(
        p.countries_clash(p.a.agents, p.b.agents)
        or p.countries_clash(p.a.recipients, p.b.recipients)
    )


def _elsewhere(p: Pair) -> float:
    if p.place != 0.0 or _same_figure(p):
        return 0.0
    names = [p.actors.by_id[t.where].name for t in (p.b, p.a) if t.where]
    told = zip((p.a, p.b), names, strict=True)
    return _given(not any(names_place(t, name) for t, name in told))


def _same_named(p: Pair) -> float:
    """Return whether clauses name one actor whose part at least one of them leaves open."""
    shared = p.a.named & p.b.named
    return _given(bool(shared) and not (p.agents or p.recipients or p.crossed))


def _same_figure(p: Pair) -> float:
    return _given(figures_agree(p.a.figures, p.b.figures, p.lexicon))


def _same_toll(p: Pair) -> float:
    """Return whether both give the toll of what the story is about.

    A report that gives two tolls tells of an older one, or of another happening: only the same
    number twice is the same toll there.
    """
    ahead = {"hypothetical", "denied", "demanded", "planned"}
    told = not any(t.event.background or t.event.status in ahead for t in (p.a, p.b))
    alike = tolls_alike(p.a.figures, p.b.figures, p.lexicon)
    return _given(told and alike and (not p.within or bool(_same_figure(p))))


def _same_counted(p: Pair) -> float:
    return _given(not _same_figure(p) and counts_alike(p.a.figures, p.b.figures, p.lexicon))


def _foreign_clause(p: Pair) -> float:
    long_enough = min(len(p.a.words), len(p.b.words)) >= 3
    return _given(long_enough and not p.a.words & p.b.words and not _same_toll(p))


RULES: tuple[Rule, ...] = (
    Rule(name="same_type", weight=2.0, says="both are of one type of event", holds=_same_type),
    Rule(name="same_mode", weight=1.0, says="both are of one mode", holds=_same_mode),
    Rule(name="same_word", weight=1.5, says="both use the same word for it", holds=_same_word),
    Rule(name="akin_word", weight=1.0, says="both use words of one family", holds=_akin_word),
    Rule(name="same_agent", weight=2.0, says="the same actor does it", holds=lambda p: p.agents),
    Rule(
        name="same_recipient",
        weight=1.5,
        says="it is done to, or with, the same one",
        holds=lambda p: p.recipients,
    ),
    Rule(
        name="same_named",
        weight=1.0,
        says="both name the same one in telling it",
        holds=_same_named,
    ),
    Rule(
        name="crossed",
        weight=3.0,
        says="the same two meet, told from either side",
        holds=lambda p: 0.0 if p.agents and p.recipients else p.crossed,
    ),
    Rule(
        name="same_place",
        weight=1.0,
        says="it is in the same place",
        holds=lambda p: p.place or 0.0,
    ),
    Rule(
        name="same_day",
        weight=2.0,
        says="it is dated to the same days",
        holds=lambda p: _given(p.bearing == "same"),
    ),
    Rule(
        name="overlapping_time",
        weight=1.5,
        says="the times given fit each other",
        holds=lambda p: {"overlapping": 1.0, "loose": 0.4}.get(p.bearing, 0.0),
    ),
    Rule(name="same_figure", weight=1.5, says="the same figure is given", holds=_same_figure),
    Rule(name="same_counted", weight=0.75, says="the same thing is counted", holds=_same_counted),
    Rule(
        name="same_toll",
        weight=5.0,
        says="both give the toll of what the reports are about",
        holds=_same_toll,
    ),
    Rule(
        name="same_clause",
        weight=2.0,
        says="it is told in the same words",
        holds=lambda p: p.clause if p.clause >= 0.3 else 0.0,
    ),
    Rule(name="other_type", weight=-2.0, says="the types differ", holds=_other_type),
    Rule(name="other_mode", weight=-2.0, says="the modes differ", holds=_other_mode),
    Rule(name="other_word", weight=-1.0, says="the words for it differ", holds=_other_word),
    Rule(name="other_agent", weight=-2.5, says="the actors differ", holds=_other_agent),
    Rule(
        name="other_recipient",
        weight=-1.5,
        says="it is done to, or with, others",
        holds=_other_recipient,
    ),
    Rule(
        name="other_place",
        weight=-1.5,
        says="the places differ, though one may lie in the other, or one report be wrong",
        holds=lambda p: _given(p.place == 0.0),
    ),
    Rule(
        name="other_day",
        weight=-1.5,
        says="the days given differ by little",
        holds=lambda p: {"near": 1.0, "moved": 0.3}.get(p.bearing, 0.0),
    ),
    Rule(
        name="foreign_clause",
        weight=-1.0,
        says="the clauses have hardly a word in common",
        holds=_foreign_clause,
    ),
    Rule(
        name="background",
        weight=-0.5,
        says="one tells it as background",
        holds=lambda p: _given(p.a.event.background != p.b.event.background),
    ),
    Rule(
        name="apart",
        weight=0.0,
        veto=True,
        says="the times given exclude each other",
        holds=lambda p: _given(p.bearing == "apart"),
    ),
    Rule(
        name="elsewhere",
        weight=0.0,
        veto=True,
        says="it is in two places that no report names together, and no figure ties them",
        holds=_elsewhere,
    ),
    Rule(
        name="opposed_type",
        weight=0.0,
        veto=True,
        says="one is cooperation and the other conflict",
        holds=_opposed,
    ),
    Rule(
        name="other_person",
        weight=0.0,
        veto=True,
        says="other people are named",
        holds=_other_person,
    ),
    Rule(
        name="other_country",
        weight=0.0,
        veto=True,
        says="actors of other countries are named",
        holds=_other_country,
    ),
)


class Judgement(Value, frozen=True, kw_only=True):
    """What the table says of a pair: points, the rules that held with their strength, vetoes."""

    score: float
    held: tuple[tuple[str, float], ...]
    vetoes: tuple[str, ...]
    kindred: bool
    anchored: bool

    def joins(self, *, within: bool) -> bool:
        """Say whether the pair speaks of the same thing."""
        return not self.vetoes and self.enough(within=within)

    def enough(self, *, within: bool) -> bool:
        """Say whether the points and grounds would do, were it not for the vetoes."""
        threshold = WITHIN if within else CROSS
        return self.score >= threshold and self.kindred and self.anchored


def judge(pair: Pair) -> Judgement:
    """Return what the rules say of a pair.

    Two grounds are asked for besides the points: that both are the same kind of thing (word,
    mode or clause), and that something anchors them (who, where, on which day, how many).
    """
    held = {r.name: s for r in RULES if (s := r.holds(pair)) > 0}
    by_name = {r.name: r for r in RULES}
    score = sum(by_name[name].weight * strength for name, strength in held.items())
    return Judgement(
        score=round(score, 3),
        held=tuple(held.items()),
        vetoes=tuple(name for name in held if by_name[name].veto),
        kindred=_kindred(pair, held),
        anchored=_anchored(pair, held),
    )


def _kindred(pair: Pair, held: dict[str, float]) -> bool:
    alike = pair.clause >= ALIKE_CLAUSE
    if "same_toll" in held:
        return True
    if pair.types == (None, None):
        return "same_word" in held and (pair.clause >= 0.3 or "same_figure" in held)
    word = "same_word" in held or "akin_word" in held
    return word or alike or (not pair.within and "same_mode" in held)


def _anchored(pair: Pair, held: dict[str, float]) -> bool:
    who = pair.agents >= 0.75 or pair.recipients >= 0.75 or pair.crossed >= 0.75
    who = who or "same_named" in held
    if "same_toll" in held:
        return True
    if pair.within:
        there_and_then = "same_day" in held and bool(pair.place)
        return who or there_and_then or pair.clause >= ALIKE_CLAUSE
    anchors = {"same_day", "same_place", "same_figure"}
    return who or bool(anchors & held.keys()) or pair.clause >= ALIKE_CLAUSE


def reasons_of(pair: Pair, judgement: Judgement) -> tuple[Reason, ...]:
    """Return the rules that held for a pair as reasons, in the table's order."""
    by_name = {r.name: r for r in RULES}
    spans = (pair.a.span, pair.b.span)
    return tuple(
        Reason(
            rule=f"claim/{name}",
            version=VERSION,
            score=None if by_name[name].veto else round(by_name[name].weight * strength, 2),
            detail=sentence(by_name[name].says),
            spans=spans,
        )
        for name, strength in judgement.held
    )


def sentence(words: str) -> str:
    return words[:1].upper() + words[1:] + "."
