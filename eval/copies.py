"""Copies: pairs that share text against brute force over all pairs, and their spans."""

import csv
import datetime as dt
import gzip
import random
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations
from pathlib import Path

from eval.data import Gold, as_report, json_lines
from eval.score import Row, share
from recoupe.lang import load_language
from recoupe.model.annotation import Reading, Section
from recoupe.model.span import Place
from recoupe.reading.reader import Reader
from recoupe.stories.body import Body
from recoupe.stories.kinship import kinship_of
from recoupe.stories.passages import find_passages
from recoupe.stories.sharing import print_of_text, sharing_among
from recoupe.text.words import words_of

SHINGLE = 7
CONTAINED = 0.15
SAMPLE_PAIRS = 150
SEED = 20261123
Pair = tuple[str, str]
Words = Mapping[str, Sequence[str]]


def copy_rows(folder: Path) -> Iterator[Row]:
    """Yield the rows: pairs found among all articles, and the spans of a sample of them."""
    articles = list(json_lines(folder / "gj_articles.jsonl.gz"))
    words = {a["id"]: [w.norm for w in words_of(a["text"])] for a in articles}
    gold = brute_force(words)
    prints = [print_of_text(a["id"], a["text"], day=_day(a)) for a in articles]
    found = {_pair(s.a, s.b) for s in sharing_among(prints)}
    data, anchor = f"fr/wirecopies, {len(articles)}", f"{len(gold)} pairs by brute force"
    both = len(gold & found)
    yield Row(key="copies_pairs_recall", task="copies: pairs, recall", data=data,
              score=share(both, len(gold)), anchor=anchor)  # fmt: skip
    yield Row(key="copies_pairs_precision", task="copies: pairs, precision", data=data,
              score=share(both, len(found)), anchor=anchor)  # fmt: skip
    given = given_pairs(folder / "gj_shared_text_pairs.tsv.gz")
    yield Row(key="copies_pairs_given", task="copies: pairs given, recall", data=data,
              score=share(len(given & found), len(given)))  # fmt: skip
    yield from span_rows(articles, sorted(gold))


