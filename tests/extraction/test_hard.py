"""The thirty hard sentences, whole: every event that is there, with its parties, status, date and place, and none that is not."""

from __future__ import annotations

from datetime import date

import pytest

from dipltrack.extraction import extract
from dipltrack.model import Article, Event, Participant
from tests.extraction.hard import HARD, Expected, Hard

_CASES = [
    pytest.param(h, id=f"{n}: {h.text[:60]}", marks=[pytest.mark.xfail(reason=h.fails, strict=True)] if h.fails else [])
    for n, h in enumerate(HARD, 1)
]


def _fits(wanted: str, got: Participant) -> bool:
    """Whether a participant is the one that "Name OFFICE ISO3" means; "?" is a party that nobody can name."""
    words = set(wanted.split())
    has = {got.country, got.office_code, *(got.name or "").split()}
    return not (got.country and not words & {got.country}) if wanted == "?" else words <= has


def _is(wanted: Expected, got: Event) -> bool:
    start, _, end = (wanted.date or "").partition("..")
    dates = (got.when.start.isoformat() if got.when.start else "", got.when.end.isoformat() if got.when.end else "")
    return (
        (got.kind, got.status) == (wanted.kind, wanted.status)
        and len(got.participants) == len(wanted.parties)
        and all(any(_fits(w, p) for p in got.participants) for w in wanted.parties)
        and dates == (start, end or start)
        and (wanted.place is None or got.place == wanted.place)
    )


@pytest.mark.parametrize("hard", _CASES)
def test_a_hard_sentence_is_read_whole(hard: Hard) -> None:
    got = extract(Article(hard.text, published=date(2024, 7, 29)), why=True)
    assert len(got.events) == len(hard.events), (got.events, got.rejected)
    assert all(any(_is(w, e) for e in got.events) for w in hard.events), got.events
