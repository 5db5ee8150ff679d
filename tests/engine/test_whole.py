"""The real stages together, on a few invented reports: order, as of, what verify says."""

import dataclasses
import json
import random

import msgspec
import pytest

from recoupe.engine.ask import dossier, reading, search, stories
from recoupe.engine.explain import explain
from recoupe.engine.exporting import exported_dossiers, exported_readings
from recoupe.engine.instants import parse_as_of
from recoupe.engine.read import read
from recoupe.engine.relating import relations
from recoupe.engine.stages import real_stages
from recoupe.engine.verify import verify
from recoupe.model.codec import to_json
from recoupe.record import Record
from support import reader

COMMUNIQUE = (
    "« Cette rencontre traduit la volonté commune des deux gouvernements de rouvrir la frontière "
    "et de relancer les échanges », indique un communiqué du ministère valdorien du Commerce."
)
ITEMS = [
    {
        "id": "visite-1",
        "source": "courrier-du-lac.example",
        "published": "2024-03-04",
        "title": "La ministre belge du Commerce attendue au Togo",
        "text": "LOMÉ, 4 mars (APA) - La ministre belge du Commerce, Odile Verstraete, effectuera "
        "une visite de deux jours au Togo cette semaine. " + COMMUNIQUE,
    },
    {
        "id": "visite-2",
        "source": "l-echo-des-plages.example",
        "published": "2024-03-05T18:30:00Z",
        "title": "Odile Verstraete est arrivée à Lomé",
        "text": "La ministre belge du Commerce, Odile Verstraete, est arrivée mardi à Lomé, au "
        "Togo, pour une visite de deux jours. " + COMMUNIQUE,
    },
    {
        "id": "visite-3",
        "source": "radio-savane.example",
        "published": "2024-03-07",
        "title": "Visite achevée d’Odile Verstraete à Lomé",
        "text": "Odile Verstraete, ministre belge du Commerce, a quitté Lomé mercredi après deux "
        "jours de visite au Togo. Elle a rencontré son homologue togolais.",
    },
    {
        "id": "bus-1",
        "source": "le-matin-des-collines.example",
        "published": "2024-03-05",
        "title": "Accident de bus à Sokodé : douze morts",
        "text": "Douze personnes ont été tuées mardi dans la collision d’un bus et d’un camion "
        "près de Sokodé, selon les pompiers.",
    },
    {
        "id": "bus-2",
        "source": "courrier-du-lac.example",
        "published": "2024-03-06",
        "title": "Collision d’un bus près de Sokodé : le bilan monte à dix-neuf morts",
        "text": "La collision d’un bus et d’un camion près de Sokodé a fait dix-neuf morts, ont "
        "annoncé mercredi les pompiers.",
    },
    {
        "id": "grève",
        "source": "radio-savane.example",
        "published": "2024-03",
        "title": "Les dockers de Bonlieu en grève",
        "text": "Les dockers du port de Bonlieu ont cessé le travail lundi.",
    },
    {"id": "sans-date", "title": "Marché couvert", "text": "Le marché couvert a rouvert."},
]


@pytest.fixture(scope="module")
def stages():
    """The real stages; the model is loaded once."""
    return dataclasses.replace(real_stages(), reader=lambda language, cache: reader())


def write(path, items):
    path.write_text("".join(json.dumps(i, ensure_ascii=False) + "\n" for i in items))
    return path


def filled(folder, name, stages, *batches):
    """A record into which each batch was read on its own."""
    record = Record.open(folder / f"{name}.db", write=True)
    for number, batch in enumerate(batches):
        path = write(folder / f"{name}-{number}.jsonl", batch)
        read([path], record, stages=stages)
    return record


@pytest.fixture(scope="module")
def record(tmp_path_factory, stages):
    with filled(tmp_path_factory.mktemp("whole"), "all", stages, ITEMS) as opened:
        yield opened


def exported(record):
    lines = [to_json(r) for r in exported_readings(record, None)]
    return lines + [to_json(d) for d in exported_dossiers(record, None, None)]


