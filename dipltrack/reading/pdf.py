"""A PDF → the text of its pages as paragraphs."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

from dipltrack.errors import UnreadableInput
from dipltrack.reading.extras import optional
from dipltrack.reading.pages import paragraphs_of
from dipltrack.reading.values import MAX_ARTICLE_BYTES, Document

if TYPE_CHECKING:
    from pypdf import PdfReader

_MOST_PAGES = 1_000


def from_pdf(content: bytes) -> Document:
    """The text with running heads and page numbers taken out, and the title and day of the file's own properties."""
    reader: PdfReader = optional("pypdf", "docs", "PDF files").PdfReader(BytesIO(content))
    if reader.is_encrypted and not reader.decrypt(""):
        raise UnreadableInput("encrypted; save it without a password and add that")
    pages, size = [], 0
    for page in reader.pages[:_MOST_PAGES]:
        pages.append(page.extract_text().splitlines())
        size += sum(map(len, pages[-1]))
        if size > 5 * MAX_ARTICLE_BYTES:
            break
    title, created = _properties(reader)
    return Document(paragraphs_of(pages), title=title, created=created, notes=_notes(len(reader.pages)))


def _notes(pages: int) -> tuple[str, ...]:
    return (f"only the first {_MOST_PAGES:,} of {pages:,} pages are read",) if pages > _MOST_PAGES else ()


def _properties(reader: PdfReader) -> tuple[str | None, str | None]:
    """Title and day of creation in the document's information, which may be broken where the pages are sound."""
    try:
        information = reader.metadata
        title = information.title if information else None
        created = information.creation_date if information else None
    except Exception:  # whatever stands in place of a string or a date
        return None, None
    return str(title) if title else None, created.date().isoformat() if created else None
