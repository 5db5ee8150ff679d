"""What must hold of any story: order, subsets, copies, and spans that quote back."""

from hypothesis import given, settings
from hypothesis import strategies as st

from crosscheck.build import Sheet, cross, days
from recoupe.model.annotation import Reading
from recoupe.model.base import make_id
from recoupe.model.dossier import Claim, Dossier
from recoupe.model.report import report_id

TOWNS = ("Kelba", "Sanaré", "Boukoum")
ACTS = (
    ("attaque", "ASSAULT", None),
    ("visite", "CONSULT", "visit"),
    ("grève", "PROTEST", "strike"),
    ("bilan", None, None),
)
STATUSES = ("occurred", "announced", "planned", "denied", "alleged", "cancelled", "ongoing")
SOURCES = ("a.example", "b.example", None)
AGENCIES = (None, None, "Agence Kora")
_SELON = {True: ", selon le parquet", False: ""}


@st.composite
def sheets(draw) -> Sheet:
    """A report of one to three sentences, each an event, some attributed, some with a toll."""
    facts = draw(
        st.lists(
            st.tuples(
                st.sampled_from(ACTS),
                st.sampled_from(TOWNS),
                st.sampled_from(STATUSES),
                st.integers(1, 3),
                st.integers(1, 20),
                st.booleans(),
            ),
            min_size=1,
            max_size=3,
        )
    )
    clauses = [
        f"Phrase {i} : {act[0]} à {town} le {day} mai, {toll} morts{_SELON[attributed]}."
        for i, (act, town, _, day, toll, attributed) in enumerate(facts)
    ]
    agency = draw(st.sampled_from(AGENCIES))
    text = (f"({agency}) " if agency else "") + " ".join(clauses)
    sheet = Sheet(
        text,
        day=draw(st.sampled_from(("2024-05-01", "2024-05-02", None))),
        source=draw(st.sampled_from(SOURCES)),
        agency=agency,
    )
    sheet.body("parquet")
    for clause, (act, town, status, day, toll, attributed) in zip(clauses, facts, strict=True):
        sheet.town(town)
        if f"{toll} morts" not in {f.text for f in sheet.figures}:
            sheet.figure(f"{toll} morts", toll, "morts")
        sheet.event(
            act[0],
            clause=clause,
            type=act[1],
            mode=act[2],
            status=status,
            place=town,
            when=days(f"2024-05-{day:02}"),
            figures=[f"{toll} morts"],
            by="parquet" if attributed else None,
        )
    return sheet


def distinct(made: list[Sheet]) -> list[Reading]:
    return list({s.report.id: s.reading() for s in made}.values())


def stories(most: int = 4):
    return st.lists(sheets(), min_size=1, max_size=most).map(distinct)


def corroboration(found: Dossier, claim: Claim) -> int:
    kinds = [o.kind for o in found.origins if o.id in claim.origins]
    known = [k for k in kinds if k != "unknown"]
    return len(known) + (len(known) < len(kinds))


def copy_of(reading: Reading, source: str) -> Reading:
    """The same text under another outlet, as crosscheck sees it: ids of its own, same spans."""
    new = report_id(source, "copy", reading.title, reading.text)
    fields = {f: getattr(reading, f) for f in reading.__struct_fields__}
    events = tuple(
        type(e)(**{**{f: getattr(e, f) for f in e.__struct_fields__}, "id": make_id("c", e.id)})
        for e in reading.events
    )
    return Reading(**{**fields, "id": new, "key": "copy", "source": source, "events": events})


@settings(max_examples=60, deadline=None, derandomize=True)
@given(stories(), st.randoms(use_true_random=False))
def test_the_order_of_the_readings_is_of_no_account(readings, random) -> None:
    shuffled = list(readings)
    random.shuffle(shuffled)
    assert cross(readings) == cross(shuffled)


@settings(max_examples=60, deadline=None, derandomize=True)
@given(stories(), st.sampled_from(("a.example", "c.example")))
def test_a_copy_never_adds_corroboration(readings, source) -> None:
    before = cross(readings).dossier
    after = cross([*readings, copy_of(readings[0], source)]).dossier
    most = {e.event: corroboration(before, c) for c in before.claims for e in c.events}
    for claim in after.claims:
        known = [most[e.event] for e in claim.events if e.event in most]
        assert known, "a copy tells nothing new"
        assert corroboration(after, claim) <= max(known)


@settings(max_examples=60, deadline=None, derandomize=True)
@given(stories())
def test_every_span_quotes_its_report(readings) -> None:
    found = cross(readings)
    texts = {r.id: r.text for r in readings}
    words = [e for c in found.dossier.claims for e in c.events]
    words += [w for d in found.dossier.disagreements for s in d.sides for w in s.words]
    assert all(texts[w.report][w.start : w.end] == w.text for w in words)
    places = [s for reasons in found.reasons.values() for r in reasons for s in r.spans]
    assert all(0 <= p.start < p.end <= len(texts[p.report]) for p in places)


@settings(max_examples=60, deadline=None, derandomize=True)
@given(stories())
def test_no_event_is_in_two_claims_and_every_id_is_explained(readings) -> None:
    found = cross(readings)
    told = [e.event for c in found.dossier.claims for e in c.events]
    assert len(told) == len(set(told))
    assert set(told) <= {e.id for r in readings for e in r.events}
    ids = {c.id for c in found.dossier.claims}
    ids |= {o.id for o in found.dossier.origins} | {d.id for d in found.dossier.disagreements}
    assert ids == set(found.reasons)


@settings(max_examples=40, deadline=None, derandomize=True)
@given(stories(), st.integers(1, 3))
def test_a_dossier_as_of_an_earlier_day_is_that_of_the_reports_known_then(readings, some) -> None:
    known = readings[:some]
    first = cross(known, as_of="2024-05-01")
    cross(readings)
    assert cross(known, as_of="2024-05-01") == first
    assert {r.id for r in first.dossier.reports} == {r.id for r in known}


@settings(max_examples=60, deadline=None, derandomize=True)
@given(stories())
def test_each_disagreement_has_two_sides_of_two_origins(readings) -> None:
    for dispute in cross(readings).dossier.disagreements:
        origins = [{w.origin for w in s.words} for s in dispute.sides]
        assert len(dispute.sides) == 2
        assert len(set.union(*origins)) > 1
