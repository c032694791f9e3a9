"""`review`: which events nobody has judged, and verdicts by id; one by one with keys in a terminal (sitting)."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from dipltrack.cli.filters import FilterOptions
from dipltrack.cli.output import TABLE_LIMIT, FormatOptions, tell_undated
from dipltrack.cli.session import Session
from dipltrack.errors import UsageError
from dipltrack.model import Review
from dipltrack.views.screen import counted

if TYPE_CHECKING:
    from dipltrack.storage import Filter, Store

VERDICTS = {Review.CONFIRMED: "--confirm", Review.REJECTED: "--reject", Review.UNREVIEWED: "--reset"}
"""The options that give a verdict."""


def the_verdict(*, confirm: bool, reject: bool, reset: bool) -> Review | None:
    """The verdict that the options give, None for none of them."""
    given = [verdict for verdict, on in zip(VERDICTS, (confirm, reject, reset), strict=True) if on]
    if len(given) > 1:
        raise UsageError("One verdict at a time: --confirm, --reject or --reset.")
    return given[0] if given else None


def set_verdict(session: Session, ids: list[int], verdict: Review) -> None:
    """Confirm or reject events, or take that back, as one action."""
    if not ids:
        raise UsageError(f"Say which events: dipltrack review {VERDICTS[verdict]} 12 13. See them: dipltrack review")
    with session.writing() as store, store.action(f"review {VERDICTS[verdict]} {' '.join(map(str, ids))}"):
        number = store.review(ids, verdict)
    if number:
        again = " again" if verdict is Review.UNREVIEWED else ""
        session.report(f"{counted(number, 'event')} {verdict}{again}. dipltrack undo takes it back.")
    else:
        session.say(f"Nothing to change: {verdict} already.")


def to_review(session: Session, wanted: FilterOptions, ids: list[int]) -> Filter:
    """The events to judge: those named, else what the filters find and nobody has judged."""
    from dipltrack.storage import Filter

    if ids and wanted.given:
        raise UsageError("Say which events to review: ids, or filters, not both.")
    if ids:
        return Filter(ids=tuple(ids), review="all")
    filter = wanted.resolve(session)
    return filter if wanted.review else replace(filter, review="unreviewed")


def list_unreviewed(session: Session, wanted: Filter, format: FormatOptions, limit: int | None) -> None:
    """Print what there is to review, the least sure first."""
    from dipltrack.cli.naming import country_namer
    from dipltrack.views.event_table import event_listing

    most = (TABLE_LIMIT if format.name("table") == "table" else None) if limit is None else limit or None
    with session.reading() as store:
        _require(store, wanted)
        events, total = store.events(wanted, sort="confidence", limit=most), store.count(wanted)
        tell_undated(session, store, wanted)
    format.print(session, event_listing(events, format.screen(session), country_namer()))
    if not total:
        session.say("Nothing to review.")
    elif len(events) < total:
        session.say(f"{len(events):,} of {total:,} shown. All of them: -n 0")


def ask_one_by_one(session: Session, wanted: Filter, limit: int | None) -> None:
    """Show event after event, the least sure first, and do what the keys say."""
    from dipltrack.cli.sitting import Sitting

    with session.writing() as store:
        _require(store, wanted)
        ids = store.ids(wanted, sort="confidence", limit=limit or None)
        if ids:
            sitting = Sitting(session, store, ids)
            sitting.run()
            session.report(sitting.summary())
        else:
            session.say("Nothing to review.")


def _require(store: Store, wanted: Filter) -> None:
    """Raise NotFound for the first id that was named and is not there."""
    for id in wanted.ids:
        store.event(id)
