"""The terminal → single keys, without Enter and without losing what is typed ahead; and whole lines in between."""

from __future__ import annotations

import os
import sys
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

END = "\x04"
"""What is read when no more keys will come."""


@dataclass(slots=True)
class Keyboard:
    """The keys of standard input. `listening` has to be entered before a key is read, `resting` before a line is asked for."""

    _typed: deque[str] = field(default_factory=deque)
    _usual: list[Any] = field(default_factory=list)  # the terminal's attributes

    @contextmanager
    def listening(self) -> Iterator[None]:
        """Let every key be read at once and not be shown; afterwards the terminal is as it was. Ctrl-C interrupts as always."""
        if sys.platform == "win32":
            yield
            return
        import termios
        import tty

        self._usual = termios.tcgetattr(sys.stdin)
        tty.setcbreak(sys.stdin, termios.TCSADRAIN)
        try:
            yield
        finally:
            termios.tcsetattr(sys.stdin, termios.TCSADRAIN, self._usual)

    @contextmanager
    def resting(self) -> Iterator[None]:
        """Let a line be typed as anywhere else, while `listening`."""
        if sys.platform == "win32":
            yield
            return
        import termios
        import tty

        termios.tcsetattr(sys.stdin, termios.TCSADRAIN, self._usual)
        try:
            yield
        finally:
            tty.setcbreak(sys.stdin, termios.TCSADRAIN)

    def key(self) -> str:
        """The next key; an arrow or another special one is several characters, which begin with Escape."""
        if sys.platform == "win32":
            import msvcrt

            return msvcrt.getwch()
        while not self._typed:
            typed = os.read(sys.stdin.fileno(), 64).decode("utf-8", "replace") or END
            self._typed.extend([typed] if typed.startswith("\x1b") else typed)
        return self._typed.popleft()
