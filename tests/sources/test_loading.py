"""Files into reports and rejections; every file here is made by the test."""

import gzip
import json
import os

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recoupe.errors import PathNotFoundError
from recoupe.model.report import Rejection, Report
from recoupe.sources import count, load
from recoupe.sources.json_lines import MAX_LINE_BYTES
from recoupe.sources.refusal import FREE_UNPACK_BYTES, MAX_TEXT_BYTES


def loaded(tmp_path, name, content):
    """Everything that a file of this name and content yields."""
    path = tmp_path / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return list(load(path))


def lines(*rows):
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)


def test_seed_header_is_not_text_and_gives_the_month(tmp_path):
    [report] = loaded(tmp_path, "a.txt", " date 2024-02 DOUGARÉ, 5 février - Il pleut.\n")
    assert report.text == "DOUGARÉ, 5 février - Il pleut.\n"
    assert (report.published.value, report.published.from_) == ("2024-02", "header")
    assert report.published.latest.isoformat() == "2024-02-29"
    assert (report.key, report.source, report.title, report.language) == ("a.txt", None, None, "fr")


def test_text_without_header_has_an_unknown_date(tmp_path):
    [report] = loaded(tmp_path, "a.txt", "Date à retenir : 2024-05 fut sec.")
    assert report.text.startswith("Date à")
    assert report.published.from_ == "unknown"


def test_text_is_never_normalised(tmp_path):
    text = "Cafe\u0301 \u00ab\u00a0oui\u202f\u00bb\r\nfin \t"
    [report] = loaded(tmp_path, "a.txt", text)
    assert report.text == text


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252", "mac_roman"])
def test_encodings_of_french_are_detected(tmp_path, encoding):
    text = "Le préfet de Tombéla l’a répété : « Où sont passés les élèves ? »"
    [report] = loaded(tmp_path, "a.txt", text.encode(encoding))
    assert report.text == text


@pytest.mark.parametrize("text", ["Décès à Noël", "Été", "À Kossira, « rien »."])
def test_short_texts_are_read_in_the_commonest_encoding(tmp_path, text):
    [report] = loaded(tmp_path, "a.txt", text.encode("cp1252"))
    assert report.text == text


def test_other_scripts_are_not_read_as_western_ones(tmp_path):
    text = "Вчера в городе прошёл дождь, сообщили местные власти."
    [found] = loaded(tmp_path, "a.txt", text.encode("cp1251"))
    assert (found.code, found.path) == ("encoding", "a.txt")


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("a.txt", b"", "empty"),
        ("a.txt", b" date 2024-05-01 \n", "empty"),
        ("a.txt", b" date 2024-02-30 Il pleut.", "bad_date"),
        ("a.txt", b"\x89PNG\0\0", "binary"),
        ("a.txt", b"\xff\xfe\x00\xd8a\x00", "encoding"),
        ("a.txt", b"x" * (MAX_TEXT_BYTES + 1), "too_large"),
        ("a.jpg", b"\xff\xd8\xff\xe0\0\x10", "binary"),
        ("a.html", b"<p>Il pleut</p>", "unreadable"),
        ("a.jsonl", b'{"text": "Il pleut."', "bad_json"),
        ("a.jsonl", b'["Il pleut."]', "bad_shape"),
        ("a.jsonl", b'{"text": 12}', "bad_shape"),
        ("a.jsonl", b'{"title": " ", "text": null}', "empty"),
        ("a.jsonl", b'{"text": "Il pleut.", "published": "hier"}', "bad_date"),
        ("a.jsonl", b'{"text": "Il pleut.", "published": "2024-13"}', "bad_date"),
        ("a.jsonl", b'{"text": "It rains.", "lang": "xx"}', "language"),
        ("a.jsonl", b'{"text": "a\\u0000b"}', "binary"),
        ("a.jsonl", b'{"text": "' + b"x" * MAX_TEXT_BYTES + b'xx"}', "too_large"),
        ("a.jsonl", b'{"x": ' * 100_000, "bad_json"),
        ("a.jsonl.gz", b"no archive", "unreadable"),
    ],
)
def test_what_cannot_be_read_is_kept_with_its_reason(tmp_path, name, content, code):
    [found] = loaded(tmp_path, name, content)
    assert isinstance(found, Rejection)
    assert (found.code, found.path) == (code, name)
    assert found.detail


