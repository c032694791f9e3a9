"""Chunks and lines of bounded size."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from dipltrack.errors import UnreadableInput
from dipltrack.reading.streams import joined, lines_of, peeked

_p = pytest.param


@pytest.mark.parametrize(
    ("chunks", "lines"),
    [
        _p([], [], id="nothing"),
        _p([b"a\nb\n"], [b"a", b"b"], id="two-lines"),
        _p([b"a\nb"], [b"a", b"b"], id="no-end-of-line"),
        _p([b"a", b"b\n\nc", b"\n"], [b"ab", b"", b"c"], id="chunks-are-no-lines"),
        _p([b"12345", b"678\nok\n"], [None, b"ok"], id="too-long"),
        _p([b"ok\n1234", b"56", b"78"], [b"ok", None], id="too-long-at-the-end"),
        _p([b"12345\n"], [b"12345"], id="just-short-enough"),
    ],
)
def test_lines(chunks: list[bytes], lines: list[bytes | None]) -> None:
    assert list(lines_of(chunks, 5)) == lines


def test_a_line_without_end_is_not_kept() -> None:
    def endless_line() -> Iterator[bytes]:
        yield from [b"x" * 1000] * 50
        yield b"\nshort\n"

    assert list(lines_of(endless_line(), 2000)) == [None, b"short"]


def test_joined_stops_at_the_limit() -> None:
    read = []

    def chunks() -> Iterator[bytes]:
        for number in range(10):
            read.append(number)
            yield b"12345"

    with pytest.raises(UnreadableInput, match=r"more than 1e-05 MB"):
        joined(chunks(), 10)
    assert read == [0, 1, 2]


def test_peeked_takes_no_more_than_the_first_line() -> None:
    chunks = iter([b"\n\n", b"first ", b"line\nsecond", b" line\n"])
    head, whole = peeked(chunks)
    assert head == b"\n\nfirst line\nsecond"
    assert b"".join(whole) == b"\n\nfirst line\nsecond line\n"
