"""Bytes of an article → its text, in whatever encoding it was saved, or a refusal when they are no text."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from dipltrack.errors import UnreadableInput

NOT_TEXT = "not text, HTML, JSONL or a feed"

_BOMS = (  # UTF-32 first: its little-endian mark begins with that of UTF-16
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, None),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_MAGIC = (b"\x89PNG", b"GIF8", b"\xff\xd8\xff", b"SQLite format 3", b"\x7fELF", b"\xd0\xcf\x11\xe0", b"\x1f\x8b", b"PK\x03\x04", b"%PDF-")
_CONTROLS = re.compile(r"[\x01-\x08\x0e-\x19\x1b-\x1f\x7f-\x84\x86-\x9f]")
_CONTROLS_PER_MILLE = 10
_WESTERN_SHARE = 0.25


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text and, when its encoding had to be guessed or repaired, a note about it."""

    text: str
    note: str | None = None


def without_mark(chunks: Iterable[bytes]) -> Iterator[bytes]:
    """The same bytes without a byte order mark; UTF-16 and UTF-32 become UTF-8. Raises UnreadableInput when they break their encoding."""
    chunks = iter(chunks)
    head = b""
    for chunk in chunks:
        head += chunk
        if len(head) >= len(codecs.BOM_UTF32_LE):
            break
    mark, encoding = next(((mark, encoding) for mark, encoding in _BOMS if head.startswith(mark)), (b"", None))
    if encoding is None:
        yield head[len(mark) :]
        yield from chunks
        return
    decoder = codecs.getincrementaldecoder(encoding)()
    try:
        yield decoder.decode(head[len(mark) :]).encode()
        for chunk in chunks:
            yield decoder.decode(chunk).encode()
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        raise UnreadableInput(f"damaged {encoding[:6].upper()} text; save it again as UTF-8") from None


def refuse_what_is_no_article(head: bytes) -> None:
    """Raise UnreadableInput for the first bytes of a picture, a program, an old Word file …"""
    if head.startswith(_MAGIC) or b"\0" in head:
        raise UnreadableInput(NOT_TEXT)


def decode(content: bytes) -> Decoded:
    """Decode UTF-8, damaged UTF-8, Windows-1252 or whatever else charset-normalizer is sure of; raise UnreadableInput for the rest.

    The text holds neither NUL nor lone surrogates.
    """
    decoded = decode_piece(content)
    if len(_CONTROLS.findall(decoded.text)) * 1000 > _CONTROLS_PER_MILLE * len(decoded.text):
        raise UnreadableInput(NOT_TEXT)
    return decoded


def decode_piece(content: bytes) -> Decoded:
    """`decode` for a line of a file, in which a single control character is no sign that the whole is no text."""
    if b"\0" in content:
        raise UnreadableInput(NOT_TEXT)
    try:
        return Decoded(content.decode())
    except UnicodeDecodeError:
        return _repaired(content) or _western(content) or _guessed(content)


def _repaired(content: bytes) -> Decoded | None:
    """UTF-8 with a few broken bytes: reading it as Windows-1252 would spoil every good character for the sake of the bad ones."""
    text = content.decode(errors="replace")
    bad = text.count("\ufffd")
    good = sum(not char.isascii() for char in text) - bad
    return Decoded(text, f"damaged UTF-8: {bad} characters are lost and stand as \ufffd") if good > bad else None


def _western(content: bytes) -> Decoded | None:
    """English prose with a few accents and curly quotes: too little for a statistical guess, and Windows-1252 in practice."""
    if sum(byte > 0x7F for byte in content) > _WESTERN_SHARE * len(content):
        return None
    try:
        return Decoded(content.decode("cp1252"), "not UTF-8; read as Windows-1252")
    except UnicodeDecodeError:
        return None


def _guessed(content: bytes) -> Decoded:
    from charset_normalizer import from_bytes

    best = from_bytes(content).best()
    if best is None or "\0" in str(best):
        raise UnreadableInput(NOT_TEXT)
    return Decoded(str(best), f"not UTF-8; read as {best.encoding}")
