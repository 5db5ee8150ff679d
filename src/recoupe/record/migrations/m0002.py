"""What is still to do, and the words of names, found by index however large the record is."""

# Told anew whenever a report's reading, rejection or placement comes, changes or goes.
_STANDING = """UPDATE standing SET
    read_by = (SELECT version FROM readings WHERE report = {row}.report),
    tried_by = coalesce(
        (SELECT version FROM readings WHERE report = {row}.report),
        (SELECT version FROM rejections WHERE report = {row}.report ORDER BY rowid DESC LIMIT 1),
        ''
    ),
    placed_by = coalesce((
        SELECT placements.version FROM placements JOIN readings
        ON readings.report = placements.report AND readings.version = placements.reading_version
        WHERE placements.report = {row}.report
    ), ''),
    placed = EXISTS (SELECT 1 FROM placements WHERE report = {row}.report)
    WHERE report = {row}.report;"""

_CHANGES = (
    ("readings", "version"),
    ("rejections", "report, version"),
    ("placements", "reading_version, version"),
)


def _triggers(table: str, columns: str) -> tuple[str, ...]:
    events = (("INSERT", "new"), (f"UPDATE OF {columns}", "new"), ("DELETE", "old"))
    return tuple(
        f"CREATE TRIGGER standing_{table}_{event[0].lower()} AFTER {event} ON {table} BEGIN "
        f"{_STANDING.format(row=row)} END"
        for event, row in events
    )


STATEMENTS = (
    # `read_by` is the version of the reading, `tried_by` that or the one that refused the report,
    # `placed_by` the version that placed this very reading, both empty where there is none;
    # `placed` is 1 where there is a placement of any reading.
    """CREATE TABLE standing (
        report TEXT PRIMARY KEY,
        language TEXT NOT NULL,
        read_by TEXT,
        tried_by TEXT NOT NULL,
        placed_by TEXT NOT NULL,
        placed INTEGER NOT NULL
    ) WITHOUT ROWID""",
    """INSERT INTO standing
        SELECT reports.id, language, readings.version,
            coalesce(readings.version, (
                SELECT version FROM rejections WHERE report = reports.id
                ORDER BY rowid DESC LIMIT 1
            ), ''),
            CASE WHEN placements.reading_version = readings.version
                THEN placements.version ELSE '' END,
            placements.report IS NOT NULL
        FROM reports
        LEFT JOIN readings ON readings.report = reports.id
        LEFT JOIN placements ON placements.report = reports.id""",
    "CREATE INDEX standing_by_trial ON standing (language, tried_by)",
    "CREATE INDEX standing_by_placing ON standing (placed_by) WHERE read_by IS NOT NULL",
    "CREATE INDEX standing_orphans ON standing (report) WHERE placed = 1 AND read_by IS NULL",
    """CREATE TRIGGER standing_reports_insert AFTER INSERT ON reports BEGIN
        INSERT INTO standing (report, language, tried_by, placed_by, placed)
            VALUES (new.id, new.language, '', '', 0);
    END""",
    """CREATE TRIGGER standing_reports_update AFTER UPDATE OF language ON reports BEGIN
        UPDATE standing SET language = new.language WHERE report = new.id;
    END""",
    *(statement for change in _CHANGES for statement in _triggers(*change)),
    "CREATE INDEX stories_by_version ON stories (version)",
    # The single words of `names`.
    """CREATE TABLE name_words (
        word TEXT NOT NULL,
        story TEXT NOT NULL,
        PRIMARY KEY (word, story)
    ) WITHOUT ROWID""",
    "CREATE INDEX name_words_by_story ON name_words (story)",
    """INSERT OR IGNORE INTO name_words
        WITH RECURSIVE parts (story, word, rest) AS (
            SELECT story, '', ltrim(name) FROM names
            UNION ALL
            SELECT story, substr(rest, 1, instr(rest, ' ') - 1), substr(rest, instr(rest, ' ') + 1)
            FROM parts WHERE rest <> ''
        )
        SELECT word, story FROM parts WHERE word <> ''""",
)
