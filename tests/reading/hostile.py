"""Files that want to do harm, each with the sentence that is all they may bring about."""

from __future__ import annotations

import gzip
import io
import struct
import tarfile
import zipfile
import zlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from tests.reading import making

_WORDS = b"The ministers met in Oslo on Monday. "
_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


@dataclass(frozen=True)
class Hostile:
    """A file's name, what makes its content, how every sentence about it goes (a pattern), and how many there may be."""

    name: str
    make: Callable[[], bytes]
    sentence: str
    most: int = 1


def _nested_zips(depth: int) -> bytes:
    content = making.zipped({"a.txt": _WORDS})
    for _ in range(depth):
        content = making.zipped({"a.zip": content})
    return content


def _encrypted_zip() -> bytes:
    """The flag of encryption set in both of an entry's headers."""
    content = bytearray(making.zipped({"a.txt": _WORDS}, zipfile.ZIP_STORED))
    content[6] |= 1
    content[content.index(b"PK\x01\x02") + 8] |= 1
    return bytes(content)


def _overlapping_zip() -> bytes:
    """A hundred entries of the directory that all point to the same 5 MB."""
    whole = making.zipped({"a.txt": b" " * 5_000_000})
    at = whole.index(b"PK\x01\x02")
    end = whole.index(b"PK\x05\x06")
    tail = struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, 100, 100, 100 * (end - at), at, 0)
    return whole[:at] + 100 * whole[at:end] + tail


def _broken_zip() -> bytes:
    content = bytearray(making.zipped({"a.txt": _WORDS * 50}, zipfile.ZIP_STORED))
    content[200] ^= 0xFF
    return bytes(content)


def _endless_tar_header() -> bytes:
    made = io.BytesIO()
    with tarfile.open(fileobj=made, mode="w", format=tarfile.PAX_FORMAT) as archive:
        entry = tarfile.TarInfo("a.txt")
        entry.pax_headers = {"comment": "x" * 3_000_000}
        archive.addfile(entry)
    return made.getvalue()


def _sparse_tar() -> bytes:
    """A file that says that it has a terabyte of nothing."""
    made = io.BytesIO()
    with tarfile.open(fileobj=made, mode="w", format=tarfile.PAX_FORMAT) as archive:
        entry = tarfile.TarInfo("a.txt")
        entry.pax_headers = {"GNU.sparse.major": "0", "GNU.sparse.minor": "1", "GNU.sparse.map": "0,0", "GNU.sparse.size": str(2**40)}
        archive.addfile(entry)
    return made.getvalue()


def _pdf(objects: Mapping[int, bytes], root: int = 1) -> bytes:
    """A PDF of these objects with a right table of where they are."""
    content, at = b"%PDF-1.7\n", {}
    for number, body in objects.items():
        at[number] = len(content)
        content += b"%d 0 obj\n%b\nendobj\n" % (number, body)
    table = b"".join(b"%d 1\n%010d 00000 n \n" % (number, offset) for number, offset in at.items())
    return content + b"xref\n%btrailer\n<</Root %d 0 R /Size %d>>\nstartxref\n%d\n%%%%EOF\n" % (table, root, max(objects) + 1, len(content))


def _page(stream: bytes) -> bytes:
    packed = zlib.compress(stream, 9)
    return _pdf(
        {
            1: b"<</Type/Catalog/Pages 2 0 R>>",
            2: b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
            3: b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>",
            4: b"<</Filter/FlateDecode/Length %d>>stream\n%b\nendstream" % (len(packed), packed),
            5: b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
        }
    )


def _circular_pdf() -> bytes:
    return _pdf({1: b"<</Type/Catalog/Pages 2 0 R>>", 2: b"<</Type/Pages/Kids[2 0 R 2 0 R]/Count 9/Parent 2 0 R>>"})


def _many_objects() -> bytes:
    pages = {number: b"<</Type/Pages/Kids[%d 0 R]/Count 1>>" % (number + 1) for number in range(2, 5_000)}
    return _pdf({1: b"<</Type/Catalog/Pages 2 0 R>>", **pages})


def slow_pdf() -> bytes:
    """A PDF of a few kilobytes whose only page shows a million empty words."""
    return _page(b"BT /F 9 Tf " + b"() Tj " * 1_000_000 + b"ET")


def _laughs() -> bytes:
    entities = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    return making.docx([], document=f'<!DOCTYPE d [<!ENTITY l0 "ha">{entities}]><w:document {_W}>&l9;</w:document>')


def _external() -> bytes:
    return making.docx([], document=f'<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]><w:document {_W}>&x;</w:document>')


def _nested_mail() -> bytes:
    parts = "".join(f'Content-Type: multipart/mixed; boundary="b{n}"\n\n--b{n}\n' for n in range(10_000))
    return f"MIME-Version: 1.0\nFrom: a <a@b.example>\n{parts}Content-Type: text/plain\n\nThey met.\n".encode()


def _many_parts() -> bytes:
    return b'MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary="b"\n\n' + b"--b\nContent-Type: image/png\n\nx\n" * 30_000


def _answer_of_zeros() -> bytes:
    page = gzip.compress(b" " * 60_000_000)
    return making.warc([("https://a.example/", "text/plain", page)], more="Content-Encoding: gzip\r\n")


