"""What was promised whom, summed up by currency → a listing, and a line of totals per currency."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from typing import Any, Protocol

from dipltrack.views.event_json import number
from dipltrack.views.listing import Column, Listing
from dipltrack.views.screen import Screen, counted

COLUMNS = ("from", "to", "pledges", "amount", "currency", "first", "last")


class Pledged(Protocol):
    """Promises of one side to another in one currency; parties are ISO codes of countries or names of bodies."""

    @property
    def pledgers(self) -> tuple[str, ...]: ...  # noqa: D102
    @property
    def recipients(self) -> tuple[str, ...]: ...  # noqa: D102
    @property
    def currency(self) -> str | None: ...  # noqa: D102
    @property
    def pledges(self) -> int: ...  # noqa: D102
    @property
    def amount(self) -> float | None: ...  # noqa: D102
    @property
    def first(self) -> str | None: ...  # noqa: D102
    @property
    def last(self) -> str | None: ...  # noqa: D102


def pledged_listing(found: Sequence[Pledged], name: Callable[[str], str]) -> Listing[Pledged]:
    """A listing in all formats; tables spell the countries out."""
    table: tuple[Column[Pledged], ...] = (
        Column("from", lambda p: "; ".join(map(name, p.pledgers)) or "–", least=10),
        Column("to", lambda p: "; ".join(map(name, p.recipients)) or "–", least=10),
        Column("pledges", lambda p: f"{p.pledges:,}", right=True),
        Column("amount", lambda p: _money(p.amount, p.currency), right=True),
        Column("first", lambda p: p.first or "–"),
        Column("last", lambda p: p.last or "–"),
    )
    return Listing(found, COLUMNS, _row, _object, table)


def total_lines(found: Sequence[Pledged], screen: Screen) -> Iterator[str]:
    """A line for each currency, the most used first, and one for pledges without an amount."""
    amounts: dict[str, float] = defaultdict(float)
    numbers: Counter[str] = Counter()
    for row in found:
        numbers[row.currency or ""] += row.pledges
        if row.currency:
            amounts[row.currency] += row.amount or 0
    yield "\n"
    for currency, pledges in sorted(numbers.items(), key=lambda item: (not item[0], -item[1], item[0])):
        total = screen.paint(_money(amounts[currency], currency), "bold") if currency else "no amount named"
        yield f"  {total} in {counted(pledges, 'pledge')}\n"


def _money(amount: float | None, currency: str | None) -> str:
    return f"{number(amount):,} {currency}" if amount is not None and currency else ""


def _object(pledged: Pledged) -> dict[str, Any]:
    return {
        "from": list(pledged.pledgers),
        "to": list(pledged.recipients),
        "pledges": pledged.pledges,
        "amount": None if pledged.amount is None else number(pledged.amount),
        "currency": pledged.currency,
        "first": pledged.first,
        "last": pledged.last,
    }


def _row(pledged: Pledged) -> dict[str, str]:
    cells = _object(pledged)
    return {name: "; ".join(cell) if isinstance(cell, list) else "" if cell is None else str(cell) for name, cell in cells.items()}
