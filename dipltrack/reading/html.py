"""Bytes of a web page → its article: the text without the page's furniture, and the metadata that the page declares.

trafilatura finds the text; what it gets is bounded here, so that no page can make it run for minutes.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from typing import Any

from dipltrack.errors import UnreadableInput
from dipltrack.model import Article
from dipltrack.reading.decoding import Decoded, decode
from dipltrack.reading.extras import optional
from dipltrack.reading.furniture import key, without_furniture
from dipltrack.reading.metadata import PageFacts, facts_of
from dipltrack.reading.streams import too_large
from dipltrack.reading.values import MAX_ARTICLE_BYTES, Read

MAX_PAGE_BYTES = 10_000_000
_MOST_ELEMENTS = 25_000  # the pages of news sites have about 2,000
_LONG_TAG = re.compile(r"<([A-Za-z][A-Za-z0-9:-]{0,40})[^<>]{4000,}>")  # the parser's time grows with the square of the attributes
_META_CHARSET = re.compile(
    rb"<meta[^>]{1,200}?charset\s*+=\s*+[\"']?\s*+([\w.:-]{2,40})|<\?xml[^>]{1,200}?encoding=[\"']([\w.:-]{2,40})", re.IGNORECASE
)
_HEAD = 4_096
_WESTERN = frozenset({"iso8859-1", "ascii", "iso8859-15"})  # what pages call Windows-1252
_UNSAFE = re.compile("[\0-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff]")
_TAG = re.compile(r"<[A-Za-z][^<>]*>")
_MOST_OF_TAGS = 2_000_000  # characters
_BREAKS = re.compile(r"(?:<br\s{0,5}/?>\s{0,50}){2,}", re.IGNORECASE)
_STANDFIRST = re.compile(
    r"\b(?:standfirst|ingress|lead|lede|deck|dek|sub-?head(?:line|ing)?|sub-?title|desc|description|chapo|intro(?:duction)?|summary)\b"
)
_BLANKS = re.compile(r"[^\S\n]+")


def read_html(origin: str, content: bytes, *, url: str | None = None, charset: str | None = None) -> Read:
    """Read the article of a page that was found at `url` and sent as `charset`. Raises UnreadableInput when there is none in it."""
    decoded = decode_page(content, charset)
    tree = parse_page(decoded.text)
    facts = facts_of(tree, url)
    text = article_text(tree, facts.title)
    if not text:
        raise UnreadableInput("a web page without an article in it")
    if len(text) > MAX_ARTICLE_BYTES:
        raise UnreadableInput(too_large(MAX_ARTICLE_BYTES))
    article = Article(text, facts.title, facts.published, facts.outlet, facts.url, author=facts.author, language=facts.language)
    return Read(origin, article, notes=_notes(decoded, facts), dated=facts.dated)


def _notes(decoded: Decoded, facts: PageFacts) -> tuple[str, ...]:
    return tuple(note for note in (decoded.note, facts.note) if note)


def decode_page(content: bytes, charset: str | None = None) -> Decoded:
    """Decode what is UTF-8 as that, whatever it is declared to be, else by the declaration (`charset` is the server's), else by its bytes."""
    content = content.replace(b"\0", b"")
    try:
        return Decoded(content.decode())
    except UnicodeDecodeError:
        pass
    found = _META_CHARSET.search(content[:_HEAD])
    for name in (charset, *(group.decode() for group in found.groups() if group)) if found else (charset,):
        encoding = _known_encoding(name)
        if encoding and encoding != "utf-8":
            return Decoded(content.decode(encoding, errors="replace"))
    return decode(content)


def _known_encoding(name: str | None) -> str | None:
    try:
        encoding = codecs.lookup(name).name if name else None
    except (LookupError, ValueError):
        return None
    return "cp1252" if encoding in _WESTERN else encoding if encoding in _TEXT_ENCODINGS else None


_TEXT_ENCODINGS = frozenset(
    "utf-8 utf-16 utf-16-le utf-16-be cp1250 cp1251 cp1252 cp1253 cp1254 cp1255 cp1256 cp1257 cp1258 cp874 iso8859-2 iso8859-3 iso8859-4"
    " iso8859-5 iso8859-6 iso8859-7 iso8859-8 iso8859-9 iso8859-10 iso8859-13 iso8859-16 koi8-r koi8-u shift_jis cp932 euc_jp iso2022_jp"
    " gb2312 gbk gb18030 big5 big5hkscs euc_kr cp949 mac-roman".split()
)


def _bounded(text: str) -> str:
    """The page without what no article needs and a parser chokes on; two line breaks are a paragraph, as old pages mean them.

    Raises UnreadableInput for a page that is nothing but tags.
    """
    text = _BREAKS.sub("<p>", _LONG_TAG.sub(r"<\1>", _UNSAFE.sub("", text)))
    if sum(found.end() - found.start() for found in _TAG.finditer(text)) > _MOST_OF_TAGS:
        raise UnreadableInput(f"a web page with more than {_MOST_OF_TAGS / 1_000_000:g} MB of tags. Save its text as a .txt file")
    return text


def parse_page(text: str) -> Any:
    """The page's tree, tags of monstrous length without their attributes. Raises UnreadableInput for what is larger or deeper than any article's page."""
    lxml_html = optional("lxml.html", "web", "web pages")
    parser = lxml_html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, no_network=True)
    try:
        tree = lxml_html.document_fromstring(_bounded(text).encode(), parser=parser)
    except (ValueError, lxml_html.etree.LxmlError):
        raise UnreadableInput("a web page that can't be taken apart: nothing in it, or nested too deep") from None
    if any(number >= _MOST_ELEMENTS for number, _ in enumerate(tree.iter())):
        raise UnreadableInput(f"a web page of more than {_MOST_ELEMENTS:,} elements; that is no article. Save its text as a .txt file")
    _take_layout_apart(tree)
    return tree


