"""Files, folders, patterns and streams → articles, or what is wrong with them in words. Its names are imported when first asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from dipltrack.reading.addresses import web_address
    from dipltrack.reading.forms import FORM_NAMES
    from dipltrack.reading.inputs import read_fetched, read_inputs
    from dipltrack.reading.published import PublicationDay, read_publication_day
    from dipltrack.reading.source import Web
    from dipltrack.reading.values import MAX_ARTICLE_BYTES, Problem, Read
    from dipltrack.reading.web import Fetched, Fetcher

__all__ = [
    "FORM_NAMES",
    "MAX_ARTICLE_BYTES",
    "Fetched",
    "Fetcher",
    "Problem",
    "PublicationDay",
    "Read",
    "Web",
    "read_fetched",
    "read_inputs",
    "read_publication_day",
    "web_address",
]

_HOMES = {
    "FORM_NAMES": "forms",
    "MAX_ARTICLE_BYTES": "values",
    "Fetched": "web",
    "Fetcher": "web",
    "Problem": "values",
    "PublicationDay": "published",
    "Read": "values",
    "Web": "source",
    "read_fetched": "inputs",
    "read_inputs": "inputs",
    "read_publication_day": "published",
    "web_address": "addresses",
}


def __getattr__(name: str) -> Any:
    """Import a name from its home: the names of the forms, say, need nothing of the network."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
