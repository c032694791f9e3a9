"""Words of the command line → calls of the layers below, and their results on the terminal."""

from __future__ import annotations


def main() -> int:
    """Run the command line of this process; returns its exit code."""
    import sys

    try:
        from dipltrack.cli.app import run

        return run()
    except KeyboardInterrupt:  # so early or so late that no command is there to say how far it got
        print("Interrupted.", file=sys.stderr)
        return 130
