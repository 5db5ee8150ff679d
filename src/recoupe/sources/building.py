"""Fields into a report: what is required, what is bounded, what stands for what is absent."""

from urllib.parse import urlsplit

from recoupe.lang import known_languages
from recoupe.model.report import Report, report_id
from recoupe.model.when import Published
from recoupe.sources.dates import published_in
from recoupe.sources.refusal import MAX_TEXT_BYTES, RefusedError


def report(
    *,
    key: str,
    source: str | None,
    url: str | None,
    title: str | None,
    text: str,
    published: Published | None,
    language: str,
) -> Report:
    """Return the report of these fields, its title and text unaltered.

    A blank field counts as absent. The outlet is the address's host where no other is given, and
    the publication is the address's where it tells one and `published` is None.

    Raises:
        RefusedError: `empty`, `too_large`, `binary` or `language`.

    """
    title, url, source = filled(title), filled(url), filled(source)
    if title is None and filled(text) is None:
        raise RefusedError("empty", "has neither title nor text")
    for field in (key, source or "", url or "", title or "", text):
        _check_field(field)
    source = source or (host_of(url) if url else None)
    return Report(
        id=report_id(source, key, title, text),
        key=key,
        source=source,
        url=url,
        title=title,
        language=_checked_language(language),
        text=text,
        published=published or (published_in(url) if url else None) or Published(),
    )


def filled(field: str | None) -> str | None:
    """Return `field`, or None where it is absent or blank."""
    return field if field and not field.isspace() else None


def host_of(url: str) -> str | None:
    """Return the host of an address without "www.", or None where there is none."""
    try:
        host = urlsplit(url).hostname
    except ValueError:
        return None
    return host.removeprefix("www.") if host else None


def _check_field(field: str) -> None:
    if "\0" in field:
        raise RefusedError("binary", "holds the character NUL")
    try:
        size = len(field.encode())
    except UnicodeEncodeError as error:
        raise RefusedError("encoding", "holds half of a surrogate pair") from error
    if size > MAX_TEXT_BYTES:
        raise RefusedError("too_large", f"{size} bytes of text; the bound is {MAX_TEXT_BYTES}")


def _checked_language(language: str) -> str:
    """Return the ISO 639-1 code of a language tag such as "fr-CA"."""
    code = language.strip().replace("_", "-").partition("-")[0].lower()
    known = known_languages()
    if code not in known:
        raise RefusedError("language", f"no data for {language[:20]!r}; known: {', '.join(known)}")
    return code
