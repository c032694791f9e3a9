"""The name of a package that may be missing → the package, or one sentence that says how to get it."""

from __future__ import annotations

from importlib import import_module
from typing import Any

from dipltrack.errors import UnreadableInput


def optional(module: str, extra: str, what: str) -> Any:
    """Import `module`, which the extra brings; `what` is what it is needed for ("web pages"). Raises UnreadableInput where it is missing."""
    try:
        return import_module(module)
    except ModuleNotFoundError:
        raise UnreadableInput(f'{what} need more packages; install them with: pip install "dipltrack[{extra}]"') from None
