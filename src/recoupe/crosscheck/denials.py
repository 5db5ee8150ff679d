"""Whether a denial is of what another telling asserts: of the same deed by, or to, the same."""

from recoupe.crosscheck.channels import words_of
from recoupe.crosscheck.contest import STEM_CHARS
from recoupe.crosscheck.pair import ONE_PARTICIPANT
from recoupe.crosscheck.sides import Claimed
from recoupe.crosscheck.tellings import Telling, sentence_around


def same_involved(asserted: Telling, denied: Telling, claimed: Claimed) -> bool:
    """Say whether who is denied to act, or to suffer it, is who the other side tells of.

    "Vantor denies any part in the raid" is no denial that there was a raid. Who speaks of "nous"
    speaks for the body that his sentence names. "Aucun manifestant n'a été tué" names nobody: it
    is of those whom the other side tells by that word.
    """
    if denied.agents:
        acting = _may_be(asserted.agents, denied.agents, claimed)
        return acting or _speaks_for(denied, asserted.agents, claimed)
    if denied.recipients:
        return _may_be(asserted.recipients, denied.recipients, claimed)
    return _none_of(asserted.recipients, denied, claimed)


def _may_be(asserted: tuple[str, ...], denied: tuple[str, ...], claimed: Claimed) -> bool:
    actors = claimed.actors
    actual = [y for y in denied if actors.by_id[y].kind != "place"]
    return any(actors.likeness(x, y) >= ONE_PARTICIPANT for x in asserted for y in actual)


def _speaks_for(denied: Telling, accused: tuple[str, ...], claimed: Claimed) -> bool:
    """Say whether a denial in the first person of many is told with the name of an accused."""
    if not claimed.words.is_of_us(denied.clause):
        return False
    reading, event = denied.reading, denied.event
    field = (reading.title or "") if event.in_title else reading.text
    start, end = sentence_around(field, event.start, event.end)
    named = {
        claimed.actors.of(reading.id, e.id)
        for e in reading.entities
        if any(m.field == event.field and start <= m.start < end for m in e.mentions)
    }
    return bool(named & set(accused))


def _none_of(sufferers: tuple[str, ...], denied: Telling, claimed: Claimed) -> bool:
    """Say whether a denial that names nobody tells of people as the other side does."""
    names = [claimed.actors.by_id[x].name for x in sufferers if not claimed.actors.is_named(x)]
    told = frozenset(w[:STEM_CHARS] for w in denied.words)
    return any(w[:STEM_CHARS] in told for n in names for w in words_of(n)[:1])
