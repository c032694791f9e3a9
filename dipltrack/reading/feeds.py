"""An RSS or Atom feed → its articles: the text that the feed carries, else that of the page that each entry links to.

feedparser reads it: it keeps dates as they were written (fastfeedparser gives them in UTC, where an evening in New York is the next day).
What it gets was read by lxml before, with no entity expanded and no depth beyond reason, so that it only sees sound XML.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from html.entities import html5
from typing import Any

from dipltrack.errors import UnreadableInput
from dipltrack.model import Article
from dipltrack.reading.addresses import web_address
from dipltrack.reading.extras import optional
from dipltrack.reading.html import article_text, parse_page
from dipltrack.reading.inputs import read_address
from dipltrack.reading.published import read_publication_day
from dipltrack.reading.source import Source
from dipltrack.reading.streams import joined
from dipltrack.reading.values import Problem, Read

MAX_FEED_BYTES = 5_000_000
_MOST_ENTRIES = 1_000
_MOST_ELEMENTS = 100_000
_FULL_TEXT = 80
"""Words from which on the content of an entry is taken for the whole article."""

_ENTITY = re.compile(rb"<!ENTITY", re.IGNORECASE)
_AMPERSAND = re.compile(rb"&(?:([A-Za-z][A-Za-z0-9]{1,31});|(?!#))")
_OF_XML = frozenset({b"amp", b"lt", b"gt", b"quot", b"apos"})
_TAG = re.compile(r"<[^<>]{0,2000}>")

Fetch = Callable[[str], Read]


def read_entries(source: Source) -> Iterator[Read | Problem]:
    """The articles of a feed, and of the pages that its entries link to."""
    if not source.web.feeds:
        raise UnreadableInput("a feed, where an article should be")
    web = replace(source.web, feeds=False)

    def page_at(link: str) -> Read:
        for found in read_address(link, source.converter, web):
            if isinstance(found, Read):
                return found
            raise UnreadableInput(str(found))
        raise UnreadableInput(f"{link}: no article in it")

    yield from read_feed(source.origin, joined(source.chunks, MAX_FEED_BYTES), page_at, url=source.url, is_known=web.is_known)


def read_feed(
    origin: str, content: bytes, fetch_page: Fetch, *, url: str | None = None, is_known: Callable[[str], bool] = lambda url: False
) -> Iterator[Read | Problem]:
    """One article or problem per entry, in the feed's order; entries whose address `is_known` are passed over.

    `url` is where the feed was found. Raises UnreadableInput when the document is no feed.
    """
    feed = parse_feed(content, url)
    if not feed.entries:
        raise UnreadableInput("a feed without entries")
    outlet = _line(feed.feed.get("title"))
    for number, entry in enumerate(feed.entries[:_MOST_ENTRIES], 1):
        place = f"{origin}, entry {number}"
        try:
            link = _link(entry, url)
            if link is None or not is_known(link):
                yield _article(entry, link, outlet, place, fetch_page)
        except UnreadableInput as error:
            yield Problem(place, str(error))


def parse_feed(content: bytes, url: str | None = None) -> Any:
    """What feedparser makes of it. Raises UnreadableInput for what is no feed, or means harm."""
    feedparser = optional("feedparser", "web", "feeds")
    headers = {"content-type": "application/xml; charset=utf-8", **({"content-location": url} if url else {})}
    sound = _sound_xml(content)
    try:
        parsed = feedparser.parse(sound, response_headers=headers, sanitize_html=False, resolve_relative_uris=False)
    except (LookupError, AttributeError, TypeError):  # it trusts that elements stand where they belong
        raise UnreadableInput("a damaged feed: its elements stand where they don't belong") from None
    if not parsed.get("version"):
        raise UnreadableInput("not an RSS or Atom feed")
    return parsed


def _sound_xml(content: bytes) -> bytes:
    """The document as well-formed XML in UTF-8, without document type: broken feeds are repaired, entities of HTML spelled out."""
    etree = optional("lxml.etree", "web", "feeds")
    if _ENTITY.search(content):
        raise UnreadableInput("a feed that defines entities of its own, as attacks do; not read")
    parser = etree.XMLParser(recover=True, resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True)
    try:
        root = etree.fromstring(_AMPERSAND.sub(_xml_reference, content.lstrip()), parser)
    except etree.XMLSyntaxError:
        root = None
    if root is None:
        raise UnreadableInput("not an RSS or Atom feed")
    if sum(1 for _ in root.iter()) > _MOST_ELEMENTS:
        raise UnreadableInput(f"a feed of more than {_MOST_ELEMENTS:,} elements; not read")
    sound: bytes = etree.tostring(root, encoding="utf-8", xml_declaration=True)
    return sound


def _xml_reference(found: re.Match[bytes]) -> bytes:
    """`&eacute;` → `&#233;`, which XML knows too; an ampersand that begins nothing → `&amp;`."""
    if found[1] in _OF_XML:
        return found[0]
    meant = html5.get(f"{found[1].decode()};", "") if found[1] else ""
    return "".join(f"&#{ord(char)};" for char in meant).encode() or b"&amp;" + found[0][1:]


def _link(entry: Any, base: str | None) -> str | None:
    """The address of the entry's page, or None when it has none. Raises UnreadableInput for a link that leads elsewhere than the web."""
    link = entry.get("link")
    if not link:
        guid = str(entry.get("id") or "")
        link = guid if guid.startswith(("http://", "https://")) else None
    return web_address(link, base) if link else None


def _article(entry: Any, link: str | None, outlet: str | None, place: str, fetch_page: Fetch) -> Read:
    """The entry's article; what the feed says about it stands in for what its page does not say."""
    published = read_publication_day(entry.get("published") or entry.get("issued") or entry.get("created"))
    title, author = _line(entry.get("title")), _line(entry.get("author"))
    text = _full_text(entry)
    if text:
        article = Article(text, title, published.day, outlet, link, author=author)
        return Read(place, article, notes=(published.note,) if published.note else (), dated="feed" if published.day else None)
    if link is None:
        raise UnreadableInput("neither a text nor a link to one")
    page = fetch_page(link)
    own = page.article
    known = Article(
        own.text,
        title or own.title,
        own.published or published.day,
        outlet or own.source,
        link,
        author=own.author or author,
        language=own.language,
    )
    return Read(place, known, notes=page.notes, dated=page.dated or ("feed" if published.day else None))


def _full_text(entry: Any) -> str | None:
    """The article's text where the feed carries it whole."""
    for content in entry.get("content") or ():
        value = content.get("value") or ""
        if len(value.split()) < _FULL_TEXT:
            continue
        if content.get("type") == "text/plain":
            return str(value)
        text = article_text(parse_page(f"<html><body><article>{value}</article></body></html>"))
        if len(text.split()) >= _FULL_TEXT:
            return text
    return None


def _line(value: Any) -> str | None:
    """A title or name on one line, without the tags that some feeds put into it."""
    from html import unescape

    return " ".join(unescape(_TAG.sub("", str(value))).split()) or None if value else None
