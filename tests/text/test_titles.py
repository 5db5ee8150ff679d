import pytest

from recoupe.text.titles import title_end


@pytest.mark.parametrize(
    ("title", "source", "kept"),
    [
        ("Le budget voté | Bakaro-Info.example", None, "Le budget voté"),
        ("Le budget voté - Bakaro Info", "https://www.bakaro-info.example", "Le budget voté"),
        ("Kembara - Portugal : la visite", "bakaro-info.example", "Kembara - Portugal : la visite"),
        ("Le budget voté", "bakaro-info.example", "Le budget voté"),
        ("| Le budget", None, "| Le budget"),
    ],
)
def test_a_site_name_is_no_part_of_a_title(title: str, source: str | None, kept: str) -> None:
    assert title[: title_end(title, source)] == kept
