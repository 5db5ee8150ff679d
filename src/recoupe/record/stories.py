"""Stories as they were last derived, each with its dossier."""

import datetime as dt
from collections.abc import Collection, Sequence
from typing import Any, NamedTuple

from sqlalchemy import Row, Select, Table, delete, func, insert, select

from recoupe.model.base import folded
from recoupe.model.codec import from_json, to_json
from recoupe.model.dossier import Crosscheck, Dossier
from recoupe.model.listing import StoryItem
from recoupe.model.story import Story
from recoupe.record.lookup import chunks, other_than, prefix_of
from recoupe.record.schema import (
    country_pairs,
    memberships,
    name_words,
    names,
    stories,
    subjects,
)
from recoupe.record.session import Session

# What a line of the list tells: without the dossier, which is most of a row.
LISTED = tuple(stories.c[name] for name in ("id", "title", "first", "last", "reports", "origins"))


class Subject(NamedTuple):
    """A thing that has reasons: a claim, an origin or a disagreement of a story."""

    id: str
    story: str
    kind: str


class Stories:
    """The stories table and what hangs on it; a story is written whole, with its dossier."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def put(self, story: Story, checked: Crosscheck, *, origins: int, version: str) -> None:
        """Keep a derived story; `origins` counts the independent ones of its dossier."""
        self._session.run(
            insert(stories).values(
                id=story.id,
                version=version,
                title=story.title,
                first=story.first_published.isoformat() if story.first_published else None,
                last=story.last_published.isoformat() if story.last_published else None,
                reports=len(story.reports),
                origins=origins,
                crosscheck=to_json(checked).decode(),
            )
        )
        self._insert(memberships, [{"report": r, "story": story.id} for r in story.reports])
        self._insert(subjects, subject_rows(checked.dossier))
        self._insert(names, name_rows(checked.dossier))
        self._insert(name_words, word_rows(checked.dossier))
        self._insert(country_pairs, pair_rows(checked.dossier))

    def drop(self, ids: Collection[str]) -> None:
        """Forget these stories and what hangs on them."""
        for some in chunks(sorted(ids)):
            self._session.run(delete(stories).where(stories.c.id.in_(some)))
            for table in (memberships, subjects, names, name_words, country_pairs):
                self._session.run(delete(table).where(table.c.story.in_(some)))

    def count(self) -> int:
        return int(self._session.run(select(func.count()).select_from(stories)).scalar_one())

    def ids(self) -> tuple[str, ...]:
        """Return all stories' ids: by first day of publication, then id; undated ones last."""
        query = select(stories.c.id).order_by(stories.c.first.nulls_last(), stories.c.id)
        return tuple(self._session.run(query).scalars())

    def items(self, *, about: str | None = None) -> tuple[StoryItem, ...]:
        """Return the stories, newest first, undated ones last; only those that name `about`."""
        query = select(*LISTED)
        if about is not None:
            query = query.where(stories.c.id.in_(stories_naming(about)))
        query = query.order_by(stories.c.last.desc().nulls_last(), stories.c.id)
        return tuple(item_of(row) for row in self._session.run(query))

    def listed(self, ids: Collection[str]) -> tuple[StoryItem, ...]:
        """Return these stories as a list shows them, by first day, then id; undated ones last."""
        query = select(*LISTED).where(stories.c.id.in_(sorted(ids)))
        query = query.order_by(stories.c.first.nulls_last(), stories.c.id)
        return tuple(item_of(row) for row in self._session.run(query))

    def naming(self, name: str) -> set[str]:
        """Return the ids of the stories with an entity that is called so."""
        return set(self._session.run(stories_naming(name)).scalars())

    def joining(self, a: str, b: str) -> set[str]:
        """Return the ids of the stories whose claims join two countries."""
        low, high = sorted((a, b))
        query = select(country_pairs.c.story).where(country_pairs.c.a == low)
        return set(self._session.run(query.where(country_pairs.c.b == high)).scalars())

    def get(self, story: str) -> Crosscheck | None:
        """Return a story's dossier with its reasons, as last derived."""
        query = select(stories.c.crosscheck).where(stories.c.id == story)
        body = self._session.run(query).scalar()
        return None if body is None else from_json(body, Crosscheck)

    def matching(self, prefix: str) -> tuple[str, ...]:
        """Return the ids of stories that begin so, sorted."""
        query = select(stories.c.id).where(prefix_of(stories.c.id, prefix))
        return tuple(self._session.run(query.order_by(stories.c.id)).scalars())

    def subjects(self, prefix: str) -> tuple[Subject, ...]:
        """Return the claims, origins and disagreements whose ids begin so, sorted."""
        query = select(subjects).where(prefix_of(subjects.c.id, prefix))
        rows = self._session.run(query.order_by("id", "story"))
        return tuple(Subject(row.id, row.story, row.kind) for row in rows)

    def members(self, ids: Collection[str]) -> set[str]:
        """Return the reports of these stories."""
        found: set[str] = set()
        for some in chunks(sorted(ids)):
            query = select(memberships.c.report).where(memberships.c.story.in_(some))
            found.update(self._session.run(query).scalars())
        return found

    def companions(self, ids: Collection[str]) -> set[str]:
        """Return the reports that share a story with any of these, these themselves left out."""
        return self.members(set(self.of_reports(ids).values())) - set(ids)

    def of_reports(self, ids: Collection[str]) -> dict[str, str]:
        """Return the story of each of these reports that is in one."""
        found: dict[str, str] = {}
        for some in chunks(sorted(ids)):
            query = select(memberships).where(memberships.c.report.in_(some))
            found |= {row.report: row.story for row in self._session.run(query)}
        return found

    def members_by_story(self, reports: Collection[str]) -> dict[str, set[str]]:
        """Return the reports of each story that holds one of `reports`."""
        stories_held = sorted(set(self.of_reports(reports).values()))
        found: dict[str, set[str]] = {}
        for some in chunks(stories_held):
            query = select(memberships).where(memberships.c.story.in_(some))
            for row in self._session.run(query):
                found.setdefault(row.story, set()).add(row.report)
        return found

    def members_derived_otherwise(self, version: str) -> set[str]:
        """Return the reports of stories that another version derived."""
        query = other_than(select(stories.c.id), stories.c.version, version)
        return self.members(self._session.run(query).scalars().all())

    def _insert(self, table: Table, rows: Sequence[dict[str, str]]) -> None:
        if rows:
            self._session.run(insert(table), rows)