_SAVE = "; save its text and add that"
_TOO_LONG = "more than 5 MB, too long for one article; split it up"
_GROWS = "grows to more than 200 times its size when unpacked; unpack it yourself if you trust it"
_DAMAGED = r"damaged or unusual \(\w+\)" + _SAVE
_DEEP = "archives in archives in archives are not read; unpack the outer ones first"
_ENTITIES = "not read: it declares XML entities, which Word never does"
_NO_WORDS = "no words in it"
_NO_MAIL_TEXT = "no readable text in this mail; save what is attached to it and add that"
FILES = (
    Hostile("bomb.txt.gz", lambda: gzip.compress(b" a" * 30_000_000), _TOO_LONG),
    Hostile("bomb.jsonl.gz", lambda: gzip.compress(b'{"text": "' + b"a" * 80_000_000), _GROWS),
    Hostile("bomb.zip", lambda: making.zipped({f"{n:02}.txt": b" " * 5_000_000 for n in range(14)}), f"{_NO_WORDS}|{_GROWS}", 12),
    Hostile("overlapping.zip", _overlapping_zip, f"{_NO_WORDS}|{_GROWS}|damaged in its archive .*", 100),
    Hostile("nested.zip", lambda: _nested_zips(3), _DEEP),
    Hostile("twice.txt.gz.gz.gz", lambda: gzip.compress(gzip.compress(gzip.compress(_WORDS))), _DEEP),
    Hostile("encrypted.zip", _encrypted_zip, "encrypted; unpack the archive with its password and add the files"),
    Hostile("broken.zip", _broken_zip, r"damaged in its archive \(Bad CRC-32 for file 'a\.txt'\)"),
    Hostile("cut.zip", lambda: making.zipped({"a.txt": _WORDS})[:-9], r"damaged zip archive \(File is not a zip file\)"),
    Hostile("empty.zip", lambda: making.zipped({"a.png": b"a"}), "no article in it"),
    Hostile("no.gz", lambda: _WORDS, r"damaged gz file \(.*incorrect header check\)"),
    Hostile("cut.gz", lambda: gzip.compress(_WORDS)[:-9], "damaged gz file: its end is missing"),
    Hostile("broken.bz2", lambda: b"BZh91AY&SY" + b"x" * 99, r"damaged bz2 file \(Invalid data stream\)"),
    Hostile("broken.xz", lambda: b"\xfd7zXZ\0" + b"x" * 99, r"damaged xz file \(.*\)"),
    Hostile("links.tar", lambda: making.tarred({}, {"a.txt": "/etc/passwd"}), "no article in it"),
    Hostile("header.tar", _endless_tar_header, r"damaged tar archive \(a header without end\)"),
    Hostile("sparse.tar", _sparse_tar, "no article in it"),
    Hostile("cut.tar", lambda: making.tarred({"a.txt": _WORDS * 1_000})[:5_000], r"damaged tar archive \(.*\)"),
    Hostile("no.tar", lambda: _WORDS * 100, r"damaged tar archive \(.*\)"),
    Hostile("locked.pdf", lambda: making.pdf(["They met."], password="secret"), "encrypted; save it without a password and add that"),
    Hostile("circular.pdf", _circular_pdf, _DAMAGED),
    Hostile("objects.pdf", _many_objects, f"{_DAMAGED}|damaged: its parts are nested too deep{_SAVE}"),
    Hostile("stream.pdf", lambda: _page(b" " * 100_000_000), _DAMAGED),
    Hostile("cut.pdf", lambda: making.pdf(["They met."])[:300], _DAMAGED),
    Hostile("scan.pdf", lambda: _page(b"0 0 9 9 re f"), f"{_NO_WORDS}; a scan has to be read by a text recognition program first"),
    Hostile("laughs.docx", _laughs, _ENTITIES),
    Hostile("external.docx", _external, _ENTITIES),
    Hostile("bomb.docx", lambda: making.docx([], document=f"<w:document {_W}>" + " " * 51_000_000), f"more than 50 MB when unpacked{_SAVE}"),
    Hostile("broken.docx", lambda: making.docx([], document="<w:document>"), r"damaged Word file \(no element found\)"),
    Hostile("hollow.docx", lambda: making.zipped({"[Content_Types].xml": b""}), r"damaged Word file \(.*'word/document\.xml'.*\)"),
    Hostile("locked.docx", lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 512, "encrypted, or the Word format of before 2007; .*"),
    Hostile("old.doc", lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 512, "not text, HTML, JSONL or a feed"),
    Hostile("nested.eml", _nested_mail, f"damaged: its parts are nested too deep{_SAVE}"),
    Hostile("parts.eml", _many_parts, _NO_MAIL_TEXT),
    Hostile("broken.eml", lambda: b"MIME-Version: 1.0\nContent-Type: multipart/mixed\n\n\xff\xfe", _NO_MAIL_TEXT),
    Hostile("braces.rtf", lambda: b"{\\rtf1" + b"{" * 200_000, f"{_NO_WORDS}.*"),
    Hostile("quote.csv", lambda: b'text,title\n"' + b"a\n" * 4_000_000, "a row of more than 50,000 lines: a quotation mark may be missing; .*"),
    Hostile("field.csv", lambda: b'text,title\n"' + b"a" * 4_999_000 + b"\n" + b"b" * 4_999_000, r"broken CSV \(field larger .*\); .*"),
    Hostile("cells.csv", lambda: b"text,title\n" + b'"a\n",' * 3_000_000, "a row of more than 50,000 lines: .*"),
    Hostile("nothing.csv", lambda: b"one,two\n1,2\n", r'no column called "text" \(or body, content, article\) in its first row'),
    Hostile("nothing.mbox", lambda: _WORDS, 'no mail in it: a mailbox file begins with "From " and an address'),
    Hostile("answer.warc.gz", _answer_of_zeros, "more than 50 MB, too long for one article; split it up"),
    Hostile("cut.warc", lambda: b"WARC/1.0\r\nContent-Length: 99\r\n\r\nHTTP/1.1", "no page in it"),
    Hostile("text.warc", lambda: _WORDS, r"damaged WARC file \(.*\)|no page in it"),
)  # fmt: skip
