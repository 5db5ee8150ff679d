"""The table of rules that weigh whether two reports tell of one happening."""

import datetime as dt
import heapq
import math
import re
from collections.abc import Callable, Iterable, Mapping
from collections.abc import Set as AbstractSet

from recoupe.model.base import Value
from recoupe.model.reason import Reason
from recoupe.stories.features import STEM_LETTERS
from recoupe.stories.sides import CONTENT_RARITY, Side

RULES_VERSION = "4"
# The sum a pair starts from: two reports taken at random are of different stories.
START = -3.8
JOIN_SCORE = 0.0
KEPT_SCORE = -2.5  # below it a pair counts as sharing nothing; `grouping` knows it as the least
NAMED_WORDS = 6  # how many shared words a reason names
RAREST_WORDS = 3
RAREST_SUM = 15.0  # what they weigh together when nearly no other report has them
SCORE_DIGITS = 3
SAME_REPORT = 0.9  # cosine of the words of one report that is printed again
WORD = re.compile(r"[^\W_]{2,}")


class Pair(Value, frozen=True, kw_only=True, gc=False):
    """Two reports, either first, and the stems they share with what each weighs.

    Where two words of one stem are unlike, it weighs the lesser. `cosine` is that of the weights
    of their words, `answered` the share of either title that is found in the other report and
    `in_titles` what the stems that stand in both titles weigh.
    """

    a: Side
    b: Side
    shared: Mapping[str, float]
    cosine: float
    answered: tuple[float, float]
    in_titles: tuple[float, ...]


def pair_of(a: Side, b: Side) -> Pair:
    """Return two reports as a pair: one walk over what they share, for all rules of words."""
    one, other, title, others_title = a.rarity, b.rarity, a.title, b.title
    shared: dict[str, float] = {}
    in_titles: list[float] = []
    products, found, others_found = [], [], []
    for stem in a.words.keys() & b.words.keys():
        # Not by `min`: that call alone would take a tenth of the time.
        shared[stem] = weight = x if (x := one[stem]) < (y := other[stem]) else y
        products.append(a.words[stem] * b.words[stem])
        if stem in title:
            found.append(title[stem] * title[stem])
            if stem in others_title:
                in_titles.append(weight)
        if stem in others_title:
            others_found.append(others_title[stem] * others_title[stem])
    return Pair(
        a=a,
        b=b,
        shared=shared,
        cosine=math.fsum(products),
        answered=(math.fsum(found), math.fsum(others_found)),
        in_titles=tuple(in_titles),
    )


class Rule(Value, frozen=True, kw_only=True):
    """A ground for or against; its score is weight times amount, in logits of "same story".

    `amount` tells how much of it a pair shows (0: nothing to say), `words` says it in a sentence.
    """

    name: str
    weight: float
    amount: Callable[[Pair], float]
    words: Callable[[Pair], str]

    def score(self, pair: Pair) -> float:
        return self.weight * self.amount(pair)

    def reason(self, pair: Pair) -> Reason:
        score = round(self.score(pair), SCORE_DIGITS)
        return Reason(rule=self.name, version=RULES_VERSION, score=score, detail=self.words(pair))


def like_meaning(pair: Pair) -> float:
    """Say how alike title and first lines are in meaning, whatever their words (cosine)."""
    if pair.a.meaning is None or pair.b.meaning is None:
        return 0.0
    return max(0.0, float(pair.a.meaning @ pair.b.meaning))


def shared_words(pair: Pair) -> float:
    """Say how much the same words are used, rare ones above all (cosine of their weights)."""
    return pair.cosine


def shared_names(pair: Pair) -> float:
    """Say how much the same people, places and organisations are named (cosine)."""
    return dot(pair.a.names, pair.b.names)


def title_answered(pair: Pair) -> float:
    """Say which share of a title is found in the other report (the better found of the two)."""
    return max(pair.answered)


def rare_words(pair: Pair) -> float:
    """Say whether words are shared that hardly any other report has (the three rarest)."""
    return sum(sorted(pair.shared.values(), reverse=True)[:RAREST_WORDS]) / RAREST_SUM


def rare_in_titles(pair: Pair) -> float:
    """Say whether both titles have words that hardly any other report has (the three rarest)."""
    return sum(sorted(pair.in_titles, reverse=True)[:RAREST_WORDS]) / RAREST_SUM


def other_names(pair: Pair) -> float:
    """Say which share of each one's names is not found in the other (the lesser of the two)."""
    if not pair.a.names or not pair.b.names:
        return 0.0
    return 1 - max(_named_share(pair.a, pair.b), _named_share(pair.b, pair.a))


def many_words(pair: Pair) -> float:
    """Say how many words the shorter one has (logarithm): long reports share some by chance."""
    return math.log1p(min(pair.a.content, pair.b.content))


def single_word(pair: Pair) -> float:
    """Say whether at most one word of content is shared (0 or 1): "Oise" is not yet a story."""
    return float(sum([r > CONTENT_RARITY for r in pair.shared.values()]) <= 1)


def same_outlet(pair: Pair) -> float:
    """Say whether one outlet published both (0 or 1): it seldom tells the same thing twice."""
    return float(pair.a.outlet is not None and pair.a.outlet == pair.b.outlet)


def other_places(pair: Pair) -> float:
    """Say whether title, dateline and lead of both name towns, none known to the other (0 or 1)."""
    a, b = pair.a, pair.b
    if not a.places or not b.places:
        return 0.0
    return float(not _knows_one(b, a.places) and not _knows_one(a, b.places))


def other_numbers(pair: Pair) -> float:
    """Say whether both give figures and none is in both (0 or 1)."""
    a, b = pair.a.numbers, pair.b.numbers
    return float(bool(a) and bool(b) and a.isdisjoint(b))


