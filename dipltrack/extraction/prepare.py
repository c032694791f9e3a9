"""Article → Document: cleaned, cut into sentences, dated by its metadata or its dateline."""

from __future__ import annotations

from datetime import date

from dipltrack.extraction.clean import clean
from dipltrack.extraction.document import Dateline, Document
from dipltrack.extraction.segment import segment
from dipltrack.extraction.times import find_times, resolve
from dipltrack.knowledge import Knowledge
from dipltrack.model import Article
from dipltrack.text import same_length, words


def prepare(article: Article, knowledge: Knowledge) -> Document:
    """The document of an article. Its `published` is the article's, else the day of a dateline that names its year, else None."""
    text = same_length(article.text)
    title = same_length(article.title) if article.title else None

    def known_place(name: str) -> bool:
        tokens = words(name)
        hit = knowledge.lexicon.match(tokens, [t.lower() for t in tokens], 0) if tokens else None
        # an abbreviation is no dateline: "US President Reed met …" begins with a country
        return hit is not None and hit[0] == len(tokens) and hit[1].kind in ("city", "venue", "country") and not hit[1].exact

    layout = clean(text, title, known_place)
    headline = title or (text[slice(*layout.headline)] if layout.headline else None)
    return Document(segment(text, layout, title), headline, layout.dateline, article.published or _day(layout.dateline), text)


def _day(dateline: Dateline | None) -> date | None:
    """The day of a dateline with a year; without one nobody knows the year."""
    for e in find_times(dateline.date) if dateline and dateline.date else ():
        when = resolve(e, None, tense="past")
        if when.start and when.start == when.end:
            return when.start
    return None
