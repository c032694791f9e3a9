"""What transcripts can't show: where options stand, files that are written, questions, signals, pipes."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import typer

from dipltrack.cli.app import COMMANDS, build
from dipltrack.cli.session import Session
from dipltrack.extracted import Extraction
from dipltrack.model import Article
from dipltrack.storage import Store
from tests.cli.conftest import Commands, find_recorded
from tests.cli.record import HARBOUR_ARTICLE

GOLDEN = Path(__file__).parent / "golden"


def _every(command: Any, name: str = "") -> Iterator[str]:
    """The names of all commands, those of groups too."""
    context = typer.Context(command, info_name=name or "dipltrack")
    for child in command.list_commands(context) if hasattr(command, "list_commands") else ():
        yield f"{name} {child}".strip()
        yield from _every(command.get_command(context, child), f"{name} {child}".strip())


# `articles list` is what `articles` alone does, and nobody types it.
ALL_COMMANDS = [name for name in _every(typer.main.get_command(build())) if name != "articles list"]


@pytest.mark.parametrize("name", ALL_COMMANDS)
def test_every_command_says_what_it_is_for_and_gives_examples(name: str, dipltrack: Commands) -> None:
    help = dipltrack(f"{name} --help")
    assert help.code == 0
    purpose = help.stdout.split("\n\n")[1].strip()
    examples = [line for line in help.stdout.split("Examples:", 1)[1].split("\n\n")[0].splitlines() if line.strip()]
    assert purpose.endswith((".", ":")) and len(purpose) > 30
    assert 2 <= len(examples) <= 4 and all(line.startswith("    ") for line in examples)
    assert dipltrack(f"{name} -h").stdout == help.stdout


# What `db schema` prints is all of the schema, which tests/storage/test_migrations.py compares.
@pytest.mark.parametrize("name", [name for name in ALL_COMMANDS if name != "db schema"])
def test_every_command_has_a_transcript(name: str) -> None:
    called = re.compile(rf"^\$ dipltrack (?:-\S+ )*{name}\b", re.MULTILINE)
    assert any(called.search(transcript.read_text(encoding="utf-8")) for transcript in GOLDEN.glob("*.txt"))


def test_the_first_lines_of_help_are_those_of_the_list(dipltrack: Commands) -> None:
    listed = dipltrack("--help").stdout
    assert all(f"  {name}" in listed and entry.summary in listed for name, entry in COMMANDS.items())
    assert dipltrack("").stdout == listed


@pytest.mark.parametrize(
    "line",
    ["--db other.db events --count", "events --count --db other.db", "--db wrong.db events --db other.db --count", "db --db other.db path"],
)
def test_global_options_stand_before_and_after_the_command(line: str, place: Path, recorded: Path, dipltrack: Commands) -> None:
    recorded.rename(place / "other.db")
    assert dipltrack(line).stdout in ("7\n", "other.db\n")


def test_articles_takes_options_before_its_word(recorded: Path, dipltrack: Commands) -> None:
    assert dipltrack("articles --db record.db edit 1 title=New").code == 0
    assert "New" in dipltrack("articles --db record.db 1").stdout


def test_verbose_names_the_database_and_twice_shows_tracebacks(recorded: Path, dipltrack: Commands) -> None:
    assert "Database: record.db" in dipltrack("events -v --count").stderr
    assert "Traceback" in dipltrack("-v show 99 -v").stderr
    assert "Traceback" not in dipltrack("-v show 99").stderr


def test_quiet_leaves_only_the_data(recorded: Path, dipltrack: Commands) -> None:
    assert dipltrack("-q events --since 2030").stderr == ""
    assert dipltrack("delete 1 -q").stdout == ""


@pytest.mark.usefixtures("recorded")
def test_an_export_with_a_mark_for_excel(place: Path, dipltrack: Commands) -> None:
    dipltrack("export -o events.csv --bom")
    assert (place / "events.csv").read_bytes().startswith(b"\xef\xbb\xbfid,date,")


@pytest.mark.usefixtures("recorded")
def test_a_file_is_written_whole_or_not_at_all(place: Path, dipltrack: Commands, monkeypatch: pytest.MonkeyPatch) -> None:
    (place / "events.csv").write_text("what was there before", encoding="utf-8")

    def fail(*_: Any, **__: Any) -> str:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("dipltrack.views.formats.csv_cell", fail)
    outcome = dipltrack("export -o events.csv")
    assert outcome.code == 1 and outcome.stderr.startswith("Error: Can't write events.csv: No space left on device.")
    assert (place / "events.csv").read_text(encoding="utf-8") == "what was there before"
    assert [path.name for path in place.iterdir() if path.name.startswith(".")] == []


@pytest.mark.usefixtures("recorded")
def test_the_format_of_the_config_is_for_listings_and_not_for_export(
    place: Path, dipltrack: Commands, monkeypatch: pytest.MonkeyPatch
) -> None:
    (place / "config.toml").write_text('format = "jsonl"\nlimit = 1\ncolumns = "id,title"\n', encoding="utf-8")
    monkeypatch.setenv("DIPLTRACK_CONFIG", "config.toml")
    assert dipltrack("meetings").stdout.startswith('{"id": 1')
    assert dipltrack("meetings -f table").stdout.splitlines()[0].split() == ["id", "title"]
    assert dipltrack("export").stdout.count("\n") == 8


@pytest.mark.parametrize(("answer", "code", "left"), [(True, 0, 3), (False, 1, 7)], ids=["yes", "no"])
@pytest.mark.usefixtures("recorded")
def test_deleting_many_asks_where_somebody_can_answer(
    answer: bool, code: int, left: int, dipltrack: Commands, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    monkeypatch.setattr(Session, "interactive", True)

    def confirm(question: str, **_: Any) -> bool:
        asked.append(question)
        return answer

    monkeypatch.setattr("typer.confirm", confirm)
    assert dipltrack("delete -c Norway").code == code
    assert asked == ["Delete 4 events?"]
    assert dipltrack("events --count").stdout == f"{left}\n"


def test_an_interrupted_batch_keeps_what_is_finished(articles: Path, dipltrack: Commands, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(article: Article, *_: object, **__: object) -> Extraction:
        if "Amara Diallo" in article.text:
            raise KeyboardInterrupt
        return find_recorded(article)

    monkeypatch.setattr("dipltrack.extraction.extract", interrupted)
    outcome = dipltrack("add news/")
    assert outcome.code == 130
    assert outcome.stderr == "Interrupted after 1 of 2 articles. Run the same command again; known articles are skipped.\n"
    monkeypatch.setattr("dipltrack.extraction.extract", find_recorded)
    assert "Added 1 article (1 already known), 3 events." in dipltrack("add news/").stdout


def test_an_article_that_breaks_the_extraction_stops_nobody_else(
    articles: Path, dipltrack: Commands, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(article: Article, *_: object, **__: object) -> Extraction:
        if "Amara Diallo" in article.text:
            raise ZeroDivisionError("oh")
        return find_recorded(article)

    monkeypatch.setattr("dipltrack.extraction.extract", broken)
    outcome = dipltrack("add news/")
    assert outcome.code == 4 and "Added 1 article (1 unreadable), 4 events" in outcome.stdout
    assert "news/visit.txt: can't be read (ZeroDivisionError: oh); -vv shows where" in outcome.stderr
    lines = dipltrack("extract - --as jsonl < two.jsonl").stdout.splitlines()
    assert [json.loads(line).get("error", "") for line in lines] == ["", "can't be read (ZeroDivisionError: oh); -vv shows where"]


def test_a_dry_run_writes_nothing_even_where_nothing_is(articles: Path, dipltrack: Commands) -> None:
    assert "Would add 1 article, 4 events." in dipltrack("add harbour.txt --dry-run").stdout
    assert not (articles / "record.db").exists()


def test_one_add_is_one_action(articles: Path, dipltrack: Commands) -> None:
    dipltrack("add news/ two.jsonl")
    assert len(json.loads(dipltrack("log --json").stdout)) == 1
    dipltrack("undo")
    assert dipltrack("events --count").stdout == "0\n"


def test_many_warnings_are_counted(articles: Path, dipltrack: Commands) -> None:
    for number in range(15):
        (articles / f"a{number:02}.txt").write_text(f"Words of their own, number {number}.", encoding="utf-8")
    stderr = dipltrack("add a*.txt").stderr.splitlines()
    assert len(stderr) == 11 and stderr[-1] == "… and 5 more warnings; -v shows all."


def test_hostile_words_reach_no_terminal(place: Path, dipltrack: Commands) -> None:
    with Store.open(place / "record.db", create=True) as store:
        hostile = Article("They met. \x1b]0;owned\x07\x9b31m\u202egnp.exe", "\x1b[2JTitle\x07\u202e", None, "\x1b[31mHerald")
        store.add(hostile, [])
    for line in ("articles", "articles 1 --text", "articles 1 --json --text", "search met --articles", "articles -f md"):
        text = dipltrack(line).stdout
        assert text and not any(c in text for c in "\x1b\x07\x9b\u202e"), line


@pytest.mark.parametrize(
    ("words", "incomplete", "expected"),
    [
        pytest.param(["show"], "", ["7", "6", "5", "4", "3", "2", "1"], id="events, newest first"),
        pytest.param(["meetings", "-c"], "se", ["senegal"], id="countries"),
        pytest.param(["events", "-p"], "Pe", ["Peter Otieno"], id="people"),
        pytest.param(["articles", "edit"], "", ["2", "1"], id="articles, newest first"),
        pytest.param(["--db", "record.db", "show"], "7", ["7"], id="after --db"),
        pytest.param([], "mee", ["meetings"], id="commands"),
        pytest.param(["edit", "4"], "pl", ["place=", "place_country=", "plover="], id="fields"),
        pytest.param(["edit", "4", "place=Oslo"], "country", ["country+=", "country-="], id="parties"),
        pytest.param(["alias", "add", "WAF"], "west", ["west Africa Forum"], id="bodies"),
        pytest.param(["link"], "7", ["7"], id="events of a link"),
    ],
)
def test_completion(words: list[str], incomplete: str, expected: list[str], recorded: Path) -> None:
    environ = {**os.environ, "_DIPLTRACK_COMPLETE": "complete_bash", "COMP_WORDS": " ".join(["dipltrack", *words, incomplete])}
    environ["COMP_CWORD"] = str(len(words) + 1)
    done = _python("-m", "dipltrack", environ=environ)
    assert done.stdout.split() == " ".join(expected).split()


def test_a_reader_that_leaves_is_no_error(recorded: Path) -> None:
    with Store.open(recorded) as store:
        for number in range(60):
            store.add(
                Article(f"{HARBOUR_ARTICLE.text} Edition {number}.", f"Edition {number}. " + "Long title. " * 200, None, "Herald"), []
            )
    command = [sys.executable, "-m", "dipltrack", "articles", "-f", "csv"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        assert process.stdout and process.stderr
        process.stdout.readline()
        process.stdout.close()
        assert process.stderr.read() == ""
        assert process.wait() == 0


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
def test_a_full_disk_is_one_line(recorded: Path) -> None:
    with Path("/dev/full").open("w") as full:
        done = subprocess.run([sys.executable, "-m", "dipltrack", "events"], stdout=full, stderr=subprocess.PIPE, text=True, check=False)
    assert done.returncode == 1
    assert done.stderr == "Error: No space left on device. Make room, check the permissions, or name another place.\n"


_FOR_WRITING = [
    "sqlite_utils",
    "dipltrack.storage.writing",
    "dipltrack.extraction",
    "dipltrack.knowledge.loading",
    "rich",
    "dateutil",
    "rapidfuzz",
]


@pytest.mark.parametrize(
    ("arguments", "never"),
    [
        pytest.param(
            ["--help"], ["dipltrack.model", "dipltrack.storage", "sqlite3", "tabulate", "rich", "asyncio", "platformdirs"], id="help"
        ),
        pytest.param(
            ["meetings"], [*_FOR_WRITING, "importlib.metadata", "dipltrack.knowledge.countries", "dipltrack.text", "asyncio"], id="query"
        ),
        pytest.param(["meetings", "--csv"], ["tabulate", "email", "importlib.metadata"], id="query for programs"),
        pytest.param(["meetings", "-c", "Norway"], [*_FOR_WRITING, "dipltrack.knowledge.lexicon", "tomllib"], id="query by country"),
        pytest.param(["extract", "talks.txt"], ["sqlite3", "socket", "lxml", "multiprocessing"], id="a file to read"),
        pytest.param(["log"], _FOR_WRITING, id="journal"),
        pytest.param(["undo"], ["dipltrack.extraction", "dipltrack.knowledge", "tabulate"], id="undo"),
    ],
)
def test_a_command_imports_only_what_it_needs(arguments: list[str], never: list[str], recorded: Path) -> None:
    recorded.with_name("talks.txt").write_text("They met.", encoding="utf-8")
    code = f"import sys; from dipltrack.cli.app import run; code = run({arguments!r}); print(code, *sys.modules, file=sys.stderr)"
    code_and_modules = _python("-c", code).stderr.splitlines()[-1].split()
    assert code_and_modules[0] == "0"
    assert [name for name in never if name in code_and_modules] == []


def _python(*arguments: str, environ: dict[str, str] | None = None) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, *arguments], capture_output=True, text=True, check=False, env=environ)
