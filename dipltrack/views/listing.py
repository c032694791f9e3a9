"""Records with their three faces (table cells, flat row, JSON object) → what every output format is made from."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import islice
from typing import Any, Generic, TypeVar

Record = TypeVar("Record")


@dataclass(frozen=True, slots=True)
class Column(Generic[Record]):
    """A column of a table: it may be cut down to `least` where the screen is narrow (None: never); `look` gives a cell's colour."""

    name: str
    cell: Callable[[Record], str]
    least: int | None = None
    right: bool = False
    look: Callable[[Record], str] | None = None


class Stream(Generic[Record]):
    """Records that come one by one while they are printed, once. `taken` says how many have come, and is known when they are at an end."""

    def __init__(self, records: Iterable[Record]) -> None:
        self._rest = iter(records)
        self._head: list[Record] = []
        self.taken = 0

    def head(self, most: int) -> list[Record]:
        """The first ones, without taking them."""
        self._head += islice(self._rest, max(most - len(self._head), 0))
        return self._head[:most]

    def __bool__(self) -> bool:
        return bool(self.head(1))

    def __iter__(self) -> Iterator[Record]:
        while self._head:
            self.taken += 1
            yield self._head.pop(0)
        for record in self._rest:
            self.taken += 1
            yield record


@dataclass(frozen=True, slots=True)
class Listing(Generic[Record]):
    """Records to print: `columns` and `flat` make CSV and TSV, `whole` makes JSON, `table` makes tables and Markdown."""

    records: Sequence[Record] | Stream[Record]
    columns: tuple[str, ...]
    flat: Callable[[Record], Mapping[str, str]]
    whole: Callable[[Record], Mapping[str, Any]]
    table: tuple[Column[Record], ...]

    def only(self, names: tuple[str, ...]) -> Listing[Record]:
        """The same records with these columns in every format; the names are columns of CSV."""
        flat, whole = self.flat, self.whole

        def part(record: Record) -> dict[str, Any]:
            objects, row = whole(record), flat(record)
            return {name: objects.get(name, row.get(name)) for name in names}

        table = tuple(
            Column(name, partial(_cell, flat, name), least=None if name in _RIGID else 12, right=name in _NUMBERS) for name in names
        )
        return replace(self, columns=names, whole=part, table=table)


def _cell(flat: Callable[[Record], Mapping[str, str]], name: str, record: Record) -> str:
    return flat(record)[name]


_RIGID = frozenset({"id", "date", "date_end", "published", "added", "kind", "mode", "status", "precision", "confidence", "review"})
"""Columns that are never cut when the user chose them: ids, dates and the short words."""

_NUMBERS = frozenset({"id", "amount", "confidence"})
"""Columns of numbers, which stand to the right."""
