"""The first schema: reports, what was derived from them, and full-text search."""

STATEMENTS = (
    # `n` is the row of the full-text index; `first_read` is set for undated reports alone.
    """CREATE TABLE reports (
        n INTEGER PRIMARY KEY,
        id TEXT NOT NULL UNIQUE,
        key TEXT NOT NULL,
        source TEXT,
        language TEXT NOT NULL,
        earliest TEXT,
        latest TEXT,
        first_read TEXT,
        body TEXT NOT NULL
    )""",
    "CREATE INDEX reports_by_key ON reports (key)",
    "CREATE INDEX reports_by_language ON reports (language)",
    # `report` and `version` are set where a report was kept but could not be read.
    """CREATE TABLE rejections (
        id TEXT PRIMARY KEY,
        key TEXT NOT NULL,
        report TEXT,
        version TEXT,
        body TEXT NOT NULL
    )""",
    "CREATE INDEX rejections_by_report ON rejections (report)",
    # `known` is the instant (UTC) from which the report is known.
    """CREATE TABLE readings (
        report TEXT PRIMARY KEY,
        version TEXT NOT NULL,
        known TEXT,
        body TEXT NOT NULL
    )""",
    "CREATE TABLE parses (key TEXT PRIMARY KEY, body BLOB NOT NULL)",
    # `founds` is the id of the story whose earliest report this is, or would be;
    # `step` tells how far placing is: 0 new, 1 to link, 2 to group, 3 placed;
    # `grouped` is the least report of its group, NULL before the first grouping;
    # `pending` is 1 until the report's story has been derived again.
    """CREATE TABLE placements (
        report TEXT PRIMARY KEY,
        reading_version TEXT NOT NULL,
        version TEXT NOT NULL,
        founds TEXT NOT NULL,
        features BLOB NOT NULL,
        step INTEGER NOT NULL,
        grouped TEXT,
        pending INTEGER NOT NULL
    )""",
    "CREATE INDEX placements_by_founds ON placements (founds)",
    "CREATE INDEX placements_by_group ON placements (grouped)",
    "CREATE INDEX placements_on_their_way ON placements (step) WHERE step < 3",
    "CREATE INDEX placements_pending ON placements (report) WHERE pending = 1",
    # What `asker` found when it looked for its like; `body` (with the reasons) for the nearest.
    """CREATE TABLE links (
        asker TEXT NOT NULL,
        other TEXT NOT NULL,
        score REAL NOT NULL,
        joined INTEGER NOT NULL,
        body TEXT,
        PRIMARY KEY (asker, other)
    ) WITHOUT ROWID""",
    "CREATE INDEX links_by_other ON links (other)",
    """CREATE TABLE stories (
        id TEXT PRIMARY KEY,
        version TEXT NOT NULL,
        title TEXT NOT NULL,
        first TEXT,
        last TEXT,
        reports INTEGER NOT NULL,
        origins INTEGER NOT NULL,
        crosscheck TEXT NOT NULL
    )""",
    "CREATE TABLE memberships (report TEXT PRIMARY KEY, story TEXT NOT NULL)",
    "CREATE INDEX memberships_by_story ON memberships (story)",
    """CREATE TABLE subjects (
        id TEXT NOT NULL,
        story TEXT NOT NULL,
        kind TEXT NOT NULL,
        PRIMARY KEY (id, story)
    )""",
    "CREATE INDEX subjects_by_story ON subjects (story)",
    "CREATE TABLE names (story TEXT NOT NULL, name TEXT NOT NULL, PRIMARY KEY (story, name))",
    # The index reads titles and texts out of the reports: nothing is stored twice.
    """CREATE VIEW report_texts AS
        SELECT n, json_extract(body, '$.title') AS title, json_extract(body, '$.text') AS text
        FROM reports""",
    """CREATE VIRTUAL TABLE words USING fts5 (
        title, text, content = 'report_texts', content_rowid = 'n',
        tokenize = 'unicode61 remove_diacritics 2'
    )""",
    # A report's title and text are hashed in its id: no row ever changes them, none is deleted.
    """CREATE TRIGGER words_of_reports AFTER INSERT ON reports BEGIN
        INSERT INTO words (rowid, title, text) VALUES (
            new.n, json_extract(new.body, '$.title'), json_extract(new.body, '$.text')
        );
    END""",
)
