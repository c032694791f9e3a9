"""Text → headline, dateline and paragraphs: datelines of every style, headlines, bylines and furniture."""

from __future__ import annotations

from datetime import date

import pytest

from dipltrack.extraction.clean import clean
from tests.extraction.stages import document

_p = pytest.param
_BODY = "The foreign ministers of Peru and Chile met in Lima on Monday."
_REST = "The ministers met."


def _paragraphs(text: str, title: str | None = None) -> list[str]:
    layout = clean(text, title, lambda _: True)
    return [text[s:e].strip() for s, e in layout.paragraphs]


DATELINES = [
    _p("UNITED NATIONS (AP) — ", "United Nations", None, id="agency in brackets"),
    _p("MANHASSET, New York (Reuters) - ", "Manhasset", None, id="unknown town with its state"),
    _p("SOCHI, October 24. /TASS/. ", "Sochi", "October 24", id="agency between slashes"),
    _p("Quito, Dec 4 (EFE).- ", "Quito", "Dec 4", id="full stop and dash"),
    _p("New Delhi: ", "New Delhi", None, id="colon after small letters"),
    _p("Berlin - ", "Berlin", None, id="dash after small letters"),
    _p("Addis Ababa, October 4, 2016 - ", "Addis Ababa", "October 4, 2016", id="date with its year"),
    _p("Riyadh, Jan 03, SPA -- ", "Riyadh", "Jan 03", id="agency after a comma"),
    _p("GENEVA/NEW YORK, 9 May 2012 – ", "Geneva", "9 May 2012", id="two places"),
    _p("KAMPALA: ", "Kampala", None, id="colon after capitals"),
    _p("TOKYO, July 29 (Agency) — ", "Tokyo", "July 29", id="date and agency"),
    _p("SEOUL, April 24, 1997 (AFP) ", "Seoul", "April 24, 1997", id="no dash after the agency"),
    _p("BEIJING, Sept. 4 (Agency) -- ", "Beijing", "Sept. 4", id="shortened month"),
    _p("WASHINGTON, D.C. — ", "Washington", None, id="district with stops"),
    _p("SANTIAGO DE CHILE, Mar 3 (Agency) - ", "Santiago De Chile", "Mar 3", id="four words"),
    _p("N'DJAMENA, 3 Mar 2021 (Agency) – ", "N'Djamena", "3 Mar 2021", id="apostrophe"),
    _p("BRASÍLIA (Agency) - ", "Brasília", None, id="accent among capitals"),
    _p("São Paulo - ", "São Paulo", None, id="accent among small letters"),
    _p("LIMA ", "Lima", None, id="capitals only"),
    _p("PORT-AU-PRINCE, Haiti — ", "Port-Au-Prince", None, id="hyphens"),
    _p("ABU DHABI, 12th May, 2021 (Agency) -- ", "Abu Dhabi", "12th May, 2021", id="ordinal day"),
]  # fmt: skip


@pytest.mark.parametrize(("line", "place", "day"), DATELINES)
def test_a_dateline_is_cut_off_and_read(line: str, place: str, day: str | None) -> None:
    found = document(line + _REST)
    assert found.dateline is not None
    assert (found.dateline.place, found.dateline.date) == (place, day)
    assert (found.dateline.start, found.dateline.end) == (0, len(line.rstrip()))
    assert [found.text[s.start : s.end] for s in found.sentences] == [_REST]


def test_a_country_between_place_and_report_belongs_to_the_dateline() -> None:
    found = document("HANOVER, Germany U.S. President Carl Reed met them.")
    assert found.dateline is not None and found.dateline.place == "Hanover"
    assert [found.text[s.start : s.end] for s in found.sentences] == ["U.S. President Carl Reed met them."]


@pytest.mark.parametrize(
    "text",
    [
        "Moscow said on Monday that it met them.",
        "Talks: The two met.",
        "PEACE The minister met them.",
        "Paris is ready - the ministers met.",
        "Statement: The ministers met.",
        "U.N. officials met.",
        "(Agency) - The ministers met.",
    ],
)
def test_what_only_looks_like_a_dateline_stays(text: str) -> None:
    found = document(text)
    assert found.dateline is None
    assert found.text[found.sentences[0].start :].startswith(text[:12])


