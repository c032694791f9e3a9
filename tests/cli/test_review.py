"""`review` in a terminal: one key per event, each an action of the journal."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from dipltrack.model import Review
from dipltrack.storage import Filter, Store
from tests.cli.conftest import Commands
from tests.cli.terminal import Terminal

pytestmark = [pytest.mark.skipif(sys.platform == "win32", reason="no pty"), pytest.mark.usefixtures("recorded", "articles")]
ASKED = "q quit\n"


def journal(place: Path) -> list[str]:
    with Store.read(place / "record.db") as store:
        return [action.command for action in reversed(store.log()) if action.undone is None][2:]


def test_every_key_is_one_action_named_as_one_would_type_it(place: Path) -> None:
    with Terminal(["review", "-c", "Norway"], place) as terminal:
        first = terminal.until(ASKED)
        assert "1 of 4\n4  meeting, visit, planned" in first and '"Ms Solheim will travel to Nairobi next month."' in first
        for key, words in (("s", "4 skipped"), ("y", "3 confirmed"), ("n", "2 rejected")):
            terminal.press(key)
            assert words in terminal.until(ASKED)
        terminal.press("+")
        assert "1 date: 2024-05-02 → 2024-05-03" in terminal.until(ASKED)
        terminal.press("y")
        assert "2 confirmed, 1 rejected, 1 corrected; 0 of 4 left." in terminal.finish()
        assert terminal.code == 0
    assert journal(place) == ["review --confirm 3", "review --reject 2", "edit 1 date=2024-05-03", "review --confirm 1"]
    with Store.read(place / "record.db") as store:
        assert [store.event(id).review for id in (1, 2, 3, 4)] == [
            Review.CONFIRMED, Review.REJECTED, Review.CONFIRMED, Review.UNREVIEWED,
        ]  # fmt: skip
        assert store.story(1).corrected == ("when",)


def test_undo_goes_back_and_quit_keeps_what_was_done(place: Path) -> None:
    with Terminal(["review"], place) as terminal:
        terminal.until(ASKED)
        terminal.press("y")
        terminal.until(ASKED)
        terminal.press("nu")  # typed ahead
        assert "Undone: review --reject 5" in terminal.until("\n2 of 7\n")
        terminal.until(ASKED)
        terminal.press("q")
        assert "1 confirmed; 6 of 7 left. dipltrack undo takes the last one back." in terminal.finish()
    assert journal(place) == ["review --confirm 6"]


def test_what_can_not_be_done_is_said_and_the_event_stays(place: Path) -> None:
    with Terminal(["review", "6"], place) as terminal:
        terminal.until(ASKED)
        for key, words in (("u", "Nothing was changed yet."), ("-", "Only days can be moved"), ("x", ASKED), ("\x1b[A", ASKED)):
            terminal.press(key)
            terminal.until(words)
        terminal.press("m")
        terminal.until("Merge with event")
        terminal.press("many\n")
        terminal.until("'many' is no id.")
        terminal.press("m")
        terminal.until("Merge with event")
        terminal.press("99\n")
        terminal.until("No event 99.")
        terminal.press("q")
        assert "Nothing changed; 1 of 1 left." in terminal.finish()
    assert journal(place) == []


def test_an_edit_is_typed_as_for_the_command(place: Path) -> None:
    with Terminal(["review", "1"], place) as terminal:
        terminal.until(ASKED)
        for typed, words in (
            ("where=Oslo", "No field called 'where'"),
            ("title='Talks", "Can't read that"),
            ("place=Oslo", "Nothing to change."),
            ("place=Bergen title='Talks in Bergen'", "1 place: Oslo → Bergen"),
        ):
            terminal.press("e")
            terminal.until("(nothing: leave it): ")
            terminal.press(f"{typed}\n")
            terminal.until(words)
        terminal.until(ASKED)
        terminal.press("q")
        assert "1 corrected; 1 of 1 left." in terminal.finish()
    assert journal(place) == ["edit 1 place=Bergen 'title=Talks in Bergen'"]


def test_merging_offers_what_is_likely_and_shows_what_came_of_it(place: Path, dipltrack: Commands) -> None:
    dipltrack("add announced.txt bergen.txt friday.txt")
    with Terminal(["review", "8", "1"], place) as terminal:
        terminal.until(ASKED)
        terminal.press("m")
        assert "1  2024-05-02  Solheim–Otieno talks in Oslo" in terminal.until("[1]: ")
        terminal.press("\n")
        assert "1  meeting, talks, occurred" in terminal.until(ASKED)
        terminal.press("q")
        assert "1 merged; 2 of 2 left." in terminal.finish()
    assert journal(place)[-1] == "merge 8 1"
    with Store.read(place / "record.db") as store:
        assert store.ids(Filter(ids=(1, 8), review="all")) == [1]


def test_nothing_is_asked_when_a_format_is_wanted_or_nothing_is_left(place: Path) -> None:
    for words, printed in ((["review", "-f", "plain", "-n", "1"], "0.41"), (["review", "-c", "Japan"], "Nothing to review.")):
        with Terminal(words, place) as terminal:
            assert printed in terminal.finish()
            assert terminal.code == 0
