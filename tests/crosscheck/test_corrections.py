"""What a user has put right holds against the rules, and against another reading."""

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from crosscheck.build import STORY, Sheet, claim_of, cross, days, origins_of, passage
from crosscheck.test_properties import stories
from recoupe.crosscheck.corrected_entities import names_in
from recoupe.model.annotation import Reading
from recoupe.model.base import make_id
from recoupe.model.correction import (
    Change,
    Correction,
    JoinClaims,
    MarkCopy,
    MergeEntities,
    NameKey,
    PartEntity,
    SetOrigin,
    SplitClaim,
    TellingKey,
)
from recoupe.model.dossier import Crosscheck, Dossier
from support import french


def corrected(
    readings: list[Reading], *changes: Change, passages=(), as_of: str | None = None
) -> Crosscheck:
    """The dossier with these changes, the oldest first."""
    given = [
        Correction(decision=n, change=c, because="je le sais") for n, c in enumerate(changes, 1)
    ]
    return cross(readings, passages, as_of=as_of, corrections=given)


def read_otherwise(reading: Reading) -> Reading:
    """The same report by another reader: all ids differ, clauses and triggers are cut otherwise."""
    ids = {e.id: make_id("other", e.id) for e in reading.entities}

    def renamed(value: object) -> object:
        if isinstance(value, str):
            return ids.get(value, value)
        return tuple(map(renamed, value)) if isinstance(value, tuple) else value

    def event(e):
        fields = {f: renamed(getattr(e, f)) for f in ("agents", "recipients", "place")}
        longer = reading.text[e.start : e.end + 1]
        return msgspec.structs.replace(
            e, id=make_id("other", e.id), end=e.end + 1, text=longer, **fields
        )

    return msgspec.structs.replace(
        reading,
        entities=tuple(msgspec.structs.replace(e, id=ids[e.id]) for e in reading.entities),
        events=tuple(map(event, reading.events)),
    )


# entities


def arrest(name: str, source: str, **fields) -> Reading:
    text = f"{name} a été arrêté lundi à Kelba par la police pour vol."
    sheet = Sheet(text, source=source).person(name, **fields).town("Kelba", "BEN")
    return sheet.event(
        "arrêté", lemma="arrêter", type="COERCE", mode="arrest", recipients=[name], place="Kelba"
    ).reading()


@pytest.fixture
def arrests() -> list[Reading]:
    return [arrest("Ousmane Tall", "a.example"), arrest("Le Grand Tall", "b.example")]


def one(readings: list[Reading], a: str, b: str) -> MergeEntities:
    def keys(name: str) -> tuple[NameKey, ...]:
        return tuple(
            NameKey(report=r.id, kind=e.kind, name=e.name.casefold())
            for r in readings
            for e in r.entities
            if e.name == name
        )

    return MergeEntities(names=(a, b), a=keys(a), b=keys(b))


def people(found: Crosscheck) -> list[str]:
    return sorted(e.name for e in found.dossier.entities if e.kind == "person")


@pytest.mark.parametrize("again", [False, True])
def test_two_names_are_made_one(arrests, again) -> None:
    assert people(cross(arrests)) == ["Le Grand Tall", "Ousmane Tall"]
    change = one(arrests, "Ousmane Tall", "Le Grand Tall")
    known = [read_otherwise(r) for r in arrests] if again else arrests
    found = corrected(known, change)
    assert people(found) == ["Le Grand Tall"]
    (claim,) = found.dossier.claims
    assert len(claim.events) == 2
    [told] = found.dossier.corrections
    assert (told.decision, told.corrects, told.idle) == (1, "entities", False)
    assert told.what == "“Ousmane Tall” and “Le Grand Tall” are one"


def test_names_of_an_entity_are_those_of_all_its_reports(arrests) -> None:
    more = [*arrests, arrest("M. Tall", "c.example"), arrest("Ousmane Tall", "d.example")]
    names = names_in(more, STORY, (), french())
    spelled = {frozenset(n.name for n in found) for found in names.values()}
    assert {"ousmane tall"} <= {n for s in spelled for n in s}
    assert sum(len(found) for found in names.values()) == sum(len(r.entities) for r in more)


