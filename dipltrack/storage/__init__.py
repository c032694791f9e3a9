"""Articles and events ↔ one SQLite file: `Store`, and `Filter` to ask it."""

from dipltrack.storage.duplicates import Added
from dipltrack.storage.filters import SORTS, Filter
from dipltrack.storage.migrations import SCHEMA_VERSION
from dipltrack.storage.queries import Hit
from dipltrack.storage.store import Store, open_store

__all__ = ["SCHEMA_VERSION", "SORTS", "Added", "Filter", "Hit", "Store", "open_store"]
