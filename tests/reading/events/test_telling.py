"""What is worth an event, the clauses that tell events, and who takes part in them."""

import pytest

from recoupe.model.annotation import Event
from recoupe.reading.entities import EntityIndex, find_entities, united
from recoupe.reading.events import find_events
from recoupe.reading.events.worth import RULES, WorthRule
from recoupe.reading.figures import find_figures
from recoupe.reading.quotations import find_quotations
from recoupe.reading.times import find_times
from support import document, french


def read(text: str, *, title: str | None = None) -> tuple[dict[str, Event], EntityIndex]:
    """The events of a text by their triggers' words, as a reader of whole reports finds them."""
    parsed, language = document(text, title=title), french()
    index = find_entities(parsed, language)
    times = find_times(parsed, language)
    quotes = find_quotations(parsed, index, language)
    figures = find_figures(parsed, times, language)
    events, _, described = find_events(parsed, index, times, quotes, figures, language)
    return {e.text: e for e in events}, EntityIndex(united(index.entities, described))


def clause(text: str, trigger: str) -> str:
    found, _ = read(text)
    assert trigger in found, list(found)
    return found[trigger].clause.text


def names(index: EntityIndex, ids: tuple[str, ...]) -> list[str]:
    return [index.by_id[i].name for i in ids]


@pytest.mark.parametrize("rule", RULES, ids=lambda r: r.name)
def test_each_rule_of_worth_decides_its_example(rule: WorthRule) -> None:
    found, _ = read(rule.example)
    assert (rule.trigger in found) == rule.kept


@pytest.mark.parametrize(
    ("text", "trigger", "words"),
    [
        (
            "Le maire a annoncé que la police avait arrêté trois hommes.",
            "arrêté",
            "la police avait arrêté trois hommes",
        ),
        (
            "Une association accuse la société Talbin d’avoir pris part à un raid.",
            "raid",
            "Une association accuse la société Talbin d’avoir pris part à un raid",
        ),
        (
            "Le maire visite le village où neuf pêcheurs ont été tués lundi.",
            "tués",
            "neuf pêcheurs ont été tués lundi",
        ),
        (
            "Le maire habite loin de la marche des pêcheurs à Marseille.",
            "marche",
            "la marche des pêcheurs à Marseille",
        ),
        (
            "Et le maire a démenti la présence de « mercenaires ».",
            "démenti",
            "le maire a démenti la présence de « mercenaires »",
        ),
        (
            "Le maire s'était rendu à Lyon pour rencontrer les pêcheurs.",
            "rencontrer",
            "Le maire s'était rendu à Lyon pour rencontrer les pêcheurs",
        ),
    ],
)
def test_a_clause_is_readable_alone(text: str, trigger: str, words: str) -> None:
    assert clause(text, trigger) == words


def test_a_clause_takes_in_the_quoted_words_that_go_on_with_it() -> None:
    text = (
        "Selon le général Talba, l’armée a tué ce jour-là « onze terroristes » et saisi des armes."
    )
    assert clause(text, "tué").endswith("« onze terroristes »")


def test_a_figure_is_counted_with_the_event_that_it_stands_in_not_with_the_whole_clause() -> None:
    text = "Le maire, qui a rencontré 3 pêcheurs, a inauguré hier une route de 12 km."
    parsed, language = document(text), french()
    times = find_times(parsed, language)
    figures = find_figures(parsed, times, language)
    events, figures, _ = find_events(parsed, EntityIndex(), times, (), figures, language)
    by_id = {e.id: e.text for e in events}
    assert [by_id[f.event or ""] for f in figures] == ["rencontré", "inauguré"]


@pytest.mark.parametrize(
    "text",
    [
        "Le choix politique opéré par le gouvernement d’élargir les partenariats étonne.",
        "Qui sont les morts du village ?",
        "Le matériel acheté à Lyon est vieux.",
        "Publié le 12/05/2024 à 20h15",
        "Le gouvernement s'en tient à sa version.",
        "Le témoin a requis l'anonymat.",
    ],
)
def test_what_nobody_claims_is_no_event(text: str) -> None:
    assert read(text)[0] == {}


