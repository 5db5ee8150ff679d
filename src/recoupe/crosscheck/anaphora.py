"""Whom a report means by "the company", "the minister" or a family name that speaks."""

from collections.abc import Callable, Iterable, Mapping, Sequence, Set

from recoupe.crosscheck.actors import Actors
from recoupe.crosscheck.channels import words_of
from recoupe.crosscheck.tables import BodyClass
from recoupe.crosscheck.voices import Voice
from recoupe.crosscheck.words import Lexicon
from recoupe.model.annotation import Reading
from recoupe.model.base import folded
from recoupe.text.titles import names_outlet


class Antecedents:
    """The bodies and people of a story, report by report, that later words may stand for.

    `named` are the speakers of the story that are no entity, by name; `speaking` the people who
    speak by name, by report.
    """

    def __init__(
        self,
        readings: Sequence[Reading],
        actors: Actors,
        lexicon: Lexicon,
        *,
        named: Iterable[str],
        speaking: Mapping[str, Set[str]],
    ) -> None:
        self._actors = actors
        self._lexicon = lexicon
        self._texts = {
            r.id: f" {' '.join(words_of(r.title or ''))} {' '.join(words_of(r.text))} "
            for r in readings
        }
        self._present = {
            r.id: [actors.by_id[e] for e in actors.all_of(r.id, [x.id for x in r.entities])]
            for r in readings
        }
        self._sources = {r.id: r.source for r in readings}
        self._speaking = speaking
        self._named = sorted({n for n in named if _is_proper(n)})

    def of(self, voice: Voice, report: str) -> str | None:
        """Return the key of the one that a voice stands for, if the report leaves just one."""
        rules = (
            self._by_class,
            self._by_only_body,
            self._by_part_of_name,
            self._by_family_name,
            self._by_role,
            self._by_vague_role,
        )
        for rule in rules:
            found = rule(voice, report)
            if len(found) == 1:
                return found.pop()
        return None

    def _by_class(self, voice: Voice, report: str) -> set[str]:
        """Bodies that "l'entreprise" or "l'ONG" may be: of that class, and named in the report."""
        kind = self._lexicon.class_of(voice.name)
        if kind is None:
            return set()
        fits = self._fitting(kind)
        found = {
            e.id
            for e in self._present[report]
            if e.kind == "organisation" and e.id != voice.issuer and fits(e.name, e.sector)
        }
        known = {folded(self._actors.by_id[e].name) for e in found}
        for name in (self._lexicon.without_article(n) for n in self._named):
            present = f" {' '.join(words_of(name))} " in self._texts[report]
            if present and fits(name, None) and folded(name) not in known:
                found.add(f"name {folded(name)}")
        return found

    def _by_only_body(self, voice: Voice, report: str) -> set[str]:
        """Bodies of no known kind that "l'entreprise" may be, where none of its class is named."""
        if self._lexicon.class_of(voice.name) is None or self._by_class(voice, report):
            return set()
        return {
            e.id
            for e in self._present[report]
            if e.kind == "organisation"
            and e.sector is None
            and _is_proper(e.name)
            and not names_outlet(e.name, self._sources[report])
        }

    def _by_part_of_name(self, voice: Voice, report: str) -> set[str]:
        """Bodies that a common noun may be short for ("le parquet", "le parquet de Kelba")."""
        entity = self._actors.by_id.get(voice.issuer or "")
        if not self._lexicon.is_generic_body(voice.name) or (entity and entity.country):
            return set()
        words = self._lexicon.content_words(voice.name)
        return {
            e.id
            for e in self._present[report]
            if e.kind == "organisation" and words < self._lexicon.content_words(e.name)
        }

    def _fitting(self, kind: BodyClass) -> Callable[[str, str | None], bool]:
        heads = {folded(w) for w in (*kind.words, *kind.heads)}

        def fits(name: str, sector: str | None) -> bool:
            named = _is_proper(name) and self._lexicon.class_of(name) is None
            return named and (sector in kind.sectors or bool(heads & set(words_of(name))))

        return fits

    def _by_family_name(self, voice: Voice, report: str) -> set[str]:
        """Persons whose name ends as a voice does that is no entity ("le commissaire Ako")."""
        words = words_of(voice.name)
        if voice.issuer is not None or len(words) < 2 or not voice.name.split()[-1][:1].isupper():
            return set()
        return {
            e.id
            for e in self._present[report]
            if e.kind == "person" and words_of(e.name)[-1:] == words[-1:]
        }

    def _by_role(self, voice: Voice, report: str) -> set[str]:
        """Persons of whose role an unnamed holder's is a part ("la ministre")."""
        entity = self._actors.by_id.get(voice.issuer or "")
        if entity is None or entity.kind != "role":
            return set()
        role = self._lexicon.content_words(entity.name)
        return {
            e.id
            for e in self._present[report]
            if e.kind == "person" and any(self._is_in(role, r) for r in e.roles)
        }

    def _is_in(self, role: frozenset[str], fuller: str) -> bool:
        """Say whether a role is part of a fuller one, or its initials ("VPM", "DG")."""
        words = self._lexicon.content_words_in_order(fuller)
        initials = "".join(w[0] for w in words)
        short = len(role) == 1 and len(next(iter(role))) > 1
        return bool(role) and (
            role <= frozenset(words) or (short and initials.startswith(next(iter(role))))
        )

    def _by_vague_role(self, voice: Voice, report: str) -> set[str]:
        """People who speak by name, for a role that tells no office ("le délégué")."""
        entity = self._actors.by_id.get(voice.issuer or "")
        name = voice.name if entity is None else entity.name
        if entity is not None and entity.kind != "role":
            return set()
        vague = self._lexicon.is_vague_role(name)
        return set(self._speaking.get(report, ())) if vague else set()


def _is_proper(name: str) -> bool:
    """Say whether a name, its article left out, holds a capital: common nouns have none."""
    return any(c.isupper() for c in name)
