"""Words of the command line → calls of the layers below, and their results on the terminal."""

from __future__ import annotations

_GARBAGE = 50_000
"""New objects between two collections of garbage. At Python's 700 a short command spends a twentieth of its time on them, and finds none."""


def main() -> int:
    """Run the command line of this process; returns its exit code."""
    import gc
    import sys

    gc.set_threshold(_GARBAGE)
    try:
        from dipltrack.cli.app import run

        return run()
    except KeyboardInterrupt:  # so early or so late that no command is there to say how far it got
        print("Interrupted.", file=sys.stderr)
        return 130
