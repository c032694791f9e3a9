"""Paths, folders, patterns, web addresses and standard input → articles and problems, one after the other and in order."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from importlib import import_module
from io import BytesIO
from pathlib import Path
from typing import BinaryIO, cast

from dipltrack.errors import UnreadableInput
from dipltrack.reading.converting import Converter
from dipltrack.reading.decoding import refuse_what_is_no_article, without_mark
from dipltrack.reading.fields import cleaned
from dipltrack.reading.forms import AUTO, BY_NAME, Form, of_magic, of_name, of_opening
from dipltrack.reading.paths import Address, cause, display, find_files
from dipltrack.reading.source import Budget, Source, Web
from dipltrack.reading.streams import chunks_of, peeked
from dipltrack.reading.values import Problem, Read
from dipltrack.reading.web import Fetched, Fetcher

_LONGEST_REASON = 500  # what was read stands in some sentences: a broken link, a library's remark
Reader = Callable[[Source], Iterator[Read | Problem]]


def read_inputs(
    paths: Sequence[str], *, form: str = AUTO, stdin: BinaryIO | None = None, allow_private: bool = False
) -> Iterator[Read | Problem]:
    """Read the articles of files, folders, patterns, web addresses and `-` (`stdin`; default: the process's own), lazily.

    `form` is one of `forms.FORM_NAMES`; "auto" goes by a file's first bytes where they are sure, then by its ending, then by its first line.
    Nothing is raised for a bad input: it is a `Problem`, and the next one is read. Every text is free of NUL and of lone surrogates, titles
    and outlets of whatever could steer a terminal; a text longer than `MAX_ARTICLE_BYTES` is refused. `allow_private` lets addresses lead
    into the user's own network.
    """
    web = Web(Fetcher(allow_private))
    with Converter() as converter:
        for found in find_files(paths):
            if isinstance(found, Problem):
                yield found
            elif isinstance(found, Address):
                yield from read_address(found.url, converter, web, form)
            elif isinstance(found, Path):
                yield from _read_file(found, converter, web, form)
            else:
                yield from read_source(_whole("stdin", "", stdin or sys.stdin.buffer, converter, web, form))


def read_address(url: str, converter: Converter, web: Web, form: str = AUTO) -> Iterator[Read | Problem]:
    """Fetch a page, feed or document and read its articles."""
    try:
        fetched = web.fetcher.fetch(url)
    except UnreadableInput as error:
        yield Problem(url, str(error))
    else:
        yield from read_source(_fetched(url, fetched, converter, web, form))


def read_fetched(origin: str, fetched: Fetched, web: Web, form: str = AUTO) -> Iterator[Read | Problem]:
    """Read what an address gave."""
    with Converter() as converter:
        yield from read_source(_fetched(origin, fetched, converter, web, form))


def _fetched(origin: str, fetched: Fetched, converter: Converter, web: Web, form: str) -> Source:
    """What an address gave. It has no name: what the bytes are goes before what the server calls them."""
    source = _whole(origin, "", BytesIO(fetched.content or b""), converter, web, form)
    return replace(source, url=fetched.url, charset=fetched.charset)


def _read_file(path: Path, converter: Converter, web: Web, form: str) -> Iterator[Read | Problem]:
    try:
        with path.open("rb") as stream:
            source = _whole(display(path), path.name, stream, converter, web, form)
            yield from read_source(replace(source, file=stream if stream.seekable() else None))
    except OSError as error:
        yield Problem(display(path), cause(error))


def _whole(origin: str, name: str, stream: BinaryIO, converter: Converter, web: Web, form: str) -> Source:
    budget = Budget()
    return Source(origin, name, budget.take(chunks_of(stream)), converter, web, budget, form)


def read_source(source: Source) -> Iterator[Read | Problem]:
    """Choose the reader for a stream and pass on what it reads, titles and outlets cleaned. A bad stream is one `Problem`."""
    try:
        for found in _read(source):
            yield replace(found, article=cleaned(found.article)) if isinstance(found, Read) else _one_line(found)
    except UnreadableInput as error:
        yield _one_line(Problem(source.origin, str(error)))


def _one_line(problem: Problem) -> Problem:
    return replace(problem, reason=" ".join(problem.reason.split())[:_LONGEST_REASON])


def _read(source: Source) -> Iterator[Read | Problem]:
    head, chunks = peeked(source.chunks)
    form = _binary_form(source.told, source.name, head)
    if form is None:
        head, chunks = peeked(without_mark(chunks))
        if not head:
            raise UnreadableInput("an empty file" if source.url is None else "the server sent nothing")
        form = _text_form(source, head)
        refuse_what_is_no_article(head)
    module, _, name = form.reader.partition(":")
    read = cast(Reader, getattr(import_module(f"dipltrack.reading.{module}"), name))
    yield from read(replace(source, chunks=chunks, form=form))


def _binary_form(told: str, name: str, head: bytes) -> Form | None:
    """The form that the first bytes prove, else the file's ending. Told that an archive is text, one means what is in it."""
    found = of_magic(head)
    if told == AUTO:
        named = of_name(name)
        return found or (named if named and named.magic else None)
    return found if found and found.packed and not BY_NAME[told].magic else BY_NAME[told] if BY_NAME[told].magic else None


def _text_form(source: Source, head: bytes) -> Form:
    return BY_NAME[source.told] if source.told != AUTO else of_name(source.name) or of_opening(head)
