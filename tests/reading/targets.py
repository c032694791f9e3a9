"""The readers as functions of bytes, for whoever throws anything at them: what they may do is read, or refuse in one line."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import cache, partial

from dipltrack.errors import UnreadableInput
from dipltrack.knowledge import Knowledge, load_knowledge
from dipltrack.model import Article
from dipltrack.reading import Problem, Read
from dipltrack.reading.documents import articles_in
from dipltrack.reading.forms import FORMS, Form
from dipltrack.reading.inputs import read_source
from dipltrack.reading.opening import open_document
from dipltrack.reading.source import Budget, Source, Web
from dipltrack.reading.values import Document
from dipltrack.reading.web import Fetched

_UNSAFE = re.compile("[\0\ud800-\udfff]")


class InProcess:
    """Opens documents here, without limits: a fuzzer sees what happens, and has limits of its own."""

    def convert(self, form: Form, content: bytes) -> Document:
        """As `Converter.convert`."""
        return open_document(form.converter, content)


class Offline:
    """Fetches nothing: a fuzzer stays at home."""

    def fetch(self, url: str) -> Fetched:
        """As `Fetcher.fetch`."""
        raise UnreadableInput(f"not fetched: {url}")


def read_as(form: str, content: bytes) -> None:
    """Read bytes in a form; raises AssertionError when what comes out is not sound."""
    source = Source("fuzz", f"fuzz.{form}", iter([content]), InProcess(), Web(Offline()), Budget(len(content)), form)  # type: ignore[arg-type]
    found = list(read_source(source))
    assert found
    for each in found:
        _check(each)


def read_bundle(content: bytes) -> None:
    """Read bytes as the text of an export."""
    try:
        found = list(articles_in("fuzz", Document(content.decode(errors="replace").replace("\0", ""))))
    except UnreadableInput:
        return
    for each in found:
        _check(each)


def extract_text(content: bytes) -> None:
    """Extract the events of a text: every span of the evidence holds the words that it says."""
    from dipltrack.extraction import extract

    text = content.decode(errors="replace").replace("\0", "")
    for event in extract(Article(text), _knowledge(), why=True).events:
        for evidence in event.evidence:
            assert evidence.where == "text"
            assert text[evidence.start : evidence.end] == evidence.text


def _check(found: Read | Problem) -> None:
    if isinstance(found, Problem):
        assert found.reason
        assert "\n" not in found.reason
        return
    article = found.article
    assert article.text.strip()
    assert not any(_UNSAFE.search(value) for value in (article.text, article.title, article.source, article.author, article.url) if value)
    for shown in (article.title, article.source, article.author, article.url):
        assert shown is None or (shown.strip() and not re.search("[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", shown))


@cache
def _knowledge() -> Knowledge:
    return load_knowledge()


TARGETS: Mapping[str, Callable[[bytes], None]] = {
    **{form.name: partial(read_as, form.name) for form in FORMS},
    "bundle": read_bundle,
    "extract": extract_text,
}
"""The targets and their names: a form each, the exports, and the extraction."""
