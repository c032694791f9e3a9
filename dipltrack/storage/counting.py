"""A filter → how many events there are per country, pair of countries, person or outlet; and what was pledged in all."""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from dipltrack.storage.filters import Filter
from dipltrack.storage.identities import identities
from dipltrack.storage.ordering import condition

GROUPS = ("country", "person", "pair", "source")
"""What events can be counted by, beside what they are themselves (kind, status, day)."""

_ONCE = ", ".join(f"count(DISTINCT iif(e.kind = '{kind}', e.id, NULL))" for kind in ("meeting", "agreement", "pledge"))
_SUMS = ", ".join(f"sum(e.kind = '{kind}')" for kind in ("meeting", "agreement", "pledge"))
_PARTY = "JOIN participant p ON p.event_id = e.id AND p.party = 1"
# Two columns for the key, the table that leads to it, and whether an event meets a key once or may do so several times.
_BY = {
    "country": ("p.country, NULL", _PARTY, _SUMS),
    "pair": (
        "min(p.country, q.country), max(p.country, q.country)",
        f"{_PARTY} JOIN participant q ON q.event_id = e.id AND q.party = 1 AND q.position > p.position",
        _SUMS,
    ),
    "person": (
        "p.actor_id, NULL",
        "JOIN participant p ON p.event_id = e.id AND p.actor_kind = 'person' AND p.actor_id IS NOT NULL AND p.name IS NOT NULL",
        _ONCE,
    ),
    "source": (
        "o.source, NULL",
        "JOIN report r ON r.event_id = e.id JOIN outlet o ON o.article_id = r.article_id AND o.source NOT NULL",
        _ONCE,
    ),
}


@dataclass(slots=True)
class Group:
    """How many events have something in common. `key` is a country, two of them, a name with its country (or None), or an outlet.

    `years` counts per year; it may be empty where nobody asked for it. Undated events are in no year.
    """

    key: tuple[str | None, ...]
    meetings: int = 0
    agreements: int = 0
    pledges: int = 0
    years: dict[int, int] = field(default_factory=dict)

    @property
    def events(self) -> int:
        """All of them."""
        return self.meetings + self.agreements + self.pledges


def groups(connection: sqlite3.Connection, by: str, wanted: Filter, detailed: int | None = None) -> list[Group]:
    """Count events by one of GROUPS, the largest group first. The years are told of the first `detailed` groups at least (None: of all)."""
    if by in ("country", "pair") and wanted.plain and not wanted.statuses:
        return _tallied(connection, by, wanted, detailed)
    keys, joins, counts = _BY[by]
    where, values = condition(connection, wanted)
    query = f"SELECT {keys}, CAST(substr(e.date, 1, 4) AS INTEGER) AS year, {counts} FROM event e {joins} WHERE {where} GROUP BY 1, 2, 3"
    known = identities(connection, "person") if by == "person" else {}
    found: dict[tuple[Any, ...], Group] = {}
    for first, second, year, *numbers in connection.execute(query, values):
        key = (known[first].name, known[first].country) if by == "person" else (first,) if second is None else (first, second)
        _add(found.setdefault(key, Group(key)), year, numbers)
    return _largest_first(found.values())


def _add(group: Group, year: int | None, numbers: list[int]) -> None:
    group.meetings += numbers[0]
    group.agreements += numbers[1]
    group.pledges += numbers[2]
    if year is not None:
        group.years[year] = group.years.get(year, 0) + sum(numbers)


