"""Who held which of the highest offices when a report was published (public knowledge)."""

import datetime as dt
from collections.abc import Mapping

from recoupe.lang import Language
from recoupe.reading.entities.mention import Mention
from recoupe.reading.entities.people import Form, form_of
from recoupe.reading.entities.tables import HolderRow

Holders = Mapping[Form, tuple[Mention, ...]]


def holders_at(language: Language, day: dt.date | None) -> Holders:
    """Return the offices of the people of `holders.tsv` on a day, by the forms of their names.

    An office that somebody had before that day is marked "former". Without a day nothing is known.
    """
    found: dict[Form, tuple[Mention, ...]] = {}
    for row in language.rows("holders", HolderRow) if day is not None else ():
        if day is None or row.since > day:
            continue
        former = row.until is not None and row.until <= day
        for name in row.names:
            form = form_of(name)
            found[form] = (*found.get(form, ()), _office(row, former=former))
    return found


def _office(row: HolderRow, *, former: bool) -> Mention:
    """Return an office as if the report had said it of its holder."""
    return Mention(
        sentence=0,
        field="body",
        start=0,
        end=0,
        kind="role",
        name=row.office,
        rule="holder",
        token=0,
        head=row.office,
        about=frozenset(),
        definiteness="definite",
        countries=(row.country,),
        sector="GOV",
        flags=("former",) if former else ("current",),
    )
