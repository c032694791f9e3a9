"""What hangs on an event (its reports, links, notes, tags, the user's word) → sections of its card, and keys of its JSON."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date, datetime
from typing import Any, NamedTuple, Protocol

from dipltrack.matching import Report, Stage, Verdict, history, versions
from dipltrack.model import Event, StoredEvent, When
from dipltrack.views.dates import short_date
from dipltrack.views.event_json import number, stored_event_json
from dipltrack.views.safe import one_line
from dipltrack.views.screen import Screen, columns_of, wrapped

_BACK = {"fulfils": "fulfilled by", "follows": "followed by", "cancels": "cancelled by"}
_FOLLOWING = ("cameo", "plover")  # codes that follow the other fields
_SPOKEN = {"when": "date", "money": "amount", "place_country": "country of the place"}
_SAID: dict[str, tuple[str, Callable[[Event], Any]]] = {
    "status": ("status", lambda e: e.status),
    "date": ("when", lambda e: (e.when.start, e.when.end)),
    "place": ("place", lambda e: e.place),
    "mode": ("mode", lambda e: e.mode),
    "countries": ("participants", lambda e: frozenset(e.countries)),
    "amount": ("money", lambda e: e.money),
}
"""The fields of `versions`, each with the field of a correction and what is equal in one and the same version."""


class Link(Protocol):
    """What another event is to this one; `back` where it is the other that fulfils, follows or cancels."""

    @property
    def relation(self) -> str: ...  # noqa: D102
    @property
    def other(self) -> int: ...  # noqa: D102
    @property
    def title(self) -> str: ...  # noqa: D102
    @property
    def date(self) -> str | None: ...  # noqa: D102
    @property
    def by(self) -> str: ...  # noqa: D102
    @property
    def back(self) -> bool: ...  # noqa: D102


class Story(Protocol):
    """All that hangs on an event; `told` are its reports without the user's word, in the order of publication."""

    @property
    def told(self) -> tuple[Report, ...]: ...  # noqa: D102
    @property
    def links(self) -> Sequence[Link]: ...  # noqa: D102
    @property
    def notes(self) -> tuple[tuple[datetime, str], ...]: ...  # noqa: D102
    @property
    def tags(self) -> tuple[str, ...]: ...  # noqa: D102
    @property
    def corrected(self) -> tuple[str, ...]: ...  # noqa: D102
    @property
    def was(self) -> tuple[int, ...]: ...  # noqa: D102
    @property
    def entered(self) -> bool: ...  # noqa: D102
    @property
    def why_one(self) -> tuple[tuple[Report, Report, Verdict], ...]: ...  # noqa: D102


class Version(NamedTuple):
    """One of the things that reports say of a field, and who says it; `shown` where it is what the event says."""

    value: str
    who: tuple[str, ...]
    shown: bool


def story_facts(stored: StoredEvent, story: Story) -> Iterator[tuple[str, list[str]]]:
    """Labels and values that stand beside when, where and who: sources one by one where there are several, the user's own things."""
    if len(story.told) > 1:
        yield "Sources", [_source(report) for report in story.told]
    else:
        yield "Sources", ["; ".join(stored.sources)]
    yield "Links", [link_words(link) for link in story.links]
    yield "Tags", [", ".join(story.tags)]
    yield "Notes", [f"{text} ({at.astimezone():%Y-%m-%d %H:%M})" for at, text in story.notes]
    if story.told:
        yield "Your word", [", ".join(_SPOKEN.get(field, field) for field in story.corrected if field not in _FOLLOWING)]
    yield "Was", [", ".join(map(str, story.was))]


def story_sections(stored: StoredEvent, story: Story, screen: Screen) -> Iterator[str]:
    """Versions, history, and why the reports are one event; nothing for an event that one article tells."""
    if len(story.told) < 2:
        return
    found = list(version_lines(stored, story, screen))
    if found:
        yield "\n" + screen.paint("Versions", "bold") + "\n"
        yield from found
    yield "\n" + screen.paint("History", "bold") + "\n"
    yield from _rows([_stage_row(stage) for stage in history(story.told)], screen)
    yield "\n" + screen.paint("One event because", "bold") + "\n"
    for one, other, verdict in story.why_one:
        both = f"articles {one.article_id} and {other.article_id}" if one.article_id else f"your word and article {other.article_id}"
        first, *rest = wrapped(f"{both}: {one_line(verdict_words(verdict))}", screen, indent=4)
        yield from (f"  {first}\n", *(f"    {line}\n" for line in rest))


def version_lines(stored: StoredEvent, story: Story, screen: Screen) -> Iterator[str]:
    """The fields on which the reports differ, a line for each version, the shown one marked."""
    for_field = event_versions(stored, story).items()
    yield from _rows([(field, "shown" if v.shown else "", v.value, "; ".join(v.who)) for field, told in for_field for v in told], screen)


