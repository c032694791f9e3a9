"""Stored events → one HTML file that needs nothing else: a timeline, filters, counts, a matrix of pairs and the evidence.

The source lies beside this module as page.html, page.css and the scripts, which are put together here and named by their hashes in the
page's security policy: nothing else may run in it, and nothing may be fetched.
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from hashlib import sha256
from pathlib import Path
from string import Template

from dipltrack.model import StoredEvent
from dipltrack.views.event_table import CountryName
from dipltrack.views.page.payload import describe, payload
from dipltrack.views.safe import one_line

_FOLDER = Path(__file__).parent
SCRIPTS = ("record.js", "selection.js", "drawing.js", "overview.js", "timeline.js", "matrix.js", "list.js", "panel.js", "main.js")
"""The scripts in the order in which they are put together."""


def page(events: Sequence[StoredEvent], name: CountryName, *, title: str, today: date) -> Iterator[str]:
    """The page, in chunks. What articles say stands in it as JSON that can't end its element, and is only ever shown as text."""
    script, style = f'(() => {{\n"use strict";\n{"".join(map(_source, SCRIPTS))}\n}})();', _source("page.css")
    policy = (
        f"default-src 'none'; script-src '{_hash(script)}'; style-src '{_hash(style)}'; img-src data:; base-uri 'none'; form-action 'none'"
    )
    heading = _html(one_line(title))
    before, after = _source("page.html").split("$payload")
    yield Template(before).substitute(policy=policy, title=heading, description=_html(describe(events)), style=style)
    yield from _inert(payload(events, name, title=title, today=today))
    yield Template(after).substitute(script=script)


def _source(name: str) -> str:
    return (_FOLDER / name).read_text(encoding="utf-8")


def _hash(text: str) -> str:
    return f"sha256-{b64encode(sha256(text.encode()).digest()).decode()}"


def _html(text: str) -> str:
    from html import escape

    return escape(text)


def _inert(chunks: Iterable[str]) -> Iterator[str]:
    """JSON without a character that means something in HTML. These occur in its strings only, where the escape means the same."""
    for chunk in chunks:
        yield chunk.replace("&", "\\u0026").replace("<", "\\u003c").replace(">", "\\u003e")
