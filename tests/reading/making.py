"""Texts → files of every form that articles come in, made here so that no binary file has to be believed."""

from __future__ import annotations

import gzip
import io
import tarfile
import zipfile
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from email.message import EmailMessage
from xml.sax.saxutils import escape

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_CORE = (
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"'
    ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/">'
    "<dc:title>{title}</dc:title><dcterms:created>{created}</dcterms:created></cp:coreProperties>"
)


def pdf(
    paragraphs: Sequence[str], *, title: str = "", created: str = "", header: str = "", password: str = "", width: float = 0, pages: int = 1
) -> bytes:
    """A PDF as a word processor writes it: wrapped lines, a running head and page numbers when there is a `header`."""
    from fpdf import FPDF

    class Pages(FPDF):
        def header(self) -> None:
            if header:
                self.cell(0, 8, header, new_x="LMARGIN", new_y="NEXT")

        def footer(self) -> None:
            if header:
                self.set_y(-15)
                self.cell(0, 8, f"Page {self.page_no()} of {pages}")

    made = Pages()
    made.set_creation_date(datetime.fromisoformat(created or "2001-01-01").replace(tzinfo=UTC))
    if title:
        made.set_title(title)
    if password:
        made.set_encryption(owner_password="owner", user_password=password)
    made.set_font("Helvetica", size=11)
    for number in range(pages):
        made.add_page()
        for paragraph in paragraphs[number::pages] if pages > 1 else paragraphs:
            made.multi_cell(width, 6, paragraph, align="L", new_x="LMARGIN", new_y="NEXT")
            made.ln(4)
    whole = bytes(made.output())
    return whole if created else whole.replace(b"/CreationDate", b"/CreationNone")


def docx(paragraphs: Sequence[str], *, title: str = "", created: str = "", document: str | None = None, more: str = "") -> bytes:
    """A Word file; `document` stands in place of its main part, `more` is put into the body as it is."""
    body = "".join(f"<w:p><w:r><w:t xml:space='preserve'>{escape(words)}</w:t></w:r></w:p>" for words in paragraphs)
    parts = {
        "[Content_Types].xml": "<Types/>",
        "word/document.xml": document or f"<?xml version='1.0'?><w:document {_W}><w:body>{body}{more}</w:body></w:document>",
        "docProps/core.xml": _CORE.format(title=escape(title), created=created),
    }
    return zipped({name: part.encode() for name, part in parts.items()})


def zipped(files: Mapping[str, bytes], compression: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A zip archive; a name that ends with a slash is a folder."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", compression) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return made.getvalue()


def tarred(files: Mapping[str, bytes], links: Mapping[str, str] | None = None, mode: str = "w") -> bytes:
    """A tar archive with symbolic links; mode "w:gz" and the like compress it."""
    made = io.BytesIO()
    with tarfile.open(fileobj=made, mode=mode) as archive:  # type: ignore[call-overload]
        for name, target in (links or {}).items():
            link = tarfile.TarInfo(name)
            link.type, link.linkname = tarfile.SYMTYPE, target
            archive.addfile(link)
        for name, content in files.items():
            entry = tarfile.TarInfo(name)
            entry.size = len(content)
            archive.addfile(entry, io.BytesIO(content))
    return made.getvalue()


def mail(text: str, subject: str, date: str, sender: str = "Ministry Press <press@mfa.example>", attached: bytes = b"") -> bytes:
    """A mail as programs write it."""
    made = EmailMessage()
    made["From"], made["Subject"], made["Date"], made["Message-ID"] = sender, subject, date, "<1@mfa.example>"
    made.set_content(text)
    if attached:
        made.add_attachment(attached, maintype="application", subtype="pdf", filename="annex.pdf")
    return made.as_bytes()


def warc(pages: Sequence[tuple[str, str, bytes]], more: str = "") -> bytes:
    """A compressed WARC file of answers: (address, content type, content); `more` are further header lines of each answer."""
    return b"".join(gzip.compress(_warc_record(number, *page, more)) for number, page in enumerate(pages))


def _warc_record(number: int, url: str, kind: str, content: bytes, more: str) -> bytes:
    answer = f"HTTP/1.1 200 OK\r\nContent-Type: {kind}\r\n{more}\r\n".encode() + content
    head = (
        f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {url}\r\nWARC-Date: 2022-02-02T02:02:02Z\r\n"
        f"WARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-{number:012}>\r\nContent-Type: application/http; msgtype=response\r\n"
        f"Content-Length: {len(answer)}\r\n\r\n"
    )
    return head.encode() + answer + b"\r\n\r\n"
