"""The text of a database's export, many articles in one file → the articles; none when the text is not built like an export."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from dipltrack.model import Article
from dipltrack.reading.export_entry import Entry, cover_length, read_entry
from dipltrack.reading.fields import article_with
from dipltrack.reading.streams import too_large
from dipltrack.reading.values import MAX_ARTICLE_BYTES

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Exported:
    """One article of an export and notes about what of its header is not used."""

    article: Article
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Mark:
    """A line that exports put between articles. `sure` is one that nobody else writes, so that a single article may be an export."""

    line: str
    sure: bool = True
    before: bool = False


# What the line is like; what makes a text an export is that the parts begin (see export_entry.py) as articles in exports do.
_MARKS = (
    _Mark(r"[ \t]{0,200}(?:(?i:document)[ ])?(?P<number>\d{1,5}) of (?P<total>\d{1,5})(?:[ ](?i:documents?))?[ \t\r]{0,200}$", before=True),
    _Mark(r"HD(?=[ \t\r]|$)", before=True),
    _Mark(r"[ \t]{0,200}(?i:end of document)[ \t\r]{0,200}$"),
    _Mark(r"[ \t]{0,200}(?:AN[ \t]{1,20})?Document [A-Z]{2,8}[0-9A-Za-z]{15,24}[ \t\r]{0,200}$"),
    _Mark(r"[ \t]{0,200}(?P<rule>[_=*-])(?P=rule){19,}[ \t\r]{0,200}$", sure=False),
    _Mark(r"\f", sure=False),
)
_MARK_IN_HTML = re.compile(rb"(?i)\bdocument \d{1,5} of \d|\bend of document\b|\bdocument [a-z]{2,8}\d{10}")
_FEWEST = 2
_FEWEST_ALONE = 4


def may_be_export(content: bytes) -> bool:
    """Whether there are marks of exports in the bytes of an HTML file, between tags or not."""
    return len(_MARK_IN_HTML.findall(content)) >= _FEWEST


def articles_of_export(text: str) -> list[Exported | str]:
    """The articles in the order of the text, or a sentence in place of one that can't be used.

    An export is a text with marks between its parts of which at least two begin with a header such as databases write. A part without
    one belongs to the part before it, so that a line in an article that looks like a mark does no harm. What stands before the first
    header (a list of what was searched) and after the last end is left out.
    """
    found = max((_entries(text, mark) for mark in _MARKS), key=len)
    return [_exported(entry) for entry in found]


def _entries(text: str, mark: _Mark) -> list[Entry]:
    parts: list[Span] = []
    cut = list(_parts(text, mark))
    for number, (start, end) in enumerate(cut):
        if number == 0 and not mark.before:
            start += cover_length(text[start:end])
        if read_entry(text[start:end]) is not None:
            parts.append((start, end))
        elif parts and not (mark.sure and not mark.before and number == len(cut) - 1):
            parts[-1] = (parts[-1][0], end)
    entries = [entry for start, end in parts if (entry := read_entry(text[start:end])) is not None]
    alone = len(entries) == 1 and mark.sure and entries[0].signs >= _FEWEST_ALONE
    return entries if len(entries) >= _FEWEST or alone else []


def _parts(text: str, mark: _Mark) -> Iterator[Span]:
    """What lies between the marks; a mark that is the first line of an article stays with it."""
    found = list(
        re.finditer(f"\n{mark.line}", f"\n{text}", re.MULTILINE)
    )  # a pattern that begins with a letter is found ten times faster than ^
    if not found or not _counts_up(found):
        return
    edges = [0, *(at for each in found for at in (each.start(), each.start() if mark.before else each.end() - 1)), len(text)]
    yield from zip(edges[::2], edges[1::2], strict=True)


def _counts_up(found: list[re.Match[str]]) -> bool:
    """Whether "3 of 12" is followed by "4 of 12", where the marks count at all."""
    groups = [each.groupdict() for each in found]
    if "number" not in groups[0]:
        return True
    numbers = [int(group["number"]) for group in groups]
    return numbers == list(range(numbers[0], numbers[0] + len(numbers))) and len({group["total"] for group in groups}) == 1


def _exported(entry: Entry) -> Exported | str:
    if not entry.text:
        return "only a header, no text after it"
    if len(entry.text.encode()) > MAX_ARTICLE_BYTES:
        return too_large(MAX_ARTICLE_BYTES)
    article, notes = article_with(entry.text, entry.fields)
    return Exported(article, notes)
