"""An article that was read → what is found in it, where its day of publication stands, and what there is to say about it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from dipltrack.extracted import Extraction
from dipltrack.model import Article

if TYPE_CHECKING:
    from dipltrack.knowledge import Knowledge
    from dipltrack.reading import Read


@dataclass(frozen=True, slots=True)
class Findings:
    """What is found in an article. `dated` says where its day of publication was read; `notes` are for whoever added it."""

    extraction: Extraction
    dated: str | None
    notes: tuple[str, ...]


def find_in(found: Read, knowledge: Knowledge, *, why: bool = False) -> Findings:
    """Extract the events. The day on which the article's file was made counts where nothing else says when it appeared."""
    from dipltrack.extraction import extract

    extraction = extract(found.article, knowledge, why=why)
    of_file = found.undated if extraction.published is None else None
    if of_file:
        extraction = extract(replace(found.article, published=of_file), knowledge, why=why)
    dated = found.dated if found.article.published else "day of the file" if of_file else "dateline"
    return Findings(extraction, dated, (*found.notes, *_notes(extraction, knowledge, of_file=of_file is not None)))


def found_in(article: Article, found: Extraction) -> Article:
    """The article with the date, title and language that were found in it."""
    published, title = article.published or found.published, article.title or found.title
    return replace(article, published=published, title=title, language=found.language or article.language)


def _notes(extraction: Extraction, knowledge: Knowledge, *, of_file: bool) -> Iterator[str]:
    """What may surprise: a day that may be a copy's, and no events since the article is not in English."""
    from dipltrack.cli.naming import foreign_language

    if of_file:
        yield f"publication date {extraction.published} is the day on which the file was made; correct it if it is a copy"
    if language := foreign_language(extraction.language, knowledge):
        yield f"written in {language}; only English is read, so it has no events"
