"""The two reports the project started from: what a careful analyst writes down, checked off."""

import tempfile
from collections.abc import Iterator
from pathlib import Path

from eval.score import Row, share
from recoupe.engine.ask import dossier, reading, stories
from recoupe.engine.read import read
from recoupe.model.annotation import Quotation, Reading
from recoupe.model.base import folded
from recoupe.model.dossier import Claim, Dossier
from recoupe.record import Record

Check = tuple[str, bool]

TIMES = (
    {
        "dimanche": "2023-02-05", "lundi": "2023-02-06", "mardi": "2023-01-31", "août": "2022-08",
        "2020": "2020", "dix ans": "P10Y", "deux jours": "P2D", "précédemment": "PAST_REF",
        "cette semaine": "2023-W06",
    },
    {
        "Les 6 et 7 février 2023": "2023-02-06/2023-02-07", "mai 2022": "2022-05",
        "août 2020": "2020-08", "mai 2021": "2021-05", "Fin décembre 2021": "2021-12",
        "février 2022": "2022-02",
    },
)  # fmt: skip


def seed_rows(folder: Path, *, verbose: bool) -> Iterator[Row]:
    """Yield one row: the share of the analyst's findings that the dossier holds."""
    with (
        tempfile.TemporaryDirectory() as scratch,
        Record.open(Path(scratch) / "r.db", write=True) as record,
    ):
        read([folder], record)
        found = list(_checks(record))
    for name, holds in found:
        if verbose and not holds:
            print(f"seeds: missing {name}")
    yield Row(
        key="seeds",
        task="the two first reports: findings of an analyst",
        data=f"seeds, {len(found)} findings",
        score=share(sum(holds for _, holds in found), len(found)),
    )


def _checks(record: Record) -> Iterator[Check]:
    items = stories(record).items
    yield "one story", len(items) == 1
    whole = dossier(record, items[0].id).dossier
    first, second = (reading(record, r.id) for r in sorted(whole.reports, key=lambda r: r.key))
    yield from _layout(first)
    yield from _times((first, second))
    yield from _quotes(first, second)
    yield from _passages(whole)
    yield from _origins(whole, first, second)
    yield from _entities(whole, first)
    yield from _claims(whole, first, second)
    yield from _disagreement(whole)


def _layout(first: Reading) -> Iterator[Check]:
    line = first.dateline
    yield "publication sharpened by the dateline", first.published.value == "2023-02-05"
    yield (
        "dateline's place and agency",
        bool(line and folded(line.place or "") == "bamako" and line.agency == "Reuters"),
    )
    roles = [c.role for c in first.credits]
    yield "three credits with roles", roles == ["reporter", "editor", "translator"]
    credited = {folded(c.name) for c in first.credits}
    yield "credits are no actors", not credited & {folded(e.name) for e in first.entities}
    yield "the crawl's header is not text", not first.text.startswith(" date")


def _times(readings: tuple[Reading, Reading]) -> Iterator[Check]:
    for found, wanted in zip(readings, TIMES, strict=True):
        for words, value in wanted.items():
            yield (
                f"time {words} = {value}",
                any(t.text == words and t.value == value for t in found.times),
            )
    week = [t for t in readings[0].times if t.text == "cette semaine"]
    yield "the other week is kept", any("2023-W05" in t.alternatives for t in week)
    late = [t for t in readings[1].times if t.value == "2021-12"]
    yield "end of December", any(t.mod == "END" for t in late)


def _speaker(quotes: tuple[Quotation, ...], words: str) -> str:
    """Return the folded name of who is quoted with `words`."""
    return next(
        (folded(q.speaker.name) for q in quotes if words in q.text and q.speaker is not None), ""
    )


def _quotes(first: Reading, second: Reading) -> Iterator[Check]:
    ministry = (
        (first, "de haut niveau"), (first, "la volonté ferme"), (second, "de haut niveau"),
        (second, "cet égard"), (second, "première du genre"), (second, "d'amitié et de travail"),
        (second, "de la défense et de la sécurité"), (first, "effectuera une visite"),
    )  # fmt: skip
    for n, (report, words) in enumerate(ministry):
        yield (
            f"ministry speaks {n}: {words}",
            "ministere" in _speaker(report.quotes, words)
            and "russe" not in _speaker(report.quotes, words),
        )
    yield "Mali on instructors", "mali" in _speaker(first.quotes, "formateurs")
    yield "experts ask", "experts" in _speaker(first.quotes, "une enquête indépendante")
    yield "according to Bamako", "bamako" in _speaker(second.quotes, "annales")


def _passages(whole: Dossier) -> Iterator[Check]:
    long = [p for p in whole.passages if p.words >= 20]
    short = [p for p in whole.passages if 3 <= p.words < 20 and p.kind == "shared_quote"]
    yield "two long shared runs", len(long) == 2
    yield "long runs are shared quotations", all(p.kind == "shared_quote" for p in long)
    yield "two shared fragments", len(short) == 2
    yield "no copy of one outlet by the other", all(p.kind != "copy" for p in whole.passages)


def _origins(whole: Dossier, first: Reading, second: Reading) -> Iterator[Check]:
    communiques = [o for o in whole.origins if o.kind == "communique"]
    issued = [o for o in communiques if o.issuer and "ministere" in folded(o.issuer.name)]
    yield "one communiqué of the ministry", len(issued) == 1
    yield "behind both reports", any(set(o.reports) == {first.id, second.id} for o in issued)
    agencies = [o for o in whole.origins if o.kind == "agency"]
    yield "Reuters' dispatch", [o.issuer.name for o in agencies if o.issuer] == ["Reuters"]
    yield (
        "the experts",
        any(o.issuer and "experts" in folded(o.issuer.name) for o in whole.origins),
    )
    yield "the second outlet is unknown", any(o.kind == "unknown" for o in whole.origins)
    quote = [q for q in whole.quotes if "de haut niveau" in q.text]
    yield "the quoted sentence once, in both", len(quote) == 1 and len(quote[0].said_in) == 2


