"""Sentences → mentions: noun phrases for people, officials, countries, organisations, places, groups and pronouns."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date

from dipltrack.extracted import MentionNote
from dipltrack.extraction.document import Sentence
from dipltrack.extraction.mention import Mention
from dipltrack.extraction.parse import Parse
from dipltrack.extraction.persons import Persons
from dipltrack.extraction.sharing import group_titles, share_countries, split_pairs
from dipltrack.extraction.tag import Tag
from dipltrack.extraction.things import Things
from dipltrack.knowledge import Entry, Knowledge
from dipltrack.text import fold


def mentions(
    sentences: Iterable[Sentence], knowledge: Knowledge, day: date | None = None
) -> list[tuple[tuple[Mention, ...], dict[int, Tag]]]:
    """The mentions of each sentence in order, without overlaps, and its tags. A surname known from one sentence is known in all.

    Places and buildings stand for what they stood for on `day`.
    """
    parses = [Parse(s, knowledge) for s in sentences]
    if day:
        _as_it_was(parses, knowledge, day)
    _settle_ambiguous(parses, knowledge)
    for p in parses:
        # a headline writes every word with a capital: no name is learned from it
        if p.s.paragraph or not parses[1:]:
            people = Persons(p)
            people.titled()
            people.names()
            share_countries(p)
    known = frozenset(_surnames(m for p in parses for m in p.out))
    for p in parses:
        split_pairs(p, known)
    found = []
    for p in parses:
        people = Persons(p)
        if p.s.paragraph == 0 and parses[1:]:
            people.titled()
        people.surnames(known)
        group_titles(p)
        Things(p).rest()
        found.append((tuple(sorted(p.out, key=lambda m: m.i)), p.tags))
    return found


def _as_it_was(parses: list[Parse], knowledge: Knowledge, day: date) -> None:
    for p in parses:
        for t in p.tags.values():
            entry = knowledge.history.entry(t.entry, day)
            if entry is not t.entry and entry != t.entry:
                p.tags[t.i] = p.ending[t.j] = Tag(t.i, t.j, entry)


def _settle_ambiguous(parses: list[Parse], knowledge: Knowledge) -> None:
    """ "Korea", "Congolese": the country that the article names otherwise, if it is one of the two; nothing when it names both alike or neither."""
    tags = [(p, t) for p in parses for t in p.tags.values()]
    open_ones = [(p, t) for p, t in tags if t.entry.kind == "ambiguous"]
    named = Counter([t.entry.country for _, t in tags if t.entry.kind != "ambiguous" and t.entry.country]) if open_ones else {}
    for p, t in open_ones:
        (first, n), (_, m) = sorted(((iso, named.get(iso, 0)) for iso in t.entry.value.split("|")), key=lambda x: -x[1])
        entry = (
            Entry(t.entry.detail, first, knowledge.country(first).name, country=first)
            if n > 2 * m
            else Entry("compound", t.entry.value, t.entry.name)
        )
        p.tags[t.i] = p.ending[t.j] = Tag(t.i, t.j, entry)


def _surnames(people: Iterable[Mention]) -> Iterator[str]:
    """The words by which people can be called alone: first and last words of names, and the name of someone with a title."""
    for m in people:
        if m.name and (m.titles or m.countries or " " in m.name):
            words = m.name.replace("-", " ").split()
            yield fold(words[-1])
            yield fold(words[0])


def notes(found: Iterable[Mention]) -> Iterator[MentionNote]:
    """Each mention with its reading in words, for `--why`."""
    for m in found:
        titles = "; ".join(f"{t.text} ({t.code})" for t in m.titles)
        parts = [m.name or m.value, titles, " ".join(m.countries) or m.country or "", m.org or "", m.status]
        s = m.sentence
        yield MentionNote(s.where, s.starts[m.i], s.ends[m.j - 1], m.text, m.kind, ", ".join(p for p in parts if p))