def test_of_a_name_that_no_report_has_any_more_nothing_is_merged(arrests) -> None:
    change = one(arrests, "Ousmane Tall", "Le Grand Tall")
    found = corrected([arrests[0]], change)
    assert found.dossier.corrections[0].idle
    assert people(found) == ["Ousmane Tall"]


def test_a_name_read_as_another_kind_is_still_that_name(arrests) -> None:
    change = one(arrests, "Ousmane Tall", "Le Grand Tall")
    entities = [msgspec.structs.replace(e, kind="organisation") for e in arrests[1].entities]
    misread = msgspec.structs.replace(arrests[1], entities=tuple(entities))
    assert not corrected([arrests[0], misread], change).dossier.corrections[0].idle


def other(apart: list[tuple[Reading, str]], rest: list[tuple[Reading, str]]) -> PartEntity:
    def keys(names: list[tuple[Reading, str]]) -> tuple[NameKey, ...]:
        return tuple(NameKey(report=r.id, kind="person", name=n.casefold()) for r, n in names)

    called = tuple(sorted({n for _, n in apart}))
    return PartEntity(name=rest[0][1], called=called, apart=keys(apart), rest=keys(rest))


def named_alike(*names: str) -> list[Reading]:
    return [arrest(name, f"{n}.example") for n, name in enumerate(names)]


def by_person(found: Crosscheck) -> set[frozenset[str]]:
    """The reports of the claims, a set for each person that is arrested."""
    told: dict[str, set[str]] = {}
    for claim in found.dossier.claims:
        for who in claim.recipients:
            told.setdefault(who, set()).update(e.report for e in claim.events)
    return set(map(frozenset, told.values()))


@pytest.mark.parametrize("again", [False, True])
def test_one_name_is_made_two(again) -> None:
    same = named_alike("Ousmane Tall", "Ousmane Tall", "Ousmane Tall")
    ids = [r.id for r in same]
    assert by_person(cross(same)) == {frozenset(ids)}
    change = other([(same[0], "Ousmane Tall")], [(r, "Ousmane Tall") for r in same[1:]])
    found = corrected([read_otherwise(r) for r in same] if again else same, change)
    assert people(found) == ["Ousmane Tall", "Ousmane Tall"]
    assert len({e.id for e in found.dossier.entities}) == len(found.dossier.entities)
    assert by_person(found) == {frozenset(ids[:1]), frozenset(ids[1:])}
    [told] = found.dossier.corrections
    assert (told.corrects, told.idle, told.reports) == ("entity", False, (ids[0],))
    key = same[0].key
    assert told.what == f"“Ousmane Tall” in {key} is another than “Ousmane Tall”"


def test_a_shorter_name_is_set_apart_and_later_ones_go_with_it() -> None:
    known = named_alike("Ousmane Tall", "M. Tall", "M. Tall", "Ousmane Tall")
    assert people(cross(known)) == ["Ousmane Tall"]
    change = other([(known[1], "M. Tall")], [(known[0], "Ousmane Tall")])
    found = corrected(known, change)
    assert people(found) == ["M. Tall", "Ousmane Tall"]
    ids = [r.id for r in known]
    assert by_person(found) == {frozenset((ids[0], ids[3])), frozenset(ids[1:3])}


def test_of_a_merge_and_a_parting_the_newer_holds(arrests) -> None:
    names = ("Ousmane Tall", "Le Grand Tall")
    merge = one(arrests, *names)
    part = other([(arrests[1], names[1])], [(arrests[0], names[0])])
    merged, parted = corrected(arrests, part, merge), corrected(arrests, merge, part)
    assert (len(people(merged)), len(people(parted))) == (1, 2)
    assert [c.idle for c in merged.dossier.corrections] == [True, False]
    assert [c.idle for c in parted.dossier.corrections] == [True, False]


def test_a_newer_parting_takes_out_only_what_it_names() -> None:
    known = named_alike("Ousmane Tall", "Le Grand Tall", "Le Grand Tall")
    merge = one(known, "Ousmane Tall", "Le Grand Tall")
    rest = [(known[0], "Ousmane Tall"), (known[1], "Le Grand Tall")]
    found = corrected(known, merge, other([(known[2], "Le Grand Tall")], rest))
    ids = [r.id for r in known]
    assert by_person(found) == {frozenset(ids[:2]), frozenset(ids[2:])}
    assert not any(c.idle for c in found.dossier.corrections)


