"""What the asking commands print, as text and as JSON."""

import json

import msgspec
import pytest

from recoupe.model.annotation import Reading
from recoupe.model.copies import CopyList
from recoupe.model.dossier import Dossier
from recoupe.model.listing import RejectedList, SearchList, StoryList, Verification
from recoupe.model.reason import Explanation
from recoupe.model.relating import RelationSeries

KEY = "depeches/2024-06-05-vantor.txt"


def decoded(answer, kind):
    """The value that a command printed, which must be alone on one line."""
    assert answer.status == 0
    assert answer.err == ""
    assert answer.out.count("\n") == 1
    return msgspec.json.decode(answer.out, type=kind)


def test_stories_are_listed_newest_first(ask):
    found = decoded(ask("stories", "--json"), StoryList)
    days = [item.last_published for item in found.items]
    assert len(days) == 2
    assert days == sorted(days, reverse=True)


def test_a_story_has_one_row_under_the_heads_of_the_table(ask, landslide):
    lines = ask("stories").out.splitlines()
    row = next(line for line in lines if line.startswith(landslide))
    assert lines[0].split() == ["identifiant", "parution", "articles", "origines", "titre"]
    assert "2024-05-21 – 05-22" in row
    assert "Glissement de terrain" in row


def test_stories_about_a_name_are_those_that_name_it(ask):
    [item] = decoded(ask("stories", "--about", "Vantor", "--json"), StoryList).items
    assert "Vantor" in item.title


def test_stories_about_nobody_say_so(ask):
    assert "Personne Decepays" in ask("stories", "--about", "Personne Decepays").out


def test_headings_are_of_the_language_asked_for(ask, landslide):
    assert "ÉTABLI" in ask("story", landslide).out
    assert "ESTABLISHED" in ask("story", landslide, "--ui", "en").out


def test_a_dossier_is_told_top_to_bottom(ask, landslide):
    out = ask("story", landslide).out
    heads = [line for line in out.splitlines() if line and line == line.upper() and line[0] != " "]
    expected = ["ÉTABLI", "CHRONOLOGIE", "QUI PARLE", "QUI DÉPEND DE QUI", "ARTICLES"]
    assert [head for head in heads if head in expected] == expected


def test_a_dossier_as_json_is_of_the_contract(ask, landslide):
    found = decoded(ask("story", landslide, "--json"), Dossier)
    assert found.format == "recoupe/dossier/1"
    assert found.as_of is None
    assert len(found.reports) == 5


def test_a_dossier_is_found_by_the_beginning_of_its_id(ask, landslide):
    assert ask("story", landslide[:8]).out == ask("story", landslide).out


def test_a_dossier_as_of_a_day_knows_no_later_report(ask, landslide):
    found = decoded(ask("story", landslide, "--as-of", "2024-05-21", "--json"), Dossier)
    assert found.as_of == "2024-05-21"
    assert 0 < len(found.reports) < 5
    assert all(str(report.published.latest) <= "2024-05-21" for report in found.reports)


def test_the_page_is_written_where_asked_and_nothing_printed(ask, landslide, tmp_path):
    page = tmp_path / "dossier.html"
    answer = ask("story", landslide, "--html", page)
    assert (answer.status, answer.out) == (0, "")
    assert str(page) in answer.err
    assert page.read_text(encoding="utf-8").lstrip().startswith("<!DOCTYPE html>")


def test_quiet_says_nothing_of_the_page(ask, landslide, tmp_path):
    assert ask("story", landslide, "--html", tmp_path / "x.html", "--quiet").err == ""


def test_a_reading_as_json_is_of_the_contract(ask):
    found = decoded(ask("report", KEY, "--json"), Reading)
    assert (found.format, found.key) == ("recoupe/reading/1", KEY)


@pytest.mark.parametrize("head", ["ACTEURS ET LIEUX", "TEMPS", "CITATIONS", "ÉVÉNEMENTS"])
def test_a_reading_is_told_by_parts(ask, head):
    assert head in ask("report", KEY).out.splitlines()


def test_a_time_is_told_with_its_value(ask):
    assert "Le 18 mai · 2024-05-18" in ask("report", KEY).out


def test_search_finds_words_without_their_accents(ask):
    found = decoded(ask("search", "dougare", "villageois", "--json"), SearchList)
    assert found.items
    assert all(item.story for item in found.items)


def test_a_hit_is_told_with_its_key_and_story(ask):
    out = ask("search", "dougare").out
    assert KEY in out
    assert "histoire " in out


def test_search_without_a_hit_says_so(ask):
    answer = ask("search", "zzyzx")
    assert (answer.status, "zzyzx" in answer.out) == (0, True)


@pytest.mark.parametrize("part", ["claims", "origins"])
def test_what_stands_in_a_dossier_is_explained(ask, landslide, part):
    dossier = ask("story", landslide, "--json").json
    found = decoded(ask("explain", dossier[part][0]["id"], "--json"), Explanation)
    assert found.reasons


def test_a_story_is_explained_in_words(ask, landslide):
    out = ask("explain", landslide).out
    assert f"story {landslide}" in out
    assert "are in one story" in out


def test_what_was_rejected_is_told_with_its_reason(ask):
    [item] = decoded(ask("rejected", "--json"), RejectedList).items
    assert item.code == "empty"
    assert item.detail in ask("rejected").out


