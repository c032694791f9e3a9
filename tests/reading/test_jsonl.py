"""Records of JSON lines, good and broken."""

from __future__ import annotations

import json
from datetime import date

import pytest

from dipltrack.model import Article
from dipltrack.reading import MAX_ARTICLE_BYTES, Problem, Read
from dipltrack.reading.forms import of_opening
from dipltrack.reading.jsonl import read_jsonl

_p = pytest.param
_GOOD = b'{"text": "They met."}'


def _read(*lines: bytes) -> list[Read | Problem]:
    return list(read_jsonl("a.jsonl", [b"\n".join(lines)]))


@pytest.mark.parametrize(
    ("record", "article"),
    [
        _p({"text": "They met."}, Article("They met."), id="text-alone"),
        _p(
            {"id": "a1", "text": "They met.", "title": "T", "url": "https://a.example", "source": "S", "published": "2024-05-03"},
            Article("They met.", "T", date(2024, 5, 3), "S", "https://a.example", "a1"),
            id="all",
        ),
        _p({"text": "They met.", "id": 7}, Article("They met.", id="7"), id="number-as-id"),
        _p({"text": "They met.", "tags": ["a"], "score": 1.5}, Article("They met."), id="other-keys-passed-over"),
        _p({"text": "They met.", "title": None, "source": "", "url": " "}, Article("They met."), id="null-and-blank"),
        _p({"text": " \r\nThey\n\nmet. 🤝\n"}, Article(" \r\nThey\n\nmet. 🤝\n"), id="text-as-given"),
        _p(
            {"text": "They met.", "published": "Fri, 03 May 2024 10:00:00 GMT"},
            Article("They met.", published=date(2024, 5, 3)),
            id="rfc-2822",
        ),
    ],
)
def test_record(record: dict[str, object], article: Article) -> None:
    assert _read(json.dumps(record).encode()) == [Read("a.jsonl", article, 1)]


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        _p(b'{"text": "They', "broken JSON at character 10: Unterminated string starting at", id="cut-off"),
        _p(b"They met.", "broken JSON at character 1: Expecting value", id="prose"),
        _p(b'"They met."', 'a string where an object with "text" is wanted', id="string"),
        _p(b"12", 'a number where an object with "text" is wanted', id="number"),
        _p(b"null", 'null where an object with "text" is wanted', id="null"),
        _p(b"[1]", 'a list where an object with "text" is wanted', id="list"),
        _p(b"{}", 'no "text"', id="no-text"),
        _p(b'{"text": null}', 'no "text"', id="text-null"),
        _p(b'{"text": ""}', 'no words in "text"', id="text-empty"),
        _p(b'{"text": " \\n"}', 'no words in "text"', id="text-blank"),
        _p(b'{"text": 5}', '"text" is a number, not a string', id="text-a-number"),
        _p(b'{"text": ["a"]}', '"text" is a list, not a string', id="text-a-list"),
        _p(b'{"text": "a", "title": {}}', '"title" is an object, not a string', id="title-an-object"),
        _p(b'{"text": "a", "published": 20240503}', '"published" is a number, not a string', id="published-a-number"),
        _p(b'{"text": "a", "id": true}', '"id" is true or false, not a string', id="id-a-boolean"),
        _p(b'{"text": "a", "id": 1.5}', '"id" is a number, not a string', id="id-a-fraction"),
        _p(b'{"text": "a\\u0000b"}', '"text" holds \\u0000, which is no character', id="nul"),
        _p(b'{"text": "a \\ud83e b"}', '"text" holds \\ud83e, which is no character', id="lone-surrogate"),
        _p(b'{"text": "a", "source": "\\udfff"}', '"source" holds \\udfff, which is no character', id="lone-surrogate-in-source"),
        _p(b"[" * 200_000, "broken JSON: a number too long, or lists too deep", id="nested-too-deep"),
        _p(b'{"text": "a", "n": ' + b"9" * 10_000 + b"}", "broken JSON: a number too long, or lists too deep", id="number-too-long"),
        _p(b'{"text": "a\0"}', "not text, HTML, JSONL or a feed", id="raw-nul"),
        _p(b'{"text": "' + b"a" * MAX_ARTICLE_BYTES + b'"}', "more than 5 MB, too long for one article; split it up", id="too-long"),
    ],
)
def test_a_broken_line_is_a_problem_and_the_others_are_read(line: bytes, reason: str) -> None:
    first, broken, last = _read(_GOOD, line, _GOOD)
    assert first == Read("a.jsonl", Article("They met."), 1)
    assert broken == Problem("a.jsonl", reason, 2)
    assert last == Read("a.jsonl", Article("They met."), 3)
    assert str(broken) == f"a.jsonl:2: {reason}"


def test_surrogates_that_pair_up_are_one_character() -> None:
    assert _read(b'{"text": "\\ud83e\\udd1d"}') == [Read("a.jsonl", Article("🤝"), 1)]


def test_blank_lines_count_but_are_no_problem() -> None:
    assert _read(b"", _GOOD + b"\r", b"  ", _GOOD) == [Read("a.jsonl", Article("They met."), n) for n in (2, 4)]


def test_a_line_that_is_not_utf_8_is_read_with_a_note() -> None:
    (read,) = _read('{"text": "They met at a café in the old town."}'.encode("latin-1"))
    assert read == Read("a.jsonl", Article("They met at a café in the old town."), 1, ("not UTF-8; read as Windows-1252",))


def test_a_doubtful_date_is_left_out_and_said() -> None:
    (read,) = _read(b'{"text": "They met.", "published": "03/04/2024"}')
    assert isinstance(read, Read)
    assert read.article.published is None
    assert read.notes == ("publication date '03/04/2024' could be 2024-03-04 or 2024-04-03; not used",)


@pytest.mark.parametrize("lines", [(b"{", b'"text": "a"', b"}"), (b'[{"text": "a"},', b'{"text": "b"}]')], ids=["one-object", "a-list"])
def test_json_that_is_not_jsonl_is_one_problem(lines: tuple[bytes, ...]) -> None:
    (problem,) = _read(*lines)
    assert isinstance(problem, Problem)
    assert problem.reason.startswith("JSON, but not JSONL; put each article on one line")


@pytest.mark.parametrize(
    ("head", "is_json"),
    [
        _p(b' \n{"text": "a"}', True, id="object"),
        _p(b'{\n  "text"', True, id="spread-out"),
        _p(b'[{"text": "a"}]', True, id="list"),
        _p(b"[Editor's note] They met.", False, id="bracket"),
        _p(b"{sic} they met", False, id="brace"),
        _p(b'"We met," he said.', False, id="quote"),
    ],
)
def test_prose_is_not_json(head: bytes, is_json: bool) -> None:
    assert (of_opening(head).name == "jsonl") is is_json
