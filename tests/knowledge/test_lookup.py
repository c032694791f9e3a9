"""Looking things up: countries by any name, holders by name and seat, titles by country; and the names that mislead."""

from __future__ import annotations

from datetime import date

import pytest

from dipltrack.knowledge import Tenure, data_path, load_countries, load_knowledge
from tests.extraction.stages import events, mentions, party, read

_p = pytest.param
K = load_knowledge()


@pytest.mark.parametrize(
    ("name", "codes"),
    [
        ("Peru", "PER"), ("peru", "PER"), (" Peru ", "PER"), ("PER", "PER"), ("pe", "PER"), ("Peruvian", "PER"), ("Peruvians", "PER"), ("Republic of Peru", "PER"),
        ("U.S.", "USA"), ("US", "USA"), ("America", "USA"), ("Turkiye", "TUR"), ("Türkiye", "TUR"), ("Cote d'Ivoire", "CIV"), ("Côte d’Ivoire", "CIV"),
        ("Republic of China", "TWN"), ("Chinese Taipei", "TWN"), ("People's Republic of China", "CHN"), ("South Korean", "KOR"), ("North Korean", "PRK"),
        ("Niger", "NER"), ("Nigeria", "NGA"), ("Dominica", "DMA"), ("Dominican Republic", "DOM"), ("Guinea", "GIN"), ("Guinea-Bissau", "GNB"),
        ("Ecuadorean", "ECU"), ("Ecuadorian", "ECU"), ("Nepali", "NPL"), ("Nepalese", "NPL"), ("Kosovar", "XKX"), ("Kosovan", "XKX"), ("Tajik", "TJK"), ("Tajikistani", "TJK"),
        ("Korea", "KOR PRK"), ("Koreas", "KOR PRK"), ("Congo", "COD COG"), ("Congolese", "COD COG"), ("Republic of Congo", "COG"), ("Soviet Union", "SUN"),
        ("Atlantis", ""), ("", ""), ("Lima", ""), ("Indo-Pacific", ""),
    ],
)  # fmt: skip
def test_find_country(name: str, codes: str) -> None:
    assert [c.iso3 for c in K.find_country(name)] == codes.split()


def test_a_country_is_found_by_each_of_its_names() -> None:
    lost = [(c.iso3, n) for c in load_countries().all for n in c.names if c.kind != "historic" and c not in K.find_country(n)]
    assert lost == []


def test_an_unknown_code_is_a_key_error() -> None:
    assert not K.countries.known("QQQ")
    with pytest.raises(KeyError):
        K.country("QQQ")


def test_the_tables_are_where_data_path_says() -> None:
    assert {"countries.csv", "titles.csv", "frames.csv"} <= {f.name for f in data_path().iterdir()}


def _names(found: list[Tenure]) -> set[str]:
    return {t.name for t in found}


def test_holders_by_name_surname_and_person() -> None:
    (kishida,) = _names(K.holders.named("fumio kishida"))
    assert kishida == "Fumio Kishida"
    assert "Fumio Kishida" in _names(K.holders.surnamed("kishida"))
    (person,) = {t.person for t in K.holders.named("fumio kishida")}
    assert {"HOG", "FM"} <= {t.office for t in K.holders.of_person(person)}
    assert K.holders.named("nobody at all") == K.holders.surnamed("zyxwv") == K.holders.of_person("none") == []


@pytest.mark.parametrize(
    ("office", "country", "day", "name"),
    [
        ("HOG", "JPN", date(2023, 1, 1), "Fumio Kishida"),
        ("FM", "JPN", date(2015, 6, 1), "Fumio Kishida"),
        ("HOS", "FRA", date(2020, 1, 1), "Emmanuel Macron"),
        ("HOG", "JPN", date(1800, 1, 1), None),
        ("HOG", "QQQ", date(2020, 1, 1), None),
    ],
)
def test_who_held_the_office(office: str, country: str, day: date, name: str | None) -> None:
    found = K.holders.in_office(office, country, day)
    assert (found.name if found else None) == name


