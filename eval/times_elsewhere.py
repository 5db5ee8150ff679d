"""Time expressions against gold of other conventions: French TimeBank, Recognizers, Duckling.

Where conventions differ from ours, `times_left_out.toml` leaves gold out by rule, never by item.
"""

import datetime as dt
import json
import re
import tomllib
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from eval.data import Gold, as_report, json_lines
from eval.score import Row, f1, overlap, share
from eval.times import canonical
from recoupe.lang import load_language
from recoupe.model.base import Value
from recoupe.model.when import TimeExpression
from recoupe.reading.reader import Reader
from recoupe.reading.times import find_times

_LEFT_OUT = Path(__file__).with_name("times_left_out.toml")
_NO_DAY = "2016-11-07"  # what the sentences without a day of their own are read as of
_FRAME = "Cela aura lieu "  # the phrases of Duckling lean ahead; ours ask the verb
_WORD_HOURS = {"MO": (4, 12), "MI": (11, 14), "AF": (12, 19), "EV": (17, 24), "NI": (0, 24)}
_DURATION = re.compile(r"P(T?)[\dX]")
_MOMENT = re.compile(r"\((\d+), (\d+), (\d+), (\d+), (\d+), (\d+)\)")


class Phrase(NamedTuple):
    """A gold expression: offsets, words, TIMEX3 values of which one is wanted, days, kind."""

    start: int
    end: int
    text: str
    values: tuple[str, ...] = ()
    days: tuple[tuple[dt.date, dt.date], ...] = ()
    kind: str = ""


class LeftOut(Value, frozen=True):
    """A rule of `times_left_out.toml`: it holds where each pattern that it has matches."""

    data: str
    why: str
    words: str = ""
    value: str = ""
    kind: str = ""

    def holds(self, phrase: Phrase) -> bool:
        """Say whether the rule leaves a gold expression out."""
        return (
            bool(re.search(self.words, phrase.text, re.IGNORECASE))
            and any(re.search(self.value, v) for v in phrase.values or ("",))
            and (not self.kind or self.kind == phrase.kind)
        )


@lru_cache(maxsize=4)
def left_out_by(data: str) -> list[LeftOut]:
    """Return the rules for one collection."""
    table = tomllib.loads(_LEFT_OUT.read_text(encoding="utf-8"))
    return [LeftOut(**r) for r in table["rule"] if r["data"] == data]


def left_out(data: str, phrase: Phrase) -> bool:
    """Say whether a rule leaves a gold expression out."""
    return any(rule.holds(phrase) for rule in left_out_by(data))


def elsewhere_rows(folder: Path) -> Iterator[Row]:
    """Yield F1 of exact spans on French TimeBank and the shares of right values elsewhere."""
    texts, gold = timebank(folder / "french_timebank_valid.bio")
    counts = [0, 0, 0]
    for wanted, found in zip(gold, times_of(texts), strict=True):
        kept = [g for g in wanted if not left_out("timebank", g)]
        out = [g for g in wanted if g not in kept]
        ours = [t for t in found if not any(_touch(t, g) for g in out)]
        spans = {(g.start, g.end) for g in kept}
        counts[0] += sum((t.start, t.end) in spans for t in ours)
        counts[1] += len(ours)
        counts[2] += len(kept)
    yield Row(key="times_timebank", task="time expressions: exact spans, F1",
              data=f"French TimeBank sentences, {counts[2]} expressions", score=f1(*counts),
              anchor="HeidelTime .871 (whole)")  # fmt: skip
    for name, (texts, gold) in (
        ("recognizers", recognizers(folder / "recognizers_DateTimeModel.json")),
        ("duckling", duckling(folder / "duckling_fr_time.jsonl")),
    ):
        pairs = list(zip(gold, times_of(texts), strict=True))
        right = [is_right(g, f) for wanted, f in pairs for g in wanted if not left_out(name, g)]
        yield Row(key=f"times_{name}", task="time expressions: found and value right, share",
                  data=f"{name}, {len(right)} expressions", score=share(sum(right), len(right)),
                  anchor="-")  # fmt: skip


def times_of(items: list[Gold]) -> list[list[TimeExpression]]:
    """Return the time expressions of each text."""
    language = load_language("fr")
    documents = Reader(language).parse_documents([as_report(i) for i in items])
    return [list(find_times(d, language)) for d in documents]


def is_right(gold: Phrase, found: list[TimeExpression]) -> bool:
    """Say whether the expressions found at a gold one have its value, or together its days.

    "Fin mars" is March with a modifier here and its last ten days there: days within suffice.
    """
    ours = [t for t in found if _touch(t, gold)]
    wanted = {canonical(v) for v in gold.values}
    hours = {_clock(w) for w in wanted if w[:1] == "T"}
    if any(canonical(t.value) in wanted or _clock(t.value) in hours for t in ours):
        return True
    clocks = sorted(c for t in ours if (c := _clock(t.value)))
    if clocks and any(clocks == sorted(_clocks(w)) for w in wanted if w[:1] == "("):
        return True
    spans = [(t.earliest, t.latest) for t in ours if t.earliest and t.latest]
    if not spans:
        return False
    begins, ends, last_begins = (
        min(a for a, _ in spans), max(b for _, b in spans), max(a for a, _ in spans)
    )  # fmt: skip
    phase = any(t.mod in ("START", "MID", "END") for t in ours)
    near = dt.timedelta(days=1)
    return any(
        (begins == first and last in (ends, ends + near, last_begins))
        or (phase and begins <= first and last <= ends + near)
        for first, last in gold.days
    )


