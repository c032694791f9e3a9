"""Stored events → a chart for a slide (16:9), as SVG or PNG: the timeline, or the counts over time."""

from __future__ import annotations

import io
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from typing import Any

from dipltrack.model import Kind, Status, StoredEvent
from dipltrack.views.dates import short_date
from dipltrack.views.extras import optional
from dipltrack.views.periods import begin_of, label_of, periods, unit_for
from dipltrack.views.safe import one_line
from dipltrack.views.screen import counted, cut

# Colours that people who confuse red and green can tell apart; each kind has a shape, too.
LOOKS = {Kind.MEETING: ("#1f5fa8", "o"), Kind.AGREEMENT: ("#0b7a5b", "s"), Kind.PLEDGE: ("#b4530a", "D")}
_INK, _FAINT, GRID = "#1c1e21", "#5c6370", "#d9dce1"
_SIZE = (12.8, 7.2)
_EPOCH = date(1970, 1, 1).toordinal()
_DOTS_PER_INCH = 150
_MOST_NAMED = 22  # events of which each has a line of its own
_LONGEST_TITLE = 62
_PILES = 60  # side by side, where they are more
_LEAST_HIGH = 22  # marks that a pile has room for at full size
# The same events give the same bytes: no date in the file, and no ids by chance.
_SETTINGS = {
    "svg.hashsalt": "dipltrack", "svg.fonttype": "path", "font.family": "DejaVu Sans", "font.size": 15, "text.color": _INK, "text.parse_math": False,
    "axes.edgecolor": _FAINT, "axes.labelcolor": _FAINT, "xtick.color": _FAINT, "ytick.color": _FAINT, "axes.spines.top": False,
    "axes.spines.right": False, "axes.spines.left": False,
}  # fmt: skip

Draw = Callable[[Any, Sequence[StoredEvent]], None]


def timeline_chart(events: Sequence[StoredEvent], form: str, title: str) -> Iterator[bytes]:
    """Draw the dated events along time: each with its title while there is room, else as marks above one another."""
    return _chart(events, form, title, _named if len(_dated(events)) <= _MOST_NAMED else _stacked)


def counts_chart(events: Sequence[StoredEvent], form: str, title: str) -> Iterator[bytes]:
    """Draw how many of the dated events there are by period, with one bar for each and a part for each kind."""
    return _chart(events, form, title, _bars)


def _chart(events: Sequence[StoredEvent], form: str, title: str, draw: Draw) -> Iterator[bytes]:
    dated = _dated(events)

    def draw_all(axes: Any) -> None:
        draw(axes, dated)
        _legend(axes, dated)

    return drawn(form, title, draw_all if dated else None, "No dated events")


def drawn(form: str, title: str, draw: Callable[[Any], None] | None, empty: str) -> Iterator[bytes]:
    """The bytes of a file with a title and what `draw` draws, or the words `empty`. Letters that no font has become boxes, without a warning for each."""
    import warnings

    matplotlib = optional("matplotlib", "chart", f"Drawing {form}")
    figures = optional("matplotlib.figure", "chart", f"Drawing {form}")
    with matplotlib.rc_context(_SETTINGS), warnings.catch_warnings():
        warnings.filterwarnings("ignore", message=r"Glyph .* missing", category=UserWarning)
        figure = figures.Figure(figsize=_SIZE, layout="constrained")
        figure.get_layout_engine().set(w_pad=0.3, h_pad=0.3)
        axes = figure.add_subplot()
        axes.set_title(one_line(title), loc="left", fontsize=22, fontweight="bold", pad=34 if draw else 12)
        if draw:
            draw(axes)
        else:
            axes.text(0.5, 0.5, empty, ha="center", va="center", color=_FAINT, transform=axes.transAxes)
            axes.set_axis_off()
        buffer = io.BytesIO()
        figure.savefig(buffer, format=form, dpi=_DOTS_PER_INCH, metadata={"Date": None} if form == "svg" else {"Software": None})
    yield buffer.getvalue()


def _dated(events: Sequence[StoredEvent]) -> list[StoredEvent]:
    return sorted((e for e in events if e.event.when.start), key=lambda e: (_first(e), e.id))


def _first(stored: StoredEvent) -> date:
    assert stored.event.when.start
    return stored.event.when.start


def _span(stored: StoredEvent) -> tuple[date, date]:
    return _first(stored), stored.event.when.end or _first(stored)


def _mark(axes: Any, stored: StoredEvent, day: date, row: float, size: float) -> None:
    """A filled mark for what took place, a hollow one for what did not or not yet, a cross over what was called off or denied."""
    color, shape = LOOKS[stored.event.kind]
    took_place = stored.event.status is Status.OCCURRED
    axes.plot([day], [row], shape, markersize=size, markeredgewidth=2, color=color, markerfacecolor=color if took_place else "white")
    if stored.event.status in (Status.CANCELLED, Status.DENIED):
        axes.plot([day], [row], "x", markersize=size, markeredgewidth=2, color=color)


