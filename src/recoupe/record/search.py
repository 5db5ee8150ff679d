"""Full-text search over titles and texts, without regard to accents or capitals."""

from sqlalchemy import text

from recoupe.model.codec import from_json
from recoupe.model.listing import SearchItem
from recoupe.model.report import Report
from recoupe.record.lookup import storable
from recoupe.record.session import Session

SNIPPET_WORDS = 32

# bm25 ranks by rarity of the words and their number; ties by id, so that the order is fixed.
_QUERY = text(f"""
    SELECT reports.body AS body, memberships.story AS story,
           snippet(words, -1, '', '', '…', {SNIPPET_WORDS}) AS snippet
    FROM words
    JOIN reports ON reports.n = words.rowid
    LEFT JOIN memberships ON memberships.report = reports.id
    WHERE words MATCH :asked
    ORDER BY bm25(words), reports.id
    LIMIT :most
""")  # noqa: S608  # the only value put in is a number of ours


class Search:
    """Full-text search."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def find(self, words: str, *, most: int) -> tuple[SearchItem, ...]:
        """Return the reports that hold all the words, best first.

        Words between quotation marks must stand together; a word that ends in `*` is a beginning.
        """
        asked = match_of(words)
        if not asked:
            return ()
        rows = self._session.run(_QUERY, {"asked": asked, "most": most})
        return tuple(item_of(from_json(row.body, Report), row.story, row.snippet) for row in rows)


def item_of(report: Report, story: str | None, snippet: str) -> SearchItem:
    return SearchItem(
        id=report.id,
        key=report.key,
        source=report.source,
        title=report.title,
        published=report.published.value,
        story=story,
        snippet=snippet,
    )


def match_of(words: str) -> str:
    """Return the FTS5 query for the user's words; no sign of theirs has a meaning of FTS5's.

    Each run between quotation marks is a phrase, each other word a phrase of its own: FTS5 takes
    anything between its quotation marks as text, and all phrases must be found.
    """
    parts: list[str] = []
    for index, run in enumerate(storable(words).translate(_MARKS).split('"')):
        parts.extend([run] if index % 2 else run.split())
    return " ".join(phrase(part) for part in parts if any(c.isalnum() for c in part))


def phrase(part: str) -> str:
    """Return a word or a run of words as an FTS5 phrase."""
    return f'"{part}"*' if part.endswith("*") else f'"{part}"'


_MARKS = {ord(mark): '"' for mark in "«»“”„"} | {0: " "}