def test_a_parting_of_which_one_side_is_known_lies_idle() -> None:
    same = named_alike("Ousmane Tall", "Ousmane Tall")
    change = other([(same[0], "Ousmane Tall")], [(same[1], "Ousmane Tall")])
    found = corrected(same[1:], change)
    assert found.dossier.corrections[0].idle
    assert found.dossier.entities == cross(same[1:]).dossier.entities


# claims


def attack(place: str, toll: int, source: str, *, day: str = "2024-05-15") -> Reading:
    text = f"Une attaque a fait {toll} morts mardi à {place}, dans le nord."
    sheet = Sheet(text, source=source, day=day).town(place).figure(f"{toll} morts", toll, "morts")
    return sheet.event(
        "attaque",
        type="ASSAULT",
        place=place,
        when=days("2024-05-14"),
        figures=[f"{toll} morts"],
    ).reading()


@pytest.fixture
def attacks() -> list[Reading]:
    return [
        attack("Kelba", 12, "a.example"),
        attack("Kelba", 12, "b.example", day="2024-05-16"),
        attack("Kelba", 12, "c.example", day="2024-05-17"),
    ]


def split(apart: list[Reading], rest: list[Reading]) -> SplitClaim:
    def keys(readings: list[Reading]) -> tuple[TellingKey, ...]:
        return tuple(
            TellingKey(report=r.id, start=e.start, end=e.end) for r in readings for e in r.events
        )

    return SplitClaim(what="attaque à Kelba", apart=keys(apart), rest=keys(rest))


def by_claim(found: Crosscheck) -> set[frozenset[str]]:
    return {frozenset(e.report for e in c.events) for c in found.dossier.claims}


@pytest.mark.parametrize("again", [False, True])
def test_a_claim_is_split(attacks, again) -> None:
    ids = [r.id for r in attacks]
    assert by_claim(cross(attacks)) == {frozenset(ids)}
    change = split(attacks[:1], attacks[1:])
    found = corrected([read_otherwise(r) for r in attacks] if again else attacks, change)
    assert by_claim(found) == {frozenset(ids[:1]), frozenset(ids[1:])}
    assert not found.dossier.corrections[0].idle
    for claim in found.dossier.claims:
        first = found.reasons[claim.id][0]
        assert first.rule == "user/claim"
        assert "decision 1: je le sais" in first.detail


def test_what_is_split_off_is_one_claim(attacks) -> None:
    found = corrected(attacks, split(attacks[:2], attacks[2:]))
    assert frozenset(r.id for r in attacks[:2]) in by_claim(found)


def test_a_later_report_joins_one_of_the_parts(attacks) -> None:
    more = [*attacks, attack("Kelba", 12, "d.example", day="2024-05-18")]
    found = by_claim(corrected(more, split(attacks[:1], attacks[1:])))
    assert len(found) == 2
    assert sum(map(len, found)) == 4


def test_of_two_splits_the_newer_holds(attacks) -> None:
    a, b, c = attacks
    older, newer = split([a, b], [c]), split([a], [b, c])
    found = by_claim(corrected(attacks, older, newer))
    assert all(not {a.id, b.id} <= claim for claim in found)
    held = by_claim(corrected(attacks, newer, older))
    assert frozenset((a.id,)) in held or frozenset((a.id, b.id)) in held


def test_a_split_of_which_one_part_is_known_lies_idle(attacks) -> None:
    found = corrected(attacks[1:], split(attacks[:1], attacks[1:]))
    assert found.dossier.corrections[0].idle


def join(a: list[Reading], b: list[Reading]) -> JoinClaims:
    keys = split(a, b)
    return JoinClaims(what=("attaque à Kelba", "attaque à Morna"), a=keys.apart, b=keys.rest)


@pytest.fixture
def apart() -> list[Reading]:
    """Two reports that tell one attack, and one that places it in another town."""
    return [
        attack("Kelba", 12, "a.example"),
        attack("Kelba", 12, "b.example", day="2024-05-16"),
        attack("Morna", 3, "c.example", day="2024-05-17"),
    ]


