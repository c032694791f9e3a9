"""Chunks of text or bytes → standard output, a pager or a file that is written whole or not at all."""

from __future__ import annotations

import codecs
import os
import shutil
import sys
from collections.abc import Iterable
from contextlib import suppress
from itertools import chain
from pathlib import Path
from typing import IO

from dipltrack.cli.session import Session
from dipltrack.errors import DipltrackError, UsageError


def emit(session: Session, chunks: Iterable[str], path: Path | None = None, *, bom: bool = False, styled: bool = True) -> None:
    """Write the chunks. What is not `styled` by a view is made harmless before it reaches a terminal."""
    if path is None:
        _show(session, chunks, bom=bom, styled=styled)
    else:
        write_whole(path, chunks, bom=bom)
        session.say(f"Wrote {path}.")


def emit_bytes(session: Session, chunks: Iterable[bytes], path: Path | None, form: str) -> None:
    """Write a file of a format that is not text; standard output gets it only where it leads to a file or a pipe."""
    if path:
        write_whole(path, chunks)
        session.say(f"Wrote {path}.")
    elif sys.stdout.isatty():
        raise UsageError(f"A terminal can't show {form}. Name a file: -o events.{form}")
    else:
        sys.stdout.flush()
        sys.stdout.buffer.writelines(chunks)


def write_whole(path: Path, chunks: Iterable[str] | Iterable[bytes], *, bom: bool = False) -> None:
    """Write a file beside `path` and put it in its place at the end; on any error `path` is as it was. Text becomes UTF-8."""
    from tempfile import NamedTemporaryFile

    try:
        with NamedTemporaryFile("wb", dir=path.parent, prefix=f".{path.name}.", delete=False) as draft:
            try:
                draft.writelines([codecs.BOM_UTF8] if bom else [])
                draft.writelines(chunk.encode() if isinstance(chunk, str) else chunk for chunk in chunks)
                draft.close()
                _keep_mode(Path(draft.name), path)
                Path(draft.name).replace(path)
            except BaseException:
                draft.close()
                with suppress(OSError):
                    Path(draft.name).unlink()
                raise
    except OSError as error:
        raise DipltrackError(f"Can't write {path}: {error.strerror or error}. Choose another place with -o.") from error


def _keep_mode(draft: Path, path: Path) -> None:
    """The permissions of the file that is replaced, else what the umask gives (temporary files are private)."""
    if path.exists():
        draft.chmod(path.stat().st_mode & 0o777)
        return
    mask = os.umask(0)
    os.umask(mask)
    draft.chmod(0o666 & ~mask)


def _show(session: Session, chunks: Iterable[str], *, bom: bool, styled: bool) -> None:
    if bom:
        sys.stdout.write("\ufeff")
    if not sys.stdout.isatty():
        sys.stdout.writelines(chunks)
        return
    if not styled:
        from dipltrack.views.safe import lines

        chunks = map(lines, chunks)
    pager = _pager(session)
    if pager is None:
        sys.stdout.writelines(chunks)
        return
    coming = iter(chunks)
    fits, height = [], shutil.get_terminal_size().lines
    for chunk in coming:
        fits.append(chunk)
        if sum(shown.count("\n") for shown in fits) >= height:
            _page(pager, chain(fits, coming))
            return
    sys.stdout.writelines(fits)


def _pager(session: Session) -> str | None:
    """The command that shows what is longer than the terminal: that of the config, else of PAGER; "off" and --no-pager turn it off."""
    configured = session.config.pager
    named = os.environ.get("PAGER") if configured is None else configured
    return named if named and named.lower() != "off" and session.pager else None


def _page(pager: str, chunks: Iterable[str]) -> None:
    """Feed the pager; it may be closed before everything was read."""
    import shlex
    import subprocess

    try:
        # As others do: colours, and the last page stays on the terminal.
        environ = {"LESS": "FRX", **os.environ}
        process = subprocess.Popen(shlex.split(pager), stdin=subprocess.PIPE, text=True, encoding="utf-8", env=environ)
    except (OSError, ValueError) as error:
        raise DipltrackError(
            f"Can't run the pager '{pager}': {error}. Correct `pager` in config.toml or PAGER, or use --no-pager."
        ) from error
    pipe: IO[str] | None = process.stdin
    if pipe:
        with suppress(BrokenPipeError):
            pipe.writelines(chunks)
        with suppress(BrokenPipeError):
            pipe.close()
    process.wait()
