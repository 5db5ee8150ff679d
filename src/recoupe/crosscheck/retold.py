"""What the rules ask of a pair to know one thing told twice from two of one kind."""

from recoupe.crosscheck.pair import Pair
from recoupe.crosscheck.plover import GATHERINGS
from recoupe.crosscheck.times import gap_days

# Sentences about one of any ("un barrage") that share so much of their words tell of the same.
SENTENCE_SHARE = 0.5
# A sentence of so many words that carry meaning, said twice by one report, is a formula.
FORMULA_WORDS = 3


def recurred(p: Pair) -> float:
    """Return whether a report tells that it came again, and the two are of other days."""
    told = p.a.succession or p.b.succession
    one, other = p.a.news, p.b.news
    return float(bool(told and one and other and gap_days(one, other)))


def same_ordinal(p: Pair) -> float:
    return float(
        p.a.nth is not None and p.a.nth == p.b.nth and (p.a.lemma == p.b.lemma or p.family)
    )


def other_ordinal(p: Pair) -> float:
    """Return whether each is the nth of its kind ("le sixième mort"), or its clause names one."""
    if p.a.nth and p.b.nth:
        return float(p.a.nth != p.b.nth)
    one, other = p.lexicon.ordinals(p.a.clause), p.lexicon.ordinals(p.b.clause)
    return float(bool(one and other and not one & other))


def formula(p: Pair) -> float:
    """Return whether a report says the same sentence twice of what it points to each time.

    "Le Conseil a approuvé ce projet" is said of each project.
    """
    body = p.within and not p.a.event.in_title and not p.b.event.in_title
    if not body or p.a.back_to == p.b.key or p.b.back_to == p.a.key:
        return 0.0
    words = [set(t.clause.split()) for t in (p.a, p.b)]
    points = all(any(map(p.lexicon.points_back, w)) for w in words)
    # A report that repeats itself, or says less the second time, tells of the same.
    differ = bool(p.a.told - p.b.told and p.b.told - p.a.told)
    long = min(p.a.length, p.b.length) >= FORMULA_WORDS
    return float(points and differ and long and p.wording)


def unbound(p: Pair) -> float:
    """Return whether both tell one of any, in sentences that have little in common."""
    if not (p.a.unbound and p.b.unbound) or p.a.lemma != p.b.lemma:
        return 0.0
    shared = len(p.a.sentence & p.b.sentence)
    return float(shared < SENTENCE_SHARE * min(len(p.a.sentence), len(p.b.sentence)))


def other_doing(p: Pair) -> float:
    """Return whether a report tells what crowds do in two clauses that have nothing in common."""
    gathered = all(t in GATHERINGS for t in p.types) and p.within
    if not gathered or p.headline or p.a.back_to == p.b.key or p.b.back_to == p.a.key:
        return 0.0
    tied = p.a.words & p.b.words or p.place or p.a.placed & p.b.placed
    return float(not tied and bool(p.a.words) and bool(p.b.words))
