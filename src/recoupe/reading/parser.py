"""The costly step: spaCy over single sentences, each read once and kept by its text."""

import hashlib
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Protocol, cast

import msgspec

from recoupe.lang import Language
from recoupe.model.base import Value
from recoupe.reading.doubts import Doubt, PresentDoubt, doubts, mended, settled
from recoupe.reading.mends import mends_of
from recoupe.reading.parse import Token
from recoupe.reading.participles import ParticipleTable, lost_participles, told, with_nouns
from recoupe.reading.presents import presents_of
from recoupe.reading.typography import Typed, typed

if TYPE_CHECKING:
    from spacy.language import Language as Pipeline
    from spacy.tokenizer import Tokenizer
    from spacy.tokens import Doc
    from spacy.tokens import Token as SpacyToken

PARSER_VERSION = "8"
_MARK_AFTER_ELISION = r"(?<=[^\W\d_]['’])[«“\"]"
_BATCH_UNITS = 256
_AFTER_TREE = ("lemmatizer", "ner")  # not needed to judge a tree

_encoder = msgspec.msgpack.Encoder()
_decoder = msgspec.msgpack.Decoder(tuple[Token, ...])


def encoded_tokens(tokens: tuple[Token, ...]) -> bytes:
    return _encoder.encode(tokens)


def decoded_tokens(data: bytes) -> tuple[Token, ...]:
    return _decoder.decode(data)


class Lemmas(Value, frozen=True):
    """How a language's verbs get the lemma that the tagger misses (table `lemmas`).

    `presents` are pairs of endings: of a singular present, and of its infinitive.
    """

    presents: tuple[tuple[str, str], ...] = ()

    def of(self, token: "SpacyToken") -> str:
        """Return a token's lemma; of a present verb that is its own lemma, the infinitive."""
        lemma: str = token.lemma_
        if token.pos_ != "VERB" or lemma != token.lower_ or "Tense=Pres" not in str(token.morph):
            return lemma
        for ending, infinitive in self.presents:
            if lemma.endswith(ending):
                return lemma.removesuffix(ending) + infinitive
        return lemma


class ParseCache(Protocol):
    """Where parses are kept; the record is one, a dict another."""

    def get_parses(self, keys: list[str]) -> Mapping[str, bytes]:
        """Return those of `keys` that are kept."""
        ...

    def put_parses(self, parses: Mapping[str, bytes]) -> None:
        """Keep these."""
        ...


class ParserLike(Protocol):
    """What gives sentences their tokens; another version parses otherwise."""

    @property
    def version(self) -> str: ...

    def parse(self, units: Iterable[str]) -> dict[str, tuple[Token, ...]]:
        """Return the tokens of each distinct text, with offsets from its own start."""
        ...


