"""What a claim's standing is, on the dossier made by hand and on small ones."""

import msgspec
import pytest

from export import made
from recoupe.export.standing import Weigher, Weight
from recoupe.model.dossier import About, Disagreement, Dossier


def weighed(dossier: Dossier) -> dict[str, Weight]:
    weigher = Weigher(dossier)
    return {c.id: weigher.weigh(c) for c in dossier.claims}


def without_figures(dossier: Dossier) -> Dossier:
    claims = tuple(msgspec.structs.replace(c, figures=()) for c in dossier.claims)
    return msgspec.structs.replace(dossier, claims=claims)


@pytest.mark.parametrize(
    ("claim", "standing", "origins"),
    [
        ("c-inspected", "claimed", 1),
        ("c-visit", "announced", 1),
        ("c-faults", "contested", 1),
        ("c-inquiry", "demanded", 1),
        ("c-road", "cancelled", 1),
        ("c-closed", "single", 1),
    ],
)
def test_standing_follows_status_and_who_asserts(claim: str, standing: str, origins: int) -> None:
    weight = weighed(made.dossier())[claim]
    assert (weight.standing, weight.origins) == (standing, origins)


def test_two_origins_corroborate() -> None:
    weight = weighed(without_figures(made.dossier()))["c-fell"]
    assert (weight.standing, weight.origins, weight.by) == ("corroborated", 2, ())


def test_differing_numbers_are_not_borne_out() -> None:
    assert weighed(made.dossier())["c-fell"].standing == "disputed"


def test_a_claim_in_dispute_is_not_borne_out() -> None:
    weight = weighed(made.dossier())["c-dead"]
    assert weight == Weight(
        standing="disputed", origins=2, by=("hôpital central", "syndicat de secouristes")
    )


def test_what_one_side_denies_is_not_established() -> None:
    dossier = made.dossier()
    denied = Disagreement(id="d", about=About(claim="c-fell"), aspect="status", sides=())
    dossier = msgspec.structs.replace(dossier, disagreements=(denied,))
    assert weighed(dossier)["c-fell"].standing == "opposed"


def test_a_word_in_dispute_that_a_source_alone_says_is_that_side_s_word() -> None:
    dossier = without_figures(made.dossier())
    events = {c.id: c.events[0] for c in dossier.claims}
    sides = tuple(
        msgspec.structs.replace(s, words=(events[c],))
        for s, c in zip(dossier.disagreements[0].sides, ("c-dead", "c-fell"), strict=True)
    )
    label = Disagreement(id="d", about=About(entity="e-mayor"), aspect="label", sides=sides)
    found = weighed(msgspec.structs.replace(dossier, disagreements=(label,)))
    assert found["c-dead"].standing == "claimed"
    assert found["c-fell"].standing == "corroborated"


def test_unknown_origins_count_once() -> None:
    dossier = without_figures(made.dossier())
    unknown = tuple(
        msgspec.structs.replace(o, kind="unknown", issuer=None) for o in dossier.origins
    )
    found = weighed(msgspec.structs.replace(dossier, origins=unknown))
    assert (found["c-fell"].standing, found["c-fell"].origins) == ("single", 1)


def test_a_communique_of_a_party_is_the_party_speaking() -> None:
    dossier = made.dossier()
    _, second, _ = made.reports()
    words = "Le pont de l'Orvanne s'est effondré lundi soir."
    told = made.event(second, words, "occurred", "o-word")
    claim = made.claim("c", "x", "occurred", told, agents=("e-government",))
    found = weighed(msgspec.structs.replace(dossier, claims=(claim,)))
    assert found["c"] == Weight(standing="claimed", origins=1, by=("ministère des Travaux",))
