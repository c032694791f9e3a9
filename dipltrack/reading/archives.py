"""A zip or tar archive → the articles of the files in it. Nothing is unpacked to disk; names of files are shown and nothing else."""

from __future__ import annotations

import stat
from collections.abc import Iterator
from io import BytesIO
from typing import TYPE_CHECKING, BinaryIO, cast

from dipltrack.errors import UnreadableInput
from dipltrack.reading.forms import SUFFIXES
from dipltrack.reading.inputs import read_source
from dipltrack.reading.source import Source
from dipltrack.reading.streams import as_file, chunks_of, joined
from dipltrack.reading.values import Problem, Read

if TYPE_CHECKING:
    from tarfile import TarFile, TarInfo
    from zipfile import ZipFile, ZipInfo

_MOST_BYTES = 200_000_000
_MOST_DIRECTORY_BYTES = 25_000_000
_END_OF_DIRECTORY = b"PK\x05\x06"
_LONGEST_END = 22 + 65_535
_MOST_TAR_HEADER = 1_000_000
_TOO_LARGE = "a zip archive of more than 200 MB, in a pipe or in another archive; save it as a file first"
_EMPTY = "no article in it"


def read_zip(source: Source) -> Iterator[Read | Problem]:
    """The articles of a zip archive, in its order; a Word file under another name is read as such."""
    from zipfile import BadZipFile, ZipFile

    file = source.file or BytesIO(joined(source.chunks, _MOST_BYTES, _TOO_LARGE))
    _refuse_a_huge_directory(file)
    source.budget.taken = max(source.budget.taken, file.seek(0, 2))
    try:
        archive = ZipFile(file)
    except (BadZipFile, OSError, ValueError, NotImplementedError) as error:
        raise UnreadableInput(f"damaged zip archive ({error})") from None
    with archive:
        if "word/document.xml" in archive.NameToInfo:
            file.seek(0)
            yield from read_source(source.as_form("docx", chunks_of(file)))
            return
        entries = [entry for entry in archive.infolist() if _is_article(entry)]
        for entry in entries:
            yield from read_source(source.member(entry.filename, _unzipped(archive, entry)))
            if source.budget.spent:
                return
    if not entries:
        raise UnreadableInput(_EMPTY)


def _is_article(entry: ZipInfo) -> bool:
    kind = stat.S_IFMT(entry.external_attr >> 16)
    return kind in (0, stat.S_IFREG) and _is_wanted(entry.filename)


def _unzipped(archive: ZipFile, entry: ZipInfo) -> Iterator[bytes]:
    from lzma import LZMAError
    from zipfile import BadZipFile
    from zlib import error as ZlibError  # noqa: N812 (its own name says nothing)

    if entry.flag_bits & 1:
        raise UnreadableInput("encrypted; unpack the archive with its password and add the files")
    try:
        with archive.open(entry) as stream:
            yield from chunks_of(cast(BinaryIO, stream))
    except (BadZipFile, LZMAError, ZlibError, OSError, EOFError, NotImplementedError, RuntimeError, ValueError) as error:
        raise UnreadableInput(f"damaged in its archive ({error or type(error).__name__})") from None


def _refuse_a_huge_directory(file: BinaryIO) -> None:
    """The list of files is read at once, before anything can be counted: its own end says how long it is."""
    size = file.seek(0, 2)
    file.seek(max(0, size - _LONGEST_END))
    end = file.read()
    at = end.rfind(_END_OF_DIRECTORY)
    stated = int.from_bytes(end[at + 12 : at + 16], "little") if at >= 0 else 0
    if stated > _MOST_DIRECTORY_BYTES and size > _MOST_DIRECTORY_BYTES:
        raise UnreadableInput("a zip archive of too many files; split it up")
    file.seek(0)


def read_tar(source: Source) -> Iterator[Read | Problem]:
    """The articles of a tar archive, in its order. Links, devices and sparse files are passed over."""
    from tarfile import TarError
    from tarfile import open as open_tar

    measured = _Measured(source.chunks)
    empty = True
    try:
        with open_tar(fileobj=cast(BinaryIO, measured), mode="r|") as archive:
            while (entry := measured.next_of(archive)) is not None:
                if entry.isreg() and not entry.issparse() and _is_wanted(entry.name):
                    empty = False
                    yield from read_source(source.member(entry.name, _untarred(archive, entry)))
                if source.budget.spent:
                    return
    except (TarError, EOFError, ValueError, OverflowError) as error:
        raise UnreadableInput(f"damaged tar archive ({error})") from None
    if empty:
        raise UnreadableInput(_EMPTY)


class _Measured:
    """The file that tarfile reads forwards, with a limit to what one header may take: it is read at once, however long it says it is."""

    def __init__(self, chunks: Iterator[bytes]) -> None:
        self._file = as_file(chunks)
        self._size = 0
        self._left = _MOST_TAR_HEADER

    def read(self, size: int) -> bytes:
        """As a file; raises UnreadableInput past the limit."""
        self._left -= size
        if self._left < 0:
            raise UnreadableInput("damaged tar archive (a header without end)")
        return self._file.read(size)

    def next_of(self, archive: TarFile) -> TarInfo | None:
        """The archive's next entry; what is left of the one before it is passed over."""
        self._left = self._size + _MOST_TAR_HEADER
        entry = archive.next()
        archive.members = []  # type: ignore[attr-defined]  # it keeps every entry it has seen
        self._size = entry.size if entry else 0
        self._left = self._size + _MOST_TAR_HEADER
        return entry


def _untarred(archive: TarFile, entry: TarInfo) -> Iterator[bytes]:
    stream = archive.extractfile(entry)
    yield from chunks_of(cast(BinaryIO, stream)) if stream else ()


def _is_wanted(name: str) -> bool:
    """As in a folder: files with the ending of an article, hidden ones and the shadows that macOS writes left out."""
    parts = [part for part in name.replace("\\", "/").split("/") if part not in ("", ".", "..")]
    hidden = any(part.startswith(".") or part == "__MACOSX" for part in parts)
    return not hidden and name.lower().endswith(SUFFIXES)
