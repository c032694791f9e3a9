"""A document (the text of a file, and what the file says about it) → its article, or the articles of a database export."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from dipltrack.errors import UnreadableInput
from dipltrack.model import Article
from dipltrack.reading.bundles import articles_of_export, may_be_export
from dipltrack.reading.headers import article_from_text
from dipltrack.reading.published import read_publication_day
from dipltrack.reading.source import Source
from dipltrack.reading.streams import joined, too_large
from dipltrack.reading.values import MAX_ARTICLE_BYTES, Document, Problem, Read

MAX_DOCUMENT_BYTES = 50_000_000
"""The largest PDF, Word file or mail that is opened: pictures take most of it."""
_BEGINNING = 1_000


def read_document(source: Source) -> Iterator[Read | Problem]:
    """The articles of a PDF, a Word file, a mail …: whatever form has a converter in the table."""
    content = joined(source.chunks, MAX_DOCUMENT_BYTES)
    yield from articles_in(source.origin, source.converter.convert(source.form, content), source.url)


def read_page(source: Source) -> Iterator[Read | Problem]:
    """The article of a web page, or the articles of an HTML file that a database exported."""
    content = joined(source.chunks, MAX_DOCUMENT_BYTES)
    exported = source.converter.convert(source.form, content) if may_be_export(content) else None
    if exported and articles_of_export(exported.text):
        yield from articles_in(source.origin, exported)
    else:
        yield _page(source, content)


def _page(source: Source, content: bytes) -> Read:
    from dipltrack.reading.html import MAX_PAGE_BYTES, read_html

    if len(content) > MAX_PAGE_BYTES:
        raise UnreadableInput(too_large(MAX_PAGE_BYTES))
    return read_html(source.origin, content, url=source.url, charset=source.charset)


def articles_in(origin: str, document: Document, url: str | None = None) -> Iterator[Read | Problem]:
    """One article, or those of an export, numbered from 1. Raises UnreadableInput when there is none.

    `url` is where the document was found: the address of a single article that knows no other.
    """
    exported = articles_of_export(document.text)
    for number, found in enumerate(exported, 1):
        place = f"{origin}#{number}"
        if isinstance(found, str):
            yield Problem(place, found)
        else:
            yield Read(place, found.article, notes=(*document.notes, *found.notes), dated=_dated(found.article, "header of the export"))
    if not exported:
        yield _single(origin, document, url)


def _single(origin: str, document: Document, url: str | None) -> Read:
    if len(document.text) > MAX_ARTICLE_BYTES // 4 and len(document.text.encode()) > MAX_ARTICLE_BYTES:
        raise UnreadableInput(too_large(MAX_ARTICLE_BYTES))
    fields = {**_confirmed_title(document), **document.fields}
    article, notes = article_from_text(document.text, fields)
    article = replace(article, url=article.url or url)
    undated = None if article.published else _last_resort(document)
    return Read(origin, article, notes=(*document.notes, *notes), dated=_dated(article, document.place), undated=undated)


def _dated(article: Article, place: str) -> str | None:
    return place if article.published else None


def _last_resort(document: Document) -> date | None:
    return read_publication_day(document.created).day


def _confirmed_title(document: Document) -> dict[str, str]:
    """The title in a file's properties, if its text begins with the same words: else it is a template's, or the name of a file."""
    title = _squeezed(document.title or "")
    return {"title": document.title} if document.title and title and title in _squeezed(document.text[:_BEGINNING]) else {}


def _squeezed(text: str) -> str:
    return re.sub(r"\W+", " ", text).strip().lower()
