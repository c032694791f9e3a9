"""titles, offices, portfolios and officeholders → what office a title means, and who held it when."""

from __future__ import annotations

from collections.abc import Container, Hashable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import TypeVar

from dipltrack.knowledge.tables import Tables, iso_day, values
from dipltrack.text import fold, fold_all, words


@dataclass(frozen=True, slots=True)
class Title:
    """A title as a row of titles.csv reads it; `only` are the countries in which it has this meaning."""

    office: str
    sector: str
    only: tuple[str, ...]
    rank: int


@dataclass(frozen=True, slots=True)
class Office:
    """A row of offices.csv."""

    code: str
    name: str
    sector: str
    rank: int
    single: bool


@dataclass(frozen=True, slots=True)
class Tenure:
    """One person in one office. `start`/`end` are the widest days that the row allows; an open end means "when checked".

    `dates` are first and last day as the table writes them, as exact as known.
    """

    person: str
    name: str
    surnames: tuple[str, ...]
    aliases: tuple[str, ...]
    office: str
    title: str
    country: str
    start: date
    end: date | None
    acting: bool
    checked: date | None
    dates: tuple[str, str] = ("", "")
    note: str = ""

    def holds(self, day: date, slack: int = 0) -> bool:
        """Whether the tenure covers the day, give or take `slack` days."""
        n = day.toordinal()
        return self.start.toordinal() - slack <= n and (self.end is None or n <= self.end.toordinal() + slack)


class Titles:
    """titles.csv and portfolios.csv, by tokens."""

    def __init__(self, tables: Tables) -> None:
        self.patterns: dict[tuple[str, ...], list[Title]] = {}
        for r in tables.rows("titles"):
            title = Title(r["office"], r["sector"], values(r["only"]), int(r["rank"] or 5))
            for pattern in values(r["pattern"]):
                self.patterns.setdefault(tuple([w.lower() for w in words(pattern)]), []).append(title)
        self.longest = max(map(len, self.patterns))
        self.portfolios = {tuple(words(p)): r["code"] for r in tables.rows("portfolios") for p in values(r["portfolio"])}

    def lookup(self, tokens: tuple[str, ...], country: str | None) -> Title | None:
        """The title with exactly these lower-case tokens; a row restricted to other countries does not count."""
        found = self.patterns.get(tokens)
        if not found:
            return None
        for title in found:
            if country in title.only:
                return title
        return next((t for t in found if not t.only or country is None), None)

    def office_of(self, tokens: tuple[str, ...], country: str | None) -> str | None:
        """The code of the office that a whole title means: a row of titles.csv, or "minister of" and "secretary for" a field of government."""
        if found := self.lookup(tokens, country):
            return found.office.partition("+")[0]
        if len(tokens) > 2 and tokens[0] in ("minister", "secretary") and tokens[1] in ("of", "for"):
            return self.portfolios.get(tokens[2:])
        return self.portfolios.get(tokens[:-1]) if tokens[-1:] in (("minister",), ("secretary",)) else None


K = TypeVar("K", bound=Hashable)