def test_bad_line_stops_nothing_and_tells_its_number(tmp_path):
    content = lines({"id": "1", "text": "Un."}) + "{oops\n\n" + lines({"id": "2", "text": "Deux."})
    first, bad, second = loaded(tmp_path, "a.jsonl", content)
    assert [first.key, second.key] == ["1", "2"]
    assert (bad.code, bad.line, bad.key) == ("bad_json", 2, "a.jsonl:2")


def test_equal_faults_on_two_lines_are_two_rejections(tmp_path):
    first, second = loaded(tmp_path, "a.jsonl", "{\n{\n")
    assert first.id != second.id


def test_line_over_the_bound_is_passed_over(tmp_path):
    content = b" " * (2 * MAX_LINE_BYTES + 7) + b"\n" + lines({"id": "2", "text": "Deux."}).encode()
    bad, good = loaded(tmp_path, "a.jsonl", content)
    assert (bad.code, bad.line) == ("too_large", 1)
    assert good.key == "2"


def test_key_is_id_else_address_else_path(tmp_path):
    url = "https://www.courrier-du-fleuve.example/a/1"
    found = loaded(
        tmp_path,
        "a.jsonl",
        lines({"id": "7", "url": url, "text": "A."}, {"url": url, "text": "B."}, {"text": "C."}),
    )
    assert [r.key for r in found] == ["7", url, "a.jsonl"]


def test_outlet_is_the_given_one_else_the_host(tmp_path):
    url = "https://www.courrier-du-fleuve.example/a/1"
    found = loaded(
        tmp_path,
        "a.jsonl",
        lines({"source": "Le Courrier", "url": url, "text": "A."}, {"url": url, "text": "B."}),
    )
    assert [r.source for r in found] == ["Le Courrier", "courrier-du-fleuve.example"]


def test_title_alone_is_a_report_with_the_empty_text(tmp_path):
    [report] = loaded(tmp_path, "a.jsonl", lines({"title": "Trois morts à Kossira", "x": [1]}))
    assert (report.title, report.text) == ("Trois morts à Kossira", "")


@pytest.mark.parametrize(
    ("given", "value", "earliest", "latest", "precision"),
    [
        ("2024", "2024", "2024-01-01", "2024-12-31", "year"),
        ("2024-02", "2024-02", "2024-02-01", "2024-02-29", "month"),
        ("2024-W20", "2024-W20", "2024-05-13", "2024-05-19", "week"),
        ("2024-05-14", "2024-05-14", "2024-05-14", "2024-05-14", "day"),
        ("20240514", "2024-05-14", "2024-05-14", "2024-05-14", "day"),
        ("2024-05-14 08:05", "2024-05-14T08:05:00", "2024-05-14", "2024-05-14", "minute"),
        ("2024-05-14T23:30:00Z", "2024-05-14T23:30:00+00:00", "2024-05-14", "2024-05-14", "second"),
        (
            "2024-05-14T00:30:10.5+02:00",
            "2024-05-14T00:30:10.500000+02:00",
            "2024-05-14",
            "2024-05-14",
            "second",
        ),
    ],
)
def test_dates_of_any_precision(tmp_path, given, value, earliest, latest, precision):
    [report] = loaded(tmp_path, "a.jsonl", lines({"text": "A.", "published": given}))
    found = report.published
    assert (found.value, found.precision, found.from_) == (value, precision, "metadata")
    assert (found.earliest.isoformat(), found.latest.isoformat()) == (earliest, latest)


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("2024/05/21/une-greve", "2024-05-21"),
        ("2024/05/une-greve", "2024-05"),
        ("actu/une-greve-2024-05-21.html", "2024-05-21"),
        ("actu/20240521-une-greve", "2024-05-21"),
        ("2024/99/21/une-greve", None),
        ("actu/1202405219", None),
    ],
)
def test_date_of_an_address_stands_in_for_an_absent_one(tmp_path, path, value):
    url = f"https://lagunes-info.example/{path}"
    undated, dated = loaded(
        tmp_path,
        "a.jsonl",
        lines({"url": url, "text": "A."}, {"url": url, "text": "A.", "published": "2023-01-01"}),
    )
    assert undated.published.value == value
    assert undated.published.from_ == ("address" if value else "unknown")
    assert dated.published.value == "2023-01-01"


