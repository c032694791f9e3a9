"""A byte stream → chunks and lines of bounded size, so that no input can fill the memory."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain
from typing import BinaryIO

from dipltrack.errors import UnreadableInput

_CHUNK = 65_536
_MOST_BLANKS = 1_000_000


def chunks_of(stream: BinaryIO) -> Iterator[bytes]:
    """What the stream has, as soon as it has it: a slow pipe is read record by record."""
    read = getattr(stream, "read1", stream.read)
    while chunk := read(_CHUNK):
        yield chunk


def peeked(chunks: Iterator[bytes]) -> tuple[bytes, Iterator[bytes]]:
    """The head of a stream, up to the end of its first line that is not blank or one chunk of it, and the whole stream again."""
    head = b""
    for chunk in chunks:
        head += chunk
        opening = head.lstrip()
        if len(opening) >= _CHUNK or b"\n" in opening or len(head) > _MOST_BLANKS:
            break
    return head, chain([head], chunks)


def joined(chunks: Iterable[bytes], limit: int) -> bytes:
    """All bytes of the stream; raises UnreadableInput past `limit` bytes without reading on."""
    whole = bytearray()
    for chunk in chunks:
        whole += chunk
        if len(whole) > limit:
            raise UnreadableInput(too_large(limit))
    return bytes(whole)


def lines_of(chunks: Iterable[bytes], limit: int) -> Iterator[bytes | None]:
    """The lines without their ends; None stands for one of more than `limit` bytes, which is passed over."""
    line = bytearray()
    for chunk in chunks:
        *ends, rest = chunk.split(b"\n")
        for end in ends:
            line += end
            yield None if len(line) > limit else bytes(line)
            line.clear()
        if len(line) <= limit:
            line += rest
    if line:
        yield None if len(line) > limit else bytes(line)


def too_large(limit: int) -> str:
    """The sentence about what is over the limit."""
    return f"more than {limit / 1_000_000:g} MB, too long for one article; split it up"
