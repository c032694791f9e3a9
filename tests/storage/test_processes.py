"""Several programs on one file, and programs that die."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from dipltrack.storage import Filter, Store
from tests.storage.factories import article, meeting

ROOT = Path(__file__).parents[2]

ADD = """
import os, signal, sys
from pathlib import Path
from dipltrack.storage import Store
from tests.storage.factories import article, meeting

class Fatal(list):
    def __iter__(self):
        yield meeting()
        os.kill(os.getpid(), signal.SIGKILL)

path, first, last, fatal = Path(sys.argv[1]), *map(int, sys.argv[2:])
with Store.open(path, create=True) as store, store.action(f"add {first}"):
    for number in range(first, last):
        events = Fatal([meeting()]) if number == fatal else [meeting(), meeting(span=(91, 112))]
        store.add(article(number), events)
        print(number, flush=True)
"""


def adding(path: Path, first: int, last: int, fatal: int = -1) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", ADD, str(path), str(first), str(last), str(fatal)]
    return subprocess.Popen(
        command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env={**os.environ, "PYTHONPATH": str(ROOT)}
    )


@pytest.fixture
def processes() -> Iterator[ExitStack]:
    with ExitStack() as stack:
        yield stack


def finish(process: subprocess.Popen[str]) -> list[str]:
    out, err = process.communicate(timeout=60)
    assert process.returncode == 0, err
    return out.splitlines()


def test_killed_in_the_middle_of_an_article(path: Path) -> None:
    process = adding(path, 0, 20, fatal=7)
    out, _ = process.communicate(timeout=60)
    assert process.returncode == -signal.SIGKILL
    assert out.split() == [str(n) for n in range(7)]
    with Store.open(path) as store:
        assert store.check() == []
        assert (len(store.articles()), store.count()) == (7, 14), "the finished ones, and no half"
        (action,) = store.log()
        assert action.summary == "7 articles added, 14 events added"
    finish(adding(path, 0, 20))
    with Store.open(path) as store:
        assert store.check() == []
        assert (len(store.articles()), store.count()) == (20, 40)
        assert store.undo().summary == "13 articles added, 26 events added"
        store.undo()
        assert store.articles() == []


@pytest.mark.parametrize("after", [0, 3, 11])
def test_killed_at_any_moment(path: Path, after: int) -> None:
    process = adding(path, 0, 5000)
    assert process.stdout
    for _ in range(after + 1):
        process.stdout.readline()
    process.kill()
    process.communicate(timeout=60)
    with Store.open(path) as store:
        assert store.check() == []
        stored = len(store.articles())
        assert stored > after
        assert store.count() == 2 * stored
        assert store.undo().id == 1
        assert store.count(Filter(review="all")) == 0


def test_killed_before_the_tables_were_made(path: Path) -> None:
    import sqlite3

    connection = sqlite3.connect(path)
    connection.execute("PRAGMA journal_mode = WAL")
    connection.close()
    assert path.stat().st_size > 0
    finish(adding(path, 0, 1))
    with Store.read(path) as store:
        assert store.count() == 2


def test_two_writers_and_a_reader(path: Path) -> None:
    writers = [adding(path, 0, 40), adding(path, 20, 60)]
    seen = [0]
    while any(w.poll() is None for w in writers):
        if path.exists() and path.stat().st_size > 4096:
            with Store.read(path) as store:
                events = store.events()
                assert len(events) % 2 == 0, "never half an article"
                assert all(len(e.event.participants) == 2 and e.evidence for e in events)
                seen.append(len(events))
    for writer in writers:
        finish(writer)
    assert seen == sorted(seen)
    with Store.open(path) as store:
        assert store.check() == []
        assert sorted(a.article.title or "" for a in store.articles()) == sorted(f"Dispatch {n}" for n in range(60))
        assert store.count() == 120
        assert sorted(a.command for a in store.log()) in (["add 0", "add 20"],)
        store.undo()
        store.undo()
        assert store.articles() == [] and store.check() == []


def test_backup_while_writing(path: Path, tmp_path: Path) -> None:
    with Store.open(path, create=True) as store:
        store.add(article(9999), [meeting(), meeting()])
    process = adding(path, 0, 200)
    copies = 0
    with Store.read(path) as store:
        while process.poll() is None:
            copy = store.backup(tmp_path / f"copy{copies}.db")
            copies += 1
            with Store.open(copy) as restored:
                assert restored.count() == 2 * len(restored.articles())
                assert restored.check() == []
    finish(process)
    assert copies > 0
