"""Rules of status for what is asked for, announced, planned or aimed at."""

from recoupe.model.annotation import Status
from recoupe.reading.events.governors import Governor
from recoupe.reading.events.situation import Situation
from recoupe.reading.events.status.given import (
    PAST,
    STATING,
    argument,
    begun,
    left_open,
    supports,
    told,
)
from recoupe.reading.events.words import StatusWords


def demanded(s: Situation, words: StatusWords) -> Status | None:
    if "demanded" in s.match.row.flags and s.tense != "conditional_past":
        return "demanded"
    near = s.governors[0] if s.governors else None
    wished = s.noun and near is not None and near.lemma in words.wishing and not near.negated
    if wished and near and near.relation == "obj":
        return "hypothetical" if s.match.row.type == "PROTEST" else "demanded"
    called = argument(s, "demand") if left_open(s) and s.match.row.type == "PROTEST" else None
    if called:  # to call for a strike, or to march, is to announce it
        return "announced" if called.lemma in words.calling else "hypothetical"
    if (s.noun and s.through & words.demands) or s.nominal_head in words.demands:
        return "demanded"
    return "demanded" if left_open(s) and argument(s, "demand") else None


def announced_begun(s: Situation, words: StatusWords) -> Status | None:
    return "occurred" if argument(s, "announce") and begun(s, words) else None


def announced(s: Situation, words: StatusWords) -> Status | None:
    if "announced" in s.match.row.flags:
        return "announced"  # a strike notice
    if s.noun and s.adjectives & words.announced_adjectives and not s.past_when:
        return "announced"
    if s.nominal_head in words.promises:
        return "announced"
    governor = argument(s, "announce")
    if governor is None or not left_open(s) or _done_already(s, governor, words):
        return None
    return None if governor.relation.startswith("obl:mod") else "announced"


def _done_already(s: Situation, governor: Governor, words: StatusWords) -> bool:
    """Say whether what is announced can only be done ("annonce avoir tiré", "… douze morts").

    Nobody announces deaths, mishaps and arrests to come, nor the end of what has not begun.
    """
    if not s.noun:
        return s.perfect
    if s.support is not None or governor.lemma not in words.reporting:
        return False  # "a décidé de lancer une offensive"
    kinds = {"person", "harm", "happening"} & set(s.match.row.flags)
    arrests = s.match.row.mode == "arrest" and "weak" not in s.match.row.flags
    suffered = bool(kinds) or s.match.row.type == "ASSAULT" or arrests
    ahead = s.future_when or s.adjectives & (words.planned_adjectives | words.announced_adjectives)
    return (suffered and not ahead) or bool(s.through & words.endings)


def scheduled(s: Situation, words: StatusWords) -> Status | None:
    if "awaited" in s.match.row.flags:
        return told(s)
    if s.noun and s.adjectives & words.planned_adjectives:
        return told(s)
    governor = argument(s, "plan")
    if governor is None or not left_open(s):
        return None
    cause = governor.lemma == words.owed and governor.tense == "participle"
    return None if cause else told(s)


def had_to(s: Situation, words: StatusWords) -> Status | None:
    above = s.governors[0] if s.governors else None
    done = above is not None and above.completed and not above.negated
    owed = done and above is not None and above.lemma in words.duty and above.tense in PAST
    return "occurred" if owed and s.tense == "infinitive" else None


def preceded(s: Situation, words: StatusWords) -> Status | None:
    """Take what something was done before for done ("a parlé au maire avant de partir")."""
    main = next((g for g in s.governors if g.tense != "infinitive"), None)
    if not s.before or main is None or main.negated or main.tense not in PAST:
        return None
    plain = not main.kinds - STATING or (main.completed and main.lemma in words.duty)
    return "occurred" if plain else None


def duty(s: Situation, words: StatusWords) -> Status | None:
    """Take what somebody says must be done, with no day, for asked, not for planned."""
    above = s.governors[0] if s.governors else None
    if above is None or above.lemma not in words.duty or above.tense != "present":
        return None
    said = s.attributed and s.tense == "infinitive" and not s.future_when
    return "demanded" if said and not above.negated else None


def aimed(s: Situation, words: StatusWords) -> Status | None:
    """Leave what one goes somewhere or seizes a chance for as done; other aims are ahead."""
    governor = s.governors[0] if s.governors else None
    done = governor is not None and ("go" in governor.kinds or governor.lemma in words.seizing)
    gone = done and governor is not None and governor.tense in PAST
    return told(s) if s.aim and not gone else None


def future(s: Situation, words: StatusWords) -> Status | None:
    del words
    if s.tense == "future":
        return "occurred" if s.long_past else told(s)  # "en 1926, il publiera"
    heading = next((g for g in s.governors if g.tense == "future"), None)
    if heading and (
        s.tense in ("infinitive", "gerund") or (s.tense not in PAST and supports(heading))
    ):
        return told(s)
    return None


def dated_ahead(s: Situation, words: StatusWords) -> Status | None:
    del words
    return told(s) if s.future_when and s.tense not in PAST else None
