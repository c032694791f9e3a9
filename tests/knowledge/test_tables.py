"""countries, metonyms, places, orgs, memberships and formats of data/ → whether they hold together."""

from __future__ import annotations

import csv
import re
from collections import defaultdict
from collections.abc import Iterable
from functools import cache
from itertools import pairwise
from pathlib import Path

import pytest

DATA = Path(__file__).resolve().parents[2] / "data"

COLUMNS = {
    "countries": "iso3 iso2 name official aliases abbrev adjective people capital capital_aliases region kind from to successors cameo",
    "metonyms": "metonym iso3 organ office_hint ambiguous from to",
    "places": "name aliases country kind lat lon",
    "orgs": "id name aliases type head_title seat",
    "memberships": "org iso3 from to",
    "formats": "pattern format level participants_rule note",
}
LEAST = {"countries": 275, "metonyms": 115, "places": 600, "orgs": 225, "memberships": 600, "formats": 46}

# Names that two states bear in the news. Whoever reads one of them must keep both.
AMBIGUOUS = {"Congo": {"COD", "COG"}, "Congolese": {"COD", "COG"}}
# Words that no state may claim alone: they name two states, a region, a person, or a thing.
NOBODY = ["Korea", "Korean", "Koreans", "Virgin Islands", "Reunion", "Jersey", "Turk", "Franco", "Anglo", "Indo", "Sino", "Greco", "CAR"]
# A word of a state in front of one of these belongs to the longer name.
LONGER = {
    "Papua New Guinea": "PNG",
    "Equatorial Guinea": "GNQ",
    "Guinea-Bissau": "GNB",
    "Dominican Republic": "DOM",
    "Republic of China": "TWN",
    "People's Republic of China": "CHN",
    "Chinese Taipei": "TWN",
    "American Samoa": "ASM",
    "South Sudan": "SSD",
    "South Korea": "KOR",
    "North Korea": "PRK",
    "North Macedonia": "MKD",
    "Northern Cyprus": "XNC",
    "Republic of Congo": "COG",
    "Democratic Republic of Congo": "COD",
}


# What the news calls them.
CALLED = {
    "ECU": "Ecuadorean|Ecuadorian|Ecuadoran",
    "NPL": "Nepali|Nepalese",
    "XKX": "Kosovar|Kosovan",
    "TJK": "Tajik|Tajikistani",
    "NER": "Niger|Nigerien",
    "NGA": "Nigeria|Nigerian",
    "DOM": "Dominican|Dominicans",
    "DMA": "Dominica",
    "NLD": "Holland|the Netherlands|Dutch",
    "MMR": "Burma|Burmese|Myanmar",
    "TUR": "Türkiye|Turkish",
    "CZE": "Czechia|Czech",
    "USA": "U.S.|US|America|the United States",
    "ARE": "UAE|U.A.E.|Emirati",
    "KOR": "S.Korea|ROK|South Korean",
    "PRK": "N.Korea|DPRK|North Korean",
    "VAT": "Holy See",
    "PSE": "Palestinian Authority|Palestinian",
    "SUN": "USSR|U.S.S.R.|Soviet",
    "GEO": "Georgia|Georgian",
    "JOR": "Jordan",
    "TCD": "Chad",
    "MLI": "Mali|Malian",
    "GIN": "Guinea|Guinean",
    "CHN": "PRC|Sino-",
    "IND": "Indian|Indo-",
    "FRA": "French|Franco-",
}
ORGS_CALLED = {
    "UN": "U.N.|UN|United Nations",
    "UNSC": "UN Security Council|U.N. Security Council|the Security Council",
    "NATO": "NATO|Nato|North Atlantic Treaty Organization",
    "EU": "EU|E.U.|European Union",
    "WHO": "WHO|W.H.O.|World Health Organisation",
    "IAEA": "UN nuclear watchdog|U.N. nuclear watchdog",
    "OIC": "Organization of the Islamic Conference|Organisation of Islamic Cooperation",
    "AL": "Arab League|League of Arab States",
    "SCO": "Shanghai Five",
    "LTTE": "Tamil Tigers",
    "HEZBOLLAH": "Hizbollah|Hizbullah",
    "POLISARIO": "Polisario",
}
# Members on a day (or as a year begins), as the bodies themselves count them: "day=number".
MEMBERS = {
    "EU": "1990=12 1996=15 2010=27 2019=28 2025=27",
    "NATO": "2000=19 2005=26 2025=32",
    "ASEAN": "2000=10 2025-12-01=11",
    "BRICS": "2010=4 2023=5 2025-07-01=10",
    "G7": "2020=7",
    "G8": "2010=8 2020=0",
    "G20": "2023=20",
    "SCO": "2010=6 2025=10",
    "AU": "2005=53 2025=55",
    "AL": "2012=21 2025=22",
    "GCC": "2020=6",
    "OPEC": "2025=12",
    "ECOWAS": "2020=15 2025-06-01=12",
    "SADC": "2025=16",
    "OIC": "2025-06-01=57",
    "COMMONWEALTH": "2025=56",
    "CARICOM": "2020=15",
    "PIF": "2025=18",
    "APEC": "2020=21",
    "ARF": "2020=27",
    "OECD": "2025=38",
    "COE": "2025=46",
    "CSTO": "2020=6",
    "EAC": "2025=8",
    "CELAC": "2025=33",
    "P5": "1985=5 2020=5",
}


