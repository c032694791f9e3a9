"""Stored articles → listings, or one article with its events and text."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from dipltrack.cli.output import TABLE_LIMIT, FormatOptions
from dipltrack.cli.session import Session
from dipltrack.errors import UsageError
from dipltrack.model import StoredArticle, StoredEvent
from dipltrack.views.screen import Screen

if TYPE_CHECKING:
    from dipltrack.cli.articles import ArticleOptions
    from dipltrack.storage import ArticleFilter, Store


def show_articles(session: Session, options: ArticleOptions, format: FormatOptions, limit: int | None, *, text: bool) -> None:
    """List the articles wanted, newest first."""
    from dipltrack.views.articles import article_listing

    if text:
        raise UsageError("--text needs the id of an article. See the ids: dipltrack articles")
    most, wanted = TABLE_LIMIT if limit is None and format.name("table") == "table" else limit or None, _resolved(session, options)
    with session.reading() as store:
        articles = store.articles(wanted, limit=most)
        total = store.count_articles(wanted)
        format.print(session, article_listing(articles))
        if not articles:
            known = store.count_articles()
            session.say("No articles match." if known else "The database holds no articles yet. Add one: dipltrack add article.txt")
        elif len(articles) < total:
            session.say(f"{len(articles):,} of {total:,} shown. All of them: -n 0")
        _tell_undated(session, store, wanted)


def print_numbers(session: Session, options: ArticleOptions, format: FormatOptions, limit: int | None, *, count: bool) -> None:
    """Print the ids of the articles wanted, or how many there are."""
    wanted = _resolved(session, options)
    with session.reading() as store:
        numbers = [store.count_articles(wanted)] if count else [stored.id for stored in store.articles(wanted, limit=limit or None)]
        format.print_short(map(str, numbers), session)
        _tell_undated(session, store, wanted)


def _resolved(session: Session, options: ArticleOptions) -> ArticleFilter:
    """The filter as values."""
    from dipltrack.cli.filters import find_countries, period_of
    from dipltrack.storage import ArticleFilter, Filter

    since, until = period_of(options.since, options.until, options.on, session.today)
    events = Filter(countries=find_countries(options.country or []), persons=tuple(options.person or ()))
    return ArticleFilter(since, until, options.source, events)


def _tell_undated(session: Session, store: Store, wanted: ArticleFilter) -> None:
    from dipltrack.views.screen import counted

    if (wanted.since or wanted.until) and (left_out := store.undated_articles(wanted)):
        session.say(f"{counted(left_out, 'article')} without a publication date left out.")


def show_article(session: Session, format: FormatOptions, id: int, *, text: bool) -> None:
    """Show one article: its metadata and events, or its text with the evidence marked; as one object in JSON."""
    from dipltrack.cli.sink import emit
    from dipltrack.views.articles import article_listing

    with session.reading() as store:
        stored = store.article(id)
        events = [store.event(event_id) for event_id in stored.event_ids]
    if format.name("table") != "table" or format.columns:
        format.print(session, article_listing([stored], with_text=text))
        return
    emit(session, _page(stored, events, format.screen(session), text=text), format.path)


def _page(stored: StoredArticle, events: list[StoredEvent], screen: Screen, *, text: bool) -> Iterator[str]:
    from dipltrack.cli.naming import country_namer
    from dipltrack.views.articles import article_head, marked_text
    from dipltrack.views.event_table import event_columns
    from dipltrack.views.tables import table_lines

    yield from article_head(stored, screen)
    yield "\n"
    if text:
        yield from marked_text(stored, events, screen)
    elif events:
        yield from table_lines(event_columns(events, screen, country_namer()), events, screen)
    else:
        yield "No events were read from it.\n"
