"""The tables are sound, and every fault that a row of a user's can have is found and named."""

from __future__ import annotations

from pathlib import Path

import pytest

from dipltrack.errors import DipltrackError
from dipltrack.knowledge import load_knowledge
from dipltrack.knowledge.checking import check, check_files
from dipltrack.knowledge.tables import BUILT_IN, KEYS, Tables, read_cells

HEADER = ",".join(BUILT_IN.cells("officeholders")[0])
GOOD = "ada-quill,Ada Quill,Quill,,FM,Foreign Minister,NOR,1901-02-03,1904-05-06,day,,,"


def own(folder: Path, table: str, *rows: str) -> Tables:
    """A folder of the user's with these rows of a table."""
    header = ",".join(BUILT_IN.cells(table)[0])
    (folder / f"{table}.csv").write_text("\n".join([header, *rows]) + "\n", encoding="utf-8")
    return Tables((folder,))


def test_the_built_in_tables_are_sound() -> None:
    assert [str(p) for p in check(BUILT_IN)] == []


@pytest.mark.parametrize(
    ("change", "message"),
    [
        pytest.param((",NOR,", ",NWY,"), "country 'NWY' is in none of countries.iso3, orgs.id", id="country"),
        pytest.param((",FM,", ",BOSS,"), "office 'BOSS' is in none of offices.code", id="office"),
        pytest.param(("1901-02-03", "1901-02-30"), "from '1901-02-30' is no day of the calendar", id="no-day"),
        pytest.param(("1901-02-03", "3.2.1901"), "from '3.2.1901' is no date like 2024, 2024-05 or 2024-05-31", id="no-date"),
        pytest.param(("1901-02-03", "1999"), "from 1999 is later than to 1904-05-06", id="order"),
        pytest.param(("1901-02-03", ""), "from is empty", id="empty"),
        pytest.param((",day,", ",exact,"), "precision 'exact' is not day, month or year", id="precision"),
        pytest.param((",day,,", ",day,perhaps,"), "acting 'perhaps' is not yes", id="acting"),
        pytest.param(("Ada Quill", "Ada\x1b[31m Quill"), "name has control characters", id="escape"),
        pytest.param(("ada-quill", "Ada Quill"), "person_id 'Ada Quill' is not an id like fumio-kishida", id="id"),
        pytest.param((",,,", ","), "11 cells instead of 13", id="cells"),
    ],
)
def test_a_bad_row_of_ones_own_is_found(change: tuple[str, str], message: str, tmp_path: Path) -> None:
    assert [p.message for p in check_files(own(tmp_path, "officeholders", GOOD.replace(*change)))] == [message]


@pytest.mark.parametrize("change", [("1901-02-03", "soon"), (",day,", ",exact,"), (",,,", ",")])
def test_a_bad_row_is_an_error_when_the_tables_are_loaded(change: tuple[str, str], tmp_path: Path) -> None:
    own(tmp_path, "officeholders", GOOD, GOOD.replace(*change))
    with pytest.raises(DipltrackError, match=r"officeholders\.csv, row 3: .*`dipltrack data check`"):
        load_knowledge(tmp_path)


def test_two_holders_of_one_seat(tmp_path: Path) -> None:
    other = GOOD.replace("ada-quill", "ben-oar").replace("Ada Quill", "Ben Oar").replace("1901-02-03", "1902-01-01")
    (problem,) = check_files(own(tmp_path, "officeholders", GOOD, other))
    assert (
        str(problem) == "officeholders: ben-oar, FM, NOR, 1902-01-01: in office together with Ada Quill; say why in note, or correct a date"
    )
    assert check_files(own(tmp_path, "officeholders", GOOD, other + "acted while she was ill")) == []
    assert check_files(own(tmp_path, "officeholders", GOOD, other.replace(",FM,", ",DFM,"))) == []


def test_a_name_of_two_people(tmp_path: Path) -> None:
    other = GOOD.replace("ada-quill", "ada-quill-writer").replace("1901-02-03,1904-05-06", "1950,1951")
    (problem,) = check_files(own(tmp_path, "officeholders", GOOD, other))
    assert problem.message.startswith("'ada quill' is also a name of ada-quill")
    assert check_files(own(tmp_path, "officeholders", GOOD, other + "namesake of the minister")) == []


