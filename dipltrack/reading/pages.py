"""Lines of printed pages → paragraphs: running heads and page numbers out, lines joined, words put together that were cut at a line's end."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import quantiles

_PAGE_NUMBER = re.compile(
    r"[-\u2013\u2014 ]{0,4}(?:page[ ]{1,3})?\d{1,4}(?:[ ]{0,3}(?:/|of)[ ]{0,3}\d{1,4})?[-\u2013\u2014 ]{0,4}", re.IGNORECASE
)
_DIGITS = re.compile(r"\d+")
_EDGE = 2
_FULL = 0.75
_NEARLY = 0.9
_CUT_OFF = "-"
_ENDS = (".", "!", "?", ":", '"', "”", ")")
_CUT = re.compile(r"([^\W\d_]{2,40})[-\u00ad\u2010]$")


def paragraphs_of(pages: Sequence[Sequence[str]]) -> str:
    """The text of pages, a blank line between paragraphs. A line that is not full is one: a headline, a header, an item of a list."""
    lines = [line for page in _without_edges(pages) for line in page]
    full = _FULL * _usual_width(lines)
    known = set(re.findall(r"[^\W\d_]{2,}(?:-[^\W\d_]{2,})?", " ".join(lines)))
    pieces: list[str] = []
    for line, following in pairwise([*lines, ""]):
        joint = _joint(line, following, full, known)
        pieces += [line, "\n"] if joint is None else [line[:-1]] if joint == _CUT_OFF else [line, joint]
    return re.sub(r"\n{3,}", "\n\n", "".join(pieces)).strip()


def _joint(line: str, following: str, full: float, known: set[str]) -> str | None:
    """What stands between two lines: nothing, a space or a blank line, `_CUT_OFF` for nothing in place of a hyphen; None for a line break."""
    if not line or not following:
        return None
    if cut := _CUT.search(line):
        rest = re.match(r"[^\W\d_]+", following)
        return _CUT_OFF if rest and rest[0].islower() and f"{cut[1]}-{rest[0]}" not in known else ""
    if following[0].islower():
        return " "
    return "\n\n" if len(line) < full or (line.endswith(_ENDS) and len(line) < full / _FULL * _NEARLY) else " "


def _usual_width(lines: Sequence[str]) -> float:
    """The width of a full line: that of the longest but for one in ten."""
    widths = [len(line) for line in lines if line]
    return quantiles(widths, n=10)[-1] if len(widths) > 1 else max(widths, default=0)


def _without_edges(pages: Sequence[Sequence[str]]) -> Iterator[list[str]]:
    """The lines of each page without page numbers, and without what most pages have in their first or last lines, digits aside."""
    stripped = [[" ".join(line.split()) for line in page] for page in pages]
    inked = [[line for line in page if line] for page in stripped]
    counted = Counter(_DIGITS.sub("#", line) for page in inked for line in {*page[:_EDGE], *page[-_EDGE:]})
    running = {line for line, count in counted.items() if len(pages) > 2 and count > len(pages) / 2}
    for page in stripped:
        edges = _edges(page)
        yield [
            line
            for number, line in enumerate(page)
            if not (number in edges and (_DIGITS.sub("#", line) in running or _PAGE_NUMBER.fullmatch(line)))
        ]


def _edges(page: Sequence[str]) -> set[int]:
    """Numbers of the first and last lines of a page that are not blank."""
    inked = [number for number, line in enumerate(page) if line]
    return {*inked[:_EDGE], *inked[-_EDGE:]}
