"""titles, offices, portfolios and officeholders → what office a title means, and who held it when."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from dipltrack.errors import DipltrackError
from dipltrack.knowledge.tables import iso_day, plain_rows, rows, values
from dipltrack.text import fold, words


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
    """One person in one office. `start`/`end` are the widest days that the row allows; an open end means "when checked"."""

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

    def holds(self, day: date, slack: int = 0) -> bool:
        """Whether the tenure covers the day, give or take `slack` days."""
        n = day.toordinal()
        return self.start.toordinal() - slack <= n and (self.end is None or n <= self.end.toordinal() + slack)


class Titles:
    """titles.csv and portfolios.csv, by tokens."""

    def __init__(self) -> None:
        self.patterns: dict[tuple[str, ...], list[Title]] = {}
        for r in rows("titles"):
            title = Title(r["office"], r["sector"], values(r["only"]), int(r["rank"] or 5))
            for pattern in values(r["pattern"]):
                self.patterns.setdefault(tuple(w.lower() for w in words(pattern)), []).append(title)
        self.longest = max(map(len, self.patterns))
        self.portfolios = {tuple(words(p)): r["code"] for r in rows("portfolios") for p in values(r["portfolio"])}

    def lookup(self, tokens: tuple[str, ...], country: str | None) -> Title | None:
        """The title with exactly these lower-case tokens; a row restricted to other countries does not count."""
        found = self.patterns.get(tokens)
        if not found:
            return None
        for title in found:
            if country in title.only:
                return title
        return next((t for t in found if not t.only or country is None), None)


_HOLDER_COLUMNS = "person_id name surname aliases office title_text country from to precision acting checked note".split()


class Holders:
    """officeholders, found by full name, by surname, by person, or by office and country. A row becomes a Tenure when it is asked for."""

    def __init__(self, rows: Iterable[tuple[list[str], list[str]]]) -> None:
        self._rows: list[tuple[list[str], list[str]]] = []
        self._tenures: dict[int, Tenure] = {}
        self._by_name: dict[str, list[int]] = {}
        self._by_surname: dict[str, list[int]] = {}
        self._by_person: dict[str, list[int]] = {}
        self._by_seat: dict[tuple[str, str], list[int]] = {}
        for i, (header, row) in enumerate(rows):
            if header != _HOLDER_COLUMNS:
                raise DipltrackError(
                    f"A table of officeholders has the columns {', '.join(header)}. It needs {', '.join(_HOLDER_COLUMNS)}."
                )
            self._rows.append((header, row))
            person, name, surnames, aliases, office, _, country = row[:7]
            self._by_name.setdefault(fold(name), []).append(i)
            for alias in aliases.split("|") if aliases else ():
                self._by_name.setdefault(fold(alias), []).append(i)
            for surname in surnames.split("|"):
                self._by_surname.setdefault(fold(surname), []).append(i)
            self._by_person.setdefault(person, []).append(i)
            self._by_seat.setdefault((office, country), []).append(i)

    def named(self, name: str) -> list[Tenure]:
        """Tenures of those whose name or alias this is (folded)."""
        return self._all(self._by_name.get(name))

    def surnamed(self, surname: str) -> list[Tenure]:
        """Tenures of those whom news calls by this one name (folded)."""
        return self._all(self._by_surname.get(surname))

    def of_person(self, person: str) -> list[Tenure]:
        """All tenures of a person id."""
        return self._all(self._by_person.get(person))

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

    def _read(self, i: int) -> Tenure:
        r = dict(zip(*self._rows[i], strict=True))
        tenure = self._tenures[i] = Tenure(
            person=r["person_id"],
            name=r["name"],
            surnames=values(r["surname"]),
            aliases=values(r["aliases"]),
            office=r["office"],
            title=r["title_text"],
            country=r["country"],
            start=iso_day(r["from"]) or date.min,
            end=iso_day(r["to"], last=True),
            acting=r["acting"] == "yes",
            checked=iso_day(r["checked"]),
        )
        return tenure


def load_offices() -> dict[str, Office]:
    """offices.csv by code."""
    return {r["code"]: Office(r["code"], r["name"], r["sector"], int(r["rank"]), r["single_seat"] == "yes") for r in rows("offices")}


def load_holders() -> Holders:
    """All tenures of data/officeholders."""
    return Holders(plain_rows("officeholders"))
