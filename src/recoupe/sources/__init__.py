"""Where reports come from: text files, JSON lines and folders of them."""

from recoupe.sources.loading import count, load

__all__ = ["count", "load"]
