"""A mail → the text of its first readable part, and what its header says."""

from __future__ import annotations

import re
from codecs import lookup
from contextlib import suppress
from email import message_from_bytes, policy
from email.header import decode_header, make_header
from email.message import Message
from email.utils import parseaddr

from dipltrack.errors import UnreadableInput
from dipltrack.reading.decoding import decode, decode_piece
from dipltrack.reading.markup import text_of_html
from dipltrack.reading.values import Document

_MEANT = {"ascii": "utf-8", "iso8859-1": "cp1252"}  # what programs that name the one write in fact
_MOST_PARTS = 1_000
_LONGEST_HEADER = 10_000
_PREFIX = re.compile(r"(?:(?:re|fwd?|aw|wg)\s?:|\[[^\]\n]{1,40}\])\s{0,5}", re.IGNORECASE)
_SIGNATURE = re.compile(r"^-- ?$", re.MULTILINE)


def from_mail(content: bytes) -> Document:
    """The plain part, else the HTML part, without the signature; subject, date, and for the outlet the list or the sender's name."""
    message = message_from_bytes(content, policy=policy.compat32)
    plain, html = _parts(message)
    subject = _subject(message)
    text = plain or (_text_of_page(html, subject) if html else "")
    if not text.strip():
        raise UnreadableInput("no readable text in this mail; save what is attached to it and add that")
    fields = {"title": subject, "published": _header(message, "date"), "source": _outlet(message)}
    body = text[: found.start()] if (found := _SIGNATURE.search(text)) and text[: found.start()].strip() else text
    return Document(body.replace("\r\n", "\n").strip("\n"), {name: value for name, value in fields.items() if value}, place="mail header")


def _parts(message: Message) -> tuple[str | None, str | None]:
    """The first plain and the first HTML part with words in them, attachments aside."""
    found: dict[str, str] = {}
    for number, part in enumerate(message.walk()):
        if number >= _MOST_PARTS:
            break
        kind = part.get_content_type()
        if kind in ("text/plain", "text/html") and kind not in found and part.get_content_disposition() != "attachment":
            text = _text(part)
            if text.strip():
                found[kind] = text
    return found.get("text/plain"), found.get("text/html")


def _text(part: Message) -> str:
    """The part in the character set that it names, if it fits, else in the one it seems to have."""
    content = part.get_payload(decode=True)
    if not isinstance(content, bytes):
        return ""
    try:
        charset = lookup(str(part.get_content_charset("utf-8"))).name
        return content.decode(_MEANT.get(charset, charset))
    except (LookupError, ValueError):
        return decode(content).text


def _text_of_page(markup: str, subject: str) -> str:
    """The article in an HTML part, without its subject; all that a reader sees where none is found, or the packages for web pages are missing."""
    from dipltrack.reading.html import article_text, parse_page

    with suppress(UnreadableInput):
        if text := article_text(parse_page(markup), subject):
            return text
    return text_of_html(markup)


def _header(message: Message, name: str) -> str:
    """A header line in letters, encoded words read; as it stands where they are broken. Programs write bare UTF-8, too."""
    raw = next((str(value) for key, value in message.raw_items() if key.lower() == name), "")[:_LONGEST_HEADER]
    raw = decode_piece(raw.replace("\0", "").encode(errors="surrogateescape")).text
    try:
        return " ".join(str(make_header(decode_header(raw))).split())
    except (LookupError, ValueError):
        return " ".join(raw.split())


def _subject(message: Message) -> str:
    """The subject without "Re:", "Fwd:" and the list's tag."""
    subject = _header(message, "subject")
    while found := _PREFIX.match(subject):
        subject = subject[found.end() :]
    return subject


def _outlet(message: Message) -> str:
    """Who sent it: the name of the sender, without an address."""
    return parseaddr(_header(message, "from"))[0].strip(" \"'")
