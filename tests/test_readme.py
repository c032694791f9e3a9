"""README.md against the program: its ```console blocks are run in order and compared; its lists of commands, filters and columns are complete.

A block's commands run in one folder that holds data/articles; a ```python block is saved as example.py for them. What they print, on
standard output and standard error, must be what the README shows. `…` stands for the rest of a line, and alone on a line for any number of lines.
With DIPLTRACK_ACCEPT=1 the blocks are written anew from what the commands print; look at the difference before you keep it.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import typer

from dipltrack.cli.app import build
from dipltrack.model import Event, Kind, Status, StoredEvent
from dipltrack.storage.filters import Filter
from dipltrack.views.event_json import stored_event_json
from dipltrack.views.event_rows import COLUMNS

ROOT = Path(__file__).parents[1]
README = ROOT / "README.md"
_BLOCK = re.compile(r"(?ms)^```(console|python)\n(.*?)^```$")
_WIDTH = 110
_SHELL = 'dipltrack() { "$PYTHON" -m dipltrack "$@"; }\npython() { "$PYTHON" "$@"; }\n'


def test_blocks_show_what_the_commands_print(tmp_path: Path) -> None:
    shown = README.read_text(encoding="utf-8")
    shutil.copytree(ROOT / "data" / "articles", tmp_path / "data" / "articles")
    replayed = _BLOCK.sub(lambda block: f"```{block[1]}\n{_replayed(block[1], block[2], tmp_path)}```", shown)
    if os.environ.get("DIPLTRACK_ACCEPT"):
        README.write_text(replayed, encoding="utf-8")
    assert replayed == README.read_text(encoding="utf-8")


def _replayed(language: str, block: str, folder: Path) -> str:
    """The block with what its commands print now, left as it is where it says the same."""
    if language == "python":
        (folder / "example.py").write_text(block, encoding="utf-8")
        return block
    before, *commands = re.split(r"(?m)^\$ ", block)
    assert not before and commands, f"a console block begins with a command:\n{block}"
    return "".join(_answered(command, folder) for command in commands)


def _answered(command_and_output: str, folder: Path) -> str:
    command, _, shown = command_and_output.partition("\n")
    printed = re.sub(r"(?m)[ \t]+$", "", _run(command, folder))
    return f"$ {command}\n{shown if _says(shown, printed) else _shaped(printed, shown)}"


def _run(command: str, folder: Path) -> str:
    """What one line of shell prints, in the order in which a terminal would show it."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("DIPLTRACK_", "XDG_", "COLUMNS", "NO_COLOR"))}
    ours = {"DIPLTRACK_DB": "record.db", "DIPLTRACK_CONFIG": "none", "DIPLTRACK_TODAY": "2025-02-07", "TZ": "UTC", "PYTHON": sys.executable}
    environment = {**kept, **ours, "PYTHONUNBUFFERED": "1", "PYTHONUTF8": "1", "PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        ["sh", "-c", _SHELL + command],
        cwd=folder, env=environment, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, encoding="utf-8", check=False,
    )  # fmt: skip
    assert done.returncode == 0, f"$ {command}\n{done.stdout}"
    return done.stdout


def _says(shown: str, printed: str) -> bool:
    """Whether `shown` is `printed`, cut where it says `…`."""
    lines = [r"(?:.*\n)*" if line.strip() == "…" else ".*".join(map(re.escape, line.split("…"))) + r"\n" for line in shown.splitlines()]
    return re.fullmatch("".join(lines), printed) is not None


def _shaped(printed: str, shown: str) -> str:
    """`printed`, cut as `shown` was: lines that it cuts and that still hold, as many lines around a lone `…`, the rest of wide lines."""
    old = shown.splitlines()
    cut = [line for line in old if "…" in line and line.strip() != "…"]
    new = [next((line for line in cut if _says(f"{line}\n", f"{now}\n")), _narrowed(now)) for now in printed.splitlines()]
    gap = next((at for at, line in enumerate(old) if line.strip() == "…"), None)
    if gap is not None and len(new) >= len(old):
        new = [*new[:gap], old[gap], *new[len(new) - (len(old) - gap - 1) :]]
    return "".join(f"{line}\n" for line in new)


def _narrowed(line: str) -> str:
    return line if len(line) <= _WIDTH else line[: _WIDTH - 1].rstrip() + "…"


