"""How a report refers to what it tells: as something new, sent back to, one of several, alone."""

from collections.abc import Sequence

import msgspec

from recoupe.crosscheck.channels import words_of
from recoupe.crosscheck.successions import in_succession
from recoupe.crosscheck.tellings import Telling, sentence_around
from recoupe.crosscheck.words import Lexicon, akin

# Characters before a trigger in which the word before it is looked for.
_BEFORE_CHARS = 24
# A noun with so few words beside it, its own included, may be any of its kind.
UNBOUND_WORDS = 3
_PLURAL_ENDINGS = ("s", "x")


def with_references(tellings: Sequence[Telling], lexicon: Lexicon) -> tuple[Telling, ...]:
    """Return the tellings (in order) with what their reports' words say of one another."""
    by_report: dict[str, list[Telling]] = {}
    for telling in tellings:
        by_report.setdefault(telling.reading.id, []).append(telling)
    referring = tuple(_referring(t, by_report[t.reading.id], lexicon) for t in tellings)
    return in_succession(referring, lexicon.recurrence)


def _referring(telling: Telling, report: Sequence[Telling], lexicon: Lexicon) -> Telling:
    words = _before(telling)
    before = _last(words)
    unbound = _is_unbound(telling, before, lexicon)
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
        nth=lexicon.recurrence.nth(words),
        again=telling.verbal and lexicon.recurrence.is_done_again(telling.clause),
        unbound=unbound,
        sentence=_sentence(telling, lexicon) if unbound else frozenset(),
    )


def _is_unbound(telling: Telling, before: str, lexicon: Lexicon) -> bool:
    """Say whether words tell one of any ("un barrage"), with no time or number."""
    bare = telling.length <= UNBOUND_WORDS and not telling.figures and not telling.event.when
    return not telling.verbal and bare and not telling.leads and lexicon.is_indefinite(before)


def _sentence(telling: Telling, lexicon: Lexicon) -> frozenset[str]:
    field = _field(telling)
    start, end = sentence_around(field, telling.event.start, telling.event.end)
    return lexicon.content_words(field[start:end])


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


def _field(telling: Telling) -> str:
    reading = telling.reading
    return (reading.title or "") if telling.event.in_title else reading.text


def _before(telling: Telling) -> str:
    start = telling.event.start
    return _field(telling)[max(0, start - _BEFORE_CHARS) : start]


def _last(words: str) -> str:
    found = words_of(words)
    return found[-1] if found else ""
