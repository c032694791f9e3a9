"""Stored events → GeoJSON (RFC 7946): one point per event whose place has coordinates."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from dipltrack.model import StoredEvent
from dipltrack.views.event_json import stored_event_json
from dipltrack.views.safe import json_text

Locate = Callable[[str, str | None], tuple[float, float] | None]
"""The name of a place and the ISO alpha-3 of its country → latitude and longitude in degrees, None where they are not known."""

_LEFT_OUT = frozenset({"participants", "evidence", "window"})


def located(events: Sequence[StoredEvent], locate: Locate) -> list[tuple[StoredEvent, tuple[float, float]]]:
    """The events whose place has coordinates, with them."""
    points = ((e, locate(e.event.place, e.event.place_country) if e.event.place else None) for e in events)
    return [(event, point) for event, point in points if point]


def geojson(points: Sequence[tuple[StoredEvent, tuple[float, float]]]) -> Iterator[str]:
    """One FeatureCollection, a feature a line. Properties are the keys of EVENT that are not nested, and the sources."""
    yield '{"type": "FeatureCollection", "features": ['
    for place, (stored, point) in enumerate(points):
        yield (",\n" if place else "\n") + json_text(_feature(stored, point))
    yield "\n]}\n"


def _feature(stored: StoredEvent, point: tuple[float, float]) -> dict[str, Any]:
    latitude, longitude = point
    known = {key: value for key, value in stored_event_json(stored).items() if key not in _LEFT_OUT}
    geometry = {"type": "Point", "coordinates": [longitude, latitude]}
    return {"type": "Feature", "id": stored.id, "geometry": geometry, "properties": {**known, "sources": list(stored.sources)}}
