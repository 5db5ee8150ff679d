"""One story's readings in; claims, origins, disagreements, timeline and relations out."""

from recoupe.crosscheck.check import CROSSCHECK_VERSION, check

__all__ = ["CROSSCHECK_VERSION", "check"]
