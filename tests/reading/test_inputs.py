"""Files, folders, patterns and standard input, and everything that can be wrong with them."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from pathlib import Path

import pytest

from dipltrack.model import Article
from dipltrack.reading import Problem, Read, read_inputs

_p = pytest.param
_TEXT = "The two ministers met in Oslo on Monday.\n"
_JSON = '{"text": "They met."}\n'


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def _write(folder: Path, *names: str) -> None:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(_JSON if path.suffix == ".jsonl" else _TEXT)


def _origins(*words: str) -> list[str]:
    return [found.origin if isinstance(found, Read) else str(found) for found in read_inputs(words)]


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        _p("a.txt", b"", "an empty file", id="empty"),
        _p("a.jsonl", b"", "an empty file", id="empty-jsonl"),
        _p("a.txt", b"\xef\xbb\xbf", "an empty file", id="only-a-byte-order-mark"),
        _p("a.txt", b" \n\n", "no words in it", id="blank"),
        _p("a.txt", b"Title: A\n\n", "only a header, no text after it", id="only-a-header"),
        _p("old.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\0\0", "not text, HTML, JSONL or a feed", id="word"),
        _p("a.txt", b"\x89PNG\r\n\x1a\n", "not text, HTML, JSONL or a feed", id="picture"),
        _p(
            "a.jsonl",
            b"\x1f\x8b\x08\x01\n\x02\n\x03\n",
            "damaged gz file: its end is missing",
            id="damaged-compressed-jsonl-is-one-problem",
        ),
        _p("a.txt", b"They met.\n" * 20_000 + b"\0", "not text, HTML, JSONL or a feed", id="nul-far-into-the-file"),
        _p("a.html", b"<!doctype html><nav><a href=/>Home</a></nav>", "a web page without an article in it", id="html"),
        _p("a.xml", b"<?xml version='1.0'?><urlset/>", "XML, but neither a web page nor a feed", id="xml"),
        _p("a.txt", b"a" * 50_000_000, "more than 5 MB, too long for one article; split it up", id="a-line-of-50-mb"),
        _p("a.txt", b"They met.\n" * 500_001, "more than 5 MB, too long for one article; split it up", id="just-over-5-mb"),
        _p(
            "a.json",
            b'{\n "text": "a"\n}',
            "JSON, but not JSONL; put each article on one line, as {…} without commas between the lines",
            id="json",
        ),
    ],
)
def test_a_bad_file_is_a_problem_and_the_next_is_read(here: Path, name: str, content: bytes, reason: str) -> None:
    (here / name).write_bytes(content)
    _write(here, "good.txt")
    assert list(read_inputs([name, "good.txt"])) == [Problem(name, reason), Read("good.txt", Article(_TEXT))]


def test_a_jsonl_line_of_50_mb_is_passed_over(here: Path) -> None:
    (here / "a.jsonl").write_bytes(_JSON.encode() + b'{"text": "' + b"a" * 50_000_000 + b'"}\n' + _JSON.encode())
    first, too_long, last = read_inputs(["a.jsonl"])
    assert (first, last) == (Read("a.jsonl", Article("They met."), 1), Read("a.jsonl", Article("They met."), 3))
    assert too_long == Problem("a.jsonl", "more than 5 MB, too long for one article; split it up", 2)


@pytest.mark.parametrize(
    ("word", "sentence"),
    [
        _p("missing.txt", "missing.txt: no such file or folder", id="missing"),
        _p("ftp://news.example/a.txt", "ftp://news.example/a.txt: not fetched: only http and https addresses are", id="another-protocol"),
        _p("no/such/*.txt", "no/such/*.txt: no article matches", id="pattern-without-match"),
        _p("empty", "empty: no article in it: no .txt, .md, .html, .jsonl, .pdf, .docx … file", id="folder-without-articles"),
        _p("emp*", "emp*: no article matches", id="pattern-of-a-folder-without-articles"),
        _p("", "'': not the name of a file", id="empty-word"),
        _p("a\0b", "a\ufffdb: embedded null byte", id="nul-in-the-name"),
        _p("x" * 300, "x" * 300 + ": file name too long", id="name-too-long"),
        _p("good.txt/a.txt", "good.txt/a.txt: not a directory", id="file-as-folder"),
        _p("loop.txt", "loop.txt: too many levels of symbolic links", id="link-to-itself"),
        _p("dangling.txt", "dangling.txt: no such file or folder", id="broken-link"),
        _p(
            "https://no-such-host.invalid/a",
            "https://no-such-host.invalid/a: no host called no-such-host.invalid; check the address and the connection",
            id="web-address",
        ),
    ],
)
def test_a_bad_name_is_a_problem_and_the_next_is_read(here: Path, word: str, sentence: str) -> None:
    _write(here, "good.txt", "empty/picture.png", "empty/.hidden.txt")
    (here / "loop.txt").symlink_to("loop.txt")
    (here / "dangling.txt").symlink_to("nowhere.txt")
    problem, read = read_inputs([word, "good.txt"])
    assert str(problem) == sentence
    assert read == Read("good.txt", Article(_TEXT))


def test_no_permission_to_read_a_file(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _write(here, "secret.txt", "good.txt")
    (here / "secret.txt").chmod(0)
    if os.access("secret.txt", os.R_OK):  # root may read everything: let the system refuse in its place
        _refuse(monkeypatch, "open", "secret.txt")
    assert list(read_inputs(["secret.txt", "good.txt"])) == [Problem("secret.txt", "permission denied"), Read("good.txt", Article(_TEXT))]


def test_no_permission_to_list_a_folder(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _write(here, "news/a.txt", "news/locked/b.txt", "news/c.txt")
    (here / "news/locked").chmod(0)
    if os.access("news/locked", os.R_OK):
        _refuse(monkeypatch, "iterdir", "locked")
    try:
        assert _origins("news") == ["news/a.txt", "news/c.txt", "news/locked: permission denied"]
    finally:
        (here / "news/locked").chmod(0o700)


def _refuse(monkeypatch: pytest.MonkeyPatch, method: str, name: str) -> None:
    allowed = getattr(Path, method)

    def refusing(path: Path, *arguments: str) -> object:
        if path.name == name:
            raise PermissionError(13, "Permission denied", str(path))
        return allowed(path, *arguments)

    monkeypatch.setattr(Path, method, refusing)


def test_folders_in_order_without_hidden_and_other_files(here: Path) -> None:
    _write(
        here,
        "news/b.txt",
        "news/a/z.md",
        "news/a/y.JSONL",
        "news/c.TXT",
        "news/picture.png",
        "news/.git/a.txt",
        "news/.b.txt",
        "news/d.txt/e.txt",
    )
    (here / "news/a/y.JSONL").write_text(_JSON)
    assert _origins("news") == ["news/a/y.JSONL", "news/a/z.md", "news/b.txt", "news/c.TXT", "news/d.txt/e.txt"]


def test_a_loop_of_links_ends(here: Path) -> None:
    _write(here, "news/a.txt", "news/deep/b.txt")
    (here / "news/deep/up").symlink_to(here / "news", target_is_directory=True)
    (here / "news/deep/z.txt").symlink_to("z.txt")
    assert _origins("news") == ["news/a.txt", "news/deep/b.txt"]


def test_a_pipe_in_a_folder_is_not_waited_for(here: Path) -> None:
    _write(here, "news/a.txt")
    os.mkfifo(here / "news/pipe.txt")
    assert _origins("news") == ["news/a.txt"]


@pytest.mark.parametrize(
    "words",
    [
        _p(("a.txt", "a.txt"), id="twice"),
        _p(("a.txt", "./a.txt"), id="two-spellings"),
        _p(("a.txt", "."), id="file-and-folder"),
        _p(("a.txt", "link.text"), id="link"),
        _p(("a.txt", "*.txt"), id="file-and-pattern"),
    ],
)
def test_a_file_is_read_once(here: Path, words: tuple[str, ...]) -> None:
    _write(here, "a.txt")
    (here / "link.text").symlink_to("a.txt")
    assert _origins(*words) == ["a.txt"]


@pytest.mark.parametrize(
    ("pattern", "origins"),
    [
        _p("news/*.txt", ["news/a.txt", "news/b.txt"], id="star"),
        _p("news/**/*.txt", ["news/a.txt", "news/b.txt", "news/deep/c.txt"], id="two-stars"),
        _p("news/[b-z]*", ["news/b.txt", "news/deep/c.txt"], id="class-and-folder"),
        _p("news/?.txt", ["news/a.txt", "news/b.txt"], id="question-mark"),
    ],
)
def test_patterns_that_the_shell_left(here: Path, pattern: str, origins: list[str]) -> None:
    _write(here, "news/b.txt", "news/a.txt", "news/.hidden.txt", "news/deep/c.txt")
    assert _origins(pattern) == origins
    assert _origins(str(here / pattern)) == [str(here / origin) for origin in origins]


def test_a_name_with_brackets_is_not_a_pattern(here: Path) -> None:
    _write(here, "a[1].txt", "a1.txt")
    assert _origins("a[1].txt") == ["a[1].txt"]


def test_a_name_that_is_no_utf_8(here: Path) -> None:
    name = os.fsdecode(b"caf\xe9.txt")
    _write(here, name)
    assert _origins(name) == ["caf\ufffd.txt"]


@pytest.mark.parametrize(
    ("name", "content", "form", "count"),
    [
        _p("a.txt", _JSON * 2, "auto", 1, id="ending-says-text"),
        _p("a.jsonl", _JSON * 2, "auto", 2, id="ending-says-jsonl"),
        _p("a.NDJSON", _JSON * 2, "auto", 2, id="ndjson"),
        _p("a.dat", _JSON * 2, "auto", 2, id="no-ending-first-line-says-jsonl"),
        _p("a.dat", _TEXT * 2, "auto", 1, id="no-ending-first-line-says-text"),
        _p("a.txt", _JSON * 2, "jsonl", 2, id="told-jsonl"),
        _p("a.jsonl", _JSON * 2, "text", 1, id="told-text"),
    ],
)
def test_form(here: Path, name: str, content: str, form: str, count: int) -> None:
    (here / name).write_text(content)
    reads = list(read_inputs([name], form=form))
    assert [type(read) for read in reads] == [Read] * count


@pytest.mark.parametrize(
    ("content", "form", "found"),
    [
        _p(_TEXT, "auto", [Read("stdin", Article(_TEXT))], id="text"),
        _p(_JSON, "auto", [Read("stdin", Article("They met."), 1)], id="jsonl"),
        _p("\n\n" + _JSON, "auto", [Read("stdin", Article("They met."), 3)], id="jsonl-after-blank-lines"),
        _p(_JSON, "text", [Read("stdin", Article(_JSON))], id="told-text"),
        _p(_TEXT, "jsonl", [Problem("stdin", "broken JSON at character 1: Expecting value", 1)], id="told-jsonl"),
        _p("", "auto", [Problem("stdin", "an empty file")], id="empty"),
        _p("\n" * 200_000 + "They met.", "auto", [Read("stdin", Article("\n" * 200_000 + "They met."))], id="blank-lines-first"),
    ],
)
def test_standard_input(content: str, form: str, found: list[Read | Problem]) -> None:
    assert list(read_inputs(["-"], form=form, stdin=io.BytesIO(content.encode()))) == found


def test_utf_16_jsonl_from_a_pipe() -> None:
    content = ('{"text": "Tōkyō talks"}\r\n' * 2).encode("utf-16")
    assert list(read_inputs(["-"], stdin=io.BytesIO(content))) == [Read("stdin", Article("Tōkyō talks"), n) for n in (1, 2)]


def test_standard_input_is_read_once_and_a_file_called_dash_is_a_file(here: Path) -> None:
    _write(here, "-")
    found = list(read_inputs(["-", "./-", "-"], stdin=io.BytesIO(b"From the pipe.")))
    assert found == [Read("stdin", Article("From the pipe.")), Read("-", Article(_TEXT))]


def test_records_of_a_slow_pipe_come_one_by_one() -> None:
    reader, writer = os.pipe()
    with os.fdopen(reader, "rb") as stream, os.fdopen(writer, "wb", buffering=0) as pipe:
        found = read_inputs(["-"], stdin=stream)
        for number in (1, 2):
            pipe.write(_JSON.encode())
            assert next(found) == Read("stdin", Article("They met."), number)


def test_the_process_s_own_standard_input() -> None:
    program = "from dipltrack.reading import read_inputs; print(next(read_inputs(['-'])).article.text)"
    done = subprocess.run([sys.executable, "-c", program], input="They met.", capture_output=True, text=True, check=True)
    assert done.stdout == "They met.\n"


def test_nothing_is_read_before_it_is_asked_for(here: Path) -> None:
    found = read_inputs(["later.txt"])
    _write(here, "later.txt")
    assert list(found) == [Read("later.txt", Article(_TEXT))]


def test_no_words_nothing() -> None:
    assert list(read_inputs([])) == []
