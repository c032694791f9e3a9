from __future__ import annotations

import json

import pytest

from dipltrack.views.safe import csv_cell, json_text, lines, md_cell, one_line


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        pytest.param("Plain words, ß and 東京", "Plain words, ß and 東京", id="letters of any script stay"),
        pytest.param("two\nlines\tand\r\nmore\u2028still", "two lines and more still", id="one line"),
        pytest.param("\x1b[31mred\x1b[0m", "red", id="colour"),
        pytest.param("\x1b]0;a new window title\x07after", "after", id="window title"),
        pytest.param("\x1b]8;;http://evil.example\x1b\\link\x1b]8;;\x1b\\", "link", id="hyperlink"),
        pytest.param("\x9b2Jgone\x9d0;title\x9cend", "goneend", id="sequences of one character (C1)"),
        pytest.param("\x1b]0;never ended", "", id="a sequence that never ends"),
        pytest.param("bell\x07 null\x00 back\x08 del\x7f", "bell null back del", id="control characters"),
        pytest.param("safe\u202egnp.exe", "safe<U+202E>gnp.exe", id="writing direction is spelled out"),
        pytest.param("\x1b", "", id="escape alone"),
    ],
)
def test_one_line(text: str, shown: str) -> None:
    assert one_line(text) == shown


def test_lines_keep_their_breaks_and_an_open_sequence_takes_no_more_than_its_line() -> None:
    assert lines("a\r\nb\tc\rd\x1b[1m!\n\x1b]0;open\nlast") == "a\nb\tc\nd!\n\nlast"


@pytest.mark.parametrize("first", ["=", "+", "-", "@", "\t", "\r"])
def test_a_cell_that_looks_like_a_formula(first: str) -> None:
    assert csv_cell(f"{first}cmd") == f"'{first}cmd"
    assert csv_cell(f"{first}cmd", raw=True) == f"{first}cmd"
    assert csv_cell(f"a {first}") == f"a {first}"


def test_a_cell_of_markdown() -> None:
    assert md_cell("a|b\n<b>&[x](y)`") == "a\\|b &lt;b&gt;&amp;\\[x\\](y)\\`"


def test_json_is_readable_and_cannot_steer_a_terminal() -> None:
    value = {"title": "Erdoğan \x1b[31m \x9b1m \u202e\u2028"}
    text = json_text(value)
    assert "Erdoğan" in text and not set(text) & set("\x1b\x9b\u202e\u2028")
    assert json.loads(text) == value
