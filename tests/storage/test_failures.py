"""Files that can't be used: one sentence each, and nothing stored before is lost."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from dipltrack.errors import Damaged, DipltrackError, DiskFull, Locked, NotFound, NotOurs, ReadOnly, StoreError, UsageError
from dipltrack.storage import Store
from dipltrack.storage.failures import translate
from tests.storage.factories import article, meeting, rows

ROOT = Path(__file__).parents[2]
BOTH = pytest.mark.parametrize("opener", [Store.read, Store.open], ids=["read", "open"])


# As root no permission binds; the interpreter itself may lie where only root can go, so all that is needed is imported before.
UNPRIVILEGED = """
import hashlib, os, pathlib, resource, sqlite3
import dipltrack.storage.checking, dipltrack.storage.store, dipltrack.storage.upkeep, dipltrack.storage.writer, tests.storage.factories
if os.getuid() == 0:
    os.setgroups([])
    os.setgid(65534)
    os.setuid(65534)
"""


# A command imports its parts when it runs, which may lie where only root can go.
LOADED = """
import importlib, pkgutil
for module in pkgutil.walk_packages(dipltrack.__path__, "dipltrack."):
    if not module.name.endswith("__main__"):
        importlib.import_module(module.name)
"""


def run(script: str) -> str:
    """Run a script in a process of its own and return what it prints."""
    environment = {**os.environ, "PYTHONDONTWRITEBYTECODE": "1", "PYTHONPATH": str(ROOT)}
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, cwd=ROOT, env=environment, timeout=60)
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """A folder that other users may look into (pytest's own are private)."""
    folder = Path(tempfile.mkdtemp())
    folder.chmod(0o755)
    yield folder
    folder.chmod(0o755)
    shutil.rmtree(folder)


def filled(path: Path, articles: int = 3) -> None:
    with Store.open(path, create=True) as store:
        for number in range(articles):
            store.add(article(number), [meeting()])


@BOTH
def test_a_foreign_database_is_left_alone(path: Path, opener: Callable[..., Store]) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE note (text)")
    before = path.read_bytes()
    with pytest.raises(NotOurs, match=r"^record\.db is an SQLite file but not a dipltrack database\.$"):
        opener(path)
    assert path.read_bytes() == before
    assert [p.name for p in path.parent.iterdir()] == ["record.db"]


@BOTH
@pytest.mark.parametrize("content", [b"Dear diary, today nothing happened at all.\n" * 50, b"x", b"SQLite format 2" + bytes(200)])
def test_a_file_of_another_kind_is_left_alone(path: Path, opener: Callable[..., Store], content: bytes) -> None:
    path.write_bytes(content)
    with pytest.raises(NotOurs, match=r"^record\.db is not a dipltrack database"):
        opener(path)
    assert path.read_bytes() == content


@BOTH
@pytest.mark.parametrize("kept", [20, 4096, 50_000])
def test_a_truncated_file_is_damaged(path: Path, opener: Callable[..., Store], kept: int) -> None:
    filled(path)
    os.truncate(path, kept)
    with pytest.raises(Damaged, match=r"^record\.db is damaged \(the file ends too early\)\. Go back to a copy"):
        opener(path)


def test_a_corrupt_page_is_damage_not_a_traceback(path: Path) -> None:
    filled(path, 30)
    with path.open("r+b") as file:
        file.seek(4096)
        file.write(b"\xff" * (path.stat().st_size - 4096))
    with pytest.raises(StoreError) as error, Store.read(path) as store:
        store.events()
    assert "\n" not in str(error.value)


def test_an_empty_file_is_no_database_yet(path: Path) -> None:
    path.touch()
    with pytest.raises(NotFound, match="No database at"):
        Store.read(path)
    with pytest.raises(NotFound):
        Store.open(path)
    filled(path)
    with Store.read(path) as store:
        assert store.count() == 3


def test_a_folder_is_no_database(tmp_path: Path) -> None:
    with pytest.raises(NotFound):
        Store.read(tmp_path)
    with pytest.raises(DipltrackError):
        Store.open(tmp_path, create=True)


def test_a_locked_database(path: Path) -> None:
    filled(path)
    sentence = r"^The database is locked by another program\. Try again, or close it there\.$"
    with closing(sqlite3.connect(path, isolation_level=None)) as other, Store.open(path, timeout=0.05) as store:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(Locked, match=sentence):
            store.add(article(9), [])
        with pytest.raises(Locked, match=sentence):
            store.undo()
        assert store.count() == 3, "looking goes on meanwhile"
        other.execute("ROLLBACK")
        assert store.add(article(9), []).outcome == "added"


@BOTH
def test_a_database_locked_whole(path: Path, opener: Callable[..., Store]) -> None:
    filled(path)
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("PRAGMA locking_mode = EXCLUSIVE")
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(Locked, match="locked by another program"):
            opener(path, timeout=0.05)


REPORT = """
from pathlib import Path
from dipltrack.errors import DipltrackError
from dipltrack.storage import Store
from tests.storage.factories import article, meeting
path = Path({path!r})
def tell(call):
    try:
        print(call())
    except DipltrackError as error:
        print(type(error).__name__, error)
"""


def test_a_read_only_folder_can_be_read_but_not_written(open_folder: Path) -> None:
    path = open_folder / "record.db"
    filled(path)
    path.chmod(0o444)
    open_folder.chmod(0o555)
    script = (
        REPORT.format(path=str(path))
        + "tell(lambda: Store.read(path).count())\ntell(lambda: Store.open(path))\ntell(lambda: Store.read(path).check())\n"
    )
    script += "tell(lambda: list(Store.read(path).sql('SELECT count(*) FROM event')[1]))\ntell(lambda: Store.open(path.parent / 'a' / 'b.db', create=True))\n"
    script += "tell(lambda: Store.open(path.parent / 'b.db', create=True))\ntell(lambda: Store.read(path).backup(path.parent / 'c.db'))\n"
    lines = run(UNPRIVILEGED + script).splitlines()
    sentence = "can't be written. Check the permissions of the file and its folder, or name another with --db."
    assert lines == [
        "3",
        f"ReadOnly {path} {sentence}",
        "[]",
        "[(3,)]",
        f"ReadOnly Can't make the folder {open_folder}/a (Permission denied). Name another file with --db.",
        f"ReadOnly {open_folder}/b.db {sentence}",
        f"ReadOnly {open_folder}/c.db {sentence}",
    ]


def test_changes_waiting_in_a_read_only_folder_are_not_passed_over(open_folder: Path) -> None:
    path = open_folder / "record.db"
    source = open_folder / "source.db"
    filled(source)
    with Store.open(source) as store:
        store.add(article(7), [])
        shutil.copy(source, path)
        shutil.copy(f"{source}-wal", f"{path}-wal")
    open_folder.chmod(0o555)
    script = REPORT.format(path=str(path)) + "tell(lambda: Store.read(path).count())"
    assert run(UNPRIVILEGED + script).startswith("ReadOnly record.db has changes in record.db-wal that can't be read in this folder.")


def test_a_file_that_may_not_be_read(open_folder: Path) -> None:
    path = open_folder / "record.db"
    filled(path)
    path.chmod(0)
    script = REPORT.format(path=str(path)) + "tell(lambda: Store.read(path))\ntell(lambda: Store.open(path))"
    lines = run(UNPRIVILEGED + script).splitlines()
    assert [line.split(" (")[0] for line in lines] == [f"ReadOnly {path} can't be read"] * 2


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("SQLITE_BUSY_RECOVERY", Locked),
        ("SQLITE_LOCKED_SHAREDCACHE", Locked),
        ("SQLITE_CORRUPT_VTAB", Damaged),
        ("SQLITE_IOERR_SHORT_READ", Damaged),
        ("SQLITE_NOTADB", NotOurs),
        ("SQLITE_READONLY_DBMOVED", ReadOnly),
        ("SQLITE_CANTOPEN_ISDIR", ReadOnly),
        ("SQLITE_FULL", DiskFull),
        ("SQLITE_IOERR_WRITE", DiskFull),
        ("SQLITE_IOERR_READ", StoreError),
    ],
)
def test_every_error_of_sqlite_has_its_sentence(name: str, kind: type[StoreError]) -> None:
    error = sqlite3.OperationalError("said by SQLite")
    error.sqlite_errorname = name
    ours = translate(error, Path("some/record.db"))
    assert type(ours) is kind
    assert str(ours).endswith((".", "dipltrack db check")) and "\n" not in str(ours)


