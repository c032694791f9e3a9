"""Articles and events ↔ one SQLite file: `Store`, and `Filter` to ask it. Each name is imported when first asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from dipltrack.storage.articles import ArticleFilter
    from dipltrack.storage.duplicates import Added
    from dipltrack.storage.filters import SORTS, Filter
    from dipltrack.storage.schema import SCHEMA_VERSION
    from dipltrack.storage.searching import Hit
    from dipltrack.storage.store import Store, open_store
    from dipltrack.storage.stories import Duplicate, Link, Story

__all__ = ["SCHEMA_VERSION", "SORTS", "Added", "ArticleFilter", "Duplicate", "Filter", "Hit", "Link", "Store", "Story", "open_store"]

_HOMES = {
    "Added": "duplicates",
    "ArticleFilter": "articles",
    "SORTS": "filters",
    "Filter": "filters",
    "SCHEMA_VERSION": "schema",
    "Hit": "searching",
    "Store": "store",
    "open_store": "store",
    "Duplicate": "stories",
    "Link": "stories",
    "Story": "stories",
}


def __getattr__(name: str) -> Any:
    """Import a name from its module: a question should not wait for what only writing needs."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
