"""Words by which a report keeps one happening from others of its kind: ordinals, "de nouveau"."""

from recoupe.crosscheck.channels import any_of, found_in, words_of
from recoupe.lang import Language
from recoupe.model.base import Value, folded


class BesideVerbs(Value, frozen=True, kw_only=True):
    again: tuple[str, ...]


class RecurrenceTable(Value, frozen=True, kw_only=True):
    """`recurrence.toml`: ordinals from the second on, words for one number, "de nouveau"."""

    ordinals: tuple[str, ...]
    after: tuple[str, ...]
    same: dict[str, str]
    beside_verbs: BesideVerbs


class Recurrence:
    """What a language's table says of things that come again."""

    def __init__(self, language: Language, *, endings: tuple[str, ...]) -> None:
        table = language.table("recurrence", RecurrenceTable)
        self._endings = tuple(folded(e) for e in endings)
        self._number = {folded(w): str(n) for n, w in enumerate(table.ordinals, 2)}
        self._same = {folded(w): folded(of) for w, of in table.same.items()}
        self._after = any_of(table.after)
        self._again = any_of(table.beside_verbs.again)

    def nth(self, before: str) -> str | None:
        """Return the ordinal at the end of `before`, as digits ("le huitième": "8")."""
        words = folded(before).replace("\u2019", "'").split()
        word = words[-1].rpartition("'")[2] if words else ""
        digits = word.rstrip("abcdefghijklmnopqrstuvwxyz")
        if digits.isdigit():
            return digits if word[len(digits) :] in self._endings else None
        return self._number.get(self._same.get(word, word))

    def is_done_again(self, clause: str) -> bool:
        """Say whether a clause tells that it has been done before ("à nouveau")."""
        return found_in(self._again, " ".join(words_of(clause))) is not None

    def is_before(self, words: str) -> bool:
        """Say whether what follows `words` is told as what came before ("après les heurts de")."""
        return found_in(self._after, folded(words.rpartition(",")[2])) is not None
