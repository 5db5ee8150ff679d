"""Other ways of grouping, and the protocol that sets them, on a few invented reports."""

import numpy as np
import pytest

from eval.rivals import (
    WAYS,
    Item,
    Way,
    all_alone,
    distances,
    first_entities,
    item_of,
    nearest_before,
)
from eval.stories import Tally
from eval.story_rivals import (
    Batch,
    batch_of,
    best_setting,
    ours_left_out,
    ours_shipped,
    result_of,
    results,
    table,
)
from recoupe.stories import features_of
from support import reader, report

CRUE = ("Crue à Valmont", "La rivière a débordé à Valmont et noyé douze caves, dit le maire.")
CRUE_AGAIN = ("Valmont sous les eaux", "La rivière a débordé à Valmont : douze caves noyées.")
STRIKE = ("Grève des bateliers", "Les bateliers de Port-Mélan ont cessé le travail lundi.")
STRIKE_AGAIN = ("Port-Mélan sans bateliers", "Les bateliers cessent le travail à Port-Mélan.")
ALONE = ("Un orgue restauré", "Le facteur d'orgues Anselme Tourvel a rendu son instrument.")
TOLD = (CRUE, STRIKE, CRUE_AGAIN, ALONE, STRIKE_AGAIN)
STORIES = ("crue", "grève", "crue", "orgue", "grève")
PERFECT = Tally(2, 2.0, 2.0, 2, 2, 2)
NOTHING = Tally(2, 2.0, 1.0, 0, 0, 2)


@pytest.fixture(scope="module")
def batch() -> Batch:
    reports = [report(text, title=title, key=title) for title, text in TOLD]
    readings = reader().read(reports)
    story = {r.id: s for r, s in zip(readings, STORIES, strict=True)}
    return batch_of("feeds", readings, story)


def of_set(batch: Batch, name: str) -> Batch:
    return Batch(name, batch.items, batch.story, batch.pairs)


def item(report_id: str, *, day: int = 1, entity: str | None = None) -> Item:
    return Item(report_id, "", "", day, b"", entity)


def test_all_alone_has_as_many_groups_as_reports() -> None:
    items = [item("a"), item("b")]
    assert len(set(all_alone(items)(()))) == 2


def test_first_entities_join_within_a_day() -> None:
    items = [
        item("a", entity="Valmont"),
        item("b", entity="Valmont"),
        item("c", entity="Valmont", day=2),
        item("d"),
        item("e"),
    ]
    labels = first_entities(items)(())
    assert labels[0] == labels[1]
    assert len(set(labels)) == 4


def test_a_report_takes_its_nearest_predecessors_story() -> None:
    cosines = np.array([[1.0, 0.1, 0.5], [0.1, 1.0, 0.4], [0.5, 0.4, 1.0]])
    assert nearest_before(cosines, 0.3) == [0, 1, 0]
    assert nearest_before(cosines, 0.6) == [0, 1, 2]


def test_a_report_without_a_vector_is_near_to_none() -> None:
    apart = distances([item("a"), item("b")])
    assert apart.tolist() == [[0.0, 1.0], [1.0, 0.0]]


def test_the_first_entity_stands_in_the_title() -> None:
    (reading,) = reader().read([report("À Port-Mélan, rien.", title="Crue à Valmont")])
    assert item_of(reading, features_of(reading)).first_entity == "Valmont"


def test_a_setting_is_chosen_by_the_other_open_sets() -> None:
    by_setting = {
        (1.0,): {"feeds": PERFECT, "full": NOTHING, "closed": PERFECT},
        (2.0,): {"feeds": NOTHING, "full": PERFECT, "closed": NOTHING},
    }
    assert best_setting(by_setting, "feeds") == (2.0,)
    assert best_setting(by_setting, "full") == (1.0,)


def test_closed_days_choose_nothing() -> None:
    by_setting = {
        (1.0,): {"feeds": NOTHING, "closed": PERFECT},
        (2.0,): {"feeds": PERFECT, "closed": NOTHING},
    }
    assert best_setting(by_setting, "full") == (2.0,)


@pytest.mark.parametrize("way", WAYS, ids=lambda w: w.name)
def test_each_way_groups_each_report(way: Way, batch: Batch) -> None:
    if way.lacks:
        pytest.skip(f"{', '.join(way.lacks)} is not installed")
    grouping = way.prepared(batch.items)
    assert all(len(grouping(s)) == len(batch.items) for s in way.settings)


def test_what_is_not_installed_is_told(batch: Batch, monkeypatch: pytest.MonkeyPatch) -> None:
    lacking = Way("other", ((),), all_alone, needs=("no_such_package",))
    monkeypatch.setattr("eval.story_rivals.WAYS", (lacking,))
    said: list[str] = []
    found = list(results([of_set(batch, n) for n in ("feeds", "full")], said.append))
    assert [r.name for r in found] == ["Recoupe, set left out", "Recoupe, as shipped"]
    assert "no_such_package" in said[0]


def test_two_floods_and_two_strikes_are_found(batch: Batch) -> None:
    tallies = ours_shipped([batch]).tallies
    assert tallies["feeds"].pairs == 1.0


def test_a_left_out_set_is_judged_by_the_others(batch: Batch) -> None:
    found = ours_left_out([of_set(batch, n) for n in ("feeds", "full")])
    assert set(found.tallies) == set(found.chosen) == {"feeds", "full"}


def test_the_table_has_a_row_for_each_way(batch: Batch) -> None:
    alone = result_of(WAYS[0], [batch])
    assert table([alone], ["feeds"]).splitlines()[2] == "| every report alone | 0.750 / 0.000 |"
