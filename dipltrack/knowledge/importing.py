"""Files of officeholders that others keep (CSV, Popolo, Wikidata), and tables of our own form → rows for the user's folder."""

from __future__ import annotations

import csv
import io
import json
import os
import re
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

from dipltrack.errors import DipltrackError, UsageError
from dipltrack.knowledge.checking import row_errors
from dipltrack.knowledge.loading import Knowledge
from dipltrack.knowledge.tables import BUILT_IN, KEYS, Tables, overlap, read_cells, values
from dipltrack.text import fold, words

Format = Literal["csv", "popolo", "wikidata"]
_HOLDERS = "officeholders"


@dataclass(frozen=True, slots=True)
class Refused:
    """A row that was not taken: where it stands in the file, and why."""

    place: str
    reason: str


@dataclass(slots=True)
class Plan:
    """What an import would do to a table: `rows` are what the user's own file then holds, the other fields count the rows of the import."""

    table: str
    columns: list[str]
    rows: list[list[str]]
    new: int = 0
    changed: int = 0
    same: int = 0
    refused: list[Refused] = field(default_factory=list)

    def write(self, folder: Path) -> Path:
        """Write the user's file, whole or not at all."""
        folder.mkdir(parents=True, exist_ok=True)
        path = folder / f"{self.table}.csv"
        handle, scratch = tempfile.mkstemp(dir=folder, suffix=".csv")
        try:
            with os.fdopen(handle, "w", encoding="utf-8", newline="") as f:
                out = csv.writer(f, lineterminator="\n")
                out.writerow(self.columns)
                out.writerows(self.rows)
            Path(scratch).replace(path)
        except BaseException:
            Path(scratch).unlink(missing_ok=True)
            raise
        return path


@dataclass(frozen=True, slots=True)
class Found:
    """A row as a file gives it: column → words, and where it stands."""

    place: str
    cells: Mapping[str, str]


def plan_import(
    path: Path, form: Format, knowledge: Knowledge, folder: Path, *, country: str | None = None, office: str | None = None
) -> Plan:
    """Read the file and compare its rows with the tables; `country` and `office` hold for rows that give none. Nothing is written."""
    text = _text_of(path)
    if form == "csv":
        columns, rows = _csv(path, text)
        table = next((name for name in KEYS if set(columns) == set(BUILT_IN.cells(name)[0])), _HOLDERS)
        found: Iterable[Found] = [Found(f"line {n}", dict(zip(columns, row, strict=False))) for n, row in rows]
    else:
        table = _HOLDERS
        found = _popolo(_json(path, text)) if form == "popolo" else _wikidata(path, text)
    reader = _Holder(knowledge, country, office) if table == _HOLDERS else None
    return _planned(table, found, reader, folder)


def _planned(table: str, found: Iterable[Found], reader: _Holder | None, folder: Path) -> Plan:
    columns, standing = Tables((folder,)).cells(table)
    own_path = folder / f"{table}.csv"
    own = read_cells(own_path)[1] if own_path.is_file() else []
    plan = Plan(table, columns, own)
    key = [columns.index(c) for c in KEYS[table] if c != "from"]
    index: dict[tuple[str, ...], list[list[str]]] = {}
    for row in standing:
        index.setdefault(tuple([row[i] for i in key]), []).append(row)
    for f in found:
        try:
            cells = reader.row(f.cells) if reader else f.cells
        except ValueError as error:
            plan.refused.append(Refused(f.place, str(error)))
            continue
        row = [cells.get(c, "").strip() for c in columns]
        if errors := row_errors(table, columns, row):
            plan.refused.append(Refused(f.place, errors[0]))
            continue
        rivals = index.setdefault(tuple([row[i] for i in key]), [])
        if "from" in KEYS[table]:
            rivals = [r for r in rivals if overlap(columns, r, row)]
        if row in rivals or (reader and any(_says_no_more(columns, row, r) for r in rivals)):
            plan.same += 1
            continue
        plan.changed += bool(rivals)
        plan.new += not rivals
        plan.rows = [r for r in plan.rows if r not in rivals] + [row]
        index[tuple([row[i] for i in key])] = [r for r in index[tuple([row[i] for i in key])] if r not in rivals] + [row]
    return plan


