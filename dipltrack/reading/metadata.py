"""The tree of a web page → what the page declares about its article: title, author, outlet, address, language, day of publication.

The day comes, in this order, from JSON-LD, OpenGraph, other <meta>, <time>, and an element that the page marks as its date. Days on which
the page was changed are never taken, nor are parts of its address.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import islice
from typing import Any
from urllib.parse import urljoin, urlsplit

from dipltrack.reading.published import PublicationDay, read_publication_day

_MOST_JSON = 1_000_000  # characters of one JSON-LD block
_ARTICLE_TYPES = re.compile(r"(?:Article|Posting|Report|PressRelease|Statement|Speech|CreativeWork)$")
_PUBLISHED_PROPERTIES = ("article:published_time", "og:article:published_time", "og:published_time", "og:pubdate")
_PUBLISHED_NAMES = (
    "datepublished", "article:published_time", "date", "pubdate", "publishdate", "publish-date", "publish_date", "publication_date", "published",
    "date_published", "dc.date.issued", "dcterms.issued", "dc.date", "dcterms.date", "dc.date.created", "dcterms.created", "parsely-pub-date",
    "sailthru.date", "article.published", "originalpublicationdate", "citation_publication_date", "citation_date", "cxenseparse:recs:publishtime",
    "displaydate", "release_date", "rbpubdate", "ptime",
)  # fmt: skip
_DATE_CLASS = re.compile(
    r"\b(?:date|datum|published?|pub-?date|posted|posted-on|timestamp|dateline|issued|release-?date|post-?date|article-?date)\b"
)
_NOT_OF_THE_ARTICLE = frozenset({"aside", "footer", "nav", "figure", "figcaption", "form"})
_ASIDE_CLASS = re.compile(
    r"\b(?:related|comment|sidebar|widget|footer|teaser|promo|recommend|most-?read|more-|latest|ticker|upcoming|events?|calendar)"
)
_DAY_LABEL = re.compile(
    r"^(?:(?:first )?(?:published|posted|issued|released?|date|dated|publication date|press release)(?: on| at)?|on)\s*:?\s+", re.IGNORECASE
)
_CHANGED = re.compile(r"updated|modified|changed|revised|last edited", re.IGNORECASE)
_DAY = re.compile(
    r"\b(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,? )?(?:\d{1,2}(?:st|nd|rd|th)? [A-Z][a-z]{2,8}\.?,? \d{4}|[A-Z][a-z]{2,8}\.? \d{1,2}(?:st|nd|rd|th)?,? \d{4}"
    r"|\d{4}-\d{2}-\d{2}|\d{1,2}[./-]\d{1,2}[./-]\d{4})\b",
    re.IGNORECASE,
)
_ORDINAL = re.compile(r"(?<=\d)(?:st|nd|rd|th)\b")
_LONGEST_DATE_LINE = 120
_LONGEST_LINE = 1_000  # characters of a headline, name or date that are read
_MOST_DATES = 50  # elements of a page that are looked at; of the hundredth no reader thinks that it is the article's


@dataclass(frozen=True, slots=True)
class PageFacts:
    """What a page declares; `dated` says where its day stands, `note` why a day that stands there is not used."""

    title: str | None
    author: str | None
    outlet: str | None
    url: str | None
    language: str | None
    published: date | None
    dated: str | None
    note: str | None


def facts_of(tree: Any, url: str | None = None) -> PageFacts:
    """Read what the page declares; `url` is where it was found, for pages that do not say."""
    page = _Page(tree)
    published, dated = _publication(page)
    outlet = page.outlet()
    address = page.address(url)
    return PageFacts(
        title=_without_outlet(page.title(), outlet),
        author=page.author(),
        outlet=outlet or _host(address),
        url=address,
        language=page.language(),
        published=published.day,
        dated=dated if published.day else None,
        note=published.note,
    )


class _Page:
    """A tree with its <meta> and JSON-LD read once."""

    def __init__(self, tree: Any) -> None:
        self.tree = tree
        self.properties: dict[str, str] = {}
        self.names: dict[str, str] = {}
        for element in tree.iter("meta"):
            content = " ".join((element.get("content") or "").split())[:_LONGEST_LINE]
            if content:
                for attribute, found in (("property", self.properties), ("name", self.names), ("itemprop", self.names)):
                    if key := element.get(attribute):
                        found.setdefault(key.strip().lower(), content)
        self.records = list(_json_ld(tree))

    def meta(self, *keys: str) -> str | None:
        """The first of the keys that a <meta> has, as property or as name."""
        return next((found[key] for key in keys for found in (self.properties, self.names) if key in found), None)

    def record(self, key: str) -> Any:
        """The first value of the key in a JSON-LD article."""
        return next((record[key] for record in self.records if record.get(key)), None)

    def title(self) -> str | None:
        """The headline: JSON-LD, the page's only <h1>, OpenGraph, <title>."""
        declared = _words(self.record("headline")) or self.meta(
            "og:title", "headline", "dc.title", "dcterms.title", "citation_title", "twitter:title"
        )
        shown = [text for h in self.tree.iter("h1") if (text := _shown(h))]
        if declared and not (declared.endswith(("…", "...")) and shown):
            return declared
        if len(shown) == 1:
            return shown[0]
        marked = [_shown(h) for h in self.tree.xpath('//*[@itemprop="headline" or contains(@class, "entry-title")]')]
        return next(filter(None, [*marked, *self._own_headings(), self._title_element()]), None)

    def _own_headings(self) -> list[str]:
        found = self.tree.xpath("//article//h1 | //main//h1 | //article//h2[1]")
        return [_shown(h) for h in found]

    def _title_element(self) -> str | None:
        element = self.tree.find(".//title")
        return _shown(element) if element is not None else None

    def author(self) -> str | None:
        """Names of who wrote it, joined by commas; addresses of profiles are no names."""
        found = self.record("author")
        names = [_words(a.get("name") if isinstance(a, dict) else a) for a in (found if isinstance(found, list) else [found])]
        given = ", ".join(n for n in names if n) or self.meta(
            "author", "article:author", "dc.creator", "parsely-author", "sailthru.author", "byl"
        )
        if not given:
            byline = self.tree.xpath(
                '//*[@rel="author" or @itemprop="author" or contains(@class, "byline") or contains(@class, "author-name")]'
            )
            given = next((t for b in byline if 2 < len(t := _shown(b)) < 80), None)
        given = re.sub(r"^(?:by|from)\s+", "", given or "", flags=re.IGNORECASE)
        return None if not given or "://" in given else given

    def outlet(self) -> str | None:
        """Who publishes it: OpenGraph's site name, JSON-LD's publisher, another <meta>, or the end of <title> when the headline is before it."""
        publisher = self.record("publisher") or self.record("sourceOrganization")
        named = _words(publisher.get("name") if isinstance(publisher, dict) else publisher)
        marked = self.tree.xpath('//*[@itemprop="publisher"]//*[@itemprop="name"]/@content')
        named = named or _words([str(name) for name in marked[:1]])
        declared = (
            self.meta("og:site_name")
            or named
            or self.meta("application-name", "dc.publisher", "dcterms.publisher", "publisher", "copyright_holder")
        )
        if declared and "://" not in declared:
            return declared
        whole, headings = self._title_element() or "", {_shown(h) for h in self.tree.iter("h1")}
        headings |= {t for t in (self.meta("og:title"), _words(self.record("headline"))) if t}
        parts = re.split(r"\s{1,9}[|–—\-·:»]\s{1,9}", whole)
        return parts[-1] if len(parts) > 1 and any(whole.startswith(h) for h in headings if h and h != whole) else None

    def address(self, url: str | None) -> str | None:
        """The page's canonical address; only one of http and https is taken, and of another site than `url` none."""
        link = self.tree.xpath('//link[translate(@rel, "CANOIL", "canoil")="canonical"]/@href')
        for found in (*link, self.meta("og:url")):
            whole = _joined(url, str(found).strip()) if found else None
            if whole and (url is None or _site(whole) == _site(url)):
                return whole
        return url

    def language(self) -> str | None:
        """The primary language that the page declares."""
        declared = (
            self.tree.get("lang") or self.tree.get("{http://www.w3.org/XML/1998/namespace}lang") or self.meta("og:locale", "dc.language")
        )
        found = re.match(r"[A-Za-z]{2,3}(?![A-Za-z])", (declared or "").strip())
        return found[0].lower() if found else None


