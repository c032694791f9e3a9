"""The name of an optional library → the library, or one sentence that names the extra to install."""

from __future__ import annotations

from importlib import import_module
from typing import Any

from dipltrack.errors import DipltrackError


def optional(module: str, extra: str, what: str) -> Any:
    """Import `module`, which comes with the extra of that name; `what` is what needs it ("Writing xlsx")."""
    try:
        return import_module(module)
    except ImportError as error:
        package = module.partition(".")[0]
        raise DipltrackError(f'{what} needs {package}, which is not installed. Install it: pip install "dipltrack[{extra}]"') from error