def _clock(value: str) -> str:
    """Return the hour and minute of a value, or "" where it has none."""
    return next(iter(_clocks(value)), "")


def _clocks(value: str) -> list[str]:
    return [
        f"{hour}:{minute or '00'}" for hour, minute in re.findall(r"T(\d\d)(?::(\d\d))?", value)
    ]


def timebank(path: Path) -> tuple[list[Gold], list[list[Phrase]]]:
    """Return the sentences, their words joined by blanks, and their expressions."""
    items: list[Gold] = []
    gold: list[list[Phrase]] = []
    for number, block in enumerate(re.split(r"\n\s*\n", path.read_text(encoding="utf-8"))):
        lines = [line.split() for line in block.splitlines() if len(line.split()) == 2]
        text, phrases = "", []
        for word, tag in lines:
            start = len(text) + bool(text)
            text = f"{text} {word}" if text else word
            if tag[:1] == "B":
                phrases.append(Phrase(start, len(text), word))
            elif tag[:1] == "I":
                first = phrases.pop().start
                phrases.append(Phrase(first, len(text), text[first:]))
        items.append({"id": str(number), "text": text, "published": "2003-02-24"})
        gold.append(phrases)
    return items, gold


def recognizers(path: Path) -> tuple[list[Gold], list[list[Phrase]]]:
    """Return the sentences and the expressions whose value can be known from what is given."""
    items: list[Gold] = []
    gold: list[list[Phrase]] = []
    for number, item in enumerate(json.loads(path.read_text(encoding="utf-8-sig"))):
        day = (item.get("Context") or {}).get("ReferenceDateTime")
        phrases = []
        for result in item["Results"]:
            values = (result.get("Resolution") or {}).get("values") or []
            if not values or "Start" not in result:
                continue
            phrase = Phrase(
                result["Start"],
                result["Start"] + len(result["Text"]),
                result["Text"],
                tuple(v[k] for v in values for k in ("timex", "value") if v.get(k)),
                tuple(d for v in values if (d := _days(v.get("start"), v.get("end")))),
                result.get("TypeName", ""),
            )
            if day or says_its_own(phrase):
                phrases.append(phrase)
        items.append({"id": str(number), "text": item["Input"], "published": (day or _NO_DAY)[:10]})
        gold.append(phrases)
    return items, gold


def says_its_own(phrase: Phrase) -> bool:
    """Say whether a value can be known without the day of speaking (most sentences give none)."""
    value = phrase.values[0] if phrase.values else ""
    year = re.match(r"\(?(\d{4})", value)
    return bool(_DURATION.match(value)) or value[:1] == "T" or bool(year and year[1] in phrase.text)


def duckling(path: Path) -> tuple[list[Gold], list[list[Phrase]]]:
    """Return the phrases in a frame that lies ahead, and what they stand for."""
    items: list[Gold] = []
    gold: list[list[Phrase]] = []
    for number, item in enumerate(json_lines(path)):
        text = item["text"]
        moments = [tuple(int(n) for n in m) for m in _MOMENT.findall(item["value"])]
        phrase = Phrase(len(_FRAME), len(_FRAME) + len(text), text)
        items.append({"id": str(number), "text": f"{_FRAME}{text}.", "published": item["ref"][:10]})
        gold.append([_resolved(phrase, moments, item["value"])] if moments else [])
    return items, gold


def _resolved(phrase: Phrase, moments: list[tuple[int, ...]], value: str) -> Phrase:
    """Return a phrase with the TIMEX3 values and days that Duckling's moments and grain mean."""
    year, month, day, hour, minute, second = moments[0]
    grain = value.rsplit(" ", 1)[-1]
    kind = "open" if value.startswith("datetimeOpen") else "date"
    if len(moments) > 1:
        first, last = (dt.date(m[0], m[1] or 1, m[2] or 1) for m in moments[:2])
        date = f"{first}"
        parts = tuple(f"{date}T{n}" for n, (a, b) in _WORD_HOURS.items() if a <= hour <= b)
        clock = (f"{date}T{hour:02d}:{minute:02d}",)
        return phrase._replace(
            kind=kind, values=parts + clock if grain in ("Hour", "Minute") else (),
            days=() if grain in ("Hour", "Minute") else ((first, last),))  # fmt: skip
    if grain == "Week":
        iso = dt.date(year, month, day).isocalendar()
        return phrase._replace(kind=kind, values=(f"{iso[0]}-W{iso[1]:02d}",))
    date = f"{year:04d}-{month:02d}-{day:02d}"
    text = {"Year": date[:4], "Month": date[:7], "Day": date}.get(
        grain, f"{date}T{hour:02d}:{minute:02d}:{second:02d}"
    )
    return phrase._replace(kind=kind, values=(text,))


def _days(start: str | None, end: str | None) -> tuple[dt.date, dt.date] | None:
    """Return the days of a resolved range, or None for open ones and times of the clock."""
    if not start or not end or not re.match(r"\d{4}-", start) or not re.match(r"\d{4}-", end):
        return None
    return dt.date.fromisoformat(start[:10]), dt.date.fromisoformat(end[:10])


def _touch(time: TimeExpression, phrase: Phrase) -> bool:
    return overlap((time.start, time.end), (phrase.start, phrase.end)) > 0
