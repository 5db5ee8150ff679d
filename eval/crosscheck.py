"""Crosscheck on stories that we wrote: claims, status, origins, disagreements, as of.

Run as a module it prints what is wrong in the open stories; closed ones are only measured on,
and so are those of the third part, written after the rules. The third and the fourth part have rows
of their own.
"""

from collections.abc import Iterator, Sequence
from itertools import combinations

from eval.cross_gold import GoldStory, GoldTelling, gold_stories
from eval.cross_match import Found, same_dispute, same_origin, same_voice, same_when, voices
from eval.data import Gold
from eval.score import Row, f1, share
from recoupe.model.dossier import Claim, corroboration

TASKS = {
    "tellings": "crosscheck: tellings found",
    "claims": "crosscheck: claims, tellings found (pairwise F1)",
    "claims_all": "crosscheck: claims, all tellings (pairwise F1)",
    "status": "crosscheck: status of matched claims",
    "history": "crosscheck: status histories with a change",
    "when": "crosscheck: when of matched claims",
    "background": "crosscheck: background or news",
    "by": "crosscheck: who asserts",
    "corroboration": "crosscheck: number of origins",
    "kinds": "crosscheck: kinds of origins",
    "as_of": "crosscheck: status as of",
    "as_of_rest": "crosscheck: figures, number of disagreements as of",
    "disputes_precision": "crosscheck: disagreements (precision)",
    "disputes_recall": "crosscheck: disagreements (recall)",
}


class Tally:
    """Counts of right answers by task, with a line for each wrong one."""

    def __init__(self) -> None:
        self.right: dict[str, int] = dict.fromkeys(TASKS, 0)
        self.asked: dict[str, int] = dict.fromkeys(TASKS, 0)
        self.pairs = {"claims": [0, 0, 0], "claims_all": [0, 0, 0]}
        self.wrong: list[tuple[str, str]] = []

    def ask(self, task: str, detail: str, *, right: bool) -> None:
        self.asked[task] += 1
        self.right[task] += right
        if not right:
            self.wrong.append((task, detail))

    def add_pairs(self, task: str, hits: int, predicted: int, gold: int) -> None:
        sums = self.pairs[task]
        self.pairs[task] = [a + b for a, b in zip(sums, (hits, predicted, gold), strict=True)]

    def score(self, task: str) -> float:
        if task in self.pairs:
            hits, predicted, gold = self.pairs[task]
            return f1(hits, predicted, gold)
        return share(self.right[task], self.asked[task])

    def size(self, task: str) -> int:
        return self.pairs[task][2] if task in self.pairs else self.asked[task]


def score_story(story: GoldStory, tally: Tally) -> None:
    """Count what is right and wrong in one story."""
    found = Found(story, story.dossier())
    score_tellings(found, tally)
    for name, claim in found.matched.items():
        score_claim(found, story.claims[name], claim, tally)
    score_kinds(found, tally)
    score_disputes(found, tally)
    for state in story.notes["as_of"]:
        score_state(story, state, tally)


def score_tellings(found: Found, tally: Tally) -> None:
    """Count tellings, who asserts them, and the pairs of them in one claim."""
    for telling, held in zip(found.tellings, found.held, strict=True):
        where = f"{found.story.name}: {telling.place.report}: « {telling.words} »"
        how = "read, in no claim" if found.is_read(telling.place) else "not read"
        tally.ask("tellings", f"{where} [{telling.claim}] {how}", right=bool(held))
        if held:
            ours = [found.names.get(by or "", by) for by in held.values()]
            right = any(same_voice(v, by) for v in voices(found.story, telling) for by in ours)
            tally.ask("by", f"{where} by {telling.by[0]}, found {ours}", right=right)
    told = list(zip(found.tellings, found.held, strict=True))
    for task, some in (("claims_all", told), ("claims", [(t, h) for t, h in told if h])):
        tally.add_pairs(task, *count_pairs(found, some, tally if task == "claims" else None))


def count_pairs(
    found: Found, told: Sequence[tuple[GoldTelling, dict[str, str | None]]], tally: Tally | None
) -> tuple[int, int, int]:
    """Return how many pairs of tellings are rightly together, are together, ought to be."""
    hits = predicted = gold = 0
    for (a, held_a), (b, held_b) in combinations(told, 2):
        together, ought = not held_a.keys().isdisjoint(held_b), a.claim == b.claim
        hits, predicted, gold = hits + (together and ought), predicted + together, gold + ought
        if tally and together != ought:
            how = "apart" if ought else "together"
            sides = [f"{t.place.report} « {t.words} » [{t.claim}]" for t in (a, b)]
            tally.wrong.append(("claims", f"{found.story.name}: {how}: {' / '.join(sides)}"))
    return hits, predicted, gold


