"""Who took part, and whether it took place: sentences as wire services write them."""

from __future__ import annotations

from datetime import date

import pytest

from tests.extraction.stages import events, line, party

_p = pytest.param


@pytest.mark.parametrize(
    ("text", "parties"),
    [
        _p(
            "Peruvian President Ana Rey and Chilean President Luis Paz, accompanied by Finance Minister Ole Krag, met in Lima.",
            ["Ana Rey HOS PER, Luis Paz HOS CHL"],
            id="past an insert",
        ),
        _p("The accord, signed by Peruvian President Ana Rey, met demand.", [], id="an insert is no subject"),
        _p("A high-level Omani delegation held talks with Peruvian President Ana Rey.", ["OMN, Ana Rey HOS PER"], id="adjectives"),
        _p("The high-level talks on an Omani delegation angered Peruvian President Ana Rey.", [], id="adjectives of something else"),
        _p("Bill Otim, the Ugandan president, met Peruvian President Ana Rey.", ["Bill Otim HOS UGA, Ana Rey HOS PER"], id="Bill"),
        _p("The Bill angered Uganda when Peruvian President Ana Rey met Otim.", [], id="the bill"),
        _p(
            "Ali Said, Minister of State and Minister of Culture of Oman, met Peruvian President Ana Rey.",
            ["Ali Said DMIN OMN, Ana Rey HOS PER"],
            id="two titles behind a name",
        ),
        _p(
            "Peruvian President Ana Rey came to Oman. The Omani Port Development Authority was there. She met Chilean President Luis Paz.",
            ["Ana Rey HOS PER, OMN", "Ana Rey HOS PER, Luis Paz HOS CHL"],
            id="a body is nobody's name",
        ),
        _p(
            "Peruvian President Ana Rey spoke in Quito. She met her Chilean counterpart, Luis Paz, Danish Prime Minister, Eva Holm, and Kenyan President, "
            "Jane Otieno. Later she held talks with Ugandan President Peter Okello.",
            ["Ana Rey HOS PER, Luis Paz HOS CHL, Eva Holm HOG DNK, Jane Otieno HOS KEN", "Ana Rey HOS PER, Peter Okello HOS UGA"],
            id="she goes on",
        ),
        _p(
            "Peruvian President Ana Rey spoke in Quito. Danish Prime Minister Eva Holm met Chilean President Luis Paz. Later she held talks with "
            "Ugandan President Peter Okello.",
            ["Eva Holm HOG DNK, Luis Paz HOS CHL", "Eva Holm HOG DNK, Peter Okello HOS UGA"],
            id="somebody else in between",
        ),
        _p(
            "U.S. envoy Carl Reed was in Rome. Beginning his talks with Peruvian President Ana Rey, Chilean President Luis Paz was hopeful.",
            ["Luis Paz HOS CHL, Ana Rey HOS PER"],
            id="his own talks",
        ),
        _p(
            "Peruvian President Ana Rey will call on Chilean President Luis Paz and have a meeting with Danish Prime Minister Eva Holm.",
            ["Ana Rey HOS PER, Luis Paz HOS CHL", "Ana Rey HOS PER, Eva Holm HOG DNK"],
            id="will do one and have the other",
        ),
        _p(
            "Peru and Chile held talks on Sunday to discuss the outcome of their countries' respective summits with Denmark.",
            ["PER, CHL"],
            id="each its own",
        ),
        _p("Peru and Chile held a summit with Denmark.", ["PER, CHL, DNK"], id="one for all"),
        _p(
            "Peruvian President Ana Rey made her first visit as president to Chile.",
            ["Ana Rey HOS PER, CHL"],
            id="a president to nowhere",
        ),
        _p(
            "Peru's ambassador to Chile, Luis Soto, met Danish Prime Minister Eva Holm.",
            ["Luis Soto AMB PER, Eva Holm HOG DNK"],
            id="an ambassador to somewhere",
        ),
        _p(
            "King Olav of Norway, Danish Prime Minister Eva Holm and Peruvian President Ana Rey met.",
            ["Olav HOS NOR, Eva Holm HOG DNK, Ana Rey HOS PER"],
            id="of one country",
        ),
        _p("The kings of Norway, Denmark and Spain met.", ["HOS NOR, HOS DNK, HOS ESP"], id="of three countries"),
        _p(
            "Former Vice-President Ole Banda (special envoy of Zambian President Peter Chola) met Peruvian President Ana Rey.",
            ["Ole Banda ENVOY ZMB, Ana Rey HOS PER"],
            id="an office in brackets",
        ),
        _p("Peru and Chile held talks of their foreign ministers.", ["FM PER, FM CHL"], id="their ministers"),
        _p("Peru and Chile held talks on their foreign ministers.", ["PER, CHL"], id="on their ministers"),
        _p(
            "Economist Eva Holm, the Danish foreign minister, met Ana Rey of Peru.",
            ["Eva Holm FM DNK, Ana Rey PER"],
            id="a trade before a name",
        ),
        _p("Economist readers met Ana Rey of Peru.", [], id="no trade"),
        _p("Peru's Ana Rey made a phone contact with Luis Paz of Chile.", ["Ana Rey PER, Luis Paz CHL"], id="a phone contact"),
        _p("Peru's Ana Rey made a phone contact of Luis Paz public.", [], id="a contact on a phone"),
        _p(
            "Peruvian President Ana Rey called Chilean President Luis Paz to renew her offer.",
            ["Ana Rey HOS PER, Luis Paz HOS CHL"],
            id="called to renew",
        ),
        _p("Peruvian President Ana Rey called Chilean President Luis Paz to order.", [], id="called to order"),
    ],
)
def test_who_takes_part(text: str, parties: list[str]) -> None:
    assert [", ".join(party(p) for p in e.participants) for e in events(text)] == parties


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        _p(
            "The pact was to be signed in May before a meeting of the African Union on Sunday, Peruvian President Ana Rey said.",
            ["talks | planned | African Union | 2024-08-04..2024-08-04"],
            id="who only reports",
        ),
        _p(
            "After talks with Danish Prime Minister Eva Holm, Peruvian President Ana Rey said so.",
            ["talks | occurred | Ana Rey HOS PER, Eva Holm HOG DNK | -"],
            id="who was there",
        ),
        _p(
            "The scheduled talks between Peru and Chile come in the wake of a row that was settled with a deal reached between Lima and Santiago on July 17.",
            ["talks | planned | PER, CHL | -", "signed | occurred | PER, CHL | 2024-07-17..2024-07-17"],
            id="the day of the deal",
        ),
        _p(
            "Peru and Chile scheduled talks in Oslo on July 31.",
            ["talks | planned | PER, CHL | 2024-07-31..2024-07-31"],
            id="the day of the talks",
        ),
        _p(
            "Peruvian President Ana Rey received Chilean President Luis Paz on Sunday and had planned a meeting with Danish Prime Minister Eva Holm.",
            [
                "talks | occurred | Ana Rey HOS PER, Luis Paz HOS CHL | 2024-07-28..2024-07-28",
                "talks | planned | Ana Rey HOS PER, Eva Holm HOG DNK | -",
            ],
            id="the day of the first verb",
        ),
        _p(
            "Peruvian President Ana Rey is on a visit to Denmark. Her visit reciprocates the one paid by Eva Holm in June.",
            ["visit | occurred | Ana Rey HOS PER, DNK | -"],
            id="the day of another visit",
        ),
        _p("Peruvian President Ana Rey put off her U.S. visit.", ["visit | cancelled | Ana Rey HOS PER, USA | -"], id="her U.S. visit"),
        _p("Peru's U.S. visit rules were put off.", [], id="of a country"),
        _p("Danish Prime Minister Eva Holm and Peruvian President Ana Rey have not met since 2019.", [], id="not met since"),
        _p(
            "Danish Prime Minister Eva Holm and Peruvian President Ana Rey did not meet on Sunday.",
            ["talks | denied | Eva Holm HOG DNK, Ana Rey HOS PER | 2024-07-28..2024-07-28"],
            id="did not meet",
        ),
        _p(
            "The trip aims to prepare a follow-up to Danish Prime Minister Eva Holm's recent talks with Peruvian President Ana Rey.",
            ["talks | occurred | Eva Holm HOG DNK, Ana Rey HOS PER | -"],
            id="recent talks",
        ),
        _p(
            "The trip aims to prepare Danish Prime Minister Eva Holm's coming talks with Peruvian President Ana Rey.",
            ["talks | planned | Eva Holm HOG DNK, Ana Rey HOS PER | -"],
            id="coming talks",
        ),
    ],
)
def test_whether_it_took_place(text: str, lines: list[str]) -> None:
    assert [line(e) for e in events(text)] == lines


def test_the_country_holds_the_city() -> None:
    (found,) = events(
        "Peruvian President Ana Rey and Chilean President Luis Paz have held talks in Denmark. Ana Rey and Luis Paz held talks in Copenhagen on Sunday."
    )
    assert (found.place, str(found.when.start)) == ("Copenhagen", "2024-07-28")
    assert len(events("Ana Rey of Peru met Luis Paz of Chile in Norway. Ana Rey of Peru met Luis Paz of Chile in Copenhagen.")) == 2


def test_a_later_office_tells_the_country() -> None:
    text = "Deputy Foreign Minister Sergei Lavrov met Peruvian President Ana Rey."
    assert [party(p) for p in events(text, date(1999, 5, 3))[0].participants] == ["Sergei Lavrov DFM RUS", "Ana Rey HOS PER"]
    assert [party(p) for p in events(text, date(1975, 5, 5))[0].participants] == ["Sergei Lavrov DFM", "Ana Rey HOS PER"]
