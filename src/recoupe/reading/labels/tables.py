"""The lexicon of labels: sets of classes that exclude each other, found by their nouns."""

from functools import lru_cache

from recoupe.lang import Language
from recoupe.model.base import Value, folded


class LabelClass(Value, frozen=True, kw_only=True):
    """A class of a set; `said` nouns count only where they are said of somebody."""

    label: str
    nouns: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()
    said: tuple[str, ...] = ()


class LabelSet(Value, frozen=True, kw_only=True):
    name: str
    classes: tuple[LabelClass, ...]


class LabelTable(Value, frozen=True, kw_only=True):
    """`labels.toml`: the sets, and the closed lists that tell how a label is applied."""

    sets: tuple[LabelSet, ...]
    linking: frozenset[str]
    calling_verbs: frozenset[str]
    reporting_verbs: frozenset[str]
    negations: frozenset[str]
    contrast: frozenset[str]
    excluding: frozenset[str]
    sources: frozenset[str]


class Sense(Value, frozen=True, kw_only=True):
    """A class that a word puts somebody in; `said` as in `LabelClass`."""

    set: str
    label: str
    said: bool = False


Words = tuple[str, ...]


class LabelWords:
    """Nouns and adjectives by their folded words without the mark of the plural."""

    def __init__(self, table: LabelTable) -> None:
        self.nouns: dict[Words, list[Sense]] = {}
        self.adjectives: dict[Words, list[Sense]] = {}
        for one in table.sets:
            for klass in one.classes:
                plain = Sense(set=one.name, label=klass.label)
                said = Sense(set=one.name, label=klass.label, said=True)
                for noun in klass.nouns:
                    self.nouns.setdefault(words_of(noun), []).append(plain)
                for noun in klass.said:
                    self.nouns.setdefault(words_of(noun), []).append(said)
                for adjective in klass.adjectives:
                    self.adjectives.setdefault(words_of(adjective), []).append(plain)
        # By a word: how many words has the longest that begins with it.
        self.longest: dict[str, int] = {}
        for key in (*self.nouns, *self.adjectives):
            self.longest[key[0]] = max(len(key), self.longest.get(key[0], 0))


@lru_cache(maxsize=4)
def label_words(language: Language) -> LabelWords:
    """Return the words of a language's label table, made on first use."""
    return LabelWords(language.table("labels", LabelTable))


def words_of(text: str) -> Words:
    """Return a noun's words for comparing: folded, without plural marks, elisions apart."""
    return tuple(singular(w) for w in folded(text).replace("'", " ").replace("-", " ").split())


def singular(word: str) -> str:
    """Return a folded word without its plural mark ("mercenaires", "reguliers")."""
    return word[:-1] if len(word) > 3 and word[-1] in "sx" else word
