"""Who shares seeds with whom: the same as a window that texts are put in one by one."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from recoupe.stories.seeds import Shelf, candidates
from recoupe.stories.sharing import LEAST_SEED_SHARE, LEAST_SEEDS, MOST_PLACES

SEEDS = st.sets(st.integers(0, 12), max_size=8)


def shelf(day, seeds):
    arrays = [np.asarray(sorted(s), np.uint64) for s in seeds.values()]
    return Shelf(day, tuple(seeds), arrays)


@given(st.lists(SEEDS, max_size=6), st.lists(SEEDS, max_size=6))
def test_those_that_share_enough_are_found(near, far):
    one = {f"n{n}": s for n, s in enumerate(near)}
    other = {f"f{n}": s for n, s in enumerate(far)}
    asking = shelf(10, one)
    found = candidates(asking, [asking, shelf(7, other), shelf(None, {})])
    for report, seeds in one.items():
        least = min(LEAST_SEEDS, LEAST_SEED_SHARE * len(seeds))
        like = {o for o, s in (one | other).items() if s & seeds and len(s & seeds) >= least}
        assert found[report] == like - {report}


def test_a_seed_of_very_many_stands_for_the_newest():
    old = shelf(1, {f"o{n}": {1, 2} for n in range(MOST_PLACES)})
    new = shelf(9, {f"n{n}": {1, 2} for n in range(MOST_PLACES)})
    asking = shelf(5, {"x": {1, 2}})
    found = candidates(asking, [old, new, asking])["x"]
    assert {report[0] for report in found} == {"n"}
    assert len(found) == MOST_PLACES
