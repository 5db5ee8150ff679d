"""The forms of a sentence's verbs: tense, voice, negation, whatever their tags."""

from functools import cached_property
from typing import Literal

from recoupe.reading.events.words import PredicateClass, Words
from recoupe.reading.parse import Sentence

Tense = Literal[
    "future",
    "present",
    "past",
    "pluperfect",
    "conditional",
    "conditional_past",
    "infinitive",
    "participle",
    "gerund",
    "subjunctive",
    "none",
]
_FIXED_TOKENS = 6  # from a verb to the noun that makes one word with it, adverbs between
_FINITE: tuple[tuple[str, Tense], ...] = (
    ("Mood=Cnd", "conditional"),
    ("Mood=Sub", "subjunctive"),
    ("Tense=Fut", "future"),
    ("Tense=Pres", "present"),
    ("Tense=Imp", "past"),
    ("Tense=Past", "past"),
)
_COMPOUND: dict[Tense, Tense] = {
    "present": "past",
    "past": "pluperfect",
    "future": "future",
    "conditional": "conditional_past",
    "subjunctive": "subjunctive",
}


class Verbs:
    """A sentence with the language's words; `timed` are the tokens inside time expressions."""

    def __init__(
        self, sentence: Sentence, words: Words, timed: frozenset[int] = frozenset()
    ) -> None:
        self.sentence = sentence
        self.tokens = sentence.tokens
        self.words = words
        self.timed = timed

    def reflexive(self, index: int) -> bool:
        """Say whether a verb has its reflexive pronoun."""
        return index in self._reflexive

    @cached_property
    def _reflexive(self) -> frozenset[int]:
        marks = self.words.status.reflexives
        return frozenset(
            token.head
            for i, token in enumerate(self.tokens)
            if token.pos == "PRON"
            and token.text.lower() in marks
            and token.head != i
            and not token.dep.startswith("nsubj")  # "nous appelons"
            and not self._of_factitive(i, token.head)
        )

    def _of_factitive(self, pronoun: int, index: int) -> bool:
        """Say whether a pronoun belongs to a verb before another ("se faire entendre")."""
        between = self.tokens[pronoun + 1 : index]
        return any(t.lemma in self.words.status.factitive for t in between)

    def classes(self, index: int) -> frozenset[PredicateClass]:
        """Return what the verb at `index` does to the events it governs."""
        rest = self.tokens[index + 1 :]
        # "n'aura finalement pas lieu"
        told = [t for t in rest[:_FIXED_TOKENS] if t.pos != "ADV"]
        after = told[0].lemma if told else ""
        if len(told) > 1 and told[0].pos == "DET":  # "fait l'objet", "bat son plein"
            apart = "" if told[0].text.endswith(("'", "’")) else " "
            after = f"{told[0].text}{apart}{told[1].text}".lower().replace("’", "'")
        lemma = self.tokens[index].lemma
        below = self.sentence.dependents(index, "xcomp")
        infinitive = any(self.tokens[i].has("VerbForm=Inf") for i in below)
        reflexive = self.reflexive(index)
        return self.words.classes(lemma, reflexive=reflexive, after=after, infinitive=infinitive)

    def auxiliaries(self, index: int) -> list[int]:
        return list(self.sentence.dependents(index, "aux"))

    def passive(self, index: int) -> bool:
        """Say whether a verb's participle stands in the passive voice."""
        token = self.tokens[index]
        if token.lemma in self.words.status.be_verbs or self.reflexive(index):
            return False
        helpers = [self.tokens[i] for i in self.auxiliaries(index)]
        if helpers:
            return any(h.lemma == self.words.status.be for h in helpers)
        subjects = [self.tokens[i].dep for i in self.sentence.dependents(index, "nsubj")]
        if token.dep == "conj" and token.has("VerbForm=Part") and token.head < index:
            return self.passive(self.coordinated(index))
        bare = self._participle(index) or token.pos == "ADJ"
        return bare or "nsubj:pass" in subjects

    def coordinated(self, index: int) -> int:
        """Return the verb with which a verb is coordinated.

        A bare participle without object ("… et remis en liberté") goes with the passive further
        above when the parse gave it an active verb ("pour avoir entraîné …").
        """
        token = self.tokens[index]
        bare = token.has("VerbForm=Part", "Tense=Past") and not any(
            self.sentence.dependents(index, "aux", "obj", "nsubj")
        )
        if not bare or self.tokens[token.head].pos != "VERB" or self.passive(token.head):
            return token.head
        above = (i for i in self.sentence.ancestors(token.head) if self.tokens[i].pos == "VERB")
        helped = (i for i in above if self.auxiliaries(i) and self.passive(i))
        return next(helped, token.head)

    def tense(self, index: int) -> Tense:
        """Return the tense of a verb, told by its auxiliaries; of a coordination by its first."""
        token = self.tokens[index]
        helpers = sorted(self.auxiliaries(index))
        helpers += [i for i in self.sentence.dependents(index, "cop") if not helpers]
        finite = next((i for i in helpers if self.tokens[i].has("VerbForm=Fin")), None)
        if finite is not None:
            return self._compound(index, finite, helpers)
        if token.has("VerbForm=Fin") and not self._as_infinitive(index):
            return "conditional" if self._looks_conditional(index) else self._finite(index)
        if token.dep == "conj" and token.head != index and token.has("VerbForm=Part"):
            return self.tense(self.coordinated(index)) if token.head < index else "participle"
        helped = any(self.tokens[i].has("VerbForm=Inf") for i in helpers)
        if helped and self._after(index):
            return "past"
        if token.has("VerbForm=Inf") or helped or self._as_infinitive(index):
            return "infinitive"
        if token.has("VerbForm=Part", "Tense=Pres"):
            return "gerund"
        if token.has("VerbForm=Part"):
            return "participle" if self._participle(index) else "present"
        return "none"

    def _finite(self, index: int) -> Tense:
        """Return the tense of a finite form; what has no future's ending is a present."""
        token = self.tokens[index]
        ending = token.text.lower().endswith(self.words.status.future_endings)
        if ending and self._on_infinitive(token.text.lower(), token.lemma):
            return "future"
        return "present" if token.has("Tense=Fut") and not ending else _of_morph(token.morph)

    def _on_infinitive(self, word: str, lemma: str) -> bool:
        """Say whether a form is an infinitive with an ending of the future ("se réunira")."""
        endings = (e.removeprefix("r") for e in self.words.status.future_endings)
        return any(word == lemma.removesuffix("e") + e for e in endings)

    def _as_infinitive(self, index: int) -> bool:
        """Say whether a verb is its own infinitive, whatever its tag ("l'ordre de tirer")."""
        token = self.tokens[index]
        ending = token.lemma.endswith(self.words.status.infinitive_endings)
        return ending and token.text.lower() == token.lemma

    def _participle(self, index: int) -> bool:
        """Say whether a verb is a participle by its tag and its ending ("appelle" is none)."""
        token = self.tokens[index]
        tagged = token.has("VerbForm=Part", "Tense=Past")
        return tagged and token.text.lower().endswith(self.words.status.participle_endings)

    def _after(self, index: int) -> bool:
        """Say whether an infinitive of the past tells what came before ("après avoir quitté")."""
        return any(
            self.sentence.plain[i] in self.words.status.after
            for i in self.sentence.dependents(index, "mark")
        )

    def _looks_conditional(self, index: int) -> bool:
        """Say whether a verb that the tagger calls something else ends as a conditional."""
        token = self.tokens[index]
        endings = self.words.status.conditional_endings
        if token.has("Tense=Fut") and token.text.lower().endswith(endings):
            return True
        tagged = token.has("Tense=Imp") or token.has("Mood=Ind", "Tense=Pres")
        return tagged and self._on_future_stem(token.text.lower(), token.lemma)

    def _on_future_stem(self, word: str, lemma: str) -> bool:
        """Say whether a form in "-ait" and its like stands on the stem of the future.

        "Partirait" stands on the infinitive; "tiendrait" ends in "r" where "tenir" has none, and
        "mourrait" in two where "mourir" has one. "Extrait" stands on its own stem.
        """
        status = self.words.status
        ending = next((e for e in status.conditional_endings if word.endswith(e)), None)
        if ending is None:
            return False
        stem = word.removesuffix(ending)
        if stem == lemma.removesuffix("e"):
            return True
        if lemma.startswith(stem + ending[:-1]):
            return False
        suffix = next((e for e in status.infinitive_endings if lemma.endswith(e)), "")
        root = lemma.removesuffix(suffix)
        own = len(root) - len(root.rstrip("r"))
        return bool(suffix) and len(stem) - len(stem.rstrip("r")) > own

    def _compound(self, index: int, finite: int, helpers: list[int]) -> Tense:
        base = _of_morph(self.tokens[finite].morph)
        base = "conditional" if self._looks_conditional(finite) else base
        helper, verb = self.tokens[finite], self.tokens[index]
        if not verb.has("VerbForm=Part") and not self.reflexive(index):
            return base
        simple_passive = (
            helper.lemma == self.words.status.be
            and verb.lemma not in self.words.status.be_verbs
            and not self.reflexive(index)
            and len(helpers) == 1
        )
        return base if simple_passive else _COMPOUND.get(base, base)

    def negated(self, index: int) -> bool:
        """Say whether a verb is denied ("ne … pas"), itself or by its auxiliary."""
        near = [index, *self.auxiliaries(index), *self.sentence.dependents(index, "cop")]
        marks = {
            self.tokens[i].text.lower().replace("’", "'")
            for n in near
            for i in self.sentence.children[n]
        }
        status = self.words.status
        if index and self.sentence.plain[index - 1] == status.denying_prefix:
            return True  # "les cas non pris en charge"
        if status.neither in marks:
            return True  # "ni vu ni entendu"
        return bool(marks & status.denying) and bool(
            marks & (status.negative | status.no_longer)
            or self.tokens[index].lemma in status.ne_alone
            or self._negative_near(index)
            or self._negative_head(index)
            or any(map(self.means_nobody, self.sentence.children[index]))
        )

    def _negative_head(self, index: int) -> bool:
        """Say whether a participle is of a noun with "aucun" ("aucun élu ne s'étant déplacé")."""
        token = self.tokens[index]
        beside = self.sentence.children[token.head] if token.dep == "acl" else ()
        return any(self.tokens[i].text.lower() in self.words.status.negative for i in beside)

    def means_nobody(self, index: int) -> bool:
        """Say whether a word is a pronoun for nobody or nothing ("personne", "rien")."""
        named = self.tokens[index].text.lower() in self.words.status.negative_pronouns
        return named and not self.sentence.has(index, "det")

    def _negative_near(self, index: int) -> bool:
        """Say whether "aucun" stands with an argument of the verb."""
        status = self.words.status
        return any(
            self.tokens[i].text.lower() in status.negative
            for child in self.sentence.children[index]
            for i in self.sentence.children[child]
        )


def _of_morph(morph: str) -> Tense:
    return next((tense for feature, tense in _FINITE if feature in morph), "none")
