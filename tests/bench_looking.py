"""How much longer the first page of an answer takes among a million events than from an empty store. Part of `make bench`; no test."""

from __future__ import annotations

import os
import shlex
import statistics
import subprocess
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

from dipltrack.storage import Store
from tests.bench_million import EVENTS, million

_ROUNDS = 7
_QUESTIONS = """
meetings
meetings --country Japan
meetings -c Japan --since 2010 --until 2012
meetings -p Lavrov
timeline -c Japan -c China
timeline --by year
people Lavrov
people Lavrov --on 2015
countries Fiji
people
countries
search pipelines
search Lavrov
search Suva
stats
stats --by pair
stats --by country -k meeting
articles
"""


def print_looking() -> None:
    """Print, for each question, the median of what it takes longer, and the median that it takes."""
    print(f"the first page among {EVENTS:,} events, and how much longer it takes than in an empty store:")
    with TemporaryDirectory() as folder:
        empty = Path(folder) / "empty.db"
        Store.open(empty, create=True).close()
        for question in filter(None, _QUESTIONS.split("\n")):
            among, alone = [], []
            for _ in range(_ROUNDS + 1):  # the first warms the caches
                among.append(_seconds(million(), question))
                alone.append(_seconds(empty, question))
            longer = statistics.median(a - b for a, b in zip(among[1:], alone[1:], strict=True))
            print(f"  {question:<44} {statistics.median(among[1:]) * 1000:7.0f} ms {longer * 1000:+7.0f} ms")


def _seconds(database: Path, question: str) -> float:
    """Seconds until the answer is there; nobody being found counts as one."""
    command = [sys.executable, "-m", "dipltrack", "--db", str(database), *shlex.split(question)]
    start = time.perf_counter()
    done = subprocess.run(command, env={**os.environ, "DIPLTRACK_CONFIG": "none"}, capture_output=True, check=False)
    taken = time.perf_counter() - start
    if done.returncode not in (0, 3):
        raise RuntimeError(done.stderr.decode())
    return taken


if __name__ == "__main__":
    print_looking()
