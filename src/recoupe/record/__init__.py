"""The only part that writes: reports and what was derived from them, in SQLite."""
