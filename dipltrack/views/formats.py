"""A listing → text in one of the output formats, chunk by chunk. Every format is one function of the same shape."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from dipltrack.views.listing import Listing
from dipltrack.views.safe import csv_cell, json_text, md_cell
from dipltrack.views.screen import Screen
from dipltrack.views.tables import table_lines

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
    import csv
    import io

    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerow(listing.columns)
    for record in listing.records:
        row = listing.flat(record)
        writer.writerow([csv_cell(row[name], raw=raw) for name in listing.columns])
        yield buffer.getvalue()
        buffer.seek(0)
        buffer.truncate()
    yield buffer.getvalue()


def as_tsv(listing: Listing[Any], screen: Screen, raw: bool) -> Iterator[str]:
    """Cells between tabs; line breaks and tabs inside a cell become spaces."""
    yield "\t".join(listing.columns) + "\n"
    for record in listing.records:
        row = listing.flat(record)
        yield "\t".join(" ".join(csv_cell(row[name], raw=raw).split()) for name in listing.columns) + "\n"


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


FORMATS: dict[str, Format] = {
    "table": as_table, "plain": as_plain, "csv": as_csv, "tsv": as_tsv, "json": as_json, "jsonl": as_jsonl, "md": as_md,
}  # fmt: skip
WORKBOOK = "xlsx"
"""The one format of listings that is not text; it is made in xlsx.py."""
LISTING_FORMATS = (*FORMATS, WORKBOOK)
EVENT_FORMATS = ("html", "ics", "geojson", "svg", "png")
"""What only events can be shown as."""
SUFFIXES = {
    ".txt": "plain", ".csv": "csv", ".tsv": "tsv", ".json": "json", ".jsonl": "jsonl", ".ndjson": "jsonl", ".md": "md", ".xlsx": "xlsx",
    ".html": "html", ".htm": "html", ".ics": "ics", ".geojson": "geojson", ".svg": "svg", ".png": "png",
}  # fmt: skip
