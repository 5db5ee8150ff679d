"""The rules of status, a table: the first that applies decides."""

from collections.abc import Callable

import msgspec

from recoupe.model.annotation import Status
from recoupe.reading.events.situation import Governor, Situation
from recoupe.reading.events.tree import Tense
from recoupe.reading.events.words import PredicateClass, StatusWords

_PAST: frozenset[Tense] = frozenset({"past", "pluperfect"})
_BEARING_CASES = frozenset({"à", "pour", "de"})
_ARGUMENT_ROLES = ("obj", "nsubj:pass", "xcomp", "ccomp", "obl", "iobj")


class StatusRule(msgspec.Struct, frozen=True, kw_only=True):
    """A rule: its name, what it says, and a sentence with a trigger that it decides."""

    name: str
    says: str
    example: str
    trigger: str
    status: Status
    decide: Callable[[Situation, StatusWords], Status | None]


def decide(situation: Situation, words: StatusWords) -> tuple[Status, str]:
    """Return an event's status and the name of the rule that gave it."""
    for rule in RULES:
        status = rule.decide(situation, words)
        if status is not None:
            return status, rule.name
    return "occurred", "fact.told"


def _argument(s: Situation, *kinds: PredicateClass) -> Governor | None:
    """Return the nearest governor of a class whose argument the event is."""
    for governor in s.governors:
        if not governor.kinds & set(kinds) or governor.negated:
            continue
        if governor.relation.startswith("obl") and s.noun and not _bears(governor, s):
            continue
        if governor.relation.startswith(_ARGUMENT_ROLES):
            return governor
    return None


def _bears(governor: Governor, s: Situation) -> bool:
    """Say whether a prepositional noun is what its verb is about ("attendu pour une visite")."""
    return governor.case in _BEARING_CASES and s.companion is None


def _told(s: Situation) -> Status:
    """Return how what is to come stands: announced by its actors, or planned as reporters tell."""
    return "announced" if s.attributed else "planned"


def _open(s: Situation) -> bool:
    """Say whether the event's own clause leaves its reality to what governs it."""
    return s.noun or s.tense in ("infinitive", "subjunctive", "future", "conditional", "none")


def _cancelled(s: Situation, words: StatusWords) -> Status | None:
    if s.adjectives & words.cancelled_adjectives or "cancelled" in s.match.row.flags:
        return "cancelled"
    if s.calls_off and s.tense in (*_PAST, "present") and not s.negated:
        return "cancelled"
    governor = s.governors[0] if s.governors else None
    near = s.noun and governor and "cancel" in governor.kinds and not governor.negated
    given_up = governor is not None and governor.lemma in words.giving_up and governor.case == "à"
    taken_back = ("obj", "nsubj:pass", "obl:arg", "nsubj")
    if near and governor and (governor.relation in taken_back or given_up):
        above = s.governors[1] if len(s.governors) > 1 else None
        decided = above is not None and "announce" in above.kinds and above.tense in _PAST
        unsure = governor.tense == "conditional" or (governor.tense == "infinitive" and not decided)
        return None if unsure else "cancelled"
    return None


def _negated(s: Situation, words: StatusWords) -> Status | None:
    del words
    if not s.negated or "denied" in s.match.row.flags or s.not_before:
        return None
    above = s.governors[0] if s.governors else None
    open_above = above is not None and "hypothetical" in above.kinds and s.tense == "infinitive"
    return "hypothetical" if open_above else "denied"  # "menace de ne pas venir"


def _without(s: Situation, words: StatusWords) -> Status | None:
    del words
    return "denied" if s.unreal_clause else None


def _governor_denied(s: Situation, words: StatusWords) -> Status | None:
    """Deny what a denied verb governs ("n'a pas pu entrer"), but for "n'a pas hésité à"."""
    above = s.governors[0] if s.governors else None
    if above is None or not above.negated or s.noun or s.tense != "infinitive":
        return None
    if above.lemma in words.done_though_denied:
        return "ongoing" if above.tense == "present" else None
    left_open = above.lemma in words.ruling_out or "refuse" in above.kinds
    governed = above.relation in ("xcomp", "ccomp") and not left_open
    return "denied" if governed and above.lemma not in words.doubting else None


