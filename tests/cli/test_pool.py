"""Processes that work on pieces: in order, whatever the pieces do to them."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest

from dipltrack.cli.pool import Died, Pool
from dipltrack.cli.readings import How, Reading, read_bundle
from dipltrack.errors import DipltrackError
from dipltrack.model import Article
from dipltrack.reading import Problem, Read

KILLER = 13


def squares(folder: Path, numbers: list[int]) -> list[int]:
    """Squares; the killer kills its process, as often as there are files in the folder."""
    for number in numbers:
        if number == KILLER and (shots := sorted(folder.iterdir())):
            shots[0].unlink()
            os.kill(os.getpid(), signal.SIGKILL)
    time.sleep(0.01 * (numbers[0] % 3))  # later bundles may be done sooner
    return [number * number for number in numbers]


def bundles(of: int, number: int, taken: list[int] | None = None) -> Iterator[list[int]]:
    for first in range(0, number, of):
        if taken is not None:
            taken.append(first)
        yield list(range(first, first + of))


@pytest.mark.parametrize(
    ("shots", "result"),
    [
        pytest.param(0, 169, id="nobody-dies"),
        pytest.param(1, 169, id="killed-once-is-tried-again"),
        pytest.param(9, None, id="killed-again-is-passed-over"),
    ],
)
def test_results_are_in_order_and_a_death_costs_one_piece(tmp_path: Path, shots: int, result: int | None) -> None:
    for shot in range(shots):
        (tmp_path / str(shot)).touch()
    with Pool(2, partial(squares, tmp_path)) as pool:
        found = [pair for bundle in pool.map(bundles(4, 60)) for pair in bundle]
    assert [piece for piece, _ in found] == list(range(60))
    wanted = {number: number * number for number in range(60)} | {KILLER: result}
    assert {piece: None if isinstance(got, Died) else got for piece, got in found} == wanted


def test_no_more_is_taken_than_is_needed(tmp_path: Path) -> None:
    taken: list[int] = []
    with Pool(2, partial(squares, tmp_path)) as pool:
        for place, _ in enumerate(pool.map(bundles(1, 40, taken))):
            assert len(taken) <= place + 6, "three for each process"
    assert len(taken) == 40


def refuse(numbers: list[int]) -> list[int]:
    raise ValueError(f"no work on {numbers}")


def test_an_error_of_the_work_is_raised_here() -> None:
    with Pool(2, refuse) as pool, pytest.raises(ValueError, match=r"no work on \[0\]"):
        list(pool.map(bundles(1, 3)))


def test_a_pool_that_cannot_start_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dipltrack.cli.pool._begin", os._exit)  # its argument is no exit code: the process ends with an error
    with Pool(2, refuse) as pool, pytest.raises(DipltrackError, match="--jobs 1"):
        list(pool.map(bundles(1, 3)))


def linger(folder: Path, seconds: list[int]) -> list[None]:
    """Leave a file when it begins, and one when it is through."""
    (folder / "begun").touch()
    time.sleep(seconds[0])
    (folder / "through").touch()
    return [None]


def test_what_is_being_done_ends_with_the_pool(tmp_path: Path) -> None:
    with Pool(2, partial(linger, tmp_path)) as pool:
        pool._submit([60])
        while not (tmp_path / "begun").exists():
            time.sleep(0.01)
    assert not (tmp_path / "through").exists(), "closing waits until the processes are gone"


class Sticky(str):
    """A text over which a process hangs without noticing that its time is up."""

    def translate(self, table: object, /) -> str:
        signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGALRM})
        time.sleep(60)
        return ""

    __hash__ = str.__hash__


def test_a_process_that_hangs_ends_itself() -> None:
    how = How((), limit=1.0)
    inputs = [Read("a", Article("Sun.")), Problem("b", "an empty file"), Read("c", Article(Sticky("Rain."))), Read("d", Article("Snow."))]
    with Pool(2, partial(read_bundle, how)) as pool:
        ((a, b, c, d),) = pool.map([list(inputs)])
    assert isinstance(a[1], Reading) and a[1].error is None
    assert b[1] is None
    assert isinstance(c[1], Died) and c[1].seconds >= 1
    assert isinstance(d[1], Reading) and d[1].error is None