def given_pairs(path: Path) -> set[Pair]:
    """Return the pairs of different outlets that came with the articles."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        rows = list(csv.DictReader(lines, delimiter="\t"))
    return {_pair(r["id_a"], r["id_b"]) for r in rows}


def _day(article: Gold) -> dt.date | None:
    return dt.date.fromisoformat(article["date"]) if article.get("date") else None


def _pair(a: str, b: str) -> Pair:
    return (min(a, b), max(a, b))


def brute_force(words: Words) -> set[Pair]:
    """Return the pairs whose shared shingles are enough of the shorter text's, counted one by one.

    Shingles are tuples of words themselves: nothing here is shared with what is measured.
    """
    sizes: dict[str, int] = {}
    holders: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for key, text in words.items():
        own = {tuple(text[i : i + SHINGLE]) for i in range(len(text) - SHINGLE + 1)}
        sizes[key] = len(own)
        for shingle in own:
            holders[shingle].append(key)
    common: Counter[Pair] = Counter()
    for keys in holders.values():
        common.update(combinations(keys, 2))
    return {
        _pair(*pair)
        for pair, count in common.items()
        if count >= CONTAINED * min(sizes[key] for key in pair)
    }


def span_rows(articles: Sequence[Gold], pairs: Sequence[Pair]) -> Iterator[Row]:
    """Yield how many shared shingles the spans hold, and how many of their words are the same."""
    by_id = {a["id"]: a for a in articles}
    chance = random.Random(SEED)  # noqa: S311 (a sample, no secret)
    sample = chance.sample(pairs, min(SAMPLE_PAIRS, len(pairs)))
    held = shingles = same = words = 0
    for pair in sample:
        a, b = sorted((whole(by_id[key]) for key in pair), key=lambda r: r.id)
        passages = find_passages((a, b))
        inside, wanted = held_shingles(a, b, [p.a for p in passages])
        held, shingles = held + inside, shingles + wanted
        for passage in passages:
            sides = _words_at(a, passage.a), _words_at(b, passage.b)
            same += 2 * common_words(*sides)
            words += sum(map(len, sides))
    data = f"fr/wirecopies, {len(sample)} pairs"
    yield Row(key="copies_spans_held", task="copies: shared 7-grams in a span", data=data,
              score=share(held, shingles))  # fmt: skip
    yield Row(key="copies_spans_same", task="copies: words of spans that are the same", data=data,
              score=share(same, words))  # fmt: skip


def whole(article: Gold) -> Reading:
    """Return an article as a reading that is nothing but body."""
    item = {**article, "source": article["outlet"], "published": article.get("date")}
    reading = Reading.of(as_report(item))
    body = Section(start=0, end=len(reading.text), kind="body")
    fields = {f: getattr(reading, f) for f in reading.__struct_fields__}
    return Reading(**{**fields, "sections": (body,)})


def held_shingles(a: Reading, b: Reading, spans: Sequence[Place]) -> tuple[int, int]:
    """Return how many shingles of `a` that `b` has lie in the spans, and how many there are.

    What a report says twice, in its lead and in its text, counts once.
    """
    theirs = [w.norm for w in words_of(b.text)]
    known = {tuple(theirs[i : i + SHINGLE]) for i in range(len(theirs) - SHINGLE + 1)}
    mine = words_of(a.text)
    held: dict[tuple[str, ...], bool] = {}
    for i in range(len(mine) - SHINGLE + 1):
        window = mine[i : i + SHINGLE]
        shingle = tuple(w.norm for w in window)
        if shingle in known:
            inside = any(s.start <= window[0].start and window[-1].end <= s.end for s in spans)
            held[shingle] = held.get(shingle, False) or inside
    return sum(held.values()), len(held)


def _words_at(reading: Reading, place: Place) -> list[str]:
    return [w.norm for w in words_of(reading.text, place.start, place.end)]


def common_words(a: Sequence[str], b: Sequence[str]) -> int:
    """Return the length of the longest common subsequence of words."""
    from rapidfuzz.distance import LCSseq

    return int(LCSseq.similarity(a, b))


KINDS = (("copy", "copies"), ("shared_quote", "shared quotations"), ("none", "nothing shared"))


def kind_rows(folder: Path) -> Iterator[Row]:
    """Yield how many of the pairs of each kind are told as what they are.

    Kinds are told by the passages and by the quotations that were read, by nothing else.
    """
    with (folder / "drc.copies.tsv").open(encoding="utf-8") as lines:
        pairs = list(csv.DictReader(lines, delimiter="\t"))
    wanted = {p[side] for p in pairs for side in ("item_id_a", "item_id_b")}
    items = [i for i in json_lines(folder / "drc.items.jsonl") if i["item_id"] in wanted]
    reports = [as_report({**i, "id": i["item_id"], "published": i["day"]}) for i in items]
    readings = {r.key: r for r in Reader(load_language("fr")).read(reports)}
    found = [(p["kind"], _kind(readings, p["item_id_a"], p["item_id_b"])) for p in pairs]
    for kind, name in KINDS:
        told = [answer == kind for gold, answer in found if gold == kind]
        anchor = "MinHash .5 1-2 of 11; 7-grams 6 of 11" if kind == "copy" else ""
        yield Row(key=f"copies_kind_{kind}", task=f"copies: {name} told as such",
                  data=f"fr/stories, {len(told)} pairs", score=share(sum(told), len(told)),
                  anchor=anchor)  # fmt: skip


def _kind(readings: Mapping[str, Reading], a: str, b: str) -> str:
    pair = readings[a], readings[b]
    return kinship_of(Body(pair[0]), Body(pair[1]), find_passages(pair)).kind
