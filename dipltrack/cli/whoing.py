"""Words such as `"Foreign Minister" Japan 2015-06-01` or `Lavrov` → tenures of the tables, and how they are shown."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from dipltrack.cli.session import Session
from dipltrack.errors import UsageError
from dipltrack.knowledge import Knowledge, Tenure
from dipltrack.text import fold
from dipltrack.text import words as tokens
from dipltrack.views.listing import Column, Listing

_LEADING = ("HOS", "HOG", "LEADER", "FM", "DM")
_BODY_HEADS = ("SG", "DG", "MD", "HRVP", "EUCOM", "EUCO")


def tenures(session: Session, given: Sequence[str]) -> list[Tenure]:
    """The tenures that the words ask for, by office and time; an unknown word is an error that says what may have been meant."""
    k = session.knowledge
    words = " ".join(given).split()
    period = _period(words, session.today)
    if period:
        words = words[:-1]
    if not words:
        raise UsageError('Say who or what: an office and a country ("Foreign Minister" Japan), or a name (Lavrov).')
    found = _in_seat(words, k, period, session.today)
    if found is None:
        found = _of_person(" ".join(words), k)
    if period:
        found = [t for t in found if t.start <= period[1] and (t.end is None or t.end >= period[0])]
    return sorted(found, key=lambda t: (t.person if period is None and len({x.person for x in found}) == 1 else "", t.start, t.name))


def _period(words: list[str], today: date) -> tuple[date, date] | None:
    from dipltrack.cli.periods import parse_period

    last = words[-1] if words else ""
    if not (any(c.isdigit() for c in last) or last.lower() in ("today", "yesterday")):
        return None
    try:
        return parse_period(last, today)
    except UsageError:
        if last[:4].isdigit():
            raise
        return None  # "G7", "G20"


def _in_seat(words: list[str], k: Knowledge, period: tuple[date, date] | None, today: date) -> list[Tenure] | None:
    """Holders of the office in the place; of the leading offices where only a place is named, everywhere where only an office is; None: neither."""
    for cut in range(len(words) + 1):
        for office_words, place_words in ((words[:cut], words[cut:]), (words[cut:], words[:cut])):
            places, offices = list(_places(place_words, k)), _offices(office_words, k)
            if len(places) > 1 and not period:
                raise UsageError(f"'{' '.join(place_words)}' could be {' or '.join(k.country(p).name for p in places)}. Use one of these.")
            if places and offices:
                return [t for o in offices for p in places for t in k.holders.of_seat(o, p)]
            if places and not office_words:
                now = [t for o in (*_LEADING, *_BODY_HEADS) for p in places for t in k.holders.of_seat(o, p)]
                return now if period else [t for t in now if t.holds(today)]
            if offices and not place_words:
                every = [t for o, p in k.holders.seats() if o in offices for t in k.holders.of_seat(o, p)]
                return every if period else [t for t in every if t.holds(today)]
    return None


def _places(words: list[str], k: Knowledge) -> Iterator[str]:
    """Codes of the country or body that the words name."""
    name = " ".join(words).removeprefix("of ").removeprefix("the ")
    if not name:
        return
    countries = k.find_country(name)
    yield from (c.iso3 for c in countries if c.kind != "union" or len(countries) == 1)
    if not countries:
        key = fold(name)
        yield from (id.removeprefix("org:") for id, org in k.orgs.items() if key in (fold(org.name), fold(id.removeprefix("org:"))))


def _offices(words: list[str], k: Knowledge) -> list[str]:
    """Codes of the offices that a title may mean; a code means itself."""
    title = " ".join(words)
    if title.upper() in k.offices:
        return [title.upper()]
    low = tuple(w.lower() for w in tokens(title))
    if low[-1:] == ("of",):
        low = low[:-1]
    if not low:
        return []
    found = {t.office for t in k.titles.patterns.get(low, ())} or {k.titles.office_of(low, None) or ""}
    return sorted({code for office in found for code in office.split("+") if code})


def _of_person(name: str, k: Knowledge) -> list[Tenure]:
    found = k.holders.called(name)
    if not found:
        from dipltrack.cli.suggest import no_such

        raise no_such(
            "office, country or person",
            name,
            [*k.holders.people(), *k.country_names()],
            "dipltrack data list officeholders shows all rows.",
        )
    return found


def tenure_listing(found: Sequence[Tenure], k: Knowledge) -> Listing[Tenure]:
    """The tenures with country, first and last day."""

    def place(t: Tenure) -> str:
        return k.country(t.country).name if k.countries.known(t.country) else t.country

    def until(t: Tenure) -> str:
        return t.dates[1] or (f"in office {t.checked}" if t.checked else "")

    def flat(t: Tenure) -> dict[str, str]:
        return {
            "name": t.name, "office": t.title, "office_code": t.office, "country": t.country, "from": t.dates[0], "to": t.dates[1],
            "checked": str(t.checked or ""), "acting": "yes" if t.acting else "", "aliases": "|".join(t.aliases), "note": t.note, "person_id": t.person,
        }  # fmt: skip

    def whole(t: Tenure) -> dict[str, Any]:
        row: dict[str, Any] = {name: value or None for name, value in flat(t).items()}
        return row | {"acting": t.acting, "aliases": list(t.aliases)}

    table: tuple[Column[Tenure], ...] = (
        Column("name", lambda t: t.name, least=14),
        Column("office", lambda t: f"{'acting ' if t.acting else ''}{t.title}", least=16),
        Column("country", place, least=10),
        Column("from", lambda t: t.dates[0]),
        Column("to", until),
        Column("note", lambda t: t.note, least=12),
    )
    columns = ("name", "office", "office_code", "country", "from", "to", "checked", "acting", "aliases", "note", "person_id")
    return Listing(found, columns, flat, whole, table)
