"""What is exported, read back with other people's programs."""

from __future__ import annotations

import csv
import io
import json
import re
import struct
import sys
import xml.etree.ElementTree as ET
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date
from typing import Any

import icalendar
import networkx
import openpyxl
import pytest

from dipltrack.coding import MODES, cameo
from dipltrack.errors import DipltrackError
from dipltrack.model import Event, Precision, Review, Status, StoredEvent, StoredEvidence, When
from dipltrack.views.calendar import ics
from dipltrack.views.charts import counts_chart, timeline_chart
from dipltrack.views.count_chart import count_chart
from dipltrack.views.dyads import CODES, dyad_listing
from dipltrack.views.dyads import COLUMNS as ICEWS
from dipltrack.views.edges import edge_listing
from dipltrack.views.event_table import event_listing
from dipltrack.views.evidence_rows import evidence_listing
from dipltrack.views.extras import optional
from dipltrack.views.formats import FORMATS
from dipltrack.views.geojson import geojson, located
from dipltrack.views.listing import Listing, Stream
from dipltrack.views.periods import label_of, periods, unit_for
from dipltrack.views.screen import Screen
from dipltrack.views.stats import Count
from dipltrack.views.xlsx import xlsx
from tests.cli.record import HARBOUR_EVENTS, VISIT_EVENTS
from tests.web.many import many

TALKS, MEMORANDUM, PLEDGE, VISIT = HARBOUR_EVENTS
PUBLISHED = date(2024, 5, 3)


def stored(event: Event, id: int = 12, **changes: Any) -> StoredEvent:
    evidence = StoredEvidence(3, event.evidence[0], "Coast Herald", "https://coast.example/harbour", PUBLISHED)
    return StoredEvent(id, replace(event, **changes), Review.UNREVIEWED, (evidence,))


RECORD = [stored(event, id) for id, event in enumerate((*HARBOUR_EVENTS, *VISIT_EVENTS), 1)]


def rows(listing: Listing[Any]) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO("".join(FORMATS["csv"](listing, Screen(), False)))))


# Calendar


def calendar(events: Iterable[StoredEvent], *, title: str = "Harbour") -> Any:
    text = "".join(ics(list(events), str, database="abc", today=date(2024, 6, 5), title=title))
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
    assert text.count("\n") == text.count("\r\n")
    read = icalendar.Calendar.from_ical(text)
    assert isinstance(read, icalendar.Calendar)
    assert [event.errors for event in read.walk("VEVENT")] == [[]] * len(read.walk("VEVENT"))
    return read


def test_a_calendar_has_all_day_events_that_keep_their_ids() -> None:
    (event,) = calendar([stored(TALKS)]).walk("VEVENT")
    assert event["UID"] == "event-12-abc@dipltrack"
    assert (event["DTSTART"].dt, event["DTEND"].dt) == (date(2024, 5, 2), date(2024, 5, 3))
    assert (event["SUMMARY"], event["LOCATION"], event["STATUS"]) == (TALKS.title, "Oslo", "CONFIRMED")
    assert TALKS.evidence[0].text in event["DESCRIPTION"]
    assert event["URL"] == "https://coast.example/harbour"


@pytest.mark.parametrize(
    ("status", "shown"),
    [
        pytest.param(Status.OCCURRED, "CONFIRMED", id="occurred"),
        pytest.param(Status.PLANNED, "TENTATIVE", id="planned"),
        pytest.param(Status.CANCELLED, "CANCELLED", id="cancelled"),
        pytest.param(Status.DENIED, None, id="denied"),
    ],
)
def test_a_calendar_shows_the_status(status: Status, shown: str | None) -> None:
    assert [e["STATUS"] for e in calendar([stored(TALKS, status=status)]).walk("VEVENT")] == ([shown] if shown else [])


@pytest.mark.parametrize(
    ("when", "days"),
    [
        pytest.param(When(), [], id="undated"),
        pytest.param(When(date(2024, 6, 1), date(2024, 6, 30), Precision.MONTH), [(date(2024, 6, 1), date(2024, 7, 1))], id="month"),
        pytest.param(
            When(date(2024, 12, 31), date(2024, 12, 31), Precision.DAY), [(date(2024, 12, 31), date(2025, 1, 1))], id="year's end"
        ),
        pytest.param(When(date(9999, 12, 31), date.max, Precision.DAY), [(date.max, date.max)], id="the last day there is"),
    ],
)
def test_the_end_of_a_calendar_event_is_the_day_after(when: When, days: list[tuple[date, date]]) -> None:
    assert [(e["DTSTART"].dt, e["DTEND"].dt) for e in calendar([stored(TALKS, when=when)]).walk("VEVENT")] == days


