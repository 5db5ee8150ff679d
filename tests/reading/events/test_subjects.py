"""Who does a verb, also where the parse lost its subject."""

import pytest

from reading.events.test_described import told


@pytest.mark.parametrize(
    ("text", "trigger", "agents", "recipients"),
    [
        (
            "Âgé de 31 ans, Sami Larid, dont les clips ont été vus des millions de fois, "
            "a été mis en examen mardi.",
            "mis en examen",
            [],
            ["Sami Larid"],
        ),
        (
            "Une femme a porté plainte affirmant avoir été agressée par le chanteur.",
            "agressée",
            ["chanteur"],
            ["femme"],
        ),
        (
            "Interpellant le gouvernement, la députée Anne Morel a expliqué le retard.",
            "Interpellant le gouvernement",
            ["Anne Morel"],
            ["gouvernement"],
        ),
    ],
)
def test_the_subject_is_found(
    text: str, trigger: str, agents: list[str], recipients: list[str]
) -> None:
    assert told(text)[trigger] == (agents, recipients)
