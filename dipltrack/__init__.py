"""dipltrack: news articles → who met whom, when and where, what was agreed and what was promised.

`extract(article)` reads one article; `Store` keeps articles and events in one SQLite file. Both are imported when first asked for.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from dipltrack.extracted import Extraction
    from dipltrack.extraction import extract
    from dipltrack.model import Article, Event
    from dipltrack.storage import Filter, Store

__version__ = "0.1.0"
__all__ = ["Article", "Event", "Extraction", "Filter", "Store", "__version__", "extract"]

_HOMES = {"extract": "extraction", "Article": "model", "Event": "model", "Extraction": "extracted", "Store": "storage", "Filter": "storage"}


def __getattr__(name: str) -> Any:
    """Import a public name from its home when it is first asked for, so that the command line starts without any of them."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
