"""An earlier and a later event of the same parties → what the later one is to the earlier: it fulfils it, or follows on it."""

from __future__ import annotations

from dataclasses import dataclass

from dipltrack.matching.pairs import common_words, overlap
from dipltrack.matching.report import Report, roles_of
from dipltrack.model import Kind, Role, Status

LONGEST_WAIT = 1096
"""Days: what is delivered or signed three years later is not put to what was said then."""
_ALIKE = 0.34  # share of the words of the shorter telling that stand in the longer one

_DELIVERED = ("deliver", "hand", "disburs", "transfer", "suppl", "donat", "gave", "sent", "lent", "provid", "arriv", "ship")
_RATIFIED = ("ratif", "approv", "entered into force", "came into force", "took effect", "enter", "come into", "take effect", "took")
_INTENTIONS = frozenset({"agreed", "memorandum"})
_TEXTS = frozenset({"signed", "treaty", "memorandum", "ceasefire", "ties"})


@dataclass(frozen=True, slots=True)
class Relation:
    """What a later event is to an earlier one ("fulfils", "follows"), and why in words."""

    name: str
    why: str


def may_fulfil(report: Report) -> bool:
    """Whether it is told as a delivery, a signature or a ratification, which may be of something told before."""
    if report.event.status is not Status.OCCURRED:
        return False
    if report.event.kind is Kind.PLEDGE:
        return told_as(report, _DELIVERED)
    return report.event.kind is Kind.AGREEMENT and (report.event.mode in _TEXTS or told_as(report, _RATIFIED))


def may_be_fulfilled(report: Report) -> bool:
    """Whether it is told as a promise, an understanding or a signature, of which something may follow."""
    if report.event.kind is Kind.PLEDGE:
        return not told_as(report, _DELIVERED)
    return report.event.kind is Kind.AGREEMENT and not told_as(report, _RATIFIED)


@dataclass(frozen=True, slots=True)
class Wanted:
    """What an event needs to come into question at a glance: one of these modes, to be planned, or to be told by a verb that begins so."""

    modes: tuple[str, ...] = ()
    planned: bool = False
    verbs: tuple[str, ...] = ()


def wanted_before(report: Report) -> Wanted | None:
    """What it may fulfil has to be, at a glance; None: anything."""
    if told_as(report, _DELIVERED if report.event.kind is Kind.PLEDGE else _RATIFIED):
        return None
    return Wanted(tuple(sorted(_INTENTIONS)), planned=True)


def wanted_after(report: Report) -> Wanted:
    """What may fulfil it has to be, at a glance."""
    if report.event.kind is Kind.PLEDGE:
        return Wanted(verbs=_DELIVERED)
    return Wanted(tuple(sorted(_TEXTS)) if _is_understood(report) else (), verbs=_RATIFIED)


def relation(earlier: Report, later: Report) -> Relation | None:
    """Tell what the later of two events is to the earlier one; None when nothing says that it is anything."""
    if earlier.span is None or later.span is None or not (earlier.span.dated and later.span.dated):
        return None
    if later.event.status is not Status.OCCURRED or not 0 < (later.span.first - earlier.span.last).days <= LONGEST_WAIT:
        return None
    if earlier.event.kind is not later.event.kind or earlier.parties != later.parties or len(later.parties) < 2:
        return None
    subject = _same_subject(earlier, later)
    if subject is None:
        return None
    if later.event.kind is Kind.PLEDGE:
        return _pledge(earlier, later, subject)
    if later.event.kind is Kind.AGREEMENT:
        return _agreement(earlier, later, subject)
    return None


def _pledge(earlier: Report, later: Report, subject: str) -> Relation | None:
    """What was promised, and now is delivered by the same to the same."""
    same_way = all(roles_of(earlier.event, role) == roles_of(later.event, role) for role in (Role.PLEDGER, Role.RECIPIENT))
    if same_way and told_as(later, _DELIVERED) and not told_as(earlier, _DELIVERED):
        return Relation("fulfils", f"delivered later: {subject}")
    return None


def _agreement(earlier: Report, later: Report, subject: str) -> Relation | None:
    """What was agreed in words or planned, and now is signed; what was signed, and now is ratified."""
    if told_as(later, _RATIFIED):
        return None if told_as(earlier, _RATIFIED) else Relation("follows", f"ratified or in force later: {subject}")
    if _is_understood(earlier) and later.event.mode in _TEXTS and later.event.mode != earlier.event.mode:
        return Relation("fulfils", f"signed later: {subject}")
    return None


def _is_understood(report: Report) -> bool:
    return report.event.mode in _INTENTIONS or report.event.status is Status.PLANNED


def _same_subject(earlier: Report, later: Report) -> str | None:
    if earlier.event.money and earlier.event.money == later.event.money:
        return f"{later.event.money.amount:g} {later.event.money.currency}" if later.event.money else None
    for one, other in ((earlier.subject, later.subject), (earlier.words, later.words)):
        if overlap(one, other) >= _ALIKE and min(len(one), len(other)) >= 2:
            return common_words(one, other)
    return None


def told_as(report: Report, beginnings: tuple[str, ...]) -> bool:
    """Tell whether the verb that tells the event is one of these."""
    verbs = " ".join(reason.words for reason in report.event.reasons if reason.field == "kind").lower().split()
    return any(verb.startswith(beginnings) for verb in verbs)