@pytest.mark.parametrize(
    "words",
    [
        pytest.param("a; b, c \\ d", id="what has a meaning"),
        pytest.param("会談" * 60, id="long and wide"),
        pytest.param("END:VEVENT\r\nBEGIN:VALARM", id="lines of its own"),
        pytest.param("é" * 37 + "x", id="two bytes at the fold"),
    ],
)
def test_words_of_an_article_stay_words_in_a_calendar(words: str) -> None:
    read = calendar([stored(TALKS, title=words, place=words)], title=words)
    (event,) = read.walk("VEVENT")
    assert event["SUMMARY"] == event["LOCATION"] == " ".join(words.split())
    assert read["NAME"] == event["SUMMARY"].to_ical().decode()  # icalendar leaves the name of a calendar as it is written
    assert event.subcomponents == []


# Workbook


def workbook(listing: Listing[Any]) -> Any:
    return openpyxl.load_workbook(io.BytesIO(b"".join(xlsx(listing)))).active


def test_a_workbook_has_typed_cells_and_a_header_that_stays() -> None:
    sheet = workbook(event_listing([stored(PLEDGE)], Screen(), str))
    header, first = ([cell.value for cell in row] for row in sheet.iter_rows())
    row = dict(zip(header, first, strict=True))
    assert (row["id"], row["amount"], row["confidence"]) == (12, 25_000_000, 0.74)
    assert row["date"].date() == date(2024, 5, 2)
    assert (row["cameo"], row["url"]) == ("0331", "https://coast.example/harbour")
    assert (sheet.freeze_panes, sheet.auto_filter.ref) == ("A2", "A1:Y2")


@pytest.mark.parametrize("words", ["=1+1", "+49", "-2", "@SUM(A1)", "\t=1", '=HYPERLINK("https://a.example")', "https://a.example", "007"])
def test_no_cell_of_a_workbook_is_a_formula_or_a_link(words: str) -> None:
    sheet = workbook(event_listing([stored(TALKS, title=words)], Screen(), str))
    (cell,) = [cell for row in sheet.iter_rows(min_row=2) for cell in row if cell.value == words]
    assert (cell.data_type, cell.hyperlink) == ("s", None)


def test_a_workbook_takes_what_a_cell_can_hold() -> None:
    old = When(date(1814, 9, 18), date(1815, 6, 9), Precision.RANGE)
    sheet = workbook(event_listing([stored(TALKS, title="x" * 40_000, when=old)], Screen(), str))
    row = {head.value: cell.value for head, cell in zip(*sheet.iter_rows(), strict=True)}
    assert (row["date"], row["date_end"]) == ("1814-09-18", "1815-06-09")
    assert len(str(row["title"])) == 32_767


def test_a_workbook_of_every_shape_opens() -> None:
    shapes: tuple[Callable[[], Listing[Any]], ...] = (
        lambda: evidence_listing(RECORD),
        lambda: edge_listing(RECORD, "people"),
        lambda: dyad_listing(RECORD, str, lambda place, country: (1.5, -2.5)),
    )
    for shape in shapes:
        sheet = workbook(shape())
        assert [cell.value for cell in sheet[1]] == list(shape().columns)
        assert sheet.max_row == len(list(shape().records)) + 1 > 1


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize(
    "shape",
    [
        pytest.param(lambda events: event_listing(events, Screen(), str), id="events"),
        pytest.param(evidence_listing, id="evidence"),
        pytest.param(lambda events: dyad_listing(events, str, lambda place, country: None), id="dyads"),
    ],
)
def test_the_first_rows_do_not_wait_for_the_last_events(shape: Callable[[Stream[StoredEvent]], Listing[Any]], form: str) -> None:
    events = Stream(many(2_000))
    chunks = FORMATS[form](shape(events), Screen(), False)
    assert all(next(chunks) for _ in range(3))
    assert events.taken <= 1_000
    assert sum(1 for _ in chunks) and events.taken == 2_000


# Shapes


def test_edges_are_a_weighted_network() -> None:
    events = [stored(TALKS, 1), stored(PLEDGE, 2), stored(VISIT, 3), stored(replace(TALKS, participants=()), 4)]
    (edge,) = rows(edge_listing(events, "countries"))
    assert edge == {
        "source": "KEN", "target": "NOR", "weight": "3", "first": "2024-05-02", "last": "2024-06-30", "kinds": "meeting 2; pledge 1",
    }  # fmt: skip


