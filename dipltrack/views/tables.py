"""Records and columns → the lines of a table: fitted to the screen, laid out by tabulate, and streamed when there are many."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, islice
from typing import Any

from dipltrack.views.listing import Column
from dipltrack.views.safe import one_line
from dipltrack.views.screen import Screen, bare, columns_of, cut

STREAM_ABOVE = 500
"""Rows that are laid out as a whole, and that settle the widths of a longer listing, whose rows follow one by one."""

_GAP = "  "
_LEAST = 8

Row = Sequence[str]


def table_lines(columns: Sequence[Column[Any]], records: Iterable[Any], screen: Screen, *, header: bool = True) -> Iterator[str]:
    """The table's lines, each with its line feed; indented by two like every listing."""
    coming = iter(records)
    known, more = list(islice(coming, STREAM_ABOVE)), list(islice(coming, 1))
    first = [[one_line(column.cell(record)) for column in columns] for record in known]
    names = [[column.name for column in columns]] if header else []
    widths = [max((columns_of(row[i]) for row in [*names, *first]), default=0) for i in range(len(columns))]
    if screen.width is not None:
        widths = fitted(widths, [column.least for column in columns], screen.width - len(_GAP) * len(columns))
    rows = chain(zip(known, first, strict=True), ((record, [one_line(c.cell(record)) for c in columns]) for record in chain(more, coming)))
    shown = chain(
        (_shown(columns, row, widths, screen, ["bold"] * len(columns)) for row in names),
        (_shown(columns, row, widths, screen, [column.look(record) if column.look else "" for column in columns]) for record, row in rows),
    )
    whole = not more and all(columns_of(cell) == len(cell) for row in first for cell in row)
    lines = _laid_out(columns, shown) if whole else _streamed(columns, shown, widths)
    return (f"{_GAP}{line}".rstrip() + "\n" for line in lines)


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


def _shown(columns: Sequence[Column[Any]], row: Row, widths: Sequence[int], screen: Screen, looks: Sequence[str]) -> Row:
    """The cells as they are printed: cut on a screen only, and only where the column may be; painted where colour is taken."""
    fit = [
        cut(cell, width) if screen.width is not None and column.least is not None else cell
        for column, cell, width in zip(columns, row, widths, strict=True)
    ]
    return [screen.paint(cell, look) if look else cell for cell, look in zip(fit, looks, strict=True)]


def _laid_out(columns: Sequence[Column[Any]], rows: Iterable[Row]) -> Iterator[str]:
    """The rows side by side. The header is one of them: as `headers` it would make every column two wider than its cells."""
    from tabulate import tabulate

    table = [list(row) for row in rows]
    if table:
        aligned = ["right" if column.right else "left" for column in columns]
        yield from tabulate(table, tablefmt="plain", colalign=aligned, disable_numparse=True).split("\n")


def _streamed(columns: Sequence[Column[Any]], rows: Iterable[Row], widths: Sequence[int]) -> Iterator[str]:
    """The rows one by one, for what tabulate can't do: begin before it has all of them, and give 東 the two columns it takes."""
    for row in rows:
        spaces = [" " * (width - columns_of(bare(cell))) for cell, width in zip(row, widths, strict=True)]
        cells = zip(columns, row, spaces, strict=True)
        yield _GAP.join(space + cell if column.right else cell + space for column, cell, space in cells)