def test_a_request_is_one_event_with_whom_it_addresses() -> None:
    found, index = read("L'association a appelé l'ONU à envoyer des enquêteurs.")
    assert list(found) == ["appelé"]
    event = found["appelé"]
    assert (event.type, event.status) == ("REQUEST", "demanded")
    assert names(index, event.recipients) == ["ONU"]


def test_what_something_is_done_for_is_still_to_be_done() -> None:
    found, _ = read("Le maire a créé un comité pour indemniser les victimes.")
    assert found["indemniser"].status == "planned"


@pytest.mark.parametrize(
    "text",
    [
        "Le général Talba a déclaré que les soldats n'étaient pas des mercenaires.",
        "« Ces hommes ne sont pas des mercenaires mais des formateurs », a déclaré Paul Talba.",
    ],
)
def test_who_says_what_someone_is_not_denies_it(text: str) -> None:
    found, index = read(text)
    denial = next(e for e in found.values() if e.type == "REJECT")
    assert denial.status == "denied"
    assert [n.split()[-1] for n in names(index, denial.agents)] == ["Talba"]
    assert "mercenaires" in denial.clause.text


def test_who_is_singled_out_of_a_group_acts_with_it() -> None:
    text = "Une quinzaine de pays européens, dont la France, dénoncent une attaque contre le Mali."
    found, index = read(text)
    assert names(index, found["dénoncent"].agents) == ["pays européens", "France"]


def test_a_verb_about_what_is_singled_out_has_its_own_subject_only() -> None:
    text = "Les pays dont la France soutient l'armée dénoncent une attaque contre le Mali."
    found, index = read(text)
    assert "France" not in names(index, found["dénoncent"].agents)


def test_a_withdrawal_is_from_the_place_that_is_left() -> None:
    found, index = read("L’Italie a retiré fin mars ses soldats italiens du Niger.")
    event = found["retiré"]
    assert names(index, event.agents) == ["Italie"]
    assert names(index, event.recipients) == ["soldats italiens"]
    assert event.place is not None
    assert index.by_id[event.place].name == "Niger"


def test_a_town_is_where_one_arrives_and_no_recipient() -> None:
    found, index = read("Le ministre russe Oleg Talbine est arrivé mardi à Bamako.")
    event = found["arrivé"]
    assert event.recipients == ()
    assert event.place is not None
    assert index.by_id[event.place].name == "Bamako"


def test_a_country_that_is_visited_receives() -> None:
    found, index = read("Le ministre russe Oleg Talbine est arrivé mardi au Mali.")
    assert names(index, found["arrivé"].recipients) == ["Mali"]


def test_an_operation_is_done_by_whom_it_is_of() -> None:
    text = "Le 18 mai, une opération de l'armée dans ce village a fait neuf morts."
    found, index = read(text)
    assert names(index, found["opération"].agents) == ["armée"]
    assert found["opération"].recipients == ()


def test_both_subjects_sign() -> None:
    text = "Le Sénégal et le Portugal ont signé jeudi à Dakar un accord de pêche."
    found, index = read(text)
    assert names(index, found["accord"].agents) == ["Sénégal", "Portugal"]
    assert found["accord"].clause.text == text[:-1]


def test_a_protest_is_not_where_what_it_denounces_is() -> None:
    found, _ = read("Paris a dénoncé l'arrestation d'un journaliste français à Minsk.")
    assert found["dénoncé"].place is None
    assert found["arrestation"].place is not None


def test_receiving_things_is_no_consultation() -> None:
    found, _ = read("La mairie a reçu lundi une lettre.")
    assert all(e.type != "CONSULT" for e in found.values())


def test_the_dead_and_the_missing_undergo() -> None:
    found, index = read("Six pêcheurs sont morts. Plusieurs villageois restent introuvables.")
    assert names(index, found["morts"].recipients) == ["pêcheurs"]
    assert names(index, found["introuvables"].recipients) == ["villageois"]


