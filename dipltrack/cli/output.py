"""The output options, written once → a listing printed in the format, place and order that was asked for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from dipltrack.cli.session import Session
from dipltrack.errors import UsageError

if TYPE_CHECKING:
    from dipltrack.storage import Filter, Store
    from dipltrack.views.listing import Listing
    from dipltrack.views.screen import Screen

PANEL = "Output"
TABLE_LIMIT = 50
_COUNTED = 10_000
"""So far events are counted to say how many more there are; --count counts all."""


@dataclass(frozen=True, slots=True)
class FormatOptions:
    """In which format, and where to."""

    form: Annotated[
        str | None,
        typer.Option(
            "--format",
            "-f",
            metavar="FORMAT",
            help="table, plain, csv, tsv, json, jsonl, md or xlsx; of events also html, ics, geojson, svg, png; of `stats` svg, png.",
            rich_help_panel=PANEL,
        ),
    ] = None
    json: Annotated[bool, typer.Option("--json", help="Same as -f json.", rich_help_panel=PANEL)] = False
    csv: Annotated[bool, typer.Option("--csv", help="Same as -f csv.", rich_help_panel=PANEL)] = False
    output: Annotated[
        str | None,
        typer.Option(
            "--output", "-o", metavar="FILE", help="Write this file; its suffix gives the format. - is stdout.", rich_help_panel=PANEL
        ),
    ] = None
    columns: Annotated[str | None, typer.Option("--columns", metavar="A,B", help="Only these columns.", rich_help_panel=PANEL)] = None
    bom: Annotated[bool, typer.Option("--bom", help="Begin CSV with a byte order mark, for Excel.", rich_help_panel=PANEL)] = False
    raw: Annotated[bool, typer.Option("--raw", help="No ' before CSV cells that look like formulas.", rich_help_panel=PANEL)] = False

    @property
    def given(self) -> bool:
        """Whether any of it was asked for."""
        return self != FormatOptions()

    @property
    def path(self) -> Path | None:
        """The file to write, None for standard output."""
        return Path(self.output).expanduser() if self.output and self.output != "-" else None

    def name(self, default: str, *, events: bool = False, charts: bool = False) -> str:
        """The format: as named, else by the file's suffix, else the default. With `events` it may be one that only events have."""
        form = self._named(default)
        if not events and form in _event_formats(charts=charts):
            raise UsageError(f"Only events can be written as {form}: dipltrack export -f {form}")
        return form

    def _named(self, default: str) -> str:
        named = {word for word, given in ((self.form, self.form), ("json", self.json), ("csv", self.csv)) if given and word}
        if len(named) > 1:
            raise UsageError(f"Formats {' and '.join(sorted(named))} were both asked for. Choose one.")
        if named:
            return _known(named.pop())
        return _by_suffix(self.path) if self.path else _known(default)

    def screen(self, session: Session) -> Screen:
        """The terminal, or no limits for a file."""
        from dipltrack.views.screen import Screen

        return Screen() if self.path else session.screen

    def print(self, session: Session, listing: Listing[Any], default: str = "table") -> None:
        """Print the listing, or write its file whole or not at all."""
        from dipltrack.cli.sink import emit, emit_bytes
        from dipltrack.views.formats import FORMATS, WORKBOOK

        form = self.name(default)
        narrowed = self.narrowed(listing, session, form)
        if not narrowed.records and form in ("table", "plain", "md") and not self.path:
            return
        if form == WORKBOOK:
            from dipltrack.views.xlsx import xlsx

            emit_bytes(session, xlsx(narrowed), self.path, form)
            return
        chunks = FORMATS[form](narrowed, self.screen(session), self.raw)
        emit(session, chunks, self.path, bom=self.bom and form == "csv", styled=form in ("table", "plain", "md"))

    def print_short(self, lines: Sequence[str] | Iterator[str], session: Session, *, count: bool = False) -> None:
        """Print bare ids one a line, or with `count` how many there are: no format applies to them."""
        if self.form or self.json or self.csv or self.columns:
            raise UsageError("--ids and --count print bare numbers. Leave the format out.")
        from dipltrack.cli.sink import emit

        emit(session, [f"{sum(1 for _ in lines)}\n"] if count else (f"{line}\n" for line in lines), self.path)

    def narrowed(self, listing: Listing[Any], session: Session, form: str) -> Listing[Any]:
        """The listing with the columns of `--columns`; those of the config hold for tables only, since scripts rely on the others."""
        names = self.chosen(listing.columns)
        if names is None and form in ("table", "plain"):
            names = session.config.columns if session.config.columns and set(session.config.columns) <= set(listing.columns) else None
        return listing.only(names) if names else listing

    def chosen(self, columns: tuple[str, ...]) -> tuple[str, ...] | None:
        """The columns of `--columns`, which must be among these; None when none are named."""
        names = tuple(name.strip() for name in self.columns.split(",")) if self.columns else None
        for name in names or ():
            if name not in columns:
                from dipltrack.cli.suggest import no_such

                raise no_such("column", name, columns, f"There are {', '.join(columns)}.")
        return names


