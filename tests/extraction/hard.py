"""Thirty sentences that break systems, each published on Monday 2024-07-29, with the right answer."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Expected:
    """One event; `parties` are "Name OFFICE ISO3" in any order, parts left out where the sentence leaves them open."""

    kind: str
    parties: tuple[str, ...]
    status: str = "occurred"
    date: str | None = None
    place: str | None = None


@dataclass(frozen=True)
class Hard:
    """A sentence with all its events; `fails` says why we do not read it yet."""

    text: str
    events: tuple[Expected, ...] = ()
    fails: str = ""


def _m(*parties: str, status: str = "occurred", date: str | None = None, place: str | None = None) -> Expected:
    return Expected("meeting", parties, status, date, place)


def _a(*parties: str, date: str | None = None, place: str | None = None) -> Expected:
    return Expected("agreement", parties, "occurred", date, place)


def _p(*parties: str, date: str | None = None) -> Expected:
    return Expected("pledge", parties, "occurred", date)


HARD = (
    Hard(
        "Japan's Foreign Minister Aki Tanaka and his Indian counterpart agreed on Friday to hold yearly talks.",
        (_a("Aki Tanaka FM JPN", "FM IND", date="2024-07-26"),),
    ),  # 1
    Hard(
        "The defense and foreign ministers of Italy and Spain met in Rome on Sunday.",
        (_m("FM ITA", "DM ITA", "FM ESP", "DM ESP", date="2024-07-28", place="Rome"),),
    ),  # 2
    Hard(
        "Sergei Orlov, Russia's foreign minister, held talks with Egypt's Adel Fahmy.", (_m("Sergei Orlov FM RUS", "Adel Fahmy EGY"),)
    ),  # 3
    Hard(
        "Foreign Minister Lin Wei said he will visit Hanoi next week; Lin spoke to reporters.",
        (_m("Lin Wei FM", "VNM", status="planned", date="2024-08-05..2024-08-11", place="Hanoi"),),
    ),  # 4
    Hard(
        "Prime Ministers Ana Costa of Portugal and Jan Peeters of Belgium signed an accord.",
        (_a("Ana Costa HOG PRT", "Jan Peeters HOG BEL"),),
    ),  # 5
    Hard(
        "The Minister for Foreign Affairs of Kenya, Dr Jane Otieno, called on the Ugandan president.",
        (_m("Jane Otieno FM KEN", "HOS UGA"),),
    ),  # 6
    Hard(
        "Talks between the two countries' leaders, postponed last month, will be held in May.",
        (_m("?", "?", status="planned", date="2025-05-01..2025-05-31"),),
    ),  # 7
    Hard(
        "Norway will not attend Thursday's summit in Geneva.",
        (_m("?", status="planned", date="2024-08-01", place="Geneva"),),
        fails="a summit with nobody named has no party to show",
    ),  # 8
    Hard("The president's visit to Ankara was called off on Saturday.", (_m("HOS", "TUR", status="cancelled", place="Ankara"),)),  # 9
    Hard("France denied that its envoy had met Taliban officials.", (_m("ENVOY FRA", "Taliban", status="denied"),)),  # 10
    Hard("Paris urged Armenia and Azerbaijan to resume talks."),  # 11
    Hard("Brazil is ready to host a summit of Latin American presidents if others agree."),  # 12
    Hard(
        "After meeting the Turkish leader, the chancellor pledged 200 million euros for refugees.", (_m("LEADER TUR", "HOG"), _p("HOG"))
    ),  # 13
    Hard(
        "The agreement, reached late on Tuesday by envoys of Sudan and Ethiopia, covers water.",
        (_a("ENVOY SDN", "ENVOY ETH", date="2024-07-23"),),
    ),  # 14
    Hard("A ceasefire deal brokered by Qatar was signed by Chad and Libya in Doha.", (_a("TCD", "LBY", "QAT", place="Doha"),)),  # 15
    Hard(
        "\"We remain committed to Poland's defence,\" the U.S. general said after Monday's talks with Polish President Jan Nowak.",
        (_m("MILRANK USA", "Jan Nowak HOS POL", date="2024-07-29"), _p("MILRANK USA", "POL")),
        fails="a promise in the stative ('remain committed') is not read as a pledge",
    ),  # 16
    Hard(
        "Sunday's two-plus-two meeting of Australia and Britain was followed by bilateral talks Monday.",
        (_m("AUS", "GBR", date="2024-07-28"), _m("AUS", "GBR", date="2024-07-29")),
    ),  # 17
    Hard(
        "At the talks, both sides agreed to reopen the border; Peru also promised to free four sailors.",
        (_a("?", "?"), _p("PER")),
        fails="'both sides' with no sides before it",
    ),  # 18
    Hard("Georgia beat Jordan 2-1 when the teams met in Paris on Saturday."),  # 19
    Hard("Chad Jordan of Georgia agreed to a three-year deal with Turkey Hill Dairy."),  # 20
    Hard("The senator agreed with the statement by Germany on China's assertiveness."),  # 21
    Hard("The union and Ford reached an agreement in talks in Washington."),  # 22
    Hard("Israel vowed to destroy the group after Iran pledged revenge."),  # 23
    Hard(
        "Upgrading U.S. Forces Japan was discussed by Defense Minister Ken Sato and U.S. Defense Secretary Bob Hale.",
        (_m("Ken Sato DM", "Bob Hale DM USA"),),
    ),  # 24
    Hard(
        "The White House said Tuesday that President Tom Reed would host Japanese Prime Minister Ken Sato on Aug 12.",
        (_m("Tom Reed HOS USA", "Ken Sato HOG JPN", status="planned", date="2024-08-12"),),
    ),  # 25
    Hard(
        "Xi and Putin, who spoke by phone on Friday, agreed that trade must grow.",
        (_m("Xi Jinping HOS CHN", "Vladimir Putin HOS RUS", date="2024-07-26"),),
    ),  # 26
    Hard(
        "He is due in Cairo on Thursday for talks with President Omar Saleh, the Greek foreign ministry said of Nikos Pappas.",
        (_m("Nikos Pappas GRC", "Omar Saleh HOS EGY", status="planned", date="2024-08-01", place="Cairo"),),
        fails="'he' named only after the quotation ('said of …')",
    ),  # 27
    Hard(
        "Finland, Sweden and the EU pledged 40, 30 and 100 million euros respectively to Moldova.",
        (_p("FIN", "SWE", "European Union", "MDA"),),
    ),  # 28
    Hard("Hungary's refusal to sign the treaty overshadowed the NATO summit that ended Friday.", (_m("NATO", date="2024-07-26"),)),  # 29
    Hard(
        "Speaking a day after his meeting with Pope Leo, Lebanese President Elie Karam said Beirut had accepted a U.S. plan.",
        (_m("Leo HOS VAT", "Elie Karam HOS LBN"), _a("LBN", "USA")),
        fails="'had accepted a plan' is not read as an agreement",
    ),  # 30
)
