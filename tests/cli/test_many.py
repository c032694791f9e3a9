"""Many articles: the same database and the same objects whatever the number of processes, and what goes wrong costs one article."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from dipltrack.reading.counting import count_inputs
from tests import many
from tests.cli.conftest import Commands
from tests.cli.terminal import Terminal

NUMBER = 80


@pytest.fixture
def archive(place: Path) -> Path:
    many.write(place / "news.jsonl", NUMBER)
    with (place / "news.jsonl").open("a", encoding="utf-8") as file:
        file.write('{"text": 5}\n')
    return place / "news.jsonl"


def dump(path: Path) -> Iterator[str]:
    """The whole database as SQL, but the times of writing."""
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("UPDATE action SET at = ''")
        connection.execute("UPDATE article SET added = ''")
        connection.execute("UPDATE _sqlite_migrations SET applied_at = ''")
        yield from connection.iterdump()


def test_the_database_is_the_same_whatever_the_number_of_processes(dipltrack: Commands, archive: Path, place: Path) -> None:
    said, dumps = set(), set()
    for jobs in (1, 2, 4):
        database = place / f"{jobs}.db"
        outcome = dipltrack(f"add news.jsonl --jobs {jobs} --db {database.name}")
        assert outcome.code == 4
        said.add((outcome.stdout, outcome.stderr))
        dumps.add("\n".join(dump(database)).replace(f"--jobs {jobs}", ""))
    assert len(said) == len(dumps) == 1
    assert said.pop()[0].startswith(f"Added {NUMBER} articles")


def test_objects_come_in_order_whatever_the_number_of_processes(dipltrack: Commands, archive: Path) -> None:
    one, three = (dipltrack(f"extract news.jsonl --why --jobs {jobs}") for jobs in (1, 3))
    assert one == three
    assert one.stdout.count("\n") == NUMBER


@pytest.mark.parametrize("jobs", [1, 2])
def test_an_article_that_takes_too_long_is_reported_and_the_others_are_read(dipltrack: Commands, place: Path, jobs: int) -> None:
    many.write(place / "news", 20)
    long = " ".join(article["text"] for article in many.articles(1_000))
    (place / "news" / "0000" / "005.txt").write_text(f"Long\n\n{long}", encoding="utf-8")
    outcome = dipltrack(f"add news --time-limit 2 --jobs {jobs}")
    assert outcome.stdout.startswith("Added 19 articles (1 unreadable)")
    assert "005.txt: not read: it takes more than 2 seconds. Cut it, or give it more with --time-limit" in outcome.stderr
    assert outcome.code == 4


def test_ctrl_c_keeps_what_is_finished_and_running_again_goes_on(place: Path, dipltrack: Commands) -> None:
    many.write(place / "many.jsonl", 4_000)
    many.write(place / "first.jsonl", 100)
    with Terminal(["add", "many.jsonl", "--jobs", "2"], place, "xterm") as terminal:
        terminal.until("/4,000 articles")
        terminal.press("\x03")
        seen = terminal.finish()
    assert terminal.code == 130
    assert "Traceback" not in seen
    stored = len(dipltrack("articles -n 0 -f csv").stdout.splitlines()) - 1
    assert f"Interrupted after {stored:,} of 4,000 articles. Run the same command again; known articles are skipped." in seen
    outcome = dipltrack("add first.jsonl --jobs 2")
    assert outcome.code == 0
    assert f"{min(stored, 100)} already known" in outcome.stdout
    assert dipltrack("db check").code == 0


@pytest.mark.parametrize(
    ("files", "words", "number"),
    [
        pytest.param({"a.jsonl": "{}\n\n \n{}"}, ["a.jsonl"], 2, id="lines-but-blank-ones"),
        pytest.param({"a.jsonl": ""}, ["a.jsonl"], 1, id="an-empty-file-is-a-problem"),
        pytest.param({"d/a.txt": "x", "d/e/b.md": "x", "d/c.jsonl": "{}\n{}\n"}, ["d"], 4, id="a-folder"),
        pytest.param({}, ["none.txt"], 1, id="what-is-not-there-is-a-problem"),
        pytest.param({}, ["https://news.example/a"], None, id="an-address"),
        pytest.param({"a.bin": "x"}, ["a.bin"], None, id="any-number"),
        pytest.param({"a.txt": "x"}, ["a.txt", "-"], None, id="standard-input"),
    ],
)
def test_articles_are_counted_without_reading(place: Path, files: dict[str, str], words: list[str], number: int | None) -> None:
    for name, text in files.items():
        (place / name).parent.mkdir(parents=True, exist_ok=True)
        (place / name).write_text(text, encoding="utf-8")
    assert count_inputs(words) == number


def test_a_file_that_cannot_be_read_counts_as_one(place: Path) -> None:
    if os.geteuid() == 0:
        pytest.skip("root reads everything")
    (place / "a.jsonl").write_text("{}\n{}\n", encoding="utf-8")
    (place / "a.jsonl").chmod(0)
    assert count_inputs(["a.jsonl"]) == 1
