"""Ctrl-C in a batch: what is being stored is finished, and no press is lost."""

from __future__ import annotations

import signal

import pytest

from dipltrack.cli.stopping import Stopping


def press() -> None:
    signal.raise_signal(signal.SIGINT)


def test_it_stops_at_once_where_nothing_is_half_done() -> None:
    with pytest.raises(KeyboardInterrupt), Stopping():
        press()
        pytest.fail("it went on")


def test_what_is_being_stored_is_finished_first() -> None:
    done = []
    with pytest.raises(KeyboardInterrupt), Stopping() as stopping:
        for piece in range(3):
            with stopping.whole():
                if piece == 1:
                    press()
                done.append(piece)
    assert done == [0, 1]


def test_a_second_press_does_not_wait() -> None:
    with pytest.raises(KeyboardInterrupt), Stopping() as stopping, stopping.whole():
        press()
        press()
        pytest.fail("it went on")


class Cleared:
    """Python swallows what is raised while an object is cleared away."""

    def __del__(self) -> None:
        press()


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
def test_a_press_that_python_swallows_stops_the_next_piece() -> None:
    with pytest.raises(KeyboardInterrupt), Stopping() as stopping:
        Cleared()
        with stopping.whole():
            pytest.fail("it went on")


def test_afterwards_ctrl_c_is_what_it_was_before() -> None:
    before = signal.getsignal(signal.SIGINT)
    with Stopping():
        assert signal.getsignal(signal.SIGINT) != before
    assert signal.getsignal(signal.SIGINT) == before


def test_what_is_ignored_in_the_background_of_a_script_stays_ignored() -> None:
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        with Stopping():
            press()
    finally:
        signal.signal(signal.SIGINT, before)
