"""Tables → what is wrong in them: rows that are no rows, references to nothing, two holders of one seat, names that two things claim."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations
from typing import NamedTuple

from dipltrack.knowledge.countries import AMBIGUOUS
from dipltrack.knowledge.tables import BUILT_IN, KEYS, Tables, iso_day, read_cells, values
from dipltrack.text import fold

Test = Callable[[str], str]
"""A cell → what is wrong with it, "" for nothing."""


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong in a table, in words; `row` names the row by its key."""

    table: str
    row: str
    message: str

    def __str__(self) -> str:
        return f"{self.table}: {self.row}: {self.message}"


# --- one cell ---------------------------------------------------------------------------------------------------------------------------------


def _date(cell: str) -> str:
    if not re.fullmatch(r"\d{4}(?:-\d\d(?:-\d\d)?)?", cell, re.ASCII):
        return "is no date like 2024, 2024-05 or 2024-05-31"
    try:
        iso_day(cell)
    except ValueError:
        return "is no day of the calendar"
    return ""


def _like(pattern: str, words: str) -> Test:
    return lambda cell: "" if re.fullmatch(pattern, cell, re.ASCII) else f"is not {words}"


def _one_of(*words: str) -> Test:
    return lambda cell: "" if cell in words else f"is not {', '.join(words[:-1])}{' or ' if words[1:] else ''}{words[-1]}"


def _degrees(most: int) -> Test:
    def test(cell: str) -> str:
        try:
            return "" if -most <= float(cell) <= most else f"is not between -{most} and {most} degrees"
        except ValueError:
            return "is no number of degrees"

    return test


def _any(_: str) -> str:
    return ""


_ISO3 = _like(r"[A-Z]{3}|EU", "a code of three capitals")
_YES = _one_of("yes")


class Cell(NamedTuple):
    """What a column holds: a test of each value, whether it may be empty, and the columns that its values must stand in."""

    test: Test = _any
    needed: bool = False
    found_in: tuple[str, ...] = ()


_COUNTRY = ("countries.iso3",)
_CELLS: dict[str, dict[str, Cell]] = {
    "countries": {
        "iso3": Cell(_ISO3, True), "iso2": Cell(_like("[A-Z]{2}", "a code of two capitals")), "name": Cell(needed=True),
        "kind": Cell(_one_of("state", "partial", "territory", "union", "historic"), True), "from": Cell(_date), "to": Cell(_date),
        "successors": Cell(found_in=_COUNTRY),
    },
    "metonyms": {
        "metonym": Cell(needed=True), "iso3": Cell(_ISO3, True, _COUNTRY), "organ": Cell(needed=True),
        "office_hint": Cell(found_in=("offices.code",)), "from": Cell(_date), "to": Cell(_date),
    },
    "places": {
        "name": Cell(needed=True), "country": Cell(found_in=_COUNTRY), "kind": Cell(_one_of("capital", "city", "venue", "region"), True),
        "lat": Cell(_degrees(90)), "lon": Cell(_degrees(180)),
    },
    "orgs": {
        "id": Cell(_like(r"org:\S+", "an id like org:ASEAN"), True), "name": Cell(needed=True),
        "type": Cell(_one_of("IGO", "IGO-organ", "EU-organ", "alliance", "forum", "bank", "court", "movement", "other"), True),
        "seat": Cell(found_in=("places.name", "countries.name")),
    },
    "memberships": {
        "org": Cell(needed=True, found_in=("orgs.id",)), "iso3": Cell(_ISO3, True, _COUNTRY), "from": Cell(_date), "to": Cell(_date),
    },
    "formats": {"pattern": Cell(needed=True), "format": Cell(needed=True), "participants_rule": Cell(needed=True)},
    "titles": {
        "pattern": Cell(needed=True), "office": Cell(needed=True), "sector": Cell(needed=True),
        "slot": Cell(_one_of("pre", "post", "both", "noun", "prefix"), True), "only": Cell(_ISO3, found_in=_COUNTRY),
        "rank": Cell(_like(r"\d", "a number from 1 to 9")),
    },
    "offices": {
        "code": Cell(_like(r"[A-Z]+", "a code in capitals"), True), "name": Cell(needed=True), "sector": Cell(needed=True),
        "rank": Cell(_like(r"\d", "a number from 1 to 9"), True), "single_seat": Cell(_one_of("yes", "no")),
    },
    "portfolios": {"portfolio": Cell(needed=True), "code": Cell(needed=True, found_in=("offices.code",))},
    "officeholders": {
        "person_id": Cell(_like(r"[a-z0-9]+(?:-[a-z0-9]+)*", "an id like fumio-kishida"), True), "name": Cell(needed=True),
        "surname": Cell(needed=True), "office": Cell(needed=True, found_in=("offices.code",)), "title_text": Cell(needed=True),
        "country": Cell(needed=True, found_in=("countries.iso3", "orgs.id", "orgs.short")), "from": Cell(_date, True), "to": Cell(_date),
        "precision": Cell(_one_of("day", "month", "year"), True), "acting": Cell(_YES), "checked": Cell(_date),
    },
    "compounds": {"name": Cell(needed=True)},
    "outlets": {"outlet": Cell(needed=True), "iso3": Cell(_ISO3, True, _COUNTRY)},
}  # fmt: skip