def test_who_is_appointed_undergoes() -> None:
    found, index = read("La nomination de Paul Talba à la tête de l'armée date de mai.")
    assert found["nomination"].agents == ()
    assert "Paul Talba" in names(index, found["nomination"].recipients)


def test_a_gerund_is_done_by_the_subject_of_its_sentence() -> None:
    text = "Dénonçant la loi, le ministre Paul Talba appelle la France à la négociation."
    found, index = read(text)
    assert names(index, found["Dénonçant"].agents) == ["Paul Talba"]


def test_who_calls_for_a_strike_strikes() -> None:
    found, index = read("La CGT appelle à une grève.")
    assert names(index, found["grève"].agents) == ["CGT"]


def test_another_of_its_kind_does_not_take_the_day_of_the_first() -> None:
    found, _ = read(
        "Les dockers ont entamé une grève lundi 13 mai. Le syndicat a annoncé un nouvel arrêt de "
        "travail."
    )
    assert found["grève"].when is not None
    assert found["arrêt de travail"].when is None


@pytest.mark.parametrize(
    ("text", "trigger", "status"),
    [
        ("Ces assises vont se clôturer le 27 mai.", "clôturer", "planned"),
        ("Le maire pourra repeindre la mairie.", "repeindre", "hypothetical"),
        ("Le ministre vient de repeindre la mairie.", "repeindre", "occurred"),
        (
            "Après avoir quitté Morna en 2021, la ministre a repeint la mairie.",
            "quitté",
            "occurred",
        ),
        ("Le maire, qui a succédé à Anne Morel en juillet, est absent.", "succédé", "occurred"),
        ("Des riverains ont repeint la mairie.", "repeint", "occurred"),
    ],
)
def test_a_verb_that_the_lexicon_does_not_know_tells_an_event(
    text: str, trigger: str, status: str
) -> None:
    found, _ = read(text)
    assert found[trigger].status == status


def test_what_may_always_be_done_is_no_event() -> None:
    found, _ = read("Les habitants peuvent repeindre la mairie.")
    assert "repeindre" not in found


SPORT = (
    "Le club de Morna a ouvert la saison du championnat par une victoire. Le buteur Paul Armand "
    "affrontera samedi ses anciens coéquipiers au stade, a dit l'entraîneur. "
)


def test_a_report_of_sport_tells_of_no_assault() -> None:
    found, _ = read(SPORT)
    assert found["affrontera"].type is None


def test_elsewhere_the_same_word_does() -> None:
    found, _ = read("Des braconniers ont affronté samedi les gardes de Morna.")
    assert found["affronté"].type == "ASSAULT"


def test_who_makes_an_address_is_its_doer() -> None:
    found, index = read("Une allocution du ministre Paul Armand est prévue lundi.")
    assert names(index, found["allocution"].agents) == ["Paul Armand"]


@pytest.mark.parametrize(
    ("text", "trigger", "status"),
    [
        ("Le festival de Morna a été annulé.", "festival", "cancelled"),
        ("Le gala de Morna est reporté au printemps.", "reporté", "cancelled"),
        ("La ministre n'exclut pas de dépêcher un second navire.", "dépêcher", "hypothetical"),
        ("Le procès du maire ne s'ouvrira pas avant lundi.", "procès", "planned"),
        ("Les deux pays négocient depuis un an un accord.", "négocient", "ongoing"),
        ("La maire a rejeté les accusations de l'ONG.", "rejeté les accusations", "denied"),
        (
            "La maire a rejeté mercredi les accusations de l'ONG.",
            "rejeté mercredi les accusations",
            "denied",
        ),
        ("Selon une source, 150 de ses hommes seraient stationnés là.", "stationnés", "alleged"),
    ],
)
def test_how_what_is_told_stands(text: str, trigger: str, status: str) -> None:
    found, _ = read(text)
    assert found[trigger].status == status


def test_a_number_that_begins_a_sentence_counts_people() -> None:
    found, index = read("Neuf civils auraient été tués.")
    assert names(index, found["tués"].recipients) == ["civils"]
