"""Events side by side: pairs that may be one as a listing, merged and split events in brief lines."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from dipltrack.matching import THRESHOLD, Verdict
from dipltrack.model import StoredEvent
from dipltrack.views.event_rows import event_row
from dipltrack.views.event_table import CountryName, event_columns
from dipltrack.views.listing import Column, Listing
from dipltrack.views.safe import one_line
from dipltrack.views.screen import Screen, wrapped
from dipltrack.views.tables import table_lines

COLUMNS = (
    "one", "other", "score", "agree", "differ", "kind", "one_date", "other_date", "one_countries", "other_countries",
    "one_title", "other_title", "one_sources", "other_sources",
)  # fmt: skip
_LABEL = 9


@dataclass(frozen=True, slots=True)
class Pair:
    """Two events that may be one, and how they compare."""

    one: StoredEvent
    other: StoredEvent
    verdict: Verdict


def pair_listing(pairs: Sequence[Pair]) -> Listing[Pair]:
    """A listing of pairs in all formats."""
    least = {"agree": 16, "differ": 12, "one_title": 20, "other_title": 20}
    table: tuple[Column[Pair], ...] = tuple(
        Column(name, lambda pair, name=name: pair_row(pair)[name], least=least.get(name), right=name in ("one", "other", "score"))  # type: ignore[misc]
        for name in ("one", "other", "score", "kind", "one_date", "other_date", "one_title", "other_title", "agree", "differ")
    )
    return Listing(pairs, COLUMNS, pair_row, _pair_json, table)


def pair_row(pair: Pair) -> dict[str, str]:
    """The pair's cells by column."""
    rows = {"one": event_row(pair.one), "other": event_row(pair.other)}
    told = {f"{which}_{name}": row[name] for which, row in rows.items() for name in ("date", "countries", "title", "sources")}
    verdict = pair.verdict
    return {
        "one": str(pair.one.id),
        "other": str(pair.other.id),
        "score": f"{verdict.score:.2f}",
        "agree": "; ".join(verdict.agree),
        "differ": "; ".join(verdict.differ),
        "kind": pair.one.event.kind.value,
        **told,
    }


def pair_lines(pairs: Sequence[Pair], screen: Screen, name: CountryName) -> Iterator[str]:
    """Both events of each pair one below the other, what agrees and what differs, and the command that merges them."""
    events = [stored for pair in pairs for stored in (pair.one, pair.other)]
    rows = table_lines(brief_columns(events, screen, name), events, screen, header=False)
    for place, pair in enumerate(pairs):
        head, score = f"{pair.one.id} and {pair.other.id}", f"  score {pair.verdict.score:.2f}, {THRESHOLD:.0f} would merge them"
        yield ("\n" if place else "") + screen.paint(head, "bold") + screen.paint(score, "dim") + "\n"
        yield next(rows)
        yield next(rows)
        yield from _labelled("agree", "; ".join(pair.verdict.agree), screen)
        yield from _labelled("differ", "; ".join(pair.verdict.differ), screen)
        yield from _labelled("one?", f"dipltrack merge {pair.one.id} {pair.other.id}", screen)


def brief_columns(events: Sequence[StoredEvent], screen: Screen, name: CountryName) -> tuple[Column[StoredEvent], ...]:
    """What events are told apart by: id, date, kind, countries, title and who reports them."""
    left_out = ("people", "place", "sure")
    columns = (column for column in event_columns(events, screen, name) if column.name not in left_out)
    return (*columns, Column("sources", lambda stored: "; ".join(stored.sources), least=14))


def _labelled(label: str, words: str, screen: Screen) -> Iterator[str]:
    if words:
        first, *rest = wrapped(one_line(words), screen, indent=_LABEL + 4)
        yield f"    {screen.paint(label.ljust(_LABEL), 'cyan')}{first}\n"
        yield from (f"    {' ' * _LABEL}{line}\n" for line in rest)


def _pair_json(pair: Pair) -> dict[str, Any]:
    verdict, row = pair.verdict, pair_row(pair)
    lists: dict[str, list[str]] = {"agree": list(verdict.agree), "differ": list(verdict.differ)}
    for which, stored in (("one", pair.one), ("other", pair.other)):
        lists |= {f"{which}_countries": list(stored.event.countries), f"{which}_sources": list(stored.sources)}
    numbers = {"one": pair.one.id, "other": pair.other.id, "score": round(verdict.score, 4)}
    return {name: numbers.get(name, lists.get(name, row[name] or None)) for name in COLUMNS}
