"""Recoupe reads dated news reports and tells what they state, who says it, where they differ."""

__version__ = "0.1.0"
