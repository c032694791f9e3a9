"""Requests on standard input → documents on standard output, as JSON: the process that converting.py starts, and may kill."""

from __future__ import annotations

import json
import os
import re
import signal
import sys
from collections.abc import Callable
from contextlib import suppress
from dataclasses import asdict, replace
from importlib import import_module
from typing import cast

from dipltrack.errors import UnreadableInput
from dipltrack.reading.values import Document

_MEMORY = 1_000_000_000
_SECONDS = 120
_NO_CHARACTER = "[\ud800-\udfff]"


def main() -> None:
    """Answer one request after the other until standard input ends."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _limit_memory()
    with os.fdopen(os.dup(1), "wb", buffering=0) as answers:
        os.dup2(2, 1)  # whatever a library prints is no answer
        while line := sys.stdin.buffer.readline():
            request = json.loads(line)
            content = sys.stdin.buffer.read(request["bytes"])
            with suppress(AttributeError):  # Windows has no alarm
                signal.alarm(_SECONDS)  # for a document that is still being opened when nobody is left to stop it
            answers.write(_answer(request["converter"], content).encode() + b"\n")


def open_document(converter: str, content: bytes) -> Document:
    """What the converter ("module:function" of this package) makes of the bytes; every failure is an UnreadableInput."""
    module, _, name = converter.partition(":")
    convert = cast(Callable[[bytes], Document], getattr(import_module(f"dipltrack.reading.{module}"), name))
    try:
        document = convert(content)
    except UnreadableInput:
        raise
    except MemoryError:
        raise UnreadableInput("needs too much memory to be opened; save its text and add that") from None
    except RecursionError:
        raise UnreadableInput("damaged: its parts are nested too deep; save its text and add that") from None
    except Exception as error:
        raise UnreadableInput(f"damaged or unusual ({type(error).__name__}); save its text and add that") from error
    text = re.sub(_NO_CHARACTER, "\ufffd", document.text.replace("\0", ""))
    if not text.strip():
        raise UnreadableInput("no words in it; a scan has to be read by a text recognition program first")
    return replace(document, text=text)


def _answer(converter: str, content: bytes) -> str:
    try:
        return json.dumps(asdict(open_document(converter, content)))
    except UnreadableInput as error:
        return json.dumps({"error": str(error)})


def _limit_memory() -> None:
    """Where the system can: not on Windows, and macOS takes no notice."""
    with suppress(ImportError, ValueError, OSError):
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))


if __name__ == "__main__":
    main()
