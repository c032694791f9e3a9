"""What is known of the place where text is shown: its width, whether it takes colour; and text measured for it."""

from __future__ import annotations

from dataclasses import dataclass

WIDEST = 100
"""Columns of a line of prose; longer ones are hard to read."""

_CODES = {"bold": "1", "dim": "2", "red": "31", "green": "32", "yellow": "33", "cyan": "36"}


@dataclass(frozen=True, slots=True)
class Screen:
    """`width` in columns, None where nothing may be cut (a file, a pipe)."""

    width: int | None = None
    color: bool = False

    def paint(self, text: str, look: str) -> str:
        """`text` in a look ("bold", "dim", "red" …) where colour is taken, else as it is."""
        return f"\x1b[{_CODES[look]}m{text}\x1b[0m" if self.color and text else text


def bare(text: str) -> str:
    """`text` without its look, as it was before `paint`."""
    if not text.startswith("\x1b["):
        return text
    return text[text.index("m") + 1 : text.rindex("\x1b[")]


def columns_of(text: str) -> int:
    """How many columns of a terminal `text` takes: two for a wide letter (東), none for an accent of its own."""
    if text.isascii():
        return len(text)
    from unicodedata import combining, east_asian_width

    return sum(0 if combining(letter) else 2 if east_asian_width(letter) in "WF" else 1 for letter in text)


def cut(text: str, width: int) -> str:
    """As much of `text` as takes `width` columns; what was cut off is marked by "…"."""
    if columns_of(text) <= width:
        return text
    end = min(len(text), width)
    while columns_of(text[:end]) > width - 1:
        end -= 1
    return text[:end].rstrip(" ,;–-") + "…"


def wrapped(text: str, screen: Screen, indent: int) -> list[str]:
    """The text in lines for the screen, with room for the indent; uncut in one line where nothing may be cut."""
    if screen.width is None:
        return [text]
    from textwrap import wrap

    return wrap(text, max(min(screen.width, WIDEST) - indent, 20), break_long_words=False, break_on_hyphens=False) or [""]


def counted(number: int, noun: str, plural: str | None = None) -> str:
    """Write "1 article", "2 articles", "1,203 events"."""
    return f"{number:,} {noun if number == 1 else plural or noun + 's'}"


def joined(words: list[str], last: str = "and") -> str:
    """Write "a", "a and b", "a, b and c"."""
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} {last} {words[-1]}" if words else ""