def _publication(page: _Page) -> tuple[PublicationDay, str | None]:
    """The first day that can be read, with the place where it stands; without one the reason why the first candidate is none."""
    refused: tuple[PublicationDay, str | None] = (PublicationDay(), None)
    for words, where in _dates(page):
        found = read_publication_day(_ORDINAL.sub("", words))
        if found.day:
            return found, where
        if found.note and not refused[0].note:
            refused = found, where
    return refused


def _dates(page: _Page) -> Iterator[tuple[str, str]]:
    """Candidates for the day of publication, in words, with where they stand; the surest first."""
    for key in ("datePublished", "dateCreated", "uploadDate"):
        if isinstance(found := page.record(key), str):
            yield found, f"JSON-LD {key}"
    for key in _PUBLISHED_PROPERTIES:
        if key in page.properties:
            yield page.properties[key], f"meta {key}"
    for key in _PUBLISHED_NAMES:
        if key in page.names or key in page.properties:
            yield page.meta(key) or "", f"meta {key}"
    yield from _times(page.tree)
    yield from _date_lines(page.tree)


def _times(tree: Any) -> Iterator[tuple[str, str]]:
    """<time> elements, those that say that they are the publication's first; none from beside the article, none of a change."""
    found = [time for time in islice(tree.iter("time"), _MOST_DATES) if not _is_beside(time) and not _CHANGED.search(_label(time))]
    marked = [t for t in found if t.get("pubdate") is not None or _DATE_CLASS.search(_label(t))]
    for time in [*marked, *(t for t in found if t not in marked)]:
        for words in (time.get("datetime"), _shown(time)):
            if words and words.strip():
                yield words, "<time>"


