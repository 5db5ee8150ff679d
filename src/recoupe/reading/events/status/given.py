"""What the rules of status ask of a situation alike."""

from recoupe.model.annotation import Status
from recoupe.reading.events.governors import Governor
from recoupe.reading.events.situation import Situation
from recoupe.reading.events.verbs import Tense
from recoupe.reading.events.words import PredicateClass, StatusWords

PAST: frozenset[Tense] = frozenset({"past", "pluperfect"})
# Classes of verbs that leave open nothing of what they govern.
STATING: frozenset[PredicateClass] = frozenset(
    {"aspect", "carry", "go", "happen", "enable", "continue", "undergo", "record"}
)
_BEARING_CASES = frozenset({"à", "pour", "de"})
_ARGUMENT_ROLES = ("obj", "nsubj:pass", "xcomp", "ccomp", "obl", "iobj")


def argument(s: Situation, *kinds: PredicateClass) -> Governor | None:
    """Return the nearest governor of a class whose argument the event is."""
    for nth, governor in enumerate(s.governors):
        if nth and s.noun and s.definite and not s.governors[nth - 1].kinds:
            break  # "ce qu'il faut savoir de la campagne": the campaign is not asked for
        if not governor.kinds & set(kinds) or governor.negated:
            continue
        if governor.relation.startswith("obl") and s.noun and not bears(governor, s):
            continue
        if governor.relation.startswith(_ARGUMENT_ROLES):
            return governor
    return None


def bears(governor: Governor, s: Situation) -> bool:
    """Say whether a prepositional noun is what its verb is about ("attendu pour une visite")."""
    return governor.case in _BEARING_CASES and s.companion is None


def negation(s: Situation) -> bool:
    """Say whether "ne … pas" bears on what is told, not on its day or its own word."""
    return s.negated and "denied" not in s.match.row.flags and not s.not_before


def told(s: Situation) -> Status:
    """Return how what is to come stands: announced by its actors, or planned as reporters tell."""
    return "announced" if s.attributed else "planned"


def left_open(s: Situation) -> bool:
    """Say whether the event's own clause leaves its reality to what governs it."""
    return s.noun or s.tense in ("infinitive", "subjunctive", "future", "conditional", "none")


def supports(governor: Governor) -> bool:
    return bool(governor.kinds & {"carry", "happen", "continue", "undergo"})


def stated(s: Situation) -> bool:
    """Say whether a noun's event is told as one that began, ended or took place at a time."""
    return s.support is not None or bool(s.attached) or s.past_when or s.companion is not None


def begun(s: Situation, words: StatusWords) -> bool:
    """Say whether a participle beside the noun dates it to the past ("la grève, commencée lundi").

    The parse may take the noun for the participle's subject.
    """
    near = s.governors[0] if s.governors else None
    beside = near is not None and near.tense == "participle" and near.relation == "nsubj:pass"
    ahead = s.adjectives & (words.announced_adjectives | words.planned_adjectives)
    return s.noun and s.past_when and (beside or (bool(s.attached) and not ahead))
