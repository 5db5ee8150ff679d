"""Recoupe reads dated news reports and tells what they state, who says it, where they differ."""

import logging

logging.getLogger(__name__).addHandler(logging.NullHandler())

__version__ = "0.1.0"