def test_edges_open_in_networkx() -> None:
    events = many(300)
    text = "".join(FORMATS["csv"](edge_listing(events, "people"), Screen(), False))
    lines = [",".join(row[:3]) for row in csv.reader(io.StringIO(text))][1:]
    network = networkx.parse_edgelist(lines, delimiter=",", data=[("weight", int)])
    assert set(network) == {person for e in events for person in e.event.people}
    assert network.size("weight") == sum(len(set(e.event.people)) * (len(set(e.event.people)) - 1) // 2 for e in events)


def test_evidence_has_the_characters_it_stands_at() -> None:
    (row,) = rows(evidence_listing([stored(TALKS)]))
    assert (row["event"], row["article"], row["source"], row["published"]) == ("12", "3", "Coast Herald", "2024-05-03")
    assert int(row["end"]) - int(row["start"]) == len(row["text"])


def test_the_columns_of_the_shapes_are_the_contract() -> None:
    assert ",".join(evidence_listing([]).columns) == "event,date,kind,status,title,article,source,published,url,in,start,end,text,rule"
    assert ",".join(edge_listing([], "people").columns) == "source,target,weight,first,last,kinds"
    assert ",".join(ICEWS) == (
        "Event ID,Event Date,Source Name,Source Sectors,Source Country,Event Text,CAMEO Code,Intensity,Target Name,Target Sectors,"
        "Target Country,Story ID,Sentence Number,Publisher,City,District,Province,Country,Latitude,Longitude"
    )


@pytest.mark.parametrize(
    ("event", "expected"),
    [
        pytest.param(
            stored(TALKS),
            ["2024-05-02 Ingrid Solheim 040 1.0 Peter Otieno", "2024-05-02 Peter Otieno 040 1.0 Ingrid Solheim"],
            id="talks go both ways",
        ),
        pytest.param(stored(PLEDGE), ["2024-05-02 NOR 0331 5.2 KEN"], id="a pledge goes to the recipient"),
        pytest.param(
            stored(VISIT),
            ["2024-05-03 Ingrid Solheim 036 4.0 KEN", "2024-05-03 KEN 036 4.0 Ingrid Solheim"],
            id="a plan was made known on the day of the news",
        ),
        pytest.param(
            stored(VISIT, status=Status.OCCURRED, cameo="042"),
            ["2024-06-01 Ingrid Solheim 042 1.9 KEN", "2024-06-01 KEN 043 2.8 Ingrid Solheim"],
            id="guests visit, hosts receive",
        ),
        pytest.param(stored(TALKS, when=When()), [], id="no day"),
        pytest.param(stored(TALKS, status=Status.CANCELLED, cameo=None), [], id="no code"),
        pytest.param(stored(TALKS, participants=TALKS.participants[:1]), [], id="one party"),
    ],
)
def test_dyads(event: StoredEvent, expected: list[str]) -> None:
    listing = dyad_listing([event], str, lambda place, country: None)
    shown = [f"{r['Event Date']} {r['Source Name']} {r['CAMEO Code']} {r['Intensity']} {r['Target Name']}" for r in rows(listing)]
    assert shown == expected


def test_every_code_that_is_given_has_its_words_and_its_weight() -> None:
    given = {cameo(kind, mode, status, "CHE", ("NOR", "KEN")) for kind, modes in MODES.items() for mode in modes for status in Status}
    assert given - {None} <= CODES.keys()


def test_dyads_keep_negative_degrees_numbers() -> None:
    listing = dyad_listing([stored(TALKS)], str, lambda place, country: (-1.29, -36.82))
    assert {(float(r["Latitude"]), float(r["Longitude"])) for r in rows(listing)} == {(-1.29, -36.82)}


def test_a_map_has_points_in_the_order_of_geojson() -> None:
    events = [stored(TALKS, 1), stored(PLEDGE, 2), stored(VISIT, 3)]
    points = located(events, lambda place, country: (59.91, 10.75) if (place, country) == ("Oslo", "NOR") else None)
    (feature,) = json.loads("".join(geojson(points)))["features"]
    assert feature["geometry"] == {"type": "Point", "coordinates": [10.75, 59.91]}
    assert (feature["id"], feature["properties"]["sources"]) == (1, ["Coast Herald"])


def test_a_map_may_be_empty() -> None:
    assert json.loads("".join(geojson([]))) == {"type": "FeatureCollection", "features": []}


# Charts


@pytest.mark.parametrize("draw", [timeline_chart, counts_chart])
@pytest.mark.parametrize(
    "events",
    [
        pytest.param([], id="none"),
        pytest.param([stored(TALKS)], id="one"),
        pytest.param([stored(TALKS, title="$x^2$ <b> 会談 & \x1b[31m")], id="words that could mean something"),
        pytest.param(RECORD, id="each with its title"),
        pytest.param(many(400), id="many"),
        pytest.param([stored(TALKS, when=When(date.min, date.min)), stored(TALKS, when=When(date.max, date.max))], id="all of time"),
    ],
)
def test_a_drawing_is_wide_and_always_the_same(draw: object, events: list[StoredEvent]) -> None:
    assert callable(draw)
    drawn = b"".join(draw(events, "svg", "Harbour diplomacy"))
    root = ET.fromstring(drawn)
    width, height = (float(str(root.get(side)).removesuffix("pt")) for side in ("width", "height"))
    assert width / height == pytest.approx(16 / 9)
    assert drawn == b"".join(draw(events, "svg", "Harbour diplomacy"))
    assert not re.search(rb"\d{4}-\d\d-\d\dT", drawn)


def test_a_picture_has_the_size_of_a_slide() -> None:
    drawn = b"".join(timeline_chart(RECORD, "png", "Harbour diplomacy"))
    assert drawn.startswith(b"\x89PNG")
    assert struct.unpack(">II", drawn[16:24]) == (1920, 1080)


@pytest.mark.parametrize(
    ("by", "keys", "words"),
    [
        pytest.param("year", [("2023",), ("2024",), ("undated",)], "Diplomatic events by year", id="upright"),
        pytest.param("pair", [("NOR", "KEN"), ("FJI", "$x^2$")], "Diplomatic events by pair", id="lying"),
        pytest.param("person", [("Ana <b> 会談\x1b[31m", None)], "Diplomatic events by person", id="words that could mean something"),
        pytest.param("source", [], "Diplomatic events by source", id="none"),
    ],
)
def test_counts_are_drawn(by: str, keys: list[tuple[str | None, ...]], words: str) -> None:
    counts = [Count(key, 3, number, 1) for number, key in enumerate(keys)]
    drawn = b"".join(count_chart(counts, by, "svg", str.title))
    texts = re.findall(r"<!-- (.*?) -->", drawn.decode())
    assert ET.fromstring(drawn).tag.endswith("svg") and words in texts
    assert len(re.findall(r'id="patch_', drawn.decode())) > 3 * len(keys) if keys else "No events" in texts
    assert drawn == b"".join(count_chart(counts, by, "svg", str.title))


@pytest.mark.parametrize(
    ("first", "last", "unit", "labels"),
    [
        pytest.param("2024-02-27", "2024-03-01", "day", ["2024-02-27", "2024-02-28", "2024-02-29", "2024-03-01"], id="days"),
        pytest.param("2024-01-01", "2024-02-15", "week", ["2024-01-01", "2024-01-08"], id="weeks"),
        pytest.param("2023-11-30", "2024-11-02", "month", ["2023-11", "2023-12"], id="months"),
        pytest.param("2018-02-01", "2024-11-02", "quarter", ["2018Q1", "2018Q2"], id="quarters"),
        pytest.param("1999-12-31", "2024-01-01", "year", ["1999", "2000"], id="years"),
    ],
)
def test_periods_have_no_gap(first: str, last: str, unit: str, labels: list[str]) -> None:
    start, end = date.fromisoformat(first), date.fromisoformat(last)
    assert unit_for(start, end) == unit or unit == "day"
    found = periods(start, end, unit)
    assert [label_of(day, unit) for day in found][: len(labels)] == labels
    assert found[-1] <= end
    assert len(found) <= 45


@pytest.mark.parametrize(
    ("module", "extra", "what"),
    [pytest.param("xlsxwriter", "xlsx", "Writing xlsx", id="xlsx"), pytest.param("matplotlib", "chart", "Drawing svg", id="chart")],
)
def test_a_missing_library_is_one_sentence(monkeypatch: pytest.MonkeyPatch, module: str, extra: str, what: str) -> None:
    monkeypatch.setitem(sys.modules, module, None)
    with pytest.raises(
        DipltrackError, match=rf'^{what} needs {module}, which is not installed\. Install it: pip install "dipltrack\[{extra}\]"$'
    ):
        optional(module, extra, what)
