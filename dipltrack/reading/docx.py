"""A Word file (.docx) → its paragraphs. Read as a stream, so that no document is too large for the memory."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING
from xml.sax.handler import ContentHandler
from zipfile import BadZipFile, ZipFile

from dipltrack.errors import UnreadableInput
from dipltrack.reading.extras import optional
from dipltrack.reading.values import MAX_ARTICLE_BYTES, Document

if TYPE_CHECKING:
    from xml.sax.xmlreader import AttributesImpl

_MOST_BYTES = 50_000_000
_CHUNK = 65_536
_WORDS = {"w:tab": "\t", "w:br": "\n", "w:cr": "\n", "w:noBreakHyphen": "-"}
_OLD_WORD = b"\xd0\xcf\x11\xe0"


def from_docx(content: bytes) -> Document:
    """The text with a blank line between paragraphs, deleted words left out, and the title and day of the file's own properties."""
    if content.startswith(_OLD_WORD):
        raise UnreadableInput("encrypted, or the Word format of before 2007; save it as .docx without a password and add that")
    try:
        with ZipFile(BytesIO(content)) as archive:
            text, properties = _Text(), _Properties()
            _parse(archive, "word/document.xml", text)
            if "docProps/core.xml" in archive.namelist():
                _parse(archive, "docProps/core.xml", properties)
    except (BadZipFile, KeyError) as error:
        raise UnreadableInput(f"damaged Word file ({error})") from None
    created = properties.found.get("dcterms:created", "")[:10]
    return Document("".join(text.pieces).strip(), title=properties.found.get("dc:title"), created=created or None)


def _parse(archive: ZipFile, name: str, handler: ContentHandler) -> None:
    """Feed one part to the handler. Word writes no document type, so one that declares entities is not Word's."""
    from xml.sax import SAXParseException

    parser = optional("defusedxml.expatreader", "docs", "Word files").DefusedExpatParser(forbid_dtd=True)
    parser.setContentHandler(handler)
    size = 0
    try:
        with archive.open(name) as part:
            while chunk := part.read(_CHUNK):
                size += len(chunk)
                if size > _MOST_BYTES:
                    raise UnreadableInput("more than 50 MB when unpacked; save its text and add that")
                parser.feed(chunk)
        parser.close()
    except optional("defusedxml", "docs", "Word files").DefusedXmlException:
        raise UnreadableInput("not read: it declares XML entities, which Word never does") from None
    except SAXParseException as error:
        raise UnreadableInput(f"damaged Word file ({error.getMessage()})") from None


class _Text(ContentHandler):
    """The words of w:t; paragraphs and rows of tables end with line breaks. What was deleted stands in w:delText."""

    def __init__(self) -> None:
        super().__init__()
        self.pieces: list[str] = []
        self._size = 0
        self._in_text = False

    def startElement(self, name: str, attrs: AttributesImpl) -> None:  # noqa: N802 (sax calls it so)
        self._in_text = name == "w:t"
        self._add(_WORDS.get(name, ""))

    def endElement(self, name: str) -> None:  # noqa: N802
        self._in_text = False
        self._add("\n\n" if name == "w:p" else "")

    def characters(self, content: str) -> None:
        if self._in_text:
            self._add(content)

    def _add(self, piece: str) -> None:
        self._size += len(piece)
        if self._size > 5 * MAX_ARTICLE_BYTES:
            raise UnreadableInput("more than 25 MB of text; split it up")
        if piece:
            self.pieces.append(piece)


class _Properties(ContentHandler):
    """Words of the elements that are not nested."""

    def __init__(self) -> None:
        super().__init__()
        self.found: dict[str, str] = {}
        self._name = ""

    def startElement(self, name: str, attrs: AttributesImpl) -> None:  # noqa: N802
        self._name = name

    def endElement(self, name: str) -> None:  # noqa: N802
        self._name = ""

    def characters(self, content: str) -> None:
        if self._name:
            self.found[self._name] = (self.found.get(self._name, "") + content)[:1_000]
