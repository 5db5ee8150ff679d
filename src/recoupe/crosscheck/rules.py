"""The rules by which two tellings speak of the same thing, as a table with weights in points."""

from collections.abc import Callable

from recoupe.crosscheck.figures import counts_alike, figures_agree, tolls_alike
from recoupe.crosscheck.pair import Pair
from recoupe.crosscheck.plover import CONFLICT, COOPERATION, DEEDS, STATEMENTS
from recoupe.crosscheck.tellings import names_place
from recoupe.crosscheck.words import akin
from recoupe.model.base import Value


class Rule(Value, frozen=True, kw_only=True):
    """A rule of the table: what it adds at full strength, in points; a veto adds nothing.

    `holds` gives its strength for a pair, 0 to 1; `says` is the sentence that users read.
    """

    name: str
    weight: float
    says: str
    holds: Callable[[Pair], float]
    veto: bool = False


_WISHED = frozenset({"hypothetical", "demanded", "denied"})
# So many words of a clause, beside who, where, when and the trigger, tell what it is about.
_MORE_WORDS = 2


def _given(truth: bool) -> float:  # noqa: FBT001 — a rule's only argument
    return 1.0 if truth else 0.0


def _same_type(p: Pair) -> float:
    return _given(p.types[0] is not None and p.types[0] == p.types[1])


def _other_type(p: Pair) -> float:
    return _given(None not in p.types and p.types[0] != p.types[1] and not p.family)


def _opposed(p: Pair) -> float:
    if p.family:
        return 0.0
    signs = [t in COOPERATION for t in p.types], [t in CONFLICT for t in p.types]
    return _given(any(signs[0]) and any(signs[1]))


def _recalled(p: Pair) -> float:
    ahead = [t.event.status in ("announced", "planned") for t in (p.a, p.b)]
    past = [t.event.background and t.event.when is None for t in (p.a, p.b)]
    return _given((ahead[0] and past[1]) or (ahead[1] and past[0]))


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
    akin_words = _same_word(p) or _akin_word(p) or p.family
    return _given(not akin_words and not _same_toll(p))


def _same_family(p: Pair) -> float:
    """Return how far the family adds to the words and types: more where these are not alike."""
    if not p.family or _same_word(p):
        return 0.0
    return 0.6 if _akin_word(p) or _same_type(p) else 1.0


def _headline(p: Pair) -> float:
    return _given(p.headline)


def _sent_back(p: Pair) -> float:
    """Return whether one sends back to the other by a word like "cette"."""
    return _given(p.within and (p.a.back_to == p.b.key or p.b.back_to == p.a.key))


def _only_one(p: Pair) -> float:
    """Return whether two reports tell one thing each by such words, and either leads with it."""
    kin = bool(_same_word(p)) or p.family
    alone = not p.within and kin and p.a.alone and p.b.alone and (p.a.leads or p.b.leads)
    if not alone or any(t in STATEMENTS for t in p.types) or p.a.several != p.b.several:
        return 0.0
    sides = [t.event for t in (p.a, p.b)]
    wished = {e.status for e in sides} & _WISHED
    apart = any(e.background for e in sides) or (wished and sides[0].status != sides[1].status)
    return _given(not apart and not _told_of_others(p))


def _told_of_others(p: Pair) -> bool:
    """Say whether both clauses say more of it, and nothing that is alike."""
    alike = p.a.words & p.b.words or p.agents or p.recipients or p.crossed or p.place
    if p.others(p.a.agents, p.b.agents) or p.others(p.a.recipients, p.b.recipients):
        return True
    more = min(len(p.a.words), len(p.b.words)) >= _MORE_WORDS
    return more and not alike and p.bearing not in ("same", "overlapping")


def _another(p: Pair) -> float:
    """Return whether a report tells one of the two as another of its kind, or as several."""
    if not p.within or p.headline or _sent_back(p):
        return 0.0
    return _given(p.a.anew != p.b.anew or p.a.several != p.b.several)


def _both_lead(p: Pair) -> float:
    """Return whether two reports lead with it; a statement is each speaker's own."""
    kin = _same_word(p) or p.family
    told = not p.within and p.a.leads and p.b.leads and kin
    return _given(bool(told) and not any(t in STATEMENTS for t in p.types))


def _other_agent(p: Pair) -> float:
    if not p.a.agents or not p.b.agents or p.crossed:
        return 0.0
    shared = max(p.agents, p.likeness((*p.a.agents, *p.a.recipients), p.b.agents) * p.mutual)
    # What two tell in the same words they tell of the same, whatever was taken for its agent.
    if shared or p.wording or not p.strangers(p.a.agents, p.b.agents):
        return 0.0
    # A deed may be laid at two doors, and is its body's and its people's; a statement is its
    # speaker's.
    return 0.4 if _is_deed(p) or _acts_for(p) else 1.0


