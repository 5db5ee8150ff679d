"""Header, dateline, credits and boilerplate of a report, apart from its text."""

from recoupe.lang import Language
from recoupe.model.annotation import Section
from recoupe.model.report import Report
from recoupe.reading.parse import Layout


def find_layout(report: Report, language: Language) -> Layout:
    """Return the parts of a report."""
    del language
    sections = (Section(start=0, end=len(report.text), kind="body"),) if report.text else ()
    return Layout(published=report.published, dateline=None, credits=(), sections=sections)