def row_errors(table: str, columns: Sequence[str], row: Sequence[str]) -> list[str]:
    """What is wrong with a row for itself, in words; empty when it can be used."""
    if len(row) != len(columns):
        return [f"{len(row)} cells instead of {len(columns)}"]
    cells = dict(zip(columns, row, strict=True))
    errors = [f"{name} has control characters" for name, cell in cells.items() if not cell.isprintable()]
    for name, kind in _CELLS[table].items():
        if not cells[name]:
            errors += [f"{name} is empty"] if kind.needed else []
            continue
        errors += [f"{name} '{value}' {wrong}" for value in values(cells[name]) if (wrong := kind.test(value))]
    if not errors and cells.get("from") and cells.get("to"):
        first, last = iso_day(cells["from"]), iso_day(cells["to"], last=True)
        if first and last and first > last:
            errors.append(f"from {cells['from']} is later than to {cells['to']}")
    return errors


# --- all tables together ------------------------------------------------------------------------------------------------------------------------


def check(tables: Tables) -> list[Problem]:
    """Everything that is wrong in the tables that users may add to, in the order of the tables."""
    found: dict[str, list[dict[str, str]]] = {}
    problems: list[Problem] = []
    for name in KEYS:
        columns, rows = tables.cells(name)
        found[name] = []
        for row in rows:
            if errors := row_errors(name, columns, row):
                problems += [Problem(name, ", ".join(row[:2]), error) for error in errors]
            else:
                found[name].append(dict(zip(columns, row, strict=True)))
    problems += _repeated_keys(found)
    problems += _dead_references(found)
    problems += _shared_seats(found)
    problems += _shared_names(found)
    return problems


def check_files(tables: Tables) -> list[Problem]:
    """What is wrong in each row of the user's files; where every row can be used, what is wrong in all tables together."""
    problems: list[Problem] = []
    for folder in tables.folders:
        for name in KEYS:
            path = folder / f"{name}.csv"
            if not path.is_file():
                continue
            columns = BUILT_IN.cells(name)[0]
            header, rows = read_cells(path)
            if header != columns:
                problems.append(Problem(str(path), "header", f"is {', '.join(header)}; it has to be {', '.join(columns)}"))
                continue
            for number, row in enumerate(rows, 2):
                problems += [Problem(str(path), f"row {number}", error) for error in row_errors(name, columns, row)]
    return problems or check(tables)


def _row(table: str, r: dict[str, str]) -> str:
    return ", ".join(r[c] for c in KEYS[table] if r[c])


def _repeated_keys(found: dict[str, list[dict[str, str]]]) -> Iterator[Problem]:
    for table, rows in found.items():
        seen: set[tuple[str, ...]] = set()
        for r in rows:
            key = tuple(r[c] for c in KEYS[table])
            if key in seen:
                yield Problem(table, _row(table, r), "stands here twice")
            seen.add(key)