def _named(axes: Any, events: Sequence[StoredEvent]) -> None:
    """One line for each event, the earliest on top; the title stands where there is more room."""
    first, last = _first(events[0]), max(_span(e)[1] for e in events)
    middle = first.toordinal() + (last - first).days / 2
    for row, stored in enumerate(events):
        start, end = _span(stored)
        color = LOOKS[stored.event.kind][0]
        axes.plot([start, end], [row, row], color=color, linewidth=4, alpha=0.35, solid_capstyle="round")
        _mark(axes, stored, start, row, 9)
        right = start.toordinal() <= middle
        title = cut(one_line(stored.event.title), _LONGEST_TITLE)
        words = f"{short_date(stored.event.when)}   {title}" if right else f"{title}   {short_date(stored.event.when)}"
        axes.annotate(
            words, (end if right else start, row), xytext=(14 if right else -14, 0), textcoords="offset points", va="center",
            ha="left" if right else "right", fontsize=13, annotation_clip=False,
        )  # fmt: skip
    axes.set_ylim(len(events) - 0.4, -0.6)
    axes.yaxis.set_visible(False)
    _days(axes, first, last)


def _stacked(axes: Any, events: Sequence[StoredEvent]) -> None:
    """Marks above one another where events fall into the same period; the size follows from the highest pile."""
    first, last = _first(events[0]), _first(events[-1])
    slot = max((last - first).days / _PILES, 1)
    piles = Counter(int((_first(e) - first).days / slot) for e in events)
    highest = max(*piles.values(), _LEAST_HIGH)
    size = min(10.0, 400 / highest)
    heights: Counter[int] = Counter()
    for stored in events:
        pile = int((_first(stored) - first).days / slot)
        _mark(axes, stored, date.fromordinal(first.toordinal() + round(pile * slot)), heights[pile] + 0.5, size)
        heights[pile] += 1
    axes.set_ylim(0, highest + 1)
    axes.yaxis.set_visible(False)
    _days(axes, first, last)


def _days(axes: Any, first: date, last: date) -> None:
    """An axis of days with some room at both ends."""
    dates = optional("matplotlib.dates", "chart", "Drawing")
    room = max((last - first).days * 0.03, 2)
    axes.set_xlim(
        *(min(max(day, date.min.toordinal()), date.max.toordinal()) - _EPOCH for day in (first.toordinal() - room, last.toordinal() + room))
    )
    locator = dates.AutoDateLocator(minticks=3, maxticks=8)
    axes.xaxis.set_major_locator(locator)
    axes.xaxis.set_major_formatter(dates.ConciseDateFormatter(locator))
    axes.grid(axis="x", color=GRID)
    axes.set_axisbelow(True)


def _bars(axes: Any, events: Sequence[StoredEvent]) -> None:
    first, last = _first(events[0]), _first(events[-1])
    unit = unit_for(first, last)
    begin, days = begin_of(unit), periods(first, last, unit)
    counts = Counter((begin(_first(e)), e.event.kind) for e in events)
    below = [0] * len(days)
    for kind, (color, _) in LOOKS.items():
        heights = [counts[day, kind] for day in days]
        if any(heights):
            axes.bar(range(len(days)), heights, bottom=below, color=color, width=0.8)
            below = [a + b for a, b in zip(below, heights, strict=True)]
    step = max(1, -(-len(days) // 10))
    axes.set_xticks(range(0, len(days), step), [label_of(day, unit) for day in days[::step]])
    axes.set_ylabel(f"events per {unit}")
    axes.yaxis.get_major_locator().set_params(integer=True)
    axes.grid(axis="y", color=GRID)
    axes.set_axisbelow(True)
    axes.tick_params(length=0)


def _legend(axes: Any, events: Sequence[StoredEvent]) -> None:
    """The kinds that occur, with their number; and what hollow marks mean, where there are some."""
    lines = optional("matplotlib.lines", "chart", "Drawing")
    numbers = Counter(e.event.kind for e in events)
    handles = [
        lines.Line2D([], [], linestyle="", marker=shape, markersize=10, color=color, label=counted(numbers[kind], kind.value))
        for kind, (color, shape) in LOOKS.items()
        if numbers[kind]
    ]
    if axes.lines and any(e.event.status is not Status.OCCURRED for e in events):
        hollow = {"linestyle": "", "marker": "o", "markersize": 10, "markeredgewidth": 2, "color": _FAINT, "markerfacecolor": "white"}
        handles.append(lines.Line2D([], [], **hollow, label="planned; crossed: called off or denied"))
    axes.legend(handles=handles, loc="lower left", bbox_to_anchor=(-0.01, 1.0), ncols=len(handles), frameon=False, fontsize=14, borderpad=0)