@pytest.mark.parametrize(
    ("table", "row", "message"),
    [
        pytest.param("places", "Nowhere Bay,,NOR,hole,1,1", "kind 'hole' is not capital, city, venue or region", id="kind"),
        pytest.param("places", "Nowhere Bay,,NOR,city,95,1", "lat '95' is not between -90 and 90 degrees", id="degrees"),
        pytest.param("places", "Nowhere Bay,,NOR,city,north,1", "lat 'north' is no number of degrees", id="no-degrees"),
        pytest.param("places", "Nowhere Bay,,ZZZ,city,1,1", "country 'ZZZ' is in none of countries.iso3", id="no-country"),
        pytest.param("orgs", "org:NB,Nowhere Bank,,shop,,", "type 'shop' is not IGO, IGO-organ, EU-organ,", id="type"),
        pytest.param("orgs", "org:NB,NATO,,bank,,", "'NATO' is also a name of org:NATO", id="name-taken"),
        pytest.param("memberships", "org:NB,NOR,1950,", "org 'org:NB' is in none of orgs.id", id="no-org"),
        pytest.param("titles", "grand poobah,GP,GOV,both,,1,", "office 'GP' is not in offices.code", id="no-office"),
        pytest.param("outlets", "bay news,Norway,", "iso3 'Norway' is not a code of three capitals", id="code"),
    ],
)
def test_other_tables(table: str, row: str, message: str, tmp_path: Path) -> None:
    problems = check_files(own(tmp_path, table, row))
    assert [p.message for p in problems if p.message.startswith(message)], problems


def test_a_table_with_other_columns(tmp_path: Path) -> None:
    (tmp_path / "outlets.csv").write_text("outlet,country\nbay news,NOR\n", encoding="utf-8")
    (problem,) = check_files(Tables((tmp_path,)))
    assert problem.message == "is outlet, country; it has to be outlet, iso3, comment"
    with pytest.raises(DipltrackError, match="It needs outlet, iso3, comment"):
        load_knowledge(tmp_path)


def test_a_table_that_is_no_text(tmp_path: Path) -> None:
    (tmp_path / "outlets.csv").write_bytes(b"\xff\xfe\x00outlet")
    with pytest.raises(DipltrackError, match="it is no CSV in UTF-8"):
        load_knowledge(tmp_path)


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("a,b\n1,2\n", [["1", "2"]]),
        ("a,b\r\n1,2\r\n\r\n", [["1", "2"]]),
        ('a,b\n"1,1",2\n3,"say ""x"""\n', [["1,1", "2"], ["3", 'say "x"']]),
        ('a,b\n"1\n1",2\n3,4\n', [["1\n1", "2"], ["3", "4"]]),
        ("\ufeffa,b\n1,", [["1", ""]]),
        ("", []),
    ],
)
def test_csv_is_read_like_csv(text: str, rows: list[list[str]], tmp_path: Path) -> None:
    (tmp_path / "t.csv").write_bytes(text.encode())
    assert read_cells(tmp_path / "t.csv")[1] == rows


# --- the user's rows over the built-in ones ---------------------------------------------------------------------------------------------------


def test_a_row_with_the_same_key_wins(tmp_path: Path) -> None:
    tables = own(tmp_path, "outlets", "Kremlin,NOR,moved")
    assert {r["outlet"]: r["iso3"] for r in tables.rows("outlets")}["Kremlin"] == "NOR"
    assert len(tables.cells("outlets")[1]) == len(BUILT_IN.cells("outlets")[1])


def test_a_row_about_the_same_time_wins_and_others_stay(tmp_path: Path) -> None:
    row = "fumio-kishida,Fumio Kishida,Kishida,,FM,Foreign Minister,JPN,2013-01-01,2017-08-01,day,,,"
    k = load_knowledge(own(tmp_path, "officeholders", row).folders[0])
    assert [t.dates for t in k.holders.of_person("fumio-kishida") if t.office == "FM"] == [
        ("2021-11-04", "2021-11-10"),
        ("2013-01-01", "2017-08-01"),
    ]
    assert [t.office for t in k.holders.of_person("fumio-kishida")].count("HOG") == 1


def test_the_last_folder_wins(tmp_path: Path) -> None:
    first, second = tmp_path / "1", tmp_path / "2"
    for folder, iso3 in ((first, "NOR"), (second, "KEN")):
        folder.mkdir()
        own(folder, "outlets", f"bay news,{iso3},")
    assert load_knowledge(first, second).outlets["bay news"] == "KEN"
    assert load_knowledge(second, first).outlets["bay news"] == "NOR"


def test_an_open_tenure_ends_when_somebody_else_takes_the_seat(tmp_path: Path) -> None:
    rows = [
        "ada-quill,Ada Quill,Quill,,FM,Foreign Minister,TUV,2090-01-01,,day,,2091-01-01,",
        "ben-oar,Ben Oar,Oar,,FM,Foreign Minister,TUV,2092-03-01,,day,,2093-01-01,",
    ]
    holders = load_knowledge(own(tmp_path, "officeholders", *rows).folders[0]).holders
    assert [(t.name, str(t.end)) for t in holders.of_seat("FM", "TUV")[-2:]] == [("Ada Quill", "2092-03-01"), ("Ben Oar", "None")]


def test_every_table_that_users_may_add_to_is_described() -> None:
    text = (Path(__file__).parents[2] / "data" / "README.md").read_text(encoding="utf-8")
    assert [name for name in KEYS if name not in text] == []