def test_every_span_of_the_examples_holds(ask):
    found = decoded(ask("verify", "--json"), Verification)
    assert (found.reports, found.faults) == (9, ())
    assert "all hold" in ask("verify").err


def test_an_export_holds_a_line_for_each_dossier(ask, tmp_path):
    assert ask("export", tmp_path / "out").status == 0
    lines = (tmp_path / "out" / "dossiers.jsonl").read_bytes().splitlines()
    assert [msgspec.json.decode(line, type=Dossier).as_of for line in lines] == [None] * 2


def test_no_line_is_wider_than_the_terminal(ask, landslide):
    assert max(map(len, ask("story", landslide).out.splitlines())) <= 100


def test_what_is_not_a_terminal_gets_no_escape_codes(ask, landslide):
    assert "\x1b" not in ask("story", landslide).out


@pytest.fixture
def copied(ask, landslide):
    """The keys of two reports of the landslide."""
    reports = ask("story", landslide, "--json").json["reports"]
    return [report["key"] for report in reports][:2]


def test_diff_shows_two_reports_side_by_side(ask, copied):
    answer = ask("diff", *copied)
    assert answer.status == 0
    assert "│" in answer.out
    found = ask("diff", *copied, "--json").json
    assert found["format"] == "recoupe/diff/1"
    assert [found["a"]["key"], found["b"]["key"]] == copied


PARTED = (
    "Le pont de Talmore a été fermé lundi matin, après la découverte de fissures sous la chaussée. "
    "Les camions sont détournés par Belcourt jusqu'à la fin du mois, et les piétons passent par "
    "l'ancienne écluse, où la commune a posé des planches et des barrières. Une entreprise doit "
    "examiner les câbles la semaine prochaine avant que les travaux ne commencent."
)


def test_copies_lists_pairs_that_share_text(recoupe, tmp_path):
    lines = [
        {"id": "pont", "published": "2024-05-14", "text": PARTED},
        {"id": "talmore", "published": "2024-05-15", "text": PARTED.replace("doit", "va")},
    ]
    (tmp_path / "in.jsonl").write_text("\n".join(json.dumps(line) for line in lines))
    file = tmp_path / "recoupe.db"
    assert recoupe("read", tmp_path / "in.jsonl", "--record", file).status == 0

    def ask(*words):
        return recoupe(*words, "--record", file)

    [copy] = decoded(ask("copies", "--json"), CopyList).items
    assert {copy.a.key, copy.b.key} == {"pont", "talmore"}
    assert (copy.kind, copy.first == "unknown") == ("copy", False)
    answer = ask("copies", "talmore", "--kind", "copy")
    assert (answer.status, answer.err) == (0, "")
    assert "Reprise" in answer.out
    assert answer.out.index("pont") < answer.out.index("→") < answer.out.rindex("talmore")
    assert max(map(len, answer.out.splitlines())) <= 100
    assert "Copy" in ask("copies", "--ui", "en").out
    assert "Aucun" in ask("copies", "--kind", "shared_quote").out
    assert ask("copies", "nobody").status == 1
    assert ask("copies", "--kind", "none").status == 2


def test_diff_writes_a_page_and_takes_the_beginning_of_ids(ask, copied, tmp_path):
    found = ask("diff", *copied, "--json").json
    file = tmp_path / "diff.html"
    answer = ask("diff", found["a"]["id"][:9], found["b"]["id"][:9], "--html", file, "--ui", "en")
    assert answer.status == 0
    assert file.read_text(encoding="utf-8").startswith("<!DOCTYPE html>")
    assert ask("diff", *copied, "--json", "--html", file).status == 2
    assert ask("diff", copied[0], "nobody").status == 1


def test_relations_take_codes_and_names_of_countries(ask):
    by_code = decoded(ask("relations", "bel", "TGO", "--json"), RelationSeries)
    by_name = decoded(ask("relations", "Belgique", "togo", "--json"), RelationSeries)
    assert by_code == by_name
    assert (by_code.a.country, by_code.b.country) == ("BEL", "TGO")


def test_relations_of_strangers_say_so(ask):
    assert "Personne Decepays" in ask("relations", "Personne Decepays", "MLI").out
    assert ask("relations", "MLI", "RUS", "--since", "hier").status == 1


def sides(ask, story):
    """The disagreements of a dossier: aspect, and each side's value by who says it."""
    found = decoded(ask("story", story, "--json"), Dossier)
    return [(d.aspect, {s.by: s.value for s in d.sides}) for d in found.disagreements]


def test_the_examples_set_the_tolls_of_government_and_hospital_against_each_other(ask, landslide):
    ((aspect, said),) = sides(ask, landslide)
    assert aspect == "number"
    assert {by: value.split()[0] for by, value in said.items()} == {
        "gouvernement": "onze",
        "hôpital": "quatorze",
    }


def test_the_examples_set_mercenaries_against_instructors(ask):
    items = ask("stories", "--json").json["items"]
    story = next(item["id"] for item in items if "Vantor" in item["title"])
    assert sides(ask, story) == [
        (
            "label",
            {
                "Amadou Séribara": "instructeurs",
                "Observatoire kembarais des libertés": "mercenaires",
            },
        )
    ]
