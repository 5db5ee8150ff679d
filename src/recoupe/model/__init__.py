"""Immutable values that travel from stage to stage; `docs/format.md` tells their JSON."""