def _acts_for(p: Pair) -> bool:
    """Say whether one side names people and the other a body or a state that they may act for."""
    people = [[p.actors.is_person(x) for x in t.agents] for t in (p.a, p.b)]
    apart = (all(people[0]) and not any(people[1])) or (all(people[1]) and not any(people[0]))
    return apart and not any(t in STATEMENTS for t in p.types)


def _is_deed(p: Pair) -> bool:
    return bool(_same_type(p)) and p.types[0] in DEEDS


def _other_recipient(p: Pair) -> float:
    told = p.strangers(p.a.recipients, p.b.recipients)
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


def _other_ordinal(p: Pair) -> float:
    one, other = p.lexicon.ordinals(p.a.clause), p.lexicon.ordinals(p.b.clause)
    return _given(bool(one and other and not one & other))


def _same_figure(p: Pair) -> float:
    return _given(figures_agree(p.a.figures, p.b.figures))


def _same_toll(p: Pair) -> float:
    """Return whether both give the toll of what the story is about.

    A report that gives two tolls tells of an older one, or of another happening: only the same
    number twice is the same toll there.
    """
    ahead = {"hypothetical", "denied", "demanded", "planned"}
    told = not any(t.event.background or t.event.status in ahead for t in (p.a, p.b))
    # "des habitants évacuent une blessée" counts whom they help, not what befell.
    told = told and all(t in (None, "ASSAULT") for t in p.types)
    alike = tolls_alike(p.a.figures, p.b.figures, scoped=_one_place(p))
    return _given(told and alike and (not p.within or bool(_same_figure(p))))


def _one_place(p: Pair) -> bool:
    """Say whether both clauses name one place, be it where it happened or not."""
    return p.place == 1.0 or bool(p.a.placed & p.b.placed)


def _same_happening(p: Pair) -> float:
    """Return whether both name an untyped happening by one noun, in one place ("l'incendie")."""
    nouns = not p.a.verbal and not p.b.verbal and p.types == (None, None)
    return _given(nouns and bool(_same_word(p)) and p.place == 1.0)


def _same_counted(p: Pair) -> float:
    return _given(not _same_figure(p) and counts_alike(p.a.figures, p.b.figures))


def _foreign_clause(p: Pair) -> float:
    long_enough = min(len(p.a.words), len(p.b.words)) >= 3
    return _given(long_enough and not p.a.words & p.b.words and not _same_toll(p))


RULES: tuple[Rule, ...] = (
    Rule(name="same_type", weight=2.0, says="both are of one type of event", holds=_same_type),
    Rule(name="same_mode", weight=1.0, says="both are of one mode", holds=_same_mode),
    Rule(name="same_word", weight=1.5, says="both use the same word for it", holds=_same_word),
    Rule(name="akin_word", weight=1.0, says="both use words of one family", holds=_akin_word),
    Rule(
        name="same_family",
        weight=2.0,
        says="both use words for one kind of happening",
        holds=_same_family,
    ),
    Rule(
        name="headline",
        weight=3.5,
        says="the title tells what the lead of its report tells",
        holds=_headline,
    ),
    Rule(
        name="both_lead",
        weight=1.0,
        says="both reports tell it in their title or lead",
        holds=_both_lead,
    ),
    Rule(
        name="sent_back",
        weight=3.5,
        says="one sends back to the other",
        holds=_sent_back,
    ),
    Rule(
        name="only_one",
        weight=1.0,
        says="each report tells just one thing by such words",
        holds=_only_one,
    ),
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
        name="same_happening",
        weight=3.0,
        says="both name one kind of happening in one place",
        holds=_same_happening,
    ),
    Rule(
        name="same_clause",
        weight=2.0,
        says="it is told in the same words",
        holds=lambda p: p.clause if p.clause >= 0.3 else 0.0,
    ),
    Rule(
        name="same_wording",
        weight=1.0,
        says="the words, names included, are nearly the same",
        holds=lambda p: _given(p.wording and p.clause < 0.3),
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
        name="other_ordinal",
        weight=0.0,
        veto=True,
        says="one is the nth and the other another of its kind",
        holds=_other_ordinal,
    ),
    Rule(
        name="another",
        weight=0.0,
        veto=True,
        says="the report tells one as another of its kind, or as several",
        holds=_another,
    ),
    Rule(
        name="recalled",
        weight=0.0,
        veto=True,
        says="one is ahead, and the other is recalled from an undated past",
        holds=_recalled,
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
