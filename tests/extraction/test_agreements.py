"""Sentences → agreements: what was signed or agreed on, by whom."""

from __future__ import annotations

import pytest

from dipltrack.model import Event
from tests.extraction.stages import events, party

_p = pytest.param


def _line(e: Event) -> str:
    """An agreement as one line: parties, and its status when it has not happened."""
    return ", ".join(party(p) or str(p.name) for p in e.participants) + (f" ({e.status})" if e.status != "occurred" else "")


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        _p("Peru and Chile agreed on resuming flights.", ["PER, CHL"], id="on an act"),
        _p("Peru and Chile agreed on working together.", [], id="on a generic act"),
        _p("Peru and Chile agreed on strengthening their ties.", [], id="on stronger ties"),
        _p("Peru and Chile agreed on closer checks of cargo.", ["PER, CHL"], id="on a concrete course"),
        _p("Peru and Chile agreed on most issues.", [], id="on issues"),
        _p("Peru and Chile agreed on the need for steps.", [], id="on a need"),
        _p("The treaty was negotiated in Oslo, Norway, and signed on Sunday by Peru and Chile.", ["PER, CHL"], id="agents behind two participles"),
        _p("The treaty was signed in Oslo on Sunday in the presence of Peruvian President Ana Rey and Chilean President Luis Paz.", ["Ana Rey HOS PER, Luis Paz HOS CHL"], id="in the presence of"),
        _p("Peru and Chile signed a formal cease-fire on Monday.", ["PER, CHL"], id="cease-fire in three tokens"),
        _p("Peru and Chile agreed to end cease-fire patrols, then signed on for sport.", ["PER, CHL"], id="a cease-fire only named"),
        _p("Peru and Chile agreed a truce after talks brokered by Norway.", ["PER, CHL"], id="the talks were brokered, not the truce"),
        _p("Peru and Chile agreed a truce brokered by Norway.", ["PER, CHL, NOR"], id="the truce was brokered"),
        _p("Peru and Chile are negotiating ten protocols.", [], id="under negotiation"),
        _p("Peru and Chile negotiated and signed ten protocols.", ["PER, CHL"], id="negotiated and signed"),
        _p("The meeting of Peru and Chile ended with both sides agreeing to open a road.", ["PER, CHL"], id="with both sides agreeing"),
        _p("The meeting of Peru and Chile ended with both sides agreeing to keep working.", [], id="with both sides agreeing to nothing"),
        _p("The accord was signed by Foreign Minister Ana Rey on behalf of Peru and by Foreign Minister Luis Paz on behalf of Chile.", ["Ana Rey FM, PER, Luis Paz FM, CHL"], id="on behalf of"),
        _p("The accord was signed on Sunday by a lawyer on behalf of workers in Peru.", [], id="on behalf of others"),
        _p("Peru and Chile held talks. The talks resulted in the signing of two accords.", ["PER, CHL"], id="talks that resulted in the signing"),
        _p("Peru and Chile held talks. Both praised the signing of two accords in Asia.", [], id="a signing that is praised"),
        _p("Peru and Chile agreed a treaty on water should be sought.", [], id="a clause without that"),
        _p("Peru and Chile agreed a truce that will hold for a year.", ["PER, CHL"], id="a text with a clause"),
        _p("Peru and Chile parted without agreeing a common position.", ["PER, CHL (denied)"], id="no common position"),
        _p("Peru and Chile agreed on a treaty. The accord was signed in Lima on Sunday.", ["PER, CHL"], id="the accord just told"),
        _p("Peru and Chile agreed on a treaty. The treaty with Fiji was signed in Lima on Sunday.", ["PER, CHL"], id="another treaty"),
        _p("Peru and Chile ended talks without an agreement.", ["PER, CHL (denied)"], id="without an agreement"),
        _p("Peru left the club without a deal on fees.", [], id="without a deal, but with nobody"),
        _p("Peruvian President Ana Rey will visit Chile next week. Rey will sign an accord in Santiago.", ["Ana Rey HOS PER, CHL (planned)"], id="to be signed on a visit to come"),
        _p("Peru trades with Chile. The leaders of the two countries signed a treaty.", ["PER, CHL"], id="leaders of the two countries"),
        _p("Peru trades with Chile. The leaders of the two countries' unions signed a treaty.", [], id="leaders of something of the two countries"),
        _p("U.S. President Ana Rey and Peruvian President Luis Paz signed the long-awaited, non-binding Charter of Ports.", ["Ana Rey HOS USA, Luis Paz HOS PER"], id="two adjectives with a comma"),
        _p("Trade Minister Ana Rey signed the accord on behalf of Peru, while Chilean Minister Luis Paz signed on behalf of his country.", ["Ana Rey TRADEM, PER, Luis Paz MIN CHL"], id="on behalf of his country"),
        _p("Peru and Chile signed a treaty. The signing ceremony was witnessed by Peruvian President Ana Rey and Chilean President Luis Paz.", ["Ana Rey HOS PER, Luis Paz HOS CHL"], id="witnesses of the ceremony"),
        _p("Peru and Chile signed a treaty. A book signing was witnessed by Fijian President Jone Vula.", ["PER, CHL"], id="another signing"),
        _p("Peru and Chile signed a treaty. Peruvian Minister Ana Rey and her Chilean counterpart Luis Paz put their names to the document.", ["Ana Rey MIN PER, Luis Paz MIN CHL"], id="put their names to"),
        _p("Peru and Chile signed a treaty. Peruvian Minister Ana Rey put her name to a book.", ["PER, CHL"], id="a name in a book"),
        _p("Peru and Chile signed a treaty. Peruvian Minister Ana Rey signed for her country.", ["CHL, Ana Rey MIN PER"], id="signed for"),
        _p("Fiji and Chile will sign an accord. Minister Ana Rey will sign for Fiji and Minister Luis Paz for Chile.", ["Ana Rey MIN FJI, Luis Paz MIN CHL (planned)"], id="each for one"),
        _p("Fiji and Chile held talks on coal and a port in Fiji. They left without a contract.", [], id="a contract that failed is no news of states"),
        _p("Peru and Chile met. The striker Luis Paz signed for a club in Chile.", [], id="signed for a club"),
        _p("The Finance Minister, Luis Paz (MP), and Ana Rey, Ambassador of Peru to Fiji, signed an accord.", ["Luis Paz FINM FJI, Ana Rey AMB PER"], id="with the ambassador to his country"),
        _p("The singer, Luis Paz, and Ana Rey, Ambassador of Peru to Fiji, signed an accord.", [], id="an ambassador with nobody's official"),
        _p("The government of Chad and 14 armed groups signed a deal on Monday.", ["TCD, armed groups"], id="armed groups"),
        _p("Chad's government and armed forces signed a deal on Monday.", [], id="armed forces are the state's"),
        _p("Rebel soldiers and the government of Chad signed a truce on Monday.", ["Rebel soldiers, TCD"], id="rebel soldiers"),
        _p("Chadian President Omar Adoum and rebel leader Jan Okot signed a truce on Monday.", ["Omar Adoum HOS TCD, Jan Okot ARMEDHEAD"], id="a rebel leader"),
        _p("Chadian President Omar Adoum and opposition leader Jan Okot signed a deal on Monday.", [], id="an opposition leader"),
        _p("China and the European Union signed a treaty. Both sides agreed to open offices.", ["CHN, European Union"] * 2, id="both sides, one of them a body"),
        _p("Chadian President Omar Adoum and rebel leader Jan Okot signed a truce in Mali. Both sides agreed to free prisoners.", ["Omar Adoum HOS TCD, Jan Okot ARMEDHEAD"] * 2, id="both sides of a war at home"),
        _p("Peruvian President Ana Rey met Chilean President Luis Paz on Sunday. Rey agreed to open a border post.", ["Ana Rey HOS PER, Luis Paz HOS CHL"], id="with the one who was met"),
    ],
)  # fmt: skip
def test_agreements(text: str, lines: list[str]) -> None:
    assert [_line(e) for e in events(text) if e.kind == "agreement"] == lines


def test_it_was_agreed_at_the_latest_meeting_not_at_one_recalled() -> None:
    found = events(
        "Peruvian President Ana Rey met Chilean President Luis Paz on Sunday. Rey was pleased to see Paz again since they met in May 2023. "
        "The two presidents agreed to open a border post."
    )
    assert [str(e.when.start) for e in found if e.kind == "agreement"] == ["2024-07-28"]


def test_the_place_where_a_text_of_old_was_signed() -> None:
    (found,) = events("Under a treaty which Peru and Chile signed in Lima on Thursday, each will open a port.")
    assert (found.place, str(found.when.start)) == ("Lima", "2024-07-25")