class Holders:
    """officeholders, found by full name, by surname, by person, or by office and country. A row becomes a Tenure when it is asked for."""

    def __init__(self, columns: Sequence[str], rows: Sequence[Sequence[str]], single: Container[str] = ()) -> None:
        """`single` are the offices that one person holds at a time: there a row without an end ends where the next one begins."""
        self._columns, self._rows, self._single = columns, rows, single
        self._tenures: dict[int, Tenure] = {}
        self._by_name = _index(fold_all(self._column("name")))

    @cached_property
    def _by_alias(self) -> dict[str, list[int]]:
        return _index_values(fold_all(self._column("aliases")))

    @cached_property
    def _by_surname(self) -> dict[str, list[int]]:
        return _index_values(fold_all(self._column("surname")))

    def _column(self, name: str) -> list[str]:
        i = self._columns.index(name)
        return [row[i] for row in self._rows]

    @cached_property
    def _by_person(self) -> dict[str, list[int]]:
        return _index(self._column("person_id"))

    @cached_property
    def _by_seat(self) -> dict[tuple[str, str], list[int]]:
        return _index(zip(self._column("office"), self._column("country"), strict=True))

    def named(self, name: str) -> list[Tenure]:
        """Tenures of those whose name or alias this is (folded)."""
        return self._all([*self._by_name.get(name, ()), *self._by_alias.get(name, ())])

    def surnamed(self, surname: str) -> list[Tenure]:
        """Tenures of those whom news calls by this one name (folded)."""
        return self._all(self._by_surname.get(surname))

    def of_person(self, person: str) -> list[Tenure]:
        """All tenures of a person id."""
        return self._all(self._by_person.get(person))

    def of_seat(self, office: str, country: str) -> list[Tenure]:
        """All tenures of an office in a country or body."""
        return self._all(self._by_seat.get((office, country)))

    def called(self, name: str) -> list[Tenure]:
        """Tenures of those whose full name, alias or surname this is, else of those in whose names all of these words stand; accents do not count."""
        key = fold(" ".join(name.split()))
        found = self.named(key) or self.surnamed(key)
        if not found:
            wanted = set(key.split())
            names = fold_all(["|".join(both).replace("|", " ") for both in zip(self._column("name"), self._column("aliases"), strict=True)])
            found = self._all([i for i, words in enumerate(names) if wanted and wanted <= set(words.split())])
        people = dict.fromkeys(t.person for t in found)
        return [t for person in people for t in self.of_person(person)]

    def people(self) -> list[str]:
        """Every surname and full name, for "did you mean"."""
        return list(dict.fromkeys([v for cell in self._column("surname") for v in values(cell)] + self._column("name")))

    def seats(self) -> Iterable[tuple[str, str]]:
        """Every pair of office and country or body that the tables have a holder of."""
        return self._by_seat

    def has_seat(self, office: str, country: str) -> bool:
        """Whether the tables know any holder of the office in the country."""
        return (office, country) in self._by_seat

    def may_have(self, country: str, offices: Iterable[str]) -> bool:
        """Whether a country can have one of the offices: the United States have no prime minister. Countries that the tables lack may."""
        top = {"HOS", "HOG"} & set(offices)
        known = {o for o in ("HOS", "HOG") if self.has_seat(o, country)}
        return not top or not known or bool(top & known)

    def in_office(self, office: str, country: str, day: date) -> Tenure | None:
        """Who held the office on the day; None when nobody or more than one did."""
        held = [t for t in self._all(self._by_seat.get((office, country))) if t.holds(day)]
        return held[0] if len({t.person for t in held}) == 1 else None

    def _all(self, found: list[int] | None) -> list[Tenure]:
        return [self._tenures.get(i) or self._read(i) for i in dict.fromkeys(found or ())]

    def _next_start(self, row: dict[str, str]) -> str:
        """When somebody else took over the seat for one after the holder was last known to be there; "" when nobody did."""
        if row["office"] not in self._single:
            return ""
        start, person = self._columns.index("from"), self._columns.index("person_id")
        others = (self._rows[i] for i in self._by_seat[row["office"], row["country"]])
        return min((o[start] for o in others if o[start] > (row["checked"] or row["from"]) and o[person] != row["person_id"]), default="")

    def _read(self, i: int) -> Tenure:
        r = dict(zip(self._columns, self._rows[i], strict=True))
        tenure = self._tenures[i] = Tenure(
            person=r["person_id"],
            name=r["name"],
            surnames=values(r["surname"]),
            aliases=values(r["aliases"]),
            office=r["office"],
            title=r["title_text"],
            country=r["country"],
            start=iso_day(r["from"]) or date.min,
            end=iso_day(r["to"] or self._next_start(r), last=True),
            acting=r["acting"] == "yes",
            checked=iso_day(r["checked"]),
            dates=(r["from"], r["to"]),
            note=r["note"],
        )
        return tenure


def _index(keys: Iterable[K]) -> dict[K, list[int]]:
    """Keys → the places at which they stand."""
    index: dict[K, list[int]] = {}
    for i, key in enumerate(keys):
        index.setdefault(key, []).append(i)
    return index


def _index_values(cells: Iterable[str]) -> dict[str, list[int]]:
    """Each value of the cells → the places of its cells; an empty cell has none."""
    index = _index(cells)
    index.pop("", None)
    for cell in [c for c in index if "|" in c]:
        places = index.pop(cell)
        for value in cell.split("|"):
            index.setdefault(value, []).extend(places)
    return index


def load_offices(tables: Tables) -> dict[str, Office]:
    """offices.csv by code."""
    return {r["code"]: Office(r["code"], r["name"], r["sector"], int(r["rank"]), r["single_seat"] == "yes") for r in tables.rows("offices")}


def load_holders(tables: Tables, offices: dict[str, Office]) -> Holders:
    """All tenures of data/officeholders, and the user's own."""
    columns, cells = tables.cells("officeholders")
    return Holders(columns, cells, {o.code for o in offices.values() if o.single})
