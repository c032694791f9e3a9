"""Counts of events → a chart for a slide, as SVG or PNG: a bar for each period, or one for each of those that were counted."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from dipltrack.model import Kind
from dipltrack.views.charts import GRID, LOOKS, drawn
from dipltrack.views.extras import optional
from dipltrack.views.periods import LETTERS
from dipltrack.views.safe import one_line
from dipltrack.views.screen import counted, cut
from dipltrack.views.stats import Count

_LONGEST_NAME = 44
_MOST_LABELS = 10


def count_chart(counts: Sequence[Count], by: str, form: str, name: Callable[[str], str]) -> Iterator[bytes]:
    """Draw one bar for each count, with a part for each kind: upright for periods, lying for what has a name. `name` spells countries."""

    def draw(axes: Any) -> None:
        if by in LETTERS:
            _upright(axes, [str(count.key[0]) for count in counts], counts)
        else:
            _lying(axes, [_named(count, by, name) for count in counts], counts)
        _legend(axes, counts, numbered=by in LETTERS or by in ("kind", "status"))

    return drawn(form, f"Diplomatic events by {by}", draw if any(count.events for count in counts) else None, "No events")


def _named(count: Count, by: str, name: Callable[[str], str]) -> str:
    """Countries in full, both of a pair; what nobody named is a dash."""
    parts = [part for part in count.key if part]
    words = " – ".join(map(name, parts)) if by in ("country", "pair") else "".join(parts[:1])
    return cut(one_line(words) or "–", _LONGEST_NAME)


def _parts(counts: Sequence[Count]) -> Iterator[tuple[str, list[int], list[int]]]:
    """Colour, lengths and beginnings of the parts of all bars, kind by kind."""
    begin = [0] * len(counts)
    for kind, (color, _) in LOOKS.items():
        lengths = [_number(count, kind) for count in counts]
        yield color, lengths, begin
        begin = [a + b for a, b in zip(begin, lengths, strict=True)]


def _number(count: Count, kind: Kind) -> int:
    return {Kind.MEETING: count.meetings, Kind.AGREEMENT: count.agreements, Kind.PLEDGE: count.pledges}[kind]


def _upright(axes: Any, names: Sequence[str], counts: Sequence[Count]) -> None:
    for color, heights, bottom in _parts(counts):
        axes.bar(range(len(counts)), heights, bottom=bottom, color=color, width=0.8)
    step = max(1, -(-len(names) // _MOST_LABELS))
    axes.set_xticks(range(0, len(names), step), names[::step])
    axes.yaxis.get_major_locator().set_params(integer=True)
    axes.set_ylabel("events")
    _grid(axes, "y")


def _lying(axes: Any, names: Sequence[str], counts: Sequence[Count]) -> None:
    for color, widths, left in _parts(counts):
        axes.barh(range(len(counts)), widths, left=left, color=color, height=0.8)
    axes.set_yticks(range(len(names)), names)
    axes.set_ylim(len(names) - 0.4, -0.6)
    axes.xaxis.get_major_locator().set_params(integer=True)
    axes.set_xlabel("events")
    _grid(axes, "x")


def _grid(axes: Any, axis: str) -> None:
    axes.grid(axis=axis, color=GRID)
    axes.set_axisbelow(True)
    axes.tick_params(length=0)


def _legend(axes: Any, counts: Sequence[Count], *, numbered: bool) -> None:
    """The kinds that occur; with their number where each event is in one bar only."""
    patches = optional("matplotlib.patches", "chart", "Drawing")
    handles = [
        patches.Patch(color=color, label=counted(number, kind.value) if numbered else f"{kind.value}s")
        for kind, (color, _) in LOOKS.items()
        if (number := sum(_number(count, kind) for count in counts))
    ]
    axes.legend(handles=handles, loc="lower left", bbox_to_anchor=(-0.01, 1.0), ncols=len(handles), frameon=False, fontsize=14, borderpad=0)
