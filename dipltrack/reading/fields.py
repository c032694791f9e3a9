"""What a file says about an article (title, day, outlet, address) → values that can be shown, whatever form the file had."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from dipltrack.model import Article
from dipltrack.reading.published import read_publication_day

FIELDS = {
    "title": "title",
    "headline": "title",
    "published": "published",
    "date": "published",
    "pubdate": "published",
    "publication date": "published",
    "source": "source",
    "outlet": "source",
    "newspaper": "source",
    "publication": "source",
    "publication title": "source",
    "url": "url",
    "link": "url",
}
"""What a header, a column or a label may be called, and the field of an article that it fills."""

_LONGEST, _LONGEST_ADDRESS = 1_000, 2_000
# Strings are compiled when a text needs them, which is seldom. Escape sequences go whole: CSI, strings such as OSC, and the short ones.
_SEQUENCE = (
    r"(?:\x1b\[|\x9b)[0-?]{0,100}[ -/]{0,10}[@-~]"
    r"|(?:\x1b[\]PX^_]|[\x90\x98\x9d-\x9f])[^\x07\x1b\x9c\n]{0,1000}(?:\x07|\x1b\\|\x9c)?"
    r"|\x1b[ -/]{0,10}[0-~]?"
)
_UNSEEN = "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\\u061c\\u200b\\u200e\\u200f\\u202a-\\u202e\\u2060-\\u2069\\ufeff\\ud800-\\udfff]"


def article_with(text: str, fields: Mapping[str, str]) -> tuple[Article, tuple[str, ...]]:
    """The article of a text and of what was said about it, and a note about a date that means no single day."""
    published = read_publication_day(fields.get("published"))
    title, source, url = (
        _visible(fields.get(name), _LONGEST_ADDRESS if name == "url" else _LONGEST) for name in ("title", "source", "url")
    )
    return Article(text, title, published.day, source, url), (published.note,) if published.note else ()


def cleaned(article: Article) -> Article:
    """The article with a title, outlet, author and address of one visible line each. The text stays as it is: spans point into it."""
    title, source, author = (_visible(value) for value in (article.title, article.source, article.author))
    url = _visible(article.url, _LONGEST_ADDRESS)
    if (title, source, author, url) == (article.title, article.source, article.author, article.url):
        return article
    return replace(article, title=title, source=source, author=author, url=url)


def _visible(value: str | None, longest: int = _LONGEST) -> str | None:
    """The words without escape sequences, control characters and marks of writing direction; None when nothing is left."""
    if value is None:
        return None
    if value.isprintable():
        return value[:longest] if value.strip() else None
    return " ".join(re.sub(_UNSEEN, "", re.sub(_SEQUENCE, "", value[: 2 * longest])).split())[:longest] or None
