"""Events: triggers, types, participants, places, times, attribution, figures."""

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from recoupe.model.annotation import Entity, Event, Quotation, Speaker
from recoupe.model.base import make_id
from recoupe.model.when import TimeExpression
from recoupe.reading.entities import EntityIndex, find_entities
from recoupe.reading.events import find_events
from recoupe.reading.events.lexicon import EventRow
from recoupe.reading.figures import find_figures
from support import document, french, reader, report, span_of


def entities(text: str, **kinds: str) -> EntityIndex:
    """An index of entities by their words ("_" for a blank) and kinds."""
    found = []
    for words, kind in kinds.items():
        name = words.replace("_", " ")
        mentions = tuple(span_of(text, name, nth=n) for n in range(text.count(name)))
        found.append(
            Entity(id=make_id("entity", name), kind=kind, name=name, mentions=mentions)  # type: ignore[arg-type]
        )
    return EntityIndex(found)


def day(text: str, words: str, value: str) -> TimeExpression:
    span = span_of(text, words)
    date = dt.date.fromisoformat(value)
    return TimeExpression(
        start=span.start,
        end=span.end,
        text=words,
        value=value,
        type="DATE",
        earliest=date,
        latest=date,
        precision="day",
        rule="test",
    )


def read(
    text: str,
    index: EntityIndex | None = None,
    times: tuple[TimeExpression, ...] = (),
    quotes: tuple[Quotation, ...] = (),
) -> dict[str, Event]:
    """The events of a text by their triggers' words."""
    events, *_ = find_events(document(text), index or EntityIndex(), times, quotes, (), french())
    return {e.text: e for e in events}


def names(index: EntityIndex, ids: tuple[str, ...]) -> list[str]:
    return [index.by_id[i].name for i in ids]


@pytest.mark.parametrize(
    ("text", "trigger", "type_"),
    [
        ("Les ministres se sont rencontrés à Brume.", "rencontrés", "CONSULT"),
        ("Le gouvernement a condamné l'attaque.", "condamné", "ACCUSE"),
        ("Les pêcheurs ont manifesté devant le port.", "manifesté", "PROTEST"),
        ("La police a arrêté trois hommes.", "arrêté", "COERCE"),
        ("Des rebelles ont attaqué le village.", "attaqué", "ASSAULT"),
        ("L'armée a retiré ses soldats.", "retiré", "RETREAT"),
        ("La junte a fait appel à ses voisins.", "fait appel", "REQUEST"),
        ("Le ministre a mis en cause son rival.", "mis en cause", "ACCUSE"),
        ("Un séisme a frappé la vallée.", "séisme", None),
        ("Un coup d'État a eu lieu en août.", "coup d'État", "COERCE"),
    ],
)
def test_a_trigger_has_its_plover_type(text: str, trigger: str, type_: str | None) -> None:
    found = read(text, find_entities(document(text), french()))
    assert trigger in found, list(found)
    assert found[trigger].type == type_


def test_a_light_verb_leaves_the_event_to_its_noun() -> None:
    found = read("Le ministre effectuera une visite à Brume.")
    assert list(found) == ["visite"]
    assert found["visite"].status == "planned"


def test_speech_alone_is_no_event() -> None:
    assert read("Le ministre a dit que la route est longue.") == {}


def test_subject_and_object_take_part() -> None:
    text = "Le président Talba a rencontré Orsenne à Brume."
    index = entities(text, Talba="person", Orsenne="person", Brume="place")
    event = read(text, index)["rencontré"]
    assert names(index, event.agents) == ["Talba"]
    assert names(index, event.recipients) == ["Orsenne"]
    assert event.place == make_id("entity", "Brume")


def test_a_passive_turns_the_roles_round() -> None:
    text = "Orsenne a été arrêté par la Gendarmerie."
    index = entities(text, Orsenne="person", Gendarmerie="organisation")
    event = read(text, index)["arrêté"]
    assert names(index, event.agents) == ["Gendarmerie"]
    assert names(index, event.recipients) == ["Orsenne"]