def _take_layout_apart(tree: Any) -> None:
    """Tables that lay out the page are no tables: those whose cells hold paragraphs, headings or tables become plain divisions."""
    for table in tree.xpath("//table[.//p or .//h1 or .//h2 or .//table or .//div]"):
        for part in (table, *table.xpath(".//tbody | .//tr | .//td | .//th")):
            part.tag = "div"


def article_text(tree: Any, title: str | None = None) -> str:
    """The article's paragraphs, a blank line between two; list items and table rows are lines of one paragraph. "" without an article."""
    trafilatura = optional("trafilatura", "web", "web pages")
    first = _standfirst(tree)
    found = trafilatura.bare_extraction(tree, include_comments=False, include_tables=True, favor_recall=True, with_metadata=False)
    if found is None or found.body is None:
        return ""
    blocks = without_furniture([block for element in found.body for block in _blocks(element)], title)
    if first and blocks and key(first) not in key("\n".join(blocks[:5])):
        blocks.insert(0, first)
    return "\n\n".join(blocks)


def _standfirst(tree: Any) -> str | None:
    """The sentence under the headline that many pages keep apart from the text; trafilatura often leaves it there."""
    for element in tree.xpath("(//h1)[1]/following::*[self::p or self::div or self::h2][@class]")[:_NEAR]:
        if _STANDFIRST.search(element.get("class").lower().replace("_", "-")):
            words = " ".join(element.text_content().split())
            return words if _SHORTEST <= len(words) <= _LONGEST_STANDFIRST else None
    return None


_NEAR = 12  # elements after the headline
_SHORTEST, _LONGEST_STANDFIRST = 30, 500


def _blocks(element: Any) -> Iterator[str]:
    """The paragraphs of an element of trafilatura's tree."""
    if element.tag == "list":
        yield from _joined(_squeezed(item) for item in element.iter("item"))
    elif element.tag == "table":
        yield from _joined(" | ".join(filter(None, (_squeezed(cell) for cell in row.iter("cell")))) for row in element.iter("row"))
    elif element.tag == "quote" and len(element):
        yield from _joined([_squeezed(element)]) if element.find("p") is None else (b for child in element for b in _blocks(child))
    else:
        yield from _joined([_squeezed(element)])
    if element.tail and element.tail.strip():
        yield _BLANKS.sub(" ", element.tail).strip()


def _joined(lines: Any) -> Iterator[str]:
    block = "\n".join(filter(None, lines))
    if block:
        yield block


def _squeezed(element: Any) -> str:
    """The element's words; its line breaks stay, what was wrapped in the source is one line."""
    pieces: list[str] = []
    for node in element.iter():
        pieces.append("\n" if node.tag == "lb" else " " if node.tag == "p" and node is not element else "")
        pieces.append((node.text or "").replace("\n", " "))
        if node is not element:
            pieces.append((node.tail or "").replace("\n", " "))
    lines = _BLANKS.sub(" ", "".join(pieces)).split("\n")
    return "\n".join(line.strip() for line in lines if line.strip())
