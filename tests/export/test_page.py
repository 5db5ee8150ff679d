"""What the page gathers: words once, pairs within bounds, order told only where known."""

from itertools import combinations

import msgspec

from export import made
from recoupe.export.html import render_dossier, same_words
from recoupe.export.page import MOST_PAIRS, build_page
from recoupe.export.strings import load_strings
from recoupe.export.view import Page
from recoupe.model.annotation import Section
from recoupe.model.dossier import Dossier, DossierReport
from recoupe.model.span import Place
from recoupe.model.story import Passage
from support import report

FR = load_strings("fr")


def page_of(dossier: Dossier) -> Page:
    return build_page(dossier, made.readings(), {}, FR)


def copied(count: int, text: str) -> tuple[Dossier, dict]:
    """A dossier of one text in `count` outlets."""
    reports = [report(text, key=f"{n:03}", source=f"s{n}.example") for n in range(count)]
    passages = tuple(
        Passage(
            a=Place(report=a.id, start=0, end=len(text)),
            b=Place(report=b.id, start=0, end=len(text)),
            words=len(text.split()),
            kind="copy",
        )
        for a, b in combinations(reports, 2)
    )
    dossier = msgspec.structs.replace(
        made.dossier(),
        reports=tuple(
            DossierReport(id=r.id, key=r.key, source=r.source, published=r.published, title=r.title)
            for r in reports
        ),
        claims=(
            made.claim(
                "c", "x", "occurred", *(made.event(r, text, "occurred", "o") for r in reports)
            ),
        ),
        quotes=(),
        origins=(),
        passages=passages,
        disagreements=(),
        timeline=(),
        relations=(),
    )
    return dossier, made.readings_of(*reports)


def test_words_carried_by_many_are_shown_once() -> None:
    dossier, readings = copied(4, "La digue a cédé dimanche.")
    page = build_page(dossier, readings, {}, FR)
    [statement] = page.groups[0].statements
    [same] = same_words(statement.evidence)
    assert [e.report.number for e in same] == [1, 2, 3, 4]
    [evidence] = render_dossier(dossier, readings).split('<div class="under">')[1:2]
    assert evidence.split("</div>")[0].count("<mark>") == 1


def test_pairs_of_reports_are_bounded_and_the_rest_counted() -> None:
    dossier, readings = copied(12, "La digue a cédé dimanche.")
    page = build_page(dossier, readings, {}, FR)
    assert (len(page.copies), page.copies_left_out) == (MOST_PAIRS, 66 - MOST_PAIRS)
    assert "6 autres paires d’articles" in render_dossier(dossier, readings)


def test_a_long_run_shows_both_ends() -> None:
    text = "Le début. " + "Encore un mot. " * 60 + "La fin."
    page = build_page(*copied(2, text), {}, FR)
    words = page.copies[0].runs[0].a.excerpt.words
    assert words.startswith("Le début.")
    assert words.endswith("La fin.")
    assert len(words) < 400


def test_the_order_of_two_reports_is_told_only_where_dates_give_it() -> None:
    dossier = made.dossier()
    assert page_of(dossier).copies[0].order == "R2 est paru après R1"
    month = made.when("2024-05-01", "2024-05-31", precision="month")
    undecided = tuple(
        msgspec.structs.replace(
            r,
            published=msgspec.structs.replace(
                r.published, earliest=month.earliest, latest=month.latest, precision="month"
            ),
        )
        for r in dossier.reports
    )
    page = page_of(msgspec.structs.replace(dossier, reports=undecided))
    assert page.copies[0].order == "ordre de parution inconnu"


def test_outlets_without_a_name_are_counted_apart() -> None:
    assert page_of(made.dossier()).outlets == "2 médias, 1 sans média nommé"


def test_unknown_origins_count_once_in_the_head() -> None:
    assert page_of(made.dossier()).origins_count == 3


def test_background_is_apart() -> None:
    page = page_of(made.dossier())
    single = next(g for g in page.groups if g.key == "single")
    assert [s.id for s in single.background] == ["c-closed"]
    assert page.timeline[0].background
    assert not page.timeline[1].background


def test_what_was_due_before_the_latest_report_says_so() -> None:
    announced = next(g for g in page_of(made.dossier()).groups if g.key == "announced")
    assert announced.statements[0].overdue


def test_figures_name_the_reports_that_give_them() -> None:
    disputed = next(g for g in page_of(made.dossier()).groups if g.key == "disputed")
    fell = next(s for s in disputed.statements if s.id == "c-fell")
    assert fell.figures == ("au moins 12 morts (R1)", "17 morts (R2)")


def test_a_quotation_stands_once_with_all_its_carriers() -> None:
    [speaker] = page_of(made.dossier()).speakers
    [said] = speaker.said
    assert speaker.name == "ministère des Travaux"
    assert [e.report.number for e in said.carried] == [1, 2]


def test_words_stand_in_their_sentence() -> None:
    groups = page_of(made.dossier()).groups
    visit = next(g for g in groups if g.key == "announced").statements[0].evidence[0].excerpt
    assert (visit.before, visit.words, visit.after) == (
        "",
        "Une visite de M. Brask est prévue jeudi",
        ".",
    )


def test_what_a_claim_now_stands_at_comes_before_what_was_said_earlier() -> None:
    first, second, _ = made.reports()
    claim = made.claim(
        "c",
        "une visite",
        "occurred",
        made.event(first, "Une visite de M. Brask est prévue jeudi", "planned", "o-apv"),
        made.event(second, "Le pont de l'Orvanne s'est effondré", "occurred", "o-none"),
    )
    dossier = msgspec.structs.replace(
        made.dossier(), claims=(claim,), disagreements=(), timeline=(), relations=()
    )
    [statement] = page_of(dossier).groups[0].statements
    assert [e.report.number for e in statement.evidence] == [2, 1]
    assert statement.history == ("prévu (14 mai 2024, R1)", "survenu (15 mai 2024, R2)")


def test_headlines_come_before_leads_and_leads_before_the_rest() -> None:
    given = report("Un pont est fermé. Une route est coupée.", title="La crue monte", key="crue")
    low = made.claim("a", "route", "occurred", made.event(given, "Une route", "occurred", "o"))
    lead = made.claim("b", "pont", "occurred", made.event(given, "Un pont", "occurred", "o"))
    head = made.claim(
        "c", "crue", "occurred", made.event(given, "La crue", "occurred", "o", title=True)
    )
    one = DossierReport(
        id=given.id, key="crue", source=None, published=given.published, title=given.title
    )
    dossier = msgspec.structs.replace(
        made.dossier(),
        reports=(one,),
        claims=(low, lead, head),
        quotes=(),
        origins=(),
        passages=(),
        disagreements=(),
        timeline=(),
        relations=(),
    )
    sections = (Section(start=0, end=18, kind="lead"), Section(start=18, end=40, kind="body"))
    readings = made.readings_of(given)
    readings[given.id] = msgspec.structs.replace(readings[given.id], sections=sections)
    [group] = build_page(dossier, readings, {}, FR).groups
    assert [s.id for s in group.statements] == ["c", "b", "a"]
