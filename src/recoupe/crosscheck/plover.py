"""PLOVER's types: which are cooperation, which conflict, and their published scores."""

from recoupe.model.annotation import PloverType, Status
from recoupe.model.relating import Quad

# Quad categories of the PLOVER manual (Open Event Data Alliance, draft of September 2021).
COOPERATION = frozenset({"AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT"})
CONFLICT = frozenset({"THREATEN", "SANCTION", "PROTEST", "MOBILIZE", "COERCE", "ASSAULT"})
# The manual's four quad classes (its table of event types).
_QUADS: dict[str, Quad] = {
    "AGREE": "verbal_cooperation",
    "CONSULT": "verbal_cooperation",
    "SUPPORT": "verbal_cooperation",
    "CONCEDE": "verbal_cooperation",
    "COOPERATE": "material_cooperation",
    "AID": "material_cooperation",
    "RETREAT": "material_cooperation",
    "REQUEST": "verbal_conflict",
    "ACCUSE": "verbal_conflict",
    "REJECT": "verbal_conflict",
    "THREATEN": "verbal_conflict",
    "PROTEST": "material_conflict",
    "SANCTION": "material_conflict",
    "MOBILIZE": "material_conflict",
    "COERCE": "material_conflict",
    "ASSAULT": "material_conflict",
}
# Types whose two sides do the same thing to each other: who is agent is the report's choice.
MUTUAL = frozenset({"AGREE", "CONSULT", "COOPERATE"})
# What is done to somebody, by whomever; and what is said, which is its speaker's alone.
DEEDS = frozenset({"ASSAULT", "COERCE", "PROTEST", "MOBILIZE", "RETREAT"})
STATEMENTS = frozenset({"ACCUSE", "REQUEST", "REJECT", "SUPPORT", "THREATEN"})
# What a crowd does, counted by how many come.
GATHERINGS = frozenset({"PROTEST", "MOBILIZE"})
# "Cooperative actions of types CONSULT, SUPPORT, COOPERATE, and AID reported in future tense
# are also taken to imply intentions and should be coded as AGREE" (the manual, on AGREE).
_INTENTIONS = frozenset({"CONSULT", "SUPPORT", "COOPERATE", "AID"})
_AHEAD = frozenset({"announced", "planned"})
_DONE = frozenset({"occurred", "ongoing"})

# "PLOVER conflict-cooperation scores", table of the same manual: -10 conflict, +10 cooperation.
# The manual prints ACCUSE as 3, without its sign: its modes are all negative, and so is it.
_TYPE_SCORES: dict[str, float] = {
    "AGREE": 2.5,
    "CONSULT": 2.5,
    "SUPPORT": 5.0,
    "CONCEDE": 4.5,
    "COOPERATE": 9.5,
    "AID": 10.0,
    "RETREAT": 6.5,
    "REQUEST": 0.0,
    "ACCUSE": -3.0,
    "REJECT": -2.0,
    "THREATEN": -3.5,
    "PROTEST": -5.0,
    "SANCTION": -6.0,
    "MOBILIZE": -5.5,
    "COERCE": -7.0,
    "ASSAULT": -9.0,
}
_MODE_SCORES: dict[str, dict[str, float]] = {
    "CONSULT": {"visit": 4.0, "third-party": 1.0, "multilateral": 4.0, "phone": 1.5},
    "RETREAT": {
        "withdraw": 8.0,
        "release": 6.5,
        "disarm": 10.0,
        "ceasefire": 7.5,
        "access": 6.5,
        "resign": 4.5,
    },
    "REQUEST": {"assist": 0.5, "change": -1.0, "yield": -1.0, "meet": 0.0},
    "ACCUSE": {"disapprove": -2.0, "investigate": -3.5, "allege": -3.5},
    "REJECT": {"assist": -1.5, "change": -2.0, "yield": -2.0, "meet": -2.0},
    "THREATEN": {
        "restrict": -3.0,
        "arrest": -3.5,
        "relations": -3.5,
        "expel": -3.5,
        "territory": -4.0,
        "violence": -3.5,
    },
    "PROTEST": {
        "demo": -5.0,
        "riot": -7.0,
        "strike": -5.0,
        "hunger": -4.5,
        "boycott": -4.5,
        "obstruct": -4.5,
    },
    "SANCTION": {"convict": -6.0, "expel": -5.5, "withdraw": -6.0, "discontinue": -6.0},
    "MOBILIZE": {"troops": -6.5, "weapons": -6.5, "police": -5.5, "militia": -6.0},
    "COERCE": {
        "seize": -7.0,
        "restrict": -7.0,
        "censor": -6.5,
        "curfew": -6.5,
        "martial-law": -7.5,
        "arrest": -7.0,
        "deport": -7.0,
        "withhold": -7.0,
        "misinformation": -6.5,
        "cyber": -7.0,
    },
    "ASSAULT": {
        "abduct": -8.5,
        "beat": -7.5,
        "torture": -8.5,
        "sexual": -8.5,
        "targeted": -9.5,
        "destroy": -8.5,
        "primitive": -8.0,
        "firearms": -9.0,
        "explosives": -9.0,
        "suicide-attack": -9.5,
        "aerial": -9.5,
        "drone": -9.5,
        "heavy-weapons": -9.5,
        "crowd-control": -7.5,
        "unconventional": -10.0,
    },
}


def plover_score(type_: PloverType | None, mode: str | None, status: Status) -> float | None:
    """Return PLOVER's published score, -10 (conflict) to 10 (cooperation).

    Plans of cooperation score as AGREE. None for what has no type, and for what is denied,
    alleged, demanded, cancelled or hypothetical: it joins two countries, but scores nothing.
    """
    if type_ is None or status not in _AHEAD | _DONE:
        return None
    if status in _AHEAD:
        return _TYPE_SCORES["AGREE"] if type_ in _INTENTIONS else _TYPE_SCORES[type_]
    return _MODE_SCORES.get(type_, {}).get((mode or "").lower(), _TYPE_SCORES[type_])


def plover_quad(type_: PloverType | None, status: Status) -> Quad | None:
    """Return PLOVER's quad class; plans of cooperation are agreements, as in their score."""
    if type_ is None:
        return None
    return _QUADS["AGREE" if type_ in _INTENTIONS and status in _AHEAD else type_]
