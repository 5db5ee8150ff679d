"""Every row of the table does what its example says."""

import pytest

from recoupe.reading.times import find_times
from recoupe.reading.times.resolvers import RESOLVERS
from recoupe.reading.times.table import Rule, load_table
from support import document, french

RULES = load_table(french()).rules


@pytest.mark.parametrize("rule", RULES, ids=lambda r: r.name)
def test_example_gives_what_the_row_says(rule: Rule):
    found = find_times(document(rule.example), french())
    told = tuple(f"{t.text} = {t.value}" + (f" {t.mod}" if t.mod else "") for t in found)
    assert told == rule.gives


@pytest.mark.parametrize("rule", RULES, ids=lambda r: r.name)
def test_example_is_read_by_the_rule_itself(rule: Rule):
    found = find_times(document(rule.example), french())
    assert rule.resolver == "nothing" or rule.name in {t.rule for t in found}


def test_names_are_unique_and_resolvers_known():
    assert len({r.name for r in RULES}) == len(RULES)
    assert {r.resolver for r in RULES} <= set(RESOLVERS)
