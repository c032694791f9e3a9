"""Every damage is told, and mended where it can be; what was mended is one action."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from dipltrack.model import Review
from dipltrack.storage import Store
from tests.storage.factories import meeting
from tests.storage.related import POOL
from tests.storage.test_sequences import dump


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A record with copies, links, a merge, a split, notes, tags, corrections, and an event that the user entered (the newest)."""
    path = tmp_path_factory.mktemp("whole") / "record.db"
    with Store.open(path, create=True) as store:
        for told in POOL:
            store.add(*told)
        store.split(1, [2])
        store.merge([store.ids(sort="id")[1], store.ids(sort="id")[2]])
        store.correct(1, replace(store.event(1).event, place="Mombasa"))
        store.add_note(1, "ask again")
        store.tag(1, ["fish"])
        store.add_alias("The Minister", "Ana Souza")
        store.new_event(replace(meeting(), evidence=()))
        assert store.check() == []
    return path


@pytest.fixture
def damaged(whole: Path, path: Path) -> Path:
    shutil.copy(whole, path)
    return path


def damage(path: Path, script: str) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.executescript(script)


_p = pytest.param


@pytest.mark.parametrize(
    ("script", "said"),
    [
        _p("UPDATE day_tally SET events = events + 1", "day_tally does not count the events that are there.", id="days-counted-wrongly"),
        _p("UPDATE pair_total SET meetings = 7", "pair_total does not count the events that are there.", id="totals-counted-wrongly"),
        _p("DELETE FROM pair_tally", "pair_tally does not count the events that are there.", id="pairs-not-counted"),
        _p("DELETE FROM trace WHERE event_id = 1", "Event 1 is out of step with the table", id="trace-lacks-rows"),
        _p("INSERT INTO trace VALUES ('mA|B', 738886, 99, 738887)", "Event 99 is out of step", id="trace-of-nothing"),
        _p("UPDATE trace SET last = last + 1 WHERE event_id = 1", "Event 1 is out of step", id="trace-stale"),
        _p("DELETE FROM sketch WHERE article_id = 1", "Article 1 is out of step", id="sketch-lacks-rows"),
        _p("INSERT INTO sketch VALUES (7, 99)", "Article 99 is out of step", id="sketch-of-nothing"),
        _p("UPDATE event SET first = '1999-01-01' WHERE id = 1", "Event 1 would not be found again", id="first-stale"),
        _p("UPDATE event SET keys = '[]' WHERE id = 1", "Event 1 would not be found again", id="keys-missing"),
        _p("UPDATE event SET last = NULL", "Event 1 would not be found again", id="last-missing"),
        _p("UPDATE article SET sketch = '[1]' WHERE id = 1", "Article 1 would not be found again", id="sketch-wrong"),
        _p("UPDATE event SET parties = 9 WHERE id = 1", "Event 1 counts its countries wrongly", id="parties"),
        _p("UPDATE event SET place_key = 'x' WHERE id = 1", "Event 1 is not found by its place", id="place-key"),
        _p("UPDATE outlet SET source_key = NULL WHERE id = 1", "Outlet 1 is not found by its name", id="source-key"),
        _p("UPDATE participant SET kind = 'call' WHERE id = (SELECT min(id) FROM participant WHERE party)", "does not carry the kind", id="participant-kind"),
        _p("UPDATE participant SET date = '1999-01-01' WHERE id = (SELECT min(id) FROM participant WHERE party)", "does not carry the kind", id="participant-date"),
        _p("UPDATE participant SET party = 0 WHERE id = (SELECT min(id) FROM participant WHERE party)", "does not carry the kind", id="participant-party"),
        _p("UPDATE participant SET actor_id = NULL WHERE id = (SELECT min(id) FROM participant WHERE party)", "has a name and is nobody", id="participant-nobody"),
        _p("UPDATE participant SET actor_id = 99 WHERE id = (SELECT min(id) FROM participant WHERE party)", "of participant lacks its actor", id="participant-of-no-actor"),
        _p("UPDATE evidence SET start = start + 1, stop = stop + 1 WHERE id = 1", "Evidence 1 is not what article 1 says", id="evidence-off"),
        _p("UPDATE article SET sha256 = 'c0ffee' WHERE id = 1", "Article 1 does not hold the words", id="hash"),
        _p("INSERT INTO ruling VALUES (900, 1, 900, 1, '')", "Ruling 900 is about a report", id="ruling"),
        _p("INSERT INTO forward VALUES (900, 800, 801)", "Forward 900 leads to", id="forward"),
        _p("INSERT INTO note VALUES (900, 99, 'x', '')", "Row 900 of note", id="note-of-nothing"),
        _p("INSERT INTO copy VALUES (900, 99, 1)", "Row 900 of copy", id="copy-of-nothing"),
        _p("INSERT INTO link VALUES (900, 1, 99, 'follows', 'user')", "Row 900 of link", id="link-to-nothing"),
        _p("INSERT INTO change VALUES (90000, 99, 4, 1, NULL)", "Row 90000 of change", id="change-of-no-action"),
        _p("UPDATE recording SET action_id = 3", "Action 3 was left open", id="action-left-open"),
        _p("INSERT INTO evidence_fts (evidence_fts) VALUES ('delete-all')", "The full text of evidence", id="full-text-empty"),
        _p("DELETE FROM article_fts_docsize", "The full text of article", id="full-text-lacks-rows"),
        _p("DROP TRIGGER event_journal_update", "event_journal_update is missing", id="trigger"),
        _p("DROP INDEX report_event", "report_event is missing", id="index"),
        _p("DROP VIEW timeline", "timeline is missing", id="view"),
    ],
)  # fmt: skip
def test_what_follows_from_the_rest_is_as_before(whole: Path, damaged: Path, script: str, said: str) -> None:
    damage(damaged, script)
    before = dump(damaged)
    with Store.open(damaged) as store:
        actions = len(store.log())
        found = store.check()
        assert any(said in problem for problem in found), found
        done = store.mend()
        assert done.left == ()
        assert set(done.mended) >= {problem for problem in found if said in problem}
        assert store.check() == []
        assert dump(damaged) == dump(whole)
        assert done.copy is not None and dump(done.copy) == before
        if len(store.log()) > actions:
            assert store.log()[0].command == "db check --fix"
            store.undo()
            assert store.check() != [], "undo brings the damaged row back"
            store.redo()
            assert dump(damaged) == dump(whole)
        assert store.mend().copy is None, "nothing to mend"


