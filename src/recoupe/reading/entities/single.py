"""Single words that stand for a people or a ministry."""

from collections.abc import Iterator

from recoupe.reading.entities.lexicon import Head, Name
from recoupe.reading.entities.mention import Mention, Scene


def find_peoples(scene: Scene) -> Iterator[Mention]:
    """Yield the inhabitants of a country ("les Maliens"), a group."""
    for index, token in enumerate(scene.tokens):
        countries = scene.lexicon.demonym(token.text) if token.text[0].isupper() else ()
        if not countries or not index or token.pos not in ("NOUN", "PROPN", "ADJ"):
            continue
        before = scene.tokens[index - 1]
        if scene.before(index) in scene.lexicon.words.determiners and (
            before.has("Number=Plur") or before.pos == "NUM"
        ):
            yield Mention(
                sentence=scene.index,
                field=scene.field,
                start=token.start,
                end=token.end,
                kind="group",
                name=token.text,
                rule="demonym-noun",
                token=index,
                key=f"people {'/'.join(countries)}",
                plural=True,
                countries=countries,
            )


def find_ministries(scene: Scene) -> Iterator[Mention]:
    """Yield the ministries named by their domain alone ("l'Intérieur a annoncé …")."""
    words = scene.lexicon.words
    for index, token in enumerate(scene.tokens):
        if scene.folds[index] not in words.domain_words or not token.text[0].isupper():
            continue
        if scene.before(index) not in words.definite or not token.dep.startswith("nsubj"):
            continue
        if scene.lemmas[token.head] in words.human_verbs and not _body(scene, index):
            yield Mention(
                sentence=scene.index,
                field=scene.field,
                start=token.start,
                end=token.end,
                kind="organisation",
                name=token.text,
                rule="ministry-by-domain",
                token=index,
                head="ministère",
                about=frozenset({scene.folds[index]}),
                definiteness="definite",
                sector="GOV",
            )


def _body(scene: Scene, index: int) -> bool:
    """Say whether a domain's word is also that of a body by itself ("la Police", "la Justice")."""
    position = scene.tokens[index].start
    heads = [e for m in scene.heads if m.start <= position < m.end for e in m.entries]
    return any(e.sector in ("JUD", "COP") or not _needs_name(e) for e in heads)


def _needs_name(entry: Name | Head) -> bool:
    return isinstance(entry, Head) and "needs" in entry.flags
