"""Who somebody was, and what a name stood for, on the day: tenures, clubs and states as they were."""

from __future__ import annotations

from datetime import date

import pytest

from dipltrack.extraction import extract
from dipltrack.knowledge import load_countries, load_knowledge
from dipltrack.knowledge.lexicon import Entry
from dipltrack.model import Article, Event
from tests.extraction.stages import party

_p = pytest.param
K = load_knowledge()


def found(text: str, published: str) -> list[Event]:
    return list(extract(Article(text, published=date.fromisoformat(published))).events)


def people(text: str, published: str) -> list[str]:
    return [party(p) for e in found(text, published) for p in e.participants]


@pytest.mark.parametrize(
    ("published", "text", "parties"),
    [
        _p("1991-03-17", "President Bush met Peruvian President Ana Rey on Saturday.", ["George H.W. Bush HOS USA", "Ana Rey HOS PER"], id="the father"),
        _p("2003-03-28", "President Bush met Peruvian President Ana Rey on Thursday.", ["George W. Bush HOS USA", "Ana Rey HOS PER"], id="the son"),
        _p("2003-03-28", "In 1991 President Bush met Peruvian President Ana Rey.", ["George H.W. Bush HOS USA", "Ana Rey HOS PER"], id="the father told later"),
        _p("2003-03-28", "In 1990 Prime Minister Kaifu met Peruvian President Ana Rey.", ["Toshiki Kaifu HOG JPN", "Ana Rey HOS PER"], id="in office only then"),
        _p("2021-12-01", "Former Prime Minister Abe met Peruvian President Ana Rey on Tuesday.", ["Shinzo Abe HOG JPN", "Ana Rey HOS PER"], id="former"),
        _p("2023-05-08", "In 2015 then-Foreign Minister Kishida met Peruvian President Ana Rey.", ["Fumio Kishida FM JPN", "Ana Rey HOS PER"], id="then"),
        _p("2016-09-10", "Mr Lavrov met Peruvian President Ana Rey on Friday.", ["Sergei Lavrov FM RUS", "Ana Rey HOS PER"], id="a surname that only one minister has"),
        _p("2015-09-10", "Chancellor Osborne met Peruvian President Ana Rey on Monday.", ["George Osborne FINM GBR", "Ana Rey HOS PER"], id="a chancellor of the exchequer"),
        _p("2015-09-10", "Chancellor Merkel met Peruvian President Ana Rey on Monday.", ["Angela Merkel HOG DEU", "Ana Rey HOS PER"], id="a federal chancellor"),
    ],
)  # fmt: skip
def test_who_held_the_office(published: str, text: str, parties: list[str]) -> None:
    assert people(text, published) == parties


@pytest.mark.parametrize(
    ("published", "text", "countries"),
    [
        _p("1985-03-13", "Moscow and Bonn signed an agreement on gas on Tuesday.", "SUN DEU", id="capitals of 1985"),
        _p("1995-03-15", "Moscow and Bonn signed an agreement on gas on Tuesday.", "RUS DEU", id="capitals of 1995"),
        _p("1989-12-05", "Prague and Vienna signed a border treaty on Monday.", "CSK AUT", id="Prague of 1989"),
        _p(
            "1985-01-09",
            "Talks between the Kremlin and the White House were held in Geneva on Tuesday.",
            "SUN USA",
            id="the Kremlin of 1985",
        ),
        _p(
            "2021-01-09",
            "Talks between the Kremlin and the White House were held in Geneva on Tuesday.",
            "RUS USA",
            id="the Kremlin of 2021",
        ),
    ],
)
def test_a_capital_stands_for_the_state_of_the_day(published: str, text: str, countries: str) -> None:
    (event,) = found(text, published)
    assert sorted(event.countries) == sorted(countries.split())


def test_the_place_lies_in_the_state_of_the_day() -> None:
    text = "Peruvian President Ana Rey met Chilean President Luis Paz in Vilnius on Monday."
    assert [found(text, day)[0].place_country for day in ("1985-03-13", "1995-03-14")] == ["SUN", "LTU"]


@pytest.mark.parametrize(
    ("iso3", "day", "then"),
    [
        ("RUS", "1985-06-01", "SUN"), ("UKR", "1990-06-01", "SUN"), ("RUS", "1992-06-01", "RUS"), ("SRB", "1995-06-01", "YUG"), ("SRB", "2004-06-01", "SCG"),
        ("MNE", "1985-06-01", "YUG"), ("CZE", "1989-06-01", "CSK"), ("COD", "1985-06-01", "ZAR"), ("DEU", "1985-06-01", "DEU"), ("YEM", "1985-06-01", "YAR"),
        ("NAM", "1980-06-01", "NAM"), ("PER", "1900-01-01", "PER"), ("XXX", "1985-06-01", "XXX"),
    ],
)  # fmt: skip
def test_the_state_that_stood_there(iso3: str, day: str, then: str) -> None:
    assert load_countries().then(iso3, date.fromisoformat(day)) == then


@pytest.mark.parametrize(("day", "kind"), [("2015-01-01", "metonym"), ("2023-01-01", "compound"), ("2026-06-01", "metonym")])
def test_a_building_stands_for_an_office_only_while_it_houses_it(day: str, kind: str) -> None:
    assert K.history.entry(Entry("metonym", "KOR", "Blue House", country="KOR"), date.fromisoformat(day)).kind == kind


@pytest.mark.parametrize(
    ("text", "countries"),
    [
        _p("Quad foreign ministers met in Tokyo on Monday.", "AUS IND JPN USA", id="ministers of a club"),
        _p("The Quad held talks in Tokyo on Monday.", "AUS IND JPN USA", id="a club"),
        _p("The Weimar Triangle met in Paris on Monday.", "DEU FRA POL", id="another club"),
        _p("NATO foreign ministers met in Brussels on Monday.", "", id="an alliance acts itself"),
        _p("The Quad summit was held in Tokyo on Monday.", "", id="a summit does not say who came"),
        _p(
            "The Quad met in Tokyo on Monday. Japanese Foreign Minister Ken Sato opened the meeting.",
            "",
            id="the article says who was there",
        ),
    ],
)
def test_a_club_that_met_implies_its_members(text: str, countries: str) -> None:
    events = found(text, "2024-07-30")
    parties = [p for e in events for p in e.participants]
    assert sorted({p.country for p in parties if p.country}) == countries.split()
    assert {p.basis for p in parties if p.country} <= {"format"}


def test_members_on_a_day() -> None:
    assert K.memberships.on("org:QUAD", date(2024, 7, 29)) == ("AUS", "IND", "JPN", "USA")
    assert "RUS" in K.memberships.on("org:G8", date(2000, 1, 1))
    assert "GBR" not in K.memberships.on("org:EU", date(2021, 1, 1))
    assert K.memberships.on("org:3PLUS3", date(2023, 1, 1)) == ("ARM", "AZE", "GEO", "IRN", "RUS", "TUR")
    assert K.memberships.on("org:NONE", date(2021, 1, 1)) == ()


@pytest.mark.parametrize(
    "words",
    [
        "on the sidelines of the G20 summit in Rio de Janeiro",
        "on the margins of the UN General Assembly",
        "on the fringes of a NATO meeting",
    ],
)
def test_the_sidelines_are_a_venue(words: str) -> None:
    (event,) = found(f"Peruvian President Ana Rey met Chilean President Luis Paz {words} on Monday.", "2024-11-19")
    assert ([party(p) for p in event.participants], event.orgs) == (["Ana Rey HOS PER", "Luis Paz HOS CHL"], ())
