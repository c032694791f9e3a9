"""Reports in a few words: who, when, where."""

from __future__ import annotations

from datetime import date
from typing import Any

from dipltrack.matching import Report
from dipltrack.model import ActorKind, Event, Evidence, Kind, Money, Participant, Precision, Reason, Role, Status, When

PUBLISHED = date(2024, 5, 3)


def who(words: str) -> tuple[Participant, ...]:
    """Read "JPN FM Yoko Abe; KOR FM; PER; org:ASEAN; ? Ana Rey": country, office code and name, each where it is known."""
    return tuple(_one(part.strip()) for part in words.split(";"))


def _one(part: str) -> Participant:
    if part.startswith("org:"):
        return Participant(part.removeprefix("org:"), ActorKind.ORG)
    country, *rest = part.split()
    office = rest.pop(0) if rest and rest[0].isupper() else None
    name = " ".join(rest) or None
    if not name and not office:
        return Participant(country, ActorKind.COUNTRY, country)
    return Participant(name, ActorKind.PERSON, None if country == "?" else country, office, office_code=office)


def day(words: str | None) -> When:
    """Read "2024-05-02", "2024-05-02..2024-05-03", "2024-05" or None."""
    if words is None:
        return When()
    if ".." in words:
        first, last = map(date.fromisoformat, words.split(".."))
        return When(first, last, Precision.RANGE, basis="same clause: range")
    if len(words) == 7:
        first = date.fromisoformat(f"{words}-01")
        return When(first, date(first.year, first.month, 28), Precision.MONTH, basis="same clause: month")
    return When(date.fromisoformat(words), date.fromisoformat(words), Precision.DAY, basis="same clause: weekday")


def report(
    participants: str,
    when: str | None = "2024-05-02",
    text: str = "",
    *,
    article: int = 1,
    id: int | None = None,
    published: date | None = PUBLISHED,
    family: str = "",
    kind: Kind = Kind.MEETING,
    status: Status = Status.OCCURRED,
    verb: str = "met",
    status_words: str = "",
    money: tuple[float, str] | None = None,
    roles: tuple[Role, ...] = (),
    basis: str = "",
    **fields: Any,
) -> Report:
    """A report of an article of its own."""
    people = who(participants)
    if roles:
        people = tuple(_with_role(p, role) for p, role in zip(people, roles, strict=True))
    values: dict[str, Any] = {"mode": "talks", "title": "Talks", "confidence": 0.8} | fields
    moment = day(when)
    event = Event(
        kind,
        status=status,
        when=When(moment.start, moment.end, moment.precision, None, basis) if basis else moment,
        participants=people,
        evidence=(Evidence("text", 10 * article, 10 * article + len(text), text, verb),),
        money=Money(*money) if money else None,
        reasons=(Reason("kind", verb, verb), Reason("status", str(status), status_words)),
        **values,
    )
    return Report.of(
        event, article_id=article, sha256=f"{article:064}", published=published, source=f"Paper {article}", family=family, id=id
    )


def _with_role(p: Participant, role: Role) -> Participant:
    return Participant(p.name, p.kind, p.country, p.office, role, p.office_code)
