"""Sentence → tags: longest match, case, and names that are part of something else."""

from __future__ import annotations

import pytest

from tests.extraction.stages import tags

_p = pytest.param


def _countries(text: str) -> list[str]:
    return [value for _, kind, value in tags(text) if kind in ("country", "adjective", "people", "metonym")]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        _p("Guinea-Bissau signed a pact.", ("Guinea-Bissau", "country", "GNB"), id="hyphenated"),
        _p("The Democratic Republic of Congo signed it.", ("Democratic Republic of Congo", "country", "COD"), id="longest"),
        _p("South Korean officials met.", ("South Korean", "adjective", "KOR"), id="adjective of two words"),
        _p("Kuwait City is wide.", ("Kuwait City", "city", "Kuwait City"), id="city that begins like a country"),
        _p("The Kremlin said so.", ("Kremlin", "metonym", "RUS"), id="metonym"),
        _p(
            "The Organization of American States met.",
            ("Organization of American States", "org", "org:OAS"),
            id="body with an adjective inside",
        ),
        _p("Peruvians left.", ("Peruvians", "people", "PER"), id="people"),
        _p("A Sino-Russian pact.", ("Sino-", "adjective", "CHN"), id="first half of a pair"),
        _p("They met at Camp David.", ("Camp David", "venue", "Camp David"), id="venue"),
    ],
)
def test_the_longest_name_is_tagged(text: str, found: tuple[str, str, str]) -> None:
    assert tags(text)[0] == found


@pytest.mark.parametrize(
    ("text", "countries"),
    [
        _p("Give us a pact, they told the US.", ["USA"], id="us is not US"),
        _p("Who told the WHO of turkey and china?", [], id="common nouns"),
        _p("He may mali them.", [], id="small letters"),
        _p("TURKEY SIGNS", ["TUR"], id="capitals"),
    ],
)
def test_case_decides(text: str, countries: list[str]) -> None:
    assert _countries(text) == countries


def test_a_shared_name_holds_for_both_halves() -> None:
    assert tags("South and North Korea signed a pact.") == [("South", "country", "KOR"), ("North Korea", "country", "PRK")]


@pytest.mark.parametrize(
    "text",
    [
        "The U.S.-led coalition met.", "The UK-based group met.", "A Qatar-brokered truce held.", "Pro-Russian forces met.", "The anti-China mood grew.",
        "The Washington Post said so.", "The New York Times said so.", "The Beijing Olympics opened.", "Turkish Airlines flew.", "Jordan River water flows.",
        "The Japan Times said so.", "The Sea of Japan is wide.", "The South China Sea is wide.", "The Gulf of Mexico is wide.", "The Camp David Accords hold.",
    ],
)  # fmt: skip
def test_a_name_inside_another_thing_is_no_country(text: str) -> None:
    assert _countries(text) == []
    assert [kind for _, kind, _ in tags(text)] == ["compound"]


@pytest.mark.parametrize(
    "text",
    [
        "Michael Jordan met him.",
        "Chad Smith met him.",
        "The singer Michael Jordan met him.",
        "He met Chad Smith.",
        "Foreign Minister Jordan Lee met him.",
        "Senator Israel Rey met him.",
        "The envoy met Georgia Lee.",
    ],
)
def test_a_country_that_is_a_personal_name_is_none(text: str) -> None:
    assert _countries(text) == []


@pytest.mark.parametrize(
    "text", ["Jordan and Chad signed a pact.", "President Vela left Jordan and Chad.", "Jordan's king met Chad's president."]
)
def test_the_same_names_alone_are_countries(text: str) -> None:
    assert _countries(text) == ["JOR", "TCD"]


@pytest.mark.parametrize(
    "text",
    [
        _p("Air India flew.", id="airline"),
        _p("Bank of America lent.", id="bank"),
        _p(
            "Turkey Hill Dairy opened.",
            id="dairy",
            marks=pytest.mark.xfail(
                strict=True, reason="tag makes compounds of a name and the word after it; a firm with its kind two words on is missing"
            ),
        ),
    ],
)
def test_a_firm_is_no_country(text: str) -> None:
    assert _countries(text) == []
