"""A byte stream → chunks and lines of bounded size, so that no input can fill the memory."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from io import BufferedReader, RawIOBase
from itertools import chain
from typing import Any, BinaryIO

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


def joined(chunks: Iterable[bytes], limit: int, refusal: str | None = None) -> bytes:
    """All bytes of the stream; raises UnreadableInput (with `refusal` as its sentence) past `limit` bytes without reading on."""
    whole = bytearray()
    for chunk in chunks:
        whole += chunk
        if len(whole) > limit:
            raise UnreadableInput(refusal or too_large(limit))
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


class _Stream(RawIOBase):
    """The chunks as a raw file."""

    def __init__(self, chunks: Iterator[bytes]) -> None:
        self._chunks = chunks
        self._rest = memoryview(b"")

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        while not self._rest:
            chunk = next(self._chunks, None)
            if chunk is None:
                return 0
            self._rest = memoryview(chunk)
        size = min(len(buffer), len(self._rest))
        buffer[:size] = self._rest[:size]
        self._rest = self._rest[size:]
        return size


def as_file(chunks: Iterator[bytes]) -> BufferedReader:
    """The chunks as a file that can be read forwards, for libraries that want one."""
    return BufferedReader(_Stream(chunks))


def too_large(limit: int) -> str:
    """The sentence about what is over the limit."""
    return f"more than {limit / 1_000_000:g} MB, too long for one article; split it up"
