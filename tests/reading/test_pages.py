"""The pages of pages/ and the files of documents/ are read well enough, one by one and together."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

import pytest

from tests.reading.scoring import PageScore, figures, file_scores, page_scores, pages, score

PATHS = list(pages())
_scored = cache(score)


@pytest.mark.parametrize("path", PATHS, ids=lambda path: path.stem)
def test_a_page(path: Path) -> None:
    read = _scored(path)
    assert (read.title, read.date, read.outlet) == (True, True, True)
    assert read.recall >= 0.85, read.missing
    assert read.precision >= 0.79, read.extra


def test_all_pages_and_files_together() -> None:
    of_pages, of_files = [_scored(path) for path in PATHS], file_scores()
    found = figures(of_pages, of_files)
    assert len(of_pages) + len(of_files) >= 60
    for kind in ("page", "file"):
        assert found[f"{kind} text recall"] >= 0.98
        assert found[f"{kind} text precision"] >= 0.95
    assert found["titles and dates of pages and files"] >= 58 / 60


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


def test_a_file_that_gives_one_article_too_few_has_no_title_right(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tests.reading.scoring.DOCUMENTS", tmp_path)
    wanted = [{"title": name, "published": "2024-05-03", "source": None, "text": "They met."} for name in "AB"]
    (tmp_path / "expected.json").write_text(json.dumps({"a.jsonl": wanted}))
    (tmp_path / "a.jsonl").write_text('{"text": "They met.", "title": "A", "published": "2024-05-03"}\n')
    read = score(tmp_path / "a.jsonl")
    assert (read.recall, read.precision, read.title, read.date) == (0.5, 1, False, False)


def test_a_page_that_is_not_read_scores_nothing(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_bytes(b"")
    (tmp_path / "a.txt").write_text("Title: A\nDate: none\nOutlet: none\n\nwords\n")
    assert score(tmp_path / "a.html") == PageScore(
        "a", 0, 1, False, False, False, "a.html: an empty file".replace("a.html", str(tmp_path / "a.html")), ""
    )
    assert page_scores() == [_scored(path) for path in PATHS]
