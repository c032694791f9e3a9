"""A terminal for tests: a command runs in it, keys are pressed when what they answer stands on the screen."""

from __future__ import annotations

import os
import select
import struct
import sys
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).parents[2]
PATIENCE = 30.0


class Terminal:
    """`dipltrack` with these words in a terminal of 100 columns; use as a context manager.

    One of the `kind` "dumb" has no moving parts, "xterm" shows bars.
    """

    def __init__(self, words: Sequence[str], folder: Path, kind: str = "dumb") -> None:
        import fcntl
        import pty
        import termios

        environ = {**os.environ, "PYTHONPATH": str(ROOT), "TERM": kind}
        self.pid, self.screen = pty.fork()
        if not self.pid:
            os.chdir(folder)
            os.execve(sys.executable, [sys.executable, "-m", "dipltrack", *words], environ)
        fcntl.ioctl(self.screen, termios.TIOCSWINSZ, struct.pack("HHHH", 40, 100, 0, 0))
        self.code: int | None = None
        self._unseen = ""

    def __enter__(self) -> Terminal:
        return self

    def __exit__(self, *_: object) -> None:
        if self.code is None:
            os.kill(self.pid, 9)
            os.waitpid(self.pid, 0)
        os.close(self.screen)

    def until(self, words: str) -> str:
        """What the command prints up to these words."""
        while words not in self._unseen:
            chunk = self._read()
            assert chunk, f"It ended without {words!r}:\n{self._unseen}"
            self._unseen += chunk
        seen, words, self._unseen = self._unseen.partition(words)
        return seen + words

    def press(self, keys: str) -> None:
        """Type keys."""
        os.write(self.screen, keys.encode())

    def finish(self) -> str:
        """What it prints until it ends; its exit code is `code` then."""
        while chunk := self._read():
            self._unseen += chunk
        self.code = os.waitstatus_to_exitcode(os.waitpid(self.pid, 0)[1])
        return self._unseen

    def _read(self) -> str:
        assert select.select([self.screen], [], [], PATIENCE)[0], f"It waits after:\n{self._unseen}"
        try:
            return os.read(self.screen, 65536).decode("utf-8", "replace").replace("\r\n", "\n")
        except OSError:  # the other end is closed
            return ""
