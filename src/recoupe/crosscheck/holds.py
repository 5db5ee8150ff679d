"""What the rules of claims ask of a pair, a function each: how far it holds, from 0 to 1."""

from recoupe.crosscheck.figures import (
    SCOPE_RATIO,
    counts_alike,
    crowds_differ,
    figures_agree,
    tolls_alike,
)
from recoupe.crosscheck.pair import ONE_PARTICIPANT, Pair
from recoupe.crosscheck.plover import CONFLICT, COOPERATION, DEEDS, GATHERINGS, STATEMENTS
from recoupe.crosscheck.tellings import names_place
from recoupe.crosscheck.words import akin

_WISHED = frozenset({"hypothetical", "demanded", "denied"})
# So many words of a clause, beside who, where, when and the trigger, tell what it is about.
_MORE_WORDS = 2


def given(truth: bool) -> float:  # noqa: FBT001 — a rule's only argument
    return 1.0 if truth else 0.0


def same_type(p: Pair) -> float:
    return given(p.types[0] is not None and p.types[0] == p.types[1])


def other_type(p: Pair) -> float:
    return given(None not in p.types and p.types[0] != p.types[1] and not p.family)


def opposed(p: Pair) -> float:
    if p.family:
        return 0.0
    signs = [t in COOPERATION for t in p.types], [t in CONFLICT for t in p.types]
    return given(any(signs[0]) and any(signs[1]))


def recalled(p: Pair) -> float:
    ahead = [t.event.status in ("announced", "planned") for t in (p.a, p.b)]
    past = [t.event.background and t.event.when is None for t in (p.a, p.b)]
    return given((ahead[0] and past[1]) or (ahead[1] and past[0]))


def same_mode(p: Pair) -> float:
    mode = p.a.event.mode
    return given(mode is not None and mode == p.b.event.mode and bool(same_type(p)))


def other_mode(p: Pair) -> float:
    one, other = p.a.event.mode, p.b.event.mode
    return given(bool(one and other and one != other and same_type(p)))


def same_word(p: Pair) -> float:
    return given(p.a.lemma == p.b.lemma)


def akin_word(p: Pair) -> float:
    one, other = p.a.lemma, p.b.lemma
    tails = one.rpartition(" ")[2], other.rpartition(" ")[2]
    if " " in one and " " in other:  # "lancer un appel", "lancer les travaux"
        return given(p.a.lemma != p.b.lemma and akin(*tails))
    # "Lancer un appel" is what "appel" tells, if both are of one type ("lever le blocage" is of
    # another than "blocage") and both or neither are asked for.
    asked = [t.event.status == "demanded" for t in (p.a, p.b)]
    core = bool(same_type(p)) and asked[0] == asked[1] and akin(*tails)
    return given(p.a.lemma != p.b.lemma and (akin(one, other) or core))


def other_word(p: Pair) -> float:
    akin_words = same_word(p) or akin_word(p) or p.family
    return given(not akin_words and not same_toll(p))


def same_family(p: Pair) -> float:
    """Return how far the family adds to the words and types: more where these are not alike."""
    if not p.family or same_word(p):
        return 0.0
    return 0.6 if akin_word(p) or same_type(p) else 1.0


def other_step(p: Pair) -> float:
    return given(p.lexicon.on_one_way(*p.families))


def untyped_kin(p: Pair) -> float:
    """Return how far a family, or one's word for his deed, stands in for an untold type."""
    untyped = p.types.count(None)
    if not untyped or not (p.family or (same_word(p) and p.agents >= ONE_PARTICIPANT)):
        return 0.0
    return untyped / 2


def headline(p: Pair) -> float:
    return given(p.headline)


def sent_back(p: Pair) -> float:
    """Return whether one sends back to the other by a word like "cette"."""
    return given(p.within and (p.a.back_to == p.b.key or p.b.back_to == p.a.key))


def only_one(p: Pair) -> float:
    """Return whether two reports lead with one thing each that they tell by such words."""
    kin = bool(same_word(p)) or p.family
    alone = not p.within and kin and p.a.alone and p.b.alone and p.a.leads and p.b.leads
    if not alone or any(t in STATEMENTS for t in p.types) or p.a.several != p.b.several:
        return 0.0
    sides = [t.event for t in (p.a, p.b)]
    wished = {e.status for e in sides} & _WISHED
    apart = any(e.background for e in sides) or (wished and sides[0].status != sides[1].status)
    return given(not apart and not _told_of_others(p))


def other_partner(p: Pair) -> float:
    """Return whether one meets or agrees with others: that is what tells two meetings apart."""
    return given(p.mutual and bool(other_recipient(p)))


def other_goal(p: Pair) -> float:
    """Return whether visits, or deeds of two days, are told with other names: where they are."""
    visits = all(t.event.mode == "visit" for t in (p.a, p.b))
    told_apart = p.other_names and not p.wording and p.place != 1.0
    return given(told_apart and (visits or p.bearing == "near"))


def other_subject(p: Pair) -> float:
    """Return whether one speaks of two things, as far as the clauses tell."""
    said = all(t in STATEMENTS for t in p.types) and not p.recipients
    more = min(len(p.a.words), len(p.b.words)) >= _MORE_WORDS
    return given(said and more and not p.a.words & p.b.words)


def _involves_others(p: Pair) -> bool:
    if other_goal(p):
        return True
    return p.others(p.a.agents, p.b.agents) or p.others(p.a.recipients, p.b.recipients)


