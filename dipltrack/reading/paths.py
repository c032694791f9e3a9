"""Words of the command line → the files they name, each once and in sorted order."""

from __future__ import annotations

import glob
import os
import re
import stat
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Literal

from dipltrack.reading.forms import SUFFIXES
from dipltrack.reading.values import Problem

STDIN: Final = "-"
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]{1,20}://")


@dataclass(frozen=True, slots=True)
class Address:
    """A word that is the address of a page or feed."""

    url: str


Found = Path | Problem | Address | Literal["-"]
Identity = tuple[int, int]


def find_files(words: Iterable[str]) -> Iterator[Found]:
    """Files, the articles in folders (by their endings; hidden ones are left out) and the matches of patterns.

    `-` and web addresses come through as they are. A file that is named twice, or reached again by a link, comes once.
    """
    seen: set[Identity] = set()
    for word in dict.fromkeys(words):
        for found in _named_by(word):
            identity = _identity(found) if isinstance(found, Path) else None
            if identity is None or identity not in seen:
                yield found
            if identity is not None:
                seen.add(identity)


def display(path: Path) -> str:
    """The path for messages; bytes of a name that are no UTF-8 stand as U+FFFD."""
    return os.fsencode(path).decode(errors="replace")


def cause(error: OSError | ValueError) -> str:
    """An operating system's error in words: "permission denied"."""
    words = error.strerror if isinstance(error, OSError) else None
    return (words or str(error)).lower()


def _named_by(word: str) -> Iterator[Found]:
    if word == STDIN:
        yield STDIN
    elif word.lower().startswith(("http://", "https://")):
        yield Address(word)
    elif not word.strip():
        yield Problem(f"'{word}'", "not the name of a file")
    else:
        yield from _existing(word)


def _existing(word: str) -> Iterator[Path | Problem]:
    path = Path(word)
    try:
        is_folder = stat.S_ISDIR(path.stat().st_mode)
    except FileNotFoundError:
        yield from _matches(word)
    except (OSError, ValueError) as error:
        yield Problem(display(path).replace("\0", "\ufffd"), cause(error))
    else:
        yield from _or_else(
            _walk([path]) if is_folder else [path],
            Problem(display(path), "no article in it: no .txt, .md, .html, .jsonl, .pdf, .docx … file"),
        )


def _matches(pattern: str) -> Iterator[Path | Problem]:
    """What a pattern names that the shell left as it is (in quotes, or on Windows)."""
    if glob.has_magic(pattern):
        matches = sorted(glob.glob(pattern, recursive=True))  # noqa: PTH207 (Path.glob takes no absolute pattern)
        yield from _or_else(_walk([Path(match) for match in matches]), Problem(display(Path(pattern)), "no article matches"))
    elif _SCHEME.match(pattern):
        yield Problem(pattern, "not fetched: only http and https addresses are")
    else:
        yield Problem(display(Path(pattern)), "no such file or folder")


def _or_else(found: Iterable[Path | Problem], nothing: Problem) -> Iterator[Path | Problem]:
    empty = True
    for path in found:
        empty = False
        yield path
    if empty:
        yield nothing


def _walk(tops: list[Path]) -> Iterator[Path | Problem]:
    """The files among `tops` and the articles in the folders among them. No folder is entered twice, so that a loop of links ends."""
    entered: set[Identity] = set()
    pending = tops[::-1]
    while pending:
        path = pending.pop()
        if not _leads_to(path, stat.S_IFDIR):
            yield path
            continue
        identity = _identity(path)
        if identity is None or identity in entered:
            continue
        entered.add(identity)
        try:
            entries = sorted(path.iterdir(), reverse=True)
        except OSError as error:
            yield Problem(display(path), cause(error))
        else:
            pending += [entry for entry in entries if _is_wanted(entry)]


def _is_wanted(path: Path) -> bool:
    if path.name.startswith("."):
        return False
    return _leads_to(path, stat.S_IFDIR) or (path.name.lower().endswith(SUFFIXES) and _leads_to(path, stat.S_IFREG))


def _leads_to(path: Path, kind: int) -> bool:
    """Whether a path leads to a file of that kind; a broken link or a loop of links leads nowhere."""
    try:
        return stat.S_IFMT(path.stat().st_mode) == kind
    except OSError:
        return False


def _identity(path: Path) -> Identity | None:
    """Device and inode of a regular file or a folder; None for pipes and for what can't be looked at: opening it tells why."""
    try:
        status = path.stat()
    except OSError:
        return None
    return (status.st_dev, status.st_ino) if stat.S_IFMT(status.st_mode) in (stat.S_IFREG, stat.S_IFDIR) else None