@dataclass(frozen=True, slots=True)
class OrderOptions:
    """In which order, how many, and whether only ids or the number."""

    sort: Annotated[
        str, typer.Option("--sort", metavar="FIELD", help="date, id, confidence …; -FIELD: the largest first.", rich_help_panel=PANEL)
    ] = "date"
    limit: Annotated[
        int | None, typer.Option("--limit", "-n", min=0, metavar="N", help="At most so many (table: 50; 0: all).", rich_help_panel=PANEL)
    ] = None
    reverse: Annotated[bool, typer.Option("--reverse", "-r", help="The other way round.", rich_help_panel=PANEL)] = False
    ids: Annotated[bool, typer.Option("--ids", help="Only ids, for $(…).", rich_help_panel=PANEL)] = False
    count: Annotated[bool, typer.Option("--count", help="Only the number.", rich_help_panel=PANEL)] = False

    @property
    def order(self) -> dict[str, Any]:
        """Sort field and direction, as the store takes them."""
        from dipltrack.storage import SORTS

        field = self.sort.removeprefix("-")
        if field not in SORTS:
            from dipltrack.cli.suggest import no_such

            raise no_such("column to sort by", field, list(SORTS), f"There are {', '.join(SORTS)}.")
        return {"sort": field, "descending": self.sort.startswith("-") != self.reverse}

    def most(self, session: Session, form: str) -> int | None:
        """How many events at most; None: all. The config's limit and that of tables hold for what people read."""
        if self.limit is not None:
            return self.limit or None
        if form not in ("table", "plain"):
            return None
        configured = session.config.limit
        return (configured or None) if configured is not None else TABLE_LIMIT if form == "table" else None

    @property
    def short(self) -> bool:
        """Whether only ids or the number are wanted."""
        return self.ids or self.count

    def numbers(self, store: Store, wanted: Filter) -> Iterator[str]:
        """The number of events, or their ids one a line."""
        if self.count:
            yield str(store.count(wanted))
        else:
            yield from map(str, store.ids(wanted, **self.order, limit=self.limit or None))


def tell_what_is_missing(
    session: Session, store: Store, wanted: Filter, noun: str, shown: int, limit: int | None = None, total: int | None = None
) -> None:
    """On standard error: that nothing matched, that there is more than the `limit` shown, or that undated events were left out.

    `total` is how many there are, where that is known.
    """
    if not shown:
        session.say(f"No {noun} match." if store.count() else "The database holds no events yet. Add an article: dipltrack add article.txt")
        _tell_unknown_people(session, store, wanted)
        _tell_unknown_tags(session, store, wanted)
    if limit and shown == limit and not session.quiet:
        known = total is not None or wanted.plain
        number = store.count(wanted, most=None if known else _COUNTED + 1) if total is None else total
        of = f"{number:,}" if known or number <= _COUNTED else f"more than {_COUNTED:,}"
        if number > limit:
            session.say(f"{limit:,} of {of} shown. All of them: -n 0")
    tell_undated(session, store, wanted)


def tell_undated(session: Session, store: Store, wanted: Filter) -> None:
    """How many events a date filter left out because they have no date."""
    from dipltrack.views.screen import counted

    if (wanted.since or wanted.until or wanted.day) and (left_out := store.undated(wanted)):
        session.say(f"{counted(left_out, 'undated event')} left out by the date filter.")


def _tell_unknown_people(session: Session, store: Store, wanted: Filter) -> None:
    """Which of the people asked for is nowhere on record, and who may have been meant."""
    from dataclasses import replace

    from dipltrack.cli.suggest import nearest

    for person in wanted.persons:
        if store.count(replace(type(wanted)(), persons=(person,), review="all")):
            continue
        people = store.people()
        if near := nearest(person, [*people, *(part for name in people for part in name.split())]):
            session.say(f"Nobody called '{person}' is on record. Did you mean '{near}'?")


def _tell_unknown_tags(session: Session, store: Store, wanted: Filter) -> None:
    """Which of the tags asked for is nowhere, and which may have been meant."""
    from dipltrack.cli.suggest import nearest

    known = store.known("tags") if wanted.tags else []
    for tag in wanted.tags:
        if near := None if tag in known else nearest(tag, known):
            session.say(f"Nothing is tagged '{tag}'. Did you mean '{near}'?")


def _known(form: str) -> str:
    from dipltrack.views.formats import EVENT_FORMATS, LISTING_FORMATS

    known = (*LISTING_FORMATS, *EVENT_FORMATS)
    if form not in known:
        from dipltrack.cli.filters import one_of

        return one_of("format", form, known)
    return form


def _event_formats(*, charts: bool) -> set[str]:
    """What only events can be written as; `charts`: and what counts can't."""
    from dipltrack.views.formats import CHARTS, EVENT_FORMATS

    return {*EVENT_FORMATS} - {*CHARTS} if charts else {*EVENT_FORMATS}


def _by_suffix(path: Path) -> str:
    from dipltrack.views.formats import SUFFIXES

    form = SUFFIXES.get(path.suffix.lower())
    if form is None:
        raise UsageError(f"Can't tell the format of {path.name} by its suffix. Name it with -f, or use {', '.join(SUFFIXES)}.")
    return form
