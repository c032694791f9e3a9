"""Sentences → pledges: who promises or gives what to whom."""

from __future__ import annotations

import pytest

from dipltrack.model import Event, Role
from tests.extraction.stages import events, party

_p = pytest.param


def _line(e: Event) -> str:
    """A pledge as one line: pledgers > recipients = amount."""
    givers = ", ".join(party(p) for p in e.participants if p.role is Role.PLEDGER)
    takers = ", ".join(party(p) for p in e.participants if p.role is Role.RECIPIENT)
    return f"{givers} > {takers}" + (f" = {e.money.amount:.0f} {e.money.currency}" if e.money else "")


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        _p("Peru offered Chad 3 million euros, Spain $2 million and Norway a further 40 million yen.", ["PER, ESP, NOR > TCD"], id="those whose amount follows give as well"),
        _p("Peru offered Chad 3 million euros to resettle people from Mali and 2 million for a dam.", ["PER > TCD"], id="a name without an amount gives nothing"),
        _p("Peru pledged $20 million to Chad, while Norway gave 5 million.", ["PER > TCD = 20000000 USD", "NOR > TCD = 5000000 USD"], id="who was promised something just before"),
        _p("Peru pledged $20 million to Chad. Chile spent 30 million dollars on roads.", ["PER > TCD = 20000000 USD"], id="money that is only spent"),
        _p("Peru pledged $2 million to Chad. Peru also gave $2 million to Mali.", ["PER > TCD = 2000000 USD", "PER > MLI = 2000000 USD"], id="the same sum to another"),
        _p("Ten buses were handed over by Peruvian Ambassador Ana Rey to Fijian Transport Minister Jone Vula on Friday.", ["Ana Rey AMB PER > Jone Vula TRSPM FJI"], id="handed over by one to the other"),
        _p("Two suspects were handed over by Peru to Chile on Friday.", [], id="people are no gift"),
        _p("Peru donated 18 bulldozers to Chad on Monday.", ["PER > TCD"], id="whatever is donated"),
        _p("Peru donated 18 bulldozers on Monday.", [], id="donated to nobody"),
        _p("Peru announced a line of credit to Chad on Monday.", ["PER > TCD"], id="announced credit"),
        _p("Peru announced new fuel prices to voters in Chad on Monday.", [], id="announced, but no aid"),
        _p("Chad obtained pledges of further funds from Peru and Norway on Monday.", ["PER, NOR > TCD"], id="pledges of something from"),
        _p("Chad obtained copies of the pledges of its parties on Monday.", [], id="pledges from nobody"),
        _p("World pledges topped $20 million, Peruvian President Ana Rey said.", [], id="pledges as a noun"),
        _p("Peru and Chad signed the notes on Japanese grant aid on Monday.", [], id="grant as a noun"),
        _p("Peru and Norway pledge help for Chad every year.", ["PER, NOR > TCD"], id="a verb without auxiliaries"),
        _p("The Oslo conference, attended by envoys of 30 states, saw others pledge support for Chad.", [], id="a capital in front of a noun is no government"),
        _p("Peru said it would contribute $1 million to the UNHCR, and give $2 million to Chad.", ["PER > UNHCR = 1000000 USD", "PER > TCD = 2000000 USD"], id="a second verb of one modal has its subject"),
        _p("Peru will send 140 armoured vehicles to Chad.", ["PER > TCD"], id="vehicles promised"),
        _p("Peru sent 140 vehicles to Chad on Monday.", [], id="vehicles that only went"),
        _p("Peru sent helicopters to Chad on Monday to help flood victims.", ["PER > TCD"], id="helicopters sent to help"),
        _p("Peru sent troops to its border with Chad on Monday.", [], id="troops sent"),
        _p("Peru committed to donating two boats to the Fijian Navy.", ["PER > FJI"], id="the forces of a country"),
        _p("Peruvian President Ana Rey met Chadian President Omar Adoum on Sunday. Rey pledged $2 million.", ["Ana Rey HOS PER > Omar Adoum HOS TCD = 2000000 USD"], id="said to the one who was met"),
        _p("Peruvian President Ana Rey met Chadian President Omar Adoum on Sunday. Rey pledged $2 million for Fiji.", ["Ana Rey HOS PER > FJI = 2000000 USD"], id="for another than the one who was met"),
        _p("Peru pledged $2 million in aid for Suva on Monday.", ["PER > FJI = 2000000 USD"], id="a capital that gets aid"),
        _p("Peru promised on Monday to send a team for talks in Suva.", [], id="a capital where something is done"),
        _p("Peru wrote off all of Mali's debt to it on Monday.", ["PER > MLI"], id="debt written off"),
        _p("Peru wrote off plans for a port in Mali over its debts.", [], id="something else written off"),
        _p("Peruvian President Ana Rey pledged to cancel $2 million of Mali's debt.", ["Ana Rey HOS PER > MLI = 2000000 USD"], id="debt to be cancelled"),
        _p("The World Bank approved a $2 million loan to Mali on Monday.", ["World Bank > MLI = 2000000 USD"], id="a loan approved"),
        _p("Peru approved the sale of $2 million of fish to Mali.", [], id="a sale approved"),
        _p("Peru and Chile pledged to act together.", ["PER, CHL > "], id="a pledge of both to each other"),
        _p("Chad received a loan of $2 million from Peru on Monday.", ["PER > TCD = 2000000 USD"], id="received from"),
        _p("Chad gets most of its loans from Peru.", [], id="what one gets as a habit"),
        _p("Chad received $2 million for fish from Peru on Monday.", [], id="paid, not given"),
        _p("In all $2 million from Peru have been pledged to Chad.", ["PER > TCD = 2000000 USD"], id="an amount from somebody is pledged"),
        _p("Peru deposited $2 million at Chad's central bank.", ["PER > TCD = 2000000 USD"], id="a deposit"),
        _p("Peru deposited its papers with Chad on Monday.", [], id="papers deposited"),
        _p("Peru intends to provide $2 million to Fiji, and Chile committed to donating boats to the Tongan Navy.", ["PER > FJI = 2000000 USD", "CHL > TON"], id="two clauses"),
        _p("Peru gave grain to Chad on Monday as aid. The donation was announced by Peruvian Foreign Minister Ana Rey.", ["PER > TCD"], id="the donation just told"),
        _p("Peruvian President Ana Rey met Chadian President Omar Adoum on Sunday. Rey promised her guest nothing.", [], id="nothing promised"),
        _p("Peru gave 40 million US dollars to Fiji.", ["PER > FJI = 40000000 USD"], id="the name of a currency"),
    ],
)  # fmt: skip
def test_pledges(text: str, lines: list[str]) -> None:
    assert [_line(e) for e in events(text) if e.kind == "pledge"] == lines
