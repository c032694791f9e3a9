"""Files of data/, and over them the user's own → rows of strings."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path

from dipltrack.errors import DipltrackError

# The tables that users may add to, with the columns that name a row. A user's row takes the place of a built-in one of the same name.
KEYS: dict[str, tuple[str, ...]] = {
    "countries": ("iso3",),
    "metonyms": ("metonym", "from"),
    "places": ("name", "country"),
    "orgs": ("id",),
    "memberships": ("org", "iso3", "from"),
    "formats": ("format",),
    "titles": ("pattern", "only"),
    "offices": ("code",),
    "portfolios": ("code", "portfolio"),
    "officeholders": ("person_id", "office", "country", "from"),
    "compounds": ("name",),
    "outlets": ("outlet",),
}


@lru_cache(maxsize=1)
def data_path() -> Path:
    """The folder of the tables: inside the installed package, else the checkout's top-level data/ (editable installs)."""
    packaged = Path(__file__).resolve().parent.parent / "data"
    return packaged if packaged.is_dir() else packaged.parent.parent / "data"


@dataclass(frozen=True, slots=True)
class Tables:
    """The built-in tables and the user's `folders` over them: rows merge by their key, the last folder wins."""

    folders: tuple[Path, ...] = ()

    def rows(self, name: str) -> Iterator[dict[str, str]]:
        """Rows of the table `name` ("countries"), by column."""
        columns, cells = self.cells(name)
        for row in cells:
            yield dict(zip(columns, row, strict=False))

    def cells(self, name: str) -> tuple[list[str], list[list[str]]]:
        """The columns of a table, and the cells of its rows: quicker where a table is large."""
        columns, found = _read_all(data_path(), name)
        for folder in self.folders:
            if name in KEYS and (path := folder / f"{name}.csv").is_file():
                found = _merged(name, columns, found, list(self._own(path, name, columns)))
        return columns, found

    def own_rows(self, name: str) -> list[list[str]]:
        """The user's rows of a table, unchecked."""
        return [row for folder in self.folders if (path := folder / f"{name}.csv").is_file() for row in read_cells(path)[1]]

    def _own(self, path: Path, name: str, columns: list[str]) -> Iterator[list[str]]:
        """The user's rows; a bad one is an error that says where it is."""
        from dipltrack.knowledge.checking import row_errors

        header, rows = read_cells(path)
        if header != columns:
            raise DipltrackError(f"{path} has the columns {', '.join(header) or 'of an empty file'}. It needs {', '.join(columns)}.")
        for number, row in enumerate(rows, 2):
            if errors := row_errors(name, columns, row):
                raise DipltrackError(f"{path}, row {number}: {errors[0]}. Correct it; `dipltrack data check` lists all that is wrong.")
            yield row


def _merged(name: str, columns: list[str], old: list[list[str]], new: list[list[str]]) -> list[list[str]]:
    """The rows that the user's leave standing, and the user's. Rows with dates are about the same thing where these overlap."""
    key = [columns.index(c) for c in KEYS[name] if c != "from"]
    dated = "from" in KEYS[name]
    own: dict[tuple[str, ...], list[list[str]]] = {}
    for row in new:
        own.setdefault(tuple([row[i] for i in key]), []).append(row)

    def replaced(row: list[str]) -> bool:
        rivals = own.get(tuple([row[i] for i in key]), ())
        return any(not dated or overlap(columns, row, rival) for rival in rivals)

    return [row for row in old if not replaced(row)] + new


def overlap(columns: Sequence[str], a: Sequence[str], b: Sequence[str]) -> bool:
    """Whether the stretches of two rows share more than a day of handing over, as far as their dates tell."""
    start, end = columns.index("from"), columns.index("to")
    first = max(iso_day(a[start]) or date.min, iso_day(b[start]) or date.min)
    last = min(iso_day(a[end], last=True) or date.max, iso_day(b[end], last=True) or date.max)
    return first < last or a[start] == b[start]


def _read_all(folder: Path, name: str) -> tuple[list[str], list[list[str]]]:
    """A table of one file, or of a folder of files that are read in the order of their names."""
    parts = sorted((folder / name).glob("*.csv")) or [folder / f"{name}.csv"]
    columns, rows = read_cells(parts[0])
    for part in parts[1:]:
        header, more = read_cells(part)
        if header != columns:
            raise DipltrackError(f"The table {part.name} has the columns {', '.join(header)}. It needs {', '.join(columns)}.")
        rows += more
    return columns, rows


def read_cells(path: Path) -> tuple[list[str], list[list[str]]]:
    """The header of a CSV file, and its other rows; an empty file has neither."""
    try:
        text = path.read_text(encoding="utf-8-sig")
        rows = _cells(text)
    except (OSError, UnicodeDecodeError, csv.Error) as e:
        reason = e.strerror if isinstance(e, OSError) else "it is no CSV in UTF-8"
        raise DipltrackError(f"The table {path} can't be read ({reason}). Install dipltrack again, or correct the file.") from e
    return (rows[0], rows[1:]) if rows else ([], [])


def _cells(text: str) -> list[list[str]]:
    """The rows of CSV text. A line without quotation marks is cut at its commas, which takes half the time; there are 8,000 officeholders."""
    lines = text.split("\n")
    quoted = [i for i, line in enumerate(lines) if '"' in line]
    if any(lines[i].count('"') % 2 for i in quoted):  # a cell goes on in the next line
        return [row for row in csv.reader(io.StringIO(text)) if row]
    rows = [line.split(",") for line in lines]
    for i, row in zip(quoted, csv.reader([lines[i] for i in quoted], strict=True), strict=True):
        rows[i] = row
    return [row for row in rows if row != [""]]


BUILT_IN = Tables()


def rows(name: str) -> Iterator[dict[str, str]]:
    """Rows of a built-in table, by column."""
    return BUILT_IN.rows(name)


def values(cell: str | None) -> tuple[str, ...]:
    """The values of a cell: `a|b` holds two."""
    return tuple([v for v in cell.split("|") if v]) if cell else ()


def iso_day(cell: str, *, last: bool = False) -> date | None:
    """YYYY, YYYY-MM or YYYY-MM-DD as the first (or last) day that it may mean; None when empty, ValueError when it is no date."""
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
