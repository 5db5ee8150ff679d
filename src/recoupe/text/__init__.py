"""Text without language: folding with a map of offsets, sentences, words, shingles."""
