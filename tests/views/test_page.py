"""The page as text: what may run in it, what it may fetch, and that nothing of an article can get out of its place."""

from __future__ import annotations

import json
import re
from base64 import b64encode
from dataclasses import replace
from datetime import date
from hashlib import sha256
from html.parser import HTMLParser
from pathlib import Path

import pytest

import dipltrack.views.page as page_package
from dipltrack.model import Review, StoredEvent, StoredEvidence
from dipltrack.views.page import SCRIPTS, page
from dipltrack.views.safe import one_line
from tests.cli.record import HARBOUR_EVENTS
from tests.web.many import many

FOLDER = Path(page_package.__file__).parent
TALKS = HARBOUR_EVENTS[0]


class _Elements(HTMLParser):
    """The elements with their attributes, and what stands in scripts and styles."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.inside: dict[str, list[str]] = {}
        self._open = ""
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        self._open = tag
        if tag in ("script", "style"):
            self.inside.setdefault(tag, []).append("")

    def handle_data(self, data: str) -> None:
        if self._open in ("script", "style"):
            self.inside[self._open][-1] += data

    def handle_endtag(self, tag: str) -> None:
        self._open = ""


def _page(events: list[StoredEvent], title: str = "Harbour") -> str:
    return "".join(page(events, str, title=title, today=date(2026, 1, 1)))


def _stored(words: str) -> StoredEvent:
    evidence = StoredEvidence(3, replace(TALKS.evidence[0], text=words), words, words, None)
    return StoredEvent(12, replace(TALKS, title=words, place=words, topic=words, mode=words), Review.UNREVIEWED, (evidence,))


def test_only_the_script_and_the_style_of_the_page_may_run() -> None:
    read = _Elements(_page(many(3)))
    (policy,) = [a["content"] or "" for tag, a in read.elements if a.get("http-equiv") == "Content-Security-Policy"]
    _, script = read.inside["script"]
    (style,) = read.inside["style"]
    hashes = ["'sha256-" + b64encode(sha256(text.encode()).digest()).decode() + "'" for text in (script, style)]
    assert policy.split("; ") == [
        "default-src 'none'", f"script-src {hashes[0]}", f"style-src {hashes[1]}", "img-src data:", "base-uri 'none'", "form-action 'none'",
    ]  # fmt: skip


def test_nothing_is_fetched_and_no_handler_or_style_stands_in_the_markup() -> None:
    read = _Elements(_page(many(3)))
    links = [value for _, attributes in read.elements for name, value in attributes.items() if name in ("src", "href", "srcset", "action")]
    assert links == ["data:,", "#events"]
    assert [name for _, attributes in read.elements for name in attributes if name.startswith("on") or name == "style"] == []


@pytest.mark.parametrize(
    "words",
    [
        "</script><script>alert(1)</script>",
        "<!-- <script>",
        "a & b",
        "\u2028\u2029",
        "\u202egnp.exe",
        "\x00\x1b]0;x\x07",
        "]]>",
        "$payload $title",
    ],
)
def test_words_of_an_article_stay_in_the_json(words: str) -> None:
    words = f"Talks {words}"
    plain, hostile = _page([_stored("Talks")]), _page([_stored(words)], title=words)
    assert len(_Elements(plain).elements) == len(_Elements(hostile).elements)
    data = _Elements(hostile).inside["script"][0]
    assert not re.search("[<>&\x00-\x09\x0b-\x1f\u2028\u2029\u202a-\u202e]", data)
    (event,) = json.loads(data)["events"]
    assert event["title"] == event["evidence"][0]["text"] == json.loads(data)["title"] == one_line(words)


@pytest.mark.parametrize(
    ("url", "kept"),
    [
        ("https://a.example/1", True),
        ("HTTP://a.example", True),
        ("javascript:alert(1)", False),
        ("data:text/html,x", False),
        ("//a.example", False),
    ],
)
def test_only_addresses_of_the_web_become_links(url: str, kept: bool) -> None:
    event = StoredEvent(1, TALKS, Review.UNREVIEWED, (StoredEvidence(3, TALKS.evidence[0], "Coast Herald", url, None),))
    (read,) = json.loads(_Elements(_page([event])).inside["script"][0])["events"]
    assert read["evidence"][0].get("url") == (url if kept else None)


def test_every_script_beside_the_module_is_part_of_the_page_and_sets_no_markup() -> None:
    assert sorted(SCRIPTS) == sorted(path.name for path in FOLDER.glob("*.js"))
    for name in SCRIPTS:
        source = (FOLDER / name).read_text(encoding="utf-8")
        assert source.startswith("// ")
        assert not re.search(r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\b|\bfetch\b|XMLHttpRequest|import\(", source)


def test_five_thousand_events_are_a_file_that_can_be_sent() -> None:
    assert len(_page(many(5_000)).encode()) < 6_000_000
