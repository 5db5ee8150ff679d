"""The rules of status, a table: the first that applies decides."""

from collections.abc import Callable

import msgspec

from recoupe.model.annotation import Status
from recoupe.reading.events.situation import Situation
from recoupe.reading.events.status import ahead, done, undone, unsure
from recoupe.reading.events.words import StatusWords


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


RULES: tuple[StatusRule, ...] = (
    StatusRule(
        name="cancelled.word",
        says="A verb or adjective of cancelling or putting off takes the event back.",
        example="La marche de samedi a été annulée.",
        trigger="marche",
        status="cancelled",
        decide=undone.cancelled,
    ),
    StatusRule(
        name="cancelled.not_held",
        says="What will not take place is called off.",
        example="La marche de samedi n'aura pas lieu.",
        trigger="marche",
        status="cancelled",
        decide=undone.not_held,
    ),
    StatusRule(
        name="denied.word",
        says="An act of denial, or what a denial denies.",
        example="Le ministre a démenti la libération des pêcheurs.",
        trigger="libération",
        status="denied",
        decide=undone.denied,
    ),
    StatusRule(
        name="hypothetical.condition",
        says='After "si" an event is only supposed.',
        example="Si les pêcheurs manifestent, le port fermera.",
        trigger="manifestent",
        status="hypothetical",
        decide=unsure.condition,
    ),
    StatusRule(
        name="hypothetical.not_to",
        says="What somebody is asked or means not to do is left open.",
        example="Le syndicat appelle les pêcheurs à ne pas manifester.",
        trigger="manifester",
        status="hypothetical",
        decide=unsure.not_to,
    ),
    StatusRule(
        name="denied.negation",
        says="A negated verb tells that the event did not, or will not, take place.",
        example="Le maire n'a pas rencontré les pêcheurs.",
        trigger="rencontré",
        status="denied",
        decide=undone.negated,
    ),
    StatusRule(
        name="denied.without",
        says="What something is done without is not done.",
        example="Le maire est parti sans rencontrer les pêcheurs.",
        trigger="rencontrer",
        status="denied",
        decide=undone.without,
    ),
    StatusRule(
        name="denied.governor",
        says="What a denied verb governs is not done.",
        example="La police n'a pas pu arrêter les pêcheurs.",
        trigger="arrêter",
        status="denied",
        decide=undone.governor_denied,
    ),
    StatusRule(
        name="denied.forbidden",
        says="What somebody is forbidden or kept from doing is not told as done.",
        example="Le maire a interdit de bloquer le port.",
        trigger="bloquer",
        status="denied",
        decide=undone.forbidden,
    ),
    StatusRule(
        name="denied.averted",
        says="What somebody has averted did not take place.",
        example="La police a déjoué un attentat contre le maire.",
        trigger="attentat",
        status="denied",
        decide=undone.averted,
    ),
    StatusRule(
        name="cancelled.given_up",
        says="What someone gives up doing is called off.",
        example="Le maire renonce à fermer le port.",
        trigger="fermer",
        status="cancelled",
        decide=undone.given_up,
    ),
    StatusRule(
        name="denied.refusal",
        says="What someone refuses to do is not done.",
        example="Le maire a refusé de rencontrer les pêcheurs.",
        trigger="rencontrer",
        status="denied",
        decide=undone.refused,
    ),
    StatusRule(
        name="hypothetical.possible",
        says="Verbs of power, fear and study, and adjectives of possibility, leave it open.",
        example="Le syndicat craint une fermeture du port.",
        trigger="fermeture",
        status="hypothetical",
        decide=unsure.possible,
    ),
    StatusRule(
        name="hypothetical.prospect",
        says="What is only a prospect that a noun names is left open.",
        example="Le maire a parlé de la possibilité de rencontrer les pêcheurs.",
        trigger="rencontrer",
        status="hypothetical",
        decide=unsure.prospect,
    ),
    StatusRule(
        name="hypothetical.able",
        says="What one may or can do is not told as done.",
        example="Le maire peut arrêter les pêcheurs.",
        trigger="arrêter",
        status="hypothetical",
        decide=unsure.able,
    ),
    StatusRule(
        name="alleged.conditional_past",
        says="The past conditional of the press reports what it does not vouch for.",
        example="Des soldats auraient attaqué le village.",
        trigger="attaqué",
        status="alleged",
        decide=unsure.conditional_past,
    ),
    StatusRule(
        name="alleged.word",
        says="Verbs of accusing, charges, words such as présumé, who says to have been wronged.",
        example="Il est accusé d'avoir tué un pêcheur.",
        trigger="tué",
        status="alleged",
        decide=unsure.alleged,
    ),
    StatusRule(
        name="demanded.word",
        says="A request, or what a request asks for.",
        example="Le syndicat exige la libération des pêcheurs.",
        trigger="libération",
        status="demanded",
        decide=ahead.demanded,
    ),
    StatusRule(
        name="ongoing.kept_on",
        says="What will go on is on.",
        example="La grève du port se poursuivra jusqu'à lundi.",
        trigger="grève",
        status="ongoing",
        decide=done.kept_on,
    ),
    StatusRule(
        name="occurred.begun",
        says="What a participle beside it dates to the past is not announced.",
        example="Le maire a annoncé que la grève, commencée lundi, irait à son terme.",
        trigger="grève",
        status="occurred",
        decide=ahead.announced_begun,
    ),
    StatusRule(
        name="announced.word",
        says="What someone announces, promises or decides is announced, not done.",
        example="Le gouvernement a annoncé le retrait des soldats.",
        trigger="retrait",
        status="announced",
        decide=ahead.announced,
    ),
    StatusRule(
        name="occurred.before",
        says="What something was done before was done in its turn.",
        example="Le ministre a salué le maire avant de rencontrer les pêcheurs.",
        trigger="rencontrer",
        status="occurred",
        decide=ahead.preceded,
    ),
    StatusRule(
        name="occurred.had_to",
        says="What somebody has had to do is done.",
        example="Les pêcheurs ont dû quitter le port.",
        trigger="quitter",
        status="occurred",
        decide=ahead.had_to,
    ),
    StatusRule(
        name="demanded.duty",
        says="What somebody says must be done, with no day, is asked for.",
        example="« Vous devez quitter le port », a dit le maire.",
        trigger="quitter",
        status="demanded",
        decide=ahead.duty,
    ),
    StatusRule(
        name="planned.word",
        says="Verbs and adjectives of planning, duty and expectation.",
        example="Le ministre doit rencontrer les pêcheurs lundi.",
        trigger="rencontrer",
        status="planned",
        decide=ahead.scheduled,
    ),
    StatusRule(
        name="planned.aim",
        says="What something is done for is not done yet, unless one went there for it.",
        example="Le maire crée un comité pour indemniser les pêcheurs.",
        trigger="indemniser",
        status="planned",
        decide=ahead.aimed,
    ),
    StatusRule(
        name="alleged.conditional_above",
        says="What a conditional lays to somebody is alleged.",
        example="Deux pêcheurs seraient impliqués dans l'attaque du port.",
        trigger="attaque",
        status="alleged",
        decide=unsure.conditional_above,
    ),
    StatusRule(
        name="conditional.reported",
        says="The present conditional: to come when told of the past, else contested or possible.",
        example="Le ministre a assuré que la police libérerait les pêcheurs.",
        trigger="libérerait",
        status="announced",
        decide=unsure.conditional,
    ),
    StatusRule(
        name="planned.future",
        says="The future tense: announced in reported words, planned where the reporter tells it.",
        example="Le ministre rencontrera les pêcheurs lundi.",
        trigger="rencontrera",
        status="planned",
        decide=ahead.future,
    ),
    StatusRule(
        name="planned.date",
        says="A present or a noun with a date after publication is to come.",
        example="Le ministre arrive lundi prochain à Brume.",
        trigger="arrive",
        status="planned",
        decide=ahead.dated_ahead,
    ),
    StatusRule(
        name="first_time",
        says='"La première fois que …" tells of the event at hand; the report says how it stands.',
        example="C'est la première fois que le maire se rend à Brume.",
        trigger="rend",
        status="occurred",
        decide=done.first_time,
    ),
    StatusRule(
        name="hypothetical.subjunctive",
        says="What is wished, doubted or ruled out in the subjunctive is not told as done.",
        example="La maire ne veut pas que la police arrête les pêcheurs.",
        trigger="arrête",
        status="hypothetical",
        decide=unsure.subjunctive,
    ),
    StatusRule(
        name="ongoing.continued",
        says="What is done on and on is ongoing.",
        example="Les rebelles continuent de menacer le village.",
        trigger="menacer",
        status="ongoing",
        decide=done.goes_on,
    ),
    StatusRule(
        name="ongoing.described",
        says="A present that tells which one is meant tells what is so.",
        example="La police a fermé le port qui accueille les pêcheurs.",
        trigger="accueille",
        status="ongoing",
        decide=done.described,
    ),
    StatusRule(
        name="ongoing.lasting",
        says='A verb of lasting, a lasting act in the present, or "en cours".',
        example="Les combats se poursuivent autour de Brume.",
        trigger="combats",
        status="ongoing",
        decide=done.ongoing,
    ),
    StatusRule(
        name="occurred.past",
        says="The past tenses tell what took place.",
        example="La police a arrêté trois pêcheurs.",
        trigger="arrêté",
        status="occurred",
        decide=done.past,
    ),
    StatusRule(
        name="hypothetical.untold",
        says="An infinitive of which no word tells whether it was done.",
        example="Le maire reste disposé à rencontrer les pêcheurs.",
        trigger="rencontrer",
        status="hypothetical",
        decide=unsure.untold,
    ),
)
