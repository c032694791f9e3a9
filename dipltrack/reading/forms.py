"""The table of forms that articles come in: a row says how a form is recognised and what reads it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from dipltrack.errors import UnreadableInput

AUTO = "auto"


@dataclass(frozen=True, slots=True)
class Form:
    """A form of input.

    `name` is what `--as` calls it. `magic` are the bytes that a file of this form, and no other, begins with; they go before the file's
    ending, which is one of `suffixes`. `opening` (a pattern too) is looked for last, in text without a byte order mark. `reader` and
    `converter` are "module:function" of this package, imported when used. A reader makes articles of a stream; the reader of documents
    sends their bytes to the converter, in a process of its own (see converting.py). What is `packed` is opened, and read by what is in it.
    """

    name: str
    suffixes: tuple[str, ...]
    reader: str
    converter: str = ""
    magic: bytes = b""
    opening: bytes = b""
    packed: bool = False


_DOCUMENT = "documents:read_document"
_MAIL_LINE = rb"(?:[!-9;-~]{1,60}:[^\n]{0,2000}\n(?:[ \t][^\n]{0,2000}\n)*)"
_MAIL_ONLY = rb"(?:return-path|received|delivered-to|message-id|mime-version|dkim-signature|list-id)[ \t]*:"

_TABLE_HEAD = (  # a line of names and nothing else, one of them for the text and one for what else is known of it
    rb"(?i)(?=[^\n]{0,600}\b(?:text|body|content|article)\b)(?=[^\n]{0,600}\b(?:title|headline|url|source|date|published)\b)"
    rb'(?:"?[\w -]{1,30}"?[,;\t]){1,30}"?[\w -]{1,30}"?\r?\n'
)

_BEFORE = rb"(?:\s++|<\?[^>]{0,500}\?>|<!--.{0,2000}?-->|<!DOCTYPE[^>\[]{0,500}(?:\[[^\]]{0,10000}\])?\s{0,100}>)*+"  # possessive: nothing is tried twice
_PAGE = rb"(?is)\s{0,1000}<!doctype\s+html|" + _BEFORE + rb"<(?:html|head|body)\b"
_FEED = rb"(?is)" + _BEFORE + rb"<(?:rss|feed|rdf:RDF|[a-z]{1,10}:feed)\b"
_XML = rb"(?i)\s{0,1000}<\?xml\b"

FORMS = (
    Form("pdf", (".pdf",), _DOCUMENT, "pdf:from_pdf", magic=rb"%PDF-"),
    Form("docx", (".docx",), _DOCUMENT, "docx:from_docx", magic=rb"PK\x03\x04.{26}(?:\[Content_Types\]\.xml|word/)"),
    Form("rtf", (".rtf",), _DOCUMENT, "rtf:from_rtf", magic=rb"\{\\rtf"),
    Form("zip", (".zip",), "archives:read_zip", magic=rb"PK(?:\x03\x04|\x05\x06)", packed=True),
    Form("gz", (".gz", ".tgz"), "compressed:read_gzip", magic=rb"\x1f\x8b\x08", packed=True),
    Form("bz2", (".bz2", ".tbz2"), "compressed:read_bzip2", magic=rb"BZh[1-9](?:1AY&SY|\x17\x72\x45\x38\x50\x90)", packed=True),
    Form("xz", (".xz", ".txz", ".lzma"), "compressed:read_xz", magic=rb"\xfd7zXZ\0", packed=True),
    Form("tar", (".tar",), "archives:read_tar", magic=rb".{257}ustar", packed=True),
    Form("warc", (".warc",), "warc:read_warc", magic=rb"WARC/[01]\.\d"),
    Form("jsonl", (".jsonl", ".ndjson"), "jsonl:read_lines", opening=rb"\s{0,1000000}(?:\[\s{0,1000})?\{\s{0,1000}\""),
    Form("csv", (".csv", ".tsv"), "delimited:read_csv", opening=_TABLE_HEAD),
    Form("mbox", (".mbox", ".mbx"), "mbox:read_mbox", opening=rb"From [^\s]{1,200} [^\n]{1,80}\d\d:\d\d[^\n]{0,80}\n[!-9;-~]{1,60}:"),
    Form("eml", (".eml",), _DOCUMENT, "mail:from_mail", opening=rb"(?i)" + _MAIL_LINE + rb"{0,30}" + _MAIL_ONLY),
    Form("html", (".html", ".htm", ".xhtml"), "documents:read_page", "markup:from_html", opening=_PAGE),
    Form("feed", (), "feeds:read_entries", opening=_FEED),  # no endings: neither a folder nor an archive must lead into the network
    Form("text", (".txt", ".md", ".text", ".markdown"), "plain:read_text"),
)  # fmt: skip
BY_NAME = {form.name: form for form in FORMS}
FORM_NAMES = (AUTO, *BY_NAME)
SUFFIXES = tuple(suffix for form in FORMS for suffix in form.suffixes)
_BY_SUFFIX = {suffix: form for form in FORMS for suffix in form.suffixes}


def of_magic(head: bytes) -> Form | None:
    """The form that begins with these bytes, whatever the file is called."""
    return next((form for form in FORMS if form.magic and re.match(form.magic, head, re.DOTALL)), None)


def of_name(name: str) -> Form | None:
    """The form of a file's ending."""
    return next((form for suffix, form in _BY_SUFFIX.items() if name.lower().endswith(suffix)), None)


def of_opening(head: bytes) -> Form:
    """The form of a text that begins with these bytes. Raises UnreadableInput for XML that is neither page nor feed."""
    found = next((form for form in FORMS if form.opening and re.match(form.opening, head)), None)
    if found is None and re.match(_XML, head):
        raise UnreadableInput("XML, but neither a web page nor a feed")
    return found or BY_NAME["text"]