def _date_lines(tree: Any) -> Iterator[tuple[str, str]]:
    """Short elements that the page calls its date, and that hold one."""
    marked = (e for e in tree.xpath("//*[@class or @id or @itemprop]") if _DATE_CLASS.search(_label(e)))
    for element in islice(marked, _MOST_DATES):
        if _CHANGED.search(_label(element)) or _is_beside(element):
            continue
        if element.get("content"):
            yield element.get("content"), "date line"
        words = _DAY_LABEL.sub("", _shown(element))
        if len(words) <= _LONGEST_DATE_LINE and (day := _DAY.search(_CHANGED.split(words)[0])):
            yield day[0], "date line"


def _shown(element: Any) -> str:
    """The words of an element on one line, of a monstrous one the first thousand characters."""
    return " ".join("".join(islice(element.itertext(), _LONGEST_LINE)).split())[:_LONGEST_LINE]


def _label(element: Any) -> str:
    return " ".join(element.get(name) or "" for name in ("class", "id", "itemprop")).lower().replace("_", "-")


def _is_beside(element: Any) -> bool:
    """Whether an element stands in a part of the page that tells of other things."""
    return any(
        e.tag in _NOT_OF_THE_ARTICLE or _ASIDE_CLASS.search(_label(e)) for e in (element, *element.iterancestors()) if e.tag != "body"
    )


def _json_ld(tree: Any) -> Iterator[dict[str, Any]]:
    """The articles of the page's JSON-LD blocks, in order; broken blocks hold none."""
    for script in tree.xpath('//script[contains(translate(@type, "LDJSON", "ldjson"), "ld+json")]'):
        text = (script.text or "").strip().removeprefix("<![CDATA[").removesuffix("]]>")
        if len(text) > _MOST_JSON:
            continue
        try:
            found = json.loads(text, strict=False)
        except (ValueError, RecursionError):
            continue
        yield from _articles(found)


def _articles(found: Any) -> Iterator[dict[str, Any]]:
    """Records of an article: the block itself, members of a list or of @graph, and what a page is about."""
    if isinstance(found, list):
        for each in found[:100]:
            if isinstance(each, dict):
                yield from _articles(each)
    elif isinstance(found, dict):
        kinds = found.get("@type")
        if any(isinstance(k, str) and _ARTICLE_TYPES.search(k) for k in (kinds if isinstance(kinds, list) else [kinds])):
            yield found
        for key in ("@graph", "mainEntity"):
            inner = found.get(key)
            yield from _articles(inner if isinstance(inner, list) else [inner])
        if kinds == "WebPage" and found.get("datePublished"):
            yield {"datePublished": found["datePublished"]}


def _words(value: Any) -> str | None:
    """A string of JSON-LD on one line, its entities resolved."""
    if isinstance(value, list) and value:
        value = value[0]
    if not isinstance(value, str):
        return None
    from html import unescape

    return " ".join(unescape(value).split())[:_LONGEST_LINE] or None


def _without_outlet(title: str | None, outlet: str | None) -> str | None:
    """ "Ministers meet | The Coast Herald" → "Ministers meet"."""
    if not title or not outlet:
        return title
    return re.sub(rf"\s+[|–—\-·:»]\s+{re.escape(outlet)}$", "", title, flags=re.IGNORECASE) or title


def _joined(base: str | None, address: str) -> str | None:
    try:
        whole = urljoin(base, address) if base else address
        return whole if urlsplit(whole).scheme in ("http", "https") and urlsplit(whole).hostname else None
    except ValueError:
        return None


def _site(url: str) -> str:
    """The last two labels of the host: www.coast.example and m.coast.example are one site."""
    return ".".join((urlsplit(url).hostname or "").split(".")[-2:])


def _host(url: str | None) -> str | None:
    return (urlsplit(url).hostname or "").removeprefix("www.") or None if url else None
