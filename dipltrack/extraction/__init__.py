"""Article + Knowledge → Extraction: the events that an article tells, with their evidence."""

from __future__ import annotations

from dipltrack.extracted import Extraction
from dipltrack.extraction.language import ENGLISH, language_of
from dipltrack.extraction.mentions import notes
from dipltrack.extraction.output import event_of, rejection_of
from dipltrack.extraction.prepare import prepare
from dipltrack.extraction.reading import Reader
from dipltrack.knowledge import Knowledge, load_knowledge
from dipltrack.model import Article

__all__ = ["extract"]


def extract(article: Article, knowledge: Knowledge | None = None, *, why: bool = False) -> Extraction:
    """Read the events of an article. Pure: the same article and tables give the same events, in the order in which the article tells them.

    `knowledge` defaults to the built-in tables. With `why` the result also holds the mentions and the rejected candidates.
    An article in another language has none: its words decide, and what it declares where they are few.
    Spans of the evidence are character offsets into `article.text` or `article.title` exactly as given. Raises nothing for odd texts.
    """
    knowledge = knowledge or load_knowledge()
    language = language_of(article.text, knowledge.languages, article.language)
    if language not in (ENGLISH, None):
        return Extraction(article, (), article.published, article.title, language=language)
    document = prepare(article, knowledge)
    reader = Reader(document, article.source, knowledge)
    reader.read()
    return Extraction(
        article,
        tuple(event_of(d, article.text, article.title, knowledge) for d in reader.drafts),
        document.published,
        article.title or document.title,
        tuple(rejection_of(c, reason, article.text, article.title) for c, reason in reader.rejected) if why else (),
        tuple(notes(reader.mentions)) if why else (),
        language,
    )
