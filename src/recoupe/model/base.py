"""What every value shares: frozen, keyword-only, absent is None; and how identifiers are made."""

import hashlib
import unicodedata
from typing import dataclass_transform

import msgspec

ID_HEX_CHARS = 16


@dataclass_transform(frozen_default=True, kw_only_default=True)
class Value(msgspec.Struct, frozen=True, kw_only=True):
    """The base of all values."""


def make_id(kind: str, *fields: str | int | None) -> str:
    """Return the identifier of a thing: 16 hex characters, a hash of its identifying fields.

    `kind` keeps equal fields of different kinds apart. Fields are joined by the unit separator,
    so ("ab", "c") and ("a", "bc") differ; None and "" differ as well.
    """
    digest = hashlib.sha256(kind.encode())
    for field in fields:
        digest.update(b"\x1f" if field is None else b"\x1f=" + str(field).encode())
    return digest.hexdigest()[:ID_HEX_CHARS]


def folded(text: str) -> str:
    """Return `text` lower-cased, without accents, apostrophes straight, blanks single.

    For comparing and identifying only: offsets do not survive (`text.fold` keeps a map).
    """
    if text.isascii():  # most words: the long way gives the same
        return " ".join(text.lower().split())
    decomposed = unicodedata.normalize("NFKD", text.casefold().replace("\u2019", "'"))
    plain = "".join(c for c in decomposed if not unicodedata.combining(c))
    return " ".join(plain.replace("œ", "oe").replace("æ", "ae").split())
