"""The filter options, written once → a Filter of values that the store understands."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, fields, replace
from datetime import date
from typing import TYPE_CHECKING, Annotated, Any

import typer

from dipltrack.cli.completing import (
    complete_articles,
    complete_countries,
    complete_kinds,
    complete_modes,
    complete_orgs,
    complete_people,
    complete_places,
    complete_sources,
    complete_statuses,
    complete_tags,
)
from dipltrack.cli.session import Session
from dipltrack.errors import UsageError

if TYPE_CHECKING:
    from dipltrack.model import Kind
    from dipltrack.storage import Filter

PANEL = "Filters"
REVIEWS = ("unreviewed", "confirmed", "rejected", "all")

Words = list[str] | None


def _option(*names: str, help: str, metavar: str, complete: Callable[..., Any] | None = None) -> Any:
    return typer.Option(*names, help=help, metavar=metavar, autocompletion=complete, rich_help_panel=PANEL)


@dataclass(frozen=True, slots=True)
class FilterOptions:
    """Which events are wanted, in the user's words."""

    country: Annotated[
        Words, _option("--country", "-c", metavar="NAME", help="Took part; repeated: all of them.", complete=complete_countries)
    ] = None
    any_country: Annotated[bool, typer.Option("--any", help="Any of the countries is enough.", rich_help_panel=PANEL)] = False
    person: Annotated[
        Words, _option("--person", "-p", metavar="NAME", help="Any part of a name, accents ignored.", complete=complete_people)
    ] = None
    org: Annotated[Words, _option("--org", metavar="NAME", help="A body's name or acronym.", complete=complete_orgs)] = None
    kind: Annotated[Words, _option("--kind", "-k", metavar="KIND", help="meeting, agreement or pledge.", complete=complete_kinds)] = None
    mode: Annotated[Words, _option("--mode", metavar="MODE", help="talks, visit, call, summit, signed, …", complete=complete_modes)] = None
    status: Annotated[
        Words, _option("--status", metavar="S", help="occurred, planned, cancelled or denied.", complete=complete_statuses)
    ] = None
    since: Annotated[
        str | None, _option("--since", metavar="DATE", help='From this day on: 2024-05-01, 2024-05, 2024Q2, 2024, 30d, "last month".')
    ] = None
    until: Annotated[str | None, _option("--until", metavar="DATE", help="Up to this day, included.")] = None
    on: Annotated[str | None, _option("--on", metavar="PERIOD", help="In a day, month, quarter, year, or a..b.")] = None
    day: Annotated[str | None, _option("--day", metavar="MM-DD", help="On this day of any year: 05-02, or today.")] = None
    place: Annotated[str | None, _option("--place", metavar="TEXT", help="Where it took place.", complete=complete_places)] = None
    topic: Annotated[str | None, _option("--topic", metavar="TEXT", help="What it was about.")] = None
    source: Annotated[str | None, _option("--source", metavar="TEXT", help="An outlet that reports it.", complete=complete_sources)] = None
    article: Annotated[int | None, _option("--article", metavar="ID", help="Read from this article.", complete=complete_articles)] = None
    text: Annotated[str | None, _option("--text", "-s", metavar="WORDS", help="Words of the evidence.")] = None
    tag: Annotated[Words, _option("--tag", metavar="WORD", help="You tagged it so; repeated: all of them.", complete=complete_tags)] = None
    open: Annotated[
        bool, typer.Option("--open", help="Pledges that nothing fulfils or cancels, as `link` tells.", rich_help_panel=PANEL)
    ] = False
    overdue: Annotated[
        bool, typer.Option("--overdue", help="Still planned though its day has passed, nothing reported since.", rich_help_panel=PANEL)
    ] = False
    min_countries: Annotated[int | None, _option("--min-countries", metavar="N", help="At least so many countries.")] = None
    outlets: Annotated[str | None, _option("--outlets", metavar="N", help="At least so many outlets; =1: only one.")] = None
    min_confidence: Annotated[float | None, _option("--min-confidence", metavar="X", help="At least so sure, 0 to 1.")] = None
    review: Annotated[
        str | None, _option("--review", metavar="S", help="unreviewed, confirmed, rejected or all (default: all but rejected).")
    ] = None

    @property
    def given(self) -> bool:
        """Whether any filter was given."""
        return any(getattr(self, field.name) not in (None, False, []) for field in fields(self))

    @property
    def only_article(self) -> bool:
        """Whether an article and nothing else is named."""
        return self.article is not None and replace(self, article=None) == FilterOptions()

    @property
    def dated(self) -> bool:
        """Whether a filter asks for dates."""
        return bool(self.since or self.until or self.on or self.day)

    def resolve(self, session: Session, kinds: tuple[Kind, ...] = ()) -> Filter:
        """The filter as values; `kinds` are those of the command's name. Raises the sentence for the first word that can't be read."""
        from dipltrack.model import Kind, Status
        from dipltrack.storage import Filter

        since, until, day = _dates(self, session.today) if self.dated else (None, None, None)
        asked = tuple(Kind(one_of("kind", word, list(Kind))) for word in self.kind or ())
        if self.open:
            _both((Kind.PLEDGE,), kinds)
        return Filter(
            countries=find_countries(self.country or []),
            any_country=self.any_country,
            persons=tuple(self.person or ()),
            orgs=tuple(self.org or ()),
            kinds=_both(asked, kinds),
            modes=tuple(self.mode or ()),
            statuses=tuple(Status(one_of("status", word, list(Status))) for word in self.status or ()),
            since=since,
            until=until,
            day=day,
            place=self.place,
            topic=self.topic,
            source=self.source,
            article=self.article,
            text=self.text,
            tags=tuple(self.tag or ()),
            open=self.open,
            overdue=session.today if self.overdue else None,
            min_countries=self.min_countries,
            outlets=_outlets(self.outlets) if self.outlets else None,
            min_confidence=session.config.min_confidence if self.min_confidence is None else self.min_confidence,
            review=one_of("review state", self.review, REVIEWS) if self.review else "standing",
        )


