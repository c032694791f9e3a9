"""Sentences → agreements: what was signed or agreed on, by whom."""

from __future__ import annotations

import pytest

from dipltrack.model import Event
from tests.extraction.stages import events, party

_p = pytest.param


def _line(e: Event) -> str:
    """An agreement as one line: parties, and its status when it has not happened."""
    return ", ".join(party(p) for p in e.participants) + (f" ({e.status})" if e.status != "occurred" else "")


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        _p("Peru and Chile agreed on resuming flights.", ["PER, CHL"], id="on an act"),
        _p("Peru and Chile agreed on working together.", [], id="on a generic act"),
        _p("Peru and Chile agreed on strengthening their ties.", [], id="on stronger ties"),
        _p("Peru and Chile agreed on closer checks of cargo.", ["PER, CHL"], id="on a concrete course"),
        _p("Peru and Chile agreed on most issues.", [], id="on issues"),
        _p("Peru and Chile agreed on the need for steps.", [], id="on a need"),
        _p("The treaty was negotiated in Oslo, Norway, and signed on Sunday by Peru and Chile.", ["PER, CHL"], id="agents behind two participles"),
        _p("The treaty was signed in Oslo on Sunday in the presence of Peruvian President Ana Rey and Chilean President Luis Paz.", ["Ana Rey HOS PER, Luis Paz HOS CHL"], id="in the presence of"),
        _p("Peruvian President Ana Rey met Chilean President Luis Paz on Sunday. Rey agreed to open a border post.", ["Ana Rey HOS PER, Luis Paz HOS CHL"], id="with the one who was met"),
    ],
)  # fmt: skip
def test_agreements(text: str, lines: list[str]) -> None:
    assert [_line(e) for e in events(text) if e.kind == "agreement"] == lines


def test_it_was_agreed_at_the_latest_meeting_not_at_one_recalled() -> None:
    found = events(
        "Peruvian President Ana Rey met Chilean President Luis Paz on Sunday. Rey was pleased to see Paz again since they met in May 2023. "
        "The two presidents agreed to open a border post."
    )
    assert [str(e.when.start) for e in found if e.kind == "agreement"] == ["2024-07-28"]
