"""The fullest name that a report gives a person, and the one person that a report is about."""

from collections.abc import Iterable
from functools import cached_property
from itertools import islice

from recoupe.model.annotation import Entity
from recoupe.model.span import Field, Span
from recoupe.reading.entities import EntityIndex
from recoupe.reading.parse import Document
from recoupe.reading.quotations.table import Patterns, plain
from recoupe.reading.quotations.voices import Mention

_NAME_REACH = 40
_MAX_NAME_WORDS = 6
_SHARED_WORDS = 2
_TITLE_CHARS = 4
_FUNCTION_WORD_CHARS = 3
# How many holders of like roles are looked at: this bounds the work on a book.
_REACH_ROLES = 100


class People:
    """The persons of a report by name."""

    def __init__(self, document: Document, entities: EntityIndex, words: Patterns) -> None:
        self._vague = words.vague_roles
        self._document = document
        self._entities = entities
        self._speakers: dict[str, Mention] = {}

    def learn(self, mentions: Iterable[Mention]) -> None:
        """Take the mentions of all who speak."""
        for mention in mentions:
            entity = self._entity(mention)
            if entity is not None and entity.kind == "person" and not mention.pronoun:
                self._speakers.setdefault(entity.id, mention)

    def fullest(self, name: str) -> str:
        """Return the longest form of a name that begins with all of it."""
        return self._longer.get(name, name)

    def surnamed(self, name: str) -> Entity | None:
        """Return the one person of whom a title and a surname are told: "M. de Lorme"."""
        title, _, surname = name.partition(" ")
        if not surname or not title.rstrip(".").istitle() or len(title) > _TITLE_CHARS:
            return None
        found = self._by_last.get(surname.split()[-1], ())
        owners = [e for e in found if e.name.endswith(f" {surname}")]
        return owners[0] if len(owners) == 1 else None

    @cached_property
    def _by_last(self) -> dict[str, list[Entity]]:
        found: dict[str, list[Entity]] = {}
        for entity in self._entities.entities:
            if entity.kind == "person":
                found.setdefault(entity.name.split()[-1], []).append(entity)
        return found

    def holder(self, mention: Mention) -> Mention | None:
        """Return the only person who speaks in the report, if a bare role may be theirs.

        "Le porte-parole précise …" before "le capitaine Paul Kone a invité …": so it is where
        nobody else is named, or where a role of theirs begins with the same word.
        """
        entity = self._entity(mention)
        if entity is None or entity.kind != "role":
            return None
        owner = self._owner(entity)
        if owner is not None:
            return Mention(start=mention.start, end=mention.end, name=owner.name, entity=owner.id)
        if len(self._speakers) != 1:
            return None
        sole = next(iter(self._speakers.values()))
        person = self._entity(sole)
        named = sum(e.kind == "person" and " " in e.name for e in self._entities.entities)
        if person is None:
            return None
        alone = named == 1 and not (self._has_office(person) and len(_content([entity.name])) > 1)
        return sole if alone or _shares_office(person, entity) else None

    def _has_office(self, person: Entity) -> bool:
        """Say whether somebody is known to be more than "a member" or "someone in charge"."""
        return any(_words([r.split()[0]]) - self._vague for r in person.roles)

    def _owner(self, role: Entity) -> Entity | None:
        """Return the one person with a role that says the same in fewer or in more words.

        "Le vice-premier ministre de la Défense" is "Paul Kone, ministre de la Défense".
        """
        words = _content([role.name])
        owners = {
            person.id: person
            for word in words
            for theirs, person in islice(self._roles.get(word, ()), _REACH_ROLES)
            if len(theirs & words) >= _SHARED_WORDS and (theirs <= words or words <= theirs)
        }
        return next(iter(owners.values())) if len(owners) == 1 else None

    @cached_property
    def _roles(self) -> dict[str, list[tuple[frozenset[str], Entity]]]:
        """The roles of the persons of the report, each as its words, by each of them."""
        found: dict[str, list[tuple[frozenset[str], Entity]]] = {}
        for person in self._entities.entities:
            for role in person.roles if person.kind == "person" else ():
                words = _content([role])
                for word in words:
                    found.setdefault(word, []).append((words, person))
        return found

    @cached_property
    def _longer(self) -> dict[str, str]:
        found: dict[str, str] = {}
        names = {self._run(s) for e in self._entities.entities if e.kind == "person"
                 for s in e.mentions} | {
            e.name for e in self._entities.entities if e.kind == "person"
        }  # fmt: skip
        for name in sorted(names, key=lambda n: (len(n), n)):
            words = name.split()
            if len(words) > _MAX_NAME_WORDS:
                continue
            for count in range(1, len(words)):
                found[" ".join(words[:count])] = name
        return {short: long for short, long in found.items() if " " in short}

    def _run(self, span: Span) -> str:
        """Return a mention's words with the names that go on behind it."""
        field: Field = "title" if span.in_title else "body"
        sentence = self._document.sentence_at(span.start, field=field)
        text, end = self._document.text_of(field), span.end
        if sentence is None or not span.text[:1].isupper():
            return span.text
        for index in sentence.indices_in(span.end, span.end + _NAME_REACH):
            token = sentence.tokens[index]
            if token.pos != "PROPN" or text[end : token.start].strip() or not token.text.istitle():
                break
            end = token.end
        return " ".join(text[span.start : end].split())

    def _entity(self, mention: Mention) -> Entity | None:
        return self._entities.by_id.get(mention.entity) if mention.entity else None


def _shares_office(person: Entity, role: Entity) -> bool:
    """Say whether a role begins like one of somebody's, of the same thing as far as both tell.

    "Le porte-parole" is "Paul Kone, porte-parole du port"; "le porte-parole de la police" is not.
    """
    first, wanted = role.name.split()[0], _content([role.name])
    home = role.country is not None and role.country == person.country
    for theirs in person.roles:
        own = _content([theirs])
        if _words([first]) & _words([theirs]):
            head = _words([first])
            if home or not own - head or not wanted - head or (own & wanted) - head:
                return True
    return False


def _words(names: Iterable[str]) -> frozenset[str]:
    return frozenset(w for n in names for w in plain(n).replace("-", " ").split())


def _content(names: Iterable[str]) -> frozenset[str]:
    """Return the words that are more than links."""
    return frozenset(w for w in _words(names) if len(w) > _FUNCTION_WORD_CHARS)
