"""Stories by the pairs of countries that their claims join."""

STATEMENTS = (
    # `a` < `b`, as in a dossier's relations.
    """CREATE TABLE country_pairs (
        a TEXT NOT NULL,
        b TEXT NOT NULL,
        story TEXT NOT NULL,
        PRIMARY KEY (a, b, story)
    ) WITHOUT ROWID""",
    "CREATE INDEX country_pairs_by_story ON country_pairs (story)",
    """INSERT OR IGNORE INTO country_pairs
        SELECT json_extract(value, '$.a'), json_extract(value, '$.b'), stories.id
        FROM stories, json_each(stories.crosscheck, '$.dossier.relations')""",
)
