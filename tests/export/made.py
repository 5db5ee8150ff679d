"""An invented dossier, made by hand: three reports on a bridge that fell, and its readings."""

import datetime as dt

from recoupe.model.annotation import Reading
from recoupe.model.base import make_id
from recoupe.model.dossier import (
    About,
    Claim,
    ClaimEvent,
    ClaimFigure,
    Disagreement,
    Dossier,
    DossierEntity,
    DossierQuote,
    DossierReport,
    DossierStory,
    Origin,
    QuotePlace,
    QuoteSpeaker,
    Relation,
    Side,
    StatusChange,
    TimelineEntry,
)
from recoupe.model.reason import Reason
from recoupe.model.report import Report
from recoupe.model.span import Place, field_of
from recoupe.model.story import Passage
from recoupe.model.when import When
from support import published, report, span_of

FIRST = (
    "TALMORE, 14 mai (APV) - Le pont de l’Orvanne s’est effondré lundi soir à Talmore. "
    "Au moins 12 personnes sont mortes, selon l’hôpital central.\n\n"
    "« Nous reconstruirons ce pont avant l’hiver, avec nos voisins », a promis le ministère "
    "talmorais des Travaux dans un communiqué. Une visite de M. Brask est prévue jeudi.\n\n"
    "L’ouvrage avait été fermé en août 2021 après une crue."
)
SECOND = (
    "Le pont de l'Orvanne s'est effondré lundi soir. Le bilan est de 17 morts, d’après un "
    "syndicat de secouristes.\n\n"
    '"Nous reconstruirons ce pont avant l\'hiver, avec nos voisins", écrit le ministère.\n'
    "Le constructeur Valdor nie toute malfaçon. Le maire demande une enquête."
)
THIRD = (
    "Le gouvernement assure avoir inspecté le pont en avril. "
    "Une fermeture de la route a été annulée."
)


def when(first: str, last: str | None = None, *, precision: str = "day", mod: str | None = None):
    """An interval by its ISO days."""
    a, b = dt.date.fromisoformat(first), dt.date.fromisoformat(last or first)
    value = first if a == b else f"{first}/{last}"
    return When(value=value, earliest=a, latest=b, precision=precision, mod=mod)


def reports() -> tuple[Report, Report, Report]:
    """The three reports; the second outlet is not named."""
    return (
        report(FIRST, title="Le pont de l’Orvanne s’effondre", day="2024-05-14", key="un"),
        report(SECOND, source=None, day="2024-05-18", key="deux.txt"),
        report(THIRD, title="Le pont avait été inspecté", source="gazette.example", key="trois"),
    )


def readings_of(*given: Report) -> dict[str, Reading]:
    """The empty readings of reports, by id."""
    return {r.id: Reading.of(r) for r in given}


def event(
    of: Report, words: str, status: str, origin: str, *, by: str | None = None, title: bool = False
) -> ClaimEvent:
    """One report's telling, by its words."""
    span = span_of(of.title if title else of.text, words)
    return ClaimEvent(
        event=make_id("event", of.id, words),
        report=of.id,
        start=span.start,
        end=span.end,
        text=words,
        field=field_of("title" if title else "body"),
        status=status,
        attributed_to=by,
        origin=origin,
    )


def claim(key: str, what: str, status: str, *events: ClaimEvent, **fields) -> Claim:
    """A claim with the least that it needs."""
    return Claim(
        **{
            "id": key,
            "what": what,
            "type": None,
            "mode": None,
            "status": status,
            "status_history": tuple(
                StatusChange(status=e.status, since=dt.date(2024, 5, 14 + n), report=e.report)
                for n, e in enumerate(events)
            ),
            "when": None,
            "where": None,
            "agents": (),
            "recipients": (),
            "figures": (),
            "background": False,
            "events": events,
            "origins": tuple(dict.fromkeys(e.origin for e in events)),
            **fields,
        }
    )


def entity(key: str, kind: str, name: str, *, country: str | None = None, sector=None):
    return DossierEntity(id=key, kind=kind, name=name, roles=(), country=country, sector=sector)


def place(of: Report, words: str) -> Place:
    span = span_of(of.text, words)
    return Place(report=of.id, start=span.start, end=span.end)


ENTITIES = (
    entity("e-hospital", "organisation", "hôpital central"),
    entity("e-ministry", "organisation", "ministère des Travaux", country="FRA", sector="GOV"),
    entity("e-government", "group", "gouvernement", country="FRA", sector="GOV"),
    entity("e-valdor", "organisation", "Valdor"),
    entity("e-mayor", "role", "le maire"),
    entity("e-union", "organisation", "syndicat de secouristes"),
    entity("e-talmore", "place", "Talmore"),
)
SAID_FIRST = "« Nous reconstruirons ce pont avant l’hiver, avec nos voisins »"
SAID_SECOND = '"Nous reconstruirons ce pont avant l\'hiver, avec nos voisins"'


def origins(a: Report, b: Report, c: Report) -> tuple[Origin, ...]:
    issuer = QuoteSpeaker(name="ministère des Travaux", entity="e-ministry")
    agency = QuoteSpeaker(name="APV", entity=None)
    return (
        Origin(id="o-apv", kind="agency", issuer=agency, reports=(a.id,), reason="The dateline."),
        Origin(id="o-word", kind="communique", issuer=issuer, reports=(a.id, b.id), reason="Said."),
        Origin(id="o-none", kind="unknown", issuer=None, reports=(b.id,), reason="No credit."),
        Origin(id="o-gaz", kind="unknown", issuer=None, reports=(c.id,), reason="No credit."),
    )


