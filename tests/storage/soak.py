"""How often a test tries: `make soak` sets DIPLTRACK_SOAK, and it tries that many times as often."""

from __future__ import annotations

import os


def times(number: int) -> int:
    return number * int(os.environ.get("DIPLTRACK_SOAK", "1"))
