"""Reports by their day, for a window that moves with the stream; decisions on whole stories."""

STATEMENTS = (
    # Days between which the report was published, as ordinals (1 is 1 January of year 1).
    "ALTER TABLE placements ADD COLUMN earliest INTEGER",
    "ALTER TABLE placements ADD COLUMN latest INTEGER",
    "CREATE INDEX placements_by_day ON placements (latest)",
    # `maker` is "rule" or "user"; `body` holds the parts and the reason; `undone` is 1 for what a
    # user took back or vetoed.
    """CREATE TABLE decisions (
        n INTEGER PRIMARY KEY,
        kind TEXT NOT NULL,
        maker TEXT NOT NULL,
        body TEXT NOT NULL,
        undone INTEGER NOT NULL
    )""",
    # Two reports that a user's decision keeps in one story (`together` 1) or apart (0).
    """CREATE TABLE bonds (
        n INTEGER NOT NULL,
        a TEXT NOT NULL,
        b TEXT NOT NULL,
        together INTEGER NOT NULL,
        PRIMARY KEY (a, b)
    ) WITHOUT ROWID""",
    "CREATE INDEX bonds_by_other ON bonds (b)",
)