@pytest.mark.parametrize("again", [False, True])
def test_two_claims_are_joined(apart, again) -> None:
    ids = [r.id for r in apart]
    assert by_claim(cross(apart)) == {frozenset(ids[:2]), frozenset(ids[2:])}
    change = join(apart[:2], apart[2:])
    found = corrected([read_otherwise(r) for r in apart] if again else apart, change)
    assert by_claim(found) == {frozenset(ids)}
    [told] = found.dossier.corrections
    assert (told.corrects, told.idle) == ("claims", False)
    assert told.what == "“attaque à Kelba” and “attaque à Morna” are one claim"
    [claim] = found.dossier.claims
    first = found.reasons[claim.id][0]
    assert first.rule == "user/claims"
    assert first.detail == "You made one claim of two (decision 1: je le sais)."
    assert {s.report for s in first.spans} == set(ids)


def test_joined_claims_corroborate_as_one(apart) -> None:
    [claim] = corrected(apart, join(apart[:2], apart[2:])).dossier.claims
    whole = {o for c in cross(apart).dossier.claims for o in c.origins}
    assert len(claim.origins) == len(whole)


def test_of_a_join_and_a_split_the_newer_holds(apart) -> None:
    ids = [r.id for r in apart]
    joined, parted = join(apart[:2], apart[2:]), split(apart[2:], apart[:2])
    found = corrected(apart, parted, joined)
    assert by_claim(found) == {frozenset(ids)}
    assert [c.idle for c in found.dossier.corrections] == [True, False]
    found = corrected(apart, joined, parted)
    assert by_claim(found) == {frozenset(ids[:2]), frozenset(ids[2:])}
    assert [c.idle for c in found.dossier.corrections] == [True, False]


def test_a_newer_split_takes_out_of_a_joined_claim_only_what_it_names(apart) -> None:
    ids = [r.id for r in apart]
    found = corrected(apart, join(apart[:2], apart[2:]), split(apart[:1], apart[1:]))
    assert by_claim(found) == {frozenset(ids[:1]), frozenset(ids[1:])}
    assert not any(c.idle for c in found.dossier.corrections)


def test_a_join_of_which_one_claim_is_known_lies_idle(apart) -> None:
    found = corrected(apart[:2], join(apart[:2], apart[2:]))
    assert found.dossier.corrections[0].idle
    assert found.dossier.claims == cross(apart[:2]).dossier.claims


# copies

WORDS = "Un incendie a détruit le marché de Kelba dans la nuit de lundi à mardi."
MORE = " Notre correspondant a vu les marchands revenir au matin, rue par rue." * 4


def fire(tail: str, source: str, day: str) -> Reading:
    sheet = Sheet(WORDS + tail, source=source, day=day)
    return sheet.event("détruit", clause=WORDS, lemma="détruire", type="ASSAULT").reading()


def told_once(found: Dossier) -> bool:
    return len(origins_of(found, claim_of(found, "détruit"))) == 1


def test_a_passage_is_said_to_be_no_copy() -> None:
    fires = [fire(MORE, "a.example", "2024-05-14"), fire(" Fin.", "b.example", "2024-05-15")]
    shared = [passage(*fires, WORDS)]
    assert told_once(cross(fires, shared).dossier)
    for pair in (fires, fires[::-1]):
        change = MarkCopy(report=pair[0].id, of=pair[1].id, is_copy=False)
        found = corrected(fires, change, passages=shared).dossier
        assert not told_once(found)
        assert found.passages == ()
        assert not found.corrections[0].idle


def test_the_same_text_is_said_to_be_no_copy() -> None:
    fires = [fire("", "a.example", "2024-05-14"), fire("", "b.example", "2024-05-15")]
    change = MarkCopy(report=fires[0].id, of=fires[1].id, is_copy=False)
    assert told_once(cross(fires).dossier)
    assert not told_once(corrected(fires, change).dossier)


def rebuilt(source: str, day: str) -> Reading:
    text = "Le marché de Kelba a été détruit par le feu cette nuit."
    return (
        Sheet(text, source=source, day=day)
        .event("détruit", lemma="détruire", type="ASSAULT")
        .reading()
    )


