"""places.csv → where a place is."""

from __future__ import annotations

from dataclasses import dataclass

from dipltrack.knowledge.tables import Tables, values
from dipltrack.text import fold


@dataclass(frozen=True, slots=True)
class Coordinates:
    """Latitude and longitude in degrees, by the folded name of a place and the ISO alpha-3 of its country ("" where it has none)."""

    by_name: dict[str, dict[str, tuple[float, float]]]

    def of(self, place: str, country: str | None) -> tuple[float, float] | None:
        """Where the place is: the one in this country, or the only one of that name if either side leaves the country open."""
        found = self.by_name.get(fold(place), {})
        if country and country in found:
            return found[country]
        return next(iter(found.values())) if len(found) == 1 and (not country or "" in found) else None


def coordinates(tables: Tables) -> Coordinates:
    """Read the table, the user's own rows over it. Rows without coordinates are left out."""
    found: dict[str, dict[str, tuple[float, float]]] = {}
    for row in tables.rows("places"):
        if row["lat"] and row["lon"]:
            for name in (row["name"], *values(row["aliases"])):
                found.setdefault(fold(name), {}).setdefault(row["country"], (float(row["lat"]), float(row["lon"])))
    return Coordinates(found)
