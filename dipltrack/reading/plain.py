"""A text file → its article, or the articles of a database export."""

from __future__ import annotations

from collections.abc import Iterator

from dipltrack.reading.decoding import decode
from dipltrack.reading.documents import articles_in
from dipltrack.reading.source import Source
from dipltrack.reading.streams import joined, too_large
from dipltrack.reading.values import MAX_ARTICLE_BYTES, Document, Problem, Read

_MOST_BYTES = 25_000_000


def read_text(source: Source) -> Iterator[Read | Problem]:
    """The articles of a text in whatever encoding it was saved."""
    content = joined(source.chunks, _MOST_BYTES, too_large(MAX_ARTICLE_BYTES))
    decoded = decode(content)
    document = Document(decoded.text, notes=(decoded.note,) if decoded.note else ())
    yield from articles_in(source.origin, document, source.url)
