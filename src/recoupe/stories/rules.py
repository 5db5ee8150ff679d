"""The table of rules that weigh whether two reports tell of one happening."""

import heapq
import math
import re
from collections.abc import Callable, Iterable, Mapping
from collections.abc import Set as AbstractSet

from recoupe.model.base import Value
from recoupe.model.reason import Reason
from recoupe.stories.features import STEM_LETTERS

RULES_VERSION = "1"
# The sum a pair starts from: two reports taken at random are of different stories.
START = -5.1
NAMED_WORDS = 6  # how many shared words a reason names
RAREST_WORDS = 3
RAREST_SUM = 15.0  # what they weigh together when nearly no other report has them
CONTENT_RARITY = 2.0  # of a word that fewer than one report in seven has
SCORE_DIGITS = 3
WORD = re.compile(r"[^\W_]{2,}")


class Days(Value, frozen=True, kw_only=True):
    """The days a publication lies between, counted as `date.toordinal`; None: not known."""

    earliest: int | None
    latest: int | None

    def gap(self, other: "Days") -> int:
        """Return how many days lie at least between the two; 0 where that is not known."""
        if self.earliest is None or self.latest is None:
            return 0
        if other.earliest is None or other.latest is None:
            return 0
        return max(0, self.earliest - other.latest, other.earliest - self.latest)


class Side(Value, frozen=True, kw_only=True):
    """A report as the rules see it: the weights of its words by field, unit length each.

    `top` holds those of title and lead. `rarity` is each stem's own weight and `forms` its word;
    `places` and `numbers` are those of `Features`.
    """

    words: Mapping[str, float]
    top: Mapping[str, float]
    title: Mapping[str, float]
    names: Mapping[str, float]
    source: str | None
    rarity: Mapping[str, float]
    forms: Mapping[str, str]
    places: frozenset[str]
    numbers: frozenset[str]
    days: Days


class Rule(Value, frozen=True, kw_only=True):
    """A ground for or against; its score is weight times amount, in logits of "same story".

    `amount` tells how much of it a pair shows (0: nothing to say), `words` says it in a sentence.
    """

    name: str
    weight: float
    amount: Callable[[Side, Side], float]
    words: Callable[[Side, Side], str]

    def score(self, a: Side, b: Side) -> float:
        return self.weight * self.amount(a, b)

    def reason(self, a: Side, b: Side) -> Reason:
        score = round(self.score(a, b), SCORE_DIGITS)
        return Reason(rule=self.name, version=RULES_VERSION, score=score, detail=self.words(a, b))


def shared_words(a: Side, b: Side) -> float:
    """Say how much the same words are used, rare ones above all (cosine of their weights)."""
    return dot(a.words, b.words)


def shared_lead(a: Side, b: Side) -> float:
    """Say how much titles and first lines use the same words (cosine)."""
    return dot(a.top, b.top)


def shared_names(a: Side, b: Side) -> float:
    """Say how much the same people, places and organisations are named (cosine)."""
    return dot(a.names, b.names)


def titles_answered(a: Side, b: Side) -> float:
    """Say which share of each title is found in the other report (the lesser of the two)."""
    return min(_share_in(a.title, b.words), _share_in(b.title, a.words))


def rare_words(a: Side, b: Side) -> float:
    """Say whether words are shared that hardly any other report has (the three rarest)."""
    return sum(_rarity(a, b, s) for s in _rarest(a, b)) / RAREST_SUM


def other_names(a: Side, b: Side) -> float:
    """Say which share of each one's names is not found in the other (the lesser of the two)."""
    if not a.names or not b.names:
        return 0.0
    return 1 - max(_named_share(a, b), _named_share(b, a))


def single_word(a: Side, b: Side) -> float:
    """Say whether at most one word of content is shared (0 or 1): "Oise" is not yet a story."""
    shared = (s for s in a.words.keys() & b.words.keys() if _rarity(a, b, s) > CONTENT_RARITY)
    return float(sum(1 for _ in shared) <= 1)


def same_outlet(a: Side, b: Side) -> float:
    """Say whether one outlet published both (0 or 1): it seldom tells the same thing twice."""
    return float(a.source is not None and a.source == b.source)


def other_places(a: Side, b: Side) -> float:
    """Say whether title, dateline and lead of both name towns, none known to the other (0 or 1)."""
    if not a.places or not b.places:
        return 0.0
    return float(not _knows_one(b, a.places) and not _knows_one(a, b.places))


def other_numbers(a: Side, b: Side) -> float:
    """Say whether both give figures and none is in both (0 or 1)."""
    return float(bool(a.numbers) and bool(b.numbers) and a.numbers.isdisjoint(b.numbers))


def days_between(a: Side, b: Side) -> float:
    """Say how many days lie between the publications (logarithm: later days matter less)."""
    return math.log2(1 + a.days.gap(b.days))