def same_heading(pair: Pair) -> float:
    """Say whether an outlet printed both, on other days, under one standing title (0 or 1).

    Figures and times aside ("Le journal du 5 mars"); not where nearly all words are the same: that
    is one report again.
    """
    a, b = pair.a, pair.b
    standing = a.outlet is not None and a.outlet == b.outlet and a.heading == b.heading
    if not standing or not a.heading or not a.days.gap(b.days):
        return 0.0
    return float(shared_words(pair) < SAME_REPORT)


def other_title_days(pair: Pair) -> float:
    """Say whether both titles name days, and none is in both (0 or 1)."""
    a, b = pair.a.title_days, pair.b.title_days
    return float(bool(a) and bool(b) and a.isdisjoint(b))


def days_between(pair: Pair) -> float:
    """Say how many days lie between the publications (logarithm: later days matter less)."""
    return math.log2(1 + pair.a.days.gap(pair.b.days))


# Fitted by `python -m eval.fit_stories` on the pairs of the labelled stories and rounded;
# other_numbers and days_between are set by hand: those sets cover two and three days
# (docs/design/2026-11-23-stories.md).
RULES = (
    Rule(
        name="like_meaning",
        weight=7.3,
        amount=like_meaning,
        words=lambda p: f"title and lead are alike in meaning by {like_meaning(p):.2f} of 1",
    ),
    Rule(
        name="shared_words",
        weight=1.7,
        amount=shared_words,
        words=lambda p: f"shared words: {_listed(p.a.words, p.b.words, p.a.forms)}",
    ),
    Rule(
        name="shared_names",
        weight=1.6,
        amount=shared_names,
        words=lambda p: f"shared names: {_listed(p.a.names, p.b.names, {})}",
    ),
    Rule(
        name="title_answered",
        weight=2.0,
        amount=title_answered,
        words=lambda p: f"{title_answered(p):.0%} of a title is found in the other report",
    ),
    Rule(
        name="rare_words",
        weight=0.3,
        amount=rare_words,
        words=lambda p: f"rarest shared: {_rarest(p, p.shared)}",
    ),
    Rule(
        name="rare_in_titles",
        weight=1.2,
        amount=rare_in_titles,
        words=lambda p: f"rarest in both titles: {_rarest(p, p.a.title.keys() & p.b.title.keys())}",
    ),
    Rule(
        name="other_names",
        weight=-0.8,
        amount=other_names,
        words=lambda p: f"{other_names(p):.0%} of either one's names are not in the other",
    ),
    Rule(
        name="many_words",
        weight=-0.6,
        amount=many_words,
        words=lambda p: f"{min(p.a.content, p.b.content)} words of content in the shorter one",
    ),
    Rule(
        name="single_word",
        weight=-0.8,
        amount=single_word,
        words=lambda _: "at most one word of content is shared",
    ),
    Rule(
        name="same_outlet",
        weight=-0.3,
        amount=same_outlet,
        words=lambda p: f"both published by {p.a.outlet}",
    ),
    Rule(
        name="other_places",
        weight=-0.6,
        amount=other_places,
        words=lambda p: f"other places: {_some(p.a.places)} / {_some(p.b.places)}",
    ),
    Rule(
        name="other_numbers",
        weight=-0.2,
        amount=other_numbers,
        words=lambda p: f"other figures: {_some(p.a.numbers)} / {_some(p.b.numbers)}",
    ),
    Rule(
        name="same_heading",
        weight=-12.0,
        amount=same_heading,
        words=lambda p: f"numbers of one series of {p.a.outlet}, each with news of its own",
    ),
    Rule(
        name="other_title_days",
        weight=-1.5,
        amount=other_title_days,
        words=lambda p: f"other days in the titles: {_dates(p.a)} / {_dates(p.b)}",
    ),
    Rule(
        name="days_between",
        weight=-0.6,
        amount=days_between,
        words=lambda p: f"published {p.a.days.gap(p.b.days)} days apart at least",
    ),
)


def score_of(pair: Pair) -> float:
    """Return the sum of what the rules say of a pair, in logits of "same story"."""
    return round(
        START + math.fsum([rule.weight * rule.amount(pair) for rule in RULES]), SCORE_DIGITS
    )


def reasons_for(pair: Pair) -> tuple[Reason, ...]:
    """Return what the sum starts from and what each rule adds to it, in the table's order."""
    start = Reason(
        rule="start",
        version=RULES_VERSION,
        score=START,
        detail="two reports taken at random tell of different things",
    )
    return (start, *(r for rule in RULES if (r := rule.reason(pair)).score))


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


def _rarest(pair: Pair, stems: Iterable[str]) -> str:
    rarest = heapq.nsmallest(RAREST_WORDS, stems, key=lambda s: (-pair.shared[s], s))
    return ", ".join(pair.a.forms[s] for s in rarest)


def _named_share(a: Side, b: Side) -> float:
    """Return the share of the squared weights of a's names that are among b's words."""
    return math.fsum(w * w for name, w in a.names.items() if name[:STEM_LETTERS] in b.words)


def _listed(a: Mapping[str, float], b: Mapping[str, float], forms: Mapping[str, str]) -> str:
    shared = sorted(a.keys() & b.keys(), key=lambda k: (-a[k] * b[k], k))
    return ", ".join(forms.get(k, k) for k in shared[:NAMED_WORDS]) or "none"


def _dates(side: Side) -> str:
    return ", ".join(dt.date.fromordinal(day).isoformat() for day in sorted(side.title_days))


def _some(words: Iterable[str]) -> str:
    return ", ".join(sorted(words)[:NAMED_WORDS])
