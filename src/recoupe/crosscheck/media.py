"""Words given to a medium: which it is, by its name or a noun for it; and the agencies."""

import re
from functools import cached_property

from recoupe.crosscheck.tables import AgencyTable, BodyRow, MediaWords
from recoupe.lang import Language
from recoupe.model.base import folded

MEDIA_SECTOR = "MED"
# Shorter names ("AA", "PC") are other things as well.
MIN_NAME_CHARS = 3
_WORD = re.compile(r"[^\W_]+")
# A site by its address ("à courrier.example").
_SITE = r"[\w-]{4,40}\.(?:[a-z]{2,7}|[A-Z]{2,4})(?![\w-])"
# A name that no table has, after words that only a medium follows ("interrogé par Kelba Matin").
_PROPER = r"[^\W\d_a-zà-ÿ][^\W\d_A-ZÀ-Þ]"


class Media:
    """The agencies and media that a language's tables name, and how words are given to them."""

    def __init__(self, language: Language, words: MediaWords) -> None:
        self._words = words
        self._agencies = language.table("sections", AgencyTable).agencies
        self._bodies = language.rows("organisations", BodyRow)

    def given_to(self, text: str) -> str | None:
        """Return the words by which `text` says that something was told to a medium, or None."""
        found = self._given.search(text)
        return found.group().strip() if found else None

    def agency(self, name: str) -> str | None:
        """Return the agency that a name is, or whose people ("un journaliste de l'AFP")."""
        found = self._any_agency.search(name)
        rest = _WORD.findall(folded(self._any_agency.sub(" ", name))) if found else []
        return self._forms[found.group()] if found and self._small.issuperset(rest) else None

    def mentioned(self, text: str) -> tuple[str, ...]:
        """Return the agencies that a text names, as often as it does."""
        return tuple(self._forms[m.group()] for m in self._any_agency.finditer(text))

    def spelt(self, agency: str) -> tuple[str, ...]:
        """Return the forms of an agency's name as folded words, one blank between."""
        forms = (" ".join(_WORD.findall(folded(f))) for f, n in self._forms.items() if n == agency)
        return tuple(sorted(set(forms), key=lambda f: (-len(f), f)))

    @cached_property
    def _forms(self) -> dict[str, str]:
        """The forms of the agencies' names, with the name that each is told by."""
        return {
            form: name
            for name, others in self._agencies.items()
            for form in (name, *others)
            if len(form) >= MIN_NAME_CHARS
        }

    @cached_property
    def _small(self) -> frozenset[str]:
        """Words around an agency's name that leave its people the agency."""
        said = (*self._words.articles, *self._words.staff)
        return frozenset(w for part in said for w in _WORD.findall(folded(part)))

    @cached_property
    def _any_agency(self) -> re.Pattern[str]:
        return re.compile(rf"(?<![\w-])(?:{_alternatives(self._forms)})(?![\w-])")

    @cached_property
    def _given(self) -> re.Pattern[str]:
        words = self._words
        media = {n for b in self._bodies if b.sector == MEDIA_SECTOR for n in b.names}
        bare = {re.sub(r"^(?:Le|La|Les) |^L['\u2019]", "", n) for n in media}
        names = {n for n in media | bare | set(self._forms) if len(n) >= MIN_NAME_CHARS}
        articles = rf"(?i:(?:{_alternatives(words.articles)})\s?)*"
        nouns, press = (rf"(?i:{_alternatives(w)})" for w in (words.nouns, words.press))
        known = rf"(?:{nouns}\s)?(?:{articles}(?:{_alternatives(names)}|{_SITE}))"
        to, on, asked = (rf"(?i:{_alternatives(w)})\s?" for w in (words.to, words.on, words.asked))
        some = rf"(?:{known}|{nouns}(?:\s\w+)?\s{_PROPER}|{press})"
        return re.compile(
            rf"(?<![\w-])(?:{to}{articles}{some}|{on}{articles}{some}"
            rf"|{asked}{articles}(?:{some}|{_PROPER}))(?![A-ZÀ-Þ-])"
        )


def _alternatives(words: object) -> str:
    """Return what matches any of some words, the longest first, with either apostrophe."""
    ordered = sorted({str(w) for w in words}, key=lambda w: (-len(w), w))  # type: ignore[attr-defined]
    joined = "|".join(re.escape(w) for w in ordered)
    return joined.replace("'", "['\u2019]").replace("\\ ", "\\s")
