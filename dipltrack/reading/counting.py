"""Words of the command line → how many articles they name, where that can be told without reading them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from dipltrack.reading.forms import AUTO, BY_NAME, of_name
from dipltrack.reading.paths import find_files
from dipltrack.reading.streams import chunks_of, lines_of
from dipltrack.reading.values import MAX_ARTICLE_BYTES, Problem

_ONE = frozenset({"text", "html", "pdf", "docx", "rtf", "eml"})  # an export of a news database in one file counts as one, too


def count_inputs(paths: Sequence[str], form: str = AUTO) -> int | None:
    """Files of one article, lines of JSONL, and problems; None when a file, an address or standard input may hold any number of articles."""
    total = 0
    for found in find_files(paths):
        number = _count(found, form) if isinstance(found, Path) else 1 if isinstance(found, Problem) else None
        if number is None:
            return None
        total += number
    return total


def _count(path: Path, form: str) -> int | None:
    of = of_name(path.name) if form == AUTO else BY_NAME[form]
    if of and of.name == "jsonl":
        return _count_lines(path)
    return 1 if of and of.name in _ONE else None


def _count_lines(path: Path) -> int:
    """Lines that are not blank; 1 for a file that can't be read or has none, which is one problem."""
    try:
        with path.open("rb") as file:
            number = sum(line is None or bool(line.strip()) for line in lines_of(chunks_of(file), MAX_ARTICLE_BYTES))
    except OSError:
        return 1
    return max(number, 1)