def find_countries(names: list[str]) -> tuple[str, ...]:
    """ISO alpha-3 of each name, adjective, alias or code."""
    return tuple(dict.fromkeys(find_country(name) for name in names))


def find_country(name: str) -> str:
    """ISO alpha-3 of the one country that `name` means; NotFound when none, UsageError when several could be meant."""
    from dipltrack.knowledge import load_countries

    countries = load_countries()
    found = countries.find_country(name)
    if len(found) == 1:
        return str(found[0].iso3)
    if not found:
        from dipltrack.cli.suggest import no_such

        raise no_such("country", name, list(countries.country_names()), "Write its English name or its ISO code.")
    could_be = " or ".join(f"{country.name} ({country.iso3})" for country in found)
    raise UsageError(f"'{name}' could be {could_be}. Use one of these.")


def _dates(options: FilterOptions, today: date) -> tuple[date | None, date | None, str | None]:
    """First day, last day, day of any year."""
    from dipltrack.cli.periods import parse_month_day

    day = parse_month_day(options.day, today) if options.day else None
    return (*period_of(options.since, options.until, options.on, today), day)


def period_of(since: str | None, until: str | None, on: str | None, today: date) -> tuple[date | None, date | None]:
    """First day and last day of --since, --until and --on."""
    from dipltrack.cli.periods import parse_period, parse_since, parse_until

    if on:
        if since or until:
            raise UsageError("--on already says when. Use it alone, or --since with --until.")
        return parse_period(on, today)
    first, last = parse_since(since, today) if since else None, parse_until(until, today) if until else None
    if first and last and first > last:
        raise UsageError(f"--since {first} is later than --until {last}. Swap them.")
    return first, last


def one_of(what: str, word: str, names: Sequence[str]) -> str:
    """`word` in the spelling of `names`, case ignored; UsageError with what may have been meant."""
    for name in names:
        if name.lower() == word.lower():
            return str(name)
    from dipltrack.cli.suggest import no_such
    from dipltrack.views.screen import joined

    choices = joined([str(name) for name in names], "or")
    raise no_such(what, word, [str(name) for name in names], f"Use {choices}.", usage=True)


def _both(asked: tuple[Kind, ...], kinds: tuple[Kind, ...]) -> tuple[Kind, ...]:
    """The kinds of `--kind` and of the command's name together: `meetings -k pledge` is a slip, not an empty answer."""
    if asked and kinds and not set(asked) <= set(kinds):
        raise UsageError(f"'{kinds[0]}s' lists only {kinds[0]}s. For {asked[0]}s: dipltrack {asked[0]}s")
    return asked or kinds


def _outlets(words: str) -> tuple[str, int]:
    found = re.fullmatch(r"(=|>=)? ?(\d{1,6})", words.strip())
    if not found:
        raise UsageError(f"Can't read '{words}' as a number of outlets. Try --outlets 2 (at least two) or --outlets =1 (only one).")
    return found[1] or ">=", int(found[2])
