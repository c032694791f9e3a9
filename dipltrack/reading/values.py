"""The outcome of reading one input: an article that was read, or a problem in words."""

from __future__ import annotations

from dataclasses import dataclass, field

from dipltrack.model import Article

MAX_ARTICLE_BYTES = 5_000_000
"""The longest article that is read, in bytes of UTF-8; the longest articles of newspapers are about 100,000."""


@dataclass(frozen=True, slots=True)
class Read:
    """An article and where it came from: a path as given, or `stdin`, with its line (from 1) in a JSONL file.

    `notes` say in words what was left out or replaced on the way ("publication date … not used"); the article is good without it.
    `dated` says where its publication date was read ("JSON-LD datePublished", "header").
    """

    origin: str
    article: Article
    line: int | None = None
    notes: tuple[str, ...] = ()
    dated: str | None = field(default=None, compare=False)

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


def _place(origin: str, line: int | None) -> str:
    return origin if line is None else f"{origin}:{line}"
