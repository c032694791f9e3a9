"""Ctrl-C → the end of a batch, between two of its pieces of work."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from threading import current_thread, main_thread
from types import FrameType
from typing import Any


class Stopping:
    """Raises KeyboardInterrupt for Ctrl-C: at once, but after what is done inside `whole`; pressed again, at once there too.

    A program that was started to ignore Ctrl-C, in the background of a script, goes on ignoring it.
    Where the exception is lost, since the moment was one that can raise nothing (an object that is cleared away), the next `whole` raises it.
    Use as a context manager.
    """

    def __init__(self) -> None:
        self._pressed = self._held = False
        self._before: Any = None

    def __enter__(self) -> Stopping:
        if current_thread() is main_thread() and signal.getsignal(signal.SIGINT) is not signal.SIG_IGN:
            self._before = signal.signal(signal.SIGINT, self._press)
        return self

    def __exit__(self, *_: object) -> None:
        if self._before is not None:
            signal.signal(signal.SIGINT, self._before)

    @contextmanager
    def whole(self) -> Iterator[None]:
        """What is done inside is finished first."""
        self._held = True
        try:
            self._stop_if_pressed()
            yield
        finally:
            self._held = False
        self._stop_if_pressed()

    def _press(self, number: int, frame: FrameType | None) -> None:
        again, self._pressed = self._pressed, True
        if again or not self._held:
            raise KeyboardInterrupt

    def _stop_if_pressed(self) -> None:
        if self._pressed:
            raise KeyboardInterrupt
