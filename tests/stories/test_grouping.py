"""From reports to stories: features, links, groups and names; all reports are invented."""

import random
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recoupe.model.annotation import Reading, Section
from recoupe.model.report import Report
from recoupe.model.story import Link
from recoupe.model.when import Published
from recoupe.sources import load
from recoupe.stories import features_of, group, links_among, reasons_between, story_of
from recoupe.stories.rules import JOIN_SCORE, RULES
from recoupe.stories.window import Window
from support import report

EXAMPLES = Path(__file__).parents[2] / "examples/reports"


def reading(text, **fields):
    return Reading.of(report(text, **fields))


def link(a, b, score):
    return Link(a=a, b=b, score=score, joined=score >= JOIN_SCORE)


@pytest.fixture(scope="module")
def examples():
    return [Reading.of(r) for r in load(EXAMPLES) if isinstance(r, Report)]


def stories_of(readings):
    """The keys of the reports of each story, sorted."""
    features = [features_of(r) for r in readings]
    keys = {r.id: r.key for r in readings}
    groups = group(keys, links_among(features))
    return sorted(sorted(keys[i] for i in g) for g in groups)


EXAMPLE_STORIES = [
    [
        "bakaro-matin-campagne-contre-la-rougeole",
        "courrier-du-fleuve-kembara-vaccination-rougeole",
        "lagunes-info-rougeole-le-kembara-vaccine",
    ],
    [
        "bakaro-matin-glissement-de-terrain-a-tombela",
        "courrier-du-fleuve-tombela-le-bilan-monte-a-onze-morts",
        "lagunes-info-tombela-quatorze-corps-a-l-hopital",
        "le-balancier-tombela-19-morts",
        "voix-du-littoral-tombela-dix-neuf-morts",
    ],
    [
        "bakaro-matin-saldira-la-reunion-n-a-rien-donne",
        "radio-kelba-port-de-saldira-paralyse",
        "voix-du-littoral-greve-des-dockers-a-saldira",
    ],
    [
        "bakaro-matin-valadim-est-arrive-a-dakar",
        "courrier-du-fleuve-valadim-attendu-a-dakar",
        "depeches/2024-05-visite-dakar.txt",
        "lagunes-info-visite-valadim-dakar",
        "le-balancier-la-visite-du-ministre-portugais-decalee",
        "voix-du-littoral-peche-dakar-et-lisbonne-signent",
    ],
    [
        "courrier-du-fleuve-bakaro-dement-la-presence-de-mercenaires",
        "depeches/2024-06-05-vantor.txt",
        "lagunes-info-vantor-nie-toute-implication",
        "le-balancier-kembara-une-ong-accuse-vantor",
    ],
    ["depeches/2024-05-21-route-de-kossira.txt"],
    ["lagunes-info-port-melan-les-dockers-reprennent", "radio-kelba-dockers-de-port-melan"],
]


def test_examples_come_apart_into_their_events_and_near_misses(examples):
    assert stories_of(examples) == EXAMPLE_STORIES


def test_order_of_reports_does_not_matter(examples):
    for seed in range(5):
        shuffled = random.Random(seed).sample(examples, len(examples))  # noqa: S311 - no secret
        assert stories_of(shuffled) == EXAMPLE_STORIES


def test_a_report_alone_is_a_story():
    assert stories_of([reading("Il pleut à Kossira.", key="a")]) == [["a"]]


def test_two_empty_handed_reports_do_not_join():
    bare = [reading("", title=t, key=t) for t in ("Direct", "Le journal de 20 heures")]
    assert stories_of(bare) == [["Direct"], ["Le journal de 20 heures"]]


def test_month_only_report_is_compared_with_all_of_its_month():
    text = "Le préfet Idrissa Wendou a ouvert mardi le pont de Dougaré sur la Sirande."
    dated = reading(text, key="a", day="2024-05-30")
    vague = Reading.of(report(text + " Il pleuvait.", key="b", day=None))
    links = links_among([features_of(dated), features_of(vague)])
    assert [k.joined for k in links] == [True]


def test_reports_beyond_the_window_are_not_compared():
    text = "Le préfet Idrissa Wendou a ouvert mardi le pont de Dougaré sur la Sirande."
    early = features_of(reading(text, key="a", day="2024-01-02"))
    late = features_of(reading(text, key="b", day="2024-05-30"))
    assert links_among([early, late]) == ()


