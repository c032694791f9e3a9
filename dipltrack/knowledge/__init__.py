"""Tables of data/ → Knowledge: names, titles, offices, tenures, places and word classes. Each name is imported when first asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from dipltrack.knowledge.countries import Countries, Country, load_countries
    from dipltrack.knowledge.lexicon import Entry, Lexicon
    from dipltrack.knowledge.loading import Knowledge, load_knowledge
    from dipltrack.knowledge.offices import Tenure
    from dipltrack.knowledge.tables import data_path

__all__ = ["Countries", "Country", "Entry", "Knowledge", "Lexicon", "Tenure", "data_path", "load_countries", "load_knowledge"]

_HOMES = {
    "Countries": "countries",
    "Country": "countries",
    "load_countries": "countries",
    "Entry": "lexicon",
    "Lexicon": "lexicon",
    "Knowledge": "loading",
    "load_knowledge": "loading",
    "Tenure": "offices",
    "data_path": "tables",
}


def __getattr__(name: str) -> Any:
    """Import a name from its module: a listing that spells out countries needs none of what extraction knows."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
