"""Journal entries and facts about a database → listings."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from dipltrack.model import Action
from dipltrack.views.listing import Column, Listing
from dipltrack.views.safe import one_line
from dipltrack.views.screen import joined

COLUMNS = ("id", "at", "command", "summary", "changes", "undone")


def action_listing(actions: Sequence[Action]) -> Listing[Action]:
    """A listing of journal entries in all formats; times are UTC in CSV and JSON, local in tables."""
    table: tuple[Column[Action], ...] = (
        Column("id", lambda a: str(a.id), right=True),
        Column("at", lambda a: f"{a.at.astimezone():%Y-%m-%d %H:%M}"),
        Column("command", lambda a: a.command, least=12),
        Column("summary", lambda a: a.summary, least=12),
        Column("undone", lambda a: f"{a.undone.astimezone():%Y-%m-%d %H:%M}" if a.undone else ""),
    )
    return Listing(actions, COLUMNS, _row, _object, table)


def action_sentence(verb: str, action: Action) -> str:
    """Write "Undone: add news/ (action 7): 41 articles added, 97 events added."."""
    together = f", together with {joined(list(map(str, action.together)))}" if action.together else ""
    return one_line(f"{verb}: {action.command} (action {action.id}{together}): {action.summary or 'nothing'}.")


def fact_listing(facts: Mapping[str, Any]) -> Listing[tuple[str, Any]]:
    """Names and values, one a row, for people."""
    table: tuple[Column[tuple[str, Any]], ...] = (
        Column("fact", lambda fact: fact[0].replace("_", " ")),
        Column("value", lambda fact: _shown(fact[1])),
    )
    return Listing(list(facts.items()), ("fact", "value"), lambda f: {"fact": f[0], "value": _shown(f[1])}, lambda f: {f[0]: f[1]}, table)


def query_listing(names: Sequence[str], rows: Sequence[tuple[Any, ...]]) -> Listing[tuple[Any, ...]]:
    """The answer to an SQL query; columns of the same name get a number."""
    unique = tuple(name if name not in names[:place] else f"{name}_{place + 1}" for place, name in enumerate(names))
    table: tuple[Column[tuple[Any, ...]], ...] = tuple(
        Column(name, lambda row, place=place: _shown(row[place]), least=12)  # type: ignore[misc]
        for place, name in enumerate(unique)
    )

    def flat(row: tuple[Any, ...]) -> dict[str, str]:
        return dict(zip(unique, map(_shown, row), strict=True))

    def whole(row: tuple[Any, ...]) -> dict[str, Any]:
        return dict(zip(unique, (cell.hex() if isinstance(cell, bytes) else cell for cell in row), strict=True))

    return Listing(rows, unique, flat, whole, table)


def _shown(value: Any) -> str:
    if isinstance(value, bytes):
        return value.hex()
    return "" if value is None else str(value)


def _row(action: Action) -> dict[str, str]:
    return {name: "" if value is None else str(value) for name, value in _object(action).items()}


def _object(action: Action) -> dict[str, Any]:
    return {
        "id": action.id,
        "at": action.at.isoformat(timespec="seconds"),
        "command": action.command,
        "summary": action.summary,
        "changes": action.changes,
        "undone": action.undone.isoformat(timespec="seconds") if action.undone else None,
    }
