"""Rules of status for what is called off, denied, refused or left undone."""

from recoupe.model.annotation import Status
from recoupe.reading.events.situation import Situation
from recoupe.reading.events.status.given import PAST, argument, negation
from recoupe.reading.events.words import StatusWords


def cancelled(s: Situation, words: StatusWords) -> Status | None:
    if s.adjectives & words.cancelled_adjectives or "cancelled" in s.match.row.flags:
        return "cancelled"
    decided = s.match.row.type in ("COERCE", "ACCUSE", "SANCTION")
    if decided and words.quashing & {*s.through, *(g.lemma for g in s.governors[:1])}:
        return None  # "l'annulation d'une condamnation"
    if s.noun and s.through & words.cancelling and not argument(s, "demand", "hypothetical"):
        return "cancelled"
    if s.calls_off and s.tense in (*PAST, "present") and not s.negated:
        return "cancelled"
    governor = s.governors[0] if s.governors else None
    near = s.noun and governor and "cancel" in governor.kinds and not governor.negated
    if governor and s.match.row.type == "ASSAULT" and governor.lemma in words.warding:
        return None  # "a repoussé une attaque"
    given_up = governor is not None and governor.lemma in words.giving_up and governor.case == "à"
    taken_back = ("obj", "nsubj:pass", "obl:arg", "nsubj")
    if near and governor and (governor.relation in taken_back or given_up):
        above = s.governors[1] if len(s.governors) > 1 else None
        planned_so = above is not None and (
            ("announce" in above.kinds and above.tense in PAST)
            or ("plan" in above.kinds and above.tense == "present")  # "va être reporté"
        )
        unsure = governor.tense == "conditional" or (
            governor.tense == "infinitive" and not planned_so
        )
        return "hypothetical" if unsure else "cancelled"
    return None


def not_held(s: Situation, words: StatusWords) -> Status | None:
    del words
    held = s.support is not None and s.support.kind == "happen"
    ahead = s.tense in ("future", "present") and not s.not_before
    return "cancelled" if s.noun and held and ahead and s.negated else None


def denied(s: Situation, words: StatusWords) -> Status | None:
    del words
    if "denied" in s.match.row.flags and not argument(s, "hypothetical", "plan"):
        return "denied"
    return "denied" if argument(s, "deny") and s.tense != "future" else None


def negated(s: Situation, words: StatusWords) -> Status | None:
    del words
    return "denied" if negation(s) else None


def without(s: Situation, words: StatusWords) -> Status | None:
    del words
    return "denied" if s.unreal_clause else None


def governor_denied(s: Situation, words: StatusWords) -> Status | None:
    """Deny what a denied verb governs ("n'a pas pu entrer"), but for "n'a pas hésité à"."""
    above = s.governors[0] if s.governors else None
    if above is None or not above.negated or s.noun or s.tense != "infinitive":
        return None
    if above.lemma in words.done_though_denied:
        return "ongoing" if above.tense == "present" else None
    undergone = above.lemma in words.factive and s.passive  # "ne peut accepter d'être attaqué"
    left_open = above.lemma in words.ruling_out or "refuse" in above.kinds or undergone
    governed = above.relation in ("xcomp", "ccomp") and not left_open
    return "denied" if governed and above.lemma not in words.doubting else None


def forbidden(s: Situation, words: StatusWords) -> Status | None:
    governor = argument(s, "refuse")
    kept_from = governor is not None and governor.lemma in words.forbidding
    return "denied" if kept_from and s.tense == "infinitive" else None


def averted(s: Situation, words: StatusWords) -> Status | None:
    """Deny what somebody has averted ("a déjoué un attentat")."""
    above = s.governors[0] if s.governors else None
    near = above is not None and above.relation in ("obj", "nsubj:pass") and not above.negated
    kept_off = above is not None and above.lemma in words.averting and above.tense in PAST
    return "denied" if s.noun and near and kept_off else None


def given_up(s: Situation, words: StatusWords) -> Status | None:
    governor = argument(s, "refuse") if s.tense == "infinitive" else None
    return "cancelled" if governor is not None and governor.lemma in words.giving_up else None


def refused(s: Situation, words: StatusWords) -> Status | None:
    if s.nominal_head in words.refusals:
        return "denied"
    governor = argument(s, "refuse")
    if governor is None or s.tense != "infinitive":
        return None
    return "denied"
