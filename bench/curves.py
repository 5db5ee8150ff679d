"""Curves over days as an SVG picture, written by hand: a library to draw them would be large."""

import datetime as dt
import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from xml.sax.saxutils import escape

Points = Sequence[tuple[dt.date, float]]

WIDTH, HEIGHT = 760, 380
LEFT, RIGHT, TOP, BOTTOM = 64, 190, 40, 40
COLOURS = ("#1f6f8b", "#c8553d", "#588b3f", "#7a5195", "#8a6d1d", "#555555")
TICK_DIGITS = (1, 2, 5)


def picture(title: str, unit: str, curves: Mapping[str, Points]) -> str:
    """Return curves as SVG, on a logarithmic scale from the decade below the least value.

    Values that are not above 0 are left out.
    """
    shown = {name: [p for p in points if p[1] > 0] for name, points in curves.items()}
    shown = {name: points for name, points in shown.items() if points}
    if not shown:
        return svg([text(LEFT, TOP, "nothing measured")])
    axes = _Axes([p for points in shown.values() for p in points])
    parts = [text(LEFT, TOP - 18, f"{title} ({unit}, logarithmic)", size=15)]
    parts += axes.grid()
    for points, colour in zip(shown.values(), COLOURS, strict=False):
        parts += axes.curve(points, colour)
    parts += labels(shown, axes)
    return svg(parts)


class _Axes:
    """Where days and values lie in the picture."""

    def __init__(self, points: Points) -> None:
        self.first = min(day for day, _ in points)
        self.last = max(max(day for day, _ in points), self.first + dt.timedelta(days=1))
        self.low = math.log10(min(value for _, value in points)) - 0.05
        self.high = math.log10(max(value for _, value in points)) + 0.05

    def x(self, day: dt.date) -> float:
        share = (day - self.first).days / (self.last - self.first).days
        return round(LEFT + share * (WIDTH - LEFT - RIGHT), 1)

    def y(self, value: float) -> float:
        share = (math.log10(value) - self.low) / (self.high - self.low)
        return round(HEIGHT - BOTTOM - share * (HEIGHT - TOP - BOTTOM), 1)

    def grid(self) -> Iterator[str]:
        """Yield the lines of round values and of every third month, with what they are."""
        for value in ticks(self.low, self.high):
            y = self.y(value)
            yield line(LEFT, y, WIDTH - RIGHT, y)
            yield text(LEFT - 6, y + 4, f"{value:g}", anchor="end")
        for day in quarters(self.first, self.last):
            yield line(self.x(day), TOP, self.x(day), HEIGHT - BOTTOM)
            yield text(self.x(day), HEIGHT - BOTTOM + 18, f"{day:%Y-%m}", anchor="middle")

    def curve(self, points: Points, colour: str) -> Iterator[str]:
        places = " ".join(f"{self.x(day)},{self.y(value)}" for day, value in points)
        yield f'<polyline points="{places}" fill="none" stroke="{colour}" stroke-width="2"/>'
        for day, value in points if len(points) == 1 else ():
            yield f'<circle cx="{self.x(day)}" cy="{self.y(value)}" r="3" fill="{colour}"/>'


def labels(shown: Mapping[str, Points], axes: _Axes) -> Iterator[str]:
    """Yield the curves' names beside their ends, none over another."""
    ends = sorted((axes.y(points[-1][1]), name) for name, points in shown.items())
    colours = dict(zip(shown, COLOURS, strict=False))
    above = 0.0
    for y, name in ends:
        above = max(y, above + 15)
        yield text(WIDTH - RIGHT + 8, above + 4, name, fill=colours[name])


def ticks(low: float, high: float) -> Iterator[float]:
    """Yield the round values between two powers of ten."""
    for power in range(math.floor(low), math.ceil(high) + 1):
        for digit in TICK_DIGITS:
            if low <= math.log10(digit) + power <= high:
                yield digit * 10.0**power


def quarters(first: dt.date, last: dt.date) -> Iterator[dt.date]:
    """Yield the first days of quarters between two days."""
    for year in range(first.year, last.year + 1):
        for month in (1, 4, 7, 10):
            if first <= (day := dt.date(year, month, 1)) <= last:
                yield day


def line(x1: float, y1: float, x2: float, y2: float) -> str:
    return f'<line x1="{x1}" y1="{y1}" x2="{x2}" y2="{y2}" stroke="#dddddd"/>'


def text(
    x: float, y: float, words: str, *, anchor: str = "start", fill: str = "#333333", size: int = 12
) -> str:
    place = f'x="{x}" y="{round(y, 1)}" text-anchor="{anchor}" fill="{fill}" font-size="{size}"'
    return f"<text {place}>{escape(words)}</text>"


def svg(parts: Iterable[str]) -> str:
    head = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}"'
    body = "\n".join(parts)
    return (
        f'{head} font-family="sans-serif">\n<rect width="100%" height="100%" fill="white"/>\n'
        f"{body}\n</svg>\n"
    )
