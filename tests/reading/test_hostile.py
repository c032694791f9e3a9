"""Files that want to do harm give one line each, whatever they are, and the next file is read."""

from __future__ import annotations

import io
import json
import re
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from dipltrack.errors import UnreadableInput
from dipltrack.model import Article
from dipltrack.reading import Problem, Read, read_inputs
from dipltrack.reading.converting import Converter
from dipltrack.reading.forms import BY_NAME
from tests.reading import making
from tests.reading.hostile import FILES, Hostile, slow_pdf

_p = pytest.param
_TEXT = b"The two ministers met in Oslo on Monday.\n"


@pytest.mark.parametrize("hostile", FILES, ids=lambda hostile: hostile.name)
def test_a_hostile_file_gives_its_sentence(hostile: Hostile, tmp_path: Path) -> None:
    (tmp_path / hostile.name).write_bytes(hostile.make())
    (tmp_path / "good.txt").write_bytes(_TEXT)
    *problems, good = read_inputs([str(tmp_path / hostile.name), str(tmp_path / "good.txt")])
    assert isinstance(good, Read)
    assert 0 < len(problems) <= hostile.most
    for problem in problems:
        assert isinstance(problem, Problem)
        assert "\n" not in str(problem)
        assert re.fullmatch(hostile.sentence, problem.reason), problem.reason
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted([hostile.name, "good.txt"])


@pytest.mark.parametrize(
    "name", ["../../up.txt", "/abs/a.txt", "C:\\a.txt", "a/../../../b.txt", "\x1b[31mred.txt", "‮txt.a.txt", "x" * 250 + ".txt"]
)
@pytest.mark.parametrize("make", [making.zipped, making.tarred], ids=["zip", "tar"])
def test_a_name_in_an_archive_is_shown_and_nothing_else(
    make: Callable[[dict[str, bytes]], bytes], name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "in").mkdir()
    monkeypatch.chdir(tmp_path / "in")
    Path("a.bin").write_bytes(make({name: _TEXT}))
    (found,) = read_inputs(["a.bin"])
    assert isinstance(found, Read)
    assert (found.origin, found.article) == (f"a.bin/{name}", Article(_TEXT.decode()))
    assert [path.name for path in tmp_path.rglob("*")] == ["in", "a.bin"]


@pytest.mark.parametrize(
    ("written", "title"),
    [
        _p("Talks\x1b[31m in\x1b[0m Oslo", "Talks in Oslo", id="colour"),
        _p("Talks\x1b]0;owned\x07 in Oslo", "Talks in Oslo", id="window-title"),
        _p("\x9b31mTalks in Oslo", "Talks in Oslo", id="one-byte-sequence"),
        _p("Talks \u202eolsO ni\u202c now", "Talks olsO ni now", id="right-to-left-override"),
        _p("Talks\u2066 in\u2069 O\u200bslo", "Talks in Oslo", id="isolates-and-zero-width"),
        _p("Talks\x08\x07 in Oslo\x7f", "Talks in Oslo", id="control-characters"),
        _p("مباحثات في أوسلو", "مباحثات في أوسلو", id="arabic-stays"),
        _p("Talks-" * 500, ("Talks-" * 500)[:1000], id="endless"),
        _p("\u202e\x1b[0m", None, id="nothing-left"),
    ],
)
@pytest.mark.parametrize("form", ["jsonl", "csv", "mail"])
def test_a_title_is_one_visible_line(form: str, written: str, title: str | None) -> None:
    content = {
        "jsonl": json.dumps({"text": "They met.", "title": written, "source": written}),
        "csv": f'title,text,source\n"{written}",They met.,"{written}"\n',
        "mail": f"MIME-Version: 1.0\nSubject: {written}\nFrom: {written} <a@b.example>\nContent-Type: text/plain; charset=utf-8\n\nThey met.\n",
    }[form]
    (found,) = read_inputs(["-"], stdin=io.BytesIO(content.encode()))
    assert isinstance(found, Read), found
    assert (found.article.text, found.article.title) == ("They met.", title)
    assert form == "mail" or found.article.source == title


def test_a_document_that_takes_too_long_is_given_up_and_the_next_is_opened() -> None:
    with (
        Converter(seconds=0.5) as converter,
        pytest.raises(UnreadableInput, match=r"^can't be read as pdf within 0\.5 seconds and 1 GB of memory; save its text and add that$"),
    ):
        converter.convert(BY_NAME["pdf"], slow_pdf())
    with Converter() as converter:
        assert converter.convert(BY_NAME["eml"], making.mail("They met.", "Talks", "Wed, 6 May 2020 10:00:00 +0000")).text == "They met."


def test_a_process_that_died_is_started_again() -> None:
    with Converter() as converter:
        mail = making.mail("They met.", "Talks", "Wed, 6 May 2020 10:00:00 +0000")
        converter.convert(BY_NAME["eml"], mail)
        assert converter._process
        converter._process.kill()
        converter._process.wait()
        with pytest.raises(UnreadableInput, match="can't be read as eml"):
            converter.convert(BY_NAME["eml"], mail)
        assert converter.convert(BY_NAME["eml"], mail).text == "They met."


def test_without_the_extra_the_sentence_names_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "pypdf.py").write_text("raise ModuleNotFoundError('No module named pypdf')")
    monkeypatch.syspath_prepend(str(tmp_path))
    (problem,) = read_inputs(["-"], stdin=io.BytesIO(making.pdf(["They met."])))
    assert str(problem) == 'stdin: PDF files need more packages; install them with: pip install "dipltrack[docs]"'


def test_the_current_folder_gives_the_process_no_module(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "pypdf.py").write_text("raise SystemExit")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(sys, "path", ["", *sys.path])
    (found,) = read_inputs(["-"], stdin=io.BytesIO(making.pdf(["They met."])))
    assert isinstance(found, Read)
