"""Transcripts in golden/*.txt: `$ command`, what it prints, `2> ` what it says on standard error, `=> ` its exit code.

With DIPLTRACK_ACCEPT=1 the files are written anew from what the commands do; look at the difference before you keep it.
"""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest

from tests.cli.conftest import Commands, Outcome

GOLDEN = Path(__file__).parent / "golden"
WITH_RECORD = "# The database holds the record."
DAMAGED = "# Some of its rows are damaged."


@pytest.mark.parametrize("path", sorted(GOLDEN.glob("*.txt")), ids=lambda path: path.stem)
def test_transcript(path: Path, place: Path, dipltrack: Commands, request: pytest.FixtureRequest) -> None:
    expected = path.read_text(encoding="utf-8")
    request.getfixturevalue("articles")
    if WITH_RECORD in expected:
        request.getfixturevalue("recorded")
    if DAMAGED in expected:
        request.getfixturevalue("damaged")
    actual = _replayed(expected, dipltrack, place)
    if os.environ.get("DIPLTRACK_ACCEPT"):
        path.write_text(actual, encoding="utf-8")
    assert actual == path.read_text(encoding="utf-8")


def _replayed(transcript: str, dipltrack: Commands, place: Path) -> str:
    """The transcript with the commands' present answers."""
    parts: list[str] = []
    for line in transcript.splitlines():
        if line.startswith("#") and not any(part.startswith("$") for part in parts):
            parts.append(f"{line}\n")
        elif line.startswith("$ dipltrack"):
            parts.append(f"\n{line}\n{_answer(dipltrack(line.removeprefix('$ dipltrack')), place)}")
    return "".join(parts)


def _answer(outcome: Outcome, place: Path) -> str:
    stderr = "".join(f"2> {line}\n" for line in outcome.stderr.splitlines())
    text = f"{outcome.stdout}{stderr}=> {outcome.code}\n".replace(str(place), "<folder>")
    text = re.sub(r"\b(?!2024-06-05)20\d\d-\d\d-\d\d \d\d:\d\d\b", "YYYY-MM-DD HH:MM", text)
    return re.sub(r"(?m)[ \t]+$", "", text)
