"""Numbers in digits and words, and the counts of durations."""

from recoupe.reading.times.pattern import Grammar

_MAX_DIGITS = 6


def number_of(words: str, grammar: Grammar) -> int | None:
    """Return the number that folded words or digits tell ("vingt et un", "1 500"), or None."""
    digits = words.replace(" ", "")
    if digits.isdecimal():
        return int(digits) if len(digits) <= _MAX_DIGITS else None
    values = grammar.values["NUMBER_WORD"]
    total, group = 0, 0
    for word in words.replace("-", " ").split():
        number = values.get(word)
        if number is None:
            continue  # the "et" of "vingt et un"
        group = added(group, int(number))
        if int(number) == 1000:
            total, group = total + group, 0
    return total + group or None


def added(group: int, number: int) -> int:
    """Return what a number word makes of the number before it: "quatre" and "vingt" make 80."""
    if number in (100, 1000) or (number == 20 and group == 4):
        return max(group, 1) * number
    return group + number
