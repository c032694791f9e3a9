"""Paths and options of the command line → articles with the metadata that the user gave, and problems."""

from __future__ import annotations

import sys
from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields, replace
from datetime import date
from itertools import chain
from typing import TYPE_CHECKING

from dipltrack.cli.filters import one_of
from dipltrack.cli.session import Session
from dipltrack.errors import UsageError
from dipltrack.model import Article

if TYPE_CHECKING:
    from dipltrack.reading import Problem, Read

LOOK_AHEAD, LOOK_AHEAD_CHARACTERS = 1_000, 5_000_000
"""So many inputs, or so much text, are read before the first is worked on, to know how many there are; more are counted by their files."""

LOOK_AHEAD_ON_THE_WEB = 2
"""Each takes its time there, and what is read should be stored before the next is fetched."""

NO_ARTICLE = "No article found there. Name files (.txt, .html, .pdf, .docx, .jsonl …), an archive, a web address, or a folder with some."


@dataclass(frozen=True, slots=True)
class Override:
    """What the options say about articles; it goes before what the articles say themselves."""

    published: date | None = None
    title: str | None = None
    url: str | None = None
    source: str | None = None

    @classmethod
    def of(
        cls, session: Session, *, published: str | None, title: str | None = None, url: str | None = None, source: str | None = None
    ) -> Override:
        """Read the options' words."""
        from dipltrack.cli.periods import parse_day

        return cls(parse_day(published, session.today) if published else None, title or None, url or None, source or None)

    def single(self) -> str | None:
        """The first option given that can hold for one article only."""
        return next((f"--{name}" for name in ("published", "title", "url") if getattr(self, name)), None)

    def apply(self, article: Article) -> Article:
        """The article with what the options say."""
        given = {field.name: getattr(self, field.name) for field in fields(self)}
        return replace(article, **{name: value for name, value in given.items() if value is not None})


@dataclass(frozen=True, slots=True)
class Batch:
    """Inputs one after the other; `total` is None when there are too many to count first.

    `one_by_one`: what is read has to be stored before the next is fetched.
    """

    inputs: Iterator[Read | Problem]
    total: int | None
    one_by_one: bool = False


def read_articles(session: Session, paths: Sequence[str], form: str, override: Override, *, allow_private: bool = False) -> Batch:
    """Read all inputs, lazily beyond the first thousand (on the web beyond the second), with the options' metadata."""
    from dipltrack.reading import FORM_NAMES, Problem, read_inputs

    known = one_of("form", form, FORM_NAMES)
    stream = read_inputs(paths, form=known, stdin=sys.stdin.buffer, allow_private=allow_private)
    on_the_web = known == "feed" or any(path.lower().startswith(("http://", "https://")) for path in paths)
    first, ended = _beginning(stream, LOOK_AHEAD_ON_THE_WEB if on_the_web else LOOK_AHEAD)
    articles = sum(not isinstance(found, Problem) for found in first)
    if articles > 1 and (option := override.single()):
        number = f"{articles:,}" if ended else "several"
        raise UsageError(f"{option} is for a single article; these are {number}. Leave it out, or take them one by one.")
    total = len(first) if ended else _counted(session, paths, known)
    return Batch(_with(override, _given_away(first), stream), total, one_by_one=on_the_web)


def _beginning(stream: Iterator[Read | Problem], number: int) -> tuple[deque[Read | Problem], bool]:
    """The first inputs, so many or fewer, and whether they are all."""
    first: deque[Read | Problem] = deque()
    characters = 0
    for found in stream:
        first.append(found)
        characters += len(found.article.text) if hasattr(found, "article") else 0
        if len(first) >= number or characters >= LOOK_AHEAD_CHARACTERS:
            return first, False
    return first, True


def _given_away(first: deque[Read | Problem]) -> Iterator[Read | Problem]:
    """The first inputs; none is kept when it has gone."""
    while first:
        yield first.popleft()


def _counted(session: Session, paths: Sequence[str], form: str) -> int | None:
    """How many there are, where somebody watches and it can be told without reading them."""
    from dipltrack.cli.progress import is_watched
    from dipltrack.reading.counting import count_inputs

    return count_inputs(paths, form) if is_watched(session) else None


def _with(override: Override, *inputs: Iterator[Read | Problem]) -> Iterator[Read | Problem]:
    from dipltrack.reading import Problem

    for found in chain(*inputs):
        if isinstance(found, Problem):
            yield found
        else:
            dated = "--published" if override.published else found.dated
            yield replace(found, article=override.apply(found.article), dated=dated)