def test_seats() -> None:
    assert K.holders.has_seat("HOG", "JPN")
    assert not K.holders.has_seat("HOG", "USA")


@pytest.mark.parametrize(
    ("day", "slack", "held"), [(5, 0, False), (5, 5, True), (10, 0, True), (20, 0, True), (21, 0, False), (22, 2, True)]
)
def test_a_tenure_holds_from_its_first_day_to_its_last(day: int, slack: int, held: bool) -> None:
    tenure = Tenure("x", "X", ("X",), (), "FM", "", "PER", date(2020, 1, 10), date(2020, 1, 20), False, None)
    assert tenure.holds(date(2020, 1, day), slack) is held


def test_an_open_tenure_goes_on() -> None:
    assert Tenure("x", "X", ("X",), (), "FM", "", "PER", date(2020, 1, 10), None, False, date(2025, 6, 1)).holds(date(2030, 1, 1))


@pytest.mark.parametrize(
    ("title", "country", "office"),
    [
        ("prime minister", "JPN", "HOG"), ("foreign secretary", "GBR", "FM"), ("chancellor", "DEU", "HOG"), ("chancellor of the exchequer", "GBR", "FINM"),
        ("secretary general", None, "SG"), ("foreign secretary", None, "FM"), ("foreign secretary", "FRA", None), ("window cleaner", None, None),
        ("chancellor", "GBR", "FINM"), ("foreign secretary", "IND", "DFM"),
    ],
)  # fmt: skip
def test_a_title_means_an_office_by_country(title: str, country: str | None, office: str | None) -> None:
    found = K.titles.lookup(tuple(title.split()), country)
    assert (found.office if found else None) == office


@pytest.mark.parametrize(
    ("phrase", "actors"),
    [
        ("Jordan", "JOR"), ("Chad", "TCD"), ("Mali", "MLI"), ("Georgia", "GEO"), ("Niger", "NER"), ("Nigeria", "NGA"), ("Korea", ""), ("The two of Korea", ""),
        ("Guinea", "GIN"), ("Guinea-Bissau", "GNB"), ("Equatorial Guinea", "GNQ"), ("Papua New Guinea", "PNG"), ("Dominica", "DMA"), ("The Dominican Republic", "DOM"),
        ("The Republic of Congo", "COG"), ("The Democratic Republic of Congo", "COD"), ("The Republic of China", "TWN"), ("The People's Republic of China", "CHN"),
        ("Taiwan", "TWN"), ("Chinese Taipei", "TWN"), ("New Mexico", ""), ("American Samoa", ""), ("The Washington Post", ""), ("The Paris Agreement", ""),
        ("The Beijing Olympics", ""), ("The Treaty of Rome", ""), ("The Geneva Conventions", ""), ("The Tokyo Stock Exchange", ""), ("Turkish Airlines", ""),
        ("U.S. Forces Japan", ""), ("The U.S.-led force", ""), ("The UK-based group", ""), ("The Indo-Pacific", ""),
        ("Congo", ""),
        ("The governor of Georgia", "USA"), ("The Georgia governor", "USA"), ("The Georgian president", "GEO"), ("The central bank governor of Georgia", "GEO"),
        ("Officer Chad Smith", ""), ("They say Chad Smith", ""),
    ],
)  # fmt: skip
def test_who_acts_by_a_name_that_misleads(phrase: str, actors: str) -> None:
    found = [m for m in mentions(f"{phrase} signed it.") if m.kind != "place" and not m.possessive]
    assert sorted({c for m in found for c in (m.countries or (m.country,)) if c}) == sorted(actors.split())


@pytest.mark.parametrize(
    "name",
    [
        "South Korean",
        "Ecuadorean",
        "Ecuadorian",
        "Nepali",
        "Nepalese",
        "Kosovar",
        "Kosovan",
        "Tajik",
        "Tajikistani",
        "Nigerien",
        "Nigerian",
    ],
)
def test_an_adjective_gives_its_country(name: str) -> None:
    (country,) = K.find_country(name)
    assert next(read(m) for m in mentions(f"{name} President Ana Rey met him.")) == f"person Ana Rey {country.iso3} HOS"


