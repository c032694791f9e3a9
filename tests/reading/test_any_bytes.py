"""Whatever comes in, reading neither fails nor lets through what no text can hold."""

from __future__ import annotations

import codecs
import io
import json
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dipltrack.model import Article
from dipltrack.reading import Problem, Read, read_inputs

_MARKS = st.sampled_from([b"", codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE, codecs.BOM_UTF32_LE])
_OPENINGS = st.sampled_from([b"", b"---\n", b"Title: ", b"Date: ", b'{"text": "', b'{"text":"a"}\n', b"[", b"<"])
_UNSAFE = re.compile("[\0\ud800-\udfff]")
_ANY_CHARACTER = st.characters(exclude_categories=[])
_RECORDS = st.dictionaries(
    st.sampled_from(["text", "title", "published", "source", "url", "id"]),
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(_ANY_CHARACTER, max_size=20) | st.lists(st.integers(), max_size=2),
)


def _read(content: bytes, form: str) -> list[Read | Problem]:
    return list(read_inputs(["-"], form=form, stdin=io.BytesIO(content)))


def _strings(article: Article) -> list[str]:
    return [value for value in (article.text, article.title, article.source, article.url, article.id) if value is not None]


@pytest.mark.parametrize("form", ["auto", "text", "jsonl"])
@settings(deadline=None)
@given(_MARKS, _OPENINGS, st.binary(max_size=200))
def test_any_bytes(form: str, mark: bytes, opening: bytes, rest: bytes) -> None:
    found = _read(mark + opening + rest, form)
    assert found
    for each in found:
        if isinstance(each, Read):
            assert each.article.text.strip()
            assert not any(map(_UNSAFE.search, _strings(each.article)))
        else:
            assert each.reason
            assert "\n" not in str(each)


@settings(deadline=None)
@given(st.lists(_RECORDS, min_size=1, max_size=4))
def test_any_records(records: list[dict[str, object]]) -> None:
    lines = [json.dumps(record) for record in records]
    found = _read("\n".join(lines).encode(), "jsonl")
    assert [each.line for each in found] == list(range(1, len(records) + 1))
    for record, each in zip(records, found, strict=True):
        if isinstance(each, Read):
            assert each.article.text == record["text"]
            assert not any(map(_UNSAFE.search, _strings(each.article)))


@settings(deadline=None)
@given(st.text(_ANY_CHARACTER, max_size=200).filter(lambda text: text.strip() and not _UNSAFE.search(text)))
def test_any_text_of_a_record_comes_through_unchanged(text: str) -> None:
    (read,) = _read(json.dumps({"text": text}).encode(), "jsonl")
    assert read == Read("stdin", Article(text), 1)
