"""Who takes part: officials whose country stands elsewhere, people named together, the sides that the words leave out."""

from __future__ import annotations

from datetime import date

import pytest

from dipltrack.extraction import extract
from dipltrack.model import Article
from tests.extraction.stages import MONDAY, party

_p = pytest.param


def lines(text: str, published: date = MONDAY, source: str | None = None) -> list[str]:
    """Each event as "mode status: parties"."""
    found = extract(Article(text, published=published, source=source)).events
    return [f"{e.mode or e.kind} {e.status}: {', '.join(party(p) for p in e.participants)}" for e in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        _p("Peruvian President Ana Rey travelled to Suva, Fiji, on Sunday to attend a meeting with Japanese Foreign Minister Ken Sato.", ["visit occurred: Ana Rey HOS PER, FJI", "talks occurred: Ana Rey HOS PER, Ken Sato FM JPN"], id="the country of a place is no subject"),
        _p("In Suva, Fiji met Japanese Foreign Minister Ken Sato on Sunday.", ["talks occurred: FJI, Ken Sato FM JPN"], id="a country that is the subject after a place"),
        _p("Danish King Olav II and Crown Prince Karl bin Olav II received Peruvian President Ana Rey.", ["talks occurred: Olav II HOS DNK, Karl bin Olav II CROWN DNK, Ana Rey HOS PER"], id="two who are named together are two people"),
        _p("Peruvian Foreign Minister Ana Rey met her peers from Chile and Brazil, Luis Paz and Rui Mendes.", ["talks occurred: Ana Rey FM PER, Luis Paz FM CHL, Rui Mendes FM BRA"], id="peers"),
        _p("Peruvian President Ana Rey was chosen by her peers. Chile met nobody.", [], id="peers of no country"),
        _p("On a visit to the Americas, Danish Foreign Minister Eva Holm met Peruvian President Ana Rey.", ["talks occurred: Eva Holm FM DNK, Ana Rey HOS PER"], id="a field before a comma is no part of the title"),
        _p("Peruvian President Ana Rey met Pacific Islands Forum (PIF) Chairman Henry Kuna.", ["talks occurred: Ana Rey HOS PER, Henry Kuna OFFICIAL, Pacific Islands Forum"], id="an abbreviation between body and title"),
        _p("Peruvian President Ana Rey met Minister of Investments and Foreign Trade of Fiji Henry Kuna.", ["talks occurred: Ana Rey HOS PER, Henry Kuna TRADEM FJI"], id="a minister of investments"),
    ],
)  # fmt: skip
def test_named_in_the_sentence(text: str, expected: list[str]) -> None:
    assert lines(text) == expected


@pytest.mark.parametrize(
    ("text", "published", "source", "expected"),
    [
        _p("Secretary of State James A. Baker III met Peruvian President Ana Rey.", date(1991, 3, 17), None, "James A. Baker III FM USA, Ana Rey HOS PER", id="a name with its number"),
        _p("Sri Lankan President Anil Perera and Prime Minister Sheikh Hasina met in Dhaka.", date(2017, 7, 14), None, "Anil Perera HOS LKA, Sheikh Hasina HOG BGD", id="a surname that is known for another country"),
        _p("Peru spoke of Peru at New York. Foreign Minister Omar Khalid met Mongolian President Damdin Bold in New York, United States.", MONDAY, None, "Omar Khalid FM PER, Damdin Bold HOS MNG", id="Washington has no minister"),
        _p("Foreign Minister Omar Khalid met Mongolian President Damdin Bold in New York.", MONDAY, "Bahrain News Agency", "Omar Khalid FM BHR, Damdin Bold HOS MNG", id="a national agency speaks for its country"),
        _p("Foreign Minister Omar Khalid met Mongolian President Damdin Bold in New York.", MONDAY, "Reporters' News Agency", "Omar Khalid FM, Damdin Bold HOS MNG", id="an agency of no country"),
    ],
)  # fmt: skip
def test_the_country_from_elsewhere(text: str, published: date, source: str | None, expected: str) -> None:
    assert lines(text, published, source)[-1].endswith(": " + expected)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        _p("Zambian President Ana Banda received special envoys from Angola's President Luis Paz and Malawian President Jan Okot.", ["talks occurred: Ana Banda HOS ZMB, ENVOY AGO, ENVOY MWI"], id="envoys are of their senders' countries"),
        _p("Zambian President Ana Banda received an envoy of the president.", [], id="an envoy of nobody known"),
        _p("Peruvian President Ana Rey met Chilean President Luis Paz on Sunday. Rey was in good spirits, she told reporters before her meeting with Paz.", ["talks occurred: Ana Rey HOS PER, Luis Paz HOS CHL"], id="before the talks that were held"),
        _p("Peruvian President Ana Rey met Chilean President Luis Paz in May. Rey was in good spirits, she told reporters before her meeting with Paz.", ["talks occurred: Ana Rey HOS PER, Luis Paz HOS CHL", "talks planned: Ana Rey HOS PER, Luis Paz HOS CHL"], id="before other talks than those of long ago"),
        _p("Peruvian President Ana Rey met Chilean President Luis Paz on Sunday. Rey was in good spirits before her meeting with Chilean Foreign Minister Rui Mendes.", ["talks occurred: Ana Rey HOS PER, Luis Paz HOS CHL", "talks planned: Ana Rey HOS PER, Rui Mendes FM CHL"], id="before talks with somebody else"),
    ],
)  # fmt: skip
def test_told_elsewhere(text: str, expected: list[str]) -> None:
    assert lines(text) == expected
