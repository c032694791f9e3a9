"""Files of data/ → rows of strings."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from datetime import date
from functools import lru_cache
from pathlib import Path

from dipltrack.errors import DipltrackError


@lru_cache(maxsize=1)
def data_path() -> Path:
    """The folder of the tables: inside the installed package, else the checkout's top-level data/ (editable installs)."""
    packaged = Path(__file__).resolve().parent.parent / "data"
    return packaged if packaged.is_dir() else packaged.parent.parent / "data"


def rows(name: str) -> Iterator[dict[str, str]]:
    """Rows of the table `name` ("countries"), by column. A folder of that name is read file by file, in order."""
    for header, row in plain_rows(name):
        yield dict(zip(header, row, strict=False))


def plain_rows(name: str) -> Iterator[tuple[list[str], list[str]]]:
    """Rows of a table as (column names, cells): quicker where a table is large."""
    folder = data_path() / name
    for path in sorted(folder.glob("*.csv")) if folder.is_dir() else [data_path() / f"{name}.csv"]:
        try:
            with path.open(encoding="utf-8", newline="") as f:
                lines = csv.reader(f)
                header = next(lines, [])
                for row in lines:
                    yield header, row
        except OSError as e:
            raise DipltrackError(f"The table {path.name} can't be read ({e.strerror}). Install dipltrack again.") from e


def values(cell: str | None) -> tuple[str, ...]:
    """The values of a cell: `a|b` holds two."""
    return tuple(v for v in (cell or "").split("|") if v)


def iso_day(cell: str, *, last: bool = False) -> date | None:
    """YYYY, YYYY-MM or YYYY-MM-DD as the first (or last) day that it may mean; None when empty."""
    if not cell:
        return None
    parts = [int(p) for p in cell.split("-")]
    if len(parts) == 3:
        return date(*parts)
    if not last:
        return date(parts[0], parts[1] if len(parts) == 2 else 1, 1)
    if len(parts) == 1 or parts[1] == 12:
        return date(parts[0], 12, 31)
    return date.fromordinal(date(parts[0], parts[1] + 1, 1).toordinal() - 1)