@pytest.mark.parametrize(
    ("line", "day"),
    [
        _p("Addis Ababa, October 4, 2016 - ", date(2016, 10, 4), id="with its year"),
        _p("TOKYO, July 29 (Agency) — ", None, id="without"),
        _p("LIMA — ", None, id="no date"),
    ],
)
def test_a_dateline_dates_the_article_only_with_its_year(line: str, day: date | None) -> None:
    assert document(line + _REST).published == day


def test_of_two_datelines_the_last_holds() -> None:
    found = document("LIMA, July 3 (Agency) - First.\n\nLIMA, July 4 (Agency) - Second.", "T")
    assert found.dateline is not None and found.dateline.date == "July 4"
    assert [found.text[s.start : s.end] for s in found.sentences if s.where == "text"] == ["First.", "Second."]


@pytest.mark.parametrize(
    ("text", "title", "headline"),
    [
        _p(f"Ministers meet in Lima\n\n{_BODY}", None, "Ministers meet in Lima", id="first line"),
        _p(f"Ministers meet in Lima\n\nMinisters meet in Lima\n\n{_BODY}", None, "Ministers meet in Lima", id="twice"),
        _p(f"MINISTERS MEET: LIMA\n\n{_BODY}", "Ministers meet, Lima", "Ministers meet, Lima", id="the title again"),
        _p(f"Peru signs pact with U.S.\n\n{_BODY}", None, "Peru signs pact with U.S.", id="ends in an abbreviation"),
        _p(f"Ministers meet in Lima\nBy Ann Lee\n\n{_BODY}", None, "Ministers meet in Lima", id="before a byline"),
        _p(f"Ministers meet in Lima\n\nLIMA (Agency) - {_BODY}", None, "Ministers meet in Lima", id="before a dateline"),
        _p(_BODY, None, None, id="a sentence is none"),
        _p("", None, None, id="nothing"),
        _p(
            f"By Ann Lee\n\n{_BODY}", None, None, id="a byline is none",
            marks=pytest.mark.xfail(strict=True, reason="clean takes the headline before it strikes bylines out"),
        ),
    ],
)  # fmt: skip
def test_headline(text: str, title: str | None, headline: str | None) -> None:
    found = document(text, title)
    assert found.title == headline
    assert [found.text[s.start : s.end] for s in found.sentences if s.paragraph] == ([_BODY] if text else [])


@pytest.mark.parametrize(
    "line",
    [
        "Post Comment", "×", "Leave a comment", "Share this article", "Advertisement", "Read more: Ministers at odds", "Related stories", "Subscribe now for more",
        "Sign up for our letter", "Follow us on all channels", "All rights reserved.", "Copyright 2024 Agency", "Last updated on 3 May", "Photo: Ann Lee",
        "(Reporting by Ann Lee; Editing by Bob Ray)", "Print", "E-mail", "Click here for the video", "Comments (3)", "By Ann Lee and Bob Ray", "ANN LEE/LIMA",
    ],
)  # fmt: skip
def test_furniture_is_no_paragraph(line: str) -> None:
    assert _paragraphs(f"{_BODY}\n\n{line}\n\n{_REST}", "T") == [_BODY, _REST]


_SWALLOWED = pytest.mark.xfail(strict=True, reason="clean._FURNITURE takes any paragraph that begins with this word")


@pytest.mark.parametrize(
    "line",
    [
        "Prints of the pact went to Lima.",
        "Share of trade between Peru and Chile grew, the ministers agreed.",
        "Subscribers in Peru read it.",
        "Relatedly, the foreign ministers of Peru and Chile met in Lima.",
        "Related talks between Peru and Chile ended in Lima.",
        _p("Copyright talks between Peru and Chile ended in Lima.", marks=_SWALLOWED),
        _p("Updated plans were shown to Peru.", marks=_SWALLOWED),
        _p("Share this plan, Peru told Chile in Lima.", marks=_SWALLOWED),
    ],
)
def test_reporting_that_begins_like_furniture_stays(line: str) -> None:
    assert _paragraphs(f"{_BODY}\n\n{line}", "T") == [_BODY, line]