def _not_held(s: Situation, words: StatusWords) -> Status | None:
    del words
    held = s.support is not None and s.support.kind == "happen"
    ahead = s.tense in ("future", "present") and not s.not_before
    return "cancelled" if s.noun and held and ahead and s.negated else None


def _denied(s: Situation, words: StatusWords) -> Status | None:
    del words
    if "denied" in s.match.row.flags and not _argument(s, "hypothetical", "plan"):
        return "denied"
    return "denied" if _argument(s, "deny") and s.tense != "future" else None


def _refused(s: Situation, words: StatusWords) -> Status | None:
    if s.nominal_head in words.refusals:
        return "denied"
    governor = _argument(s, "refuse")
    return "denied" if governor and s.tense == "infinitive" else None


def _condition(s: Situation, words: StatusWords) -> Status | None:
    del words
    supposed = s.tense in ("future", "present", "infinitive", "conditional", *_PAST)
    certain = s.tense == "past" and not s.noun and not s.governors
    return "hypothetical" if s.conditional_clause and supposed and not certain else None


def _possible(s: Situation, words: StatusWords) -> Status | None:
    if s.noun and s.adjectives & words.possible_adjectives:
        return "hypothetical"
    above = s.governors[0] if s.governors else None
    if above and above.negated and above.lemma in words.ruling_out and _open(s):
        return "hypothetical"  # "n'exclut pas de"
    return "hypothetical" if _open(s) and _argument(s, "hypothetical") else None


def _prospect(s: Situation, words: StatusWords) -> Status | None:
    named = s.nominal_head in words.projects or (s.noun and s.through & words.projects)
    return "hypothetical" if named else None


def _able(s: Situation, words: StatusWords) -> Status | None:
    del words
    enabled = _argument(s, "enable")
    if enabled and enabled.tense in ("present", "conditional", "future", "subjunctive"):
        return "hypothetical" if _open(s) else None
    return None


def _conditional_past(s: Situation, words: StatusWords) -> Status | None:
    """Allege what the press tells in the past conditional; of a known thing, when it was."""
    del words
    if s.tense != "conditional_past":
        return None
    known = s.definite and s.support is not None and s.support.kind == "happen"
    return "occurred" if known else "alleged"


def _alleged(s: Situation, words: StatusWords) -> Status | None:
    if s.adjectives & words.alleged_adjectives:
        return "alleged"
    if s.nominal_head in words.accusations or (s.own_claim and s.match.row.type in _CONFLICT):
        return "alleged"
    return "alleged" if _open(s) and _argument(s, "allege") else None


def _conditional_above(s: Situation, words: StatusWords) -> Status | None:
    """Allege what a conditional lays to somebody ("seraient impliqués dans des vols")."""
    above = s.governors[0] if s.governors else None
    if above is None or not s.noun or above.tense not in ("conditional", "conditional_past"):
        return None
    borne = (
        above.relation in ("obl:arg", "obl:mod", "obl", "obj") and above.lemma in words.involving
    )
    return "alleged" if borne else None


def _conditional(s: Situation, words: StatusWords) -> Status | None:
    del words
    if s.tense != "conditional":
        return None
    told_before = any(g.tense in _PAST and g.relation.startswith("ccomp") for g in s.governors)
    if told_before or s.future_when:
        return "announced" if s.attributed or told_before else "planned"
    return "alleged" if s.passive or s.attributed else "hypothetical"


def _demanded(s: Situation, words: StatusWords) -> Status | None:
    if "demanded" in s.match.row.flags and s.tense != "conditional_past":
        return "demanded"
    near = s.governors[0] if s.governors else None
    wished = s.noun and near is not None and near.lemma in words.wishing and not near.negated
    if wished and near and near.relation == "obj":
        return "hypothetical" if s.match.row.type == "PROTEST" else "demanded"
    called = _argument(s, "demand") if _open(s) and s.match.row.type == "PROTEST" else None
    if called:  # to call for a strike, or to march, is to announce it
        return "announced" if called.lemma in words.calling else "hypothetical"
    if (s.noun and s.through & words.demands) or s.nominal_head in words.demands:
        return "demanded"
    return "demanded" if _open(s) and _argument(s, "demand") else None