def _dead_references(found: dict[str, list[dict[str, str]]]) -> Iterator[Problem]:
    known: dict[str, set[str]] = {"orgs.short": {r["id"].removeprefix("org:") for r in found["orgs"]}}
    for table, cells in _CELLS.items():
        for column, kind in cells.items():
            if not kind.found_in:
                continue
            for place in kind.found_in:
                other, _, name = place.partition(".")
                known.setdefault(place, {r.get(name, "") for r in found[other]})
            for r in found[table]:
                for value in values(r[column]):
                    if not any(value in known[place] for place in kind.found_in):
                        yield Problem(table, _row(table, r), f"{column} '{value}' is in none of {', '.join(kind.found_in[:2])}")
    offices = {r["code"] for r in found["offices"]}
    for r in found["titles"]:
        for code in r["office"].split("+"):
            if code not in offices:
                yield Problem("titles", _row("titles", r), f"office '{code}' is not in offices.code")


def _shared_seats(found: dict[str, list[dict[str, str]]]) -> Iterator[Problem]:
    """Two holders at one time in a seat for one, for more than a month and with no word about it."""
    single = {r["code"] for r in found["offices"] if r["single_seat"] == "yes"}
    seats: dict[tuple[str, str], list[tuple[date, date, dict[str, str]]]] = {}
    for r in found["officeholders"]:
        if r["office"] in single:
            # as short as the row may mean: from the last day that `from` allows to the first that `to` does; open: to when it was checked
            start = iso_day(r["from"], last=True) or date.min
            end = iso_day(r["to"]) or iso_day(r["checked"]) or start
            seats.setdefault((r["office"], r["country"]), []).append((start, end, r))
    for held in seats.values():
        held.sort(key=lambda x: x[:2])
        for (_, end, a), (start, other_end, b) in combinations(held, 2):
            if start >= end:
                continue
            days = min(end, other_end).toordinal() - start.toordinal()
            if days > 31 and a["person_id"] != b["person_id"] and not (a["note"] or b["note"] or a["acting"] or b["acting"]):
                yield Problem(
                    "officeholders", _row("officeholders", b), f"in office together with {a['name']}; say why in note, or correct a date"
                )


def _shared_names(found: dict[str, list[dict[str, str]]]) -> Iterator[Problem]:
    """A name that two countries, bodies, people … claim. Historic states share names with their heirs; people may be namesakes, and a note says so."""
    namesakes = {r["person_id"] for r in found["officeholders"] if "namesake" in r["note"]}
    claims: dict[tuple[str, str], list[str]] = {}
    for table, name, owner in _names(found):
        owners = claims.setdefault((table, name), [])
        if owners and owner not in owners and not namesakes & {owner, *owners}:
            yield Problem(table, owner, f"'{name}' is also a name of {owners[0]}; where both bear it, 'namesake of …' in note says so")
        owners.append(owner)


def _names(found: dict[str, list[dict[str, str]]]) -> Iterator[tuple[str, str, str]]:
    def all_of(r: dict[str, str], *columns: str) -> Iterable[str]:
        return {fold(v) for c in columns for v in values(r[c])}

    for r in found["countries"]:
        if r["kind"] != "historic":
            for name in all_of(r, "name", "official", "aliases"):
                if name not in AMBIGUOUS:
                    yield "countries", name, r["iso3"]
    for r in found["orgs"]:
        for name in {v for c in ("name", "aliases") for v in values(r[c])}:
            yield "orgs", name, r["id"]
    for r in found["metonyms"]:
        for name in all_of(r, "metonym"):
            yield "metonyms", name, r["iso3"]
    for r in found["places"]:
        for name in all_of(r, "name", "aliases"):
            yield "places", name, f"{r['name']}, {r['country']}"
    for r in found["officeholders"]:
        for name in all_of(r, "name", "aliases"):
            if " " in name:
                yield "officeholders", name, r["person_id"]
