"""Rules of status for what is supposed, possible, alleged or told in the conditional."""

from recoupe.model.annotation import Status
from recoupe.reading.events.situation import Situation
from recoupe.reading.events.status.given import PAST, STATING, argument, left_open, negation
from recoupe.reading.events.words import StatusWords

_CONFLICT = ("ASSAULT", "COERCE", "THREATEN", "SANCTION")


def condition(s: Situation, words: StatusWords) -> Status | None:
    del words
    if s.supposed:
        return "hypothetical"
    supposed = s.tense in ("future", "present", "infinitive", "conditional", *PAST)
    certain = s.tense == "past" and not s.noun and not s.governors
    return "hypothetical" if s.conditional_clause and supposed and not certain else None


def not_to(s: Situation, words: StatusWords) -> Status | None:
    """Leave open what is feared, asked for or meant not to be done, or not called for.

    "Menace de ne pas venir", "appelle à ne pas manifester", "pour ne pas être arrêté", "il n'y a
    pas eu d'appel à manifester".
    """
    above = s.governors[0] if s.governors else None
    if s.tense != "infinitive":
        return None
    if above is not None and above.negated and s.nominal_head in words.demands:
        return "hypothetical"
    open_above = above is not None and bool(above.kinds & {"hypothetical", "demand"})
    return "hypothetical" if negation(s) and (open_above or s.aim) else None


def possible(s: Situation, words: StatusWords) -> Status | None:
    if s.noun and s.adjectives & words.possible_adjectives:
        return "hypothetical"
    above = s.governors[0] if s.governors else None
    if above and above.negated and above.lemma in words.ruling_out and left_open(s):
        return "hypothetical"  # "n'exclut pas de"
    banned = above is not None and not above.negated and above.lemma in words.forbidding
    ahead = s.future_when or s.adjectives & words.planned_adjectives
    if s.noun and banned and above and above.relation in ("obj", "nsubj:pass") and not ahead:
        return "hypothetical"  # "un arrêté interdit la marche"
    return "hypothetical" if left_open(s) and argument(s, "hypothetical") else None


def prospect(s: Situation, words: StatusWords) -> Status | None:
    named = s.nominal_head in words.projects or (s.noun and s.through & words.projects)
    return "hypothetical" if named else None


def able(s: Situation, words: StatusWords) -> Status | None:
    del words
    enabled = argument(s, "enable")
    if enabled and enabled.tense in ("present", "conditional", "future", "subjunctive"):
        return "hypothetical" if left_open(s) else None
    return None


def conditional_past(s: Situation, words: StatusWords) -> Status | None:
    """Allege what the press tells in the past conditional; of a known thing, when it was."""
    del words
    if s.tense != "conditional_past":
        return None
    known = s.definite and s.support is not None and s.support.kind == "happen"
    return "occurred" if known else "alleged"


def alleged(s: Situation, words: StatusWords) -> Status | None:
    if s.charged or s.adjectives & words.alleged_adjectives:
        return "alleged"
    if s.nominal_head in words.accusations or (s.own_claim and s.match.row.type in _CONFLICT):
        return "alleged"
    return "alleged" if left_open(s) and argument(s, "allege") else None


def conditional_above(s: Situation, words: StatusWords) -> Status | None:
    """Allege what a conditional lays to somebody ("seraient impliqués dans des vols")."""
    above = s.governors[0] if s.governors else None
    if above is None or not s.noun or above.tense not in ("conditional", "conditional_past"):
        return None
    borne = (
        above.relation in ("obl:arg", "obl:mod", "obl", "obj") and above.lemma in words.involving
    )
    return "alleged" if borne else None


def conditional(s: Situation, words: StatusWords) -> Status | None:
    del words
    if s.tense != "conditional":
        return None
    told_before = any(g.tense in PAST and g.relation.startswith("ccomp") for g in s.governors)
    if told_before or s.future_when:
        return "announced" if s.attributed or told_before else "planned"
    return "alleged" if s.passive or s.attributed else "hypothetical"


def subjunctive(s: Situation, words: StatusWords) -> Status | None:
    if s.meant:
        return "hypothetical"  # "pour que le maire soit libéré"
    above = s.governors[0] if s.governors else None
    if above is None or above.relation != "ccomp":
        open_clause = s.tense == "subjunctive" and not s.granted and above is None
        return "hypothetical" if open_clause and s.support is not None else None
    vouched = above.lemma in words.factive and not above.negated  # "ne peut accepter que"
    wished = s.tense == "subjunctive" and not vouched
    doubted = above.negated and above.lemma in words.doubting and s.tense not in PAST
    return "hypothetical" if wished or doubted else None


def untold(s: Situation, words: StatusWords) -> Status | None:
    """Leave open an infinitive of which no word tells whether it was done."""
    above = s.governors[0] if s.governors else None
    if s.noun or s.tense != "infinitive" or s.told or s.title:
        return None
    if above is None:
        return "hypothetical"
    affirmed = above.negated and above.lemma in words.done_though_denied
    stated = above.kinds & STATING or above.lemma in words.seizing or affirmed
    return None if stated else "hypothetical"
