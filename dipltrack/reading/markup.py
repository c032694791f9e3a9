"""HTML of which every line counts (an export, a mail without an article in it) → its lines of text, with the parser of the standard library."""

from __future__ import annotations

import re
from html.parser import HTMLParser

from dipltrack.reading.html import decode_page
from dipltrack.reading.values import Document

_UNSEEN = frozenset({"script", "style", "head", "title", "template", "noscript", "svg"})
_LINES = frozenset("br div tr li dt dd section article header footer address option".split())
_PARAGRAPHS = frozenset("p h1 h2 h3 h4 h5 h6 blockquote pre table ul ol dl hr figure".split())


def from_html(content: bytes) -> Document:
    """The text of an HTML file, all of it."""
    decoded = decode_page(content)
    return Document(text_of_html(decoded.text), notes=(decoded.note,) if decoded.note else ())


def text_of_html(markup: str) -> str:
    """What a reader would see, a blank line between paragraphs. Scripts, styles and quoted mails are left out."""
    parser = _Text()
    parser.feed(markup)
    parser.close()
    lines = (" ".join(line.split()) for line in "".join(parser.pieces).split("\n"))
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()


class _Text(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.pieces: list[str] = []
        self._unseen: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _UNSEEN:
            self._unseen.append(tag)
        self._break(tag)

    def handle_endtag(self, tag: str) -> None:
        if self._unseen and tag == self._unseen[-1]:
            self._unseen.pop()
        self._break(tag)

    def handle_data(self, data: str) -> None:
        if not self._unseen:
            self.pieces.append(" ".join(re.split(r"\s", data)))

    def _break(self, tag: str) -> None:
        if tag in _PARAGRAPHS:
            self.pieces.append("\n\n")
        elif tag in _LINES:
            self.pieces.append("\n")
        elif tag in ("td", "th"):
            self.pieces.append(" ")
