"""The example reports give the same files, byte for byte, however they come to be read."""

import dataclasses
import os
import random
import subprocess
import sys
from pathlib import Path

import pytest

from recoupe.engine.exporting import export
from recoupe.engine.read import read
from recoupe.engine.stages import real_stages
from recoupe.export.tables import FILES
from recoupe.reading.reader import Reader
from recoupe.record import Record
from support import french, reader

REPORTS = Path(__file__).parents[2] / "examples" / "reports"


def pieces():
    """Each report of the examples, as its file's path and its line."""
    for path in sorted(p for p in REPORTS.rglob("*") if p.is_file()):
        text = path.read_text()
        for line in text.splitlines(keepends=True) if path.suffix == ".jsonl" else [text]:
            yield path.relative_to(REPORTS), line


def folders(root, batches):
    """A folder a batch, its reports under the paths that they have among the examples."""
    for number, batch in enumerate(batches):
        for name, line in batch:
            path = root / str(number) / name
            path.parent.mkdir(parents=True, exist_ok=True)
            with path.open("a") as stream:
                stream.write(line.rstrip("\n") + "\n" if path.suffix == ".jsonl" else line)
        yield root / str(number)


def exported(root, batches, *, read_by=None, as_of=None):
    """The files that an export gives after each batch was read on its own."""
    root.mkdir(parents=True, exist_ok=True)
    stages = dataclasses.replace(real_stages(), reader=lambda language, cache: read_by or reader())
    with Record.open(root / "recoupe.db", write=True) as record:
        for folder in folders(root / "in", batches):
            read([folder], record, stages=stages)
        export(record, root / "out", as_of=as_of, stages=stages)
    return {path.name: path.read_bytes() for path in (root / "out").iterdir()}


@pytest.fixture(scope="module")
def plain(tmp_path_factory):
    return exported(tmp_path_factory.mktemp("plain"), [list(pieces())])


def differing(one, other):
    assert set(one) == set(other) == set(FILES)
    return [name for name in FILES if one[name] != other[name]]


def test_the_examples_fill_the_tables(plain):
    assert plain["dossiers.jsonl"].count(b"\n") >= 6
    for name in ("claims", "claim_events", "quotes", "origins", "entities", "passages", "times"):
        assert plain[f"{name}.csv"].count(b"\r\n") > 1, name


@pytest.mark.parametrize("seed", range(3))
def test_neither_order_nor_batches_leave_a_trace(tmp_path, plain, seed):
    chance = random.Random(seed)  # noqa: S311  # a fixed order, no secret
    shuffled = chance.sample(list(pieces()), k=len(list(pieces())))
    cuts = sorted(chance.sample(range(1, len(shuffled)), k=2 * seed))
    batches = [shuffled[a:b] for a, b in zip([0, *cuts], [*cuts, None], strict=True)]
    assert differing(exported(tmp_path, batches), plain) == []


def test_reading_again_leaves_no_trace(tmp_path, plain):
    whole = list(pieces())
    assert differing(exported(tmp_path, [whole[:9], whole]), plain) == []


def test_parsing_in_other_company_leaves_no_trace(tmp_path, plain):
    backwards = list(pieces())[::-1]
    batches = [backwards[:5], backwards[5:]]
    assert differing(exported(tmp_path, batches, read_by=Reader(french())), plain) == []


def of_two_outlets():
    return [piece for piece in pieces() if piece[0].name.startswith(("voix", "courrier"))]


def test_another_process_gives_the_same_bytes(tmp_path):
    """Sets come in another order there: each process has its own seed of hashes."""
    here = exported(tmp_path / "here", [of_two_outlets()])
    code = (
        "import sys; from pathlib import Path; from export import test_export_order as test;"
        "test.exported(Path(sys.argv[1]), [test.of_two_outlets()])"
    )
    seed = "1" if os.environ.get("PYTHONHASHSEED") != "1" else "2"
    subprocess.run(  # noqa: S603  # our own code
        [sys.executable, "-c", code, str(tmp_path / "there")],
        check=True,
        env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": os.pathsep.join(sys.path)},
    )
    there = {path.name: path.read_bytes() for path in (tmp_path / "there" / "out").iterdir()}
    assert differing(there, here) == []


def test_as_of_a_day_is_the_export_of_what_was_known(tmp_path, plain):
    then = exported(tmp_path, [list(pieces())], as_of="2024-05-21")
    kept = then["readings.jsonl"].splitlines()
    assert 0 < len(kept) < plain["readings.jsonl"].count(b"\n")
    assert set(kept) < set(plain["readings.jsonl"].splitlines())
    assert b'"as_of":"2024-05-21"' in then["dossiers.jsonl"]
