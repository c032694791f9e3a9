"""Records and columns → the lines of a table: fitted to the screen, and streamed when there are many.

Laid out here and not by tabulate: its import alone takes a quarter of a query's time, it can't stream, and it counts 東 as one column.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain
from typing import Any

from dipltrack.views.listing import Column
from dipltrack.views.safe import one_line
from dipltrack.views.screen import Screen, columns_of, cut

STREAM_ABOVE = 2_000
"""Rows that settle the widths; those of a longer listing follow one by one."""

_GAP = "  "
_LEAST = 8


def table_lines(columns: Sequence[Column[Any]], records: Sequence[Any], screen: Screen, *, header: bool = True) -> Iterator[str]:
    """The table's lines, each with its line feed; indented by two like every listing."""
    first = [[one_line(column.cell(record)) for column in columns] for record in records[:STREAM_ABOVE]]
    names = [column.name if header else "" for column in columns]
    widths = [max(columns_of(row[i]) for row in [names, *first]) for i in range(len(columns))]
    if screen.width is not None:
        widths = fitted(widths, [column.least for column in columns], screen.width - len(_GAP) * len(columns))
    if header:
        yield _line(columns, names, widths, screen, ["bold"] * len(columns))
    rest = ([one_line(column.cell(record)) for column in columns] for record in records[STREAM_ABOVE:])
    for record, row in zip(records, chain(first, rest), strict=True):
        looks = [column.look(record) if column.look else "" for column in columns] if screen.color else [""] * len(columns)
        yield _line(columns, row, widths, screen, looks)


def fitted(widths: Sequence[int], least: Sequence[int | None], room: int) -> list[int]:
    """The widths made to fit into `room`: the widest give way first, each down to its least; where that is too much, all to eight."""
    widths = list(widths)
    for floor in (0, _LEAST):
        floors = [width if low is None else min(width, floor or low) for width, low in zip(widths, least, strict=True)]
        for limit in range(max(widths, default=0), 0, -1):
            for i, low in enumerate(floors):
                if widths[i] > max(limit, low) and sum(widths) > room:
                    widths[i] = max(limit, low)
            if sum(widths) <= room:
                return widths
    return widths


def _line(columns: Sequence[Column[Any]], row: Sequence[str], widths: Sequence[int], screen: Screen, looks: Sequence[str]) -> str:
    """One row; cells are cut on a screen only, and only where the column may be."""
    cells = []
    for column, cell, width, look in zip(columns, row, widths, looks, strict=True):
        cell = cut(cell, width) if screen.width is not None and column.least is not None else cell
        space = " " * (width - columns_of(cell))
        painted = screen.paint(cell, look) if look else cell
        cells.append(space + painted if column.right else painted + space)
    return f"{_GAP}{_GAP.join(cells).rstrip()}\n"
