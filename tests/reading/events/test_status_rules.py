"""Each rule of status decides its own example, and no earlier rule does."""

import pytest

from recoupe.reading.entities import find_entities
from recoupe.reading.events import find_events
from recoupe.reading.events.status import RULES, StatusRule
from recoupe.reading.quotations import find_quotations
from recoupe.reading.times import find_times
from support import document, french


@pytest.mark.parametrize("rule", RULES, ids=lambda r: r.name)
def test_a_rule_decides_its_example(rule: StatusRule) -> None:
    parsed = document(rule.example)
    times = find_times(parsed, french())
    entities = find_entities(parsed, french())
    quotes = find_quotations(parsed, entities, french())
    events, *_ = find_events(parsed, entities, times, quotes, (), french())
    found = {e.text: e for e in events}
    assert rule.trigger in found, list(found)
    event = found[rule.trigger]
    assert (event.status, event.rule.rpartition("; ")[2]) == (rule.status, rule.name)


def test_rule_names_are_unique() -> None:
    assert len({r.name for r in RULES}) == len(RULES)
