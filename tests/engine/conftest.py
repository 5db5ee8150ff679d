import pytest

from recoupe.record import Record


@pytest.fixture
def record(tmp_path):
    with Record.open(tmp_path / "recoupe.db", write=True) as opened:
        yield opened
