"""Labels of dossiers: their shape, and how a corrected sheet becomes labels."""

from typing import Any, get_args

import pytest

from eval.dossier_sheets import labels_from
from eval.dossiers import digest, same_origin
from eval.standoff import labels_of
from recoupe.model.annotation import Status
from recoupe.model.correction import OriginKind

DOSSIERS = labels_of("dossiers")


@pytest.mark.parametrize("dossier", DOSSIERS, ids=[d["id"] for d in DOSSIERS])
class TestLabels:
    def test_labels_are_offsets_and_names(self, dossier: dict[str, Any]) -> None:
        assert dossier["set"] in ("first", "second", "third")
        assert all(len(k) == 16 and set(k) <= set("0123456789abcdef") for k in dossier["reports"])
        for report, field, start, end, event, kind, _ in dossier.get("tellings", ()):
            assert report in dossier["reports"]
            assert field in ("title", "body")
            assert start < end
            assert event is None or event in dossier["events"]
            assert kind in get_args(OriginKind)

    def test_statuses_are_known(self, dossier: dict[str, Any]) -> None:
        assert set(dossier.get("events", {}).values()) <= set(get_args(Status))


def test_sets_are_as_drawn() -> None:
    sets = [d["set"] for d in DOSSIERS]
    assert [sets.count(s) for s in ("first", "second", "third")] == [20, 7, 3]


def test_sheet_becomes_labels() -> None:
    lines = [
        "C\tC1\tdenied\tbad\t| le maire a fui [RETREAT]\n",
        "T\tC1\tr1\tbody\t3\t7\tagency\tAPV\t| fui: le maire a fui [occurred]\n",
        "T\t-\tr2\ttitle\t0\t5\tunknown\t-\t| fuite: la fuite [occurred]\n",
        'D\tD1\twrong\tnumber\t[["r1", "body", 3]]\t| 3: deux / 4: trois\n',
    ]
    labels = labels_from(lines)
    assert labels["events"] == {"C1": "denied"}
    assert labels["tellings"][0] == ["r1", "body", 3, 7, "C1", "agency", "APV"]
    assert labels["tellings"][1][4:] == [None, "unknown", None]
    assert labels["glosses"] == [digest("le maire a fui")]
    assert labels["disputes"] == [["number", [["r1", "body", 3]], False]]


def test_event_without_a_line_is_refused() -> None:
    with pytest.raises(ValueError, match="X1"):
        labels_from(["T\tX1\tr1\tbody\t3\t7\tunknown\t-\t| fui: il a fui [occurred]\n"])


def test_issuer_may_be_named_in_part() -> None:
    assert same_origin(("agency", "AFP"), ("agency", "AFP"))
    assert same_origin(("unknown", "la préfecture de Morna"), ("unknown", "préfecture de Morna"))
    assert not same_origin(("unknown", None), ("unknown", "Karim Doss"))
    assert not same_origin(("interview", "Karim Doss"), ("unknown", "Karim Doss"))