def event_versions(stored: StoredEvent, story: Story) -> dict[str, list[Version]]:
    """The fields on which the reports differ, with who says what. What none of them says, but the event, comes first."""
    found: dict[str, list[Version]] = {}
    for field, told in versions(story.told).items():
        corrected_by, said = _SAID[field]
        shown = said(stored.event)
        here = [Version(value, tuple(dict.fromkeys(map(outlet_of, rs))), said(rs[0].event) == shown) for value, rs in told]
        if not any(v.shown for v in here):
            whose = "your word" if corrected_by in story.corrected else "all together"
            here.insert(0, Version(_words_of(field, stored.event), (whose,), True))
        found[field] = here
    return found


def verdict_words(verdict: Verdict) -> str:
    """What agrees, then what differs: "same date: 2024-05-02; same people: A. B.; but other modes: call and talks"."""
    if verdict.apart:
        return f"alone they would be two: {verdict.apart.words}"
    agree, differ = "; ".join(verdict.agree) or "nothing in common", "; ".join(verdict.differ)
    return f"{agree}; but {differ}" if differ else agree


def outlet_of(report: Report) -> str:
    """The outlet, or the article where nobody knows the outlet."""
    return report.source or f"article {report.article_id}"


def link_words(link: Link) -> str:
    """Write "fulfilled by 15, 2024-06-01: Norway hands over a school"."""
    relation = _BACK.get(link.relation, link.relation) if link.back else link.relation
    day = f", {link.date}" if link.date else ""
    rule = "" if link.by == "user" else " (by rule)"
    return f"{relation} {link.other}{day}: {link.title}{rule}"


def event_story_json(stored: StoredEvent, story: Story) -> dict[str, Any]:
    """EVENT with what hangs on it: reports, history, links, notes, tags, the fields that are the user's word, former ids."""
    return {
        **stored_event_json(stored),
        "reports": [_report_json(report) for report in story.told],
        "history": [_stage_json(stage) for stage in history(story.told)],
        "links": [{"relation": k.relation, "event": k.other, "back": k.back, "by": k.by} for k in story.links],
        "notes": [{"at": at.isoformat(), "text": text} for at, text in story.notes],
        "tags": list(story.tags),
        "corrected": list(story.corrected),
        "was": list(story.was),
    }


def _source(report: Report) -> str:
    event = report.event
    day = f"{_told_status([report])} {short_date(event.when)}"
    return f"{outlet_of(report)}, {_iso(report.published) or 'no publication date'}, article {report.article_id}: {day}"


def _stage_row(stage: Stage) -> tuple[str, ...]:
    who = "; ".join(dict.fromkeys(outlet_of(report) for report in stage.reports))
    return _iso(stage.published) or "no date", f"{_told_status(stage.reports)} {_day_of(stage.when)}".strip(), who


def _told_status(reports: Sequence[Report]) -> str:
    """ "put off" where no article gives it up, though it does not take place as planned."""
    return "put off" if all(report.postponed for report in reports) else reports[0].event.status.value


def _day_of(when: When) -> str:
    return short_date(when) if when.start else ""


def _words_of(field: str, event: Event) -> str:
    if field == "date":
        return short_date(event.when)
    if field == "countries":
        return "; ".join(sorted(event.countries))
    if field == "amount":
        return f"{number(event.money.amount):,} {event.money.currency}" if event.money else "not known"
    return str(getattr(event, field) or "not known")


def _rows(rows: Sequence[tuple[str, ...]], screen: Screen) -> Iterator[str]:
    """Cells below each other, the last in as many lines as it takes; a first cell that repeats the one above is left out."""
    clean = [[one_line(cell) for cell in row] for row in rows]
    widths = [max(map(columns_of, column)) for column in zip(*clean, strict=True)]
    before = ""
    for row in clean:
        first, before = ("" if row[0] == before else row[0]), row[0]
        cells = (cell + " " * (width - columns_of(cell)) + "  " for cell, width in zip([first, *row[1:-1]], widths, strict=False))
        start = "  " + "".join(cells)
        for line in wrapped(row[-1], screen, indent=columns_of(start)):
            yield f"{start}{line}\n"
            start = " " * columns_of(start)


def _report_json(report: Report) -> dict[str, Any]:
    event, money = report.event, report.event.money
    return {
        "article": report.article_id,
        "source": report.source,
        "published": _iso(report.published) or None,
        "status": event.status.value,
        "mode": event.mode,
        "title": event.title,
        **_when_json(event.when),
        "place": event.place,
        "countries": list(event.countries),
        "people": list(event.people),
        "amount": number(money.amount) if money else None,
        "currency": money.currency if money else None,
        "confidence": round(event.confidence, 4),
    }


def _stage_json(stage: Stage) -> dict[str, Any]:
    articles = [report.article_id for report in stage.reports]
    return {"status": stage.status.value, "published": _iso(stage.published) or None, **_when_json(stage.when), "articles": articles}


def _when_json(when: When) -> dict[str, Any]:
    return {"date": _iso(when.start) or None, "date_end": _iso(when.end) or None, "precision": when.precision.value}


def _iso(day: date | None) -> str:
    return day.isoformat() if day else ""