class Parser:
    """Parses sentences in isolation, so that a result depends on the sentence's text alone."""

    def __init__(
        self,
        language: Language,
        *,
        cache: ParseCache | None = None,
        pipeline: "Pipeline | None" = None,
    ) -> None:
        self._language = language
        self._cache = cache
        self._nlp = pipeline  # loaded when first needed

    @property
    def version(self) -> str:
        """The version under which parses are kept."""
        made = (self._language.made(presents_of), self._language.made(mends_of))
        words = "/".join(m.version for m in made)
        return f"{PARSER_VERSION}/{self._language.code}/{self._language.card.model}/{words}"

    def parse(self, units: Iterable[str]) -> dict[str, tuple[Token, ...]]:
        """Return the tokens of each distinct text, with offsets from its own start."""
        version = self.version
        keys = {text: _key(version, text) for text in units}
        kept = self._cache.get_parses(list(keys.values())) if self._cache else {}
        parsed = {t: _decoder.decode(kept[k]) for t, k in keys.items() if k in kept}
        missing = [t for t in keys if t not in parsed]
        if missing:
            fresh = self._run(missing)
            parsed.update(fresh)
            if self._cache:
                self._cache.put_parses({keys[t]: _encoder.encode(p) for t, p in fresh.items()})
        return parsed

    def _run(self, texts: list[str]) -> dict[str, tuple[Token, ...]]:
        # Sorting by length keeps batches even; the result does not depend on the order.
        ordered = sorted(texts, key=lambda t: (len(t), t))
        plain = [typed(text) for text in ordered]
        docs = self._model().pipe([p.text for p in plain], batch_size=_BATCH_UNITS)
        lemmas = self._language.table("lemmas", Lemmas)
        parsed = {
            text: _as_written(text, typing, tokens_of(doc, lemmas))
            for text, typing, doc in zip(ordered, plain, docs, strict=True)
        }
        parsed |= self._second(parsed)
        mends = self._language.made(mends_of)
        return {text: mends.of(with_nouns(tokens)) for text, tokens in parsed.items()}

    def _second(self, parsed: dict[str, tuple[Token, ...]]) -> dict[str, tuple[Token, ...]]:
        """Return the better parses of the sentences in which a verb was taken for another word.

        They are few: one in twenty of headlines, one in a hundred of a report's sentences.
        """
        doubted = [(x, doubt) for x, tokens in parsed.items() for doubt in self._doubts(tokens)]
        if not doubted:
            return {}
        nlp, lemmas = self._model(), self._language.table("lemmas", Lemmas)
        late = [name for name in nlp.pipe_names if name in _AFTER_TREE]
        docs = nlp.pipe(
            [_with_stand_in(nlp, text, parsed[text], doubt) for text, doubt in doubted],
            batch_size=_BATCH_UNITS,
            disable=late,
        )
        found: dict[str, tuple[Token, ...]] = {}
        for (text, doubt), doc in zip(doubted, docs, strict=True):
            if text not in found and _better(parsed[text], tokens_of(doc, lemmas), doubt):
                for name in late:
                    doc = nlp.get_pipe(name)(doc)
                found[text] = mended(tokens_of(doc, lemmas), parsed[text], doubt)
        return found

    def _doubts(self, tokens: tuple[Token, ...]) -> list[Doubt]:
        presents = self._language.made(presents_of)
        participles = self._language.table("participles", ParticipleTable)
        return [*doubts(tokens, presents), *lost_participles(tokens, participles)]

    def _model(self) -> "Pipeline":
        if self._nlp is None:
            import spacy  # heavy: only when something new must be parsed

            self._nlp = spacy.load(self._language.card.model)
            _part_elisions(self._nlp)
        return self._nlp


def _better(first: tuple[Token, ...], second: tuple[Token, ...], doubt: Doubt) -> bool:
    """Say whether the second parse shows that the word in doubt is a verb."""
    if isinstance(doubt, PresentDoubt):
        return settled(first, second, doubt)
    return told(second, doubt.index)


def _key(version: str, text: str) -> str:
    return hashlib.sha256(f"{version}\x1f{text}".encode()).hexdigest()[:32]


def _part_elisions(nlp: "Pipeline") -> None:
    """Cut an elided word from marks glued to it ("qu'«une"), which spaCy's rules leave whole."""
    from spacy.util import compile_infix_regex

    infixes = [*(nlp.Defaults.infixes or ()), _MARK_AFTER_ELISION]
    tokenizer = cast("Tokenizer", nlp.tokenizer)
    tokenizer.infix_finditer = compile_infix_regex(infixes).finditer


def _with_stand_in(nlp: "Pipeline", text: str, tokens: tuple[Token, ...], doubt: Doubt) -> "Doc":
    """Return a sentence's words, not yet parsed, with a known verb for the one in doubt."""
    from spacy.tokens import Doc  # loaded with the model

    words = [t.text for t in tokens]
    words[doubt.index] = doubt.stand_in
    blanks = [text[t.end : t.end + 1].isspace() for t in tokens]
    return Doc(nlp.vocab, words=words, spaces=blanks)


def _as_written(text: str, typing: Typed, tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """Return tokens of a text in plain typing with their places and words in what was written."""
    if typing.text == text:
        return tokens
    found = []
    for token in tokens:
        start, end = typing.places[token.start], typing.places[token.end - 1] + 1
        found.append(msgspec.structs.replace(token, start=start, end=end, text=text[start:end]))
    return tuple(found)


def tokens_of(doc: "Doc", lemmas: Lemmas) -> tuple[Token, ...]:
    """Return spaCy's tokens as values, blanks left out."""
    kept = [t for t in doc if not t.is_space]
    position = {t.i: n for n, t in enumerate(kept)}
    return tuple(
        Token(
            t.idx,
            t.idx + len(t.text),
            t.text,
            lemmas.of(t),
            t.pos_,
            str(t.morph),
            position.get(t.head.i, n),
            t.dep_,
            t.ent_type_,
            t.ent_iob_ == "B",
        )
        for n, t in enumerate(kept)
    )