def test_the_reasons_of_a_link_add_up_to_its_score(examples):
    window = Window(features_of(r) for r in examples)
    weighed = {f.report: f for f in window.reports()}
    for found in links_among(features_of(r) for r in examples):
        assert found.a < found.b
        reasons = reasons_between(weighed[found.a], weighed[found.b])
        assert reasons[0].rule == "start"
        assert found.score == pytest.approx(sum(r.score for r in reasons), abs=0.01)
        assert found.joined == (found.score >= JOIN_SCORE)
        assert all(r.detail for r in reasons)


def test_every_rule_says_what_it_sees():
    for rule in RULES:
        assert rule.amount.__doc__, rule.name


def test_adding_a_report_twice_changes_nothing():
    text = "Le préfet Idrissa Wendou a ouvert le pont de Dougaré."
    a, b = (features_of(reading(text, key=k)) for k in "ab")
    once, twice = Window([a, b]), Window([a, b, b, a])
    assert len(twice) == 2
    assert once.links(a) == twice.links(a)


def test_later_reports_change_no_earlier_decision(examples):
    features = [features_of(r) for r in examples]
    early = [f for f in features if f.latest.isoformat() < "2024-05-24"]
    before = links_among(early)
    ids = {f.report for f in early}
    after = tuple(k for k in links_among(features) if {k.a, k.b} <= ids)
    assert before
    assert after == before


def test_decisions_are_the_same_from_either_side(examples):
    features = {f.report: f for f in map(features_of, examples)}
    window = Window(features.values())
    for one in features.values():
        for found in window.links(one):
            other = features[found.b if found.a == one.report else found.a]
            assert found in window.links(other)


def test_known_pairs_are_left_out():
    text = "Le préfet Idrissa Wendou a ouvert le pont de Dougaré."
    a, b = (features_of(reading(text, key=k)) for k in "ab")
    window = Window([a, b])
    [(first, second, _)] = window.pairs(a)
    assert list(window.pairs(b, known={(first, second)})) == []


def test_undated_reports_are_compared_with_all():
    text = "Le préfet Idrissa Wendou a ouvert mardi le pont de Dougaré sur la Sirande."
    days = {"a": None, "b": None, "c": "2024-05-30", "d": "2023-01-02"}
    features = {k: features_of(reading(text, key=k, day=day)) for k, day in days.items()}
    links = links_among(features.values())
    keys = {f.report: k for k, f in features.items()}
    assert sorted("".join(sorted((keys[k.a], keys[k.b]))) for k in links) == [
        "ab",
        "ac",
        "ad",
        "bc",
        "bd",
    ]


def test_boilerplate_is_no_feature():
    text = "Il pleut à Kossira.\nLire aussi : Tombéla sous la boue"
    plain = reading(text)
    cut = Reading(
        **{f: getattr(plain, f) for f in plain.__struct_fields__ if f != "sections"},
        sections=(
            Section(start=0, end=19, kind="lead"),
            Section(start=20, end=len(text), kind="boilerplate"),
        ),
    )
    assert "tombela" in {t.stem for t in features_of(plain).terms}
    assert {t.stem for t in features_of(cut).terms} == {"il", "pleut", "kossira"}


def test_accents_and_inflection_do_not_part_words():
    stems = [
        {t.stem for t in features_of(reading(text)).terms}
        for text in ("Diaïté, les manifestants", "DIAITE, la manifestation")
    ]
    assert {"diaite", "manifes"} <= stems[0] & stems[1]


def test_chain_of_single_links_does_not_join_two_stories():
    triangle = [link("a", "b", 3.0), link("b", "c", 3.0), link("a", "c", 3.0)]
    other = [link("d", "e", 3.0), link("e", "f", 3.0), link("d", "f", 3.0)]
    bridge = [link("c", "d", 1.0)]
    assert group("abcdef", triangle + other + bridge) == (("a", "b", "c"), ("d", "e", "f"))


def test_groups_with_many_links_between_them_join():
    links = [link(a, b, 1.0) for a in "ab" for b in "cd"] + [link("a", "b", 3), link("c", "d", 3)]
    assert group("abcd", links) == (("a", "b", "c", "d"),)


