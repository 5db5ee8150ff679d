"""What a figure counts: the noun with its complement, in the report's words."""

from itertools import islice

from recoupe.reading.figures.numbers import Amount, plain
from recoupe.reading.figures.table import FigureTable
from recoupe.reading.parse import Document, Sentence

_LOOK_AHEAD_TOKENS = 6
# "s'élève à 12" and "est passé de 10 à 12" stand so near their verb.
_VERB_STEPS = 3
_LEADING = frozenset({"ADJ", "DET", "ADV"})
_NOMINAL = frozenset({"nsubj", "obj", "obl", "nmod", "ROOT", "conj"})
_MARKS = frozenset('«"“”„')
_MAX_WORDS = 9
# A noun that a share is of stands so near before it ("une perte de poids de 12 %").
_MAX_GOVERNOR_TOKENS = 8


class Counter:
    """Names the counted thing by the tree around the number."""

    def __init__(self, table: FigureTable) -> None:
        self._table = table
        self._victims = victims_of(table)
        self._scales = frozenset({*table.scales, *table.approximate})

    def counted(
        self,
        document: Document,
        sentence: Sentence,
        amount: Amount,
        unit: str | None,
        *,
        until: int,
    ) -> str | None:
        """Return the counted noun with its complements and what befell it, or None.

        The complements end before `until`: a time is none ("deux attaques d'août").
        """
        text = document.text_of(sentence.field)
        if unit not in (None, "%") and self._is_distance(sentence, amount):
            return None
        head = self._head(text, sentence, amount, unit)
        if head is not None and sentence.tokens[head].start >= until:
            return None  # "46,5 % l'an dernier"
        if head is None and unit is None:
            return self._numbered(text, sentence, amount, until)
        if head is None:
            return self._governor(text, sentence, amount) if unit == "%" else None
        tokens = sentence.tokens
        first, last = head, self._last(sentence, head, until)
        while (
            first > 0 and tokens[first - 1].start >= amount.end and tokens[first - 1].pos == "ADJ"
        ):
            first -= 1
        words = text[tokens[first].start : tokens[last].end]
        befell = self._befell(sentence, head, amount)
        return f"{words} {befell}" if befell and befell not in words else words

    def _befell(self, sentence: Sentence, head: int, amount: Amount) -> str | None:
        """Return what befell those counted, in the singular for one person."""
        if amount.value > 1:
            return outcome(self._table, sentence, head)
        one = sentence.plain[head] in self._table.person_nouns
        befell = outcome(self._table, sentence, head) if one else None
        return befell.removesuffix("s") if befell else None

    def _head(self, text: str, sentence: Sentence, amount: Amount, unit: str | None) -> int | None:
        """Return the first noun after the number, past adjectives, determiners and "de".

        After a plain number "de" opens what it is a part of, a plural ("deux de ses fils").
        """
        tokens, partitive = sentence.tokens, False
        start = sentence.indices_in(amount.end, amount.end + 1).start
        if start < len(tokens) and tokens[start].start < amount.end:
            start += 1
        for index in range(start, min(start + _LOOK_AHEAD_TOKENS, len(tokens))):
            token, word = tokens[index], sentence.plain[index]
            if word in self._victims and not self._noun_next(sentence, index):
                return index
            if word in self._table.others and not self._noun_next(sentence, index):
                return None
            if unit is not None and word in self._table.dimensions:
                return None
            if token.pos in ("NOUN", "PROPN") or self._is_counted(sentence, index, amount):
                whole = partitive and not self._takes_of(text, amount, unit)
                return None if whole and not _is_plural(sentence, index) else index
            if token.text in _MARKS or token.pos == "SPACE" or (token.pos == "NUM" and partitive):
                continue
            of = word in self._table.of_words
            partitive |= of
            if not of and token.pos not in _LEADING and word not in self._table.others:
                return None
        return None

    def _is_counted(self, sentence: Sentence, index: int, amount: Amount) -> bool:
        """Say whether the tree puts the number beside a noun that it took for an adjective."""
        token = sentence.tokens[index]
        numbers = (sentence.tokens[i] for i in sentence.dependents(index, "nummod"))
        stands = token.pos == "ADJ" and token.dep.partition(":")[0] in _NOMINAL
        return stands and any(amount.start <= n.start < amount.end for n in numbers)

    @staticmethod
    def _noun_next(sentence: Sentence, index: int) -> bool:
        """Say whether a noun comes next, past quotation marks and adjectives."""
        for token in sentence.tokens[index + 1 : index + 4]:
            if token.pos in ("NOUN", "PROPN"):
                return True
            if token.pos not in ("ADJ", "SPACE") and token.text not in _MARKS:
                return False
        return False

    def _takes_of(self, text: str, amount: Amount, unit: str | None) -> bool:
        """Say whether "de" joins the number to its noun ("un million de", "12 % des")."""
        last = plain(text[amount.start : amount.end]).split()[-1]
        return unit is not None or last in self._scales or last.removesuffix("s") in self._scales

    def _governor(self, text: str, sentence: Sentence, amount: Amount) -> str | None:
        """Return the noun before a share that says what it is a share of, or None."""
        tokens = sentence.tokens
        index = sentence.index_at(amount.start)
        if not index or sentence.plain[index - 1] not in self._table.of_words:
            return None
        for noun in islice(sentence.ancestors(index), _MAX_GOVERNOR_TOKENS):
            near = 0 < index - noun <= _MAX_GOVERNOR_TOKENS
            if tokens[noun].pos == "NOUN" and tokens[noun].text.isalpha() and near:
                plain_run = all(t.pos not in ("VERB", "AUX", "PUNCT") for t in tokens[noun:index])
                return text[tokens[noun].start : tokens[index - 2].end] if plain_run else None
        return None

    def _numbered(self, text: str, sentence: Sentence, amount: Amount, until: int) -> str | None:
        """Return what "le nombre de" names that the number is said of, or None."""
        tokens = sentence.tokens
        index = sentence.index_at(amount.end - 1)
        verb = None if index is None else self._verb_above(sentence, index)
        if verb is None:
            return None
        for subject in sentence.dependents(verb, "nsubj"):
            if tokens[subject].lemma in self._table.number_nouns:
                named = next(sentence.dependents(subject, "nmod"), None)
                if named is not None and tokens[named].end <= amount.start:
                    last = self._last(sentence, named, min(until, tokens[verb].start))
                    return text[tokens[named].start : tokens[last].end]
        return None

    @staticmethod
    def _verb_above(sentence: Sentence, index: int) -> int | None:
        """Return the nearest verb above a token within a few steps, or None."""
        for above in islice(sentence.ancestors(index), _VERB_STEPS):
            if sentence.tokens[above].pos == "VERB":
                return above
        return None

    def _is_distance(self, sentence: Sentence, amount: Amount) -> bool:
        """Say whether a measure tells how far something is ("à 25 km de la ville")."""
        index = sentence.index_at(amount.start)
        return (
            index is not None
            and index > 0
            and sentence.plain[index - 1] in self._table.distance_words
        )

    def _last(self, sentence: Sentence, head: int, until: int) -> int:
        """Return the last token of the noun's adjectives, names, participles and "de" phrases."""
        tokens = sentence.tokens
        inside = set(sentence.subtree(head))
        last = head
        for index in range(head + 1, min(head + _MAX_WORDS, len(tokens))):
            token = tokens[index]
            if (
                token.end > until
                or index not in inside
                or token.pos in ("PUNCT", "PRON", "CCONJ", "SCONJ", "NUM")
            ):
                break
            befell = token.lemma in self._table.outcomes and index == last + 1
            if token.pos in ("VERB", "AUX") and not befell:
                break
            if token.pos == "ADP" and token.lemma != "de":
                break
            if token.pos in ("NOUN", "ADJ", "PROPN", "VERB"):
                last = index
        return last


