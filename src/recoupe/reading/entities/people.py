"""Forms of one person's name within a report: "Sergueï Lavrov", "Lavrov", "M. Lavrov"."""

from collections.abc import Iterable

from recoupe.reading.entities.lexicon import words_of
from recoupe.reading.entities.mention import Mention

Form = tuple[str, ...]
# A surname that more people of a report bear tells nobody.
MAX_NAMESAKES = 24


def form_of(name: str) -> Form:
    """Return a name's folded words."""
    return tuple(w.folded for w in words_of(name, 0, len(name)))


class People:
    """The full forms of a report's people; shorter forms lead to them."""

    def __init__(self, mentions: Iterable[Mention]) -> None:
        forms: dict[Form, int] = {}
        titled: set[Form] = set()
        for m in mentions:
            form = form_of(m.name)
            forms[form] = forms.get(form, 0) + 1
            if m.rule in ("civility-name", "role-name"):
                titled.add(form)
        self._full: list[Form] = []
        self._leads: dict[Form, tuple[Form, ...]] = {}
        by_word: dict[str, list[Form]] = {}
        for form in sorted(forms, key=lambda f: (-len(f), f)):
            candidates = min((by_word.get(word, []) for word in form), key=len, default=[])
            longer = tuple(f for f in candidates if _shortens(form, f, titled=form in titled))
            self._leads[form] = longer[:MAX_NAMESAKES] or (form,)
            if not longer:
                self._full.append(form)
                for word in dict.fromkeys(form):
                    by_word.setdefault(word, []).append(form)

    def full_forms(self, name: str) -> tuple[Form, ...]:
        """Return the full forms that a name may shorten; its own when it shortens none."""
        form = form_of(name)
        return self._leads.get(form, (form,))

    def has(self, name: str) -> bool:
        """Say whether a name of two words and more is that of one of these people."""
        form = form_of(name)
        return len(form) > 1 and form in self._leads

    @property
    def surnames(self) -> frozenset[str]:
        """The last words of names of two words and more."""
        return frozenset(f[-1] for f in self._full if len(f) > 1 and len(f[-1]) > 2)


def _shortens(short: Form, full: Form, *, titled: bool) -> bool:
    if len(short) >= len(full):
        return False
    if len(short) == 1:
        return short[0] in full[1:] or (titled and short[0] == full[0])
    rest = iter(full)
    return all(word in rest for word in short)
