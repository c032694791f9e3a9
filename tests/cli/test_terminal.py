"""What only a terminal shows: the pager, what fits, wide letters in line, and rows that come before all are read."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from dipltrack.model import StoredEvent
from dipltrack.storage import Store
from dipltrack.views.screen import columns_of
from tests.cli.record import HARBOUR_EVENTS, day
from tests.cli.terminal import Terminal

PAGER = f"{sys.executable} -c \"import sys; print('PAGED', len(sys.stdin.readlines()))\""
_p = pytest.param


@pytest.fixture
def long(place: Path) -> Path:
    """A record of sixty events, some of them with wide letters and accents of their own."""
    with Store.open(place / "record.db", create=True) as store:
        for number in range(60):
            names = ("外務大臣", "José Ñandú", "Ana Rey") if number % 3 == 0 else ("Ana Rey", "Zoë")
            people = tuple(
                replace(HARBOUR_EVENTS[0].participants[0], name=name, country=code)
                for name, code in zip(names, ("JPN", "PER", "NOR"), strict=False)
            )
            title = f"東京会談 {number}" if number % 4 == 0 else f"Talks {number}"
            store.new_event(
                replace(HARBOUR_EVENTS[0], title=title, participants=people, when=day(f"2024-03-{number % 28 + 1:02}", ""), evidence=())
            )
    return place


@pytest.mark.parametrize(
    ("words", "config", "pager", "paged"),
    [
        _p(["events"], "", PAGER, True, id="the pager of the environment"),
        _p(["events"], f"pager = '''{PAGER}'''", "false", True, id="the pager of the config"),
        _p(["events", "--no-pager"], "", PAGER, False, id="turned off once"),
        _p(["events"], 'pager = "off"', PAGER, False, id="turned off"),
        _p(["events", "-n", "3"], "", PAGER, False, id="it fits"),
        _p(["events"], "", "", False, id="none"),
    ],
)
def test_the_pager(long: Path, monkeypatch: pytest.MonkeyPatch, words: list[str], config: str, pager: str, paged: bool) -> None:
    (long / "config.toml").write_text(config, encoding="utf-8")
    monkeypatch.setenv("DIPLTRACK_CONFIG", "config.toml")
    monkeypatch.setenv("PAGER", pager)
    with Terminal(words, long) as terminal:
        shown = terminal.finish()
    assert terminal.code == 0
    assert ("PAGED 51" in shown) is paged and ("2024-03-01" in shown) is not paged


def test_no_pager_in_a_pipe(long: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PAGER", PAGER)
    done = subprocess.run([sys.executable, "-m", "dipltrack", "events"], capture_output=True, text=True, check=False)
    assert "Talks 1" in done.stdout and "PAGED" not in done.stdout


@pytest.mark.parametrize(
    ("words", "column"),
    [
        _p(["meetings", "--no-pager"], "2024-03-", id="listing"),
        _p(["people"], "2024-03-01", id="people"),
        _p(["stats", "--by", "person"], "█", id="stats"),
    ],
)
def test_wide_letters_stand_in_line(long: Path, words: list[str], column: str) -> None:
    with Terminal(words, long) as terminal:
        rows = [line for line in terminal.finish().splitlines() if column in line and line.startswith("  ")]
    assert len(rows) >= 3 and any(not row.isascii() for row in rows)
    assert {columns_of(row[: row.index(column)]) for row in rows} == {columns_of(rows[0][: rows[0].index(column)])}
    assert max(map(columns_of, rows)) <= 100


def test_rows_come_before_all_are_read(place: Path, recorded: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A listing asks for some hundred events beyond what was printed, and no more."""
    from dipltrack.storage import queries
    from dipltrack.views.event_table import event_listing
    from dipltrack.views.formats import FORMATS
    from dipltrack.views.listing import Stream
    from dipltrack.views.screen import Screen

    with Store.read(recorded) as store:
        one = store.event(1)
    asked = 0

    def endless() -> object:
        nonlocal asked
        while True:
            asked += 1
            yield one

    stream: Stream[StoredEvent] = Stream(endless())  # type: ignore[arg-type]
    chunks = FORMATS["table"](event_listing(stream, Screen(), str), Screen(), False)
    assert [next(chunks).split()[0] for _ in range(3)] == ["id", "1", "1"]
    assert asked < 2 * queries._BATCH
