"""Draft → Event: participants, title, codes, confidence, evidence with its reasons."""

from __future__ import annotations

import math
from collections.abc import Iterator
from functools import lru_cache

from dipltrack.coding import cameo, plover
from dipltrack.extracted import Rejected
from dipltrack.extraction.actor import Actor
from dipltrack.extraction.candidate import Candidate
from dipltrack.extraction.draft import Draft
from dipltrack.knowledge import Knowledge
from dipltrack.knowledge.tables import rows
from dipltrack.model import ActorKind, Event, Evidence, Kind, Money, Participant, Reason, Role, Status

_MODE_WORDS = {"talks": "talks",
    "negotiation": "negotiations", "call": "call", "summit": "summit", "visit": "visit", "signed": "agreement", "agreed": "agreement", "treaty": "treaty", "memorandum": "memorandum",
               "joint statement": "joint statement", "ceasefire": "ceasefire", "ties": "diplomatic ties", "vow": "pledge", "aid": "aid",
    "economic aid": "aid",
    "military aid": "military aid",
    "humanitarian aid": "humanitarian aid", "offer": "offer", "commitment": "pledge"}  # fmt: skip


def event_of(draft: Draft, text: str, title: str | None, knowledge: Knowledge) -> Event:
    """The finished event of a draft; `text` and `title` are the article's as given."""
    shares = _shares(draft)
    participants = tuple([_participant(a, shares) for a in draft.actors])
    countries = tuple(dict.fromkeys(p.country for p in participants if p.country and p.kind is not ActorKind.ORG))
    claims = sorted(draft.claims, key=_claim_rank)
    first = claims[0]
    score, reasons = confidence(draft, first)
    return Event(
        kind=draft.kind,
        mode=draft.mode,
        status=draft.status,
        title=_title(draft, knowledge),
        when=draft.when,
        place=draft.place,
        place_country=draft.place_country,
        topic=_topic(first),
        money=draft.money[0] if len(draft.money) == 1 else None,
        participants=participants,
        confidence=score,
        evidence=tuple(dict.fromkeys([_evidence(c, text, title) for c in claims])),
        cameo=cameo(draft.kind, draft.mode, draft.status, draft.place_country, countries),
        plover=plover(draft.kind, draft.mode, draft.status),
        reasons=(*_field_reasons(draft, first), *draft.reasons, *reasons),
    )


def rejection_of(candidate: Candidate, reason: str, text: str, title: str | None) -> Rejected:
    """A candidate that did not become an event, with its sentence and the reason."""
    evidence = _evidence(candidate, text, title)
    return Rejected(candidate.kind, reason, candidate.rule, evidence.where, evidence.start, evidence.end, evidence.text)


def _shares(draft: Draft) -> dict[str, Money]:
    """Key of a pledger → its own sum, where each of several has one."""
    pledgers = [a for a in draft.actors if a.role is Role.PLEDGER]
    return {a.key: m for a, m in zip(pledgers, draft.money, strict=True)} if len(draft.money) == len(pledgers) > 1 else {}


def _participant(a: Actor, shares: dict[str, Money]) -> Participant:
    return Participant(
        name=a.name,
        kind=a.kind,
        country=a.country,
        office=a.office,
        role=a.role,
        office_code=a.code if a.code != "SAME" else None,
        money=shares.get(a.key) if a.role is Role.PLEDGER else None,
        basis=a.basis,
    )


def _claim_rank(c: Candidate) -> tuple[bool, bool, int]:
    return c.clauses.s.where == "title", c.alone or c.definite, c.clauses.s.index


def _evidence(c: Candidate, text: str, title: str | None) -> Evidence:
    s = c.clauses.s
    source = text if s.where == "text" else title or ""
    return Evidence(s.where, s.start, s.end, source[s.start : s.end], c.rule)


def _title(draft: Draft, knowledge: Knowledge) -> str:
    """A line that a reader knows the event by: "Kishida-Yoon talks in Tokyo", "Japan-India agreement: hold yearly talks"."""
    if draft.kind is Kind.MEETING and draft.mode == "visit":
        visitor = next((a for a in draft.actors if a.role is Role.VISITOR), draft.actors[0])
        where = draft.place or next((a.name for a in draft.actors if a.role is Role.HOST and a.name), None)
        who = _short(visitor, knowledge)
        return f"{who} visit{f' to {where}' if where else ''}"
    label = draft.label if draft.label in ("two-plus-two", "trilateral") else ""
    what = f"{label + ' ' if label else ''}{_MODE_WORDS.get(draft.mode, draft.mode)}"
    if draft.kind is Kind.MEETING:
        people = [a for a in draft.actors if a.kind is ActorKind.PERSON and a.name]
        names = [_short(a, knowledge) for a in (people if len(people) >= 2 else draft.actors)]
        return f"{_joined(names)} {what}{f' in {draft.place}' if draft.place else ''}"
    topic = _topic(draft.claims[0])
    tail = f": {_cut(topic, 70)}" if topic else ""
    if draft.kind is Kind.PLEDGE:
        givers = [_short(a, knowledge) for a in draft.actors if a.role is Role.PLEDGER]
        takers = [_party_name(a, knowledge) for a in draft.actors if a.role is not Role.PLEDGER]
        return f"{_joined(givers)} {what}{f' to {_joined(takers)}' if takers else ''}{tail}"
    signatories = [a for a in draft.actors if a.role is not Role.MEDIATOR] or draft.actors
    return f"{_joined([_party_name(a, knowledge) for a in signatories])} {what}{tail}"


