"""Paths, folders, patterns and standard input → articles and problems, one after the other and in order."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import BinaryIO, Literal

from dipltrack.errors import UnreadableInput
from dipltrack.reading.decoding import decode, refuse_what_is_no_article, without_mark
from dipltrack.reading.headers import article_from_text
from dipltrack.reading.jsonl import looks_like_json, read_jsonl
from dipltrack.reading.paths import cause, display, find_files
from dipltrack.reading.streams import chunks_of, joined, peeked
from dipltrack.reading.values import MAX_ARTICLE_BYTES, Problem, Read

Form = Literal["auto", "text", "jsonl"]

_FORM_OF_SUFFIX: dict[str, Form] = {".txt": "text", ".md": "text", ".jsonl": "jsonl", ".ndjson": "jsonl"}


def read_inputs(paths: Sequence[str], *, form: Form = "auto", stdin: BinaryIO | None = None) -> Iterator[Read | Problem]:
    """Read the articles of files, folders, patterns and `-` (`stdin`; default: the process's own), lazily.

    `form` "auto" goes by the file's ending, else by its first line. Nothing is raised for a bad input: it is a `Problem`, and the
    next one is read. Every text is free of NUL and of lone surrogates; one longer than `MAX_ARTICLE_BYTES` is refused.
    """
    for found in find_files(paths):
        if isinstance(found, Problem):
            yield found
        elif isinstance(found, Path):
            yield from _read_file(found, form)
        else:
            yield from _read_stream("stdin", stdin or sys.stdin.buffer, form)


def _read_file(path: Path, form: Form) -> Iterator[Read | Problem]:
    if form == "auto":
        form = _FORM_OF_SUFFIX.get(path.suffix.lower(), form)
    try:
        with path.open("rb") as stream:
            yield from _read_stream(display(path), stream, form)
    except OSError as error:
        yield Problem(display(path), cause(error))


def _read_stream(origin: str, stream: BinaryIO, form: Form) -> Iterator[Read | Problem]:
    try:
        head, chunks = peeked(without_mark(chunks_of(stream)))
        if not head:
            yield Problem(origin, "an empty file")
            return
        refuse_what_is_no_article(head)
        if form == "jsonl" or (form == "auto" and looks_like_json(head)):
            yield from read_jsonl(origin, chunks)
            return
        decoded = decode(joined(chunks, MAX_ARTICLE_BYTES))
        article, notes = article_from_text(decoded.text)
    except UnreadableInput as error:
        yield Problem(origin, str(error))
    else:
        yield Read(origin, article, notes=(decoded.note, *notes) if decoded.note else notes)
