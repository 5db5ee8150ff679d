"""Who puts somebody in a class: the speaker of the words, or the subject of a verb above them."""

from collections.abc import Sequence

from recoupe.model.annotation import Quotation
from recoupe.model.base import folded
from recoupe.reading.entities import EntityIndex
from recoupe.reading.labels.tables import LabelTable
from recoupe.reading.parse import Sentence


def attributed_to(
    sentence: Sentence,
    index: int,
    entities: EntityIndex,
    quotes: Sequence[Quotation],
    table: LabelTable,
) -> str | None:
    """Return the id of the entity that asserts the word at a token, None for the reporter."""
    quoted = _quoted(sentence, index, quotes)
    if quoted is not None and quoted.speaker is not None:
        return quoted.speaker.entity
    return (
        _agent(sentence, index, entities, table)
        or _governing(sentence, index, entities, table)
        or _source(sentence, entities, table)
    )


def _quoted(sentence: Sentence, index: int, quotes: Sequence[Quotation]) -> Quotation | None:
    """Return the shortest quotation that covers a token."""
    token = sentence.tokens[index]
    covering = [
        q
        for q in quotes
        if q.in_title == (sentence.field == "title")
        and q.start <= token.start
        and token.end <= q.end
    ]
    return min(covering, key=lambda q: (q.end - q.start, q.start), default=None)


def _mentioned(sentence: Sentence, index: int, entities: EntityIndex) -> str | None:
    token = sentence.tokens[index]
    found = entities.referent(token.start, field=sentence.field)
    if found is None:
        at = entities.at(token.start, token.end, field=sentence.field)
        found = at[1] if at is not None else None
    return found.id if found is not None else None


def _agent(sentence: Sentence, index: int, entities: EntityIndex, table: LabelTable) -> str | None:
    """Return by whom it is so called ("qualifiés d'émeutiers par le ministre")."""
    lemmas = [folded(t.lemma) for t in sentence.tokens]
    for verb in range(max(0, index - 4), index):
        if lemmas[verb] in table.calling_verbs:
            for dep in ("obl:agent", "nsubj"):
                for child in sentence.dependents(verb, dep):
                    if sentence.tokens[child].dep != "nsubj:pass":
                        return _mentioned(sentence, child, entities)
    return None


def _governing(
    sentence: Sentence, index: int, entities: EntityIndex, table: LabelTable
) -> str | None:
    """Return the subject of the nearest verb of saying above, or beside in parenthesis."""
    previous = index
    for above in sentence.ancestors(index):
        if sentence.tokens[previous].dep.startswith(("nsubj", "acl")):
            previous = above
            continue  # what is said of the subject is not said by it
        if folded(sentence.tokens[above].lemma) in table.reporting_verbs:
            for subject in sentence.dependents(above, "nsubj"):
                return _mentioned(sentence, subject, entities)
        previous = above
    for root in (index, *sentence.ancestors(index)):
        for aside in sentence.dependents(root, "parataxis"):
            if folded(sentence.tokens[aside].lemma) in table.reporting_verbs:
                for speaker in sentence.dependents(aside, "nsubj", "obj"):
                    return _mentioned(sentence, speaker, entities)
    return None


def _source(sentence: Sentence, entities: EntityIndex, table: LabelTable) -> str | None:
    """Return whom a sentence gives as its source ("selon Bamako")."""
    for index, token in enumerate(sentence.tokens):
        if folded(token.text).rstrip("'") in table.sources:
            head = token.head if token.head > index else index + 1
            if head < len(sentence.tokens) and (found := _mentioned(sentence, head, entities)):
                return found
    return None
