"""The words that crosscheck asks of a language, and how it compares words."""

import re
from functools import cached_property

from recoupe.crosscheck.media import Media
from recoupe.crosscheck.tables import BodyClass, CrosscheckTable, KinTable, PeopleRow
from recoupe.lang import Language
from recoupe.model.base import folded

_WORD = re.compile(r"[^\W_]+")
STEM_CHARS = 5


class Lexicon:
    """The table of one language, folded and ready to be asked."""

    def __init__(self, language: Language) -> None:
        self._table = language.table("crosscheck", CrosscheckTable)
        self._kin = language.table("kin", KinTable)
        self.media = Media(language, self._table.media)
        self._people_rows = (
            *language.rows("participants", PeopleRow),
            *language.rows("groups", PeopleRow),
        )

    def channel(self, text: str) -> tuple[str, str] | None:
        """Return the kind of origin that `text` names, and the words that name it, or None.

        The kinds are tried in the table's order, words given to a medium being an interview; what
        stands on a network is its author's own, where nothing else is named.
        """
        plain = folded(text)
        if posted := self.communique(text) or _found(self._posts, plain):
            return "communique", posted
        for kind, pattern in self._channels.items():
            if found := _found(pattern, plain):
                return kind, found
            if kind == "interview" and (medium := self.media.given_to(text)):
                return kind, medium
        network = _found(self._networks, plain)
        return ("communique", network) if network else None

    def communique(self, text: str) -> str | None:
        """Return the words by which `text` names a communiqué, or None."""
        return _found(self._channels["communique"], folded(text))

    def writes(self, cue: str) -> bool:
        """Say whether somebody says his words in writing ("a écrit")."""
        return not self._writing.isdisjoint(words_of(cue))

    def is_agency(self, name: str) -> bool:
        """Say whether a name is an agency's, or that of its journalists."""
        return self.media.agency(name) is not None

    def according_to(self, text: str) -> tuple[int, int] | None:
        """Return where the first "selon" of `text` stands, or None."""
        found = self._according.search(text)
        return (found.start(), found.end()) if found else None

    def said_before_subject(self, text: str) -> tuple[int, int] | None:
        """Return where a verb of saying stands behind a comma, its subject after it, or None.

        The last of several: it is the one at the end of a sentence.
        """
        found = list(self._inverted.finditer(text))
        return (found[-1].start(1), found[-1].end(1)) if found else None

    def has_relative(self, text: str) -> bool:
        """Say whether a relative clause opens in `text` ("Ako, qui …")."""
        return not self._relatives.isdisjoint(words_of(text))

    def bare_name(self, text: str) -> tuple[int, int]:
        """Return where in `text` a name stands, days before it and what is said of it left out."""
        first = self._day_words.match(text)
        start = first.end() if first else 0
        last = self._name_end.search(text, start)
        return start, last.start() if last else len(text)

    def after_channel(self, text: str) -> str:
        """Return what follows the words for a channel ("communiqué du ministère": "ministère")."""
        words = text.split()
        while words and (
            self.channel(words[0])
            or words_of(words[0])[:1] == []
            or self._is_link(words[0])
            or folded(words[0]) in self._issued
        ):
            words.pop(0)
        name = " ".join(words)
        for link in ("d'", "d\u2019"):
            name = name.removeprefix(link)
        return self.without_article(name) or text

    def _is_link(self, word: str) -> bool:
        return folded(word) in self._function_words

    def content_words(self, text: str) -> frozenset[str]:
        """Return the words of `text` that carry meaning, folded."""
        return frozenset(w for w in words_of(text) if len(w) > 1 and w not in self._function_words)

    def opens_fragment(self, text: str) -> bool:
        """Say whether a clause opens as part of a larger one ("qui a fui", "de la visite")."""
        words = words_of(text)
        return not words or words[0] in self._fragment_openers

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
    def _channels(self) -> dict[str, re.Pattern[str]]:
        return {kind: _any_of(words) for kind, words in self._table.channels.items()}

    @cached_property
    def _writing(self) -> frozenset[str]:
        return frozenset(folded(w) for w in self._table.words.writing)

    @cached_property
    def _posts(self) -> re.Pattern[str]:
        return _any_of(self._table.posts)

    @cached_property
    def _networks(self) -> re.Pattern[str]:
        return _any_of(self._table.networks)

    @cached_property
    def _function_words(self) -> frozenset[str]:
        return frozenset(folded(w) for w in self._table.words.function_words)

    @cached_property
    def _fragment_openers(self) -> frozenset[str]:
        return frozenset(folded(w) for w in self._table.words.fragment_openers)

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
        return _any_of(self._table.words.repeated_sources)

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
    def _according(self) -> re.Pattern[str]:
        words = sorted(self._table.words.according, key=lambda w: (-len(w), w))
        alike = "|".join(re.escape(w).replace("'", "['\u2019]") for w in words)
        return re.compile(rf"\b(?:{alike})\b", re.IGNORECASE)

    @cached_property
    def _relatives(self) -> frozenset[str]:
        return frozenset(folded(w) for w in self._table.words.relatives)

    @cached_property
    def _issued(self) -> frozenset[str]:
        return frozenset(folded(w) for w in self._table.words.issued)

    @cached_property
    def _day_words(self) -> re.Pattern[str]:
        words = "|".join(map(re.escape, self._table.words.day_words))
        return re.compile(rf"(?:\s*(?:{words})\b)+", re.IGNORECASE)

    @cached_property
    def _name_end(self) -> re.Pattern[str]:
        words = "|".join(re.escape(w) for w in self._table.words.name_ends)
        return re.compile(rf"\s(?:{words})\b", re.IGNORECASE)

    @cached_property
    def _inverted(self) -> re.Pattern[str]:
        words = self._table.words
        now, done, have = (
            "|".join(re.escape(w) for w in sorted(some, key=lambda w: (-len(w), w)))
            for some in (words.saying_now, words.saying_done, words.auxiliaries)
        )
        return re.compile(rf",\s((?:(?:{have})\s(?:{done})|(?:{now}))\b)", re.IGNORECASE)

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
        return _any_of(self._table.counts.part_openers)

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


def _found(pattern: re.Pattern[str], plain: str) -> str | None:
    found = pattern.search(plain)
    return found.group() if found else None


def _any_of(words: tuple[str, ...]) -> re.Pattern[str]:
    ordered = sorted({folded(w) for w in words}, key=lambda w: (-len(w), w))
    return re.compile(r"\b(?:" + "|".join(map(re.escape, ordered)) + r")\b")


def words_of(text: str) -> list[str]:
    """Return the words of `text`, folded, in order."""
    return _WORD.findall(folded(text))


def akin(a: str, b: str) -> bool:
    """Say whether two folded lemmas look like one family ("visite", "visiter").

    They share their first `STEM_CHARS` letters, or the shorter, of four
    letters at least, begins the longer.
    """
    short, long = sorted((a, b), key=len)
    return (a[:STEM_CHARS] == b[:STEM_CHARS] and len(short) >= STEM_CHARS) or (
        len(short) >= STEM_CHARS - 1 and long.startswith(short)
    )