def _says_no_more(columns: list[str], row: list[str], known: list[str]) -> bool:
    """Whether an imported tenure gives the dates of the known one, or the same ones less exactly."""
    return all(known[columns.index(c)].startswith(row[columns.index(c)]) for c in ("from", "to")) and bool(
        row[columns.index("to")] or not known[columns.index("to")]
    )


# --- files ------------------------------------------------------------------------------------------------------------------------------------


def _text_of(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError:
        raise DipltrackError(f"{path} is no text in UTF-8. Save it as UTF-8.") from None
    except OSError as error:
        raise DipltrackError(f"Can't read {path} ({error.strerror}). Check the name.") from None


def _csv(path: Path, text: str) -> tuple[list[str], list[tuple[int, list[str]]]]:
    lines = csv.reader(io.StringIO(text, newline=""))
    try:
        columns = [c.strip() for c in next(lines, [])]
        return columns, [(lines.line_num, row) for row in lines if row]
    except csv.Error as error:
        raise DipltrackError(f"{path} is no CSV ({error} in line {lines.line_num}).") from None


def _json(path: Path, text: str) -> Any:
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        raise DipltrackError(f"{path} is no JSON. Another --format?") from None


def _popolo(data: Any) -> Iterator[Found]:
    """Memberships with a role or post and dates, of a Popolo file (popoloproject.com)."""
    if not isinstance(data, dict) or not isinstance(data.get("memberships"), list):
        raise DipltrackError("The file has no list of memberships, as Popolo has. Another --format?")
    by_id = {
        kind: {str(x["id"]): x for x in data.get(kind) or () if isinstance(x, dict) and "id" in x}
        for kind in ("persons", "organizations", "posts", "areas")
    }

    def of(kind: str, id: Any) -> dict[str, Any]:
        return by_id[kind].get(str(id), {})

    for n, m in enumerate(data["memberships"], 1):
        if not isinstance(m, dict):
            continue
        person, post = of("persons", m.get("person_id")), of("posts", m.get("post_id"))
        body = of("organizations", m.get("organization_id") or post.get("organization_id"))
        area = of("areas", m.get("area_id") or post.get("area_id") or body.get("area_id"))
        others = [str(x["name"]) for x in person.get("other_names") or () if isinstance(x, dict) and x.get("name")]
        yield Found(
            f"membership {n}",
            {
                "name": str(person.get("name") or ""),
                "surname": str(person.get("family_name") or ""),
                "aliases": "|".join(others),
                "office": str(m.get("role") or post.get("role") or post.get("label") or m.get("label") or ""),
                "country": str(area.get("name") or body.get("name") or ""),
                "from": str(m.get("start_date") or ""),
                "to": str(m.get("end_date") or ""),
            },
        )


_WIKIDATA = {
    "personlabel": "name", "name": "name", "familynamelabel": "surname", "positionlabel": "office", "officelabel": "office", "position": "office",
    "countrylabel": "country", "iso3": "country", "country": "country", "start": "from", "from": "from", "end": "to", "to": "to",
}  # fmt: skip


def _wikidata(path: Path, text: str) -> Iterator[Found]:
    """Rows of a query at query.wikidata.org, saved as JSON or CSV: personLabel, positionLabel, iso3 or countryLabel, start, end."""
    rows: list[tuple[str, dict[str, str]]]
    if text.lstrip().startswith(("{", "[")):
        data = _json(path, text)
        answer = data.get("results") if isinstance(data, dict) else data
        bindings = answer.get("bindings") if isinstance(answer, dict) else answer
        if not isinstance(bindings, list) or not all(isinstance(b, dict) for b in bindings):
            raise DipltrackError(f"{path} has no list of results, as Wikidata's answers have. Another --format?")
        rows = [
            (f"row {n}", {k: str(v.get("value", "")) if isinstance(v, dict) else str(v) for k, v in b.items()})
            for n, b in enumerate(bindings, 1)
        ]
    else:
        columns, lines = _csv(path, text)
        rows = [(f"line {n}", dict(zip(columns, line, strict=False))) for n, line in lines]
    for place, row in rows:
        cells: dict[str, str] = {}
        for name, value in row.items():
            column = _WIKIDATA.get(name.lower())
            if column and not value.startswith("http"):
                cells.setdefault(column, value)
        for column in ("from", "to"):
            cells[column] = re.sub(r"T.*", "", cells.get(column, ""))
        yield Found(place, cells)


# --- one tenure ---------------------------------------------------------------------------------------------------------------------------------


class _Holder:
    """Makes a full row of officeholders of what a file says: codes of names, an id of a name, the precision of the dates."""

    def __init__(self, knowledge: Knowledge, country: str | None, office: str | None) -> None:
        self.k = knowledge
        self.country = country
        self.office = office
        self.bodies = {
            fold(n): id.removeprefix("org:") for id, org in knowledge.orgs.items() for n in (org.name, id, id.removeprefix("org:"))
        }

    def row(self, cells: Mapping[str, str]) -> dict[str, str]:
        """The row; ValueError says what is missing."""
        name = " ".join(cells.get("name", "").split())
        if not name:
            raise ValueError("the name is missing")
        title = " ".join((cells.get("office") or self.office or "").split())
        country = self._country(cells.get("country") or self.country or "", title)
        office = self._office(title, country)
        aliases = tuple(a for a in values(cells.get("aliases")) if a != name)
        start, end = cells.get("from", "").strip(), cells.get("to", "").strip()
        if not start:
            raise ValueError("the first day (from) is missing")
        return {
            "person_id": cells.get("person_id") or self._person(name, aliases),
            "name": name,
            "surname": cells.get("surname") or self._surname(name),
            "aliases": "|".join(aliases),
            "office": office,
            "title_text": cells.get("title_text") or (title if title != office else self.k.offices[office].name.capitalize()),
            "country": country,
            "from": start,
            "to": end,
            "precision": cells.get("precision") or ("year", "month", "day")[min((d.count("-") for d in (start, end) if d), default=0)],
            "acting": cells.get("acting", ""),
            "checked": cells.get("checked", ""),
            "note": cells.get("note", ""),
        }

    def _country(self, words: str, title: str) -> str:
        words = words.strip() or (title.rpartition(" of ")[2] if " of " in title else "")
        if self.k.countries.known(words):
            return words
        found = self.k.find_country(words.removeprefix("the ")) if words else ()
        if len(found) == 1:
            return found[0].iso3
        if body := self.bodies.get(fold(words)):
            return body
        raise ValueError(f"no country or body called '{words}'" if words else "the country is missing")

    def _office(self, title: str, country: str) -> str:
        if title in self.k.offices:
            return title
        low = [w.lower() for w in words(title)]
        for end in range(len(low), 0, -1):
            office = self.k.titles.office_of(tuple(low[:end]), country if self.k.countries.known(country) else None)
            if office and (end == len(low) or low[end] in ("of", "for", "to")):
                return office
        raise ValueError(f"no office called '{title}'" if title else "the office is missing")

    def _person(self, name: str, aliases: Iterable[str]) -> str:
        known = {t.person for n in (name, *aliases) for t in self.k.holders.named(fold(n))}
        return known.pop() if len(known) == 1 else "-".join(re.findall(r"[a-z0-9]+", fold(name))) or "unnamed"

    def _surname(self, name: str) -> str:
        known = [t for t in self.k.holders.named(fold(name)) if t.surnames]
        return "|".join(known[0].surnames) if known else name.split()[-1]


def import_format(path: Path, named: str | None) -> Format:
    """The format that was named, else the one that the file's suffix and beginning tell."""
    if named in ("csv", "popolo", "wikidata"):
        return named  # type: ignore[return-value]
    if named:
        raise UsageError(f"No format called '{named}'. There are csv, popolo and wikidata.")
    if path.suffix.lower() != ".json":
        return "csv"
    return "popolo" if '"memberships"' in _text_of(path) else "wikidata"
