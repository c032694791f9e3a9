"""A small record of invented diplomacy, made by hand so that no extraction rule can move it."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from itertools import count
from pathlib import Path

from dipltrack.model import (
    ActorKind,
    Article,
    Event,
    Evidence,
    Kind,
    Money,
    Participant,
    Precision,
    Reason,
    Role,
    Status,
    When,
)
from dipltrack.storage import Store

HARBOUR = """\
HARBOUR TALKS END IN OSLO

The foreign ministers of Norway and Kenya, Ingrid Solheim and Peter Otieno, met in Oslo on Thursday to discuss fishing rights.
They signed a memorandum on port training. Norway pledged 25 million kroner for a school in Mombasa.
Ms Solheim will travel to Nairobi next month."""

VISIT = """\
President Amara Diallo called off her visit to Brazil, her office said.
The two sides held talks at an unknown date. | <b>Officials</b> gave no reason.
Brazil's president Caio Moura spoke by phone with President Diallo on 3 June."""

TABLES = {
    "cabinet.csv": """\
name,office,country,from,to
Ingrid Solheim,Foreign Minister,Norway,2030-01-15,
Peter Otieno,minister for fisheries,Kenya,2030-02,2031
Nobody,Keeper of the Lighthouse,Norway,2030,
Nowhere Man,Foreign Minister,Atlantis,2030,
Late Starter,Foreign Minister,Norway,2030-13-01,
Backward Bob,Foreign Minister,Norway,2031,2030
,Foreign Minister,Norway,2030,
Mahendra Chaudhry,Prime Minister,Fiji,1999-05-19,2000-05-27
""",
    "corrected.csv": "name,office,country,from,to\nMahendra Chaudhry,HOG,FJI,1999-05-20,2000-05-27\n",
    "government.json": """\
{"persons": [{"id": 1, "name": "Peter Otieno", "family_name": "Otieno", "other_names": [{"name": "P. A. Otieno"}]}],
 "areas": [{"id": "ke", "name": "Kenya"}], "organizations": [{"id": "cabinet", "name": "Cabinet", "area_id": "ke"}],
 "memberships": [
  {"person_id": 1, "organization_id": "cabinet", "role": "Minister of Foreign Affairs", "start_date": "2032-03-01", "end_date": "2033-03-01"},
  {"person_id": 1, "organization_id": "cabinet", "role": "member", "start_date": "2032-03-01"}, 7]}
""",
    "query.json": """\
{"head": {"vars": ["person", "personLabel", "positionLabel", "iso3", "start", "end"]}, "results": {"bindings": [
 {"person": {"type": "uri", "value": "http://example.org/Q1"}, "personLabel": {"value": "Amara Diallo"}, "positionLabel": {"value": "President of Senegal"},
  "iso3": {"value": "SEN"}, "start": {"value": "2034-04-02T00:00:00Z"}},
 {"personLabel": {"value": "Caio Moura"}, "positionLabel": {"value": "President of Brazil"}, "start": {"value": "2035-01-01T00:00:00Z"}}]}}
""",
    "nothing.csv": "name,office,country,from\n,,,\n",
    "broken/officeholders.csv": """\
person_id,name,surname,aliases,office,title_text,country,from,to,precision,acting,checked,note
ingrid-solheim,Ingrid Solheim,Solheim,,FM,Foreign Minister,NOR,2030-01-15,2029-01-01,day,,,
ingrid-solheim,Ingrid Solheim,Solheim,,FM,Foreign Minister,NOR,soon,,day,,,
short,row
""",
}


def person(name: str | None, country: str, office: str, role: Role = Role.PARTICIPANT, code: str | None = None) -> Participant:
    return Participant(name, ActorKind.PERSON, country, office, role, office_code=code, basis="text")


def state(name: str, iso3: str, role: Role = Role.PARTICIPANT, money: Money | None = None) -> Participant:
    return Participant(name, ActorKind.COUNTRY, iso3, role=role, money=money)


def body(name: str, role: Role = Role.PARTICIPANT) -> Participant:
    return Participant(name, ActorKind.ORG, role=role)


def quote(text: str, words: str, rule: str) -> tuple[Evidence, ...]:
    start = text.index(words)
    return (Evidence("text", start, start + len(words), words, rule),)


def day(value: str, words: str, basis: str = "same clause") -> When:
    on = date.fromisoformat(value)
    return When(on, on, Precision.DAY, words, basis)


SOLHEIM = person("Ingrid Solheim", "NOR", "Foreign Minister", Role.HOST, "FM")
OTIENO = person("Peter Otieno", "KEN", "Foreign Minister", Role.VISITOR, "FM")
DIALLO = person("Amara Diallo", "SEN", "President", code="HOS")
MOURA = person("Caio Moura", "BRA", "President", Role.CALLER, "HOS")

