"""Files, folders, patterns and streams → articles, or what is wrong with them in words."""

from __future__ import annotations

from dipltrack.reading.inputs import Form, read_inputs
from dipltrack.reading.published import PublicationDay, read_publication_day
from dipltrack.reading.values import MAX_ARTICLE_BYTES, Problem, Read

__all__ = ["MAX_ARTICLE_BYTES", "Form", "Problem", "PublicationDay", "Read", "read_inputs", "read_publication_day"]
