"""Twelve invented articles whose events hang together: told again, put off, held, copied, delivered, and easily taken for one another."""

from __future__ import annotations

from datetime import date
from typing import Any

from dipltrack.model import Article, Event, Evidence, Kind, Money, Participant, Reason, Role, Status
from tests.matching.factories import day, who

Told = tuple[Article, tuple[Event, ...]]

_WIRE = (
    "Brazil and Kenya will share the catch of the southern banks, the two ministers said after an hour at the harbour, and boats from both"
    " coasts may land their fish in either country from next spring, which the owners of the smaller ones had asked for since the storm."
)


def told(source: str, published: str | None, text: str, *events: dict[str, Any]) -> Told:
    """An article and what it tells; the evidence of each event is its `words`."""
    found = tuple(_event(text, source, **event) for event in events)
    return Article(text, f"{source} {published}", date.fromisoformat(published) if published else None, source), found


def _event(
    text: str, source: str, *, words: str, parties: str, when: str | None = None, roles: tuple[Role, ...] = (), **fields: Any
) -> Event:
    people = who(parties)
    verb, status_words = fields.pop("verb", "met"), fields.pop("status_words", "")
    values: dict[str, Any] = {
        "kind": Kind.MEETING,
        "mode": "talks",
        "status": Status.OCCURRED,
        "title": f"Talks, {source}",
        "confidence": 0.7,
    }
    start = text.index(words)
    return Event(
        **values | fields,
        when=day(when),
        participants=tuple(map(_with_role, people, roles)) if roles else people,
        evidence=(Evidence("text", start, start + len(words), words, verb),),
        reasons=(Reason("kind", verb, verb), Reason("status", "status", status_words)),
    )


def _with_role(p: Participant, role: Role) -> Participant:
    return Participant(p.name, p.kind, p.country, p.office, role, p.office_code, p.money, p.basis)


_PAIR = "BRA FM Ana Souza; KEN FM Peter Otieno"
_GIVEN = (Role.PLEDGER, Role.RECIPIENT)
_AID: dict[str, Any] = {"kind": Kind.PLEDGE, "mode": "aid", "parties": "BRA; KEN", "roles": _GIVEN, "money": Money(2e6, "USD")}

POOL: tuple[Told, ...] = (
    told("Coast Wire", "2024-05-03", f"Ana Souza met Peter Otieno in Nairobi on Thursday. {_WIRE}",
         {"words": "Ana Souza met Peter Otieno in Nairobi", "parties": _PAIR, "when": "2024-05-02", "place": "Nairobi", "place_country": "KEN"}),
    told("Hill Post", "2024-05-03", f"Ministers meet in Nairobi. {_WIRE}",
         {"words": "Ministers meet in Nairobi", "parties": "BRA FM; KEN FM", "when": "2024-05-02", "place": "Nairobi", "place_country": "KEN", "confidence": 0.6}),
    told("Lake Times", "2024-05-04", "Souza of Brazil and her Kenyan colleague Otieno spoke of fisheries in Nairobi this week.",
         {"words": "spoke of fisheries in Nairobi", "parties": "BRA FM Souza; KEN FM Otieno", "place": "Nairobi", "place_country": "KEN"}),
    told("Lake Times", "2024-04-20", "Ana Souza is to meet Peter Otieno in Nairobi on 25 April.",
         {"words": "is to meet Peter Otieno", "parties": _PAIR, "when": "2024-04-25", "status": Status.PLANNED}),
    told("Hill Post", "2024-04-23", "The meeting of Ana Souza and Peter Otieno was put off because of the floods.",
         {"words": "was put off", "parties": _PAIR, "when": "2024-04-25", "status": Status.CANCELLED, "status_words": "put off"}),
    told("Night Mail", "2024-05-03", "By phone Ana Souza told Peter Otieno on Thursday that the harbour stays open.",
         {"words": "By phone Ana Souza told", "parties": _PAIR, "when": "2024-05-02", "mode": "call"}),
    told("Coast Wire", "2024-05-05", "Brazil, Kenya and Ghana held fisheries talks in Accra on Saturday. Brazil promised Kenya $2 million for nets.",
         {"words": "held fisheries talks in Accra", "parties": "BRA; KEN; GHA", "when": "2024-05-04", "place": "Accra", "place_country": "GHA"},
         {"words": "promised Kenya $2 million for nets", "when": "2024-05-04", "verb": "promised", **_AID}),
    told("Night Mail", "2024-05-06", "Two million dollars for fishing nets: that is what Brazil pledged to Kenya on Saturday in Accra.",
         {"words": "Two million dollars for fishing nets", "when": "2024-05-04", "verb": "pledged", **_AID}),
    told("Lake Times", "2024-09-11", "Brazil handed Kenya the $2 million for nets on Tuesday.",
         {"words": "handed Kenya the $2 million for nets", "when": "2024-09-10", "verb": "handed", **_AID}),
    told("Hill Post", "2024-05-06", "The fisheries ministers of Ghana, Kenya and Brazil met in Accra.",
         {"words": "met in Accra", "parties": "GHA; KEN; BRA", "when": "2024-05-04..2024-05-05", "place": "Accra", "place_country": "GHA", "confidence": 0.9}),
    told("Coast Wire", None, "Ana Souza and Peter Otieno met in Nairobi on 2 May and agreed to share the catch.",
         {"words": "met in Nairobi on 2 May", "parties": _PAIR, "when": "2024-05-02", "confidence": 0.8},
         {"words": "agreed to share the catch", "parties": "BRA; KEN", "when": "2024-05-02", "kind": Kind.AGREEMENT, "mode": "agreed", "verb": "agreed"}),
    told("Night Mail", "2024-05-20", "Brazil and Kenya signed a treaty to share the catch of the southern banks on Sunday.",
         {"words": "signed a treaty to share the catch", "parties": "BRA; KEN", "when": "2024-05-19", "kind": Kind.AGREEMENT, "mode": "treaty", "verb": "signed"}),
)  # fmt: skip
