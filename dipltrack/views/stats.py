"""Counts of events → a listing with bars, and with a sparkline of years where they are counted by who or what took part."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Protocol

from dipltrack.views.bars import bar, years_line
from dipltrack.views.listing import Column, Listing
from dipltrack.views.periods import LETTERS, filled, period_named
from dipltrack.views.screen import Screen

DIMENSIONS: dict[str, tuple[str, ...]] = {
    "kind": ("kind",),
    "year": ("year",),
    "quarter": ("quarter",),
    "month": ("month",),
    "country": ("country",),
    "person": ("person", "country"),
    "pair": ("country_a", "country_b"),
    "source": ("source",),
    "status": ("status",),
}
"""What can be counted by, and the columns that name it."""

NUMBERS = ("events", "meetings", "agreements", "pledges")
_WIDE = 100
_COUNTRIES = frozenset({"country", "country_a", "country_b"})
_ORDER = ("meeting", "agreement", "pledge", "occurred", "planned", "cancelled", "denied")


class Day(Protocol):
    """A row with `period` ("" for undated), `kind`, `status` and `events`."""

    def __getitem__(self, name: str, /) -> Any: ...


class Grouped(Protocol):
    """Events that have a key in common, per kind and year."""

    @property
    def key(self) -> tuple[str | None, ...]: ...  # noqa: D102
    @property
    def meetings(self) -> int: ...  # noqa: D102
    @property
    def agreements(self) -> int: ...  # noqa: D102
    @property
    def pledges(self) -> int: ...  # noqa: D102
    @property
    def years(self) -> Mapping[int, int]: ...  # noqa: D102


@dataclass(frozen=True, slots=True)
class Count:
    """A line of the statistics: what is counted, how many events of each kind, and per year."""

    key: tuple[str | None, ...]
    meetings: int
    agreements: int
    pledges: int
    years: Mapping[int, int] = field(default_factory=dict)

    @property
    def events(self) -> int:
        """All of them."""
        return self.meetings + self.agreements + self.pledges


def letters_for(by: str) -> int:
    """How much of a day is needed to count by a dimension; nothing for kinds and statuses."""
    return LETTERS.get(by, 0)


def counts_of_days(rows: Iterable[Day], by: str, since: date | None, until: date | None) -> list[Count]:
    """Count by period (all from the first to the last, empty ones too), kind or status (in their own order)."""
    kinds: dict[str, Counter[str]] = defaultdict(Counter)
    starts: Counter[str] = Counter()
    for row in rows:
        starts[row["period"]] += row["events"]
        name = period_named(row["period"], by) if by in LETTERS else row[by]
        kinds[name][row["kind"]] += row["events"]
    names = filled(starts, by, since, until) if by in LETTERS else sorted(kinds, key=_ORDER.index)
    return [Count((name,), kinds[name]["meeting"], kinds[name]["agreement"], kinds[name]["pledge"]) for name in names]


def counts_of_groups(groups: Iterable[Grouped]) -> list[Count]:
    """The same of groups."""
    return [Count(group.key, group.meetings, group.agreements, group.pledges, group.years) for group in groups]


def stats_listing(counts: Sequence[Count], by: str, screen: Screen, name: Callable[[str], str]) -> Listing[Count]:
    """A listing in all formats; the table has a bar for each number, and what fits beside it."""
    keys = DIMENSIONS[by]
    most = max((count.events for count in counts), default=0)
    grouped = by not in LETTERS and by not in ("kind", "status")
    wide = screen.width is None or screen.width >= _WIDE
    room = 20 if grouped else 30

    def cell(place: int) -> Callable[[Count], str]:
        spelled = name if keys[place] in _COUNTRIES else str
        return lambda count: spelled(str(count.key[place])) if count.key[place] else ""

    columns = [Column(key, cell(place), least=14 if grouped else None) for place, key in enumerate(keys)]
    columns.append(Column("events", lambda count: f"{count.events:,}", right=True))
    columns.append(Column("", lambda count: bar(count.events, most, room if wide else room // 2), look=lambda count: "cyan"))
    if grouped:
        columns.append(Column("by year", lambda count: years_line(count.years)))
    if (wide or not grouped) and by != "kind":
        columns += [Column(kind, _number(kind), right=True) for kind in NUMBERS[1:]]
    return Listing(counts, (*keys, *NUMBERS), lambda count: _row(count, keys), lambda count: _object(count, keys, grouped), tuple(columns))


def _number(kind: str) -> Callable[[Count], str]:
    return lambda count: f"{getattr(count, kind):,}"


def _row(count: Count, keys: Sequence[str]) -> dict[str, str]:
    named = {key: part or "" for key, part in zip(keys, count.key, strict=True)}
    return named | {name: str(getattr(count, name)) for name in NUMBERS}


def _object(count: Count, keys: Sequence[str], grouped: bool) -> dict[str, Any]:
    cells: dict[str, Any] = dict(zip(keys, count.key, strict=True)) | {name: getattr(count, name) for name in NUMBERS}
    return cells | {"years": {str(year): count.years[year] for year in sorted(count.years)}} if grouped else cells