def _tallied(connection: sqlite3.Connection, by: str, wanted: Filter, detailed: int | None) -> list[Group]:
    """The same from `pair_total` and `pair_tally`, in which a country with itself counts its events."""
    asked = [f"{kind}s" for kind in wanted.kinds] or ["meetings", "agreements", "pledges"]
    counts = ", ".join(name if name in asked else "0" for name in ("meetings", "agreements", "pledges"))
    same = "=" if by == "country" else "<>"
    total = " + ".join(asked)
    rows = connection.execute(f"SELECT a, b, {counts} FROM pair_total WHERE a {same} b AND {total} > 0 ORDER BY {total} DESC, a, b")
    found = [Group((a,) if by == "country" else (a, b), *numbers) for a, b, *numbers in rows]
    told = {(group.key[0], group.key[-1]): group for group in found[:detailed]}
    query = (
        f"SELECT t.a, t.b, t.year, {total} FROM json_each(?) k JOIN pair_tally t"
        " ON t.a = json_extract(k.value, '$[0]') AND t.b = json_extract(k.value, '$[1]')"
        f" WHERE t.year <> '' AND {total} > 0"
    )
    for a, b, year, number in connection.execute(query, (json.dumps([*told]),)):
        told[a, b].years[int(year)] = number
    return found


def _largest_first(found: Iterable[Group]) -> list[Group]:
    return sorted(found, key=lambda group: (-group.events, [part or "" for part in group.key]))


@dataclass(frozen=True, slots=True)
class Pledged:
    """What somebody promised somebody in one currency: parties are ISO codes of countries or names of bodies; `amount` None: none was named."""

    pledgers: tuple[str, ...]
    recipients: tuple[str, ...]
    currency: str | None
    pledges: int
    amount: float | None
    first: str | None
    last: str | None


def pledged(connection: sqlite3.Connection, wanted: Filter) -> list[Pledged]:
    """Sum up the pledges wanted, by who promised whom and by currency; what was cancelled or denied does not count.

    Where one side's parties have amounts of their own, each is a row of its own.
    """
    where, values = condition(connection, wanted)
    query = f"""SELECT e.id, e.date, e.amount AS whole, e.currency AS whole_currency, p.role, p.amount, p.currency,
            CASE WHEN p.actor_kind = 'org' THEN p.name ELSE coalesce(p.country, p.name, p.office) END AS party
        FROM event e JOIN participant p ON p.event_id = e.id
        WHERE {where} AND e.kind = 'pledge' AND e.status NOT IN ('cancelled', 'denied') ORDER BY e.id, p.position"""
    events: dict[int, list[sqlite3.Row]] = defaultdict(list)
    for row in connection.execute(query, values):
        events[row["id"]].append(row)
    sums: dict[tuple[tuple[str, ...], tuple[str, ...], str | None], list[tuple[float | None, str | None]]] = defaultdict(list)
    for rows in events.values():
        for pledgers, recipients, amount, currency in _promises(rows):
            sums[pledgers, recipients, currency].append((amount, rows[0]["date"]))
    return sorted((_summed(*key, found) for key, found in sums.items()), key=lambda p: (p.pledgers, p.recipients, p.currency or "~"))


_Promise = tuple[tuple[str, ...], tuple[str, ...], float | None, str | None]


def _promises(rows: list[sqlite3.Row]) -> list[_Promise]:
    sides = {"pledger": [r for r in rows if r["role"] == "pledger"], "recipient": [r for r in rows if r["role"] == "recipient"]}
    given, taken = (tuple(dict.fromkeys(r["party"] for r in side if r["party"])) for side in sides.values())
    for role, side in sides.items():
        if own := [r for r in side if r["amount"] is not None]:
            return [
                ((r["party"],), taken, r["amount"], r["currency"])
                if role == "pledger"
                else (given, (r["party"],), r["amount"], r["currency"])
                for r in own
            ]
    return [(given, taken, rows[0]["whole"], rows[0]["whole_currency"])]


def _summed(
    pledgers: tuple[str, ...], recipients: tuple[str, ...], currency: str | None, found: list[tuple[float | None, str | None]]
) -> Pledged:
    amounts, dates = [a for a, _ in found if a is not None], sorted(d for _, d in found if d)
    total = sum(amounts) if amounts else None
    return Pledged(pledgers, recipients, currency, len(found), total, dates[0] if dates else None, dates[-1] if dates else None)
