"""A document (the text of a file, and what the file says about it) → its article, or the articles of a database export."""

from __future__ import annotations

import re
from collections.abc import Iterator
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
_WEB_PAGE = "a web page or feed, which can't be read yet; save its text as a .txt file and add that"
_BEGINNING = 1_000


def read_document(source: Source) -> Iterator[Read | Problem]:
    """The articles of a PDF, a Word file, a mail …: whatever form has a converter in the table."""
    content = joined(source.chunks, MAX_DOCUMENT_BYTES)
    yield from articles_in(source.origin, source.converter.convert(source.form, content))


def read_page(source: Source) -> Iterator[Read | Problem]:
    """The articles of an HTML file that a database exported. Other pages are not read."""
    content = joined(source.chunks, MAX_DOCUMENT_BYTES)
    document = source.converter.convert(source.form, content) if may_be_export(content) else None
    if document is None or not articles_of_export(document.text):
        raise UnreadableInput(_WEB_PAGE)
    yield from articles_in(source.origin, document)


def articles_in(origin: str, document: Document) -> Iterator[Read | Problem]:
    """One article, or those of an export, numbered from 1. Raises UnreadableInput when there is none."""
    exported = articles_of_export(document.text)
    for number, found in enumerate(exported, 1):
        place = f"{origin}#{number}"
        if isinstance(found, str):
            yield Problem(place, found)
        else:
            yield Read(place, found.article, notes=(*document.notes, *found.notes), dated=_dated(found.article, "header of the export"))
    if not exported:
        yield _single(origin, document)


def _single(origin: str, document: Document) -> Read:
    if len(document.text) > MAX_ARTICLE_BYTES // 4 and len(document.text.encode()) > MAX_ARTICLE_BYTES:
        raise UnreadableInput(too_large(MAX_ARTICLE_BYTES))
    fields = {**_confirmed_title(document), **document.fields}
    article, notes = article_from_text(document.text, fields)
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