def score_claim(found: Found, gold: Gold, claim: Claim, tally: Tally) -> None:
    """Count the fields of a matched claim."""
    where = f"{found.story.name}: {gold['id']} ({claim.what})"
    statuses = [c.status for c in claim.status_history]
    right = claim.status in gold["status"]
    tally.ask("status", f"{where}: {gold['status']}, found {claim.status}", right=right)
    wanted = [h[0] for h in gold["history"]]
    if len(wanted) > 1:
        right = len(statuses) == len(wanted) and all(
            status in some for status, some in zip(statuses, wanted, strict=True)
        )
        tally.ask("history", f"{where}: {wanted}, found {statuses}", right=right)
    if gold["when"]:
        value = claim.when.value if claim.when else None
        right = any(same_when(when, claim) for when in gold["when"])
        tally.ask("when", f"{where}: {gold['when']}, found {value}", right=right)
    right = claim.background in gold["background"]
    tally.ask("background", f"{where}: found {claim.background}", right=right)
    origins = [found.origins[o] for o in claim.origins]
    right = corroboration(origins) in gold["corroboration"]
    told = [f"{o.kind} {o.issuer.name if o.issuer else ''}".strip() for o in origins]
    tally.ask("corroboration", f"{where}: {gold['origins']}, found {told}", right=right)


def score_kinds(found: Found, tally: Tally) -> None:
    """Count the origins whose kind the notes tell, of those that a matched claim stands on."""
    for origin in found.story.notes["origins"]:
        standing = [c for c in found.story.claims.values() if [origin["id"]] in c["origins"]]
        matched = [found.matched[c["id"]] for c in standing if c["id"] in found.matched]
        if origin["kind"] is None or not matched:
            continue
        ours = [found.origins[o] for c in matched for o in c.origins]
        right = any(same_origin(origin, o, found) for o in ours)
        told = sorted({f"{o.kind} {o.issuer.name if o.issuer else ''}".strip() for o in ours})
        wanted = f"{origin['kind']} {origin['issuer']}"
        tally.ask("kinds", f"{found.story.name}: {wanted}, found {told}", right=right)


def score_disputes(found: Found, tally: Tally) -> None:
    """Count disagreements that are right, and those of the notes that are found."""
    golds = [d for d in found.story.notes["disagreements"] if d["until"] is None]
    ours = found.dossier.disagreements
    for ours_one in ours:
        same = [d for d in golds if same_dispute(d, ours_one, found)]
        if all(d["optional"] for d in same) and same:
            continue
        told = " / ".join(f"{s.value} ({s.by})" for s in ours_one.sides)
        what = found.claims[ours_one.about.claim].what if ours_one.about.claim else ""
        detail = f"{found.story.name}: {ours_one.aspect}: {told} [{what}]"
        tally.ask("disputes_precision", detail, right=bool(same))
    for gold in golds:
        if not gold["optional"]:
            right = any(same_dispute(gold, d, found) for d in ours)
            sides = " / ".join(s["values"][0] for s in gold["sides"])
            detail = f"{found.story.name}: {gold['aspect']} {gold['claims'][0]}: {sides}"
            tally.ask("disputes_recall", detail, right=right)


def score_state(story: GoldStory, state: Gold, tally: Tally) -> None:
    """Count what is right as of one instant."""
    found = Found(story, story.dossier(state["at"]))
    where = f"{story.name} as of {state['at']}"
    for name, statuses in state["status"].items():
        if name in found.matched:
            claim = found.matched[name]
            detail = f"{where}: {name} ({claim.what}): {statuses}, found {claim.status}"
            tally.ask("as_of", detail, right=claim.status in statuses)
    for name, value in state["figures"].items():
        if name in found.matched:
            values = [f.value for c in found.claims_of([name]) for f in found.claims[c].figures]
            tally.ask(
                "as_of_rest", f"{where}: {name}: {value}, found {values}", right=value in values
            )
    number = len(found.dossier.disagreements)
    detail = f"{where}: {state['disagreements']} disagreements, found {number}"
    tally.ask("as_of_rest", detail, right=number in state["disagreements"])


def cross_tallies() -> dict[str, Tally]:
    """Return the counts of the open stories, of the closed ones and of the later parts."""
    tallies = {"open": Tally(), "closed": Tally(), "third": Tally(), "fourth": Tally()}
    for story in gold_stories():
        score_story(story, tallies[group_of(story.notes)])
    return tallies


def group_of(notes: Gold) -> str:
    """Return under which name a story is counted."""
    if notes["part"] in ("third", "fourth"):
        return str(notes["part"])
    return "closed" if notes["closed"] else "open"


def cross_rows() -> Iterator[Row]:
    """Yield the rows of the open stories, then of the closed ones and of the later parts."""
    for part, tally in cross_tallies().items():
        for key, task in TASKS.items():
            yield Row(key=f"cross_{key}_{part}", task=task, score=tally.score(key), anchor="-",
                      data=f"our stories, {part}, {tally.size(key)}")  # fmt: skip


def main() -> None:
    """Print the scores, and what is wrong in the open stories."""
    tallies = cross_tallies()
    for key in TASKS:
        told = [f"{p} {t.score(key):.3f} of {t.size(key)}" for p, t in tallies.items()]
        print(f"{key:20}", "   ".join(told))
    for task, detail in tallies["open"].wrong:
        print(f"{task}: {detail}")


if __name__ == "__main__":
    main()
