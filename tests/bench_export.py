"""How long the export of a million events to CSV takes, beside csv.writer with the same rows in memory. Part of `make bench`; no test."""

from __future__ import annotations

import csv
import os
import subprocess
import sys
import time
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.bench_million import million

_PART = 50_000  # rows that are in memory at once: what is measured is the writing


def print_export() -> None:
    """Print the seconds of processor time that both take, and their ratio."""
    with TemporaryDirectory() as folder:
        written, plain = Path(folder) / "events.csv", Path(folder) / "plain.csv"
        before = os.times()
        command = [sys.executable, "-m", "dipltrack", "--quiet", "--db", str(million()), "export", "--raw", "-o", str(written)]
        subprocess.run(command, env={**os.environ, "DIPLTRACK_CONFIG": "none"}, check=True)
        after = os.times()
        ours = after.children_user + after.children_system - before.children_user - before.children_system
        rows, theirs = _seconds_of_csv(written, plain)
        same = written.read_bytes() == plain.read_bytes()
    print(
        f"export of {rows:,} events to CSV {ours:.1f} s, {ours / theirs:.1f} × csv.writer from memory ({theirs:.1f} s)",
        "" if same else "DIFFERS",
    )


def _seconds_of_csv(written: Path, plain: Path) -> tuple[int, float]:
    """Rows of data, and the seconds in which csv.writer writes them."""
    number, seconds = -1, 0.0
    with written.open(newline="", encoding="utf-8") as given, plain.open("w", newline="", encoding="utf-8") as target:
        reader, writer = csv.reader(given), csv.writer(target, lineterminator="\n")
        while part := list(islice(reader, _PART)):
            start = time.process_time()
            writer.writerows(part)
            seconds += time.process_time() - start
            number += len(part)
    return number, seconds
