"""Speed and memory: reading against raw spaCy, a stream against plain ways to group it."""
