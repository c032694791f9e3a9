"""Paths, folders, patterns, web addresses and standard input → articles and problems, one after the other and in order."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from io import BytesIO
from pathlib import Path
from typing import BinaryIO, Literal, get_args

from dipltrack.errors import UnreadableInput
from dipltrack.reading.decoding import decode, refuse_what_is_no_article, without_mark
from dipltrack.reading.headers import article_from_text
from dipltrack.reading.jsonl import looks_like_json, read_jsonl
from dipltrack.reading.paths import Address, cause, display, find_files
from dipltrack.reading.sniffing import looks_like_feed, looks_like_page, looks_like_xml
from dipltrack.reading.streams import chunks_of, joined, peeked
from dipltrack.reading.values import MAX_ARTICLE_BYTES, Problem, Read
from dipltrack.reading.web import Fetched, Fetcher

Form = Literal["auto", "text", "html", "jsonl", "feed"]
FORMS: tuple[Form, ...] = get_args(Form)

_FORM_OF_SUFFIX: dict[str, Form] = {
    ".txt": "text",
    ".md": "text",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
}


@dataclass(frozen=True, slots=True)
class Web:
    """How pages are fetched, which addresses need not be (`is_known`: their articles are), and whether feeds may lead to further pages."""

    fetcher: Fetcher
    is_known: Callable[[str], bool] = lambda url: False
    feeds: bool = True


@dataclass(frozen=True, slots=True)
class Source:
    """A document to read: where it came from in words, its address and the encoding its server declared, if it has them."""

    origin: str
    url: str | None = None
    charset: str | None = None


def read_inputs(
    paths: Sequence[str], *, form: Form = "auto", stdin: BinaryIO | None = None, allow_private: bool = False
) -> Iterator[Read | Problem]:
    """Read the articles of files, folders, patterns, web addresses and `-` (`stdin`; default: the process's own), lazily.

    `form` "auto" goes by the file's ending or the server's word, else by the first bytes. Nothing is raised for a bad input: it is a
    `Problem`, and the next one is read. Every text is free of NUL and of lone surrogates; one longer than `MAX_ARTICLE_BYTES` is refused.
    `allow_private` lets addresses lead into the user's own network.
    """
    web = Web(Fetcher(allow_private))
    for found in find_files(paths):
        if isinstance(found, Problem):
            yield found
        elif isinstance(found, Address):
            yield from read_address(found.url, web, form)
        elif isinstance(found, Path):
            yield from _read_file(found, form, web)
        else:
            yield from _read_stream(Source("stdin"), stdin or sys.stdin.buffer, form, web)


def read_address(url: str, web: Web, form: Form = "auto") -> Iterator[Read | Problem]:
    """Fetch a page or feed and read its articles."""
    try:
        fetched = web.fetcher.fetch(url)
    except UnreadableInput as error:
        yield Problem(url, str(error))
    else:
        yield from read_fetched(url, fetched, web, form)


def read_fetched(origin: str, fetched: Fetched, web: Web, form: Form = "auto") -> Iterator[Read | Problem]:
    """Read what an address gave. What the bytes are goes before what the server calls them."""
    source = Source(origin, fetched.url, fetched.charset)
    yield from _read_stream(source, BytesIO(fetched.content or b""), form, web)


def _read_file(path: Path, form: Form, web: Web) -> Iterator[Read | Problem]:
    if form == "auto":
        form = _FORM_OF_SUFFIX.get(path.suffix.lower(), form)
    try:
        with path.open("rb") as stream:
            yield from _read_stream(Source(display(path)), stream, form, web)
    except OSError as error:
        yield Problem(display(path), cause(error))


def _read_stream(source: Source, stream: BinaryIO, form: Form, web: Web) -> Iterator[Read | Problem]:
    try:
        head, chunks = peeked(without_mark(chunks_of(stream)))
        if not head:
            yield Problem(source.origin, "an empty file" if source.url is None else "the server sent nothing")
            return
        refuse_what_is_no_article(head)
        yield from _READERS[_form_of(head) if form == "auto" else form](source, chunks, web)
    except UnreadableInput as error:
        yield Problem(source.origin, str(error))


def _form_of(head: bytes) -> Form:
    """What the first bytes say. Raises UnreadableInput for XML that is neither page nor feed."""
    if looks_like_json(head):
        return "jsonl"
    if looks_like_page(head):
        return "html"
    if looks_like_feed(head):
        return "feed"
    if looks_like_xml(head):
        raise UnreadableInput("XML, but neither a web page nor a feed")
    return "text"


def _read_text(source: Source, chunks: Iterable[bytes], web: Web) -> Iterator[Read | Problem]:
    decoded = decode(joined(chunks, MAX_ARTICLE_BYTES))
    article, notes = article_from_text(decoded.text)
    article = replace(article, url=article.url or source.url)
    yield Read(
        source.origin, article, notes=(decoded.note, *notes) if decoded.note else notes, dated="header" if article.published else None
    )


def _read_page(source: Source, chunks: Iterable[bytes], web: Web) -> Iterator[Read | Problem]:
    from dipltrack.reading.html import MAX_PAGE_BYTES, read_html

    yield read_html(source.origin, joined(chunks, MAX_PAGE_BYTES), url=source.url, charset=source.charset)


def _read_jsonl(source: Source, chunks: Iterable[bytes], web: Web) -> Iterator[Read | Problem]:
    yield from read_jsonl(source.origin, chunks)


def _read_feed(source: Source, chunks: Iterable[bytes], web: Web) -> Iterator[Read | Problem]:
    from dipltrack.reading.feeds import MAX_FEED_BYTES, read_feed

    if not web.feeds:
        raise UnreadableInput("a feed, where an article should be")

    def page_at(link: str) -> Read:
        for found in read_address(link, replace(web, feeds=False)):
            if isinstance(found, Read):
                return found
            raise UnreadableInput(str(found))
        raise UnreadableInput(f"{link}: no article in it")

    yield from read_feed(source.origin, joined(chunks, MAX_FEED_BYTES), page_at, url=source.url, is_known=web.is_known)


_READERS: dict[str, Callable[[Source, Iterable[bytes], Web], Iterator[Read | Problem]]] = {
    "text": _read_text,
    "html": _read_page,
    "jsonl": _read_jsonl,
    "feed": _read_feed,
}