def _entities(whole: Dossier, first: Reading) -> Iterator[Check]:
    def kinds(word: str) -> list[str]:
        return [e.kind for e in whole.entities if word in folded(e.name)]

    lavrov = [e for e in whole.entities if "lavrov" in folded(e.name)]
    yield "Lavrov is one person", [e.kind for e in lavrov] == ["person"]
    yield "Lavrov's country", [e.country for e in lavrov] == ["RUS"]
    roles = folded(" ".join(r for e in lavrov for r in e.roles))
    yield "Lavrov's roles", "affaires etrangeres" in roles and "chef de la diplomatie" in roles
    yield "Goita", kinds("goita") == ["person"]
    yield "Diop", kinds("diop") == ["person"]
    yield "Macron", kinds("macron") == ["person"]
    yield "Wagner", kinds("wagner") == ["organisation"]
    moscow = [e for e in first.entities if folded(e.name) == "moscou"]
    yield "Moscow is a government", any(e.sector == "GOV" and e.country == "RUS" for e in moscow)


def _claims(whole: Dossier, first: Reading, second: Reading) -> Iterator[Check]:
    countries = {e.id: e.country for e in whole.entities}
    names = {e.id: folded(e.name) for e in whole.entities}

    def claim(
        *, type_: str | None = None, when: str = "", status: tuple[str, ...] = (), word: str = "",
        agent: str = "", background: bool | None = None,
    ) -> list[Claim]:  # fmt: skip
        return [
            c
            for c in whole.claims
            if (type_ is None or c.type == type_)
            and (c.when.value if c.when and c.when.value else "").startswith(when)
            and (not status or c.status in status)
            and word in folded(c.what + " " + " ".join(e.text for e in c.events))
            and (not agent or any(agent in names.get(a, "") for a in c.agents))
            and (background is None or c.background == background)
        ]

    visit = [
        c
        for c in claim(type_="CONSULT", status=("announced", "planned"), word="visite")
        if {e.report for e in c.events} == {first.id, second.id}
    ]
    yield "the visit, ahead, in both", bool(visit)
    yield (
        "the visit on the 6th and 7th",
        any(c.when and (c.when.value or "").startswith("2023-02-06") for c in visit),
    )
    yield (
        "the visit has two origins at most",
        bool(visit) and all(len(c.origins) <= 2 for c in visit),
    )
    ahead = ("announced", "planned")
    yield "arrival on Monday", bool(claim(when="2023-02-06", status=ahead, word="arrivera"))
    yield "meetings ahead", bool(claim(type_="CONSULT", status=ahead, word="rencontr"))
    yield "press conference ahead", bool(claim(status=ahead, word="conference de presse"))
    yield (
        "Mali denies",
        bool(claim(status=("denied",), word="mercenaires"))
        or bool(claim(type_="REJECT", word="mercenaires")),
    )
    yield (
        "experts ask for an inquiry",
        bool(claim(type_="REQUEST", status=("demanded",), word="enquete", agent="expert")),
    )
    yield "inquiry asked on 31 January", bool(claim(when="2023-01-31", word="enquete"))
    done = claim(when="2022-08", status=("occurred",), word="retire")
    told = claim(when="2022-02", status=("announced",), word="retrait")
    yield "last soldiers withdrawn in August 2022", bool(done)
    yield "withdrawal announced in February 2022", bool(told)
    yield (
        "the two are related, not one",
        bool(done and told)
        and any(b.id in a.related or a.id in b.related for a in done for b in told),
    )
    yield "Diop in Moscow in May 2022", bool(claim(when="2022-05", agent="diop"))
    yield "Westerners denounce at the end of 2021", bool(claim(type_="ACCUSE", when="2021-12"))
    coups = claim(word="coup")
    yield "coup of August 2020", any(c.when and c.when.value == "2020-08" for c in coups)
    yield "coup of May 2021", any(c.when and c.when.value == "2021-05" for c in coups)
    yield "the junta calls on Moscow", bool(claim(word="appel a moscou"))
    yield "background is marked", bool(claim(when="2020", background=True))
    days = [t.when.earliest for t in whole.timeline if t.when.earliest]
    yield (
        "timeline in order from 2020",
        days == sorted(days) and bool(days) and days[0].year == 2020,
    )
    pairs = {(r.a, r.b) for r in whole.relations}
    yield "relations Mali-Russia", ("MLI", "RUS") in pairs
    yield "relations Mali-France", ("FRA", "MLI") in pairs
    yield "countries known", {"MLI", "RUS", "FRA"} <= set(countries.values())


def _disagreement(whole: Dossier) -> Iterator[Check]:
    labels = [d for d in whole.disagreements if d.aspect == "label"]
    sides = {
        folded(" ".join((s.value, *(w.text for w in s.words)))) for d in labels for s in d.sides
    }
    yield (
        "mercenaries against instructors",
        any("mercenaire" in s for s in sides) and any("formateur" in s for s in sides),
    )
    yield "about an entity", bool(labels) and all(d.about.entity for d in labels)
    yield "one disagreement about it", len(labels) == 1
    yield "nothing else is in dispute", len(whole.disagreements) == len(labels)