def test_an_infinitive_is_done_by_the_subject_of_its_verb() -> None:
    text = "Talba doit rencontrer Orsenne lundi."
    index = entities(text, Talba="person", Orsenne="person")
    event = read(text, index)["rencontrer"]
    assert names(index, event.agents) == ["Talba"]
    assert event.status == "planned"


def test_a_relative_clause_takes_its_antecedent() -> None:
    text = "Talba, qui a rencontré Orsenne, est rentré."
    index = entities(text, Talba="person", Orsenne="person")
    assert names(index, read(text, index)["rencontré"].agents) == ["Talba"]


def test_the_complements_of_a_noun_take_part() -> None:
    text = "La visite de Talba au Valdor a duré deux jours."
    index = entities(text, Talba="person", Valdor="country")
    event = read(text, index)["visite"]
    assert names(index, event.agents) == ["Talba"]
    assert names(index, event.recipients) == ["Valdor"]
    assert event.place == make_id("entity", "Valdor")


def test_a_pronoun_takes_part_as_its_referent() -> None:
    text = "Il rencontrera Orsenne lundi."
    talba = Entity(id=make_id("entity", "Talba"), kind="person", name="Talba", mentions=())
    index = EntityIndex(
        [talba, *entities(text, Orsenne="person").entities],
        pronouns={("body", 0): talba.id},
    )
    assert names(index, read(text, index)["rencontrera"].agents) == ["Talba"]


def test_the_date_of_a_statement_is_not_the_date_of_its_content() -> None:
    text = "Talba a déclaré dimanche que la police avait arrêté trois hommes vendredi."
    times = (day(text, "dimanche", "2024-05-12"), day(text, "vendredi", "2024-05-10"))
    when = read(text, times=times)["arrêté"].when
    assert when is not None
    assert when.value == "2024-05-10"


def test_a_noun_takes_the_date_of_the_verb_that_schedules_it() -> None:
    text = "Talba est attendu samedi à Brume pour une visite."
    event = read(text, times=(day(text, "samedi", "2024-05-18"),))["visite"]
    assert event.when is not None
    assert (event.when.value, event.status) == ("2024-05-18", "planned")


def test_an_event_long_before_publication_is_background() -> None:
    text = "L'armée a retiré ses soldats le 3 mars 2022."
    event = read(text, times=(day(text, "le 3 mars 2022", "2022-03-03"),))["retiré"]
    assert event.background


def test_the_pluperfect_is_background() -> None:
    assert read("Talba s'était rendu à Brume.")["rendu"].background


def test_a_bare_mention_takes_the_status_of_the_telling_one() -> None:
    text = "Talba effectuera une visite à Brume. Cette visite sera la première."
    events, *_ = find_events(document(text), EntityIndex(), (), (), (), french())
    assert [e.status for e in events if e.lemma == "visite"] == ["planned", "planned"]
    assert events[-1].rule.endswith("named_again")


def test_reported_words_are_attributed_to_their_speaker() -> None:
    text = "Le ministre a indiqué que la police a arrêté trois hommes."
    content = span_of(text, "la police a arrêté trois hommes")
    speaker = Speaker(name="ministre", text="Le ministre", start=0, end=11, entity="e1")
    quote = Quotation(
        start=content.start,
        end=content.end,
        text=content.text,
        kind="indirect",
        speaker=speaker,
        cue=None,
    )
    event = read(text, quotes=(quote,))["arrêté"]
    assert (event.attributed_to, event.status) == ("e1", "occurred")


def test_a_figure_belongs_to_the_event_that_it_measures() -> None:
    text = "L'explosion a fait 12 morts. La police a arrêté 3 hommes."
    parsed = document(text)
    figures = find_figures(parsed, (), french())
    events, figures, _ = find_events(parsed, EntityIndex(), (), (), figures, french())
    by_id = {e.id: e.text for e in events}
    assert [by_id[f.event or ""] for f in figures] == ["explosion", "arrêté"]
    assert all(f.id in next(e for e in events if e.id == f.event).figures for f in figures)


