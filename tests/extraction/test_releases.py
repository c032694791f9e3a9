"""Communiqués, readouts and programmes: how governments and bodies tell of their own meetings."""

from __future__ import annotations

import pytest

from tests.extraction.stages import events, line, party

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
            "At the invitation of President Ana Rey of Peru, President Luis Paz of Chile and President Ole Kuna of Fiji will visit Lima on 1 August.",
            ["visit | planned | Luis Paz HOS CHL, Ole Kuna HOS FJI, PER | 2024-08-01..2024-08-01"],
            id="the subject follows the comma of the opening phrase",
        ),
        _p(
            "At the invitation of President Ana Rey of Peru, the price of oil was visited by the markets of Chile.",
            [],
            id="no subject in the opening phrase",
        ),
        _p(
            "Peru and Chile signed a plan of action for 2025-2027 on Sunday.",
            ["signed | occurred | PER, CHL | 2024-07-28..2024-07-28"],
            id="the years for which a text holds",
        ),
        _p(
            "Peruvian President Ana Rey and Chilean President Luis Paz discussed preparations for the December summit in Lima.",
            [
                "talks | occurred | Ana Rey HOS PER, Luis Paz HOS CHL | -",
                "summit | planned | Ana Rey HOS PER, Luis Paz HOS CHL | 2024-12-01..2024-12-31",
            ],
            id="what is prepared is to come",
        ),
        _p(
            "Peruvian President Ana Rey and Chilean President Luis Paz discussed the importance of reopening the border in May.",
            ["talks | occurred | Ana Rey HOS PER, Luis Paz HOS CHL | -"],
            id="the month of what is only thought of",
        ),
        _p(
            "Fijian Prime Minister Ole Kuna hosted a dinner in honour of Peruvian President Ana Rey on Sunday.",
            ["talks | occurred | Ole Kuna HOG FJI, Ana Rey HOS PER | 2024-07-28..2024-07-28"],
            id="a dinner in honour of a guest",
        ),
        _p(
            "Fijian Prime Minister Ole Kuna hosted a dinner in honour of the rugby team on Sunday.",
            [],
            id="a dinner in honour of a team",
        ),
        _p(
            "A telephone conversation of Peruvian Foreign Minister Ana Rey with Chilean Foreign Minister Luis Paz took place on Sunday.",
            ["call | occurred | Ana Rey FM PER, Luis Paz FM CHL | 2024-07-28..2024-07-28"],
            id="a conversation of one with another",
        ),
        _p(
            "The Tenth Ordinary Session of the Assembly of Heads of State and Government of the African Union convened in Accra on 20 July 2024 under the chairmanship of H.E. Ole Kuna, President of Fiji.",
            ["talks | occurred | African Union, Ole Kuna HOS FJI | 2024-07-20..2024-07-20"],
            id="the session of a body's organ and its chairman",
        ),
        _p(
            "The Council of Ministers of the East African Community held its 40th Extraordinary Session in Arusha on 20 July 2024.",
            ["talks | occurred | East African Community | 2024-07-20..2024-07-20"],
            id="a body held its session",
        ),
        _p(
            "Minister Ana Rey of Peru thanked Chile for its help during the 74th Session of the UN General Assembly.",
            [],
            id="the session of a body is only spoken of",
        ),
        _p("The parliament of Peru held its tenth ordinary session on Sunday.", [], id="a parliament held its session"),
        _p(
            "We the Leaders of Peru, Chile and Fiji met in Lima on 20 July 2024.",
            ["talks | occurred | PER, CHL, FJI | 2024-07-20..2024-07-20"],
            id="we the leaders",
        ),
        _p(
            "Peru and Chile held talks in Lima on Sunday. The talks noted the accord reached on Saturday between Fijian President Ole Kuna and the miners.",
            ["talks | occurred | PER, CHL | 2024-07-28..2024-07-28"],
            id="an accord between one and somebody unread is not with those at hand",
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


_SUMMIT = "The African Union held a summit in Accra on 20 July 2024.\n\n"


@pytest.mark.parametrize(
    ("text", "present"),
    [
        _p(
            "2. The summit was attended by the following Heads of State:\nH.E. Mr Omar Saleh, President of Kenya\nH.E. Jane Otieno, President of Uganda\n\n3. President Ole Kuna of Fiji welcomed the text.",
            ["African Union", "Omar Saleh HOS KEN", "Jane Otieno HOS UGA"],
            id="one line each",
        ),
        _p(
            "2. Also attending were: Omar Saleh, President of Kenya; Jane Otieno, President of Uganda.",
            ["African Union", "Omar Saleh HOS KEN", "Jane Otieno HOS UGA"],
            id="in one sentence",
        ),
        _p(
            "2. Messages came from the following:\n- Omar Saleh, President of Kenya\n- Jane Otieno, President of Uganda",
            ["African Union"],
            id="a list of those who were not there",
        ),
    ],
)
def test_a_list_of_those_present(text: str, present: list[str]) -> None:
    (found,) = events(_SUMMIT + text)
    assert [party(p) for p in found.participants] == present


@pytest.mark.parametrize(
    ("text", "parties"),
    [
        _p(
            "The White House\n\nReadout of the President's Call with Prime Minister Ole Kuna of Fiji\n\nThe President spoke with Prime Minister Kuna on Sunday.",
            ["HOS USA", "Ole Kuna HOG FJI"],
            id="a first line names who speaks",
        ),
        _p(
            "The Old House\n\nReadout of the President's Call with Prime Minister Ole Kuna of Fiji\n\nThe President spoke with Prime Minister Kuna on Sunday.",
            ["the President", "Ole Kuna HOG FJI"],
            id="a first line that names nobody",
        ),
        _p(
            "Deputy Minister Ana Rey met Prime Minister Ole Kuna of Fiji on Sunday. The Deputy Minister reaffirmed Peru's commitment to trade.",
            ["Ana Rey DMIN PER", "Ole Kuna HOG FJI"],
            id="one reaffirms the commitment of one's own country",
        ),
        _p(
            "Deputy Minister Ana Rey met Prime Minister Ole Kuna of Fiji on Sunday. The Deputy Minister praised Peru's commitment to trade.",
            ["Ana Rey DMIN", "Ole Kuna HOG FJI"],
            id="one praises that of any",
        ),
        _p(
            "Foreign Minister Ana Rey led the Peruvian delegation. Rey met Prime Minister Ole Kuna of Fiji on Sunday.",
            ["Ana Rey FM PER", "Ole Kuna HOG FJI"],
            id="who leads a delegation is of its country",
        ),
        _p(
            "Foreign Minister Ana Rey saw the Peruvian delegation. Rey met Prime Minister Ole Kuna of Fiji on Sunday.",
            ["Ana Rey FM", "Ole Kuna HOG FJI"],
            id="who sees one may be of any",
        ),
        _p(
            "Fijian Prime Minister Ole Kuna told President Ana Rey that Foreign Minister Luis Paz of Chile would lead a delegation to Oslo on Friday.",
            ["Luis Paz FM CHL", "NOR"],
            id="that opens a clause",
        ),
    ],
)
def test_whose_official_it_is(text: str, parties: list[str]) -> None:
    found = [e for e in events(text) if e.when.start]
    assert [party(p).replace("The President", "the President") for p in found[-1].participants] == parties