def test_language_tags_are_read_by_their_first_part(tmp_path):
    [report] = loaded(tmp_path, "a.jsonl", lines({"text": "A.", "lang": "fr-CA"}))
    assert report.language == "fr"


def test_packed_lines_read_like_plain_ones(tmp_path):
    content = lines({"id": "1", "text": "Un."}, {"id": "2", "text": "Deux."}).encode()
    assert loaded(tmp_path, "a.jsonl.gz", gzip.compress(content)) == loaded(
        tmp_path, "a.jsonl", content
    )


def test_damaged_archive_keeps_what_came_before(tmp_path):
    content = lines(*({"id": str(n), "text": f"Le {n}e."} for n in range(20_000))).encode()
    *reports, bad = loaded(tmp_path, "a.jsonl.gz", gzip.compress(content)[:-40_000])
    assert len(reports) > 1_000
    assert (bad.code, bad.line) == ("unreadable", len(reports) + 1)


def test_archive_that_bursts_is_stopped(tmp_path):
    found = loaded(tmp_path, "a.jsonl.gz", gzip.compress(b" " * (FREE_UNPACK_BYTES + 1)))
    assert [r.code for r in found] == ["too_large"]


def test_folder_is_read_in_order_without_hidden_files(tmp_path):
    for name in ("b.txt", "a/z.txt", "a/c.txt", ".hidden.txt", ".git/d.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("Il pleut.")
    assert [r.key for r in load(tmp_path)] == ["a/c.txt", "a/z.txt", "b.txt"]
    assert count(tmp_path) == 3


def test_links_in_a_ring_and_pipes_do_not_hang(tmp_path):
    (tmp_path / "a").mkdir()
    (tmp_path / "a/loop").symlink_to(tmp_path, target_is_directory=True)
    (tmp_path / "a/none.txt").symlink_to(tmp_path / "nowhere")
    (tmp_path / "b.txt").write_text("Il pleut.")
    os.mkfifo(tmp_path / "c.txt")
    found = list(load(tmp_path))
    assert [(r.key, getattr(r, "code", None)) for r in found] == [
        ("a/none.txt", "unreadable"),
        ("b.txt", None),
        ("c.txt", "unreadable"),
    ]


def test_name_that_is_not_unicode_still_gives_a_key(tmp_path):
    path = os.fsencode(tmp_path) + b"/caf\xe9.txt"
    with open(path, "w") as stream:  # noqa: PTH123 - a name of bytes
        stream.write("Il pleut.")
    [report] = load(tmp_path)
    assert report.key == "caf\ufffd.txt"


def test_missing_path_is_an_error_at_once(tmp_path):
    with pytest.raises(PathNotFoundError):
        list(load(tmp_path / "none"))


def test_count_says_how_many_will_come(tmp_path):
    (tmp_path / "a.jsonl").write_text(lines({"text": "A."}, {"text": "B."}).rstrip("\n"))
    assert count(tmp_path) == 2
    (tmp_path / "b.jsonl.gz").write_bytes(gzip.compress(b"{}"))
    assert count(tmp_path) is None


@given(st.binary(max_size=300), st.sampled_from(["a.txt", "a.jsonl", "a.jsonl.gz", "a.bin"]))
def test_no_bytes_stop_the_reading(tmp_path_factory, content, name):
    for found in loaded(tmp_path_factory.getbasetemp(), name, content):
        assert isinstance(found, Report | Rejection)
        if isinstance(found, Report):
            assert (found.text + (found.title or "")).encode()


@given(st.text(max_size=80), st.text(max_size=80))
def test_title_and_text_come_through_unaltered(tmp_path_factory, title, text):
    row = json.dumps({"title": title, "text": text}).encode()
    [found] = loaded(tmp_path_factory.getbasetemp(), "a.jsonl", row)
    if isinstance(found, Report):
        assert found.text == text
        assert (found.title or title) == title
