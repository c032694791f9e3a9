"""A sound file of each form, from which fuzzing starts."""

from __future__ import annotations

import bz2
import gzip
import lzma
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from tests.reading import making

_DOCUMENTS = Path(__file__).parent / "documents"
_LINES = ["Talks in Oslo", "Date: 2024-05-03", "The foreign ministers of Norway and Japan met in Oslo on Thursday and signed a treaty."]
_TEXT = "\n\n".join(_LINES).encode()


@cache
def seeds() -> Mapping[str, tuple[bytes, ...]]:
    """Contents by the name of the target."""
    texts = tuple(path.read_bytes() for path in sorted(_DOCUMENTS.glob("*.txt")))
    files = {
        form: tuple(path.read_bytes() for path in sorted(_DOCUMENTS.glob(f"*.{form}")))
        for form in ("rtf", "eml", "mbox", "csv", "html", "jsonl")
    }
    made = {
        "pdf": (making.pdf(_LINES), making.pdf(_LINES, header="Ministry", pages=3, title=_LINES[0])),
        "docx": (making.docx(_LINES, title=_LINES[0], created="2024-05-03T00:00:00Z"),),
        "zip": (making.zipped({"a.txt": _TEXT, "b.zip": making.zipped({"c.jsonl": b'{"text": "They met."}'})}),),
        "gz": (gzip.compress(_TEXT), making.tarred({"a.txt": _TEXT}, mode="w:gz")),
        "bz2": (bz2.compress(_TEXT),),
        "xz": (lzma.compress(_TEXT),),
        "tar": (making.tarred({"a.txt": _TEXT, "b.md": _TEXT}, {"c.txt": "a.txt"}),),
        "warc": (gzip.decompress(making.warc([("https://coast.example/a", "text/plain", _TEXT)])),),
    }
    return {**files, **made, "text": texts, "bundle": texts, "extract": (_TEXT, *texts)}
