"""Decisions by the reports that they speak of, the user's by themselves; reports by day."""

STATEMENTS = (
    """CREATE TABLE decided_reports (
        report TEXT NOT NULL,
        n INTEGER NOT NULL,
        PRIMARY KEY (report, n)
    ) WITHOUT ROWID""",
    """INSERT OR IGNORE INTO decided_reports
        SELECT member.value, decisions.n
        FROM decisions, json_each(decisions.body, '$.parts') part, json_each(part.value) member""",
    "CREATE INDEX decisions_by_users ON decisions (n) WHERE maker = 'user'",
    # For the newest of many hits of a search; `n` stands in every index.
    "CREATE INDEX reports_by_day ON reports (latest DESC, id)",
)
