"""What holds for any text: mentions quote the report, ids are its own, nothing crashes."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from recoupe.reading.entities import find_entities
from support import document, french

PIECES = st.sampled_from(
    [
        "Le ministre", "russe", "des Affaires étrangères", ",", "Jan Kowal", "Bamako", "selon",
        "d'après", "l’ONU", "(ONU)", "M.", "Kowal", "-", "«", "»", "\"", "\n", "\u00a0", "a dit",
        "qu'", "il", "-t-il", "forces", "mercenaires", "n'étaient pas", "des", "de", "place",
        "Al-Qaïda", "\u202f", "É", "🙂", "groupe", "Wagner", ".", "34 ans", "président",
    ]
)  # fmt: skip


@given(st.one_of(st.text(max_size=60), st.lists(PIECES, max_size=14).map(" ".join)))
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_mentions_quote_the_report_and_resolve_to_known_entities(text: str) -> None:
    parsed = document(text, title=text[:20] or None)
    index = find_entities(parsed, french())
    assert len({e.id for e in index.entities}) == len(index.entities)
    for entity in index.entities:
        assert entity.mentions
        for span in entity.mentions:
            field = "title" if span.in_title else "body"
            assert span.text == parsed.text_of(field)[span.start : span.end]
            assert index.at(span.start, span.end, field=field) is not None


def test_reading_again_gives_the_same() -> None:
    text = "Jan Kowal, maire de Clairval, a reçu les experts de l'ONU. Il est reparti."
    first = find_entities(document(text), french())
    second = find_entities(document(text), french())
    assert first.entities == second.entities