@pytest.mark.parametrize(
    ("shown", "printed", "same"),
    [
        pytest.param("Added 3 events.\n", "Added 3 events.\n", True, id="equal"),
        pytest.param("Added 3 events.\n", "Added 4 events.\n", False, id="other words"),
        pytest.param("Added … events.\n", "Added 4 events.\n", True, id="cut inside a line"),
        pytest.param("Added …\n", "Added 4 events.\n2 merged.\n", False, id="a cut ends with its line"),
        pytest.param("id\n…\n", "id\n1\n2\n", True, id="lines left out"),
        pytest.param("id\n…\n", "no\n1\n", False, id="lines left out after other words"),
        pytest.param("a.c (1)\n", "abc (1)\n", False, id="nothing is a pattern"),
    ],
)
def test_only_an_ellipsis_is_a_wildcard(shown: str, printed: str, same: bool) -> None:
    assert _says(shown, printed) is same


@pytest.mark.parametrize(
    ("shown", "printed", "accepted"),
    [
        pytest.param("1 a\n", "1 b\n", "1 b\n", id="new words"),
        pytest.param("1 a …\n2 b\n", "1 a long\n2 c\n", "1 a …\n2 c\n", id="a cut that holds stays"),
        pytest.param("1\n…\n9\n", "0\n4\n5\n8\n", "0\n…\n8\n", id="lines left out stay out"),
        pytest.param("", "x" * 200 + "\n", "x" * 109 + "…\n", id="a wide line is cut"),
    ],
)
def test_an_accepted_block_keeps_its_shape(shown: str, printed: str, accepted: str) -> None:
    assert _shaped(printed, shown) == accepted
    assert _says(accepted, printed)


def _commands(command: Any, name: str = "") -> Iterator[tuple[str, Any]]:
    """Every command of `dipltrack --help` and of the groups below, with its full name."""
    context = typer.Context(command, info_name=name or "dipltrack")
    for child in command.list_commands(context) if hasattr(command, "list_commands") else ():
        found = command.get_command(context, child)
        yield f"{name} {child}".strip(), found
        yield from _commands(found, f"{name} {child}".strip())


ROOT_COMMAND = typer.main.get_command(build())
COMMANDS = dict(_commands(ROOT_COMMAND))


# `articles list` is what `articles` alone does, and nobody types it.
@pytest.mark.parametrize("name", sorted(COMMANDS.keys() - {"articles list"}))
def test_every_command_is_in_the_table_of_commands(name: str) -> None:
    (table,) = re.findall(r"(?ms)^## Commands\n(.*?)^## ", README.read_text(encoding="utf-8"))
    assert re.search(rf"`{name}[` ]", table)


def test_no_command_is_named_that_does_not_exist() -> None:
    named = re.findall(r"(?:^\$ |`)dipltrack ((?:db |articles )?[a-z]+)", README.read_text(encoding="utf-8"), re.MULTILINE)
    assert named
    assert [name for name in named if name not in COMMANDS and name.split()[0] not in COMMANDS] == []


@pytest.mark.parametrize("name", ["", *sorted(COMMANDS)])
def test_every_command_and_option_has_help(name: str) -> None:
    command = COMMANDS[name] if name else ROOT_COMMAND
    assert (command.help or "").strip()
    silent = [parameter.name for parameter in command.params if not (getattr(parameter, "help", None) or "").strip()]
    assert silent == []


def test_every_filter_is_in_the_readme() -> None:
    (section,) = re.findall(r"(?ms)^## Filters\n(.*?)^## ", README.read_text(encoding="utf-8"))
    filters = [p for p in COMMANDS["events"].params if getattr(p, "rich_help_panel", None) == "Filters"]
    assert len(filters) >= len(Filter.__dataclass_fields__) - 2  # --on is two of its fields, and `ids` is not for the command line
    assert [p.opts for p in filters if not any(re.search(rf"{re.escape(opt)}\b", section) for opt in p.opts)] == []


def test_the_columns_and_keys_are_those_of_the_readme() -> None:
    text = README.read_text(encoding="utf-8")
    (columns,) = re.findall(r"(?ms)^CSV columns:\s*```\n(.*?)^```", text)
    assert tuple(columns.replace("\n", "").replace(" ", "").split(",")) == COLUMNS
    event = StoredEvent(1, Event(Kind.MEETING, "talks", Status.OCCURRED, "Talks"))
    (table,) = re.findall(r"(?ms)^\| key \| what it holds \|\n(.*?)\n\n", text)
    keys = [key for row in table.splitlines()[1:] for key in re.findall(r"`(\w+)`", row.split("|")[1])]
    assert keys == list(stored_event_json(event))
