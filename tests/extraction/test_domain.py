"""Candidate + actors → is it diplomacy? What becomes an event, and the reason of what does not."""

from __future__ import annotations

import pytest

from dipltrack.extraction import extract
from dipltrack.model import Article
from tests.extraction.stages import MONDAY, events

_p = pytest.param


def _reasons(text: str) -> list[str]:
    found = extract(Article(text, published=MONDAY), why=True)
    assert found.events == ()
    return [r.reason for r in found.rejected]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        _p("Peru's president met Peru's foreign minister on Monday.", "one party only: PER", id="domestic"),
        _p("Acme Corp and Peru's president signed a deal.", "one party only: PER", id="company"),
        _p("Turkish Airlines and Peru signed a deal.", "one party only: PER", id="airline"),
        _p("Peru's president met the mayor of Lima.", "the mayor is no official known here", id="mayor"),
        _p("Hamas and Islamic Jihad held talks on Monday.", "no state takes part", id="two movements"),
        _p("Ana Rey met Luis Paz on Monday.", "one party only: unknown", id="two private people"),
        _p("The prime ministers met on Monday.", "no party known", id="nobody known"),
        _p("President Ana Rey and Senator Luis Paz met on Monday.", "one party only: unknown", id="a president and a senator"),
        _p("Peru may meet Chile on Friday.", "only sought, possible or conditional: may", id="may"),
        _p("Peru and Chile hope to sign a pact.", "only sought, possible or conditional: hope", id="hope"),
        _p("Peru vowed to destroy Chile.", "hostile content: to destroy chile", id="threat"),
        _p("Peru's president promised to fight crime.", "hostile content: to fight crime", id="at home"),
        _p("Peru's president pledged tax cuts.", "a promise to the own public", id="to the own public"),
        _p("Peru's president pledged more openness.", "no foreign party is promised anything", id="to nobody"),
    ],
)
def test_no_event_and_why(text: str, reason: str) -> None:
    assert _reasons(text) == [reason]


@pytest.mark.parametrize(
    "text",
    [
        _p("The Lima court met Chile's lawyers.", id="court"),
        _p("Peru's teachers' union met Chile's teachers' union.", id="unions"),
        _p("Peru met the deadline set by Chile.", id="a deadline is met"),
        _p("Peru's striker met Chile's captain at the stadium.", id="players"),
        _p("Peru's president met executives of Acme Corp on Monday.", id="executives"),
        _p("A bank pledged $5 million to Peru.", id="a bank"),
        _p("Peru and Chile agreed on the importance of trade.", id="a view"),
        _p("Peru summoned Chile's ambassador on Monday.", id="summoned"),
        _p("The coach and the captain said their striker had met Peru's president before the football tournament in Chile.", id="an article about sport"),
        _p(
            "The governor of Georgia met Japan's prime minister in Atlanta on Monday.", id="Georgia with a governor",
            marks=pytest.mark.xfail(strict=True, reason="a governor 'of Georgia' is taken for one of the state GEO; only 'Georgia Governor' is a compound"),
        ),
        _p(
            "Georgia's governor signed a deal with Japan on Monday.", id="Georgia's governor",
            marks=pytest.mark.xfail(strict=True, reason="see Georgia with a governor"),
        ),
    ],
)  # fmt: skip
def test_no_event(text: str) -> None:
    assert events(text) == ()


@pytest.mark.parametrize(
    ("text", "parties"),
    [
        _p("Hamas and Israel held talks on Monday.", {"Hamas", "ISR"}, id="a movement and a state"),
        _p("The EU and the African Union held a summit on Monday.", {"European Union", "African Union"}, id="two bodies"),
        _p("The UN Security Council met on Monday.", {"UN Security Council"}, id="one body of states"),
        _p("ASEAN foreign ministers met in Hanoi on Monday.", {"ASEAN"}, id="the ministers of one body"),
        _p("NATO adopted a declaration on Monday.", {"NATO"}, id="a body adopts a text"),
        _p("The World Bank pledged $5 million to Peru.", {"World Bank", "PER"}, id="a bank of states"),
        _p("Peru's president met a Chilean lawmaker on Monday.", {"PER", "CHL"}, id="a lawmaker with a country"),
        _p("Peru's envoy met the Kosovar president on Monday.", {"PER", "XKX"}, id="a partial state"),
        _p("Peru's president met Chile's king at the tennis tournament.", {"PER", "CHL"}, id="a sporting occasion"),
        _p("Peru's president pledged help to Chile.", {"PER", "CHL"}, id="pledge to a state"),
        _p("Peru and Chile issued a joint statement on Monday.", {"PER", "CHL"}, id="issued a joint statement"),
        _p("Peru met for the first time with Chile on Monday.", {"PER", "CHL"}, id="met for the first time with"),
        _p(
            "Polish and Czech Foreign Ministers Jan Nowak and Pavel Dvorak met on Monday.",
            {"POL", "CZE"},
            id="adjectives and names in pairs",
        ),
        _p(
            '"We met. We signed a pact with Chile," Peru\'s president said on Monday.',
            {"PER", "CHL"},
            id="we in the second sentence of a quotation",
        ),
    ],
)
def test_an_event_and_its_parties(text: str, parties: set[str]) -> None:
    (found,) = events(text)
    assert {p.name if p.kind == "org" else p.country for p in found.participants} == parties


def test_two_presidents_are_of_two_countries_even_unknown_ones() -> None:
    (found,) = events("President Ana Rey and President Luis Paz met on Monday.")
    assert [(p.name, p.country) for p in found.participants] == [("Ana Rey", None), ("Luis Paz", None)]
    assert any(r.rule == "a party is unresolved" and r.weight < 0 for r in found.reasons)


def test_the_occasion_of_a_meeting_is_no_second_event() -> None:
    assert len(events("Peru's president met Chile's king on the sidelines of the ASEAN summit in Hanoi on Monday.")) == 1


@pytest.mark.parametrize(
    "text",
    [
        _p("Macron met Scholz in Berlin on Monday.", id="bare surname of an officeholder first"),
    ],
)
@pytest.mark.xfail(strict=True, reason="not read yet: the event is there and nothing comes out")
def test_events_that_are_missed(text: str) -> None:
    assert len(events(text)) == 1
