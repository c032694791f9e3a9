"""Files, folders, patterns and streams → articles, or what is wrong with them in words."""

from __future__ import annotations

from dipltrack.reading.addresses import web_address
from dipltrack.reading.forms import NAMES as FORM_NAMES
from dipltrack.reading.inputs import read_fetched, read_inputs
from dipltrack.reading.published import PublicationDay, read_publication_day
from dipltrack.reading.source import Web
from dipltrack.reading.values import MAX_ARTICLE_BYTES, Problem, Read
from dipltrack.reading.web import Fetched, Fetcher

__all__ = [
    "FORM_NAMES",
    "MAX_ARTICLE_BYTES",
    "Fetched",
    "Fetcher",
    "Problem",
    "PublicationDay",
    "Read",
    "Web",
    "read_fetched",
    "read_inputs",
    "read_publication_day",
    "web_address",
]
