"""Documents and archives on the command line: what is good comes in, what is bad is named, and no name of a file steers the terminal."""

from __future__ import annotations

import json
from pathlib import Path

from tests.cli.conftest import Commands
from tests.reading import making

_TEXT = b"Date: 2024-05-03\n\nThe foreign ministers of Norway and Japan met in Oslo on Thursday.\n"


def test_add_reads_the_good_and_names_the_bad(dipltrack: Commands, place: Path) -> None:
    (place / "in").mkdir()
    for name, content in {"bad.zip": b"PK\x03\x04", "bad.pdf": b"%PDF-1.4", "good.zip": making.zipped({"a.txt": _TEXT})}.items():
        (place / "in" / name).write_bytes(content)
    some = dipltrack("add in")
    assert (some.code, some.stderr.splitlines()) == (
        4,
        [
            "in/bad.pdf: damaged or unusual (PdfStreamError); save its text and add that",
            "in/bad.zip: damaged zip archive (File is not a zip file)",
        ],
    )
    assert some.stdout.startswith("Added 1 article (2 unreadable), 1 event.")
    assert dipltrack("add in/bad.zip").code == 1


def test_names_and_titles_do_not_steer_the_terminal(dipltrack: Commands, place: Path) -> None:
    files = {
        "\x1b[2J\x1b]0;owned\x07a.txt": b"Title: Talks \x1b[31m\xe2\x80\xaein Oslo\n\n" + b"They met, and agreed on nothing. " * 9,
        "\x1b[2Jb.txt": b"",
    }
    (place / "a.zip").write_bytes(making.zipped(files))
    outcome = dipltrack("add a.zip")
    assert outcome.code == 4
    assert not {"\x1b", "\x07", "\u202e"} & set(outcome.stdout + outcome.stderr)
    assert [article["title"] for article in json.loads(dipltrack("articles --json").stdout)] == ["Talks in Oslo"]


def test_the_day_of_the_file_counts_last_and_is_said(dipltrack: Commands, place: Path) -> None:
    talks = "The foreign ministers of Norway and Japan met in Oslo on Thursday."
    (place / "a.pdf").write_bytes(making.pdf([talks], created="2024-05-03"))
    (place / "b.pdf").write_bytes(making.pdf([f"OSLO, April 26, 2024 (Northwire) - {talks}"], created="2024-05-03"))
    outcome = dipltrack("add a.pdf b.pdf")
    assert outcome.stderr == "a.pdf: publication date 2024-05-03 is the day on which the file was made; correct it if it is a copy\n"
    assert [event["date"] for event in json.loads(dipltrack("events --json").stdout)] == ["2024-04-25", "2024-05-02"]
    extracted = dipltrack("extract a.pdf")
    assert json.loads(extracted.stdout)["published"] == "2024-05-03"
    assert extracted.stderr == outcome.stderr
