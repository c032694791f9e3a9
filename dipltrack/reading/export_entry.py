"""One article of a database's export → its metadata and its text: lines of labels above and below it, or two-letter codes.

A layout is known by what its lines are (a day, a number of words, a copyright, a label that such files use), not by who made it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from dipltrack.reading.export_lines import (
    CODES,
    FOLDED,
    KIND_BODY,
    KIND_COPYRIGHT,
    KIND_DATE,
    KIND_LABEL,
    KIND_MARK,
    KIND_TAIL,
    KIND_WORDS,
    Line,
    code_of,
    day_in,
    fields_of,
    is_tail,
    line_of,
)


@dataclass(frozen=True, slots=True)
class Entry:
    """Metadata in words, the text, and how many different lines of a header were seen."""

    fields: dict[str, str]
    text: str
    signs: int


_MOST_HEADER_LINES = 60
_MOST_PLAIN = 4
_LONGEST_PLAIN = 160
_FEWEST_SIGNS = 2
_NEAR = 20
_MOST_ABOVE = 2
_SIGNS = frozenset({KIND_DATE, KIND_WORDS, KIND_LABEL, KIND_COPYRIGHT, KIND_BODY})
_ABBREVIATED = re.compile(r"[A-Z]\.$")
_AFTER_OUTLET = re.compile(r"[A-Z0-9]{2,10}|[A-Z][a-z]{3,12}|(?:Volume|Vol\.|Issue|Page|Pg\.)\b.{0,40}")


@dataclass(slots=True)
class _Header:
    """What was seen of a header: its lines, and the number of the line after it."""

    lines: list[tuple[int, Line]] = field(default_factory=list)
    end: int = 0
    rest: str = ""

    def first(self, kind: str) -> int | None:
        """The number of the first line of a kind."""
        return next((number for number, line in self.lines if line.kind == kind), None)

    def plain(self, start: int, end: int) -> list[str]:
        """Lines of no kind between two lines."""
        return [line.value for number, line in self.lines if line.kind == "" and start <= number < min(end, self.end)]

    def signs(self) -> int:
        """How many different things the lines say."""
        return len({line.name or line.kind for _, line in self.lines if line.kind not in ("", KIND_MARK)})


def read_entry(text: str) -> Entry | None:
    """The article in one part of an export; None when the part does not begin like one."""
    lines = text.splitlines()
    entry = _coded(lines)
    if entry:
        return entry
    header = _header(lines)
    end, tail = _body_end(lines, header.end)
    signs = header.signs()
    if signs < _FEWEST_SIGNS:
        return None
    fields = {**_placed(header, lines), **fields_of([line for _, line in header.lines])}
    for name, value in fields_of(tail).items():
        fields.setdefault(name, value)
    body = "\n".join([header.rest, *lines[header.end : max(end, header.end)]]).strip("\n ")
    return Entry(fields, body.strip(), signs + bool(tail))


def cover_length(text: str) -> int:
    """How many characters come before the header of the first article: a page that says what was searched for. 0 when there are none."""
    lines = text.splitlines(keepends=True)
    kinds = [line.kind if (line := line_of(words)) else None for words in lines]
    for number, kind in enumerate(kinds):
        near = [other for other in kinds[number : number + _NEAR] if other in _SIGNS]
        if kind in _SIGNS and len(near) > _FEWEST_SIGNS:
            return sum(map(len, lines[: _start_of_header(kinds, number)]))
    return 0


def _start_of_header(kinds: Sequence[str | None], first: int) -> int:
    """The number of the title's line: at most two lines of no kind above the first of a kind, and none above a wide gap."""
    start, plain, gap = first, 0, 0
    for number in range(first - 1, -1, -1):
        gap = gap + 1 if kinds[number] is None else 0
        plain += kinds[number] == ""
        if gap > 1 or plain > _MOST_ABOVE or kinds[number] not in (None, ""):
            break
        start = number
    return start


