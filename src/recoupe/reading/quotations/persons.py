"""The person whom a phrase names: at its head, before or behind it, joined to another."""

from recoupe.model.annotation import Entity
from recoupe.model.span import Span
from recoupe.reading.entities import EntityIndex
from recoupe.reading.parse import Document, Sentence
from recoupe.reading.quotations.table import Patterns, plain

_NAME_REACH = 40
_APPOSITION_REACH = 100
_JOINT_REACH = 90
_JOINT_TOKENS = 9
_CLOSERS = ("»", "”", '"')
AFTER_NAME = (".", ",", "(", ";")
_NAME_LINKS = ("appos", "flat", "nmod", "compound")


class PersonFinder:
    """Finds the person that a phrase stands for."""

    def __init__(self, document: Document, entities: EntityIndex, words: Patterns) -> None:
        self._document = document
        self._entities = entities
        self._words = words

    def before(self, sentence: Sentence, first: int, last: int) -> tuple[Span, Entity] | None:
        """Return the person whom a phrase between commas describes: "Awa Diallo, leur avocate,"."""
        tokens = sentence.tokens
        ends = last == len(tokens) or tokens[last].text in AFTER_NAME
        first = self._part_of(sentence, first)
        told = tokens[first].pos == "DET" or sentence.plain[first] in self._words.articles
        if first < 2 or tokens[first - 1].text != "," or not told or not ends:
            return None
        start = tokens[first - 2].start
        for span, entity in self._entities.mentions_in(
            start, tokens[first - 2].end, field=sentence.field
        ):
            index = sentence.index_at(span.start)
            ruled = index and tokens[index - 1].pos == "ADP"
            if entity.kind == "person" and span.text[:1].isupper() and not ruled:
                return span, entity
        return None

    def _part_of(self, sentence: Sentence, first: int) -> int:
        """Return where a phrase begins of which somebody is one: "Awa Diallo, une de (leurs …)"."""
        words = sentence.plain
        if first < 2 or words[first - 1] not in self._words.of:
            return first
        one = first - 2
        if words[one] not in self._words.indefinite:
            return first
        return one - 1 if one and words[one - 1] in self._words.definite else one

    def beside(
        self, sentence: Sentence, end: int, *, marks: tuple[str, ...] = ("", ",")
    ) -> tuple[Span, Entity] | None:
        """Return the person named right after a role, or a role and its comma."""
        text = self._document.text_of(sentence.field)
        reach = end + _APPOSITION_REACH
        for span, entity in self._entities.mentions_in(end, reach, field=sentence.field):
            parted = text[end : span.start].strip() if span.start >= end else None
            placed = parted and "," in marks and self._is_complement(sentence, end, span.start)
            near = placed or parted in marks
            if entity.kind != "person" or not near or not span.text[:1].isupper():
                continue
            named = sentence.index_at(span.start)
            if named is not None and self._lends_name(sentence, named):
                continue  # "ce membre du gouvernement Diallo"
            if parted and not self._closed(sentence, span.end):
                continue  # "selon le journal, Paul Kone viendra"
            return span, entity
        return None

    def within(self, sentence: Sentence, head: int) -> tuple[Span, Entity] | None:
        """Return the person that the phrase names, at its head or in apposition to it."""
        tokens = [sentence.tokens[i] for i in sentence.subtree(head)]
        mentions = self._entities.mentions_in(tokens[0].start, tokens[-1].end, field=sentence.field)
        # A name before a role that may be somebody else's.
        for span, entity in sorted(mentions, key=lambda m: not m[0].text[:1].isupper()):
            if entity.kind != "person":
                continue
            index = sentence.head_of(span.start, span.end)
            if index is not None and self._names(sentence, index, head):
                return span, entity
        return None

    def _lends_name(self, sentence: Sentence, index: int) -> bool:
        """Say whether the name at `index` is only what a body is called after."""
        return index > 0 and sentence.plain[index - 1] in self._words.bearing_names

    def _is_complement(self, sentence: Sentence, start: int, end: int) -> bool:
        """Say whether all between a role and a name is a complement and a comma.

        "le procureur de la République (à Dola,) Paul Kone", "le chef (du pôle de soins,) Awa".
        """
        tokens = [sentence.tokens[i] for i in sentence.indices_in(start, end)]
        commas = [t for t in tokens if t.text == ","]
        verbal = any(t.pos in ("VERB", "AUX") and not t.has("VerbForm=Part") for t in tokens)
        marked = any(t.pos == "PUNCT" and t.text not in (",", "-") for t in tokens)
        return len(commas) == 1 and tokens[-1].text == "," and not verbal and not marked

    def _names(self, sentence: Sentence, index: int, head: int) -> bool:
        """Say whether the name at `index` is the head itself or hangs on it by apposition."""
        if self._lends_name(sentence, index):
            return False
        while index != head:
            token = sentence.tokens[index]
            ruled = sentence.has(index, "case")
            if ruled or token.dep.partition(":")[0] not in _NAME_LINKS or token.head == index:
                return False
            index = token.head
        return True

    def _closed(self, sentence: Sentence, end: int) -> bool:
        """Say whether a name in apposition ends with a mark, or with the verb it is subject of."""
        rest = next((t for t in sentence.tokens if t.start >= end and t.pos != "PROPN"), None)
        return rest is None or rest.pos == "PUNCT"

    def joined(self, sentence: Sentence, end: int) -> tuple[Span, Entity] | None:
        """Return the second person of a joint subject: "Awa Diallo, maire de X, et Paul Kone"."""
        inside = sentence.indices_in(end, end + _JOINT_REACH)
        for index in inside:
            token = sentence.tokens[index]
            if token.pos in ("VERB", "AUX") or token.text in (*_CLOSERS, ":", ";"):
                return None
            if plain(token.text) in self._words.and_ and token.pos == "CCONJ":
                for span, entity in self._entities.mentions_in(
                    token.end, token.end + _NAME_REACH, field=sentence.field
                ):
                    named = sentence.index_at(span.start)
                    if named is None or entity.kind != "person" or not span.text[:1].isupper():
                        continue
                    joined = sentence.tokens[named].dep.partition(":")[0] in ("conj", "appos")
                    return (span, entity) if joined and named - index <= _JOINT_TOKENS else None
        return None