# Fitted by logistic regression on pairs of the labelled stories, either set judged by the other's
# weights, then rounded; other_places and days_between are set by hand: those sets cover two days
# and name few towns (docs/design/2026-11-22-stories.md).
RULES = (
    Rule(
        name="shared_words",
        weight=9.0,
        amount=shared_words,
        words=lambda a, b: f"shared words: {_listed(a.words, b.words, a.forms)}",
    ),
    Rule(
        name="shared_lead",
        weight=5.0,
        amount=shared_lead,
        words=lambda a, b: f"shared in title and lead: {_listed(a.top, b.top, a.forms)}",
    ),
    Rule(
        name="shared_names",
        weight=3.5,
        amount=shared_names,
        words=lambda a, b: f"shared names: {_listed(a.names, b.names, {})}",
    ),
    Rule(
        name="titles_answered",
        weight=2.0,
        amount=titles_answered,
        words=lambda a, b: f"{titles_answered(a, b):.0%} of either title is found in the other",
    ),
    Rule(
        name="rare_words",
        weight=2.0,
        amount=rare_words,
        words=lambda a, b: f"rarest shared: {', '.join(a.forms[s] for s in _rarest(a, b))}",
    ),
    Rule(
        name="other_names",
        weight=-1.2,
        amount=other_names,
        words=lambda a, b: f"{other_names(a, b):.0%} of either one's names are not in the other",
    ),
    Rule(
        name="single_word",
        weight=-1.0,
        amount=single_word,
        words=lambda a, b: "at most one word of content is shared",
    ),
    Rule(
        name="same_outlet",
        weight=-0.7,
        amount=same_outlet,
        words=lambda a, b: f"both published by {a.source}",
    ),
    Rule(
        name="other_places",
        weight=-1.0,
        amount=other_places,
        words=lambda a, b: f"other places: {_some(a.places)} / {_some(b.places)}",
    ),
    Rule(
        name="other_numbers",
        weight=-0.5,
        amount=other_numbers,
        words=lambda a, b: f"other figures: {_some(a.numbers)} / {_some(b.numbers)}",
    ),
    Rule(
        name="days_between",
        weight=-0.5,
        amount=days_between,
        words=lambda a, b: f"published {a.days.gap(b.days)} days apart at least",
    ),
)


def score_of(a: Side, b: Side) -> float:
    """Return the sum of what the rules say of a pair, in logits of "same story"."""
    return round(START + math.fsum(rule.score(a, b) for rule in RULES), SCORE_DIGITS)


def reasons_for(a: Side, b: Side) -> tuple[Reason, ...]:
    """Return what the sum starts from and what each rule adds to it, in the table's order."""
    start = Reason(
        rule="start",
        version=RULES_VERSION,
        score=START,
        detail="two reports taken at random tell of different things",
    )
    return (start, *(r for rule in RULES if (r := rule.reason(a, b)).score))


def dot(a: Mapping[str, float], b: Mapping[str, float]) -> float:
    """Return the dot product of two sparse vectors, whatever the order of their entries."""
    if len(b) < len(a):
        a, b = b, a
    return math.fsum(weight * b[key] for key, weight in a.items() if key in b)


def _knows_one(side: Side, places: AbstractSet[str]) -> bool:
    """Say whether a report has all the words of one of these places."""
    return any(
        all(word[:STEM_LETTERS] in side.words for word in WORD.findall(place)) for place in places
    )


def _rarest(a: Side, b: Side) -> list[str]:
    shared = a.words.keys() & b.words.keys()
    return heapq.nsmallest(RAREST_WORDS, shared, key=lambda s: (-_rarity(a, b, s), s))


def _rarity(a: Side, b: Side, stem: str) -> float:
    """Return the weight of a shared stem: the lesser, where two words of it are unlike."""
    return min(a.rarity[stem], b.rarity[stem])


def _share_in(title: Mapping[str, float], words: Mapping[str, float]) -> float:
    """Return the share of a title's squared weights whose words are among `words`."""
    return math.fsum(w * w for key, w in title.items() if key in words)


def _named_share(a: Side, b: Side) -> float:
    """Return the share of the squared weights of a's names that are among b's words."""
    return math.fsum(w * w for name, w in a.names.items() if name[:STEM_LETTERS] in b.words)


def _listed(a: Mapping[str, float], b: Mapping[str, float], forms: Mapping[str, str]) -> str:
    shared = sorted(a.keys() & b.keys(), key=lambda k: (-a[k] * b[k], k))
    return ", ".join(forms.get(k, k) for k in shared[:NAMED_WORDS]) or "none"


def _some(words: Iterable[str]) -> str:
    return ", ".join(sorted(words)[:NAMED_WORDS])
