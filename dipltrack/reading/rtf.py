"""A Rich Text file → its text, a blank line between paragraphs."""

from __future__ import annotations

import re

from dipltrack.reading.extras import optional
from dipltrack.reading.values import Document

_TITLE = re.compile(r"\{\\info\b[^{}]{0,2000}(?:\{[^{}]{0,2000}\}[^{}]{0,100}){0,20}?\{\\title ([^{}\\]{1,500})\}")


def from_rtf(content: bytes) -> Document:
    """The text; the file's own title and dates are those of a program."""
    source = content.decode("latin-1")
    title = _TITLE.search(source[:50_000])
    text: str = optional("striprtf.striprtf", "docs", "RTF files").rtf_to_text(source, errors="replace")
    return Document(re.sub(r"[ \t]{0,50}\n(?=[^\n])", "\n", text), title=title[1] if title else None)
