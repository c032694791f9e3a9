"""An article with its events → rows, unless it is known. Runs inside a Recorder's transaction."""

from __future__ import annotations

from collections.abc import Sequence

from dipltrack.errors import UnreadableInput
from dipltrack.model import Article, Event
from dipltrack.storage.copies import family_of, join_family
from dipltrack.storage.duplicates import Added, Fingerprint, find_url, find_words, is_new_outlet
from dipltrack.storage.journal import Recorder
from dipltrack.storage.lookups import article_lookup
from dipltrack.storage.reports import report_of
from dipltrack.storage.rows import article_row, insert, outlet_row
from dipltrack.storage.settling import settle
from dipltrack.storage.writing import newest_event


def check_words(article: Article) -> None:
    """Refuse what a text column can't hold unchanged. Raises UnreadableInput."""
    for text in (article.text, article.title, article.source, article.url, article.id, article.author, article.language):
        if text and ("\x00" in text or not _is_unicode(text)):
            name = article.title or article.url or "The article"
            raise UnreadableInput(
                f"{name.encode(errors='replace').decode()} holds characters that are no text. Save it as UTF-8 and try again."
            )


def _is_unicode(text: str) -> bool:
    """Tell whether the text has no half of a surrogate pair, which no UTF-8 can hold."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


def add(recorder: Recorder, article: Article, events: Sequence[Event], fingerprint: Fingerprint, on_duplicate: str, added: str) -> Added:
    """Store an article, and its events as reports of events that are new or known, unless the article is known: see Added."""
    connection = recorder.connection
    same_words = find_words(connection, fingerprint.sha256)
    if same_words is not None:
        if not is_new_outlet(connection, same_words, article):
            return Added("known", same_words)
        insert(connection, "outlet", {"article_id": same_words, **outlet_row(article)})
        recorder.note("outlet added")
        return Added("outlet", same_words)
    same_url = find_url(connection, article.url)
    if same_url is not None and on_duplicate == "skip":
        return Added("known", same_url)
    row = {**article_row(article, fingerprint.sha256), **article_lookup(fingerprint.sketch), "added": added}
    article_id = insert(connection, "article", row)
    if article.source or article.url:
        insert(connection, "outlet", {"article_id": article_id, **outlet_row(article)})
    recorder.note("article added")
    join_family(connection, article_id, article.text, fingerprint.sketch)
    family, newest = family_of(connection, article_id), newest_event(connection)
    ids = settle(recorder, [report_of(article_id, fingerprint.sha256, article, event, family) for event in events])
    return Added("kept" if same_url is not None else "added", article_id, ids, tuple(i for i in dict.fromkeys(ids) if i <= newest))
