"""Bytes of a document → its text, made by a process of its own that is stopped when it takes too long or too much memory."""

from __future__ import annotations

import json
import os
import sys
from contextlib import suppress
from types import TracebackType
from typing import TYPE_CHECKING, Any

from dipltrack.errors import UnreadableInput
from dipltrack.reading.forms import Form
from dipltrack.reading.values import Document

if TYPE_CHECKING:
    import subprocess

SECONDS = 30.0
"""So long may one document take; the slowest of the fixtures takes a hundredth of it."""


class Converter:
    """The process in which documents are opened. It is started with the first of them, and again after one that had to be stopped."""

    def __init__(self, seconds: float = SECONDS) -> None:
        self._seconds = seconds
        self._process: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> Converter:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def convert(self, form: Form, content: bytes) -> Document:
        """The document in `content`; raises UnreadableInput when it is damaged, locked, or over the limits."""
        answer = self._answer(form.converter, content)
        if answer is None:
            raise UnreadableInput(
                f"can't be read as {form.name} within {self._seconds:g} seconds and 1 GB of memory; save its text and add that"
            )
        if "error" in answer:
            raise UnreadableInput(answer["error"])
        return Document(**{**answer, "notes": tuple(answer["notes"])})

    def close(self) -> None:
        """End the process; another document starts a new one."""
        process, self._process = self._process, None
        if process and process.stdin and process.stdout:
            process.kill()
            process.wait()
            with suppress(OSError):
                process.stdin.close()
            process.stdout.close()

    def _answer(self, converter: str, content: bytes) -> dict[str, Any] | None:
        """What the process says; None when it had to be stopped, or died."""
        from threading import Timer

        process = self._process or self._start()
        assert process.stdin and process.stdout
        stop = Timer(self._seconds, process.kill)
        stop.start()
        try:
            with suppress(BrokenPipeError):
                process.stdin.write(json.dumps({"converter": converter, "bytes": len(content)}).encode() + b"\n" + content)
                process.stdin.flush()
            line = process.stdout.readline()
        except BaseException:
            self.close()
            raise
        finally:
            stop.cancel()
        if not line.endswith(b"\n"):
            self.close()
            return None
        answer: dict[str, Any] = json.loads(line)
        return answer

    def _start(self) -> subprocess.Popen[bytes]:
        """Start it with our search path, but without the current folder, in which anybody may have put a module."""
        import subprocess

        environment = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
        command = [sys.executable, "-P", "-m", "dipltrack.reading.opening"]
        self._process = subprocess.Popen(command, env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
        return self._process