def _announced(s: Situation, words: StatusWords) -> Status | None:
    if "announced" in s.match.row.flags:
        return "announced"  # a strike notice
    if s.noun and s.adjectives & words.announced_adjectives and not s.past_when:
        return "announced"
    if s.nominal_head in words.promises:
        return "announced"
    governor = _argument(s, "announce")
    if governor is None or not _open(s) or governor.relation.startswith("obl:mod"):
        return None
    return "announced"


def _scheduled(s: Situation, words: StatusWords) -> Status | None:
    if s.noun and s.adjectives & words.planned_adjectives:
        return _told(s)
    governor = _argument(s, "plan")
    if governor is None or not _open(s):
        return None
    cause = governor.lemma == words.owed and governor.tense == "participle"
    return None if cause else _told(s)


def _had_to(s: Situation, words: StatusWords) -> Status | None:
    above = s.governors[0] if s.governors else None
    done = above is not None and above.completed and not above.negated
    owed = done and above is not None and above.lemma in words.duty and above.tense in _PAST
    return "occurred" if owed and s.tense == "infinitive" else None


def _duty(s: Situation, words: StatusWords) -> Status | None:
    """Take what somebody says must be done, with no day, for asked, not for planned."""
    above = s.governors[0] if s.governors else None
    if above is None or above.lemma not in words.duty or above.tense != "present":
        return None
    said = s.attributed and s.tense == "infinitive" and not s.future_when
    return "demanded" if said and not above.negated else None


def _aimed(s: Situation, words: StatusWords) -> Status | None:
    """Leave what one goes somewhere or seizes a chance for as done; other aims are ahead."""
    governor = s.governors[0] if s.governors else None
    done = governor is not None and ("go" in governor.kinds or governor.lemma in words.seizing)
    gone = done and governor is not None and governor.tense in _PAST
    return _told(s) if s.aim and not gone else None


def _future(s: Situation, words: StatusWords) -> Status | None:
    del words
    if s.tense == "future":
        return _told(s)
    heading = next((g for g in s.governors if g.tense == "future"), None)
    if heading and (s.tense == "infinitive" or _supports(heading)):
        return _told(s)
    return None


def _supports(governor: Governor) -> bool:
    return bool(governor.kinds & {"carry", "happen", "continue", "undergo"})


def _dated_ahead(s: Situation, words: StatusWords) -> Status | None:
    del words
    return _told(s) if s.future_when and s.tense not in _PAST else None


def _first_time(s: Situation, words: StatusWords) -> Status | None:
    return "occurred" if s.nominal_head in words.first_times else None


def _ongoing(s: Situation, words: StatusWords) -> Status | None:
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
    if s.lasting or (s.noun and "lasting" in s.match.row.flags and not _stated(s)):
        return "ongoing"
    adjective = s.noun and s.adjectives & words.ongoing_adjectives
    return "ongoing" if s.ongoing_phrase or adjective else None


def _goes_on(s: Situation, words: StatusWords) -> Status | None:
    """Take what is done on and on for ongoing ("continuent de menacer")."""
    del words
    above = s.governors[0] if s.governors else None
    prolonged = above is not None and "continue" in above.kinds and above.tense == "present"
    return "ongoing" if prolonged and s.tense == "infinitive" else None


def _described(s: Situation, words: StatusWords) -> Status | None:
    """Take a present that tells which one is meant for what is so ("qui abrite le musée")."""
    del words
    told = s.tense == "present" and s.relative and not s.title
    return "ongoing" if told and not (s.since or s.past_when or s.future_when) else None


def _stated(s: Situation) -> bool:
    """Say whether a noun's event is told as one that began, ended or took place at a time."""
    return s.support is not None or bool(s.attached) or s.past_when or s.companion is not None


def _subjunctive(s: Situation, words: StatusWords) -> Status | None:
    above = s.governors[0] if s.governors else None
    if above is None or above.relation != "ccomp":
        open_clause = s.tense == "subjunctive" and not s.granted and above is None
        return "hypothetical" if open_clause and s.support is not None else None
    wished = s.tense == "subjunctive" and above.lemma not in words.factive
    doubted = above.negated and above.lemma in words.doubting and s.tense not in _PAST
    return "hypothetical" if wished or doubted else None


