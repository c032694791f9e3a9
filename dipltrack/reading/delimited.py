"""A CSV or TSV table of articles → articles; the first row names the columns."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Any

from dipltrack.errors import UnreadableInput
from dipltrack.reading.decoding import decode_piece
from dipltrack.reading.fields import FIELDS, article_with
from dipltrack.reading.source import Source
from dipltrack.reading.streams import lines_of, too_large
from dipltrack.reading.values import MAX_ARTICLE_BYTES, Problem, Read

_DELIMITERS = (",", ";", "\t", "|")
_MOST_ROW_LINES = 50_000
_NAMES = {
    **FIELDS,
    **dict.fromkeys(("text", "body", "content", "full text", "fulltext", "article", "article text", "article body"), "text"),
    **dict.fromkeys(("published at", "published on", "publish date", "day", "date published"), "published"),
    **dict.fromkeys(("media", "medium", "outlet name", "source name", "site", "journal", "publication name"), "source"),
    **dict.fromkeys(("uri", "address", "article url"), "url"),
    **dict.fromkeys(("id", "article id", "uid"), "id"),
}


def read_csv(source: Source) -> Iterator[Read | Problem]:
    """One article per row, from the columns text (required), title, url, source, published and id, or what they are often called."""
    lines = _Lines(source.chunks)
    first = next(lines, "")
    delimiter = max(_DELIMITERS, key=lambda delimiter: len(_columns(first, delimiter)))
    columns = _columns(first, delimiter)
    if "text" not in columns:
        raise UnreadableInput('no column called "text" (or body, content, article) in its first row')
    yield from _rows(source.origin, lines, _reader(lines, delimiter), columns)


def _reader(lines: Iterable[str], delimiter: str) -> Any:
    csv.field_size_limit(MAX_ARTICLE_BYTES)  # the module knows no other way; its own limit is shorter than a long article
    return csv.reader(lines, delimiter=delimiter)


def _columns(line: str, delimiter: str) -> dict[str, int]:
    """Fields of an article and the column of each; of two for one field the first counts."""
    columns: dict[str, int] = {}
    for row in _reader([line], delimiter):
        for number, cell in enumerate(row):
            name = " ".join(cell.strip().lower().replace("_", " ").replace("-", " ").split())
            if name in _NAMES:
                columns.setdefault(_NAMES[name], number)
    return columns


def _rows(origin: str, lines: _Lines, rows: Any, columns: dict[str, int]) -> Iterator[Read | Problem]:
    """Articles and problems with the line that each begins on."""
    empty, line = True, 2
    while True:
        lines.new_row()
        try:
            row = next(rows, None)
        except csv.Error as error:
            yield Problem(origin, f"broken CSV ({error}); the rest of the file is not read", line)
            return
        except UnreadableInput as error:
            yield Problem(origin, str(error), line)
            return
        if row is None:
            break
        if row:
            empty = False
            yield _article(origin, row, columns, line)
        line = rows.line_num + 2
    if empty:
        raise UnreadableInput("no article in it")


def _article(origin: str, row: Sequence[str], columns: dict[str, int], line: int) -> Read | Problem:
    cells = {name: row[number].strip() for name, number in columns.items() if number < len(row) and row[number].strip()}
    text = cells.pop("text", None)
    if text is None:
        return Problem(origin, "no words in its text column", line)
    if len(text.encode()) > MAX_ARTICLE_BYTES:
        return Problem(origin, too_large(MAX_ARTICLE_BYTES), line)
    article, notes = article_with(text, cells)
    return Read(origin, replace(article, id=cells.get("id")), line, notes, "its column" if article.published else None)


class _Lines:
    """The lines in letters, each in its own encoding where a program mixed them; only so many of them for one row."""

    def __init__(self, chunks: Iterable[bytes]) -> None:
        self._lines = lines_of(chunks, MAX_ARTICLE_BYTES)
        self._left = _MOST_ROW_LINES

    def __iter__(self) -> _Lines:
        return self

    def __next__(self) -> str:
        line = next(self._lines)
        self._left -= 1
        if line is None:
            raise UnreadableInput(f"{too_large(MAX_ARTICLE_BYTES)}; the rest of the file is not read")
        if self._left < 0:
            raise UnreadableInput(f"a row of more than {_MOST_ROW_LINES:,} lines: a quotation mark may be missing; the rest is not read")
        return decode_piece(line).text.rstrip("\r").replace("\r", " ") + "\n"

    def new_row(self) -> None:
        """The lines that follow are for the next row."""
        self._left = _MOST_ROW_LINES
