"""A mailbox file → its mails, one after the other, each an article."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from dipltrack.errors import UnreadableInput
from dipltrack.reading.documents import MAX_DOCUMENT_BYTES, articles_in
from dipltrack.reading.forms import BY_NAME
from dipltrack.reading.source import Source
from dipltrack.reading.streams import lines_of, too_large
from dipltrack.reading.values import Problem, Read

_START = re.compile(rb"From \S{1,500} .{0,100}\d{4}\s{0,100}$")
_QUOTED_START = re.compile(rb">+From ")


def read_mbox(source: Source) -> Iterator[Read | Problem]:
    """The mails, numbered from 1; one that can't be read is a problem and the others are read."""
    number = 0
    for number, mail in enumerate(_mails(source.chunks), 1):
        place = f"{source.origin}#{number}"
        if mail is None:
            yield Problem(place, too_large(MAX_DOCUMENT_BYTES))
            continue
        try:
            yield from articles_in(place, source.converter.convert(BY_NAME["eml"], mail))
        except UnreadableInput as error:
            yield Problem(place, str(error))
    if not number:
        raise UnreadableInput('no mail in it: a mailbox file begins with "From " and an address')


def _mails(chunks: Iterable[bytes]) -> Iterator[bytes | None]:
    """What lies between two lines that begin with "From " after a blank one; None for more than a document may have."""
    mail: bytearray | None = None
    too_long, blank = False, True
    for line in lines_of(chunks, MAX_DOCUMENT_BYTES):
        if line is not None and blank and _START.match(line):
            if mail is not None:
                yield None if too_long else bytes(mail)
            mail, too_long = bytearray(), False
        elif mail is not None:
            too_long = too_long or line is None or len(mail) + len(line) > MAX_DOCUMENT_BYTES
            if not too_long and line is not None:
                mail += (line[1:] if _QUOTED_START.match(line) else line) + b"\n"
        blank = line is not None and not line.strip()
    if mail is not None:
        yield None if too_long else bytes(mail)
