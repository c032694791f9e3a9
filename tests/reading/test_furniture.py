"""Paragraphs that are no part of an article are dropped, and no others."""

from __future__ import annotations

import time

import pytest

from dipltrack.reading.furniture import without_furniture

_p = pytest.param
_ONE, _TWO = "The two ministers met in Oslo on Thursday.", "They will meet again in Nairobi in May."


@pytest.mark.parametrize(
    ("before", "after"),
    [
        _p([], [], id="nothing to drop"),
        _p(["World", "Talks in Oslo"], [], id="what stands above the headline"),
        _p(["3 May 2024"], [], id="date"),
        _p(["Published 3 May 2024 at 10:15 GMT | Updated 4 May 2024"], [], id="two dates"),
        _p(["By Marit Aas in Bergen"], [], id="byline"),
        _p(["3 May 2024", "By Marit Aas"], [], id="date and byline"),
        _p([], ["Read also: Why herring prices doubled"], id="pointer"),
        _p([], ["© Coast Media. All rights reserved."], id="copyright"),
        _p([], ["Tags: fish, ports"], id="tags"),
    ],
)
def test_furniture_goes(before: list[str], after: list[str]) -> None:
    assert without_furniture([*before, _ONE, _TWO, *after], "Talks in Oslo") == [_ONE, _TWO]


@pytest.mark.parametrize(
    "block",
    [
        "Read the treaty first, said the minister, and ask me then.",
        "By 3 May 2024 both parliaments have to agree.",
        "Updated figures were published by the ministry on 3 May 2024.",
        "Next week the ministers will meet again.",
        "Copyright was the subject of the talks between the two delegations, and of nothing else; it took them four days, and the lawyers two more than that.",
        "“Share this burden with us,” she said.",
    ],
)
def test_reporting_stays(block: str) -> None:
    assert without_furniture([_ONE, block, _TWO, block + " Again."], "Talks in Oslo") == [_ONE, block, _TWO, block + " Again."]


@pytest.mark.parametrize("piece", ["-", " ", ", ", "1:00 ", "at ", "| ", "Published ", "1 ", "·"])
def test_no_paragraph_takes_long(piece: str) -> None:
    start = time.process_time()
    for length in (79, 100_000):
        without_furniture([(piece * length)[:length] + "x", _ONE], None)
    assert time.process_time() - start < 1
