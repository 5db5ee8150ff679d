"""Labels say who is put in which class, by whom, and whether that is denied."""

import pytest

from recoupe.model.annotation import Quotation, Speaker
from recoupe.reading.entities import find_entities
from recoupe.reading.labels import find_labels
from support import document, french

Found = tuple[str, str, str, bool, str | None]


def labels(text: str, quotes: tuple[Quotation, ...] = ()) -> list[Found]:
    """Return (words, class, entity's name, denied, name of who says so)."""
    parsed = document(text)
    index = find_entities(parsed, french())
    return [
        (
            x.text,
            x.label,
            index.by_id[x.entity].name,
            x.denied,
            index.by_id[x.attributed_to].name if x.attributed_to else None,
        )
        for x in find_labels(parsed, index, quotes, french())
    ]


def test_noun_of_a_group_labels_it() -> None:
    assert labels("Des mercenaires russes ont pris la base.") == [
        ("mercenaires", "mercenaires", "mercenaires russes", False, None)
    ]


def test_denied_and_affirmed_in_one_breath() -> None:
    text = (
        "Le Mali a assuré que les forces russes n'étaient pas des mercenaires mais des formateurs."
    )
    assert labels(text) == [
        ("mercenaires", "mercenaires", "forces russes", True, "Mali"),
        ("formateurs", "instructeurs", "forces russes", False, "Mali"),
    ]


def test_two_reports_put_one_force_in_two_classes() -> None:
    parsed = [
        document("Des mercenaires russes ont pris la base."),
        document("Des instructeurs russes sont arrivés mardi."),
    ]
    found = [find_labels(d, find_entities(d, french()), (), french())[0] for d in parsed]
    assert found[0].entity == found[1].entity
    assert found[0].set == found[1].set
    assert found[0].label != found[1].label


def test_adjective_of_a_named_body() -> None:
    assert labels("La société paramilitaire russe Wagner est visée.") == [
        ("paramilitaire", "mercenaires", "Wagner", False, None)
    ]


def test_called_so_by_somebody() -> None:
    text = "Les manifestants, qualifiés d'émeutiers par le préfet, ont été dispersés."
    assert ("émeutiers", "émeutiers", "manifestants", False, "préfet") in labels(text)


def test_source_of_a_sentence_asserts_its_labels() -> None:
    text = "Selon Bamako, les forces russes ne sont pas des mercenaires."
    assert labels(text) == [("mercenaires", "mercenaires", "forces russes", True, "Bamako")]


def test_words_of_a_quotation_are_its_speakers() -> None:
    text = "« Ces hommes sont des terroristes », a lancé Jan Kowal."
    parsed = document(text)
    person = next(e for e in find_entities(parsed, french()).entities if e.name == "Jan Kowal")
    start = text.index("Jan")
    speaker = Speaker(
        name="Jan Kowal", text="Jan Kowal", start=start, end=start + 9, entity=person.id
    )
    quote = Quotation(start=0, end=36, text=text[:36], kind="direct", speaker=speaker, cue=None)
    assert {x[4] for x in labels(text, (quote,))} == {"Jan Kowal"}


@pytest.mark.parametrize("text", ["Les bergers ont vendu du lait.", "Le journaliste est parti."])
def test_trades_label_only_where_they_are_said_of_somebody(text: str) -> None:
    assert labels(text) == []


def test_trade_said_of_the_victims() -> None:
    text = "Les victimes étaient des bergers, affirme un témoin."
    assert labels(text) == [("bergers", "civils", "victimes", False, "témoin")]
