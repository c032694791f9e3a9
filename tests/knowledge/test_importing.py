"""Files of officeholders from elsewhere → what would change in the user's own table."""

from __future__ import annotations

import csv
import json
from pathlib import Path
from typing import Any

import pytest

from dipltrack.errors import DipltrackError
from dipltrack.knowledge import load_knowledge
from dipltrack.knowledge.importing import Format, Plan, import_format, plan_import

K = load_knowledge()


def planned(folder: Path, text: str, form: Format = "csv", **given: Any) -> Plan:
    file = folder / "given"
    file.write_text(text, encoding="utf-8")
    return plan_import(file, form, K, folder / "own", **given)


def rows(plan: Plan) -> list[dict[str, str]]:
    return [dict(zip(plan.columns, row, strict=True)) for row in plan.rows]


def test_names_become_codes_ids_and_precision(tmp_path: Path) -> None:
    plan = planned(tmp_path, "name,office,country,from,to\nZoë Ní Bhriain,Minister for Foreign Affairs,Ireland,2090-02,2091-03-04\n")
    (row,) = rows(plan)
    assert (plan.new, plan.changed, plan.same, plan.refused) == (1, 0, 0, [])
    assert row == {
        "person_id": "zoe-ni-bhriain", "name": "Zoë Ní Bhriain", "surname": "Bhriain", "aliases": "", "office": "FM", "title_text": "Minister for Foreign Affairs",
        "country": "IRL", "from": "2090-02", "to": "2091-03-04", "precision": "month", "acting": "", "checked": "", "note": "",
    }  # fmt: skip


def test_somebody_known_keeps_id_and_surname(tmp_path: Path) -> None:
    (row,) = rows(planned(tmp_path, "name,office,country,from\nRecep Tayyip Erdoğan,FM,TUR,2090-01-01\n"))
    assert (row["person_id"], row["surname"].split("|")[0]) == ("recep-tayyip-erdogan", "Erdoğan")


@pytest.mark.parametrize(
    ("title", "country", "office"),
    [
        ("Secretary of State", "USA", "FM"),
        ("Foreign Secretary", "United Kingdom", "FM"),
        ("Chancellor", "Germany", "HOG"),
        ("Minister of Defence", "Chad", "DM"),
        ("President of Ghana", "", "HOS"),
        ("Secretary-General", "NATO", "SG"),
        ("minister for external affairs", "India", "FM"),
    ],
)
def test_a_title_in_words(title: str, country: str, office: str, tmp_path: Path) -> None:
    plan = planned(tmp_path, f"name,office,country,from\nAda Quill,{title},{country},2090-01-01\n")
    assert [r["office"] for r in rows(plan)] == [office], plan.refused


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        (",FM,NOR,2090", "the name is missing"),
        ("Ada Quill,,NOR,2090", "the office is missing"),
        ("Ada Quill,Poet Laureate,NOR,2090", "no office called 'Poet Laureate'"),
        ("Ada Quill,FM,,2090", "the country is missing"),
        ("Ada Quill,FM,Korea,2090", "no country or body called 'Korea'"),
        ("Ada Quill,FM,NOR,", "the first day (from) is missing"),
        ("Ada Quill,FM,NOR,next year", "from 'next year' is no date like 2024, 2024-05 or 2024-05-31"),
        ("Ada\x07Quill,FM,NOR,2090", "name has control characters"),
    ],
)
def test_a_bad_row_is_refused_with_line_and_reason(row: str, reason: str, tmp_path: Path) -> None:
    plan = planned(tmp_path, f"name,office,country,from\nBen Oar,FM,NOR,2089-01-01\n{row}\n")
    assert (plan.new, [(r.place, r.reason) for r in plan.refused]) == (1, [("line 3", reason)])


def test_country_and_office_for_rows_that_name_none(tmp_path: Path) -> None:
    plan = planned(tmp_path, "name,from\nAda Quill,2090\n", country="Norway", office="Foreign Minister")
    assert [(r["office"], r["country"]) for r in rows(plan)] == [("FM", "NOR")]


def test_importing_twice_changes_nothing_and_a_correction_replaces(tmp_path: Path) -> None:
    first = "name,office,country,from,to\nAda Quill,FM,NOR,2090-01-01,2091-01-01\n"
    plan = planned(tmp_path, first)
    plan.write(tmp_path / "own")
    again = planned(tmp_path, first)
    assert (again.new, again.changed, again.same) == (0, 0, 1)
    corrected = planned(tmp_path, first.replace("2091-01-01", "2091-06-30"))
    assert (corrected.new, corrected.changed, [r["to"] for r in rows(corrected)]) == (0, 1, ["2091-06-30"])
    second_spell = planned(tmp_path, first.replace("2090-01-01,2091-01-01", "2095,2096"))
    assert (second_spell.new, len(second_spell.rows)) == (1, 2)


