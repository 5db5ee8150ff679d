"""Rules of status for what goes on or took place."""

from recoupe.model.annotation import Status
from recoupe.reading.events.situation import Situation
from recoupe.reading.events.status.given import PAST, stated
from recoupe.reading.events.words import StatusWords

_AHEAD = ("future", "conditional", "infinitive")


def first_time(s: Situation, words: StatusWords) -> Status | None:
    return "occurred" if s.nominal_head in words.first_times else None


def ongoing(s: Situation, words: StatusWords) -> Status | None:
    if s.since:
        return "ongoing"
    above = s.governors[0] if s.governors else None
    stays = above is not None and above.lemma in words.staying and above.tense == "present"
    if s.tense == "participle" and not s.noun:
        borne = "durative" in s.match.row.flags and s.passive and not s.past_when
        return "ongoing" if borne or (stays and above and above.relation == "xcomp") else None
    if s.tense not in ("present", "none", "gerund"):
        return None
    lasting = s.lasting or (s.support is not None and s.support.kind == "continue")
    durative = not s.noun and "durative" in s.match.row.flags and not s.title
    state = "state" in s.match.row.flags and s.tense == "present"
    if s.tense == "present" and (lasting or durative or state or s.habit):
        return "ongoing"
    if s.lasting or (s.noun and "lasting" in s.match.row.flags and not stated(s)):
        return "ongoing"
    adjective = s.noun and s.adjectives & words.ongoing_adjectives
    return "ongoing" if s.ongoing_phrase or adjective else None


def goes_on(s: Situation, words: StatusWords) -> Status | None:
    """Take what is done on and on for ongoing ("continuent de menacer")."""
    del words
    above = s.governors[0] if s.governors else None
    prolonged = above is not None and "continue" in above.kinds and above.tense == "present"
    return "ongoing" if prolonged and s.tense == "infinitive" else None


def kept_on(s: Situation, words: StatusWords) -> Status | None:
    """Take what will or is to go on for what is on ("la grève se poursuivra")."""
    prolonged = s.support is not None and s.support.kind == "continue" and s.tense in _AHEAD
    known = s.noun and s.definite and not s.negated and not s.adjectives & words.planned_adjectives
    return "ongoing" if known and prolonged else None


def described(s: Situation, words: StatusWords) -> Status | None:
    """Take a present that tells which one is meant for what is so ("qui abrite le musée")."""
    del words
    told = s.tense == "present" and s.relative and not s.title
    return "ongoing" if told and not (s.since or s.past_when or s.future_when) else None


def past(s: Situation, words: StatusWords) -> Status | None:
    del words
    return "occurred" if s.tense in PAST else None
