"""A web archive (WARC) → the pages in it, each an article with its address."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import redirect_stderr
from dataclasses import replace
from io import StringIO
from typing import TYPE_CHECKING

from dipltrack.errors import UnreadableInput
from dipltrack.reading.documents import MAX_DOCUMENT_BYTES
from dipltrack.reading.extras import optional
from dipltrack.reading.inputs import read_source
from dipltrack.reading.source import Source
from dipltrack.reading.streams import as_file, too_large
from dipltrack.reading.values import Problem, Read
from dipltrack.reading.web import charset_of

if TYPE_CHECKING:
    from warcio.recordloader import ArcWarcRecord

_KINDS = ("response", "resource", "conversion")
_ENDINGS = {"text/html": ".html", "application/xhtml+xml": ".html", "text/plain": ".txt", "application/pdf": ".pdf"}


def read_warc(source: Source) -> Iterator[Read | Problem]:
    """The pages, texts and PDFs that were answered with success. The day on which they were fetched says nothing about their own."""
    records = optional("warcio.archiveiterator", "warc", "WARC files").ArchiveIterator(as_file(source.chunks))
    failed = optional("warcio.exceptions", "warc", "WARC files").ArchiveLoadFailed
    empty = True
    try:
        for record in _records_of(records):
            ending, charset = _kind(record)
            if ending:
                empty = False
                yield from _read(source, record, ending, charset)
    except (failed, ValueError, OSError, EOFError, AttributeError) as error:
        raise UnreadableInput(f"damaged WARC file ({error})") from None
    if empty:
        raise UnreadableInput("no page in it")


def _records_of(records: Iterator[ArcWarcRecord]) -> Iterator[ArcWarcRecord]:
    """The records; what warcio writes to standard error about damage is not passed on."""
    while True:
        with redirect_stderr(StringIO()):
            record = next(records, None)
        if record is None:
            return
        yield record


def _kind(record: ArcWarcRecord) -> tuple[str | None, str | None]:
    """The ending that a file of the record's content would have, None when it is no page; and the encoding that was declared."""
    headers = record.http_headers
    if record.rec_type not in _KINDS or (headers and headers.get_statuscode() != "200"):
        return None, None
    declared = (headers.get_header("content-type") if headers else record.content_type) or ""
    return _ENDINGS.get(declared.partition(";")[0].strip().lower()), charset_of(declared)


def _read(source: Source, record: ArcWarcRecord, ending: str, charset: str | None) -> Iterator[Read | Problem]:
    """The articles of one page, which was found at the address of the record."""
    url = record.rec_headers.get_header("WARC-Target-URI") or ""
    content = record.content_stream().read(MAX_DOCUMENT_BYTES + 1)
    if len(content) > MAX_DOCUMENT_BYTES:
        yield Problem(f"{source.origin}/{url}", too_large(MAX_DOCUMENT_BYTES))
        return
    yield from read_source(replace(source.member(url, iter([content])), name=ending, url=url or None, charset=charset))
