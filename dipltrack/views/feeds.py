"""Feeds that are followed → listings."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from dipltrack.model import Feed
from dipltrack.views.listing import Column, Listing

COLUMNS = ("name", "url", "fetched", "error")


def feed_listing(feeds: Sequence[Feed]) -> Listing[Feed]:
    """A listing of feeds; times are UTC in CSV and JSON, local in tables."""
    table: tuple[Column[Feed], ...] = (
        Column("name", lambda feed: feed.name, least=12),
        Column("fetched", lambda feed: f"{feed.fetched.astimezone():%Y-%m-%d %H:%M}" if feed.fetched else "never"),
        Column("url", lambda feed: feed.url, least=20),
        Column("error", lambda feed: feed.error or "", least=12),
    )
    return Listing(feeds, COLUMNS, _row, _object, table)


def _row(feed: Feed) -> dict[str, str]:
    return {name: value or "" for name, value in _object(feed).items()}


def _object(feed: Feed) -> dict[str, Any]:
    fetched = feed.fetched.isoformat(timespec="seconds") if feed.fetched else None
    return {"name": feed.name, "url": feed.url, "fetched": fetched, "error": feed.error}