def _joined(names: list[str]) -> str:
    """Two names with a dash, three with commas, more as "and others"."""
    names = list(dict.fromkeys(n for n in names if n))
    return "–".join(names) if len(names) <= 2 else f"{', '.join(names[:3])}{' and others' if len(names) > 3 else ''}"


def _party_name(a: Actor, knowledge: Knowledge) -> str:
    """The country or body that an actor stands for, else its name."""
    if a.country and knowledge.countries.known(a.country):
        return knowledge.country(a.country).name
    return a.org or a.name or a.office or ""


def _cut(text: str, width: int) -> str:
    """The text, cut at a word when it is longer than `width` characters."""
    return text if len(text) <= width else text[:width].rsplit(" ", 1)[0].rstrip(",;:") + " …"


def _short(a: Actor, knowledge: Knowledge) -> str:
    if a.kind is ActorKind.PERSON and a.name:
        words = a.name.split()
        return (
            words[0]
            if a.country in ("CHN", "KOR", "PRK", "VNM", "TWN") and len(words) > 1
            else words[-1]
            if words[-1].rstrip(".") not in ("Jr", "Sr") or len(words) == 1
            else words[-2].rstrip(",")
        )
    if a.kind is ActorKind.COUNTRY or a.name is None:
        country = knowledge.country(a.country).name if a.country and knowledge.countries.known(a.country) else ""
        return country or a.office or ""
    return a.name


def _topic(c: Candidate) -> str | None:
    """What was agreed or promised, in the article's words."""
    if not c.content:
        return None
    words = c.clauses.s.text(*c.content).replace(" ,", ",").replace(" 's", "'s").replace(" .", ".").strip(' ."')
    return words[:200] or None


def _field_reasons(draft: Draft, first: Candidate) -> list[Reason]:
    out = [
        Reason("kind", first.rule, first.clauses.s.text(first.trigger.i, first.trigger.j)),
        Reason("status", str(draft.status), first.why),
        Reason("date", draft.when.basis or "none found", draft.when.text or ""),
    ]
    if draft.place:
        out.append(Reason("place", draft.place_basis or ("visited" if draft.mode == "visit" else "in the clause"), draft.place))
    out += [
        Reason("participant", a.basis or "name only", f"{a.name or a.office or ''} ({a.country or a.org or 'unknown'})")
        for a in draft.actors
    ]
    return out


def confidence(draft: Draft, first: Candidate) -> tuple[float, list[Reason]]:
    """How sure the event is, 0 to 1, with what raised and lowered it: a sum of the weights of confidence.csv through the logistic curve.

    `first` is its best claim.
    """
    weights = _weights()
    parts = [(name, weights[name]) for name in _features(draft, first)]
    if first.weight:
        parts.append(("weak wording", weights["weak wording"] * first.weight))
    total = sum([w for _, w in parts])
    return round(1 / (1 + math.exp(-total)), 2), [Reason("confidence", name, "", round(w, 2)) for name, w in parts]


def _features(draft: Draft, first: Candidate) -> Iterator[str]:
    """What speaks for or against the event, by the names of confidence.csv."""
    yield "base"
    named = {a.party for a in draft.actors if a.key.startswith("person:") and a.party}
    if named:
        yield "named people on both sides" if len(named) >= 2 else "a named person"
    if draft.when.start:
        yield "dated"
    if len(draft.claims) > 1:
        yield "told more than once"
    if draft.mode in ("call", "visit"):
        yield "call or visit"
    if draft.status is not Status.OCCURRED:
        yield f"status {draft.status}"
    if first.force == "purpose":
        yield "only a purpose"
    if first.alone:
        yield "a party is inferred"
    if any(
        a.basis in ("dateline", "outlet", "article pair", "meeting at hand", "format", "visited country", "article's country")
        for a in draft.actors
    ):
        yield "a country is inferred"
    if any(a.party is None for a in draft.actors):
        yield "a party is unresolved"
    if len(draft.actors) == 1 or not draft.countries:
        yield "only one party"
    if draft.mode == "summit":
        yield "a summit"
    if draft.kind is Kind.AGREEMENT and draft.mode == "agreed":
        yield "agreed, not signed"


@lru_cache(maxsize=1)
def _weights() -> dict[str, float]:
    return {r["feature"]: float(r["weight"]) for r in rows("confidence")}