def test_known_dates_told_less_exactly_are_the_same(tmp_path: Path) -> None:
    plan = planned(tmp_path, "name,office,country,from,to\nFumio Kishida,FM,Japan,2012-12,2017-08\n")
    assert (plan.same, plan.rows) == (1, [])


def test_what_is_written_is_read_back(tmp_path: Path) -> None:
    path = planned(tmp_path, 'name,office,country,from\n"Ada, Lady Quill",FM,NOR,2090-01-01\n').write(tmp_path / "own")
    with path.open(encoding="utf-8", newline="") as f:
        assert [r["name"] for r in csv.DictReader(f)] == ["Ada, Lady Quill"]
    assert [t.office for t in load_knowledge(path.parent).holders.named("ada, lady quill")] == ["FM"]
    assert [p.name for p in path.parent.iterdir()] == ["officeholders.csv"]


def test_another_table_by_its_columns(tmp_path: Path) -> None:
    plan = planned(tmp_path, "outlet,iso3,comment\nbay news,NOR,\nfjord,Norway,\n")
    assert (plan.table, plan.new, [r.reason for r in plan.refused]) == ("outlets", 1, ["iso3 'Norway' is not a code of three capitals"])


POPOLO = {
    "persons": [{"id": "p", "name": "Ada Quill", "family_name": "Quill", "other_names": [{"name": "A. Quill"}, {"note": "none"}]}],
    "areas": [{"id": "no", "name": "Norway"}],
    "organizations": [{"id": "o", "name": "Government", "area_id": "no"}],
    "posts": [{"id": "fm", "label": "Minister of Foreign Affairs", "organization_id": "o"}],
    "memberships": [
        {"person_id": "p", "post_id": "fm", "start_date": "2090-01-01", "end_date": "2091-01-01"},
        {"person_id": "nobody", "post_id": "fm", "start_date": "2090-01-01"},
        "odd",
    ],
}


def test_popolo(tmp_path: Path) -> None:
    plan = planned(tmp_path, json.dumps(POPOLO), "popolo")
    assert [(r["name"], r["aliases"], r["office"], r["country"], r["from"]) for r in rows(plan)] == [
        ("Ada Quill", "A. Quill", "FM", "NOR", "2090-01-01")
    ]
    assert [(r.place, r.reason) for r in plan.refused] == [("membership 2", "the name is missing")]


WIKIDATA = "person,personLabel,positionLabel,iso3,start,end\nhttp://example.org/Q1,Ada Quill,Minister of Foreign Affairs,NOR,2090-01-01T00:00:00Z,\n"


def test_wikidata(tmp_path: Path) -> None:
    cells = dict(zip(*csv.reader(WIKIDATA.splitlines()), strict=True))
    answer = {"results": {"bindings": [{k: {"value": v} for k, v in cells.items() if v}]}}
    for text in (WIKIDATA, json.dumps(answer), json.dumps([cells])):
        assert [(r["office"], r["from"], r["to"]) for r in rows(planned(tmp_path, text, "wikidata"))] == [("FM", "2090-01-01", "")]


@pytest.mark.parametrize(
    ("text", "form", "message"),
    [
        ("{", "popolo", "is no JSON"),
        ("[]", "popolo", "no list of memberships"),
        ("{", "wikidata", "is no JSON"),
        ("[" * 100_000, "wikidata", "is no JSON"),
        ('{"results": 3}', "wikidata", "no list of results"),
        ("[1, 2]", "wikidata", "no list of results"),
    ],
)
def test_a_file_of_another_kind(text: str, form: Format, message: str, tmp_path: Path) -> None:
    with pytest.raises(DipltrackError, match=message):
        planned(tmp_path, text, form)


def test_a_file_that_is_no_text(tmp_path: Path) -> None:
    (tmp_path / "x.csv").write_bytes(b"\xff\xfe\xfa")
    with pytest.raises(DipltrackError, match="no text in UTF-8"):
        plan_import(tmp_path / "x.csv", "csv", K, tmp_path / "own")


def test_the_format_by_the_file(tmp_path: Path) -> None:
    for name, text, form in (("a.csv", "x", "csv"), ("a.json", json.dumps(POPOLO), "popolo"), ("b.json", '{"results": {}}', "wikidata")):
        (tmp_path / name).write_text(text, encoding="utf-8")
        assert import_format(tmp_path / name, None) == form
