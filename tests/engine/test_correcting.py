"""A user's corrections are kept, outlive another reading, show, and are undone singly."""

import dataclasses
import json

import msgspec
import pytest

from recoupe.crosscheck import check
from recoupe.engine import correcting, deciding
from recoupe.engine.ask import dossier, stories
from recoupe.engine.explain import explain
from recoupe.engine.exporting import exported_dossiers
from recoupe.engine.read import read
from recoupe.engine.stages import real_stages
from recoupe.engine.verify import verify
from recoupe.errors import AmbiguousError, DecisionError, NotFoundError
from recoupe.model.codec import to_json
from recoupe.stories import find_passages
from support import french, reader

FIRE = (
    "Un incendie a détruit le marché couvert de Talmore dans la nuit de lundi à mardi, selon les "
    "pompiers de la ville."
)
ITEMS = [
    {
        "id": "feu-1",
        "source": "courrier-du-lac.example",
        "published": "2024-03-05",
        "title": "Incendie au marché de Talmore",
        "text": FIRE + " Le maire de Talmore, Hugo Brassard, a promis lundi une aide.",
    },
    {
        "id": "feu-2",
        "source": "l-echo-des-plages.example",
        "published": "2024-03-06",
        "title": "Incendie au marché de Talmore",
        "text": FIRE + " Les commerçants demandent de l’aide.",
    },
    {
        "id": "feu-3",
        "source": "radio-savane.example",
        "published": "2024-03-06",
        "title": "Incendie au marché de Talmore : les commerçants sinistrés",
        "text": "Le marché couvert de Talmore a été détruit mardi par un incendie. H. Brassart, "
        "premier édile, a promis une aide aux commerçants.",
    },
    {
        "id": "port",
        "source": "radio-savane.example",
        "published": "2024-06-01",
        "title": "Les dockers de Bonlieu en grève",
        "text": "Les dockers du port de Bonlieu ont cessé le travail lundi.",
    },
]


class ReaderOf:
    """The real reader under another version."""

    def __init__(self, version):
        self.version = version

    def read(self, reports):
        return reader().read(reports)


@pytest.fixture(scope="module")
def stages():
    return dataclasses.replace(real_stages(), reader=lambda language, cache: reader())


@pytest.fixture
def full(tmp_path, record, stages):
    take(tmp_path, record, stages)
    return record


def take(folder, record, stages, items=ITEMS):
    path = folder / "in.jsonl"
    path.write_text("".join(json.dumps(i, ensure_ascii=False) + "\n" for i in items))
    read([path], record, stages=stages)


def id_of(record, key):
    [found] = record.reports.matching(key)
    return found


def about(record, key="feu-1"):
    return dossier(record, record.stories.of_reports([id_of(record, key)])[id_of(record, key)])


def whole(record):
    return [to_json(d) for d in exported_dossiers(record, None, None)]


def claim_of_two(record):
    return next(c for c in about(record).dossier.claims if len({e.report for e in c.events}) > 1)


def merge_names(record, stages):
    named = [e.name for e in about(record).dossier.entities if e.kind == "person"]
    assert len(named) > 1, named
    story = about(record).dossier.story.id
    return correcting.entities(record, story, named[0], named[1], stages=stages, because="le maire")


def part_entity(record, stages):
    found = about(record)
    group = next(e for e in found.dossier.entities if e.name == "commerçants")
    story = found.dossier.story.id
    return correcting.entity(record, story, group.name, ["feu-3"], stages=stages)


def join_claims(record, stages):
    a, b = about(record).dossier.claims[:2]
    return correcting.claims(record, a.id[:10], b.id, stages=stages, because="un seul fait")


def split_claim(record, stages):
    claim = claim_of_two(record)
    return correcting.claim(record, claim.id[:10], [claim.events[0].report], stages=stages)


def mark_copy(record, stages):
    return correcting.copy(record, "feu-3", "feu-1", stages=stages)


def deny_copy(record, stages):
    return correcting.copy(record, "feu-1", "feu-2", is_copy=False, stages=stages)


def set_origin(record, stages):
    return correcting.origin(record, "feu-1", "agency", "Agence Kora", stages=stages)


EACH = pytest.mark.parametrize(
    "correct",
    [merge_names, part_entity, join_claims, split_claim, mark_copy, deny_copy, set_origin],
)