def test_evidence_that_stands_nowhere_is_left(damaged: Path) -> None:
    damage(damaged, "UPDATE evidence SET text = 'Never said' WHERE id = 2; UPDATE event SET parties = 9 WHERE id = 1")
    with Store.open(damaged) as store:
        done = store.mend()
        assert done.mended == ("Event 1 counts its countries wrongly.",)
        assert done.left == ("Evidence 2 is not what article 2 says at that place.",)
        assert store.log()[0].summary == "1 row mended"
        again = store.mend()
        assert (again.copy, again.mended, again.left) == (None, (), done.left)
        assert len(list(damaged.parent.glob("*bak*"))) == 1


def test_a_report_of_no_article_goes_and_so_does_an_event_that_nobody_else_tells(damaged: Path) -> None:
    with Store.open(damaged) as store:
        (alone,) = store.article(12).event_ids
    damage(damaged, "PRAGMA foreign_keys = OFF; DELETE FROM outlet WHERE article_id = 12; DELETE FROM article WHERE id = 12")
    with Store.open(damaged) as store:
        done = store.mend()
        assert done.left == ()
        assert alone not in store.ids()
        assert store.check() == []


@pytest.mark.parametrize("word", ["note", "confirmed"])
def test_an_event_that_nobody_tells_stays_when_the_user_has_spoken_of_it(damaged: Path, word: str) -> None:
    with Store.open(damaged) as store:
        (alone,) = store.article(12).event_ids
        store.review([alone], Review.CONFIRMED) if word == "confirmed" else store.add_note(alone, "ask again")
        before = store.event(alone).event
    damage(
        damaged,
        f"DELETE FROM evidence WHERE report_id IN (SELECT id FROM report WHERE event_id = {alone}); DELETE FROM report WHERE event_id = {alone}",
    )
    with Store.open(damaged) as store:
        done = store.mend()
        assert f"Event {alone} is told by no article, and you did not enter it." in done.mended
        assert store.event(alone).event == replace(before, evidence=())
        assert store.check() == []


def test_a_reading_that_cannot_be_read_is_that_of_its_event(damaged: Path) -> None:
    with Store.open(damaged) as store:
        (alone,) = store.article(12).event_ids
        before = store.story(alone)
    damage(damaged, f"UPDATE report SET reading = '{{oh' WHERE event_id IN (1, {alone})")
    with Store.open(damaged) as store:
        found = store.check()
        done = store.mend()
        assert len(done.mended) == 1 and done.mended[0] in found
        assert all(problem.startswith("Report ") for problem in done.left) and done.left, "what several tell can't be told apart again"
        assert [r.event for r in store.story(alone).reports] == [r.event for r in before.reports]


def test_an_index_that_lost_rows_is_made_anew(damaged: Path) -> None:
    damage(damaged, """
        PRAGMA writable_schema = ON;
        UPDATE sqlite_master SET sql = 'CREATE INDEX report_event ON report(event_id) WHERE id < 3' WHERE name = 'report_event';
        PRAGMA writable_schema = RESET;
        REINDEX report_event;
        PRAGMA writable_schema = ON;
        UPDATE sqlite_master SET sql = 'CREATE INDEX report_event ON report(event_id)' WHERE name = 'report_event';
    """)  # fmt: skip
    with Store.open(damaged) as store:
        assert any("report_event" in problem for problem in store.check())
        done = store.mend()
        assert done.left == () and done.mended
        assert store.check() == []


@pytest.mark.parametrize("name", ["article", "event", "participant_event", "evidence", "trace", "pair_tally"])
def test_damaged_pages_are_told_and_left(damaged: Path, name: str) -> None:
    with closing(sqlite3.connect(damaged)) as connection:
        page = connection.execute("SELECT rootpage FROM sqlite_master WHERE name = ?", (name,)).fetchone()[0]
    with damaged.open("r+b") as file:
        file.seek(4096 * (page - 1))
        file.write(b"\xff" * 4096)
    before = damaged.read_bytes()
    with Store.open(damaged) as store:
        assert store.check()
        assert store.mend().left
    assert damaged.with_name("record.db.bak-check").read_bytes()[100:] == before[100:], "all but the header, which names the journal"


def test_many_of_one_kind_are_counted(damaged: Path) -> None:
    with Store.open(damaged) as store, store.action("add"):
        for number in range(30):
            store.new_event(replace(meeting(title=f"Talks {number}"), evidence=()))
    damage(damaged, "UPDATE event SET parties = 9")
    with Store.open(damaged) as store:
        assert len(store.check()) == 21
        assert store.check()[-1].startswith("… and ")
        assert store.mend().left == ()
