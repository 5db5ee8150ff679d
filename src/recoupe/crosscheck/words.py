"""The words that crosscheck asks of a language, and how it compares words."""

import re
from functools import cached_property

from recoupe.crosscheck.channels import Channels, any_of, words_of
from recoupe.crosscheck.recurrence import Recurrence
from recoupe.crosscheck.tables import BodyClass, KinTable, PeopleRow
from recoupe.lang import Language
from recoupe.model.base import folded

STEM_CHARS = 5


class Lexicon(Channels):
    """The table of one language, folded and ready to be asked."""

    def __init__(self, language: Language) -> None:
        super().__init__(language)
        self._kin = language.table("kin", KinTable)
        self.recurrence = Recurrence(language, endings=self._table.words.ordinal_endings)
        self._people_rows = (
            *language.rows("participants", PeopleRow),
            *language.rows("groups", PeopleRow),
        )

    def after_channel(self, text: str) -> str:
        """Return what follows the words for a channel ("communiqué du ministère": "ministère")."""
        words = text.split()
        while words and (
            self.channel(words[0])
            or words_of(words[0])[:1] == []
            or self.is_link(words[0])
            or folded(words[0]) in self._issued
        ):
            words.pop(0)
        name = " ".join(words)
        for link in ("d'", "d\u2019"):
            name = name.removeprefix(link)
        return self.without_article(name) or text

    def content_words(self, text: str) -> frozenset[str]:
        """Return the words of `text` that carry meaning, folded."""
        return frozenset(w for w in words_of(text) if len(w) > 1 and w not in self._function_words)

    def opens_fragment(self, text: str) -> bool:
        """Say whether a clause opens as part of a larger one ("qui a fui", "de la visite")."""
        words = words_of(text)
        return not words or words[0] in self._fragment_openers

    def leaves_gap(self, before: str) -> bool:
        """Say whether a clause after `before` lacks what it is about ("une baisse que", "dont")."""
        words = words_of(before)
        if not words or words[-1] not in self._gaps:
            return False
        told = {*self._table.words.articles, *self._table.words.indefinite}
        noun = bool({folded(w) for w in told} & set(words[-4:-1])) or self.points_back(
            words[-2:][0]
        )
        return words[-1] not in self._that or noun

    def is_link(self, word: str) -> bool:
        """Say whether a word carries no meaning of its own ("de", "lors", "et")."""
        return folded(word) in self._function_words

    def without_article(self, name: str) -> str:
        """Return a name without the article before it ("l'armée": "armée"), its case kept.

        "Une quinzaine de pays" keeps it.
        """
        found = self._article.match(name)
        rest = name[found.end() :] if found else ""
        return name if not rest or self._counts_off(rest) else rest

    def _counts_off(self, text: str) -> bool:
        return bool(self._quantities & set(words_of(text)[:1]))

    def content_words_in_order(self, text: str) -> list[str]:
        """Return the words of `text` that carry meaning, folded, in order, with repetitions."""
        return [w for w in words_of(text) if w not in self._function_words]

    def class_of(self, name: str) -> BodyClass | None:
        """Return the class of bodies that a common noun names ("l'entreprise"), or None."""
        words = [w for w in words_of(self.without_article(name)) if w not in self._function_words]
        if not words or any(c.isupper() for c in name[1:] if not name.isupper()):
            return None
        known = self._classes.get(words[0])
        return known if len(words) == 1 or not any(c.isupper() for c in name) else None

    def is_voice(self, name: str) -> bool:
        """Say whether words can name a speaker: no pronoun, no piece of a word, no thing."""
        words = words_of(self.without_article(name))
        if not words or max(map(len, words)) < 2 or not name[:1].isalnum():
            return False
        if words[-1] in self._function_words or all(w in self._function_words for w in words):
            return False
        return not self.names_thing(name)

    def names_thing(self, name: str) -> bool:
        """Say whether words name what nobody speaks for ("un bilan", "2.700 personnes")."""
        return bool(self._no_voices & set(words_of(self.without_article(name))[:2]))

    def repeats_source(self, text: str) -> bool:
        """Say whether words send back to a source told before ("la même source")."""
        return bool(self._repeated_source.search(folded(text)))

    def is_vague_role(self, name: str) -> bool:
        """Say whether words for someone tell no office: a report means who it has named."""
        words = [w for w in words_of(self.without_article(name)) if w not in self._function_words]
        return bool(words) and words[0] in self._vague_roles

    def offices_in(self, role: str) -> frozenset[str]:
        """Return the offices that the words of a role name, acronyms of offices included."""
        return frozenset(w for w in words_of(role) if w in self._all_offices)

    def body_of(self, role: str) -> frozenset[str] | None:
        """Return the words of the body for which a role speaks, if it names one's office."""
        words = self.content_words(role)
        offices = sorted(w for w in words if w in self._offices)
        if len(offices) != 1 or len(words) < 2:
            return None
        return words - {offices[0]} | {self._offices[offices[0]]}

    def is_generic_body(self, name: str) -> bool:
        """Say whether a body's name holds nothing but common nouns of bodies."""
        return all(w in self._generic_bodies for w in self.content_words(name))

    def has_generic_body(self, name: str) -> bool:
        """Say whether a name begins with a common noun of bodies ("société de sécurité")."""
        return bool(set(words_of(name)[:1]) & self._generic_bodies)

    def names_army(self, name: str) -> bool:
        """Say whether a body's name is that of a country's army as a whole."""
        plain = " ".join(words_of(self.without_article(name)))
        return any(plain == a or plain.startswith(f"{a} ") for a in self._armies)

    def names_government(self, role: str) -> bool:
        return folded(role) in self._government

    def without_titles(self, words: list[str]) -> tuple[str, ...]:
        """Return a person's folded names without the titles before them."""
        at = 0
        while at < len(words) - 1 and words[at] in self._titles:
            at += 1
        return tuple(words[at:])

    def ordinals(self, plain: str) -> frozenset[str]:
        """Return the ordinals of a folded text that are written in digits, as digits."""
        return frozenset(self._ordinal.findall(plain))

    def is_indefinite(self, word: str) -> bool:
        return folded(word) in self._indefinite

    def points_back(self, word: str) -> bool:
        """Say whether a word before a noun sends back to what was told ("cette")."""
        return folded(word) in self._pointers

    def tells_another(self, word: str) -> bool:
        """Say whether a word before a noun makes it another of its kind ("nouvelle")."""
        return folded(word) in self._others

    def sets_deadline(self, before: str, time: str) -> bool:
        """Say whether a time is that by which something is due ("d'ici au 31 mai").

        `before` is what stands before its words; the mark of a deadline may be among these.
        """
        marks = self._deadlines
        return folded(before).endswith(marks) or folded(time).startswith(marks)

    def counted(self, counts: str | None) -> str | None:
        """Return what a figure counts, alike for synonyms; None where it is not said."""
        if counts is None:
            return None
        plain = folded(counts)
        bare = " ".join(w for w in plain.split() if w not in self._plain) or plain
        whole = self._part_of.get(bare, bare)
        return self._same_counts.get(whole, whole)

    def is_part(self, counts: str | None) -> bool:
        """Say whether what is counted is at least so many of what `counted` calls it."""
        return counts is not None and folded(counts) in self._part_of

    def counts_victims(self, counts: str | None) -> bool:
        """Say whether a figure gives a toll or a part of one."""
        return self.counted(counts) in self._toll

    def is_victim(self, fate: str | None) -> bool:
        """Say whether people of this fate make a toll."""
        return fate in self._toll

    def fate_of(self, lemma: str) -> str | None:
        """Return what becomes of the people whom an event of this lemma counts, if it is told.

        It is the noun that `counted` gives for them.
        """
        return self._fates.get(folded(lemma))

    def families_of(self, lemma: str, clause: str = "") -> frozenset[int]:
        """Return the kinds of happening that a lemma tells of, most often one or none.

        Of a verb with its noun the noun tells ("lancer une attaque"), else the verb ("lancer les
        travaux"). A folded `clause` may hold the rest of an expression ("sortir", "des rails").
        """
        plain = folded(lemma)
        words = plain.split(" ")
        known = self._families.get(plain) or self._families_within(words[1:])
        if known:
            return known
        told = self._families.get(words[0], frozenset())
        rest = set(clause.split())
        return told | frozenset(
            n for key, n in self._expressions.get(words[0], ()) if rest and key <= rest
        )

    def stand_alone(self, families: frozenset[int]) -> bool:
        """Say whether some of these families tell what happens without their object."""
        return any(n < len(self._kin.families) for n in families)

    def _families_within(self, words: list[str]) -> frozenset[int]:
        runs = (" ".join(words[i:]) for i in range(len(words)))
        return next((self._families[r] for r in runs if r in self._families), frozenset())

    def fate_before(self, text: str) -> str | None:
        """Return what becomes of the people counted right after `text` ("a coûté la vie à")."""
        plain = folded(text).rstrip()
        return next((f for f, ends in self._fate_phrases.items() if plain.endswith(ends)), None)

    def is_people(self, counts: str | None) -> bool:
        """Say whether a counted noun is one for people ("personnes", "civils", "soldats")."""
        words = folded(counts or "").split()
        return any(w in self._people or w.removesuffix("s") in self._people for w in words[:2])

    def is_plain(self, word: str) -> bool:
        """Say whether a folded noun for people says nothing of them ("personnes")."""
        return word in self._plain

    def kind_of_people(self, counts: str) -> frozenset[str]:
        """Return the words by which counted people are a kind ("soldats tués": "soldats")."""
        said = self._plain | self._growing | frozenset(self._same_counts)
        return self.content_words(counts) - said

    def opens_part(self, text: str) -> bool:
        """Say whether what follows `text` is counted as a part ("neuf morts, dont deux").

        So is what comes right after others ("un entraîneur et cinq joueuses").
        """
        plain = folded(text).rstrip()
        return bool(self._part_opener.search(plain)) or plain.endswith(self._joiners)

    def grows(self, counts: str) -> bool:
        """Say whether what is counted only grows while a happening is being told."""
        return any(word in self._growing for word in words_of(counts))

    @cached_property
    def _function_words(self) -> frozenset[str]:
        return frozenset(folded(w) for w in self._table.words.function_words)

    @cached_property
    def _fragment_openers(self) -> frozenset[str]:
        return frozenset(folded(w) for w in self._table.words.fragment_openers)

    @cached_property
    def _gaps(self) -> frozenset[str]:
        return frozenset(folded(w) for w in self._table.words.gaps) | self._that

    @cached_property
    def _that(self) -> frozenset[str]:
        return frozenset(folded(w) for w in self._table.words.that)

    @cached_property
    def _article(self) -> re.Pattern[str]:
        words = sorted({re.escape(w) for w in self._table.words.articles}, reverse=True)
        elided = [w for w in words if len(w) == 1]
        whole = [w for w in words if len(w) > 1]
        return re.compile(
            rf"(?:(?:{'|'.join(whole)})\s+|(?:{'|'.join(elided)})['\u2019])", re.IGNORECASE
        )

    @cached_property
    def _classes(self) -> dict[str, BodyClass]:
        return {folded(w): c for c in self._table.classes.values() for w in c.words}

    @cached_property
    def _no_voices(self) -> frozenset[str]:
        return frozenset(folded(w) for w in self._table.words.no_voices)

    @cached_property
    def _vague_roles(self) -> frozenset[str]:
        return frozenset(folded(w) for w in self._table.words.vague_roles)

    @cached_property
    def _repeated_source(self) -> re.Pattern[str]:
        return any_of(self._table.words.repeated_sources)

    @cached_property
    def _generic_bodies(self) -> frozenset[str]:
        return frozenset(folded(w) for w in self._table.words.generic_bodies)

    @cached_property
    def _ordinal(self) -> re.Pattern[str]:
        endings = sorted({folded(e) for e in self._table.words.ordinal_endings}, reverse=True)
        return re.compile(r"\b([0-9]{1,4})(?:" + "|".join(endings) + r")\b")

    @cached_property
    def _titles(self) -> frozenset[str]:
        return frozenset(folded(w) for w in self._table.words.titles)

    @cached_property
    def _indefinite(self) -> frozenset[str]:
        return frozenset(folded(w) for w in self._table.words.indefinite)

    @cached_property
    def _deadlines(self) -> tuple[str, ...]:
        return tuple(folded(w) for w in self._table.words.deadlines)

    @cached_property
    def _pointers(self) -> frozenset[str]:
        return frozenset(folded(w) for w in self._table.words.pointers)

    @cached_property
    def _others(self) -> frozenset[str]:
        return frozenset(folded(w) for w in self._table.words.others)

    @cached_property
    def _issued(self) -> frozenset[str]:
        return frozenset(folded(w) for w in self._table.words.issued)

    @cached_property
    def _quantities(self) -> frozenset[str]:
        return frozenset(folded(w) for w in self._table.words.quantities)

    @cached_property
    def _armies(self) -> frozenset[str]:
        return frozenset(folded(w) for w in self._table.words.armies)

    @cached_property
    def _government(self) -> frozenset[str]:
        return frozenset(folded(w) for w in self._table.words.government)

    @cached_property
    def _same_counts(self) -> dict[str, str]:
        return {folded(w): folded(words[0]) for words in self._table.counts.same for w in words}

    @cached_property
    def _offices(self) -> dict[str, str]:
        return {folded(office): folded(body) for office, body in self._table.offices.items()}

    @cached_property
    def _fates(self) -> dict[str, str]:
        return {folded(w): folded(f) for f, words in self._table.fates.items() for w in words}

    @cached_property
    def _families(self) -> dict[str, frozenset[int]]:
        found: dict[str, frozenset[int]] = {}
        for number, words in enumerate((*self._kin.families, *self._kin.of_something)):
            for word in map(folded, words):
                found[word] = found.get(word, frozenset()) | {number}
        return found

    @cached_property
    def _expressions(self) -> dict[str, list[tuple[frozenset[str], int]]]:
        """Families by the first word of their expressions, with the words that must follow."""
        found: dict[str, list[tuple[frozenset[str], int]]] = {}
        for key, numbers in sorted(self._families.items()):
            first, *rest = key.split(" ")
            meant = frozenset(w for w in rest if w not in self._function_words)
            if meant:
                found.setdefault(first, []).extend((meant, n) for n in sorted(numbers))
        return found

    @cached_property
    def _fate_phrases(self) -> dict[str, tuple[str, ...]]:
        table = self._table.fate_phrases
        return {folded(f): tuple(f" {folded(w)}" for w in ends) for f, ends in table.items()}

    @cached_property
    def _people(self) -> frozenset[str]:
        rows = (r for r in self._people_rows if r.kind == "person")
        return frozenset(folded(w) for r in rows for w in r.forms) | self._plain

    @cached_property
    def _part_opener(self) -> re.Pattern[str]:
        return any_of(self._table.counts.part_openers)

    @cached_property
    def _all_offices(self) -> frozenset[str]:
        return frozenset(self._offices) | {folded(w) for w in self._table.words.other_offices}

    @cached_property
    def _joiners(self) -> tuple[str, ...]:
        return tuple(f" {folded(w)}" for w in self._table.counts.joiners)

    @cached_property
    def _plain(self) -> frozenset[str]:
        return frozenset(folded(w) for w in self._table.counts.plain)

    @cached_property
    def _part_of(self) -> dict[str, str]:
        return {folded(part): folded(of) for part, of in self._table.counts.part_of.items()}

    @cached_property
    def _toll(self) -> frozenset[str]:
        return frozenset(folded(w) for w in self._table.counts.toll)

    @cached_property
    def _growing(self) -> frozenset[str]:
        return frozenset(folded(w) for w in self._table.counts.growing)


def akin(a: str, b: str) -> bool:
    """Say whether two folded lemmas look like one family ("visite", "visiter").

    They share their first `STEM_CHARS` letters, or the shorter, of four
    letters at least, begins the longer ("se réunir", "réunion").
    """
    a, b = (w.removeprefix("se ") for w in (a, b))
    short, long = sorted((a, b), key=len)
    return (a[:STEM_CHARS] == b[:STEM_CHARS] and len(short) >= STEM_CHARS) or (
        len(short) >= STEM_CHARS - 1 and long.startswith(short)
    )
