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
    entry = f"<item><title>Talks in Oslo</title><link>https://coast.example/a</link><description>{_LINES[2]}</description></item>"
    full = f"<item><content:encoded><![CDATA[<p>{' '.join(_LINES[2:] * 9)}</p>]]></content:encoded></item>"
    page = f"<!doctype html><title>{_LINES[0]}</title><article><h1>{_LINES[0]}</h1><time>3 May 2024</time><p>{' '.join(_LINES[2:] * 3)}</p></article>"
    made = {
        "feed": (
            f'<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>{entry}{full}</channel></rss>'.encode(),
        ),
        "html": (*files["html"], page.encode()),
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
