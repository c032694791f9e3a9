"""What the first bytes say, in no time whatever they are."""

from __future__ import annotations

import time

import pytest

from dipltrack.reading.forms import of_opening

_p = pytest.param


@pytest.mark.parametrize(
    ("head", "form"),
    [
        _p(b"<!DOCTYPE html><p>They met.", "html", id="HTML"),
        _p(b"\n <!-- saved --> <HTML lang=en>", "html", id="HTML without its type"),
        _p(b'<?xml version="1.0"?><!DOCTYPE html PUBLIC "-//W3C//DTD"><html>', "html", id="XHTML"),
        _p(b"<body>They met.", "html", id="body alone"),
        _p(b'<?xml version="1.0"?><!-- a --><rss version="2.0">', "feed", id="RSS"),
        _p(b"<feed xmlns='x'>", "feed", id="Atom"),
        _p(b"<atom:feed>", "feed", id="Atom with a prefix"),
        _p(b'<!DOCTYPE rss [<!ENTITY a "b">]><rss>', "feed", id="RSS with a type of its own"),
        _p(b"<headline>They met.", "text", id="another element"),
        _p(b"They met. <html>", "text", id="text that speaks of HTML"),
        _p(b"< html>", "text", id="no tag"),
    ],
)
def test_page_or_feed(head: bytes, form: str) -> None:
    assert of_opening(head).name == form


@pytest.mark.parametrize("piece", [b" ", b"\n", b"<!--", b"<!-- -->", b"<?a?>", b"<?", b"<!DOCTYPE a [", b"<!DOCTYPE a>", b"a:", b"<a"])
def test_no_opening_takes_long(piece: bytes) -> None:
    start = time.process_time()
    assert of_opening(piece * 100_000 + b"x").name == "text"
    assert time.process_time() - start < 1
