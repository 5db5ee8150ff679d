"""Offices: what a role noun is of, and whether it may be said of somebody."""

from recoupe.model.base import folded
from recoupe.reading.entities.draft import Draft
from recoupe.reading.entities.mention import Mention

# Sectors that somebody is in for good: "le député" is nobody known as a bishop.
_WALKS = frozenset({"LEG", "MIL", "REL", "JUD", "MED"})


def agree(draft: Draft, role: Mention) -> bool:
    """Say whether nothing said of somebody speaks against a role: gender, country, walk of life."""
    gender = draft.gender is None or role.gender is None or draft.gender == role.gender
    country = draft.country is None or role.country in (None, draft.country)
    return gender and country and not other_walk(draft, role)


def of_one_time(held: Mention, role: Mention) -> bool:
    """Say whether an office that is known to be held, or to be so no more, is meant as such."""
    if held.rule != "holder":
        return True
    return ("former" in held.flags) == ("former" in role.flags)


def other_walk(draft: Draft, role: Mention) -> bool:
    """Say whether a person is known for something else than what a noun of office says."""
    return role.sector in _WALKS and draft.sector not in (None, role.sector)


def is_title(role: Mention, name: Mention) -> bool:
    """Say whether a rank stands right before a name, as a part of it rather than a mention."""
    return "title" in role.flags and 0 <= name.start - role.end <= 1


def office(role: Mention) -> tuple[str, frozenset[str]]:
    """Return an office and what it is of: "chef de la diplomatie" is a minister's.

    So is "vice-Premier ministre de la Défense": who has a ministry and that rank.
    """
    head = role.head or ""
    first, _, rest = head.partition(" ")
    if first in ("ministre", "président") and rest:
        return first, role.about | {folded(w) for w in rest.split()}
    if "ranked" in role.flags and role.about:
        return head.split()[-1], role.about
    return head, role.about


def leads(held: Mention, role: Mention) -> bool:
    """Say whether "le patron de la Défense" may be said of who holds an office of that name."""
    top = "top" in role.flags and "lead" in held.flags and "former" not in held.flags
    return top and bool(role.about) and role.about <= office(held)[1]


def heads_alike(held: Mention, role: Mention) -> bool:
    """Say whether a role is that of a head of something that an office has to do with."""
    return "top" in role.flags and bool(role.about & office(held)[1])
