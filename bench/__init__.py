"""Speed and memory of reading, against raw spaCy on the same text in the same run."""
