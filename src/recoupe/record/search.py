"""Full-text search over titles and texts, without regard to accents or capitals."""

from sqlalchemy import bindparam, text

from recoupe.model.codec import from_json
from recoupe.model.listing import SearchItem
from recoupe.model.report import Report
from recoupe.record.lookup import storable
from recoupe.record.session import Session

SNIPPET_WORDS = 32

MOST_RANKED = 5_000
"""Hits up to which the best come first; of more, the newest.

Ranking weighs every hit (5 microseconds each, 115 ms for a word in 22,000 of 242,000 reports), and
such words weigh next to nothing: what comes out best is merely short.
"""

_COUNT = text("""
    SELECT count(*) FROM (SELECT 1 FROM words WHERE words MATCH :asked LIMIT :enough)
""")
# bm25 ranks by rarity of the words and their number; ties by id, so that the order is fixed.
_BEST = text("""
    SELECT hits.n FROM (SELECT rowid AS n, rank AS weight FROM words WHERE words MATCH :asked) hits
    JOIN reports ON reports.n = hits.n
    ORDER BY hits.weight, reports.id
    LIMIT :most
""")
# The index gives the newest first, so that few reports are looked up among the hits.
_NEWEST = text("""
    SELECT n FROM reports INDEXED BY reports_by_day
    WHERE n IN (SELECT rowid FROM words WHERE words MATCH :asked)
    ORDER BY latest DESC, id
    LIMIT :most
""")
# In one pass over the hits: the plus keeps SQLite from asking anew for each number.
_SHOWN = text(f"""
    SELECT reports.n AS n, reports.body AS body, memberships.story AS story, hits.snippet AS snippet
    FROM (
        SELECT rowid AS n, snippet(words, -1, '', '', '…', {SNIPPET_WORDS}) AS snippet FROM words
        WHERE words MATCH :asked AND rowid BETWEEN :first AND :last AND +rowid IN :chosen
    ) hits
    JOIN reports ON reports.n = hits.n
    LEFT JOIN memberships ON memberships.report = reports.id
""").bindparams(bindparam("chosen", expanding=True))  # noqa: S608  # the number is ours


class Search:
    """Full-text search."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def find(self, words: str, *, most: int) -> tuple[SearchItem, ...]:
        """Return the reports that hold all the words: best first, or newest first of very many.

        Words between quotation marks must stand together; a word that ends in `*` is a beginning.
        """
        asked = match_of(words)
        chosen = self._chosen(asked, most) if asked else []
        if not chosen:
            return ()
        within = {"first": min(chosen), "last": max(chosen), "chosen": chosen}
        rows = {row.n: row for row in self._session.run(_SHOWN, {"asked": asked, **within})}
        return tuple(
            item_of(from_json(rows[n].body, Report), rows[n].story, rows[n].snippet) for n in chosen
        )

    def _chosen(self, asked: str, most: int) -> list[int]:
        """Return the numbers of the reports to be shown, in order."""
        enough = {"asked": asked, "enough": MOST_RANKED + 1}
        hits = self._session.run(_COUNT, enough).scalar_one()
        query = _NEWEST if hits > MOST_RANKED else _BEST
        return list(self._session.run(query, {"asked": asked, "most": most}).scalars())


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
