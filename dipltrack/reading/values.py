"""The outcome of reading one input: an article that was read, or a problem in words."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from dipltrack.model import Article

MAX_ARTICLE_BYTES = 5_000_000
"""The longest article that is read, in bytes of UTF-8; the longest articles of newspapers are about 100,000."""


@dataclass(frozen=True, slots=True)
class Read:
    """An article and where it came from: a path as given, or `stdin`, with its line (from 1) in a JSONL or CSV file.

    What lies in an archive is named by both, `news.zip/a.txt`; the third article of a file with many is `export.rtf#3`.
    `notes` say in words what was left out or replaced on the way ("publication date … not used"); the article is good without it.
    `dated` says where its publication date was read ("JSON-LD datePublished", "header", "mail header").
    `undated` is the day to take for the day of publication when neither the article nor the dateline in its text knows one.
    """

    origin: str
    article: Article
    line: int | None = None
    notes: tuple[str, ...] = ()
    dated: str | None = field(default=None, compare=False)
    undated: date | None = None

    def __str__(self) -> str:
        return _place(self.origin, self.line)


@dataclass(frozen=True, slots=True)
class Problem:
    """An input, or one line of it (from 1), that gave no article, and why. `str()` is the whole sentence."""

    origin: str
    reason: str
    line: int | None = None

    def __str__(self) -> str:
        return f"{_place(self.origin, self.line)}: {self.reason}"


@dataclass(frozen=True, slots=True)
class Document:
    """The text of a PDF, a Word file, a mail …, and what the file says about it in words.

    `fields` (title, published, source, url) are as good as a header line, and come from what `place` names. `created` is the day in words on which the file was made,
    `title` what its maker called it: both are often those of a copy or a template, and count for little.
    """

    text: str
    fields: dict[str, str] = field(default_factory=dict)
    title: str | None = None
    created: str | None = None
    place: str = "header"
    notes: tuple[str, ...] = ()


def _place(origin: str, line: int | None) -> str:
    return origin if line is None else f"{origin}:{line}"
