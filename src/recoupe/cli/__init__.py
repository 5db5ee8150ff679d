"""The command line."""

from recoupe.cli.app import main

__all__ = ["main"]
