"""Text as a string of codes, one code a token, on which the rules' patterns are matched."""

import re
import unicodedata
from collections.abc import Iterable

# Words (with their elision mark), numbers, single marks; `\n` stands for a break. Every choice is
# decided by the first character, so the scan is linear in the length of the text.
# The first choice parts the stray "n" that some crawls leave at the head of a line ("nEn effet").
_TOKEN = re.compile(r"(?<![^\W\d_])n(?=[A-ZÀ-Ý])|[^\W\d_]+['’]?|\d+|\n|[^\w\s]|_")
_MARKS = "'’"

BREAK, WORD, NAME, MARK = "\n", "w", "W", "m"
# Shapes of numbers, by how many digits they have and the bound they respect.
SHAPES = {
    "zero": "0",
    "one_digit": "1",
    "to_12": "2",
    "to_24": "3",
    "to_31": "4",
    "to_59": "5",
    "to_99": "6",
    "three_digits": "7",
    "year": "8",
    "long": "9",
}
NUMBER_CLASSES = {
    "DD": ("one_digit", "to_12", "to_24", "to_31"),
    "HH": ("zero", "one_digit", "to_12", "to_24"),
    "MM": ("zero", "to_12", "to_24", "to_31", "to_59"),
    "MO": ("one_digit", "to_12"),
    "YY": ("to_99",),  # in words: "novembre 93", never "novembre 12"
    "YY2": ("zero", "to_12", "to_24", "to_31", "to_59", "to_99"),
    "YYYY": ("year",),
    "INT": tuple(SHAPES),
}
FIRST_YEAR, LAST_YEAR = 1000, 2199
_FIRST_MARK_CODE, _FIRST_CODE, _LAST_CODE = 0x3000, 0x4E00, 0x9FFF
ANY_WORD = f"[{WORD}{chr(_FIRST_CODE)}-{chr(_LAST_CODE)}]"  # in lower case, or known


class Tokens:
    """The tokens of a text: their codes as one string, their offsets and their folded words."""

    def __init__(self, text: str, alphabet: "Alphabet") -> None:
        self.starts: list[int] = []
        self.ends: list[int] = []
        self.words: list[str] = []
        codes = []
        for found in _TOKEN.finditer(text):
            word, start, end = found.group(), found.start(), found.end()
            if word == "\n":
                if not is_break(text, end):
                    continue
                code = BREAK
            elif word.isdecimal():
                code = number_code(word)
            else:
                word, code = alphabet.code(word)
                end = start + len(word)
            codes.append(code)
            self.starts.append(start)
            self.ends.append(end)
            self.words.append(word if word.isdecimal() else plain(word))
        self.codes = "".join(codes)

    def text_between(self, first: int, last: int) -> str:
        """Return the folded words of the tokens `first` to `last` (half-open), blanks between."""
        return " ".join(self.words[first:last])


class Alphabet:
    """Codes of the words that the rules know; all other words share one code."""

    def __init__(self) -> None:
        self._codes: dict[str, str] = {}

    def add(self, word: str) -> str:
        """Return the codes of the tokens of `word`, made where they are new."""
        return "".join(
            number_code(token) if token.isdecimal() else self._add_token(token)
            for token in tokenised(word)
        )

    def code(self, word: str) -> tuple[str, str]:
        """Return a token's own characters, without a mark that only follows it, and its code."""
        known = self._codes.get(plain(word))
        if known is None and len(word) > 1 and word[-1] in _MARKS:
            word = word[:-1]
            known = self._codes.get(plain(word))
        if known is not None:
            return word, known
        if not word[0].isalpha():
            return word, MARK
        return word, NAME if word[0].isupper() else WORD

    def _add_token(self, token: str) -> str:
        first = _FIRST_CODE if token[0].isalpha() else _FIRST_MARK_CODE
        return self._codes.setdefault(token, chr(first + len(self._codes)))


def tokenised(word: str) -> list[str]:
    """Return the folded tokens of a word of the language's table."""
    return [plain(t) for t in _TOKEN.findall(word)]


def plain(word: str) -> str:
    """Return a word in lower case, with the straight apostrophe."""
    return word.lower().replace("’", "'")


def unaccented(word: str) -> str:
    """Return a word without its accents, as capitals and hasty hands leave them out."""
    marks = unicodedata.normalize("NFD", word)
    return "".join(c for c in marks if not unicodedata.combining(c))


def number_code(digits: str) -> str:
    """Return the code of a number's shape."""
    if len(digits) > 4:
        return SHAPES["long"]
    number = int(digits)
    if len(digits) == 4:
        return SHAPES["year" if FIRST_YEAR <= number <= LAST_YEAR else "long"]
    if len(digits) == 3:
        return SHAPES["three_digits"]
    if not number:
        return SHAPES["zero"]
    if len(digits) == 1:
        return SHAPES["one_digit"]
    bounds = ((12, "to_12"), (24, "to_24"), (31, "to_31"), (59, "to_59"), (99, "to_99"))
    return SHAPES[next(name for bound, name in bounds if number <= bound)]


def is_break(text: str, position: int) -> bool:
    """Say whether the line end before `position` ends a phrase: a blank line or a capital follow.

    A line that merely wraps goes on in lower case or with a number.
    """
    following = text[position : position + 8].lstrip(" \t\r\u00a0\u202f")
    return not following or following[0] == "\n" or following[0].isupper()


def char_class(codes: Iterable[str]) -> str:
    """Return the regular expression of one of these codes."""
    return "[" + "".join(sorted(re.escape(c) for c in codes)) + "]"
