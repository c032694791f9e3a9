"""The pages of pages/ are read well enough, one by one and together."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from tests.reading.scoring import PageScore, figures, page_scores, pages, score

PATHS = list(pages())
_scored = cache(score)


@pytest.mark.parametrize("path", PATHS, ids=lambda path: path.stem)
def test_a_page(path: Path) -> None:
    read = _scored(path)
    assert (read.title, read.date, read.outlet) == (True, True, True)
    assert read.recall >= 0.85, read.missing
    assert read.precision >= 0.79, read.extra


def test_all_pages_together() -> None:
    found = figures([_scored(path) for path in PATHS])
    assert len(PATHS) >= 45
    assert found["page text recall"] >= 0.98
    assert found["page text precision"] >= 0.95


def test_the_score_sees_what_is_missing_and_what_does_not_belong(tmp_path: Path) -> None:
    sentences = [f"Minister number {n} of Norway met her colleague from Kenya in Oslo to speak about fish." for n in range(6)]
    page = "".join(f"<p>{sentence}</p>" for sentence in sentences)
    (tmp_path / "a.html").write_text(f"<html><head><title>A</title></head><body><h1>A</h1><article>{page}</article></body></html>")
    wanted = " ".join(sentences[1:]).replace("Minister number 3", "Minister number three")
    (tmp_path / "a.txt").write_text(f"Title: B\nDate: 2024-05-03\nOutlet: none\n\n{wanted}\n")
    read = score(tmp_path / "a.html")
    assert (read.title, read.date, read.outlet) == (False, False, True)
    assert read.missing == "three" and read.extra == f"{sentences[0]} 3"
    assert read.errors == ["a wrong title, date", "a missed three", f"a extra  {sentences[0]} 3"]


def test_a_page_that_is_not_read_scores_nothing(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_bytes(b"")
    (tmp_path / "a.txt").write_text("Title: A\nDate: none\nOutlet: none\n\nwords\n")
    assert score(tmp_path / "a.html") == PageScore(
        "a", 0, 1, False, False, False, "a.html: an empty file".replace("a.html", str(tmp_path / "a.html")), ""
    )
    assert page_scores() == [_scored(path) for path in PATHS]