def test_title_events_carry_their_field() -> None:
    parsed = document("Rien.", title="Brume : la police arrête trois hommes")
    events, *_ = find_events(parsed, EntityIndex(), (), (), (), french())
    assert [(e.text, e.field) for e in events] == [("arrête", "title")]


def test_reading_again_gives_the_same_events() -> None:
    text = "La police a arrêté trois hommes après une attaque à Brume."
    assert read(text) == read(text)


WORDS = (
    *("la", "police", "a", "arrêté", "été", "visite", "attaque", "de", "à", "se", "rendre"),
    *("pour", ",", ".", "«", "»", "lundi", "?", "ne", "pas", "que", "qui", "effectuera", "un"),
    *("appel", "fait", "aurait", "tué", "12", "morts"),
)


@settings(max_examples=30, deadline=None)
@given(st.lists(st.sampled_from(WORDS), max_size=25))
def test_any_words_give_events_that_quote_their_report(words: list[str]) -> None:
    text = " ".join(words)
    parsed = document(text)
    figures = find_figures(parsed, (), french())
    events, *_ = find_events(parsed, EntityIndex(), (), (), figures, french())
    for event in events:
        assert text[event.start : event.end] == event.text
        assert text[event.clause.start : event.clause.end] == event.clause.text
        assert event.clause.start <= event.start
        assert event.end <= event.clause.end
    assert len({e.id for e in events}) == len(events)


def test_saying_that_someone_is_not_something_denies() -> None:
    text = "Le Valdor a déclaré que les soldats n'étaient pas des mercenaires mais des formateurs."
    index = entities(text, Valdor="country")
    event = read(text, index)["déclaré"]
    assert (event.type, event.status) == ("REJECT", "denied")
    assert names(index, event.agents) == ["Valdor"]


def test_coordinated_far_dates_are_events_of_their_own() -> None:
    text = "Les deux coups d'État d'avril 2019 et de juin 2020 ont éprouvé le pays."
    times = (day(text, "avril 2019", "2019-04-01"), day(text, "juin 2020", "2020-06-01"))
    events, *_ = find_events(document(text), EntityIndex(), times, (), (), french())
    coups = [e for e in events if e.lemma.startswith("coup d'")]
    assert [e.when.value for e in coups if e.when] == ["2019-04-01", "2020-06-01"]
    assert len({e.id for e in coups}) == 2


def test_wounds_in_an_accident_have_no_assailant() -> None:
    text = "Un accident a eu lieu à Brume. Deux passagers ont été blessés."
    found = read(text)
    assert found["blessés"].type is None


def test_an_inverted_subject_is_the_agent() -> None:
    text = "« C'est une faute », a dénoncé Orsenne."
    index = entities(text, Orsenne="person")
    assert names(index, read(text, index)["dénoncé"].agents) == ["Orsenne"]


def test_the_lexicon_holds_at_least_five_hundred_lemmas() -> None:
    rows = french().rows("events", EventRow)
    assert len({r.lemma for r in rows}) >= 500
    assert len({(r.lemma, r.pos, r.flags) for r in rows}) == len(rows)  # one for each sense


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Personne n’a tiré.", "denied"),
        ("Nul n’a été arrêté lundi à Brume.", "denied"),
        ("Rien n’a été signé mardi à Brume.", "denied"),
        ("Aucun n’a été libéré lundi à Brume.", "denied"),
        ("La personne n’est arrivée que lundi.", "occurred"),
    ],
)
def test_who_is_nobody_denies_the_deed_and_takes_no_part(text, status):
    [reading] = reader().read([report(text)])
    [event] = reading.events
    assert event.status == status
    assert status != "denied" or not event.agents
