from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pytest

from dipltrack.model import Kind, StoredEvent
from dipltrack.views.event_table import event_columns, event_listing
from dipltrack.views.formats import FORMATS
from dipltrack.views.listing import Column
from dipltrack.views.screen import Screen, columns_of, counted, cut, joined
from dipltrack.views.tables import STREAM_ABOVE, fitted, table_lines
from tests.cli.record import HARBOUR_EVENTS, VISIT_EVENTS
from tests.web.many import many

NAMES = {"NOR": "Norway", "KEN": "Kenya", "SEN": "Senegal", "BRA": "Brazil"}
RECORD = [StoredEvent(number, event) for number, event in enumerate((*HARBOUR_EVENTS, *VISIT_EVENTS), 1)]


def lines(screen: Screen, events: Sequence[StoredEvent] = RECORD) -> list[str]:
    columns = event_columns(events, screen, lambda code: NAMES.get(code, code))
    return [line.rstrip("\n") for line in table_lines(columns, events, screen)]


def test_at_80_columns_titles_are_cut_and_countries_are_codes() -> None:
    assert lines(Screen(80)) == [
        "  id  date        kind               countries      title                   sure",
        "   1  2024-05-02  meeting            NOR; KEN       Solheim–Otieno talks…   0.92",
        "   2  2024-05-02  agreement          NOR; KEN       Memorandum on port tr…  0.81",
        "   3  2024-05-02  pledge             NOR; KEN       Norway pledges 25 mil…  0.74",
        "   4  2024-06     planned meeting    NOR; KEN       Solheim to visit Nair…  0.66",
        "   5  undated     cancelled meeting  SEN; BRA       Diallo's visit to Bra…  0.58",
        "   6  undated     meeting            SEN; BRA; We…  Talks of Senegal and…   0.41",
        "   7  2024-06-03  meeting            BRA; SEN       =Moura–Diallo call      0.88",
    ]


@pytest.mark.parametrize("width", [60, 72, 80, 88, 100, 120, 132, 200])
def test_no_line_is_wider_than_the_screen_and_ids_and_dates_stay_whole(width: int) -> None:
    long = [replace(stored, id=stored.id * 100_000, event=replace(stored.event, title=stored.event.title * 9)) for stored in RECORD]
    shown = lines(Screen(width), long)
    assert max(map(columns_of, shown)) <= max(width, 70)
    assert all(str(stored.id) in line for stored, line in zip(long, shown[1:], strict=True))
    assert sum("2024-05-02" in line for line in shown) == 3


@pytest.mark.parametrize("kind", [*Kind, None])
@pytest.mark.parametrize("width", [76, 80, 100])
def test_every_kind_of_listing_fits(kind: Kind | None, width: int) -> None:
    events = [stored for stored in many(400) if kind in (None, stored.event.kind)]
    listing = event_listing(events, Screen(width), str, kind=kind)
    assert max(columns_of(line.rstrip("\n")) for line in FORMATS["table"](listing, Screen(width), False)) <= width


def test_a_wide_screen_names_people_and_places() -> None:
    header, first, *_ = lines(Screen(200))
    assert header.split() == ["id", "date", "kind", "status", "countries", "title", "people", "place", "sure"]
    assert "Norway; Kenya" in first and "Ingrid Solheim; Peter Otieno" in first and "…" not in "".join(lines(Screen(200)))


def test_everything_took_place_needs_no_status() -> None:
    assert "status" not in lines(Screen(80), RECORD[:3])[0]


def test_colour_changes_no_width() -> None:
    import re

    painted = lines(Screen(120, color=True))
    assert any("\x1b[31m" in line for line in painted)
    assert [re.sub(r"\x1b\[\d+m", "", line).rstrip() for line in painted] == lines(Screen(120))


def test_wide_letters_take_two_columns() -> None:
    tokyo = [replace(RECORD[0], event=replace(RECORD[0].event, title="東京会談")), *RECORD[1:3]]
    shown = lines(Screen(80), tokyo)
    assert shown[1].startswith("   1  2024-05-02  meeting    NOR; KEN   東京会談  ")
    assert {columns_of(line) for line in shown} == {len(shown[0])}


def test_cells_stay_as_they_are_written() -> None:
    columns: list[Column[str]] = [Column("amount", lambda cell: cell, right=True), Column("cell", lambda cell: cell, least=12)]
    cells = ["1e5", "007", "0.10", "True", "", "-", "nan"]
    assert [line.rstrip("\n") for line in table_lines(columns, cells, Screen())] == [
        "  amount  cell",
        *(f"  {cell:>6}  {cell}".rstrip() for cell in cells),
    ]


def test_no_rows_and_no_header_are_no_lines() -> None:
    assert list(table_lines([Column("n", str)], [], Screen(), header=False)) == []


def test_a_long_listing_streams_with_the_widths_of_its_beginning() -> None:
    columns: list[Column[Any]] = [Column("n", str, right=True), Column("word", lambda n: "x" * (n % 5), least=8)]

    class Numbers(Sequence[int]):
        def __len__(self) -> int:
            return STREAM_ABOVE + 500

        def __getitem__(self, place: Any) -> Any:
            return range(len(self))[place]

    taken = [len(line) for line in table_lines(columns, Numbers(), Screen(40))]
    assert len(taken) == STREAM_ABOVE + 501


@pytest.mark.parametrize(
    ("widths", "least", "room", "expected"),
    [
        pytest.param([5, 30, 20], [None, 10, 10], 60, [5, 30, 20], id="all fits"),
        pytest.param([5, 30, 20], [None, 10, 10], 50, [5, 25, 20], id="the widest gives way first"),
        pytest.param([5, 30, 20], [None, 10, 10], 35, [5, 15, 15], id="then both"),
        pytest.param([5, 30, 20], [None, 25, 10], 40, [5, 25, 10], id="none below its least"),
        pytest.param([5, 30, 20], [None, 25, 10], 30, [5, 15, 10], id="but where that is too much"),
        pytest.param([5, 30, 20], [None, 10, 10], 3, [5, 8, 8], id="then to eight and no further"),
        pytest.param([5, 3], [8, 8], 2, [5, 3], id="short ones stay"),
        pytest.param([], [], 10, [], id="no columns"),
    ],
)
def test_fitted(widths: list[int], least: list[int | None], room: int, expected: list[int]) -> None:
    assert fitted(widths, least, room) == expected


@pytest.mark.parametrize(
    ("text", "width", "shown"),
    [
        ("Oslo talks", 10, "Oslo talks"),
        ("Oslo talks", 9, "Oslo tal…"),
        ("Oslo talks", 6, "Oslo…"),
        ("東京会談", 8, "東京会談"),
        ("東京会談", 7, "東京会…"),
        ("Zo\u0308e met", 7, "Zo\u0308e met"),
    ],
)
def test_cut(text: str, width: int, shown: str) -> None:
    assert cut(text, width) == shown


def test_words_for_numbers_and_lists() -> None:
    assert [counted(1, "event"), counted(1203, "event"), counted(2, "country", "countries")] == ["1 event", "1,203 events", "2 countries"]
    assert [joined([]), joined(["a"]), joined(["a", "b"]), joined(["a", "b", "c"], "or")] == ["", "a", "a and b", "a, b or c"]
