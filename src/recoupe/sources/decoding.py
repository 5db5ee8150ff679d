"""Bytes into text: UTF-8 first, then what French files are written in otherwise."""

import codecs

from recoupe.sources.refusal import RefusedError

BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark begins it
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# Western encodings only: with all of Python's to choose from, "arrêté à" comes out as "arręté ŕ".
CANDIDATES = ["cp1252", "iso8859_15", "mac_roman", "cp850"]
CONTROLS = bytes(b for b in range(32) if b not in b"\t\n\f\r\x1b") + b"\x7f"
MAX_CONTROL_SHARE = 0.01
SAMPLE_BYTES = 64 * 1024


def decode(data: bytes) -> str:
    """Return the text that `data` holds, without its byte order mark and otherwise unaltered.

    Raises:
        RefusedError: `binary` where it is not text, `encoding` where its encoding is not known.

    """
    for mark, encoding in BOMS:
        if data.startswith(mark):
            return _decode_as(data[len(mark) :], encoding)
    if looks_binary(data):
        raise RefusedError("binary", "holds bytes that no text has")
    try:
        return data.decode()
    except UnicodeDecodeError:
        return _decode_as(data, _guessed_encoding(data))


def looks_binary(data: bytes) -> bool:
    """Say whether `data` has a NUL, or more control characters than a text may have."""
    if b"\0" in data:
        return True
    sample = data[:SAMPLE_BYTES]
    controls = len(sample) - len(sample.translate(None, CONTROLS))
    return controls > MAX_CONTROL_SHARE * len(sample)


def _decode_as(data: bytes, encoding: str) -> str:
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        raise RefusedError("encoding", f"is not {encoding} from byte {error.start} on") from error
    if "\0" in text:
        raise RefusedError("binary", "holds bytes that no text has")
    return text


def _guessed_encoding(data: bytes) -> str:
    from charset_normalizer import from_bytes  # heavy, and only for what is not UTF-8

    sample = data[:SAMPLE_BYTES]
    best = from_bytes(sample, cp_isolation=CANDIDATES).best()
    if best is not None:
        return best.encoding
    if _plausible(sample):
        return CANDIDATES[0]
    raise RefusedError("encoding", "is neither UTF-8 nor a Western encoding")


def _plausible(sample: bytes) -> bool:
    """Say whether too short a text to guess by may be of the commonest encoding.

    "Décès à Noël" may: four letters of ten have accents. In Russian text read so, all have.
    """
    try:
        letters = [c for c in sample.decode(CANDIDATES[0]) if c.isalpha()]
    except UnicodeDecodeError:
        return False
    return 2 * sum(not c.isascii() for c in letters) <= len(letters)
