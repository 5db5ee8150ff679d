"""Fuzzing: bytes that a fuzzer chooses, read as reports."""