def test_odd_names(tmp_path: Path) -> None:
    path = tmp_path / "a?b=1#c %41 é.db"
    filled(path, 1)
    with Store.read(path) as store:
        assert store.count() == 1


def test_a_full_disk_loses_nothing_stored_before(path: Path) -> None:
    filled(path)
    script = REPORT.format(path=str(path)) + (
        "import resource\n"
        "limit = path.stat().st_size + 150_000\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))\n"
        "store = Store.open(path)\n"
        "def fill():\n"
        "    with store.action('add news/'):\n"
        "        for number in range(3, 2000):\n"
        "            store.add(article(number), [meeting()])\n"
        "            print(number)\n"
        "tell(fill)\n"
        "tell(lambda: store.count())\n"
    )
    *numbers, told, count = run(script).splitlines()
    stored = int(numbers[-1]) + 1
    assert 3 < stored < 2000
    assert (
        told == "DiskFull No room left to write record.db. Everything stored before is intact; free some space and run the command again."
    )
    assert int(count) == stored
    with Store.open(path) as store:
        assert store.check() == []
        assert store.count() == stored
        assert store.add(article(3), [meeting()]).outcome == "known"
        assert store.add(article(stored), [meeting()]).outcome == "added"
        store.undo()
        store.undo()
        assert store.count() == 3


