"""The text of a file → an article: its header block (`Title: …`) or YAML front matter is metadata, the rest is its text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from dipltrack.errors import UnreadableInput
from dipltrack.model import Article
from dipltrack.reading.fields import FIELDS, article_with

_PASSED_OVER = ("by", "byline", "author", "authors", "dateline", "section", "tags", "language")
_HEADER_LINE = re.compile(r"(?P<key>[A-Za-z][A-Za-z_-]{0,19}(?: [A-Za-z]{1,12})?)[ \t]*:[ \t]*(?P<value>.*)$")
_FRONT_MATTER = re.compile(r"---[ \t]*\r?\n(?P<inside>.*?)^(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.DOTALL | re.MULTILINE)
_BLANK_LINES = re.compile(r"(?:[^\S\n]*\n)*")
_BYLINE = re.compile(r"(?i:by)[ \t]+[A-Z][^.\n]{0,80}$", re.MULTILINE)
_BLOCK_SCALARS = ("|", "|-", ">", ">-")
_LONGEST_VALUE = 500
_LONGEST_TITLE = 200
_LONGEST_HEADER = 20_000


def article_from_text(text: str, known: Mapping[str, str] | None = None) -> tuple[Article, tuple[str, ...]]:
    """The article in a text file and notes about what of its header is not used. `known` fields go before those of the header.

    The article's text starts after the header and the blank lines that follow it; without a header it is the whole text, and no title
    is made up. Raises UnreadableInput when no words are left.
    """
    fields, start = _front_matter(text) or _header_block(text) or _titled_block(text) or ({}, 0)
    if fields:
        start = _after_blank_lines(text, start)
    body = text[start:]
    if not body.strip():
        raise UnreadableInput("only a header, no text after it" if fields else "no words in it")
    return article_with(body, {**fields, **(known or {})})


def _front_matter(text: str) -> tuple[dict[str, str], int] | None:
    found = _FRONT_MATTER.match(text[:_LONGEST_HEADER])
    if found is None:
        return None
    lines = (line for line in found["inside"].splitlines() if line.strip() and not line.startswith("#"))
    fields = _known(_key_values(lines) or [])
    return (fields, found.end()) if fields else None


def _header_block(text: str) -> tuple[dict[str, str], int] | None:
    """The lines before the first blank one when all of them read `Key: value`, else the run of known keys that the text opens with."""
    start = _after_blank_lines(text, 0)
    lines: list[str] = []
    for line in text[start : start + _LONGEST_HEADER].splitlines(keepends=True):
        if not line.strip():
            break
        lines.append(line)
    for block in (lines, _opening_run(lines)):
        pairs = _key_values(block)
        fields = _known(pairs or [])
        if fields:
            length = sum(map(len, block))
            more, further = _spaced_lines(text[start + length : start + length + _LONGEST_HEADER].splitlines(keepends=True))
            return {**more, **fields}, start + length + further
    return None


def _titled_block(text: str) -> tuple[dict[str, str], int] | None:
    """A title line and the header lines below it, "By …" among them; in what was a Word file, blank lines stand between all of these."""
    start = _after_blank_lines(text, 0)
    title, *lines = text[start : start + _LONGEST_HEADER].splitlines(keepends=True) or [""]
    if _HEADER_LINE.match(title) or len(title) > _LONGEST_TITLE or title.rstrip().endswith("."):
        return None
    fields, length = _spaced_lines(lines)
    if not fields or "title" in fields:
        return None
    return {"title": title.lstrip("#").strip(), **fields}, start + len(title) + length


def _spaced_lines(lines: Iterable[str]) -> tuple[dict[str, str], int]:
    """The fields of the lines with known keys that come first, blank lines and "By …" passed over, and the length of them all."""
    pairs: list[tuple[str, str]] = []
    length = passed = 0
    for line in lines:
        passed += len(line)
        found = _opening_run([line])
        if found:
            pairs += _key_values(found) or []
            length = passed
        elif line.strip() and not _BYLINE.match(line):
            break
    return _known(pairs), length


def _opening_run(lines: list[str]) -> list[str]:
    run = []
    for line in lines:
        pairs = _key_values([line])
        if not pairs or pairs[0][0] not in (*FIELDS, *_PASSED_OVER):
            break
        run.append(line)
    return run


def _key_values(lines: Iterable[str]) -> list[tuple[str, str]] | None:
    """(key in lower case, value) of each line; an indented line goes on with the value before it. None when a line is neither."""
    pairs: list[tuple[str, str]] = []
    for line in lines:
        content = line.strip()
        if line[0] in " \t-" and pairs:
            key, value = pairs[-1]
            pairs[-1] = key, f"{'' if value in _BLOCK_SCALARS else value} {content}".strip()
        elif (found := _HEADER_LINE.match(content)) and len(content) <= _LONGEST_VALUE:
            pairs.append((found["key"].lower(), found["value"]))
        else:
            return None
    return pairs


def _known(pairs: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Article fields and their values: of two keys for one field the first with a value counts, and `published` goes before `date`."""
    fields: dict[str, str] = {}
    for key, value in sorted(pairs, key=lambda pair: pair[0] == "date"):
        value = _unquoted(value)
        if key in FIELDS and value:
            fields.setdefault(FIELDS[key], value)
    return fields


def _unquoted(value: str) -> str:
    if len(value) >= 2 and value[0] == value[-1] and value[0] in "\"'":
        return value[1:-1].strip()
    return value


def _after_blank_lines(text: str, start: int) -> int:
    found = _BLANK_LINES.match(text, start)
    return found.end() if found else start
