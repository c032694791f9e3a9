"""More articles about the harbour talks of the record: announced before, told in other words after, and one that leaves it open."""

from __future__ import annotations

from dataclasses import replace

from dipltrack.model import Event, Kind, Participant, Role, Status, When
from tests.cli.record import OTIENO, SOLHEIM, day, quote

ANNOUNCED = "Foreign Minister Ingrid Solheim will receive her Kenyan counterpart, Peter Otieno, in Oslo on 2 May, her office said."
BERGEN = "Foreign ministers Peter Otieno of Kenya and Ingrid Solheim of Norway talked about fishing rights in Bergen on Thursday."
FRIDAY = "Ministers Peter Otieno and Ingrid Solheim held talks in Norway on Friday, a spokesman for Kenya said."

FILES = {
    "announced.txt": f"Date: 2024-04-20\nSource: Fjord Post\n\n{ANNOUNCED}\n",
    "bergen.txt": f"Date: 2024-05-04\nSource: Mombasa Daily\n\n{BERGEN}\n",
    "friday.txt": f"Date: 2024-05-05\nSource: Daily Baobab\n\n{FRIDAY}\n",
}


def _talks(text: str, status: Status, title: str, when: When, place: str | None, who: tuple[Participant, ...], sure: float) -> Event:
    cameo, plover = ("036", "AGREE") if status is Status.PLANNED else ("040", "CONSULT")
    return Event(
        Kind.MEETING, "talks", status, title, when, place, "NOR", "fishing rights", participants=who, confidence=sure,
        evidence=quote(text, text.split(", her office")[0], "meet"), cameo=cameo, plover=plover,
    )  # fmt: skip


EVENTS = (
    _talks(
        ANNOUNCED,
        Status.PLANNED,
        "Solheim–Otieno talks in Oslo",
        day("2024-05-02", "2 May"),
        "Oslo",
        (SOLHEIM, replace(OTIENO, role=Role.PARTICIPANT)),
        0.85,
    ),
    _talks(BERGEN, Status.OCCURRED, "Otieno–Solheim talks in Bergen", day("2024-05-02", "Thursday"), "Bergen", (OTIENO, SOLHEIM), 0.86),
    _talks(
        FRIDAY,
        Status.OCCURRED,
        "Otieno–Solheim talks in Norway",
        day("2024-05-03", "Friday"),
        "Norway",
        (OTIENO, SOLHEIM),
        0.55,
    ),
)
