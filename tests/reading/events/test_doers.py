"""Doers named with "par", stretches between two days, aims joined by "et"."""

from recoupe.model.annotation import Event, Reading
from recoupe.reading.reader import Reader
from support import document, french


def read(text: str) -> tuple[Reading, dict[str, Event]]:
    reading = Reader(french()).read_document(document(text))
    return reading, {e.text: e for e in reading.events}


def names(reading: Reading, ids: tuple[str, ...]) -> list[str]:
    known = {e.id: e.name for e in reading.entities}
    return [known[i] for i in ids]


def test_a_passive_has_the_doer_that_the_parse_hangs_on_another_complement():
    reading, events = read("Une fillette a été sauvée de justesse par les pêcheurs de Brume.")
    assert names(reading, events["sauvée"].agents) == ["pêcheurs de Brume"]


def test_a_doer_beside_a_noun_is_not_the_active_verbs():
    reading, events = read(
        "Le maire Jean Valtin a pris part au lancement officiel par le ministre Paul Armand des "
        "assises du sport."
    )
    assert names(reading, events["lancement"].agents) == ["Paul Armand"]


def test_what_took_place_between_two_days_is_one_event():
    reading, _ = read("Le syndicat a dénoncé des incidents entre le 9 et le 16 août à Brume.")
    (told,) = [e for e in reading.events if e.text == "incidents"]
    assert told.when is not None
    assert told.when.value.count("/") == 1
    assert told.when.value.endswith("08-16")


def test_the_second_of_two_aims_is_not_done():
    _, events = read(
        "La mission exhorte les autorités à mener des enquêtes afin d'identifier les responsables "
        "des massacres et de les traduire en justice."
    )
    assert "traduire en justice" not in events or events["traduire en justice"].status != "occurred"


def test_a_relative_that_only_says_when_is_no_second_event():
    _, events = read("L'attaque qui s'est produite lundi a surpris les pêcheurs.")
    assert events["attaque"].when is not None
    assert "produite" not in events


def test_who_escapes_an_attack_undergoes_it():
    reading, events = read("La ministre a échappé à un attentat mardi.")
    assert names(reading, events["attentat"].recipients) == ["ministre"]


def test_what_is_escaped_with_the_article_did_not_take_place():
    _, events = read("Le suspect a échappé à l'arrestation.")
    assert "arrestation" not in events


def test_who_speaks_in_an_interview_gives_it():
    reading, events = read(
        "Paul Armand a déclaré lundi vouloir partir, dans un entretien au journal Le Brumais."
    )
    assert names(reading, events["entretien"].agents) == ["Paul Armand"]
    assert names(reading, events["entretien"].recipients) == ["journal"]


def test_an_office_of_one_kind_takes_no_deed_for_complement():
    reading, events = read("Plusieurs inconnus y ont menacé le Premier ministre de violences.")
    assert names(reading, events["menacé"].recipients) == ["Premier ministre"]


def test_who_is_succeeded_undergoes_it():
    reading, events = read("Lina Morand a succédé à Paul Armand lundi.")
    assert names(reading, events["succédé"].recipients) == ["Paul Armand"]