def claims(a: Report, b: Report, c: Report) -> tuple[Claim, ...]:
    fell = "Le pont de l’Orvanne s’est effondré lundi soir à Talmore."
    dead_a, dead_b = "Au moins 12 personnes sont mortes", "Le bilan est de 17 morts"
    figure = {"unit": None, "counts": "morts", "low": None, "high": None}
    return (
        claim(
            "c-fell",
            "le pont de l’Orvanne s’est effondré",
            "occurred",
            event(a, fell, "occurred", "o-apv"),
            event(a, "Le pont de l’Orvanne s’effondre", "occurred", "o-apv", title=True),
            event(b, "Le pont de l'Orvanne s'est effondré lundi soir.", "occurred", "o-none"),
            when=when("2024-05-13"),
            where="e-talmore",
            figures=(
                ClaimFigure(value=12, modifier="at_least", report=a.id, **figure),
                ClaimFigure(value=17, modifier=None, report=b.id, **figure),
            ),
        ),
        claim(
            "c-dead",
            "au moins 12 personnes sont mortes",
            "occurred",
            event(a, dead_a, "occurred", "o-apv", by="e-hospital"),
            event(b, dead_b, "occurred", "o-none", by="e-union"),
            when=when("2024-05-13"),
        ),
        claim(
            "c-inspected",
            "avoir inspecté le pont",
            "occurred",
            event(c, "avoir inspecté le pont en avril", "occurred", "o-gaz", by="e-government"),
            agents=("e-government",),
            when=when("2024-04-01", "2024-04-30", precision="month"),
        ),
        claim(
            "c-visit",
            "une visite de M. Brask",
            "planned",
            event(a, "Une visite de M. Brask est prévue jeudi", "planned", "o-apv"),
            when=when("2024-05-16"),
        ),
        claim(
            "c-faults",
            "toute malfaçon",
            "denied",
            event(
                b, "Le constructeur Valdor nie toute malfaçon", "denied", "o-none", by="e-valdor"
            ),
        ),
        claim(
            "c-inquiry",
            "une enquête",
            "demanded",
            event(b, "Le maire demande une enquête", "demanded", "o-none", by="e-mayor"),
        ),
        claim(
            "c-road",
            "une fermeture de la route",
            "cancelled",
            event(c, "Une fermeture de la route a été annulée", "cancelled", "o-gaz"),
        ),
        claim(
            "c-closed",
            "l’ouvrage avait été fermé",
            "occurred",
            event(a, "L’ouvrage avait été fermé en août 2021", "occurred", "o-apv"),
            background=True,
            when=when("2021-08-01", "2021-08-31", precision="month"),
            related=("c-fell",),
        ),
    )


def dossier(as_of: str | None = None) -> Dossier:
    """The dossier of the three reports."""
    a, b, c = reports()
    made = claims(a, b, c)
    dead = next(x for x in made if x.id == "c-dead")
    sides = tuple(
        Side(value=v, since=dt.date(2024, 5, d), events=(e.event,), by=e.attributed_to, words=(e,))
        for v, d, e in zip(("12", "17"), (14, 18), dead.events, strict=True)
    )
    said = tuple(
        QuotePlace(**{k: getattr(place(r, w), k) for k in ("report", "start", "end")})
        for r, w in ((a, SAID_FIRST), (b, SAID_SECOND))
    )
    shared_a, shared_b = (
        place(r, w[2:-2] if r is a else w[1:-1]) for r, w in ((a, SAID_FIRST), (b, SAID_SECOND))
    )
    speaker = QuoteSpeaker(name="ministère des Travaux", entity="e-ministry")
    return Dossier(
        as_of=as_of,
        story=DossierStory(
            id="0123456789abcdef",
            title="Le pont de l’Orvanne s’effondre",
            first_published=dt.date(2024, 5, 14),
            last_published=dt.date(2024, 5, 18),
        ),
        reports=tuple(
            DossierReport(id=r.id, key=r.key, source=r.source, published=r.published, title=r.title)
            for r in (a, b, c)
        ),
        entities=ENTITIES,
        claims=made,
        quotes=(DossierQuote(speaker=speaker, text=SAID_FIRST, said_in=said, origin="o-word"),),
        origins=origins(a, b, c),
        passages=(Passage(a=shared_a, b=shared_b, words=9, kind="shared_quote"),),
        disagreements=(
            Disagreement(id="d-dead", about=About(claim="c-dead"), aspect="number", sides=sides),
        ),
        timeline=tuple(
            TimelineEntry(when=x.when, claim=x.id)
            for x in sorted(
                (x for x in made if x.when), key=lambda x: (x.when.earliest, x.when.latest, x.id)
            )
        ),
        relations=(Relation(a="FRA", b="MLI", claims=("c-fell",), score=-1.5),),
    )


def readings() -> dict[str, Reading]:
    """The readings of the dossier's reports."""
    return readings_of(*reports())


def reasons() -> dict[str, tuple[Reason, ...]]:
    return {"c-fell": (Reason(rule="same-place", version="1", detail="Both name Talmore."),)}


__all__ = ["dossier", "published", "readings", "reasons", "when"]