@pytest.mark.parametrize("day", ["2024-05-13", "2024-05-15"])
def test_a_report_is_marked_as_a_copy_whenever_it_came(day) -> None:
    fires = [fire("", "a.example", "2024-05-14"), rebuilt("b.example", day)]
    assert len(cross(fires).dossier.origins) == 2
    checked = corrected(fires, MarkCopy(report=fires[1].id, of=fires[0].id, is_copy=True))
    (origin,) = checked.dossier.origins
    assert set(origin.reports) == {f.id for f in fires}
    by_rule = {r.rule: r.detail for r in checked.reasons[origin.id]}
    assert by_rule["user/copy"] == "You marked it as a copy (decision 1: je le sais)."


def test_of_two_marks_on_one_pair_the_newer_holds() -> None:
    fires = [fire("", "a.example", "2024-05-14"), rebuilt("b.example", "2024-05-15")]
    copy = MarkCopy(report=fires[1].id, of=fires[0].id, is_copy=True)
    none = MarkCopy(report=fires[0].id, of=fires[1].id, is_copy=False)
    assert len(corrected(fires, copy, none).dossier.origins) == 2
    found = corrected(fires, none, copy).dossier
    assert len(found.origins) == 1
    assert [c.idle for c in found.corrections] == [True, False]


# origins


@pytest.mark.parametrize(
    ("kind", "issuer", "name"),
    [
        ("agency", "Agence Kora", "Agence Kora"),
        ("communique", "mairie de Kelba", "mairie de Kelba"),
        ("press_conference", "Odile Ferrand", "Odile Ferrand"),
        ("own_reporting", None, "a.example"),
        ("unknown", None, None),
    ],
)
def test_an_origin_is_set(kind, issuer, name) -> None:
    reading = fire("", "a.example", "2024-05-14")
    change = SetOrigin(report=reading.id, kind=kind, issuer=issuer)
    checked = corrected([reading], change)
    (origin,) = checked.dossier.origins
    assert (origin.kind, origin.issuer and origin.issuer.name) == (kind, name)
    assert [r.rule for r in checked.reasons[origin.id]] == ["user/origin"]
    assert "(decision 1: je le sais)" in checked.reasons[origin.id][0].detail


def test_an_agency_that_is_set_is_the_one_that_others_credit() -> None:
    credited = Sheet(f"(Agence Kora) {WORDS}", source="a.example", agency="Agence Kora")
    credited.event("détruit", clause=WORDS, lemma="détruire", type="ASSAULT")
    fires = [credited.reading(), rebuilt("b.example", "2024-05-15")]
    change = SetOrigin(report=fires[1].id, kind="agency", issuer="agence kora")
    (origin,) = corrected(fires, change).dossier.origins
    assert origin.issuer is not None
    assert origin.issuer.name == "Agence Kora"
    assert len(origin.reports) == 2


def test_a_credit_is_overruled_and_copies_follow() -> None:
    credited = Sheet(f"(Agence Kora) {WORDS}", source="a.example", agency="Agence Kora")
    credited.event("détruit", clause=WORDS, lemma="détruire", type="ASSAULT")
    fires = [credited.reading(), fire(" Fin.", "b.example", "2024-05-16")]
    shared = [passage(*fires, WORDS)]
    change = SetOrigin(report=fires[0].id, kind="communique", issuer="mairie de Kelba")
    (origin,) = corrected(fires, change, passages=shared).dossier.origins
    assert origin.kind == "communique"
    assert set(origin.reports) == {f.id for f in fires}


def test_of_two_origins_of_a_report_the_newer_holds() -> None:
    reading = fire("", "a.example", "2024-05-14")
    changes = [
        SetOrigin(report=reading.id, kind="agency", issuer="Agence Kora"),
        SetOrigin(report=reading.id, kind="own_reporting", issuer=None),
    ]
    found = corrected([reading], *changes).dossier
    assert [o.kind for o in found.origins] == ["own_reporting"]
    assert [c.idle for c in found.corrections] == [True, False]


# any story


