"""By which channel words were given, and which words only look like one."""

import pytest

from recoupe.crosscheck.words import Lexicon
from support import french


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return Lexicon(french())


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("a-t-elle affirmé à l'AFP", "interview"),
        ("a souligné la mairie auprès de l’AFP", "interview"),
        ("a annoncé sur RTL le préfet", "interview"),
        ("invitée de France Inter", "interview"),
        ("interrogé par Kelba Matin", "interview"),
        ("contacté par nos soins", "interview"),
        ("dans un communiqué transmis à l'AFP", "communique"),
        ("a-t-il tweeté", "communique"),
        ("a écrit Ama Dossou sur le blog du parti", "communique"),
        ("interviewée en direct sur Facebook", "interview"),
        ("selon cet arrêté", "document"),
        ("interrogé par la police", None),
        ("vu à la télévision", None),
        ("le tweet du maire a été supprimé", None),
        ("venu au monde", None),
        ("écrit à l'agence sanitaire", None),
    ],
)
def test_channel(lexicon: Lexicon, text: str, kind: str | None) -> None:
    found = lexicon.channel(text)
    assert (found[0] if found else None) == kind


@pytest.mark.parametrize(
    ("name", "agency"),
    [
        ("un journaliste de l'AFP", "AFP"),
        ("Agence France-Presse (AFP)", "AFP"),
        ("porte-parole de l'AFP", None),
        ("ami", None),
    ],
)
def test_agency_people(lexicon: Lexicon, name: str, agency: str | None) -> None:
    assert lexicon.media.agency(name) == agency