@cache
def table(name: str) -> list[dict[str, str]]:
    """The rows of a table by column."""
    with (DATA / f"{name}.csv").open(encoding="utf-8", newline="") as f:
        return list(csv.DictReader(f, strict=True))


def values(cell: str) -> list[str]:
    """The values of a cell: `a|b` holds two."""
    return [v for v in cell.split("|") if v]


def clashes(claims: Iterable[tuple[str, str]]) -> dict[str, set[str]]:
    """Names that more than one owner claims, out of (name, owner)."""
    owners: dict[str, set[str]] = defaultdict(set)
    for name, owner in claims:
        owners[name].add(owner)
    return {name: found for name, found in owners.items() if len(found) > 1}


def codes() -> set[str]:
    """The codes of countries.csv."""
    return {r["iso3"] for r in table("countries")}


def country_names(row: dict[str, str]) -> list[str]:
    """All that a row of countries.csv calls its country and its people; capitals left out."""
    return [row["name"], *values(row["official"]), *(v for k in ("aliases", "abbrev", "adjective", "people") for v in values(row[k]))]


def owner_of(name: str) -> set[str]:
    """The codes of the countries that are called so."""
    return {r["iso3"] for r in table("countries") if name in country_names(r)}


def place_names(kind: str = "") -> set[tuple[str, str]]:
    """(name or alias, country) of every place of this kind."""
    return {(n, r["country"]) for r in table("places") if kind in ("", r["kind"]) for n in (r["name"], *values(r["aliases"]))}


def early(text: str) -> tuple[int, ...]:
    """A date as far as it is given, for comparing only the parts that two dates share."""
    return tuple(int(p) for p in text.split("-"))


@pytest.mark.parametrize("name", COLUMNS)
def test_table_has_its_columns_and_its_size(name: str) -> None:
    rows = table(name)
    assert list(rows[0]) == COLUMNS[name].split()
    assert len(rows) >= LEAST[name]
    assert [i for i, r in enumerate(rows, 2) if None in r or None in r.values()] == []


@pytest.mark.parametrize("name", COLUMNS)
def test_cells_are_clean(name: str) -> None:
    def bad(cell: str) -> bool:
        parts = cell.split("|")
        return cell != cell.strip() or (
            len(parts) > 1 and (not all(parts) or len(set(parts)) < len(parts) or any(p != p.strip() for p in parts))
        )

    assert [(i, c) for i, r in enumerate(table(name), 2) for c in r.values() if bad(c) or "\n" in c or "’" in c] == []


@pytest.mark.parametrize(
    ("kind", "count"),
    [("state", 194), ("partial", 11), ("territory", 50), ("union", 1), ("historic", 31)],
)
def test_countries_by_kind(kind: str, count: int) -> None:
    assert sum(r["kind"] == kind for r in table("countries")) == count


def test_members_of_the_united_nations_and_four_more_are_states() -> None:
    kinds = {r["iso3"]: r["kind"] for r in table("countries")}
    assert {kinds["TWN"], kinds["PSE"], kinds["XKX"]} == {"partial"}
    assert kinds["VAT"] == "state"
    assert sum(k == "state" for k in kinds.values()) + len({"TWN", "PSE", "XKX"}) == 197


def test_codes_have_the_form_of_iso_3166() -> None:
    rows = table("countries")
    assert [r["iso3"] for r in rows if not re.fullmatch(r"[A-Z]{3}", r["iso3"]) and r["kind"] != "union"] == []
    assert [r["iso3"] for r in rows if not re.fullmatch(r"[A-Z]{2}", r["iso2"]) and r["kind"] in ("state", "territory")] == []
    assert clashes((r["iso2"], r["iso3"]) for r in rows if r["iso2"]) == {}
    # ISO leaves XAA to XZZ to the user: states without recognition live there.
    assert all(r["kind"] == "partial" for r in rows if r["iso3"].startswith("X"))


