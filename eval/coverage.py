"""How many of the words for countries, roles and organisations in random sentences the lexicon has.

The sentences were drawn at random (fixed seed) from the Congolese reports and the wire copies, and
labelled by reading before the lexicon was looked up: `[start, end, "country" | "role"]` in the body
of a report, whose sentence goes from `start` to `end`. A word is had when a name, a demonym or a
noun of the lexicon overlaps it.
"""

from collections.abc import Iterator
from pathlib import Path

from eval.score import Row, overlap, share
from eval.standoff import labelled_reports, labels_of
from recoupe.lang import load_language
from recoupe.reading.entities.lexicon import Lexicon, Name, lexicon_of, words_of

TASKS = {
    "country": "country words in 300 random sentences that the lexicon has",
    "role": "words for roles and organisations there that the lexicon has",
}


def coverage_rows(folder: Path) -> Iterator[Row]:
    """Yield the lexicon's coverage of country words and of roles and organisations."""
    labelled = labels_of("coverage")
    texts = {item["id"]: item["text"] for item in labelled_reports(folder, labelled)}
    lexicon = lexicon_of(load_language("fr"))
    counts = {(kind, split): [0, 0] for kind in TASKS for split in ("open", "closed")}
    for item in labelled:
        had = _had(lexicon, texts[item["id"]], item["start"], item["end"])
        for start, end, kind in item["labels"]:
            known = any(overlap((start, end), span) for span in had[kind])
            counts[kind, item["split"]][0] += known
            counts[kind, item["split"]][1] += 1
    for (kind, split), (had_all, needed) in counts.items():
        suffix = "" if split == "open" else "_closed"
        yield Row(key=f"coverage_{kind}{suffix}", task=TASKS[kind], anchor="-",
                  data=f"{needed} {split} words", score=share(had_all, needed))  # fmt: skip


def _had(lexicon: Lexicon, text: str, start: int, end: int) -> dict[str, list[tuple[int, int]]]:
    """Return the stretches of a sentence that the lexicon has, by what they are words for."""
    words = words_of(text, start, end)
    countries = [(w.start, w.end) for w in words if lexicon.demonym(w.text)]
    others = [(m.start, m.end) for m in lexicon.heads_in(words, text)]
    for match in lexicon.names_in(words, text):
        for entry in match.entries:
            if isinstance(entry, Name) and entry.kind in ("country", "capital"):
                countries.append((match.start, match.end))
            elif isinstance(entry, Name) and entry.kind in ("organisation", "metonym"):
                others.append((match.start, match.end))
                countries += [(match.start, match.end)] if entry.countries else []
            elif isinstance(entry, Name) and entry.kind == "place" and entry.countries:
                countries.append((match.start, match.end))
    return {"country": countries, "role": others}
