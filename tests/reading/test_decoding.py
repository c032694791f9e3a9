"""Bytes → text: encodings, damage and what is no text."""

from __future__ import annotations

import codecs

import pytest

from dipltrack.errors import UnreadableInput
from dipltrack.reading.decoding import decode, refuse_what_is_no_article, without_mark

_p = pytest.param
_PROSE = "The minister said: “We met President Novák at a café in Kraków.” " * 3
_LATIN = "Le ministre a rencontré le président à Genève, où ils déjeunèrent. " * 3
_RUSSIAN = "Министр иностранных дел встретился с послом в Москве и обсудил договор о границе. " * 5


def _read(content: bytes) -> str:
    return decode(b"".join(without_mark([content]))).text


@pytest.mark.parametrize(
    ("content", "text"),
    [
        _p(_PROSE.encode(), _PROSE, id="utf-8"),
        _p(codecs.BOM_UTF8 + _PROSE.encode(), _PROSE, id="utf-8-bom"),
        _p(_PROSE.encode("utf-16"), _PROSE, id="utf-16"),
        _p(codecs.BOM_UTF16_LE + _PROSE.encode("utf-16-le"), _PROSE, id="utf-16-le"),
        _p(codecs.BOM_UTF16_BE + _PROSE.encode("utf-16-be"), _PROSE, id="utf-16-be"),
        _p(_PROSE.encode("utf-32"), _PROSE, id="utf-32"),
        _p(_PROSE.encode("cp1252"), _PROSE, id="windows-1252"),
        _p(_LATIN.encode("latin-1"), _LATIN, id="latin-1"),
        _p(_RUSSIAN.encode("cp1251"), _RUSSIAN, id="windows-1251-by-charset-normalizer"),
        _p(b"a\r\nb", "a\r\nb", id="line-ends-are-kept"),
        _p("東京で会談 🤝".encode(), "東京で会談 🤝", id="beyond-the-basic-plane"),
    ],
)
def test_encodings(content: bytes, text: str) -> None:
    assert _read(content) == text


def test_a_mark_split_over_chunks_is_seen() -> None:
    content = "Tōkyō talks".encode("utf-16")
    chunks = [content[i : i + 1] for i in range(len(content))]
    assert b"".join(without_mark(chunks)).decode() == "Tōkyō talks"


def test_a_few_broken_bytes_do_not_spoil_the_rest() -> None:
    content = "“Curly” quotes — and ".encode() + b"\xe2\x80" + " “more”".encode()
    decoded = decode(content)
    assert decoded.text == "“Curly” quotes — and \ufffd “more”"
    assert decoded.note == "damaged UTF-8: 1 characters are lost and stand as \ufffd"


@pytest.mark.parametrize(
    ("content", "note"),
    [
        _p(_PROSE.encode(), None, id="utf-8-is-no-guess"),
        _p(_PROSE.encode("cp1252"), "not UTF-8; read as Windows-1252", id="windows-1252"),
        _p(_RUSSIAN.encode("cp1251"), "not UTF-8; read as cp1251", id="windows-1251"),
    ],
)
def test_a_guess_is_said(content: bytes, note: str | None) -> None:
    assert decode(content).note == note


@pytest.mark.parametrize(
    "content",
    [
        _p(b"An article with a \0 in it", id="nul"),
        _p(b"\x01\x02\x03\x04\x05\x06 abc", id="control-characters"),
        _p(bytes(range(1, 256)) * 4, id="all-bytes"),
    ],
)
def test_no_text(content: bytes) -> None:
    with pytest.raises(UnreadableInput, match=r"^not text, HTML, JSONL or a feed$"):
        decode(content)


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        _p(codecs.BOM_UTF16_LE + b"a\0b", "damaged UTF-16 text", id="half-a-character"),
        _p(codecs.BOM_UTF16_LE + b"\x00\xd8a\0", "damaged UTF-16 text", id="lone-surrogate"),
        _p(codecs.BOM_UTF32_LE + b"\xff\xff\xff\xff", "damaged UTF-32 text", id="no-code-point"),
    ],
)
def test_damaged_wide_text(content: bytes, reason: str) -> None:
    with pytest.raises(UnreadableInput, match=reason):
        _read(content)


@pytest.mark.parametrize(
    ("head", "reason"),
    [
        _p(b"%PDF-1.7\n", "^not text", id="pdf"),
        _p(b"PK\x03\x04word/document.xml", "^not text", id="docx"),
        _p(b"SQLite format 3\0", "^not text", id="sqlite"),
    ],
)
def test_what_is_no_article(head: bytes, reason: str) -> None:
    with pytest.raises(UnreadableInput, match=reason):
        refuse_what_is_no_article(head)


@pytest.mark.parametrize("head", [b"TOKYO (Agency) - ", b"<b>TOKYO</b> ", b'{"text": 1}', b""], ids=["prose", "a-tag", "json", "empty"])
def test_what_may_be_an_article(head: bytes) -> None:
    refuse_what_is_no_article(head)
