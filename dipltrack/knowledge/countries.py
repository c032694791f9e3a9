"""countries.csv → what a country is called, and which countries a name may mean."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property, lru_cache

from dipltrack.knowledge.tables import BUILT_IN, Tables, iso_day, values
from dipltrack.text import fold

# The bare name could be either: the rest of the article tells, or nothing does.
AMBIGUOUS = {
    "korea": ("KOR", "PRK"),
    "korean": ("KOR", "PRK"),
    "congo": ("COD", "COG"),
    "koreas": ("KOR", "PRK"),
    "congolese": ("COD", "COG"),
}


@dataclass(frozen=True, slots=True)
class Country:
    """A state, territory, union or historic state. `start`/`end` bound its existence; of the living, only a start after 1975 is given."""

    iso3: str
    iso2: str
    name: str
    official: str
    aliases: tuple[str, ...]
    abbreviations: tuple[str, ...]
    adjectives: tuple[str, ...]
    people: tuple[str, ...]
    capital: str
    capital_aliases: tuple[str, ...]
    region: str
    kind: str
    start: date | None
    end: date | None
    successors: tuple[str, ...]
    cameo: str

    @property
    def names(self) -> tuple[str, ...]:
        """All that it is called, adjectives left out."""
        return tuple(dict.fromkeys(n for n in (self.name, self.official, *self.aliases, *self.abbreviations) if n))


class Countries:
    """All countries, looked up by code or by any name."""

    def __init__(self, countries: tuple[Country, ...]) -> None:
        self.all = countries
        self._by_code = {c.iso3: c for c in countries}

    @cached_property
    def _by_name(self) -> dict[str, list[Country]]:
        found: dict[str, list[Country]] = {}
        for c in self.all:
            for key in {fold(n) for n in (*c.names, *c.adjectives, *c.people, c.iso3, c.iso2) if n}:
                found.setdefault(key, []).append(c)
        return found

    def country(self, iso3: str) -> Country:
        """The country with this ISO 3166 alpha-3 code; KeyError when there is none."""
        return self._by_code[iso3]

    def known(self, iso3: str) -> bool:
        """Whether there is a country with this code."""
        return iso3 in self._by_code

    def then(self, iso3: str, day: date) -> str:
        """The state that on the day stood where `iso3` stands now: SUN for RUS in 1985; `iso3` itself where that is not known."""
        country = self._by_code.get(iso3)
        if country is None:
            return iso3
        before = self._predecessors.get(iso3, ())
        alive = [h for h in before if (h.start or date.min) <= day <= (h.end or date.max)]
        if same := [h for h in alive if h.capital and h.capital == country.capital]:
            return same[0].iso3
        if country.start is None or day >= country.start:
            return iso3
        if len(alive) == 1:
            return alive[0].iso3
        further = {self.then(h.iso3, day) for h in before if h.start and day < h.start} - {h.iso3 for h in before}
        return further.pop() if not alive and len(further) == 1 else iso3

    @cached_property
    def _predecessors(self) -> dict[str, list[Country]]:
        found: dict[str, list[Country]] = {}
        for c in self.all:
            for iso3 in c.successors:
                found.setdefault(iso3, []).append(c)
        return found

    def is_union(self, code: str) -> bool:
        """Whether the code is that of a union of states, which the table keeps for names and codes: a body, no country."""
        return self.known(code) and self._by_code[code].kind == "union"

    def find_country(self, name: str) -> tuple[Country, ...]:
        """The countries that `name` (any name, adjective, ISO code; case and accents ignored) may mean: none, one or several."""
        key = fold(name.strip())
        if key in AMBIGUOUS:
            return tuple(self._by_code[c] for c in AMBIGUOUS[key] if c in self._by_code)
        found = self._by_name.get(key, [])
        living = [c for c in found if c.kind != "historic"]
        return tuple(living or found)

    def country_names(self) -> tuple[str, ...]:
        """Every name, for "did you mean"."""
        return tuple(dict.fromkeys(n for c in self.all for n in (*c.names, *c.adjectives)))


@lru_cache(maxsize=1)
def load_countries() -> Countries:
    """The built-in countries.csv, read once."""
    return countries_of(BUILT_IN)


def countries_of(tables: Tables) -> Countries:
    """countries.csv of these tables."""
    return Countries(
        tuple(
            Country(
                iso3=r["iso3"],
                iso2=r["iso2"],
                name=r["name"],
                official=r["official"],
                aliases=values(r["aliases"]),
                abbreviations=values(r["abbrev"]),
                adjectives=values(r["adjective"]),
                people=values(r["people"]),
                capital=r["capital"],
                capital_aliases=values(r["capital_aliases"]),
                region=r["region"],
                kind=r["kind"],
                start=iso_day(r["from"]),
                end=iso_day(r["to"], last=True),
                successors=values(r["successors"]),
                cameo=r["cameo"],
            )
            for r in tables.rows("countries")
        )
    )