def test_sides_of_a_story_need_not_answer_each_other():
    visit = [link("a", "b", 3.0), link("b", "c", 3.0), link("a", "c", 3.0)]
    raid = [link("d", "e", 3.0), link("e", "f", 3.0), link("d", "f", 3.0)]
    both = [link("a", "d", 2.0), link("a", "e", 1.0), link("b", "d", 1.0), link("b", "f", 0.5)]
    assert group("abcdef", visit + raid + both) == (("a", "b", "c", "d", "e", "f"),)


def test_links_of_unknown_reports_are_passed_over():
    assert group(["a"], [link("a", "z", 3.0)]) == (("a",),)


@given(
    st.dictionaries(
        st.tuples(st.sampled_from("abcdefgh"), st.sampled_from("abcdefgh")).filter(
            lambda pair: pair[0] < pair[1]
        ),
        st.floats(min_value=-2.5, max_value=9),
    ),
    st.randoms(use_true_random=False),
)
def test_groups_do_not_depend_on_the_order_of_links(scores, rng):
    links = [link(a, b, score) for (a, b), score in scores.items()]
    shuffled = links[:]
    rng.shuffle(shuffled)
    found = group("abcdefgh", links)
    assert found == group("hgfedcba", shuffled)
    assert sorted("".join("".join(g) for g in found)) == list("abcdefgh")


@given(st.lists(st.text(max_size=60), max_size=5))
def test_any_texts_give_features_and_groups(texts):
    readings = [reading(text, key=str(n)) for n, text in enumerate(texts)]
    assert sum(map(len, stories_of(readings))) == len(texts)


def test_story_is_named_after_its_earliest_report():
    first = reading("Un.", title="Grève à Saldira", day="2024-05-14", key="z")
    second = reading("Deux.", title="Saldira : la grève continue", day="2024-05-15", key="a")
    story = story_of([second, first])
    assert (story.title, story.reports) == ("Grève à Saldira", (first.id, second.id))
    assert (story.first_published.isoformat(), story.last_published.isoformat()) == (
        "2024-05-14",
        "2024-05-15",
    )
    assert story.id == story_of([first]).id


def test_hours_order_the_reports_of_a_day():
    def at(hour, key):
        plain = reading("Un.", key=key)
        moment = Published(
            value=f"2024-05-15T{hour}:00:00+00:00",
            earliest=plain.published.earliest,
            latest=plain.published.latest,
            precision="second",
        )
        fields = {f: getattr(plain, f) for f in plain.__struct_fields__ if f != "published"}
        return Reading(**fields, published=moment)

    early, late, whole_day = at("08", "c"), at("19", "b"), reading("Un.", key="a")
    assert story_of([whole_day, late, early]).reports == (early.id, late.id, whole_day.id)


def test_story_without_dates_has_none():
    story = story_of([reading("Il pleut à Kossira.", day=None)])
    assert (story.first_published, story.last_published) == (None, None)


def test_untitled_story_takes_the_first_sentence():
    text = "M. D. Wendou a ouvert le pont. Il pleuvait."
    assert story_of([reading(text)]).title == "M. D. Wendou a ouvert le pont."


def test_long_first_sentence_is_cut_at_a_word():
    title = story_of([reading("Le préfet " + "a ouvert le pont " * 20)]).title
    assert title.endswith("…")
    assert len(title) <= 91
    assert title.removesuffix("…").split()[-1] in {"a", "ouvert", "le", "pont"}


def test_a_title_further_on_is_better_than_none():
    untitled = reading("Il pleut.", day="2024-05-14", key="a")
    titled = reading("Il pleut.", title="Pluie à Kossira", key="b")
    assert story_of([untitled, titled]).title == "Pluie à Kossira"


def test_story_of_nothing_is_refused():
    with pytest.raises(ValueError, match="at least one"):
        story_of([])


def test_a_report_without_a_title_goes_by_its_first_sentence():
    bare = features_of(reading("Le préfet ouvre le pont. Il pleuvait sur la Sirande.", key="a"))
    assert [t.form for t in bare.terms if t.in_title] == ["le", "ouvre", "pont", "prefet"]