def item_of(row: Row[Any]) -> StoryItem:
    """Return a story as a list shows it, from the columns of `LISTED`."""
    return StoryItem(
        id=row.id,
        title=row.title,
        first_published=day_of(row.first),
        last_published=day_of(row.last),
        reports=row.reports,
        origins=row.origins,
    )


def subject_rows(dossier: Dossier) -> list[dict[str, str]]:
    """Return the rows of a dossier's claims, origins and disagreements."""
    kinds = (
        ("claim", dossier.claims),
        ("origin", dossier.origins),
        ("disagreement", dossier.disagreements),
    )
    found = {thing.id: kind for kind, things in kinds for thing in things}
    return [{"id": i, "story": dossier.story.id, "kind": kind} for i, kind in found.items()]


def name_rows(dossier: Dossier) -> list[dict[str, str]]:
    """Return the rows of the names that a dossier's entities go by."""
    found = sorted({searchable(entity.name) for entity in dossier.entities})
    return [{"story": dossier.story.id, "name": name} for name in found]


def word_rows(dossier: Dossier) -> list[dict[str, str]]:
    """Return the rows of the single words of these names."""
    found = sorted({word for row in name_rows(dossier) for word in row["name"].split()})
    return [{"story": dossier.story.id, "word": word} for word in found]


def pair_rows(dossier: Dossier) -> list[dict[str, str]]:
    """Return the rows of the pairs of countries that a dossier's claims join."""
    return [{"story": dossier.story.id, "a": r.a, "b": r.b} for r in dossier.relations]


def named_in(dossier: Dossier, about: str) -> bool:
    """Say whether one of a dossier's entities is called so, as `Stories.items` asks."""
    return any(searchable(about) in searchable(entity.name) for entity in dossier.entities)


def stories_naming(about: str) -> Select[tuple[str]]:
    """Return the query for the ids of stories with an entity that is called so."""
    words = searchable(about).split()
    having = select(name_words.c.story).where(name_words.c.word.in_(words))
    if len(words) < 2:
        return having
    # Few stories have all the words; only their names are looked through.
    all_words = having.group_by(name_words.c.story).having(func.count() == len(set(words)))
    in_order = names.c.name.contains(searchable(about), autoescape=True)
    return select(names.c.story).where(names.c.story.in_(all_words), in_order)


def searchable(name: str) -> str:
    """Return a name as its words between blanks: no accents, capitals or punctuation.

    Blanks at both ends make "contains" mean whole words.
    """
    words = "".join(c if c.isalnum() else " " for c in folded(name)).split()
    return f" {' '.join(words)} "


def day_of(text: str | None) -> dt.date | None:
    return dt.date.fromisoformat(text) if text else None