def command(path: Path, arguments: list[str], before: str) -> tuple[str, str, int]:
    """Run a command line in the folder of the database, after `before` has run: output, error output, exit code."""
    script = f"import os, sys, dipltrack.cli.app\nos.chdir({str(path.parent)!r})\n{before}\nsys.exit(dipltrack.cli.app.run({arguments!r}))"
    environment = {
        **os.environ,
        "PYTHONDONTWRITEBYTECODE": "1",
        "PYTHONPATH": str(ROOT),
        "DIPLTRACK_DB": path.name,
        "DIPLTRACK_CONFIG": "none",
    }
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, cwd=ROOT, env=environment, timeout=60)
    return done.stdout, done.stderr, done.returncode


@pytest.mark.parametrize("arguments", [["add", "news"], ["undo"], ["db", "check", "--fix"], ["delete", "1"]], ids=" ".join)
def test_a_command_on_a_full_disk_says_one_line(path: Path, tmp_path: Path, arguments: list[str]) -> None:
    filled(path, 30)
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("UPDATE event SET parties = 9")
    before = rows(path)
    (tmp_path / "news").mkdir()
    for number in range(30):
        (tmp_path / "news" / f"{number}.txt").write_text(f"Brazil and Kenya held talks number {number} in Nairobi on 2 May 2024. " * 20)
    limit = "import resource\nresource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000))\n"
    _, err, code = command(path, arguments, limit)
    assert code == 1
    assert [line for line in err.splitlines() if line.startswith("Error: ")] == err.splitlines()[-1:], err
    assert err.splitlines()[-1].startswith("Error: No room left to write record.db"), err
    assert rows(path) == before
    assert not list(tmp_path.glob("*bak*")) and not list(tmp_path.glob(".*part"))


@pytest.mark.parametrize(
    "arguments", [["add", "a.txt"], ["undo"], ["db", "check", "--fix"], ["delete", "1"], ["db", "migrate"]], ids=" ".join
)
def test_a_command_that_writes_says_one_line_of_a_read_only_file(open_folder: Path, arguments: list[str]) -> None:
    path = open_folder / "record.db"
    filled(path)
    (open_folder / "a.txt").write_text("Brazil and Kenya held talks in Nairobi on 2 May 2024.")
    path.chmod(0o444)
    open_folder.chmod(0o555)
    out, err, code = command(path, arguments, LOADED + UNPRIVILEGED)
    assert (out, code) == ("", 1)
    assert err == "Error: record.db can't be written. Check the permissions of the file and its folder, or name another with --db.\n"


def test_backup(path: Path, tmp_path: Path) -> None:
    filled(path)
    with Store.read(path) as store:
        copy = store.backup(tmp_path / "copy.db")
        assert rows(copy) == rows(path)
        assert store.backup(copy) == copy, "an older backup is replaced"
        (tmp_path / "folder").mkdir()
        assert store.backup(tmp_path / "folder") == tmp_path / "folder" / "record.db"
        with pytest.raises(UsageError, match="is the database itself"):
            store.backup(path)
        (tmp_path / "diary.txt").write_text("Dear diary")
        with pytest.raises(NotOurs, match=r"diary\.txt is there already"):
            store.backup(tmp_path / "diary.txt")
        with pytest.raises(ReadOnly):
            store.backup(tmp_path / "nowhere" / "copy.db")
    assert (tmp_path / "diary.txt").read_text() == "Dear diary"
    with Store.open(copy) as restored:
        assert restored.check() == []
        assert restored.undo().id == 3
    assert sorted(p.name for p in tmp_path.iterdir() if "part" in p.name) == []