def test_every_country_is_described() -> None:
    for r in table("countries"):
        assert r["name"] and r["region"], r["iso3"]
        if r["kind"] == "state":
            assert r["capital"] and r["adjective"] and r["cameo"], r["iso3"]


def test_no_name_belongs_to_two_countries() -> None:
    found = clashes((n, r["iso3"]) for r in table("countries") for n in country_names(r))
    assert found == AMBIGUOUS


def test_no_name_belongs_to_two_countries_in_another_case() -> None:
    found = clashes((n.casefold(), r["iso3"]) for r in table("countries") for n in country_names(r))
    assert found == {n.casefold(): c for n, c in AMBIGUOUS.items()}


@pytest.mark.parametrize("name", NOBODY)
def test_name_that_no_country_claims(name: str) -> None:
    assert owner_of(name) == set()


@pytest.mark.parametrize(("name", "iso3"), LONGER.items(), ids=list(LONGER))
def test_longer_name_keeps_the_shorter_one_out(name: str, iso3: str) -> None:
    assert owner_of(name) == {iso3}


@pytest.mark.parametrize(("name", "iso3"), [(n, iso3) for iso3, cell in CALLED.items() for n in values(cell)])
def test_name_of_a_country(name: str, iso3: str) -> None:
    assert owner_of(name) == {iso3}


def test_abbreviations_are_upper_case() -> None:
    cells = [v for r in table("countries") for v in values(r["abbrev"])]
    assert [v for v in cells if not v.isupper() and v not in {"BiH", "P.R. China", "PR China", "DPR Korea", "D.P.R. Korea"}] == []


def test_first_half_of_a_pair_is_capitalised_and_belongs_to_one_country() -> None:
    halves = [(v, r["iso3"]) for r in table("countries") for v in values(r["adjective"]) if v.endswith("-")]
    assert clashes(halves) == {}
    assert {"Sino-", "Franco-", "Anglo-", "Russo-", "Greco-", "Indo-"} <= {v for v, _ in halves}
    assert all(re.fullmatch(r"[A-Z][a-z]+-", v) for v, _ in halves)


def test_historic_states_have_an_end_and_heirs() -> None:
    known = codes()
    for r in table("countries"):
        historic = r["kind"] == "historic"
        assert bool(r["to"]) == historic, r["iso3"]
        assert bool(r["successors"]) == historic, r["iso3"]
        assert set(values(r["successors"])) <= known - {r["iso3"]}, r["iso3"]


def test_capitals_are_places() -> None:
    known = place_names("capital")
    rows = [r for r in table("countries") if r["kind"] in ("state", "partial")]
    assert [r["iso3"] for r in rows if not {(v, r["iso3"]) for v in (r["capital"], *values(r["capital_aliases"]))} <= known] == []


def test_capitals_used_for_a_state_are_its_own() -> None:
    known = place_names() | {(v, r["iso3"]) for r in table("countries") for v in (r["capital"], *values(r["capital_aliases"]))}
    rows = [r for r in table("metonyms") if r["organ"] == "capital" and r["iso3"] != "EU"]
    assert [(v, r["iso3"]) for r in rows for v in values(r["metonym"]) if (v, r["iso3"]) not in known] == []


def test_no_two_places_share_a_name() -> None:
    assert clashes((n, f"{r['name']}, {r['country']}") for r in table("places") for n in (r["name"], *values(r["aliases"]))) == {}


def test_place_called_like_a_country_lies_in_it() -> None:
    names = {n: r["iso3"] for r in table("countries") if r["kind"] != "historic" for n in (r["name"], *values(r["aliases"]))}
    assert [(n, c) for n, c in place_names() if n in names and c != names[n]] == []


@pytest.mark.parametrize(
    "name",
    [
        "Camp David",
        "Sharm el-Sheikh",
        "Davos",
        "Sochi",
        "Sanya",
        "Nusa Dua",
        "Mar-a-Lago",
        "Windhoek",
        "Arusha",
        "Panmunjom",
        "Geneva",
        "New York",
    ],
)
def test_place_of_diplomacy(name: str) -> None:
    assert name in {n for n, _ in place_names()}