HARBOUR_EVENTS = (
    Event(
        Kind.MEETING, "talks", Status.OCCURRED, "Solheim–Otieno talks in Oslo", day("2024-05-02", "Thursday"), "Oslo", "NOR", "fishing rights",
        participants=(SOLHEIM, OTIENO), confidence=0.92, cameo="040", plover="CONSULT", reasons=(Reason("date", "weekday", "Thursday", 0.1),),
        evidence=quote(HARBOUR, "The foreign ministers of Norway and Kenya, Ingrid Solheim and Peter Otieno, met in Oslo on Thursday", "meet"),
    ),
    Event(
        Kind.AGREEMENT, "memorandum", Status.OCCURRED, "Memorandum on port training", day("2024-05-02", "Thursday", "linked meeting"), "Oslo", "NOR",
        "port training", participants=(state("Norway", "NOR", Role.SIGNATORY), state("Kenya", "KEN", Role.SIGNATORY)), confidence=0.81,
        cameo="057", plover="SUPPORT", evidence=quote(HARBOUR, "They signed a memorandum on port training.", "sign"),
    ),
    Event(
        Kind.PLEDGE, "aid", Status.OCCURRED, "Norway pledges 25 million kroner to Kenya", day("2024-05-02", "Thursday", "linked meeting"),
        money=Money(25_000_000, "NOK"), confidence=0.74, cameo="0331", plover="AGREE", topic="school in Mombasa",
        participants=(state("Norway", "NOR", Role.PLEDGER, Money(25_000_000, "NOK")), state("Kenya", "KEN", Role.RECIPIENT)),
        evidence=quote(HARBOUR, "Norway pledged 25 million kroner for a school in Mombasa.", "pledge"),
    ),
    Event(
        Kind.MEETING, "visit", Status.PLANNED, "Solheim to visit Nairobi",
        When(date(2024, 6, 1), date(2024, 6, 30), Precision.MONTH, "next month", "same clause"), "Nairobi", "KEN",
        participants=(person("Ingrid Solheim", "NOR", "Foreign Minister", Role.VISITOR, "FM"), state("Kenya", "KEN", Role.HOST)), confidence=0.66,
        cameo="036", plover="AGREE", evidence=quote(HARBOUR, "Ms Solheim will travel to Nairobi next month.", "travel"),
    ),
)  # fmt: skip

VISIT_EVENTS = (
    Event(
        Kind.MEETING, "visit", Status.CANCELLED, "Diallo's visit to Brazil called off", participants=(DIALLO, state("Brazil", "BRA", Role.HOST)),
        confidence=0.58, evidence=quote(VISIT, "President Amara Diallo called off her visit to Brazil", "call-off"), place_country="BRA",
    ),
    Event(
        Kind.MEETING, "talks", Status.OCCURRED, "Talks of Senegal and Brazil, West Africa Forum attending",
        When(window=(date(2024, 4, 2), date(2024, 6, 4)), text="an unknown date", basis="tenure of Amara Diallo"),
        participants=(person(None, "SEN", "Envoy"), state("Brazil", "BRA"), body("West Africa Forum", Role.MEDIATOR)), confidence=0.41,
        cameo="040", plover="CONSULT", evidence=quote(VISIT, "The two sides held talks at an unknown date. | <b>Officials</b> gave no reason.", "talks"),
    ),
    Event(
        Kind.MEETING, "call", Status.OCCURRED, "=Moura–Diallo call", day("2024-06-03", "3 June"), participants=(MOURA, DIALLO), confidence=0.88,
        cameo="041", plover="CONSULT", evidence=quote(VISIT, "Brazil's president Caio Moura spoke by phone with President Diallo on 3 June.", "phone"),
    ),
)  # fmt: skip

HARBOUR_ARTICLE = Article(HARBOUR, "Harbour talks end in Oslo", date(2024, 5, 3), "Coast Herald", "https://coast.example/harbour")
VISIT_ARTICLE = Article(VISIT, "Diallo's visit called off", None, "Daily Baobab")


def build(path: Path) -> None:
    """The record at `path`: two articles, seven events, the clock going on by a minute per change."""
    minutes = count()
    with Store.open(path, create=True, now=lambda: datetime(2024, 6, 5, 9, 0, tzinfo=UTC) + timedelta(minutes=next(minutes))) as store:
        with store.action("add harbour.txt"):
            store.add(HARBOUR_ARTICLE, HARBOUR_EVENTS)
        with store.action("add visit.txt"):
            store.add(VISIT_ARTICLE, VISIT_EVENTS)
