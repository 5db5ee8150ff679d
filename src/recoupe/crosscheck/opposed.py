"""Accounts of two voices that exclude each other, whatever claims their words are told in."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence

from recoupe.crosscheck.accounts import Account
from recoupe.crosscheck.contest import STEM_CHARS, ContestWords
from recoupe.crosscheck.order import day_of
from recoupe.crosscheck.sides import Dispute
from recoupe.crosscheck.sourcing import Sourcing
from recoupe.crosscheck.tellings import Telling, place_of
from recoupe.model.base import Value, make_id
from recoupe.model.dossier import About, Aspect, ClaimEvent, Disagreement, Side
from recoupe.model.reason import Reason

VERSION = "1"
# How far behind what it denies a denial may stand in a report: two or three sentences.
REACH_CHARS = 400
# What a denial in another report must have in common with what it denies: so many words, of all
# that it says.
SHARED_STEMS = 3
SHARED_SHARE = 0.75


class Opposition(Value, frozen=True, kw_only=True):
    """Two accounts that cannot both hold, what each says, and why they exclude each other.

    `about` is the event that they speak of, None where none is read in either.
    """

    aspect: Aspect
    values: tuple[str, str]
    sides: tuple[Account, Account]
    detail: str
    about: Telling | None


class Opposed:
    """Finds accounts that exclude each other."""

    def __init__(self, sourcing: Sourcing, words: ContestWords) -> None:
        self._sourcing = sourcing
        self._words = words

    def among(self, accounts: Sequence[Account]) -> Iterator[Opposition]:
        """Yield what two voices tell otherwise, by the order of reports."""
        yield from self._denials(accounts)

    # what one asserts and another denies

    def _denials(self, accounts: Sequence[Account]) -> Iterator[Opposition]:
        saying: dict[str, list[Account]] = defaultdict(list)
        for account in accounts:
            for stem in account.stems - account.negated:
                saying[stem].append(account)
        for denial in accounts:
            asserted = (a for stem in sorted(denial.negated) for a in saying[stem])
            for account in _once(asserted):
                if self._denies(denial, account):
                    yield Opposition(
                        aspect="status",
                        values=("occurred", "denied"),
                        sides=(account, denial),
                        detail="One says it, another denies it in the same words.",
                        about=_told_in((account, denial), denial.negated),
                    )

    def _denies(self, denial: Account, account: Account) -> bool:
        """Say whether a denial is of what an account says: told next to it, or in all its words."""
        if not self._two_voices(denial, account) or account.negated:
            return False
        if denial.names_another(account):
            return False
        if denial.reading.id == account.reading.id:
            return self._answers(denial, account)
        return self._gainsays(denial, account)

    def _answers(self, denial: Account, account: Account) -> bool:
        """Say whether a named voice answers another in its report ("La ville dément : « … »")."""
        if denial.voice is None or denial.span.field != account.span.field:
            return False
        gap = denial.span.start - account.span.end
        text = denial.reading.text
        between = text[account.span.end : denial.span.start] if gap > 0 else ""
        after = text[denial.span.end : denial.span.end + 60].partition(".")[0]
        return (
            0 < gap <= REACH_CHARS
            and len(denial.stems & account.stems) >= 2
            and self._words.rebuts(f"{between} | {after}")
        )

    def _gainsays(self, denial: Account, account: Account) -> bool:
        shared = len(denial.stems & account.stems)
        alike = shared >= SHARED_STEMS and shared >= SHARED_SHARE * max(
            len(denial.stems), len(account.stems)
        )
        later = denial.reading.published.surely_before(account.reading.published)
        return alike and not later and not _differ_otherwise(denial, account)

    def _two_voices(self, one: Account, other: Account) -> bool:
        return one.origin != other.origin and self._sourcing.are_two(one.origin, other.origin)


def _told_in(sides: Sequence[Account], stems: Collection[str]) -> Telling | None:
    """Return the event of a side told by a word that begins like one of `stems`."""
    return next((t for a in sides for t in a.tellings if t.lemma[:STEM_CHARS] in stems), None)


def _differ_otherwise(one: Account, other: Account) -> bool:
    """Say whether numbers or days of two accounts differ: then both may hold."""
    values = [{f.value for f in a.figures} for a in (one, other)]
    days = [
        {(t.earliest, t.latest) for t in a.reading.times if a.span.covers(t)} for a in (one, other)
    ]
    return values[0] != values[1] or bool(days[0] and days[1] and not days[0] & days[1])


def _once(accounts: Iterable[Account]) -> list[Account]:
    return list({a.key: a for a in accounts}.values())


def opposition_disputes(
    claim: str, oppositions: Sequence[Opposition], told: Collection[Aspect]
) -> list[Dispute]:
    """Return the disagreements about a claim of aspects not `told` yet, one an aspect."""
    found: dict[Aspect, list[Opposition]] = defaultdict(list)
    for o in oppositions:
        first = next(iter(found[o.aspect]), o)
        if o.aspect not in told and o.values == first.values:
            found[o.aspect].append(o)
    return [_dispute(claim, same) for same in found.values() if same]


def _dispute(claim: str, same: Sequence[Opposition]) -> Dispute:
    first = same[0]
    sides = [_once(o.sides[n] for o in same) for n in (0, 1)]
    denied = [first.aspect == "status" and n == 1 for n in (0, 1)]
    reason = Reason(
        rule=f"disagreement/{first.aspect}/accounts",
        version=VERSION,
        detail=first.detail,
        spans=tuple(place_of(a.reading.id, a.span) for accounts in sides for a in accounts),
    )
    return Dispute(
        disagreement=Disagreement(
            id=make_id("disagreement", claim, first.aspect),
            about=About(claim=claim),
            aspect=first.aspect,
            sides=tuple(
                _side(value, accounts, denied=d)
                for value, accounts, d in zip(first.values, sides, denied, strict=True)
            ),
        ),
        reasons=(reason,),
    )


def _side(value: str, accounts: Sequence[Account], *, denied: bool) -> Side:
    days = [d for a in accounts if (d := day_of(a.reading.published))]
    voice = accounts[0].voice if all(a.voice for a in accounts) else None
    words = tuple(_words(a, denied=denied) for a in accounts)
    return Side(
        value=value,
        since=min(days, default=None),
        events=tuple(dict.fromkeys(w.event for w in words)),
        by=voice.name if voice else None,
        words=words,
    )


def _words(account: Account, *, denied: bool) -> ClaimEvent:
    span = account.span
    told = account.tellings[0].event if account.tellings else None
    return ClaimEvent(
        event=told.id if told else f"{account.reading.id}:{span.start}-{span.end}",
        report=account.reading.id,
        start=span.start,
        end=span.end,
        text=span.text,
        field=span.field,
        status="denied" if denied else told.status if told else "occurred",
        attributed_to=account.voice.issuer if account.voice else None,
        origin=account.origin,
    )