def _header(lines: Sequence[str]) -> _Header:
    """Lines from the first on, up to the last one of a kind before the text begins."""
    header, plain, folded = _Header(), 0, False
    for number, words in enumerate(lines[:_MOST_HEADER_LINES]):
        line = line_of(words)
        if line is None:
            folded = False
            continue
        if folded and not line.kind:
            header.end = number + 1
            continue
        if (line.kind == KIND_TAIL and header.end) or (not line.kind and header.end and _is_prose(line.value)):
            break
        plain = 0 if line.kind else plain + 1
        if plain > _MOST_PLAIN:
            break
        header.lines.append((number, line))
        if line.kind:
            header.end = number + 1
            folded = line.name in FOLDED
        if line.kind == KIND_BODY:
            header.rest = line.value
            break
    return _with_outlet(header, lines)


def _is_prose(line: str) -> bool:
    return len(line) > _LONGEST_PLAIN or (line.endswith(".") and not _ABBREVIATED.search(line))


def _with_outlet(header: _Header, lines: Sequence[str]) -> _Header:
    """Where the number of words stands above the day, the outlet stands below it, with perhaps a code and the language."""
    words, day = header.first(KIND_WORDS), header.first(KIND_DATE)
    if words is None or day is None or words > day or header.first(KIND_BODY) is not None or header.end > day + 1:
        return header
    for number in range(header.end, min(len(lines), header.end + 4)):
        value = lines[number].strip()
        if number > day + 1 and not _AFTER_OUTLET.fullmatch(value):
            break
        header.lines.append((number, Line("", "", value)))
        header.end = number + 1
    return header


def _placed(header: _Header, lines: Sequence[str]) -> dict[str, str]:
    """Title, outlet and day of the lines without a label, by their place around the day."""
    day, words = header.first(KIND_DATE), header.first(KIND_WORDS)
    above, below = header.plain(0, day if day is not None else header.end), header.plain(day or 0, header.end) if day is not None else []
    found: dict[str, str] = {}
    if day is not None:
        found["published"] = day_in(lines[day]) or ""
    if day is None:
        found["title"] = above[0] if above else ""
    elif words is not None and words < day:
        found.update(title=above[0] if above else "", source=below[0] if below else "")
    elif below:
        found.update(title=" ".join(below), source=above[-1] if above else "")
    elif _has_title_label(header):
        found["source"] = above[-1] if above else ""
    else:
        found.update(title=above[0] if above else "", source=above[-1] if len(above) > 1 else "")
    return {name: value for name, value in found.items() if value}


def _has_title_label(header: _Header) -> bool:
    return any(line.name in ("title", "headline") for _, line in header.lines)


def _body_end(lines: Sequence[str], start: int) -> tuple[int, list[Line]]:
    """The number of the first line below the text, and the lines from there on that say something."""
    end = len(lines)
    while end > start:
        first = end - 1
        while first > start and lines[first - 1].strip() and lines[first].strip():
            first -= 1
        below = next((number for number in range(first, end) if is_tail(lines[number])), None)
        if below is None:
            break
        end = below
        if below > first:
            break
    return end, [line for words in lines[end:] if (line := line_of(words)) and line.kind in (KIND_LABEL, KIND_TAIL)]


def _coded(lines: Sequence[str]) -> Entry | None:
    """The article of lines that begin with two-letter codes; a line without one goes on with the field before it."""
    fields: dict[str, list[str]] = {}
    at = -1
    for words in lines:
        found = code_of(words)
        if found and CODES.index(found[0]) > at and (not at >= CODES.index("TD") or _is_coded_value(*found)):
            at = CODES.index(found[0])
            fields[found[0]] = [found[1]]
        elif at >= 0:
            fields[CODES[at]].append(words.strip())
    if not {"HD", "PD"} <= fields.keys() or not fields.keys() & {"LP", "TD"}:
        return None
    text = "\n\n".join(filter(None, ("\n".join(fields.get(code, [])).strip() for code in ("LP", "TD"))))
    known = {
        name: " ".join(" ".join(fields.get(code, [])).split()) for name, code in (("title", "HD"), ("published", "PD"), ("source", "SN"))
    }
    return Entry({name: value for name, value in known.items() if value}, text, len(fields))


def _is_coded_value(code: str, value: str) -> bool:
    """Whether a code below the text is one: "IN BRIEF: …" may be the article's own words."""
    return not value or code in ("PUB", "AN", "ART", "RF", "IPC", "IPD") or " : " in value
