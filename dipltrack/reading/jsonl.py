"""Lines of JSON → articles; a broken line is a problem with its number and the others are read."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from typing import Any

from dipltrack.errors import UnreadableInput
from dipltrack.model import Article
from dipltrack.reading.decoding import decode
from dipltrack.reading.published import read_publication_day
from dipltrack.reading.source import Source
from dipltrack.reading.streams import lines_of, too_large
from dipltrack.reading.values import MAX_ARTICLE_BYTES, Problem, Read

_KINDS: dict[type, str] = {str: "a string", bool: "true or false", int: "a number", float: "a number", list: "a list", dict: "an object"}
_UNSAFE = re.compile("[\0\ud800-\udfff]")


def read_lines(source: Source) -> Iterator[Read | Problem]:
    """The articles of a stream of records."""
    return read_jsonl(source.origin, source.chunks)


def read_jsonl(origin: str, chunks: Iterable[bytes]) -> Iterator[Read | Problem]:
    """One article per line: `{"text": …}`, and `id`, `title`, `url`, `source`, `published` if known; other keys are passed over."""
    empty = True
    for number, line in enumerate(lines_of(chunks, MAX_ARTICLE_BYTES), 1):
        if line is None:
            yield Problem(origin, too_large(MAX_ARTICLE_BYTES), number)
        elif not line.strip():
            continue
        elif empty and (line.strip() == b"{" or line.lstrip().startswith(b"[")):
            yield Problem(origin, "JSON, but not JSONL; put each article on one line, as {…} without commas between the lines")
            return
        else:
            yield _read_line(origin, number, line)
        empty = False
    if empty:
        yield Problem(origin, "no article in it")


def _read_line(origin: str, number: int, line: bytes) -> Read | Problem:
    try:
        decoded = decode(line)
        article, notes = _article(_record(decoded.text))
    except UnreadableInput as error:
        return Problem(origin, str(error), number)
    dated = '"published"' if article.published else None
    return Read(origin, article, number, (decoded.note, *notes) if decoded.note else notes, dated)


def _record(line: str) -> dict[str, Any]:
    try:
        record = json.loads(line)
    except json.JSONDecodeError as error:
        raise UnreadableInput(f"broken JSON at character {error.colno}: {error.msg}") from None
    except (ValueError, RecursionError):
        raise UnreadableInput("broken JSON: a number too long, or lists too deep") from None
    if not isinstance(record, dict):
        raise UnreadableInput(f'{_kind(record)} where an object with "text" is wanted')
    return record


def _article(record: dict[str, Any]) -> tuple[Article, tuple[str, ...]]:
    if record.get("text") is None:
        raise UnreadableInput('no "text"')
    text = _string(record, "text") or ""
    if not text.strip():
        raise UnreadableInput('no words in "text"')
    published = read_publication_day(_string(record, "published"))
    title, source, url = (_string(record, key) for key in ("title", "source", "url"))
    return Article(text, title, published.day, source, url, _identifier(record)), (published.note,) if published.note else ()


def _string(record: dict[str, Any], key: str) -> str | None:
    """The value as given; None when it is missing, null or blank."""
    value = record.get(key)
    if value is None:
        return None
    if not isinstance(value, str):
        raise UnreadableInput(f'"{key}" is {_kind(value)}, not a string')
    if unsafe := _UNSAFE.search(value):
        raise UnreadableInput(f'"{key}" holds \\u{ord(unsafe[0]):04x}, which is no character')
    return value if value.strip() else None


def _identifier(record: dict[str, Any]) -> str | None:
    """An id may be a number too: many programs write it so."""
    value = record.get("id")
    return str(value) if isinstance(value, int) and not isinstance(value, bool) else _string(record, "id")


def _kind(value: object) -> str:
    return _KINDS.get(type(value), "null")
