"""The commands: each parses, makes one call, renders."""