def _told_of_others(p: Pair) -> bool:
    """Say whether both clauses say more of it, and nothing that is alike."""
    alike = p.a.words & p.b.words or p.agents or p.recipients or p.crossed or p.place
    if _involves_others(p):
        return True
    more = min(len(p.a.words), len(p.b.words)) >= _MORE_WORDS
    return more and not alike and p.bearing not in ("same", "overlapping")


def another(p: Pair) -> float:
    """Return whether a report tells one of the two as another of its kind, or as several."""
    if not p.within or p.headline or sent_back(p) or p.rival_tolls:
        return 0.0
    return given(p.a.anew != p.b.anew or p.a.several != p.b.several)


def both_lead(p: Pair) -> float:
    """Return whether two reports lead with it; a statement is each speaker's own."""
    kin = same_word(p) or p.family
    told = not p.within and p.a.leads and p.b.leads and kin and not _involves_others(p)
    return given(bool(told) and not any(t in STATEMENTS for t in p.types))


def other_agent(p: Pair) -> float:
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
    return bool(same_type(p)) and p.types[0] in DEEDS


def other_recipient(p: Pair) -> float:
    told = p.strangers(p.a.recipients, p.b.recipients)
    return given(told and not p.recipients and not p.crossed)


def other_person(p: Pair) -> float:
    if p.mutual:
        return given(
            p.persons_clash((*p.a.agents, *p.a.recipients), (*p.b.agents, *p.b.recipients))
            or (p.persons_clash(p.a.recipients, p.b.recipients) and not p.crossed)
        )
    return given(
        p.persons_clash(p.a.agents, p.b.agents) or p.persons_clash(p.a.recipients, p.b.recipients)
    )


def other_country(p: Pair) -> float:
    if p.mutual:
        one, other = (*p.a.agents, *p.a.recipients), (*p.b.agents, *p.b.recipients)
        return given(p.countries_clash(one, other))
    return given(
        p.countries_clash(p.a.agents, p.b.agents)
        or p.countries_clash(p.a.recipients, p.b.recipients)
    )


def elsewhere(p: Pair) -> float:
    if p.place != 0.0 or same_figure(p):
        return 0.0
    names = [p.actors.by_id[t.where].name for t in (p.b, p.a) if t.where]
    told = zip((p.a, p.b), names, strict=True)
    return given(not any(names_place(t, name) for t, name in told))


def same_named(p: Pair) -> float:
    """Return whether clauses name one actor whose part at least one of them leaves open."""
    shared = p.a.named & p.b.named
    return given(bool(shared) and not (p.agents or p.recipients or p.crossed))


def other_crowd(p: Pair) -> float:
    """Return whether two crowds are counted, in numbers that exclude each other.

    Two sources may count one march ("selon la police", "selon les organisateurs"). Two reports
    mean two crowds where the numbers are far apart, and nothing says that they lead with one.
    """
    gathered = all(t in GATHERINGS for t in p.types) and not (p.headline or sent_back(p))
    if not gathered:
        return 0.0
    if not p.within:
        placed = p.place == 1.0 or p.a.placed & p.b.placed or (p.a.leads and p.b.leads)
        far = crowds_differ(p.a.figures, p.b.figures, p.lexicon, least_ratio=SCOPE_RATIO)
        return given(far and not placed)
    sources = [t.counter or t.by for t in (p.a, p.b)]
    by_two = all(sources) and sources[0] != sources[1]
    return given(not by_two and crowds_differ(p.a.figures, p.b.figures, p.lexicon))


def other_town(p: Pair) -> float:
    """Return whether a report tells what crowds do in two towns, each named in its own clause."""
    gathered = all(t in GATHERINGS for t in p.types) and not (p.headline or sent_back(p))
    if not p.within or not gathered or p.place == 1.0:
        return 0.0
    towns = [{x for x in t.placed if p.actors.by_id[x].kind == "place"} for t in (p.a, p.b)]
    return given(bool(towns[0] and towns[1]) and not towns[0] & towns[1])


def same_figure(p: Pair) -> float:
    return given(figures_agree(p.a.figures, p.b.figures))


def same_toll(p: Pair) -> float:
    """Return whether both give the toll of what the story is about.

    A report that gives two tolls tells of an older one, or of another happening: only the same
    number twice is the same toll there.
    """
    ahead = {"hypothetical", "denied", "demanded", "planned"}
    told = not any(t.event.background or t.event.status in ahead for t in (p.a, p.b))
    # "des habitants évacuent une blessée" counts whom they help, not what befell.
    told = told and all(t in (None, "ASSAULT") for t in p.types)
    # Four soldiers in Tamora are not two in Sorel, whether these are known as places or not.
    told = told and (not p.other_names or bool(same_figure(p)))
    alike = tolls_alike(p.a.figures, p.b.figures, scoped=_one_place(p))
    return given(told and alike and (not p.within or bool(same_figure(p))))


def _one_place(p: Pair) -> bool:
    """Say whether both clauses name one place, be it where it happened or not."""
    return p.place == 1.0 or bool(p.a.placed & p.b.placed)


def same_happening(p: Pair) -> float:
    """Return whether both name an untyped happening by one noun, in one place ("l'incendie")."""
    nouns = not p.a.verbal and not p.b.verbal and p.types == (None, None)
    return given(nouns and bool(same_word(p)) and p.place == 1.0)


def same_counted(p: Pair) -> float:
    return given(not same_figure(p) and counts_alike(p.a.figures, p.b.figures))


def foreign_clause(p: Pair) -> float:
    long_enough = min(len(p.a.words), len(p.b.words)) >= 3
    return given(long_enough and not p.a.words & p.b.words and not same_toll(p))
