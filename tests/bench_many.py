"""How many articles a second come from a file to committed rows, with one process and with two, and what memory that takes.

Run by `make bench`, or alone: `python -m tests.bench_many 100000`. Where other programs use the cores too, the seconds of processor time
tell more than those on the clock: two cores can do the work in the time of the busiest process, or in half of all.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path

from tests import many

_NUMBER = 20_000
_EVERY = 0.5  # seconds between two looks at the processes
_TICKS = os.sysconf("SC_CLK_TCK")


@dataclass(slots=True)
class Cost:
    """What a command and its processes have used: seconds on the clock, processor seconds by process, megabytes at the peak."""

    clock: float = 0.0
    seconds: dict[int, float] = field(default_factory=dict)
    megabytes: float = 0.0

    @property
    def bound(self) -> float:
        """The seconds that two cores of their own would take."""
        return max(max(self.seconds.values()), sum(self.seconds.values()) / 2)


def print_many(number: int = _NUMBER) -> None:
    """Print articles a second with one process and with two, and the peak of memory of all processes together."""
    if not Path("/proc/self/smaps_rollup").exists():
        print("add of many articles: measured on Linux only")
        return
    with tempfile.TemporaryDirectory() as folder:
        archive = Path(folder) / "many.jsonl"
        many.write(archive, number)
        one, two = (_added(archive, jobs) for jobs in (1, 2))
    for jobs, cost in ((1, one), (2, two)):
        used = sum(cost.seconds.values())
        print(
            f"add of {number:,} articles, --jobs {jobs}: {number / cost.clock:.0f} a second on the clock, {number / used:.0f} a second of processor time,"
            f" {cost.megabytes:.0f} MB at the peak"
        )
    print(
        f"two against one: {one.clock / two.clock:.2f} on the clock, {sum(one.seconds.values()) / two.bound:.2f} where two cores are free for it"
    )


def _added(archive: Path, jobs: int) -> Cost:
    command = [
        sys.executable,
        "-m",
        "dipltrack",
        "--db",
        str(archive.with_name(f"{jobs}.db")),
        "-q",
        "add",
        str(archive),
        "--jobs",
        str(jobs),
    ]
    cost, start = Cost(), time.perf_counter()
    process = subprocess.Popen(command, env={**os.environ, "DIPLTRACK_CONFIG": "none"})
    while process.poll() is None:
        family = _family(process.pid)
        cost.seconds |= family
        cost.megabytes = max(cost.megabytes, sum(map(_megabytes, family)))
        time.sleep(_EVERY)
    cost.clock = time.perf_counter() - start
    assert process.returncode == 0, command
    return cost


def _family(first: int) -> dict[int, float]:
    """Processor seconds of a process and all that it and its children started."""
    seconds: dict[int, float] = {}
    children: dict[int, list[int]] = {}
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                fields = (entry / "stat").read_text().rpartition(")")[2].split()
            except OSError:  # it has just ended
                continue
            children.setdefault(int(fields[1]), []).append(int(entry.name))
            seconds[int(entry.name)] = (int(fields[11]) + int(fields[12])) / _TICKS
    found = [first]
    for pid in found:  # grows while it is walked
        found += children.get(pid, [])
    return {pid: seconds[pid] for pid in found if pid in seconds}


def _megabytes(pid: int) -> float:
    """Memory of a process; what several share is divided among them."""
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0.0
    return sum(int(line.split()[1]) for line in lines if line.startswith("Pss:")) / 1000


if __name__ == "__main__":
    print_many(*map(int, sys.argv[1:2]))