@EACH
def test_a_correction_is_kept_shown_and_undone(full, stages, correct):
    before = whole(full)
    done = correct(full, stages)
    assert (done.decision.n, done.decision.kind, done.decision.by) == (1, "correct", "user")
    assert [s.id for s in done.stories] == [about(full).dossier.story.id]
    assert not done.decision.idle
    after = whole(full)
    assert after != before
    [shown] = about(full).dossier.corrections
    assert (shown.decision, shown.what) == (1, done.decision.what)
    reasons = explain(full, about(full).dossier.story.id, stages=stages).reasons
    assert any("decision 1: you corrected" in r.detail for r in reasons)
    assert verify(full).faults == ()
    undone = deciding.undo(full, 1, stages=stages)
    assert undone.decision.undone
    assert undone.decision.n == 1
    assert whole(full) == before


@EACH
@pytest.mark.parametrize("way", ["the same again", "another reader", "another crosscheck"])
def test_a_correction_outlives_another_reading(tmp_path, full, stages, correct, way):
    correct(full, stages)
    kept = whole(full)
    changes = {
        "the same again": {},
        "another reader": {"reader": lambda language, cache: ReaderOf("another")},
        "another crosscheck": {"crosscheck_version": "another"},
    }
    take(tmp_path, full, dataclasses.replace(stages, **changes[way]))
    assert whole(full) == kept
    assert not deciding.decisions(full).items[0].idle


@EACH
def test_a_dossier_is_what_its_reports_and_corrections_give(full, stages, correct):
    correct(full, stages)
    deciding.merge(full, about(full).dossier.story.id, about(full, "port").dossier.story.id)
    found = about(full)
    members = [r.id for r in found.dossier.reports]
    readings = full.readings.get(members)
    derived = check(
        stages.story_of(readings),
        readings,
        find_passages(readings),
        as_of=None,
        language=french(),
        corrections=full.decisions.corrections(members),
    )
    assert to_json(derived) == to_json(full.stories.get(found.dossier.story.id))


@EACH
def test_corrections_are_of_no_time(full, stages, correct):
    """As of a day when all were known, the dossier is today's."""
    correct(full, stages)
    today = about(full).dossier
    then = dossier(full, today.story.id, as_of="2024-03-07", stages=stages).dossier
    assert msgspec.structs.replace(then, as_of=None) == today


def test_each_is_undone_singly(full, stages):
    made = [correct(full, stages) for correct in (mark_copy, set_origin)]
    deciding.undo(full, made[0].decision.n, stages=stages)
    assert [c.corrects for c in about(full).dossier.corrections] == ["origin"]
    deciding.undo(full, made[1].decision.n, stages=stages)
    mark_copy(full, stages)
    assert [(d.n, d.undone) for d in deciding.decisions(full).items] == [
        (1, True),
        (2, True),
        (3, False),
    ]
    with pytest.raises(DecisionError):
        deciding.undo(full, 1, stages=stages)


def test_what_is_no_longer_found_lies_idle(full, stages):
    mark_copy(full, stages)
    deciding.move(full, "feu-3", None, stages=stages)
    assert [d.idle for d in deciding.decisions(full).items if d.kind == "correct"] == [True]
    deciding.undo(full, 2, stages=stages)
    assert [d.idle for d in deciding.decisions(full).items if d.kind == "correct"] == [False]


def test_a_correction_interrupted_is_made_good_by_the_next_read(tmp_path, full, stages):
    def broken(*args, **more):
        raise ValueError("cannot be checked")

    done = set_origin(full, dataclasses.replace(stages, check=broken))
    assert done.pending == 1
    assert about(full).dossier.corrections == ()
    take(tmp_path, full, stages)
    assert [c.corrects for c in about(full).dossier.corrections] == ["origin"]


def test_entities_are_named_by_the_beginning_of_their_id_too(full, stages):
    people = [e for e in about(full).dossier.entities if e.kind == "person"]
    story = about(full).dossier.story.id
    done = correcting.entities(full, story, people[0].id[:12], people[1].name, stages=stages)
    assert people[0].name in (done.decision.what or "")
    with pytest.raises(NotFoundError):
        correcting.entities(full, story, "", people[0].name, stages=stages)


def test_a_parted_entity_can_be_named_by_id_and_made_one_again(full, stages):
    part_entity(full, stages)
    groups = [e for e in about(full).dossier.entities if e.name == "commerçants"]
    assert len(groups) == 2
    story = about(full).dossier.story.id
    with pytest.raises(AmbiguousError):
        correcting.entity(full, story, "commerçants", ["feu-3"], stages=stages)
    correcting.entities(full, story, groups[0].id, groups[1].id, stages=stages)
    assert [e.name for e in about(full).dossier.entities].count("commerçants") == 1
    assert [d.idle for d in deciding.decisions(full).items] == [True, False]


