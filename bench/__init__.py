"""Speed and memory: of reading against raw spaCy, and of a stream against plain ways to group it."""
