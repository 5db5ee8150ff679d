"""Marks that set off a title, a name or an offence rather than somebody's words."""

from recoupe.reading.parse import Sentence
from recoupe.reading.quotations.marks import Quoted
from recoupe.reading.quotations.scene import SENTENCE_ENDS, Scene
from recoupe.reading.quotations.table import plain


class Naming:
    """Tells names in marks."""

    def __init__(self, scene: Scene) -> None:
        self._scene = scene
        self._words = scene.words

    def is_name(self, quoted: Quoted) -> bool:
        """Say whether what leads to the marks announces a title, a name or an offence."""
        sentence = self._scene.sentence_at(quoted.start)
        lead = _words_before(sentence, quoted.start) if sentence else []
        named = bool(set(lead[-3:]) & self._words.naming_words)
        named = named or (sentence is not None and self._is_title(sentence, quoted))
        return named or bool(set(lead[-1:]) & self._words.offence_words)

    def _is_title(self, sentence: Sentence, quoted: Quoted) -> bool:
        """Say whether capitals amid a sentence and no verb make a name: le « Haut Conseil »."""
        amid = sentence.start < quoted.start
        if not amid or self._scene.before(quoted.start) in SENTENCE_ENDS:
            return False
        inside = [sentence.tokens[i] for i in sentence.indices_in(quoted.start, quoted.end)]
        words = [t for t in inside if any(map(str.isalnum, t.text))]
        capital = bool(words) and words[0].text[:1].isupper()
        finite = any(t.pos in ("VERB", "AUX") and not t.has("VerbForm=Inf") for t in words)
        return capital and not finite


def _words_before(sentence: Sentence, position: int) -> list[str]:
    return [plain(t.text) for t in sentence.tokens if t.end <= position and t.pos != "PUNCT"]
