"""Several programs on one file, and programs that die."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, suppress
from pathlib import Path
from typing import Any

import pytest

from dipltrack.errors import NotFound
from dipltrack.storage import Filter, Store
from tests.storage.factories import article, meeting
from tests.storage.soak import times

ROOT = Path(__file__).parents[2]

ADD = """
import os, signal, sys
from pathlib import Path
from dipltrack.storage import Store
from tests.storage.factories import article, meeting
from tests.storage.soak import times

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


# Every article but the first of a week tells the same talks as the one before, and the harbour news are one text in many papers.
MATCHING = """
import sys
from datetime import date, timedelta
from pathlib import Path
from dataclasses import replace
from dipltrack.storage import Store
from tests.storage.factories import article, meeting, on, person, state
from tests.storage.related import POOL

def told(number):
    if number % 25 == 0:
        copied, events = POOL[number // 25 % 2]
        return replace(copied, text=f"{copied.text} Edition {number}.", source=f"Paper {number}"), events
    day = date(2024, 1, 1) + timedelta(7 * (number // 7))
    pair = (person("Ana Souza", "BRA"), person("Peter Otieno", "KEN")) if number // 7 % 2 else (state("NOR"), state("FJI"))
    return article(number, published=day + timedelta(1)), [meeting(*pair, when=on(str(day)))]

with Store.open(Path(sys.argv[1]), create=True, timeout=60) as store, store.action("add"):
    for number in range(int(sys.argv[2]), int(sys.argv[3])):
        store.add(*told(number))
    print("done")
"""


def adding_matching(path: Path, first: int, last: int) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", MATCHING, str(path), str(first), str(last)]
    return subprocess.Popen(
        command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env={**os.environ, "PYTHONPATH": str(ROOT)}
    )


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


@pytest.fixture(scope="module")
def undisturbed(tmp_path_factory: pytest.TempPathFactory) -> tuple[float, list[Any]]:
    """How many seconds three hundred articles take, and what is stored then."""
    path = tmp_path_factory.mktemp("undisturbed") / "record.db"
    start = time.perf_counter()
    finish(adding_matching(path, 0, 300))
    return time.perf_counter() - start, told(path)


def told(path: Path) -> list[Any]:
    """What is stored, whatever the ids: each event with the articles that tell it."""
    with Store.read(path) as store:
        return sorted(
            (e.event.when.start, e.event.countries, e.event.confidence, sorted(r.origin for r in store.story(e.id).reports))
            for e in store.events(Filter(review="all"))
        )


def test_killed_again_and_again_while_articles_match(path: Path, undisturbed: tuple[float, list[Any]]) -> None:
    seconds, expected = undisturbed
    moments = random.Random(times(1))
    for _ in range(times(20)):
        process = adding_matching(path, 0, 300)
        time.sleep(moments.uniform(0.1, min(seconds, 2.0)))  # what it stored before it need not do again
        process.kill()
        process.communicate(timeout=60)
        if path.exists() and path.stat().st_size:
            with suppress(NotFound), Store.open(path) as store:  # not found: killed before the tables were made
                assert store.check() == []
        if moments.random() < 0.2:
            for file in path.parent.glob("record.db*"):
                file.unlink()
    finish(adding_matching(path, 0, 300))
    assert told(path) == expected
    with Store.open(path) as store:
        assert len(store.articles()) == 300
        assert store.check() == []


def test_two_writers_whose_articles_match_and_a_reader(path: Path, undisturbed: tuple[float, list[Any]]) -> None:
    writers = [adding_matching(path, 0, 300), adding_matching(path, 100, 300)]
    seen = [0]
    while any(w.poll() is None for w in writers):
        with suppress(NotFound), Store.read(path) as store:
            assert all(e.evidence for e in store.events()), "never half an article"
            seen.append(len(store.articles()))
    for writer in writers:
        finish(writer)
    assert seen == sorted(seen)
    assert told(path) == undisturbed[1]
    with Store.open(path) as store:
        assert store.check() == []


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
