"""titles, offices, portfolios and officeholders → what office a title means, and who held it when."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from dipltrack.knowledge.tables import iso_day, rows, values
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


class Holders:
    """officeholders, found by full name, by surname, or by office and country."""

    def __init__(self, tenures: tuple[Tenure, ...]) -> None:
        self.all = tenures
        self.by_name: dict[str, list[Tenure]] = {}
        self.by_surname: dict[str, list[Tenure]] = {}
        self.by_seat: dict[tuple[str, str], list[Tenure]] = {}
        for t in tenures:
            for name in {fold(n) for n in (t.name, *t.aliases)}:
                self.by_name.setdefault(name, []).append(t)
            for surname in {fold(s) for s in t.surnames}:
                self.by_surname.setdefault(surname, []).append(t)
            self.by_seat.setdefault((t.office, t.country), []).append(t)

    def in_office(self, office: str, country: str, day: date) -> Tenure | None:
        """Who held the office on the day; None when nobody or more than one did."""
        held = [t for t in self.by_seat.get((office, country), ()) if t.holds(day)]
        people = {t.person for t in held}
        return held[0] if len(people) == 1 else None


def load_offices() -> dict[str, Office]:
    """offices.csv by code."""
    return {r["code"]: Office(r["code"], r["name"], r["sector"], int(r["rank"]), r["single_seat"] == "yes") for r in rows("offices")}


def load_holders() -> Holders:
    """All tenures of data/officeholders."""
    return Holders(
        tuple(
            Tenure(
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
            for r in rows("officeholders")
        )
    )