def test_south_korean_is_read_before_korean() -> None:
    found = events("South Korean President Kim Min-ho met North Korean leader Kim Tae-jun on Monday.")
    assert [party(p) for e in found for p in e.participants] == ["Kim Min-ho HOS KOR", "Kim Tae-jun LEADER PRK"]


@pytest.mark.parametrize(
    ("words", "countries"),
    [
        ("Japan-U.S. talks were", "JPN USA"), ("U.S.-Japan talks were", "USA JPN"), ("A China-Japan-South Korea summit was", "CHN JPN KOR"),
        ("The China-Japan-South Korea foreign ministers' meeting was", "CHN JPN KOR"), ("Talks between Niger and Nigeria were", "NER NGA"),
        ("Sino-Russian talks were", "CHN RUS"), ("Franco-German talks were", "FRA DEU"), ("Indo-Japanese talks were", "IND JPN"),
        ("Greco-Turkish talks were", "GRC TUR"), ("Russo-Japanese talks were", "RUS JPN"), ("Anglo-Irish talks were", "GBR IRL"),
        ("Israeli-Palestinian talks were", "ISR PSE"), ("A Polish-German summit was", "POL DEU"),
    ],
)  # fmt: skip
def test_a_pair_takes_part_in_itself(words: str, countries: str) -> None:
    (found,) = events(f"{words} held in Geneva on Monday.")
    assert list(found.countries) == countries.split()
    assert found.place == "Geneva"


@pytest.mark.parametrize(
    "occasion",
    [
        "to discuss the Paris Agreement",
        "at the Beijing Olympics",
        "to praise the Treaty of Rome",
        "near the Tokyo Stock Exchange",
        "to speak of Indo-Pacific trade",
        "to fly by Turkish Airlines",
    ],
)
def test_what_a_meeting_is_about_takes_no_part(occasion: str) -> None:
    (found,) = events(f"Peru's president met Chile's king on Monday {occasion}.")
    assert found.countries == ("PER", "CHL")


def test_the_city_is_no_party() -> None:
    (found,) = events("Peru and Chile held talks in Zurich on Monday.")
    assert (found.countries, found.place_country) == (("PER", "CHL"), "CHE")


@pytest.mark.parametrize(
    ("text", "parties"),
    [
        ("The foreign and defence ministers of Peru and Chile met on Monday.", "FM PER, DM PER, FM CHL, DM CHL"),
        ("Peruvian defense and foreign chiefs met their Chilean counterparts on Monday.", "DM PER, FM PER, DM CHL, FM CHL"),
        ("Peruvian Foreign Minister Ana Rey met her Chilean counterpart on Monday.", "Ana Rey FM PER, FM CHL"),
        ("The Mexican ambassador to Peru, Juan Paz, met Chilean President Luis Sol on Monday.", "Juan Paz AMB MEX, Luis Sol HOS CHL"),
        ("Deputy Foreign Minister Ana Rey of Peru met Chilean President Luis Sol on Monday.", "Ana Rey DFM PER, Luis Sol HOS CHL"),
        ("Indian Foreign Secretary Anil Rao met Chilean President Luis Sol on Monday.", "Anil Rao DFM IND, Luis Sol HOS CHL"),
        ("British Foreign Secretary Anna Lind met Chilean President Luis Sol on Monday.", "Anna Lind FM GBR, Luis Sol HOS CHL"),
        ("U.S. Secretary of State Carl Reed met Chilean President Luis Sol on Monday.", "Carl Reed FM USA, Luis Sol HOS CHL"),
        ("Peruvian foreign ministry spokeswoman Ana Rey met Chilean President Luis Sol on Monday.", ""),
    ],
)
def test_a_title_says_who_takes_part(text: str, parties: str) -> None:
    assert ", ".join(party(p) for e in events(text) for p in e.participants) == parties
