"""The first bytes of an input → whether it is a web page, a feed, or some other XML that holds no article."""

from __future__ import annotations

import re

_BEFORE = rb"(?:\s++|<\?[^>]{0,500}\?>|<!--.{0,2000}?-->|<!DOCTYPE[^>\[]{0,500}(?:\[[^\]]*\])?\s*>)*+"  # possessive: nothing is tried twice
_PAGE = re.compile(rb"\s*<!doctype\s+html|" + _BEFORE + rb"<(?:html|head|body)\b", re.IGNORECASE | re.DOTALL)
_FEED = re.compile(_BEFORE + rb"<(?:rss|feed|rdf:RDF|[a-z]{1,10}:feed)\b", re.IGNORECASE | re.DOTALL)
_XML = re.compile(rb"\s*<\?xml\b", re.IGNORECASE)
_LOOKED_AT = 16_384


def looks_like_page(head: bytes) -> bool:
    """Whether a document opens as HTML or XHTML."""
    return _PAGE.match(head[:_LOOKED_AT]) is not None


def looks_like_feed(head: bytes) -> bool:
    """Whether a document opens as RSS, Atom or RDF, whatever it declares before."""
    return _FEED.match(head[:_LOOKED_AT]) is not None


def looks_like_xml(head: bytes) -> bool:
    """Whether a document says that it is XML."""
    return _XML.match(head) is not None