def _past(s: Situation, words: StatusWords) -> Status | None:
    del words
    return "occurred" if s.tense in _PAST else None


def _untold(s: Situation, words: StatusWords) -> Status | None:
    """Leave open an infinitive of which no word tells whether it was done."""
    above = s.governors[0] if s.governors else None
    if s.noun or s.tense != "infinitive" or s.told or s.title:
        return None
    if above is None:
        return "hypothetical"
    affirmed = above.negated and above.lemma in words.done_though_denied
    stated = above.kinds & _STATING or above.lemma in words.seizing or affirmed
    return None if stated else "hypothetical"


_STATING: frozenset[PredicateClass] = frozenset(
    {"aspect", "carry", "go", "happen", "enable", "continue", "undergo", "record"}
)
_CONFLICT = ("ASSAULT", "COERCE", "THREATEN", "SANCTION")

RULES: tuple[StatusRule, ...] = (
    StatusRule(
        name="cancelled.word",
        says="A verb or adjective of cancelling or putting off takes the event back.",
        example="La marche de samedi a été annulée.",
        trigger="marche",
        status="cancelled",
        decide=_cancelled,
    ),
    StatusRule(
        name="cancelled.not_held",
        says="What will not take place is called off.",
        example="La marche de samedi n'aura pas lieu.",
        trigger="marche",
        status="cancelled",
        decide=_not_held,
    ),
    StatusRule(
        name="denied.word",
        says="An act of denial, or what a denial denies.",
        example="Le ministre a démenti la libération des pêcheurs.",
        trigger="libération",
        status="denied",
        decide=_denied,
    ),
    StatusRule(
        name="hypothetical.condition",
        says='After "si" an event is only supposed.',
        example="Si les pêcheurs manifestent, le port fermera.",
        trigger="manifestent",
        status="hypothetical",
        decide=_condition,
    ),
    StatusRule(
        name="denied.negation",
        says="A negated verb tells that the event did not, or will not, take place.",
        example="Le maire n'a pas rencontré les pêcheurs.",
        trigger="rencontré",
        status="denied",
        decide=_negated,
    ),
    StatusRule(
        name="denied.without",
        says="What something is done without is not done.",
        example="Le maire est parti sans rencontrer les pêcheurs.",
        trigger="rencontrer",
        status="denied",
        decide=_without,
    ),
    StatusRule(
        name="denied.governor",
        says="What a denied verb governs is not done.",
        example="La police n'a pas pu arrêter les pêcheurs.",
        trigger="arrêter",
        status="denied",
        decide=_governor_denied,
    ),
    StatusRule(
        name="denied.refusal",
        says="What someone refuses or gives up doing is not done.",
        example="Le maire a refusé de rencontrer les pêcheurs.",
        trigger="rencontrer",
        status="denied",
        decide=_refused,
    ),
    StatusRule(
        name="hypothetical.possible",
        says="Verbs of power, fear and study, and adjectives of possibility, leave it open.",
        example="Le syndicat craint une fermeture du port.",
        trigger="fermeture",
        status="hypothetical",
        decide=_possible,
    ),
    StatusRule(
        name="hypothetical.prospect",
        says="What is only a prospect that a noun names is left open.",
        example="Le maire a parlé de la possibilité de rencontrer les pêcheurs.",
        trigger="rencontrer",
        status="hypothetical",
        decide=_prospect,
    ),
    StatusRule(
        name="hypothetical.able",
        says="What one may or can do is not told as done.",
        example="Le maire peut arrêter les pêcheurs.",
        trigger="arrêter",
        status="hypothetical",
        decide=_able,
    ),
    StatusRule(
        name="alleged.conditional_past",
        says="The past conditional of the press reports what it does not vouch for.",
        example="Des soldats auraient attaqué le village.",
        trigger="attaqué",
        status="alleged",
        decide=_conditional_past,
    ),
    StatusRule(
        name="alleged.word",
        says="Verbs of accusing, adjectives such as présumé, and who says to have been wronged.",
        example="Il est accusé d'avoir tué un pêcheur.",
        trigger="tué",
        status="alleged",
        decide=_alleged,
    ),
    StatusRule(
        name="demanded.word",
        says="A request, or what a request asks for.",
        example="Le syndicat exige la libération des pêcheurs.",
        trigger="libération",
        status="demanded",
        decide=_demanded,
    ),
    StatusRule(
        name="announced.word",
        says="What someone announces, promises or decides is announced, not done.",
        example="Le gouvernement a annoncé le retrait des soldats.",
        trigger="retrait",
        status="announced",
        decide=_announced,
    ),
    StatusRule(
        name="occurred.had_to",
        says="What somebody has had to do is done.",
        example="Les pêcheurs ont dû quitter le port.",
        trigger="quitter",
        status="occurred",
        decide=_had_to,
    ),
    StatusRule(
        name="demanded.duty",
        says="What somebody says must be done, with no day, is asked for.",
        example="« Vous devez quitter le port », a dit le maire.",
        trigger="quitter",
        status="demanded",
        decide=_duty,
    ),
    StatusRule(
        name="planned.word",
        says="Verbs and adjectives of planning, duty and expectation.",
        example="Le ministre doit rencontrer les pêcheurs lundi.",
        trigger="rencontrer",
        status="planned",
        decide=_scheduled,
    ),
    StatusRule(
        name="planned.aim",
        says="What something is done for is not done yet, unless one went there for it.",
        example="Le maire crée un comité pour indemniser les pêcheurs.",
        trigger="indemniser",
        status="planned",
        decide=_aimed,
    ),
    StatusRule(
        name="alleged.conditional_above",
        says="What a conditional lays to somebody is alleged.",
        example="Deux pêcheurs seraient impliqués dans l'attaque du port.",
        trigger="attaque",
        status="alleged",
        decide=_conditional_above,
    ),
    StatusRule(
        name="conditional.reported",
        says="The present conditional: to come when told of the past, else contested or possible.",
        example="Le ministre a assuré que la police libérerait les pêcheurs.",
        trigger="libérerait",
        status="announced",
        decide=_conditional,
    ),
    StatusRule(
        name="planned.future",
        says="The future tense: announced in reported words, planned where the reporter tells it.",
        example="Le ministre rencontrera les pêcheurs lundi.",
        trigger="rencontrera",
        status="planned",
        decide=_future,
    ),
    StatusRule(
        name="planned.date",
        says="A present or a noun with a date after publication is to come.",
        example="Le ministre arrive lundi prochain à Brume.",
        trigger="arrive",
        status="planned",
        decide=_dated_ahead,
    ),
    StatusRule(
        name="first_time",
        says='"La première fois que …" tells of the event at hand; the report says how it stands.',
        example="C'est la première fois que le maire se rend à Brume.",
        trigger="rend",
        status="occurred",
        decide=_first_time,
    ),
    StatusRule(
        name="hypothetical.subjunctive",
        says="What is wished, doubted or ruled out in the subjunctive is not told as done.",
        example="La maire ne veut pas que la police arrête les pêcheurs.",
        trigger="arrête",
        status="hypothetical",
        decide=_subjunctive,
    ),
    StatusRule(
        name="ongoing.continued",
        says="What is done on and on is ongoing.",
        example="Les rebelles continuent de menacer le village.",
        trigger="menacer",
        status="ongoing",
        decide=_goes_on,
    ),
    StatusRule(
        name="ongoing.described",
        says="A present that tells which one is meant tells what is so.",
        example="La police a fermé le port qui accueille les pêcheurs.",
        trigger="accueille",
        status="ongoing",
        decide=_described,
    ),
    StatusRule(
        name="ongoing.lasting",
        says='A verb of lasting, a lasting act in the present, or "en cours".',
        example="Les combats se poursuivent autour de Brume.",
        trigger="combats",
        status="ongoing",
        decide=_ongoing,
    ),
    StatusRule(
        name="occurred.past",
        says="The past tenses tell what took place.",
        example="La police a arrêté trois pêcheurs.",
        trigger="arrêté",
        status="occurred",
        decide=_past,
    ),
    StatusRule(
        name="hypothetical.untold",
        says="An infinitive of which no word tells whether it was done.",
        example="Le maire reste disposé à rencontrer les pêcheurs.",
        trigger="rencontrer",
        status="hypothetical",
        decide=_untold,
    ),
)
