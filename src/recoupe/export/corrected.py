"""What the user has put right in a dossier, in the words of the interface."""

from recoupe.export.desk import Desk
from recoupe.export.view import CorrectionView
from recoupe.model.dossier import DossierCorrection


def corrections(desk: Desk) -> tuple[CorrectionView, ...]:
    """Return the corrections, oldest first."""
    return tuple(
        CorrectionView(what=what(desk, c), note=note(desk, c)) for c in desk.dossier.corrections
    )


def what(desk: Desk, correction: DossierCorrection) -> str:
    """Return a correction in a sentence; reports by their numbers."""
    known = {r.id for r in desk.dossier.reports}
    refs = [f"R{desk.ref(r).number}" if r in known else r[:8] for r in correction.reports]
    about = dict(zip(("a", "b"), (*correction.about, *refs), strict=False))
    about["reports"] = desk.strings.joined(refs)
    about["names"] = ", ".join(correction.about[1:])
    if correction.origin:
        kind = desk.strings(f"origin_{correction.origin}")
        about["origin"] = ", ".join((kind, *correction.about))
    return desk.strings(f"corrected_{correction.corrects}", **about)


def note(desk: Desk, correction: DossierCorrection) -> str:
    """Return what stands beside a correction: its number, the reason, whether it is idle."""
    parts = [desk.strings("decision_number", n=correction.decision), correction.because]
    if correction.idle:
        parts.append(desk.strings("corrected_idle"))
    return " · ".join(parts)
