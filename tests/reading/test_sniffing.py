"""What the first bytes say, in no time whatever they are."""

from __future__ import annotations

import time

import pytest

from dipltrack.reading.sniffing import looks_like_feed, looks_like_page, looks_like_xml

_p = pytest.param


@pytest.mark.parametrize(
    ("head", "page", "feed"),
    [
        _p(b"<!DOCTYPE html><p>They met.", True, False, id="HTML"),
        _p(b"\n <!-- saved --> <HTML lang=en>", True, False, id="HTML without its type"),
        _p(b'<?xml version="1.0"?><!DOCTYPE html PUBLIC "-//W3C//DTD"><html>', True, False, id="XHTML"),
        _p(b"<body>They met.", True, False, id="body alone"),
        _p(b'<?xml version="1.0"?><!-- a --><rss version="2.0">', False, True, id="RSS"),
        _p(b"<feed xmlns='x'>", False, True, id="Atom"),
        _p(b"<atom:feed>", False, True, id="Atom with a prefix"),
        _p(b'<!DOCTYPE rss [<!ENTITY a "b">]><rss>', False, True, id="RSS with a type of its own"),
        _p(b"<headline>They met.", False, False, id="another element"),
        _p(b"They met. <html>", False, False, id="text that speaks of HTML"),
        _p(b"< html>", False, False, id="no tag"),
    ],
)
def test_page_or_feed(head: bytes, page: bool, feed: bool) -> None:
    assert (looks_like_page(head), looks_like_feed(head)) == (page, feed)


@pytest.mark.parametrize("piece", [b" ", b"\n", b"<!--", b"<!-- -->", b"<?a?>", b"<?", b"<!DOCTYPE a [", b"<!DOCTYPE a>", b"a:", b"<a"])
def test_no_opening_takes_long(piece: bytes) -> None:
    start = time.process_time()
    for look in (looks_like_page, looks_like_feed, looks_like_xml):
        assert not look(piece * 100_000 + b"x")
    assert time.process_time() - start < 1