def victims_of(table: FigureTable) -> frozenset[str]:
    """Return the words for those whom something befell ("tués", "blessée", "décès")."""
    return frozenset(
        form
        for forms in (*table.outcomes.values(), table.victim_nouns)
        for word in forms
        for form in (word, f"{word}s")
    )


def outcome(table: FigureTable, sentence: Sentence, head: int) -> str | None:
    """Return "tuées" for "12 personnes ont été tuées" and "a tué 12 personnes"."""
    tokens = sentence.tokens
    token, verb = tokens[head], tokens[tokens[head].head]
    forms = table.outcomes.get(verb.lemma)
    if forms is None or verb.pos != "VERB":
        return None
    undergoes = token.dep in ("nsubj:pass", "obj") or (
        token.dep == "nsubj" and _under_be(sentence, token.head)
    )
    return forms["Gender=Fem" in token.morph] if undergoes else None


def _under_be(sentence: Sentence, verb: int) -> bool:
    """Say whether the verb is conjugated with "être" ("sont mortes", "sont décédés")."""
    return any(sentence.tokens[i].lemma == "être" for i in sentence.dependents(verb, "aux", "cop"))


def _is_plural(sentence: Sentence, index: int) -> bool:
    token = sentence.tokens[index]
    return token.has("Number=Plur") or (token.pos == "NOUN" and token.text.endswith(("s", "x")))
