"""Every frame of frames.csv carries sentences that it must read and sentences that it must leave alone."""

from __future__ import annotations

from datetime import date

import pytest

from dipltrack.extraction import extract
from dipltrack.extraction.frames import Frame, load_frames
from dipltrack.model import Article

_PUBLISHED = date(2024, 7, 29)
_POSITIVE = [pytest.param(f, s, id=f"{f.name}: {s[:60]}") for f in load_frames() for s in f.positive]
_NEGATIVE = [pytest.param(f, s, id=f"{f.name}: {s[:60]}") for f in load_frames() for s in f.negative]


def test_every_frame_has_both_kinds_of_examples() -> None:
    assert all(f.positive and f.negative for f in load_frames())


@pytest.mark.parametrize(("frame", "sentence"), _POSITIVE)
def test_a_frame_reads_its_positive_examples(frame: Frame, sentence: str) -> None:
    found = extract(Article(sentence, published=_PUBLISHED), why=True)
    assert [e for e in found.events if e.kind is frame.kind and frame.name in {v.rule for v in e.evidence}], found.rejected


@pytest.mark.parametrize(("frame", "sentence"), _NEGATIVE)
def test_a_frame_leaves_its_negative_examples_alone(frame: Frame, sentence: str) -> None:
    assert not extract(Article(sentence, published=_PUBLISHED)).events
