"""Files, folders, patterns and streams → articles, or what is wrong with them in words."""

from __future__ import annotations

from dipltrack.reading.forms import NAMES as FORM_NAMES
from dipltrack.reading.inputs import read_inputs
from dipltrack.reading.published import PublicationDay, read_publication_day
from dipltrack.reading.values import MAX_ARTICLE_BYTES, Problem, Read

__all__ = ["FORM_NAMES", "MAX_ARTICLE_BYTES", "Problem", "PublicationDay", "Read", "read_inputs", "read_publication_day"]