@st.composite
def told(draw) -> tuple[list[Reading], list[Correction]]:
    """A story, and corrections of what it holds."""
    readings = draw(stories())
    places = st.sampled_from(readings)
    changes: list[Change] = []
    for _ in range(draw(st.integers(0, 3))):
        a, b = draw(places), draw(places)
        changes.append(
            draw(
                st.sampled_from(
                    [
                        split([a], [b]),
                        join([a], [b]),
                        PartEntity(
                            name="a",
                            called=("b",),
                            apart=one([a], a.entities[0].name, "").a,
                            rest=one([b], b.entities[0].name, "").a,
                        ),
                        MarkCopy(report=a.id, of=b.id, is_copy=draw(st.booleans())),
                        SetOrigin(report=a.id, kind="agency", issuer="Agence Kora"),
                        MergeEntities(
                            names=("a", "b"),
                            a=one([a], a.entities[0].name, "").a,
                            b=one([b], b.entities[-1].name, "").a,
                        ),
                    ]
                )
            )
        )
    given = [Correction(decision=n, change=c, because="oui") for n, c in enumerate(changes, 1)]
    return readings, given


@given(told(), st.randoms(use_true_random=False))
def test_corrections_of_any_kind_give_one_whole_dossier(made, random) -> None:
    """Whatever they are and in whatever order they come, all that is told leads somewhere."""
    readings, given = made
    found = cross(readings, corrections=given)
    shuffled, turned = list(readings), list(given)
    random.shuffle(shuffled)
    random.shuffle(turned)
    assert cross(shuffled, corrections=turned) == found
    dossier = found.dossier
    events = {e.id for r in readings for e in r.events}
    origins, entities = {o.id for o in dossier.origins}, {e.id for e in dossier.entities}
    shown = [e for c in dossier.claims for e in c.events]
    assert {e.event for e in shown} <= events
    assert len({e.event for e in shown}) == len(shown)
    assert {e.origin for e in shown} <= origins
    assert {a for c in dossier.claims for a in (*c.agents, *c.recipients)} <= entities
    assert [c.decision for c in dossier.corrections] == [c.decision for c in given]


@given(stories())
def test_a_split_keeps_what_it_parts_apart(readings) -> None:
    whole = max(cross(readings).dossier.claims, key=lambda c: len(c.events), default=None)
    if whole is None or len(whole.events) < 2:
        return
    triggers = {e.id: (r.id, e) for r in readings for e in r.events}
    keys = [
        TellingKey(report=triggers[e.event][0], start=t.start, end=t.end)
        for e in whole.events
        for t in [triggers[e.event][1]]
    ]
    change = SplitClaim(what=whole.what, apart=tuple(keys[:1]), rest=tuple(keys[1:]))
    found = corrected(readings, change).dossier
    first, *rest = (e.event for e in whole.events)
    [claim] = [c for c in found.claims if first in {e.event for e in c.events}]
    assert not {e.event for e in claim.events} & set(rest)


@given(told())
def test_corrections_hold_whatever_reads_the_reports(made) -> None:
    """Another reader's ids and cuts leave claims and entities with the same reports."""
    readings, given = made
    found = cross(readings, corrections=given)
    again = cross([read_otherwise(r) for r in readings], corrections=given)
    assert by_claim(found) == by_claim(again)
    names = [sorted((e.kind, e.name) for e in f.dossier.entities) for f in (found, again)]
    assert names[0] == names[1]
    assert found.dossier.corrections == again.dossier.corrections


@given(stories())
def test_joined_claims_are_one(readings) -> None:
    claims = cross(readings).dossier.claims
    if len(claims) < 2:
        return
    triggers = {e.id: (r.id, e.start, e.end) for r in readings for e in r.events}

    def keys(claim) -> tuple[TellingKey, ...]:
        told = (triggers[e.event] for e in claim.events)
        return tuple(TellingKey(report=r, start=start, end=end) for r, start, end in told)

    a, b = claims[:2]
    change = JoinClaims(what=(a.what, b.what), a=keys(a), b=keys(b))
    found = corrected(readings, change).dossier
    whole = {e.event for c in (a, b) for e in c.events}
    assert any(whole <= {e.event for e in c.events} for c in found.claims)
