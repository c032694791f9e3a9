"""Long fuzzing with atheris: `python -m tests.reading.fuzz SECONDS [TARGET…]`, or `make fuzz`. What it finds belongs into test_fuzz.py.

Each target runs in a process of its own for so many seconds, guided by which branches of dipltrack an input reaches. An input that makes a
reader fail, or hang for a minute, is left in the folder `fuzz`.
"""

from __future__ import annotations

import subprocess
import sys
import warnings
from pathlib import Path

FOLDER = Path("fuzz")


def main() -> int:
    """Run the targets one after the other; 1 when one of them found something."""
    from tests.reading.targets import TARGETS

    if len(sys.argv) < 2 or not sys.argv[1].isdecimal() or not set(sys.argv[2:]) <= TARGETS.keys():
        print(f"python -m tests.reading.fuzz SECONDS [{'|'.join(TARGETS)}]…", file=sys.stderr)
        return 2
    found = [name for name in sys.argv[2:] or TARGETS if _run(name, int(sys.argv[1]))]
    print(f"Found something in: {', '.join(found)}. See {FOLDER}/" if found else "Found nothing.")
    return bool(found)


def _run(name: str, seconds: int) -> int:
    from tests.reading.seeds import seeds

    corpus = FOLDER / name
    corpus.mkdir(parents=True, exist_ok=True)
    for number, content in enumerate(seeds()[name]):
        (corpus / f"seed{number}").write_bytes(content)
    program = f"from tests.reading.fuzz import fuzz; fuzz({name!r})"
    limits = [f"-max_total_time={seconds}", "-timeout=60", "-rss_limit_mb=2000", "-max_len=20000", f"-artifact_prefix={FOLDER}/{name}-"]
    print(f"{name}: {seconds} seconds", flush=True)
    return subprocess.run([sys.executable, "-c", program, *limits, str(corpus)], check=False).returncode


def fuzz(name: str) -> None:
    """Fuzz one target in this process until a limit of the command line is reached."""
    import atheris

    with atheris.instrument_imports(include=["dipltrack"]):
        from tests.reading.targets import TARGETS

        TARGETS[name](b"")
    warnings.simplefilter("ignore")
    atheris.Setup(sys.argv, TARGETS[name])
    atheris.Fuzz()


if __name__ == "__main__":
    sys.exit(main())
