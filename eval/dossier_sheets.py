"""Show the dossiers of real reports to a judge, line by line, and keep what he says.

    python -m eval.dossier_sheets show ID          the reports, and the lines to judge
    python -m eval.dossier_sheets sheet ID > FILE  the lines alone, to be corrected
    python -m eval.dossier_sheets take ID FILE     keep a corrected sheet among the labels
    python -m eval.dossier_sheets wrong [SET]      what is wrong or not judged

A sheet has a line for each claim (`C name status gloss-verdict | gloss`), one for each of its
tellings (`T event report field start end kind issuer | words`) and one for each disagreement
(`D name verdict aspect places | sides`), columns parted by tabs; what follows the bar is for the
judge's eyes. It comes filled in as the dossier has it. The judge corrects the status; writes "bad"
for a gloss that misleads; gives a telling of another event that one's name, or a new one with a `C`
line of its own, or "-" where its words tell no event so; and puts the true kind and issuer.
"""

import argparse
import json
import sys
from collections.abc import Iterator

from eval.data import OWN_GOLD, Gold, shared_data
from eval.dossiers import TASK, Judged, digest, read_dossiers
from eval.standoff import labels_of
from recoupe.model.dossier import Claim

NOTHING = "-"
RIGHT, BAD = "ok", "bad"


def sheet(judged: Judged) -> Iterator[str]:
    """Yield the lines of a dossier as a judge corrects them."""
    for n, claim in enumerate(judged.dossier.claims, 1):
        yield from claim_lines(judged, claim, f"C{n}")
    for n, dispute in enumerate(judged.dossier.disagreements, 1):
        sides = " / ".join(f"{s.value}: {[w.text for w in s.words]}" for s in dispute.sides)
        places = json.dumps(judged.sides(dispute))
        yield "\t".join(("D", f"D{n}", RIGHT, dispute.aspect, places, f"| {sides}"))


def claim_lines(judged: Judged, claim: Claim, name: str) -> Iterator[str]:
    """Yield a claim's line and those of its tellings."""
    facts = [claim.type, claim.when and claim.when.value, "background" if claim.background else ""]
    told = f"| {claim.what} [{', '.join(f for f in facts if f)}]"
    yield "\t".join(("C", name, claim.status, RIGHT, told))
    origins = {o.id: o for o in judged.dossier.origins}
    for telling in claim.events:
        place, origin = judged.trigger(telling), origins[telling.origin]
        reading = judged.readings[place.report]
        field = (reading.title or "") if place.field == "title" else reading.text
        words = f"| {field[place.start : place.end]}: {telling.text} [{telling.status}]"
        issuer = origin.issuer.name if origin.issuer else NOTHING
        columns = (name, place.report, place.field, str(place.start), str(place.end))
        yield "\t".join(("T", *columns, origin.kind, issuer, " ".join(words.split())))


def labels_from(lines: list[str]) -> Gold:
    """Return the labels of a corrected sheet.

    Raises:
        ValueError: a line has another shape, or an event no `C` line of its own.

    """
    labels: Gold = {"events": {}, "tellings": [], "glosses": [], "disputes": []}
    for line in filter(str.strip, lines):
        columns = line.rstrip("\n").split("\t")
        match columns[0]:
            case "C":
                _, name, status, verdict, gloss = columns
                labels["events"][name] = status
                if verdict == BAD:
                    labels["glosses"].append(digest(gloss[2:].rsplit(" [", 1)[0]))
            case "T":
                _, event, report, field, start, end, kind, issuer, _ = columns
                who = [None if x == NOTHING else x for x in (event, kind, issuer)]
                labels["tellings"].append([report, field, int(start), int(end), *who])
            case "D":
                _, _, verdict, aspect, places, _ = columns
                labels["disputes"].append([aspect, json.loads(places), verdict == RIGHT])
            case _:
                raise ValueError(f"neither C, T nor D: {line!r}")
    if missing := {t[4] for t in labels["tellings"] if t[4]} - labels["events"].keys():
        raise ValueError(f"events without a line: {sorted(missing)}")
    return labels


def take(name: str, lines: list[str]) -> None:
    """Put the labels of a corrected sheet in the file of labels."""
    kept = [d | labels_from(lines) if d["id"] == name else d for d in labels_of(TASK)]
    told = ",\n".join(json.dumps(d, ensure_ascii=False, separators=(",", ":")) for d in kept)
    (OWN_GOLD / f"{TASK}_standoff.json").write_text(f"[\n{told}\n]\n", encoding="utf-8")


def show(judged: Judged) -> Iterator[str]:
    """Yield the reports of a dossier, then its lines."""
    for key, reading in judged.readings.items():
        day = reading.published.value or "no date"
        yield f"\n=== {key}  {reading.source}, {day}\n{reading.title or '(no title)'}\n"
        yield reading.text
    yield "\n=== lines"
    yield from sheet(judged)


def wrong(judged: Judged) -> Iterator[str]:
    """Yield what is wrong and what was not judged."""
    name, origins = judged.labels["id"], {o.id: o for o in judged.dossier.origins}
    for claim, right in judged.claims():
        if not right:
            how = "not judged" if right is None else "wrong"
            yield f"{name} claim {how}: {claim.what} [{claim.status}]"
            for telling in claim.events:
                said = judged.truth(telling)
                status = judged.labels["events"].get(said[0]) if said else None
                yield f"    {said[:1]} {status}: {' '.join(telling.text.split())}"
    for origin, right in judged.origins():
        if right is False:
            found = origins[origin]
            told = {tuple(judged.truth(t)[1:]) for c in judged.dossier.claims for t in c.events
                    if t.origin == origin}  # fmt: skip
            issuer = found.issuer and found.issuer.name
            yield f"{name} origin wrong: {found.kind} {issuer} {found.reason}: {told}"
    for dispute, right in judged.disputes():
        if not right:
            how = "not judged" if right is None else "wrong"
            yield f"{name} disagreement {how}: {dispute.aspect} {[s.value for s in dispute.sides]}"


def main() -> int:
    """Do what the command line says; 3 where the shared gold is absent."""
    parser = argparse.ArgumentParser(prog="python -m eval.dossier_sheets", description=__doc__,
                                     formatter_class=argparse.RawTextHelpFormatter)  # fmt: skip
    parser.add_argument("what", choices=("show", "sheet", "take", "wrong"))
    parser.add_argument("which", nargs="?", default="first", help="a dossier's id, or a set")
    parser.add_argument("file", nargs="?", type=argparse.FileType(encoding="utf-8"))
    given = parser.parse_args()
    if given.what == "take":
        take(given.which, list(given.file or sys.stdin))
        return 0
    folder = shared_data()
    if folder is None:
        print("eval: no shared gold beside this checkout")
        return 3
    chosen = [d for d in labels_of(TASK) if given.which in (d["id"], d["set"])]
    if given.what == "wrong":
        chosen = [d for d in chosen if "tellings" in d]
    tell = {"show": show, "sheet": sheet, "wrong": wrong}[given.what]
    for judged in read_dossiers(folder, chosen):
        print(*tell(judged), sep="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
