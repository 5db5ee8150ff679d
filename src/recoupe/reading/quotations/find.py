"""Putting marks, cues, contents and speakers together into the quotations of a report."""

from recoupe.lang import Language
from recoupe.model.annotation import Quotation
from recoupe.model.span import Field, field_of
from recoupe.reading.entities import EntityIndex
from recoupe.reading.parse import Document
from recoupe.reading.quotations.clauses import ClauseFinder
from recoupe.reading.quotations.direct import DirectFinder
from recoupe.reading.quotations.ledger import Found, Ledger
from recoupe.reading.quotations.scene import Scene
from recoupe.reading.quotations.table import plain, speech_of


def find_quotations(
    document: Document, entities: EntityIndex, language: Language
) -> tuple[Quotation, ...]:
    """Return the quotations of a document, by start; they do not overlap.

    Those of the title are left out unless the report has nothing else.
    """
    field: Field = "body" if document.report.text.strip() else "title"
    scene = Scene(document, entities, speech_of(language), field)
    ledger = collect(scene)
    said = [(x.start, x.end) for x in (*scene.quoted, *ledger)]
    scene.resolver.learn([f.mention for f in ledger if f.mention], said)
    return tuple(quotation(scene, found) for found in ledger if not is_witness(scene, found))


def collect(scene: Scene) -> Ledger:
    """Return what is quoted; each step leaves alone what a surer one before it has claimed."""
    ledger = Ledger(scene.text)
    clauses, direct = ClauseFinder(scene, ledger), DirectFinder(scene, ledger)
    for line in scene.lines:
        clauses.asides(line, leading=True)
    for line in scene.lines:
        clauses.reported(line)
    for quoted in scene.quoted:
        if not ledger.taken(quoted.start, quoted.end):
            direct.attributed(quoted)
    for line in scene.lines:
        clauses.asides(line, leading=False)
    for quoted in scene.quoted:
        if not ledger.taken(quoted.start, quoted.end):
            direct.loose(quoted)
    return ledger


def is_witness(scene: Scene, found: Found) -> bool:
    """Say whether the speaker is the outlet's own witness ("a constaté un journaliste de l'AFP").

    What a reporter saw is reported, not quoted: it has no speaker but the reporter.
    """
    mention = found.mention
    if mention is None or found.kind == "direct":
        return False
    words = plain(scene.text[mention.start : mention.end]).split()
    before = plain(scene.text[max(0, mention.start - 12) : mention.start]).split()
    patterns = scene.speech.patterns
    if words[:1] and words[0] in patterns.indefinite:
        before, words = words[:1], words[1:]
    return bool(words and before) and (
        words[0] in patterns.reporters and before[-1] in patterns.indefinite
    )


def quotation(scene: Scene, found: Found) -> Quotation:
    """Return what was found with its speaker's name settled."""
    cue = found.cue
    return Quotation(
        start=found.start,
        end=found.end,
        text=scene.text[found.start : found.end],
        field=field_of(scene.field),
        kind=found.kind,
        speaker=scene.resolver.speaker(found.mention),
        cue=scene.document.span(cue.start, cue.end, field=scene.field) if cue else None,
    )
