"""The tree of errors: one root, each error carries values and says what to do next."""


class RecoupeError(Exception):
    """The root of all errors that Recoupe raises on purpose.

    `code` is stable and short (for programs), the message is one line (for people) and `hint`
    says what to do next, or is None.
    """

    code = "error"

    def __init__(self, message: str, *, hint: str | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


class InputError(RecoupeError):
    """What the user named cannot be used as input."""

    code = "input"


class PathNotFoundError(InputError):
    """A path given to `read` does not exist."""

    code = "path_not_found"

    def __init__(self, path: str) -> None:
        super().__init__(f"no file or folder at {path}", hint="check the path")
        self.path = path


class DateError(InputError):
    """A date given by the user is not ISO 8601."""

    code = "bad_date"

    def __init__(self, value: str) -> None:
        super().__init__(
            f"not an ISO 8601 date: {value!r}",
            hint="write 2023, 2023-02, 2023-02-05 or 2023-02-05T14:30",
        )
        self.value = value


class NotFoundError(RecoupeError):
    """No story, report, claim, decision or other thing answers to an identifier."""

    code = "not_found"

    def __init__(self, kind: str, value: str, *, hint: str | None = None) -> None:
        super().__init__(f"no {kind} {value!r} in this record", hint=hint)
        self.kind = kind
        self.value = value


class AmbiguousError(RecoupeError):
    """An identifier's beginning answers to several."""

    code = "ambiguous"

    def __init__(self, value: str, candidates: tuple[str, ...]) -> None:
        super().__init__(
            f"{value!r} begins {len(candidates)} identifiers: {', '.join(candidates[:5])}",
            hint="give more characters",
        )
        self.value = value
        self.candidates = candidates


class DecisionError(RecoupeError):
    """What a user wants decided is so already, or cannot be."""

    code = "decision"


class RecordError(RecoupeError):
    """The record cannot be opened, is of another version, or is damaged."""

    code = "record"


class RecordBusyError(RecordError):
    """Another process held the record for longer than a writer waits."""

    code = "record_busy"

    def __init__(self, path: object) -> None:
        super().__init__(
            f"another process is writing to {path}", hint="try again when it has finished"
        )


class LanguageError(RecoupeError):
    """A report's language has no data here."""

    code = "language"

    def __init__(self, code: str, known: tuple[str, ...]) -> None:
        super().__init__(
            f"no data for the language {code!r} (known: {', '.join(known)})",
            hint="leave the language out to read the report as French",
        )
        self.language = code


class LexiconError(InputError):
    """A user's file of names is not as it must be."""

    code = "lexicon"

    def __init__(self, path: str, line: int | None, found: str, expected: str) -> None:
        where = path if line is None else f"{path}, line {line}"
        super().__init__(
            f"{where}: found {found}, expected {expected}",
            hint="docs/lexicon.md tells the form of the file",
        )
        self.path = path
        self.line = line
        self.found = found
        self.expected = expected


class ExportError(RecoupeError):
    """An export cannot be written where the user wants it."""

    code = "export"

    def __init__(self, path: str, found: str) -> None:
        super().__init__(
            f"cannot write the export to {path}: {found}",
            hint="name a folder that you may write to, on a disk with room",
        )
        self.path = path
        self.found = found
