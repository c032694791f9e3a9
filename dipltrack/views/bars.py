"""Numbers → bars and sparklines of block letters."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

_EIGHTHS = " ▏▎▍▌▋▊▉█"
_LEVELS = "▁▂▃▄▅▆▇█"
_NONE = "·"
_MOST_MARKS = 30


def bar(number: int, most: int, room: int) -> str:
    """A bar that is `room` columns long for `most`; nothing for 0, and something for everything else."""
    if number <= 0 or most <= 0:
        return ""
    eighths = max(round(number / most * room * 8), 1)
    return "█" * (eighths // 8) + _EIGHTHS[eighths % 8].strip()


def sparkline(numbers: Sequence[int]) -> str:
    """One mark a number, as high as it is beside the largest; a dot for 0."""
    most = max(numbers, default=0)
    return "".join(_LEVELS[-(-number * len(_LEVELS) // most) - 1] if number > 0 else _NONE for number in numbers)


def years_line(years: Mapping[int, int]) -> str:
    """Write "2019 ▂·▅█ 2022": a mark per year from the first to the last. A longer time has marks of several years and says so."""
    if not years:
        return ""
    first, last = min(years), max(years)
    step = -(-(last - first + 1) // _MOST_MARKS)
    marks = [sum(years.get(year, 0) for year in range(start, start + step)) for start in range(first, last + 1, step)]
    line = f"{first} {sparkline(marks)} {last}" if first < last else f"{first} {sparkline(marks)}"
    return line if step == 1 else f"{line}  ({step} years a mark)"
