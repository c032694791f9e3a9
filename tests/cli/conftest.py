"""A quiet place to run commands in: an empty folder, a fixed day, no config, UTC."""

from __future__ import annotations

import io
import json
import shlex
import sqlite3
import sys
import time
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from dipltrack.cli.app import run
from dipltrack.extracted import Extraction, MentionNote, Rejected
from dipltrack.model import Article, Event, Kind
from tests.cli import coverage, record

Extract = Callable[..., Extraction]


@dataclass(frozen=True)
class Outcome:
    """What one command printed and returned."""

    stdout: str
    stderr: str
    code: int


class Commands:
    """Runs command lines in this process; `< file` gives standard input."""

    def __init__(self, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
        self._capsys = capsys
        self._monkeypatch = monkeypatch

    def __call__(self, line: str) -> Outcome:
        words = shlex.split(line)
        given = b""
        if "<" in words:
            place = words.index("<")
            given = Path(words[place + 1]).read_bytes()
            words = words[:place]
        self._monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(given), encoding="utf-8"))
        self._capsys.readouterr()
        code = run(words)
        captured = self._capsys.readouterr()
        return Outcome(captured.out, captured.err, code)


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder that commands run in."""
    monkeypatch.chdir(tmp_path)
    for name in ("NO_COLOR", "XDG_CONFIG_HOME"):
        monkeypatch.delenv(name, raising=False)
    for name, value in {
        "DIPLTRACK_DB": "record.db",
        "DIPLTRACK_CONFIG": "none",
        "DIPLTRACK_TODAY": "2024-06-05",
        "TZ": "UTC",
        "XDG_DATA_HOME": "own",
    }.items():
        monkeypatch.setenv(name, value)
    time.tzset()
    return tmp_path


@pytest.fixture
def dipltrack(place: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Commands:
    """Run commands in `place`."""
    return Commands(capsys, monkeypatch)


@pytest.fixture
def recorded(place: Path) -> Path:
    """The database with the record."""
    record.build(place / "record.db")
    return place / "record.db"


@pytest.fixture
def damaged(recorded: Path) -> Path:
    """The database with the record, of which some rows are wrong."""
    with closing(sqlite3.connect(recorded)) as connection:
        connection.executescript("""
            UPDATE event SET parties = 9 WHERE id < 3;
            UPDATE evidence SET start = start + 7, stop = stop + 7 WHERE id = 2;
            UPDATE evidence SET text = 'Nobody wrote this.' WHERE id = 5;
            DELETE FROM trace WHERE event_id = 1;
        """)
    return recorded


@pytest.fixture
def articles(place: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Article files to read, and an `extract` that finds the record's events in them whatever the rules are."""
    (place / "harbour.txt").write_text(record.HARBOUR, encoding="utf-8")
    (place / "visit.txt").write_text(record.VISIT, encoding="utf-8")
    (place / "picture.txt").write_bytes(b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR")
    (place / "news").mkdir()
    (place / "news" / "harbour.txt").write_text(record.HARBOUR, encoding="utf-8")
    (place / "news" / "visit.txt").write_text(record.VISIT, encoding="utf-8")
    lines = [{"id": "h", "text": record.HARBOUR, "published": "2024-05-03", "source": "Coast Herald"}, {"text": record.VISIT}]
    (place / "two.jsonl").write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    for name, text in {**record.TABLES, **coverage.FILES}.items():
        (place / name).parent.mkdir(exist_ok=True)
        (place / name).write_text(text, encoding="utf-8")
    monkeypatch.setattr("dipltrack.extraction.extract", find_recorded)
    return place


def find_recorded(article: Article, knowledge: object = None, *, why: bool = False) -> Extraction:
    """The record's events whose words stand in the article."""
    found = [
        located for event in (*record.HARBOUR_EVENTS, *record.VISIT_EVENTS, *coverage.EVENTS) if (located := _located(event, article.text))
    ]
    rejected = Rejected(Kind.MEETING, "one state only", "domain", "text", 0, 9, article.text[:9])
    mention = MentionNote("text", 0, 9, article.text[:9], "country", "NOR")
    return Extraction(article, tuple(found), article.published, article.title, (rejected,) if why else (), (mention,) if why else ())


def _located(event: Event, text: str) -> Event | None:
    start = text.find(event.evidence[0].text)
    if start < 0:
        return None
    return replace(event, evidence=(replace(event.evidence[0], start=start, end=start + len(event.evidence[0].text)),))
