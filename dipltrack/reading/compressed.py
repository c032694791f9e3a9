"""A gz, bz2 or xz file → the file that is packed in it, read as if it lay there unpacked."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Protocol

from dipltrack.errors import UnreadableInput
from dipltrack.reading.inputs import read_source
from dipltrack.reading.source import Source
from dipltrack.reading.values import Problem, Read

_STEP = 262_144
_XZ_MEMORY = 150_000_000


class Decompressor(Protocol):
    """What the decompressors of bz2 and lzma have in common."""

    @property
    def eof(self) -> bool: ...  # noqa: D102
    @property
    def needs_input(self) -> bool: ...  # noqa: D102
    @property
    def unused_data(self) -> bytes: ...  # noqa: D102

    def decompress(self, data: bytes, max_length: int) -> bytes: ...  # noqa: D102


class _Gzip:
    """zlib's decompressor with the face of the other two."""

    def __init__(self) -> None:
        import zlib

        self._inner = zlib.decompressobj(wbits=31)
        self._rest = b""

    @property
    def eof(self) -> bool:
        return self._inner.eof

    @property
    def needs_input(self) -> bool:
        return not self._rest

    @property
    def unused_data(self) -> bytes:
        return self._inner.unused_data

    def decompress(self, data: bytes, max_length: int) -> bytes:
        unpacked = self._inner.decompress(self._rest + data, max_length)
        self._rest = self._inner.unconsumed_tail
        return unpacked


def read_gzip(source: Source) -> Iterator[Read | Problem]:
    """The articles of a .gz or .tgz file."""
    return _read(source, _Gzip)


def read_bzip2(source: Source) -> Iterator[Read | Problem]:
    """The articles of a .bz2 file."""
    from bz2 import BZ2Decompressor

    return _read(source, BZ2Decompressor)


def read_xz(source: Source) -> Iterator[Read | Problem]:
    """The articles of an .xz file."""
    from lzma import LZMADecompressor

    return _read(source, lambda: LZMADecompressor(memlimit=_XZ_MEMORY))


def _read(source: Source, new: Callable[[], Decompressor]) -> Iterator[Read | Problem]:
    return read_source(source.unpacked(_decompressed(source.chunks, new, source.form.name)))


def _decompressed(chunks: Iterable[bytes], new: Callable[[], Decompressor], form: str) -> Iterator[bytes]:
    """What the streams, one after the other, hold; never more than a step of it at a time. Zeros after the last are padding."""
    from lzma import LZMAError
    from zlib import error as ZlibError  # noqa: N812 (the only exception whose own name says nothing)

    current: Decompressor | None = None
    try:
        for chunk in chunks:
            data = chunk
            while data or (current and not current.needs_input):
                if current is None:
                    data = data.lstrip(b"\0")
                    if not data:
                        break
                    current = new()
                yield current.decompress(data, _STEP)
                data = b""
                if current.eof:
                    data, current = current.unused_data, None
    except (OSError, EOFError, LZMAError, ZlibError, ValueError) as error:
        raise UnreadableInput(f"damaged {form} file ({error})") from None
    if current is not None:
        raise UnreadableInput(f"damaged {form} file: its end is missing")