@pytest.mark.parametrize(
    "name", ["Indo-Pacific", "South China Sea", "Sea of Japan", "New Mexico", "Latin America", "Gulf of Guinea", "Persian Gulf"]
)
def test_region_that_holds_the_name_of_a_country_stands_for_none(name: str) -> None:
    row = next(r for r in table("places") if r["name"] == name)
    assert row["kind"] == "region"
    assert row["country"] in ("", "USA")


def test_no_metonym_belongs_to_two_countries_or_names_one() -> None:
    rows = table("metonyms")
    assert clashes((v, r["iso3"]) for r in rows for v in values(r["metonym"])) == {}
    names = {n: r["iso3"] for r in table("countries") for n in country_names(r)}
    assert [v for r in rows for v in values(r["metonym"]) if v in names and names[v] != r["iso3"]] == []


@pytest.mark.parametrize(
    "name", ["Foreign Office", "State House", "National Palace", "Government House", "Chancellery", "Congress", "presidential office"]
)
def test_metonym_that_many_countries_share_is_left_out(name: str) -> None:
    assert all(name not in values(r["metonym"]) for r in table("metonyms"))


def test_orgs_are_not_called_like_countries() -> None:
    names = {n.casefold() for r in table("countries") if r["kind"] != "union" for n in country_names(r)}
    assert [n for r in table("orgs") for n in (r["name"], *values(r["aliases"])) if n.casefold() in names] == []


@pytest.mark.parametrize(
    "word", ["the bloc", "the alliance", "the Fund", "the Commission", "Red Cross", "IS", "EC", "PA", "Davos", "Security Council", "COP"]
)
def test_word_that_means_too_much_is_no_org(word: str) -> None:
    assert [r["id"] for r in table("orgs") if word in (r["name"], *values(r["aliases"]))] == []


@pytest.mark.parametrize(("name", "org"), [(n, f"org:{org}") for org, cell in ORGS_CALLED.items() for n in values(cell)])
def test_name_of_an_org(name: str, org: str) -> None:
    assert {r["id"] for r in table("orgs") if name in (r["name"], *values(r["aliases"]))} == {org}


def test_memberships_of_one_country_do_not_overlap() -> None:
    spans: dict[tuple[str, str], list[tuple[str, str]]] = defaultdict(list)
    for r in table("memberships"):
        spans[r["org"], r["iso3"]].append((r["from"], r["to"]))
    for key, found in spans.items():
        ordered = sorted(found)
        assert all(a[1] and early(a[1]) <= early(b[0]) for a, b in pairwise(ordered)), key


@pytest.mark.parametrize(
    ("org", "day", "count"),
    [pytest.param(f"org:{org}", *at.split("="), id=f"{org} {at}") for org, line in MEMBERS.items() for at in line.split()],
)
def test_number_of_members_at_a_date(org: str, day: str, count: str) -> None:
    at = early(day)
    rows = [r for r in table("memberships") if r["org"] == org]
    assert sum((not r["from"] or early(r["from"]) <= at) and (not r["to"] or at <= early(r["to"])) for r in rows) == int(count)


def test_formats_name_known_offices_members_and_orgs() -> None:
    with (DATA / "offices.csv").open(encoding="utf-8", newline="") as f:
        levels = {r["code"] for r in csv.DictReader(f)} | {"any", "region"}
    known, orgs = codes() | {"UN", "OSCE"}, {r["id"] for r in table("orgs")}
    for r in table("formats"):
        assert set(values(r["level"])) <= levels, r["format"]
        assert set(re.findall(r"(?<!:)\b[A-Z]{3}\b", r["participants_rule"])) <= known, r["format"]
        assert set(re.findall(r"org:[A-Z0-9]+", r["participants_rule"])) <= orgs, r["format"]


def test_no_pattern_means_two_formats() -> None:
    assert clashes((p, r["format"]) for r in table("formats") for p in values(r["pattern"])) == {}


def test_format_with_listed_members_agrees_with_the_memberships() -> None:
    members: dict[str, set[str]] = defaultdict(set)
    for r in table("memberships"):
        members[r["org"]].add(r["iso3"])
    rules = {r["format"]: set(r["participants_rule"].split()) for r in table("formats")}
    for name in (
        "QUAD",
        "E3",
        "G8",
        "AUKUS",
        "FVEY",
        "V4",
        "B9",
        "NB8",
        "WEIMAR",
        "I2U2",
        "SIXPARTY",
        "TCS",
        "MIKTA",
        "IBSA",
        "NEGEV",
        "NORMANDY",
    ):
        org = {"SIXPARTY": "org:SIXP"}.get(name, f"org:{name}")
        assert rules[name] == members[org] - {"CSK"}, name
