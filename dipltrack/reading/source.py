"""A stream of bytes on its way to the reader of its form: where it came from, and what it may still use up."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, BinaryIO

from dipltrack.errors import UnreadableInput
from dipltrack.reading.forms import AUTO, BY_NAME, Form

if TYPE_CHECKING:
    from dipltrack.reading.converting import Converter
    from dipltrack.reading.web import Fetcher

MOST_LAYERS = 2
"""An archive in an archive is read, one in that is not; a compressed tar is one archive."""
_FREE_BYTES = 50_000_000
_MOST_BYTES = 50_000_000_000
_RATIO = 200


@dataclass(slots=True)
class Budget:
    """Bytes that came out of an input's archives, against the bytes that went in: a few kilobytes must not become a terabyte."""

    taken: int = 0
    given: int = 0
    spent: bool = False

    def take(self, chunks: Iterable[bytes]) -> Iterator[bytes]:
        """The chunks of the input itself, counted."""
        for chunk in chunks:
            self.taken += len(chunk)
            yield chunk

    def give(self, chunks: Iterable[bytes]) -> Iterator[bytes]:
        """The chunks that come out of an archive, counted. Raises UnreadableInput when they are too many."""
        for chunk in chunks:
            self.given += len(chunk)
            grown = self.given > _FREE_BYTES and self.given > _RATIO * self.taken
            self.spent = grown or self.given > _MOST_BYTES
            if grown:
                raise UnreadableInput(f"grows to more than {_RATIO} times its size when unpacked; unpack it yourself if you trust it")
            if self.spent:
                raise UnreadableInput("more than 50 GB when unpacked; split it up")
            yield chunk


@dataclass(frozen=True, slots=True)
class Web:
    """How pages are fetched, which addresses need not be (`is_known`: their articles are), and whether feeds may lead to further pages."""

    fetcher: Fetcher
    is_known: Callable[[str], bool] = lambda url: False
    feeds: bool = True


@dataclass(frozen=True, slots=True)
class Source:
    """An input for a reader. `name` is what its ending is taken from, `file` the open file when that file is the input.

    `url` is where it was found on the web, `charset` the encoding that its server declared, if they are known.
    `told` is the form of `--as`, which holds for what is packed in the input too, `form` the one that the reader was chosen for.
    """

    origin: str
    name: str
    chunks: Iterator[bytes]
    converter: Converter
    web: Web
    budget: Budget
    told: str = AUTO
    form: Form = BY_NAME["text"]
    file: BinaryIO | None = None
    layers: int = 0
    url: str | None = None
    charset: str | None = None

    def unpacked(self, chunks: Iterable[bytes]) -> Source:
        """What is in this compressed file: one file, called like this one without the last ending."""
        stem, _, ending = self.name.rpartition(".")
        name = f"{stem}.tar" if ending.lower() in ("tgz", "tbz2", "txz") else stem or self.name
        return self._packed(name, chunks, name.lower().endswith(".tar"))

    def member(self, name: str, chunks: Iterable[bytes]) -> Source:
        """One file of the several in this archive, which is named beside it."""
        return replace(self._packed(name, chunks), origin=f"{self.origin}/{name}", url=None, charset=None)

    def as_form(self, name: str, chunks: Iterator[bytes]) -> Source:
        """The same input, taken for another form."""
        return replace(self, chunks=chunks, form=BY_NAME[name], told=name)

    def _packed(self, name: str, chunks: Iterable[bytes], of_one_archive: bool = False) -> Source:
        layers = self.layers + (0 if of_one_archive else 1)
        if layers > MOST_LAYERS:
            raise UnreadableInput("archives in archives in archives are not read; unpack the outer ones first")
        told = AUTO if BY_NAME.get(self.told, self.form).magic else self.told
        return replace(self, name=name, chunks=self.budget.give(chunks), told=told, file=None, layers=layers)
