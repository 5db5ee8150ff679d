"""The page (later)."""
