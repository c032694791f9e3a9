"""Files, folders, patterns and streams → articles, or what is wrong with them in words."""

from __future__ import annotations

from dipltrack.reading.addresses import web_address
from dipltrack.reading.inputs import FORMS, Form, Web, read_fetched, read_inputs
from dipltrack.reading.published import PublicationDay, read_publication_day
from dipltrack.reading.values import MAX_ARTICLE_BYTES, Problem, Read
from dipltrack.reading.web import Fetched, Fetcher

__all__ = [
    "FORMS",
    "MAX_ARTICLE_BYTES",
    "Fetched",
    "Fetcher",
    "Form",
    "Problem",
    "PublicationDay",
    "Read",
    "Web",
    "read_fetched",
    "read_inputs",
    "read_publication_day",
    "web_address",
]
