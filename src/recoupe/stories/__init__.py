"""Which reports tell of one happening, and which passages they share: pure steps."""

from recoupe.stories.features import Features, features_of, unweighed
from recoupe.stories.grouping import group
from recoupe.stories.naming import story_of
from recoupe.stories.passages import find_passages
from recoupe.stories.window import Window, links_among, reasons_between

__all__ = [
    "Features",
    "Window",
    "features_of",
    "find_passages",
    "group",
    "links_among",
    "reasons_between",
    "story_of",
    "unweighed",
]