def test_the_record_holds(record):
    found = verify(record)
    assert found.faults == ()
    assert found.reports == len(ITEMS)


def test_the_stories_are_those_a_person_would_make(record):
    groups = [{r.key for r in d.reports} for d in exported_dossiers(record, None, None)]
    assert {"visite-1", "visite-2", "visite-3"} in groups
    assert {"bus-1", "bus-2"} in groups
    assert {"grève"} in groups


@pytest.mark.parametrize("seed", range(3))
def test_neither_order_nor_number_of_reads_leaves_a_trace(tmp_path, record, stages, seed):
    shuffled = random.Random(seed).sample(ITEMS, len(ITEMS))  # noqa: S311  # a fixed order
    batches = [[item] for item in shuffled] if seed == 0 else [shuffled[: 2 * seed], shuffled[2:]]
    with filled(tmp_path, "other", stages, *batches) as other:
        assert exported(other) == exported(record)


def test_as_of_a_day_is_what_the_reports_up_to_it_give(tmp_path, record, stages):
    dated = [i for i in ITEMS if "published" in i and len(i["published"]) > 7]
    for day in ("2024-03-04", "2024-03-05", "2024-03-06"):
        with filled(
            tmp_path, day, stages, [i for i in dated if i["published"] <= f"{day}T99"]
        ) as then:
            alone = [
                msgspec.structs.replace(d, as_of=day) for d in exported_dossiers(then, None, None)
            ]
        assert list(exported_dossiers(record, parse_as_of(day), stages)) == alone


def test_every_claim_origin_and_disagreement_is_explained(record):
    for item in stories(record).items:
        assert explain(record, item.id).reasons
        found = dossier(record, item.id).dossier
        for thing in (*found.claims, *found.origins, *found.disagreements):
            assert explain(record, thing.id).reasons, thing


def test_a_reading_and_a_hit_come_by_their_words(record):
    assert reading(record, "visite-2").title == "Odile Verstraete est arrivée à Lomé"
    assert [i.key for i in search(record, "dockers greve").items] == ["grève"]
    assert len(stories(record, about="Verstraete").items) == 1
    assert len(stories(record, about="odile verstraete").items) == 1
    assert stories(record, about="Verstraete Odile").items == ()


def test_the_record_is_the_parsers_cache(tmp_path, record, stages):
    parses = {}
    real = real_stages()

    class Noting:
        def __init__(self, kept):
            self.kept = kept

        def get_parses(self, keys):
            return self.kept.get_parses(keys)

        def put_parses(self, found):
            parses.update(found)
            self.kept.put_parses(found)

    noting = dataclasses.replace(
        real, reader=lambda language, cache: real.reader(language, Noting(cache))
    )
    path = write(tmp_path / "in.jsonl", ITEMS[3:5])
    with Record.open(tmp_path / "cache.db", write=True) as other:
        read([path], other, stages=noting)
        first = len(parses)
        copy = write(tmp_path / "copy.jsonl", [{**ITEMS[3], "id": "copy"}])
        read([copy], other, stages=noting)
        assert first > 0
        assert len(parses) == first


def test_relations_are_found_by_code_and_by_name_now_and_then(record, stages):
    now = relations(record, "bel", "Togo")
    assert now.events
    assert sum(m.events for m in now.series) == len(now.events)
    assert {e.claim for e in relations(record, "TGO", "Belgique").events} == {
        e.claim for e in now.events
    }
    assert {e.claim for e in relations(record, "Odile Verstraete", "TGO").events}
    assert relations(record, "BEL", "TGO", as_of="2024-03-03", stages=stages).events == ()
    [then] = exported_dossiers(record, parse_as_of("2024-03-04"), stages)
    joined = {c for r in then.relations if (r.a, r.b) == ("BEL", "TGO") for c in r.claims}
    found = relations(record, "BEL", "TGO", as_of="2024-03-04", stages=stages).events
    assert {e.claim for e in found} == joined
