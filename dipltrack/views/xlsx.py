"""A listing → a workbook of Excel, as bytes: typed cells, a header that stays, and no cell that is a formula."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from dipltrack.errors import DipltrackError
from dipltrack.views.extras import optional
from dipltrack.views.listing import Listing

_DATES = frozenset({"date", "date_end", "published", "first", "last", "added", "Event Date"})
_NUMBERS = frozenset(
    {"id", "event", "article", "start", "end", "amount", "confidence", "weight", "count", "events"}
    | {"Event ID", "Intensity", "Story ID", "Latitude", "Longitude"}
)
_WIDTHS = {"title": 44, "countries": 16, "people": 32, "participants": 44, "text": 70, "quote": 70, "url": 30, "place": 16, "topic": 26}
_MOST_ROWS = 1_048_576
_LONGEST_CELL = 32_767
_FIRST_DAY = date(1900, 3, 1)  # Excel takes 1900 for a leap year, so earlier days would be off by one
_CHUNK = 1 << 16


def xlsx(listing: Listing[Any]) -> Iterator[bytes]:
    """The workbook, with the columns of CSV. Raises when the library is missing or a sheet can't hold so many rows."""
    from tempfile import TemporaryFile

    writer = optional("xlsxwriter", "xlsx", "Writing xlsx")
    # Strings are written as strings: nothing that an article says becomes a formula, a link or a number.
    options = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with TemporaryFile() as file:
        with writer.Workbook(file, options) as book:
            _fill(book, listing)
        file.seek(0)
        while chunk := file.read(_CHUNK):
            yield chunk


def _fill(book: Any, listing: Listing[Any]) -> None:
    sheet = book.add_worksheet("dipltrack")
    head, day = book.add_format({"bold": True, "bottom": 1}), book.add_format({"num_format": "yyyy-mm-dd", "align": "left"})
    for place, name in enumerate(listing.columns):
        sheet.set_column(place, place, _WIDTHS.get(name, 12))
    sheet.freeze_panes(1, 0)
    for place, name in enumerate(listing.columns):
        sheet.write_string(0, place, name, head)
    number = 0
    for number, record in enumerate(listing.records, 1):
        if number == _MOST_ROWS:
            raise DipltrackError(f"A sheet holds {_MOST_ROWS - 1:,} rows, and there are more. Narrow them down, or write CSV.")
        row = listing.flat(record)
        for place, name in enumerate(listing.columns):
            _write(sheet, number, place, name, row[name], day)
    sheet.autofilter(0, 0, number, len(listing.columns) - 1)


def _write(sheet: Any, row: int, place: int, name: str, text: str, day: Any) -> None:
    """One cell, typed by its column; what can't be a day or a number stays words."""
    if not text:
        return
    if name in _NUMBERS:
        sheet.write_number(row, place, float(text))
    elif name in _DATES and len(text) == 10 and (value := date.fromisoformat(text)) >= _FIRST_DAY:
        sheet.write_datetime(row, place, value, day)
    else:
        sheet.write_string(row, place, text if len(text) <= _LONGEST_CELL else text[: _LONGEST_CELL - 1] + "…")
