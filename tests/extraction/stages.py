"""Short ways to one stage of extraction: text → document, tags, mentions, clauses, registry, drafts, events."""

from __future__ import annotations

from datetime import date

from dipltrack.extraction import extract
from dipltrack.extraction.clauses import Clauses
from dipltrack.extraction.document import Document
from dipltrack.extraction.mention import Mention
from dipltrack.extraction.prepare import prepare
from dipltrack.extraction.reading import Reader
from dipltrack.extraction.registry import Entity
from dipltrack.extraction.tag import tag
from dipltrack.knowledge import load_knowledge
from dipltrack.model import Article, Event, Participant

MONDAY = date(2024, 7, 29)


def document(text: str, title: str | None = None) -> Document:
    """The document of an undated text."""
    return prepare(Article(text, title=title), load_knowledge())


def reader(text: str, published: date | None = MONDAY, source: str | None = None) -> Reader:
    """A reader that has parsed the text and knows its people, but has read no event yet."""
    article = Article(text, published=published, source=source)
    return Reader(prepare(article, load_knowledge()), source, load_knowledge())


def clauses(text: str) -> Clauses:
    """The first sentence, parsed."""
    return reader(text).clauses[0]


def tags(text: str) -> list[tuple[str, str, str]]:
    """Tags of the first sentence as (words, kind, value)."""
    sentence = document(text).sentences[0]
    return [(sentence.text(t.i, t.j), t.entry.kind, t.entry.value) for t in tag(sentence, load_knowledge()).values()]


def mentions(text: str) -> list[Mention]:
    """All mentions of the text."""
    return reader(text).mentions


def read(m: Mention) -> str:
    """A mention as one line: kind, name or value, countries or body, office codes."""
    where = m.countries or tuple(filter(None, (m.org or m.country,)))
    return " ".join((m.kind, m.name or m.value, *where, *(m.codes)))


def people(text: str, published: date | None = MONDAY, source: str | None = None) -> list[Entity]:
    """The entities of the text."""
    return reader(text, published, source).registry.entities


def events(text: str, published: date | None = MONDAY) -> tuple[Event, ...]:
    """The events of the text."""
    return extract(Article(text, published=published)).events


def event(text: str, published: date | None = MONDAY) -> Event:
    """The one event of the text."""
    (found,) = events(text, published)
    return found


def party(p: Participant) -> str:
    """A participant as one line: name or office code, country."""
    return " ".join(filter(None, (p.name if p.kind != "country" else None, p.office_code if p.kind == "person" else None, p.country)))


def line(e: Event) -> str:
    """An event as one line: mode, status, parties, first day and last day."""
    days = f"{e.when.start}..{e.when.end}" if e.when.start else "-"
    return " | ".join((str(e.mode or e.kind), str(e.status), ", ".join(party(p) for p in e.participants), days))
