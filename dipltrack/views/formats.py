"""A listing → text in one of the output formats, chunk by chunk. Every format is one function of the same shape."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from operator import itemgetter
from typing import Any

from dipltrack.views.listing import Listing
from dipltrack.views.safe import FORMULA, csv_cell, json_text, md_cell
from dipltrack.views.screen import Screen
from dipltrack.views.tables import table_lines

_CHUNK = 200  # lines of CSV

Format = Callable[[Listing[Any], Screen, bool], Iterator[str]]
"""A format takes a listing, the screen and whether cells stay raw (no guard against formulas)."""


def as_table(listing: Listing[Any], screen: Screen, raw: bool) -> Iterator[str]:
    """Columns under a header, cut to the screen."""
    yield from table_lines(listing.table, listing.records, screen)


def as_plain(listing: Listing[Any], screen: Screen, raw: bool) -> Iterator[str]:
    """The table's rows without header, colour and cutting."""
    yield from table_lines(listing.table, listing.records, Screen(), header=False)


def as_csv(listing: Listing[Any], screen: Screen, raw: bool) -> Iterator[str]:
    """RFC 4180 with a header row and line feeds."""
    return csv_lines(listing.columns, _cells(listing), raw)


def csv_lines(columns: Sequence[str], rows: Iterable[Sequence[str]], raw: bool) -> Iterator[str]:
    """Write the header and rows of cells, some hundred lines to a chunk."""
    import csv

    lines = _Lines()
    writer = csv.writer(lines, lineterminator="\n")
    writer.writerow(columns)
    remaining = iter(rows)
    while chunk := list(islice(remaining, _CHUNK)):
        writer.writerows(chunk if raw else _guarded(chunk))
        yield lines.taken()
    yield lines.taken()


def _guarded(rows: Iterable[Sequence[str]]) -> list[Sequence[str]]:
    """The rows; where a cell could be taken for a formula it has an apostrophe."""
    formula, first = frozenset(FORMULA), itemgetter(slice(1))
    return [row if formula.isdisjoint(map(first, row)) else [csv_cell(cell) for cell in row] for row in rows]


def as_tsv(listing: Listing[Any], screen: Screen, raw: bool) -> Iterator[str]:
    """Cells between tabs; line breaks and tabs inside a cell become spaces."""
    return tsv_lines(listing.columns, _cells(listing), raw)


class _Lines:
    """What csv.writer writes to; a list of lines costs half of what a StringIO does."""

    def __init__(self) -> None:
        self._lines: list[str] = []
        self.write = self._lines.append

    def taken(self) -> str:
        """The lines that were written since the last time."""
        text = "".join(self._lines)
        self._lines.clear()
        return text


def tsv_lines(columns: Sequence[str], rows: Iterable[Sequence[str]], raw: bool) -> Iterator[str]:
    """Write the header and rows of cells, one line to a chunk."""
    yield "\t".join(columns) + "\n"
    for row in rows:
        yield "\t".join([" ".join(csv_cell(cell, raw=raw).split()) for cell in row]) + "\n"


def as_json(listing: Listing[Any], screen: Screen, raw: bool) -> Iterator[str]:
    """One array of objects, indented."""
    before = "[\n"
    for record in listing.records:
        yield before + json_text(listing.whole(record), indent=2)
        before = ",\n"
    yield "\n]\n" if before == ",\n" else "[]\n"


def as_jsonl(listing: Listing[Any], screen: Screen, raw: bool) -> Iterator[str]:
    """One object a line."""
    for record in listing.records:
        yield json_text(listing.whole(record)) + "\n"


def as_md(listing: Listing[Any], screen: Screen, raw: bool) -> Iterator[str]:
    """A Markdown table with the table's columns."""
    yield "| " + " | ".join(column.name for column in listing.table) + " |\n"
    yield "|" + "|".join(" ---: " if column.right else " --- " for column in listing.table) + "|\n"
    for record in listing.records:
        yield "| " + " | ".join(md_cell(column.cell(record)) for column in listing.table) + " |\n"


def _cells(listing: Listing[Any]) -> Iterator[list[str]]:
    for record in listing.records:
        row = listing.flat(record)
        yield [row[name] for name in listing.columns]


FLAT_FORMATS = {"csv": csv_lines, "tsv": tsv_lines}
"""The formats whose rows are cells and nothing else."""
FORMATS: dict[str, Format] = {
    "table": as_table, "plain": as_plain, "csv": as_csv, "tsv": as_tsv, "json": as_json, "jsonl": as_jsonl, "md": as_md,
}  # fmt: skip
WORKBOOK = "xlsx"
"""The one format of listings that is not text; it is made in xlsx.py."""
LISTING_FORMATS = (*FORMATS, WORKBOOK)
EVENT_FORMATS = ("html", "ics", "geojson", "svg", "png")
"""What only events can be shown as."""
CHARTS = ("svg", "png")
"""Of these, what statistics can be drawn as, too."""
SUFFIXES = {
    ".txt": "plain", ".csv": "csv", ".tsv": "tsv", ".json": "json", ".jsonl": "jsonl", ".ndjson": "jsonl", ".md": "md", ".xlsx": "xlsx",
    ".html": "html", ".htm": "html", ".ics": "ics", ".geojson": "geojson", ".svg": "svg", ".png": "png",
}  # fmt: skip
