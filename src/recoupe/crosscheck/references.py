"""How a report refers to what it tells: as something new, sent back to, one of several, alone."""

from collections.abc import Sequence

import msgspec

from recoupe.crosscheck.channels import words_of
from recoupe.crosscheck.tellings import Telling
from recoupe.crosscheck.words import Lexicon, akin

# Characters before a trigger in which the word before it is looked for.
_BEFORE_CHARS = 24
_PLURAL_ENDINGS = ("s", "x")


def with_references(tellings: Sequence[Telling], lexicon: Lexicon) -> tuple[Telling, ...]:
    """Return the tellings (in order) with what their reports' words say of one another."""
    by_report: dict[str, list[Telling]] = {}
    for telling in tellings:
        by_report.setdefault(telling.reading.id, []).append(telling)
    return tuple(_referring(t, by_report[t.reading.id], lexicon) for t in tellings)


def _referring(telling: Telling, report: Sequence[Telling], lexicon: Lexicon) -> Telling:
    before = _word_before(telling)
    kin = [t for t in report if t is not telling and _kin(t, telling, lexicon)]
    told = [t for t in kin if not t.event.in_title]
    back = None
    if not telling.verbal and lexicon.points_back(before):
        several = is_plural(telling)
        earlier = [
            t
            for t in told
            if t.event.start < telling.event.start and (not t.verbal and is_plural(t)) == several
        ]
        back = max(earlier, key=lambda t: t.event.start).key if earlier else None
    return msgspec.structs.replace(
        telling,
        anew=not telling.verbal and lexicon.tells_another(before),
        several=not telling.verbal and is_plural(telling),
        back_to=back,
        # A title and its body tell one thing.
        alone=len([t for t in told if t.event.background == telling.event.background])
        <= telling.event.in_title,
    )


def _kin(a: Telling, b: Telling, lexicon: Lexicon) -> bool:
    """Say whether two tellings use one word, or words of one family."""
    if a.lemma == b.lemma or akin(a.lemma, b.lemma):
        return True
    one, other = (lexicon.families_of(t.lemma, t.clause) for t in (a, b))
    return bool(one & other)


def is_plural(telling: Telling) -> bool:
    """Say whether the trigger is a noun in the plural ("attaques")."""
    word = words_of(telling.event.text)[:1]
    lemma = telling.lemma.split(" ")[0]
    return bool(word) and word[0] != lemma and word[0].endswith(_PLURAL_ENDINGS)


def _word_before(telling: Telling) -> str:
    reading, event = telling.reading, telling.event
    field = (reading.title or "") if event.in_title else reading.text
    before = words_of(field[max(0, event.start - _BEFORE_CHARS) : event.start])
    return before[-1] if before else ""
