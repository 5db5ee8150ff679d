"""The record's schema, step by step: migration n brings a record from version n - 1 to n."""

from recoupe.record.migrations import m0001, m0002, m0003, m0004, m0005, m0006, m0007

MIGRATIONS: tuple[tuple[str, ...], ...] = (
    m0001.STATEMENTS,
    m0002.STATEMENTS,
    m0003.STATEMENTS,
    m0004.STATEMENTS,
    m0005.STATEMENTS,
    m0006.STATEMENTS,
    m0007.STATEMENTS,
)
"""The statements of each migration; a migration that was released is never edited."""

SCHEMA_VERSION = len(MIGRATIONS)
