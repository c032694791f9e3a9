"""The sample articles that come with the package are read as they are meant to be."""

from __future__ import annotations

from pathlib import Path

import pytest

from dipltrack.reading import Read, read_inputs

_ARTICLES = Path(__file__).parents[2] / "data" / "articles"
_UNDATED = "two-plus-two.txt"
_NAMES = sorted(path.name for path in _ARTICLES.iterdir())


def _read(name: str) -> Read:
    (read,) = read_inputs([str(_ARTICLES / name)])
    assert isinstance(read, Read)
    return read


def test_all_are_found() -> None:
    assert [Path(read.origin).name for read in read_inputs([str(_ARTICLES)]) if isinstance(read, Read)] == _NAMES
    assert _UNDATED in _NAMES


@pytest.mark.parametrize("name", [name for name in _NAMES if name != _UNDATED])
def test_header_is_complete_and_leaves_the_text(name: str) -> None:
    read = _read(name)
    assert read.article.title
    assert read.article.published
    assert read.article.source
    assert read.notes == ()
    assert not read.article.text.startswith(("Title", "Date", "Source", "\n"))
    assert 150 <= len(read.article.text.split()) <= 400


def test_the_undated_one_has_no_header() -> None:
    article = _read(_UNDATED).article
    assert (article.title, article.published, article.source) == (None, None, None)
    assert article.text == (_ARTICLES / _UNDATED).read_text(encoding="utf-8")
