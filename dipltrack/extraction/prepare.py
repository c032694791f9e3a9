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

_PRINTED_WITHIN = 21  # days after which a report is still printed as news


def prepare(article: Article, knowledge: Knowledge) -> Document:
    """The document of an article. Its `published` is the day that "today" is: that of the dateline, else that of publication, else None."""
    text = same_length(article.text)
    title = same_length(article.title) if article.title else None

    def known_place(name: str) -> bool:
        tokens = words(name)
        hit = knowledge.lexicon.match(tokens, [t.lower() for t in tokens], 0) if tokens else None
        # an abbreviation is no dateline: "US President Reed met …" begins with a country
        return hit is not None and hit[0] == len(tokens) and hit[1].kind in ("city", "venue", "country") and not hit[1].exact

    layout = clean(text, title, known_place)
    headline = title or (text[slice(*layout.headline)] if layout.headline else None)
    return Document(segment(text, layout, title), headline, layout.dateline, _day(layout.dateline, article.published), text)


def _day(dateline: Dateline | None, published: date | None) -> date | None:
    """The day on which the report was written. Without publication only a dateline with its year tells it; one of another month is another report's."""
    for e in find_times(dateline.date) if dateline and dateline.date else ():
        filed = resolve(e, published, tense="past").start
        if filed and (published is None or -1 <= (published - filed).days <= _PRINTED_WITHIN):
            return filed
    return published
