"""Communiqués, readouts and programmes: how governments and bodies tell of their own meetings."""

from __future__ import annotations

import pytest

from tests.extraction.stages import events
from tests.extraction.test_discourse import line

_p = pytest.param

_VISIT = "At the invitation of Her Excellency Ana Rey, President of Peru, His Excellency Ole Kuna, President of Fiji, paid a State Visit to Peru from 3 to 5 July 2024."


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        _p(
            f"{_VISIT} The two Heads of State held talks.",
            [
                "visit | occurred | Ole Kuna HOS FJI, PER | 2024-07-03..2024-07-05",
                "talks | occurred | Ole Kuna HOS FJI, Ana Rey HOS PER | -",
            ],
            id="the two heads of state are the inviter and the guest",
        ),
        _p(
            "Fijian Prime Minister Ole Kuna visited Peru on Sunday. The two presidents held talks.",
            ["visit | occurred | Ole Kuna HOG FJI, PER | 2024-07-28..2024-07-28", "talks | occurred | FJI, PER | 2024-07-28..2024-07-28"],
            id="no president is named",
        ),
        _p(
            "At the invitation of Foreign Minister Ana Rey of Peru, Foreign Minister Luis Paz of Chile, Foreign Minister Ole Kuna of Fiji, and Foreign Minister Ann Lee of Canada will attend a meeting in Lima on 1 August.",
            ["talks | planned | Luis Paz FM CHL, Ole Kuna FM FJI, Ann Lee FM CAN | 2024-08-01..2024-08-01"],
            id="a list with a comma before its and",
        ),
        _p(
            "Peru met Chile in Lima on Sunday, and Fiji will follow.",
            ["talks | occurred | PER, CHL | 2024-07-28..2024-07-28"],
            id="a comma and a clause",
        ),
        _p(
            "Leaders of the 10-member ASEAN met in Hanoi on Sunday.",
            ["talks | occurred | ASEAN | 2024-07-28..2024-07-28"],
            id="a body told by the number of its members",
        ),
        _p(
            "Leaders of the 10-member board of a bank met in Hanoi on Sunday.",
            [],
            id="a board told by the number of its members",
        ),
    ],
)
def test_communiques(text: str, lines: list[str]) -> None:
    assert [line(e) for e in events(text)] == lines
