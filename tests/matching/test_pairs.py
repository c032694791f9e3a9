"""Two reports are one event, or not, for reasons that can be said."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from dipltrack.matching import compare
from dipltrack.matching.names import same_family_name, same_person
from dipltrack.model import Kind, Role, Status
from tests.matching.factories import report

MINISTERS = "JPN FM Yoko Abe; KOR FM Kim Min-ho"
STATES = "JPN; KOR"
GIVER = (Role.PLEDGER, Role.RECIPIENT)
PLEDGE: dict[str, Any] = {"kind": Kind.PLEDGE, "mode": "aid", "roles": GIVER, "verb": "pledged"}
SIGNED: dict[str, Any] = {"kind": Kind.AGREEMENT, "mode": "signed", "verb": "signed"}


@pytest.mark.parametrize(
    ("a", "b"),
    [
        pytest.param((STATES,), (STATES,), id="the same states on the same day"),
        pytest.param((MINISTERS,), (STATES,), id="one names the ministers, the other the states"),
        pytest.param((MINISTERS,), ("KOR FM; JPN FM",), id="one names them, the other gives their offices"),
        pytest.param((MINISTERS,), ("JPN FM Abe; KOR FM Kim Minho",), id="a shorter name, another spelling"),
        pytest.param((MINISTERS,), (MINISTERS, "2024-05-02", "", {"mode": "call"}), id="talks that were a call"),
        pytest.param((MINISTERS,), ("? Yoko Abe; KOR FM",), id="a minister whose country one leaves out"),
        pytest.param((MINISTERS, "2024-05-02"), (MINISTERS, "2024-05-03", "", {"place": "Tokyo", "basis": "day of the news: today"}), id="a day apart where one only tells when it was written"),
        pytest.param((MINISTERS, "2024-05-02"), (MINISTERS, "2024-05", "", {}), id="a day in a month, with names"),
        pytest.param((MINISTERS, "2024-05-02"), (MINISTERS, None, "", {"published": date(2024, 5, 6)}), id="one gives no date"),
        pytest.param((STATES, "2024-05-02", "", {"status": Status.PLANNED, "published": date(2024, 4, 28)}), (STATES,), id="planned, then held"),
        pytest.param((MINISTERS, None, "", {"status": Status.PLANNED, "published": date(2024, 4, 20)}), (MINISTERS,), id="planned for some day, then held"),
        pytest.param((MINISTERS, "2024-05-02", "", {"status": Status.PLANNED}), (MINISTERS, "2024-05-02", "", {"status": Status.CANCELLED}), id="planned, then called off"),
        pytest.param((MINISTERS, "2024-05-02", "", {"status": Status.CANCELLED, "status_words": "postponed"}), (MINISTERS, "2024-05-20"), id="put off, and held later"),
        pytest.param((MINISTERS, "2024-05-02", "", {"status": Status.PLANNED, "published": date(2024, 4, 28)}), (MINISTERS, "2024-05-20", "met on Monday after a delay of two weeks"), id="planned, and held after a delay"),
        pytest.param(("CHL FM Ana Rey; CHL DM; PER FM; PER DM",), ("CHL DM Luis Paz; PER DM Eva Sol",), id="one names whom the other calls by the office"),
        pytest.param(("JPN; KOR; CHN", "2024-05-27", "", {"mode": "summit"}), ("JPN HOG Ito; KOR HOS Yun; CHN HOG Li", "2024-05-27", "", {"mode": "summit"}), id="a summit of three"),
        pytest.param(("DEU; FRA; POL; CZE",), ("DEU; FRA; POL; HUN",), id="lists that name different members"),
        pytest.param(("JPN; KEN", "2024-05-02", "", {**PLEDGE, "money": (1e7, "USD")}), ("JPN; KEN", None, "", {**PLEDGE, "mode": "vow", "money": (1e7, "USD"), "published": date(2024, 5, 9)}), id="a pledge of the same amount"),
        pytest.param(("PER; CHL", "2024-05-02", "signed an accord on fishing for canoes", SIGNED), ("PER; CHL", "2024-05-02", "signed a fishing pact for three hundred canoes", SIGNED), id="one text, two names for it"),
    ],
)  # fmt: skip
def test_one_event(a: tuple[Any, ...], b: tuple[Any, ...]) -> None:
    verdict = _compare(a, b)
    assert verdict.same, (verdict.apart, verdict.score, verdict.notes)


@pytest.mark.parametrize(
    ("a", "b", "field"),
    [
        pytest.param((STATES,), ("JPN; CHN",), "parties", id="other states"),
        pytest.param((MINISTERS,), ("JPN FM Yoko Abe; KOR FM Lee Jae",), "people", id="other people"),
        pytest.param((MINISTERS,), ("JPN HOG Ito; KOR HOS Yun",), "people", id="ministers and leaders on the same day"),
        pytest.param((STATES, "2024-05-02"), (STATES, "2024-05-06"), "date", id="days apart"),
        pytest.param((STATES, "2024-05-02"), (STATES, "2023-05-02"), "date", id="a year apart"),
        pytest.param((STATES, "2024-05-02", "", {"place": "Tokyo"}), (STATES, "2024-05-02", "", {"mode": "call"}), "mode", id="a call beside the talks"),
        pytest.param((MINISTERS, "2024-05-02", "", {"place": "Seoul", "place_country": "KOR"}), (MINISTERS, "2024-05-02", "", {"place": "Tokyo", "place_country": "JPN"}), "place", id="here and there"),
        pytest.param(("JPN HOG Ito; KOR HOS Yun", "2024-05-27"), ("JPN HOG Ito; KOR HOS Yun; CHN HOG Li", "2024-05-27"), "parties", id="two of them beside the meeting of the three"),
        pytest.param((MINISTERS, "2024-05-02", "", {"status": Status.PLANNED}), (MINISTERS, "2024-05-20"), "date", id="planned, and met another day"),
        pytest.param((MINISTERS, "2024-05-02", "", {"status": Status.PLANNED}), (MINISTERS, "2024-04-20", "met after a delay"), "date", id="a delay brings nothing forward"),
        pytest.param((MINISTERS, None, "", {"basis": "same clause: not resolved: no event to count from"}), (MINISTERS,), "date", id="a year after what is not told"),
        pytest.param(("CHL FM Ana Rey; PER FM Eva Sol",), ("CHL DM Luis Paz; PER DM Max Ortiz",), "people", id="other ministers"),
        pytest.param((STATES,), (STATES, "2024-05-02", "", {"kind": Kind.AGREEMENT}), "kind", id="talks and what they agreed"),
        pytest.param((STATES,), (STATES, "2024-05-02", "", {"article": 1}), "article", id="told apart in one article"),
        pytest.param((STATES, None, "", {"published": None}), (STATES,), "date", id="nothing says when"),
        pytest.param(("JPN; KEN", "2024-05-02", "", {**PLEDGE, "money": (1e7, "USD")}), ("JPN; KEN", "2024-05-02", "", {**PLEDGE, "money": (3e6, "USD")}), "amount", id="other amounts"),
        pytest.param(("JPN; KEN", "2024-05-02", "", PLEDGE), ("KEN; JPN", "2024-05-02", "", PLEDGE), "parties", id="from one to the other, and back"),
        pytest.param(("JPN; KOR", "2024-05-02", "", {"mode": "visit", "roles": (Role.VISITOR, Role.HOST)}), ("KOR; JPN", "2024-05-02", "", {"mode": "visit", "roles": (Role.VISITOR, Role.HOST)}), "parties", id="a visit, and one back"),
    ],
)  # fmt: skip
def test_kept_apart(a: tuple[Any, ...], b: tuple[Any, ...], field: str) -> None:
    verdict = _compare(a, b)
    assert verdict.apart is not None and verdict.apart.field == field, (verdict.apart, verdict.notes)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        pytest.param(("JPN FM; KOR FM", "2024-05-02"), ("JPN FM; KOR FM", "2024-05-03"), id="a day apart without names: rounds of talks"),
        pytest.param((STATES, "2024-05-02"), (STATES, None, "", {"published": date(2024, 5, 20)}), id="some meeting of late"),
        pytest.param(("JPN FM; KOR FM",), ("JPN HOG; KOR HOS",), id="another rank"),
        pytest.param(("PER; CHL", "2024-05-02", "signed an accord on fishing for canoes in coastal waters", SIGNED), ("PER; CHL", "2024-05-02", "signed a treaty on the extradition of convicted prisoners", SIGNED), id="two texts on one day"),
    ],
)  # fmt: skip
def test_not_enough(a: tuple[Any, ...], b: tuple[Any, ...]) -> None:
    verdict = _compare(a, b)
    assert verdict.apart is None and not verdict.same, (verdict.score, verdict.notes)


def test_the_order_does_not_matter_and_the_reasons_are_words() -> None:
    a = report(MINISTERS, place="Tokyo", article=1)
    b = report("JPN; KOR", place="Tokyo", article=2, mode="summit")
    assert compare(a, b) == compare(b, a)
    assert compare(a, b).agree == ("same parties", "same date: 2024-05-02", "same place: Tokyo")
    assert compare(a, b).differ == ("other modes: talks and summit",)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Fumio Kishida", "Kishida", True),
        ("Xi Jinping", "Jinping Xi", True),
        ("Volodymyr Zelensky", "Zelenskyy", True),
        ("Abdel Fattah al-Sisi", "El-Sisi", True),
        ("José Ramos-Horta", "Jose Ramos Horta", True),
        ("Ana Rey", "Luis Rey", False),
        ("Kim Min-ho", "Kim Jae-in", False),
        ("Lavrov", "Lazarov", False),
    ],
)
def test_names(one: str, other: str, same: bool) -> None:
    assert same_person(one, other) is same
    assert same_person(other, one) is same


def test_family_names() -> None:
    assert same_family_name("Chan Santokhi", "Chandrikapersad Santokhi")
    assert not same_family_name("Ana Rey", "Ana Paz")


def _compare(a: tuple[Any, ...], b: tuple[Any, ...]) -> Any:
    (*one, one_fields), (*other, other_fields) = (x if isinstance(x[-1], dict) else (*x, {}) for x in (a, b))
    return compare(report(*one, **{"article": 1, **one_fields}), report(*other, **{"article": 2, **other_fields}))