def test_a_name_is_set_apart_from_another_of_one_entity(full, stages):
    merge_names(full, stages)
    found = about(full).dossier
    whole = found.corrections[0].about
    done = correcting.entity(full, found.story.id, max(whole, key=len), [whole[1]], stages=stages)
    assert done.decision.what.startswith(f"“{whole[1]}” in ")
    people = {e.name for e in about(full).dossier.entities if e.kind == "person"}
    assert set(whole) <= people


def test_joined_claims_are_explained(full, stages):
    two = about(full).dossier.claims[:2]
    join_claims(full, stages)
    told = {e.event for c in two for e in c.events}
    [one] = [c for c in about(full).dossier.claims if told <= {e.event for e in c.events}]
    reasons = explain(full, one.id, stages=stages).reasons
    assert "You made one claim of two (decision 1: un seul fait)." in [r.detail for r in reasons]


def test_an_event_alone_can_be_split_off(full, stages):
    claim = claim_of_two(full)
    correcting.claim(full, claim.id, [claim.events[0].event], stages=stages)
    assert all(
        not {claim.events[0].event, claim.events[-1].event} <= {e.event for e in c.events}
        for c in about(full).dossier.claims
    )


@pytest.mark.parametrize(
    ("wrong", "error"),
    [
        (lambda r, s: correcting.entities(r, s, "Inconnu", "Talmore"), NotFoundError),
        (lambda r, s: correcting.entities(r, s, "Talmore", "talmore"), DecisionError),
        (lambda r, s: correcting.entity(r, s, "Inconnu", ["feu-1"]), NotFoundError),
        (lambda r, s: correcting.entity(r, s, "Talmore", ["port"]), NotFoundError),
        (lambda r, s: correcting.entity(r, s, "Talmore", ["Bonlieu"]), NotFoundError),
        (lambda r, s: correcting.entity(r, s, "Talmore", ["talmore"]), DecisionError),
        (
            lambda r, s: correcting.entity(r, s, "commerçants", ["feu-2", "feu-3"]),
            DecisionError,
        ),
        (lambda r, s: correcting.claims(r, "0000", claim_of_two(r).id), NotFoundError),
        (lambda r, s: correcting.claims(r, claim_of_two(r).id, claim_of_two(r).id), DecisionError),
        (
            lambda r, s: correcting.claims(
                r, claim_of_two(r).id, about(r, "port").dossier.claims[0].id
            ),
            DecisionError,
        ),
        (lambda r, s: correcting.claim(r, "0000", ["feu-1"]), NotFoundError),
        (lambda r, s: correcting.claim(r, claim_of_two(r).id, ["port"]), NotFoundError),
        (
            lambda r, s: correcting.claim(
                r, claim_of_two(r).id, [e.report for e in claim_of_two(r).events]
            ),
            DecisionError,
        ),
        (lambda r, s: correcting.copy(r, "feu-1", "feu-1"), DecisionError),
        (lambda r, s: correcting.copy(r, "feu-1", "port"), DecisionError),
        (lambda r, s: correcting.copy(r, "feu-2", "feu-3", is_copy=False), DecisionError),
        (lambda r, s: correcting.origin(r, "feu-1", "agency", None), DecisionError),
        (lambda r, s: correcting.origin(r, "feu-1", "unknown", "Mairie"), DecisionError),
        (lambda r, s: correcting.origin(r, "feu-9", "unknown", None), NotFoundError),
    ],
)
def test_what_cannot_be_corrected_is_refused(full, wrong, error):
    before = whole(full)
    with pytest.raises(error) as caught:
        wrong(full, about(full).dossier.story.id)
    assert caught.value.hint or error is DecisionError
    assert whole(full) == before
    assert deciding.decisions(full).items == ()


def test_the_same_correction_is_not_made_twice(full, stages):
    set_origin(full, stages)
    with pytest.raises(DecisionError, match="decision 1 says so already"):
        set_origin(full, stages)


def test_other_stories_are_left_alone(full, stages):
    before = {s.id: about(full, "port").dossier for s in stories(full).items}
    set_origin(full, stages)
    assert about(full, "port").dossier in before.values()
    assert deciding.decisions(full, "port").items == ()
    assert len(deciding.decisions(full, "feu-2").items) == 0
    assert len(deciding.decisions(full, "feu-1").items) == 1
