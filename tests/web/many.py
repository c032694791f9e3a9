"""Thousands of invented events, always the same ones: more of some countries and people than of others, as in the news."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random

from dipltrack.model import (
    ActorKind,
    Event,
    Evidence,
    Kind,
    Money,
    Participant,
    Precision,
    Review,
    Role,
    Status,
    StoredEvent,
    StoredEvidence,
    When,
)

COUNTRIES = "USA CHN JPN FRA DEU IND BRA KEN NOR TUR EGY VNM KOR AUS ZAF IDN POL MEX FJI NGA PER MAR THA CAN".split()
_FIRST = "Amara Bao Clara Dmitri Elif Femi Greta Hana Idris Jonas Kalani Lucía Mei Nadia Oskar Priya Quang Rosa Søren Tariq".split()
_LAST = (
    "Aslan Brandt Chukwu Duarte Eriksen Farouk Grünwald Hoang Ito Jansen Kimani Lindqvist Moura Nakagawa Otieno Park Quispe Rahman".split()
)
_TOPICS = "fishing rights|grain transit|rail links|student visas|port training|vaccine supply|river water|satellite data".split("|")
_PLACES = {
    "USA": "Washington",
    "CHN": "Beijing",
    "JPN": "Tokyo",
    "FRA": "Paris",
    "DEU": "Berlin",
    "KEN": "Nairobi",
    "NOR": "Oslo",
    "TUR": "Ankara",
}
_OUTLETS = ("Harbour Gazette", "Northern Wire", "The Evening Ledger", "Meridian Post", "Delta Daily")
_MODES = {
    Kind.MEETING: ("talks", "visit", "call", "summit"),
    Kind.AGREEMENT: ("signed", "memorandum"),
    Kind.PLEDGE: ("economic aid", "vow"),
}
_STATUSES = (Status.OCCURRED, Status.PLANNED, Status.CANCELLED, Status.DENIED)


def many(number: int, first: date = date(2019, 1, 1), days: int = 2_400) -> list[StoredEvent]:
    """So many events, spread over so many days, every hundredth without a date."""
    random = Random(7)
    return [_stored(id, random, first + timedelta(days=int(days * random.random() ** 0.7))) for id in range(1, number + 1)]


def _stored(id: int, random: Random, day: date) -> StoredEvent:
    kind = random.choices(list(Kind), (7, 2, 1))[0]
    status = random.choices(_STATUSES, (80, 14, 5, 1))[0]
    codes = random.sample(COUNTRIES, 6)
    codes = list(dict.fromkeys(random.choices(COUNTRIES, [1 / (n + 1) for n in range(len(COUNTRIES))], k=1) + codes))[
        : random.choice((2, 2, 2, 2, 3))
    ]
    names = [f"{random.choice(_FIRST)} {random.choice(_LAST)}" for _ in codes]
    topic, mode = random.choice(_TOPICS), random.choice(_MODES[kind])
    place = next((_PLACES[code] for code in codes if code in _PLACES), None)
    place_country = next((code for code in codes if code in _PLACES), None)
    title = f"{names[0].split()[-1]}–{names[1].split()[-1]} {mode if kind is Kind.MEETING else kind.value} on {topic}"
    text = f"{names[0]} and {names[1]} spoke about {topic} for two hours, officials of both sides said after the {mode}."
    when = (
        When()
        if id % 100 == 0
        else When(day, day + timedelta(days=random.choice((0, 0, 0, 1, 3))), Precision.RANGE, "this week", "same clause")
    )
    participants = tuple(
        Participant(
            name, ActorKind.PERSON, code, "Foreign Minister", Role.HOST if code == place_country else Role.PARTICIPANT, basis="text"
        )
        for name, code in zip(names, codes, strict=False)
    )
    money = Money(random.randint(1, 90) * 1_000_000, "EUR") if kind is Kind.PLEDGE else None
    evidence = Evidence("text", 0, len(text), text, "meet")
    pieces = tuple(
        StoredEvidence(id * 3 + n, evidence, outlet, f"https://press.example/{id}/{n}", day)
        for n, outlet in enumerate(random.sample(_OUTLETS, random.choice((1, 1, 2, 3))))
    )
    event = Event(
        kind,
        mode,
        status,
        title,
        when,
        place,
        place_country,
        topic,
        money,
        participants,
        round(random.uniform(0.4, 0.99), 2),
        (evidence,),
        "040",
    )
    return StoredEvent(id, event, Review.UNREVIEWED, pieces)
