"""Who takes part: officials whose country stands elsewhere, people named together, the sides that the words leave out."""

from __future__ import annotations

from datetime import date

import pytest

from dipltrack.extraction import extract
from dipltrack.model import Article
from tests.extraction.stages import MONDAY, events, party

_p = pytest.param


def lines(text: str, published: date = MONDAY, source: str | None = None) -> list[str]:
    """Each event as "mode status: parties"."""
    found = extract(Article(text, published=published, source=source)).events
    return [f"{e.mode or e.kind} {e.status}: {', '.join(party(p) for p in e.participants)}" for e in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        _p("Peruvian President Ana Rey travelled to Suva, Fiji, on Sunday to attend a meeting with Japanese Foreign Minister Ken Sato.", ["visit occurred: Ana Rey HOS PER, FJI", "talks occurred: Ana Rey HOS PER, Ken Sato FM JPN"], id="the country of a place is no subject"),
        _p("In Suva, Fiji met Japanese Foreign Minister Ken Sato on Sunday.", ["talks occurred: FJI, Ken Sato FM JPN"], id="a country that is the subject after a place"),
        _p("Danish King Olav II and Crown Prince Karl bin Olav II received Peruvian President Ana Rey.", ["talks occurred: Olav II HOS DNK, Karl bin Olav II CROWN DNK, Ana Rey HOS PER"], id="two who are named together are two people"),
        _p("Peru and Chile have postponed talks between their foreign ministers planned for Thursday.", ["talks cancelled: FM PER, FM CHL"], id="their ministers are those of the two"),
        _p("Peru and Chile said that their foreign ministers praised the talks.", [], id="ministers of the two who did not meet"),
        _p("Peru and Tonga established diplomatic relations on Friday, their ambassadors signing a joint communique.", ["ties occurred: AMB PER, AMB TON"], id="ties and the paper they were made by are one"),
        _p("Peruvian Foreign Minister Ana Rey met her peers from Chile and Brazil, Luis Paz and Rui Mendes.", ["talks occurred: Ana Rey FM PER, Luis Paz FM CHL, Rui Mendes FM BRA"], id="peers"),
        _p("Peruvian President Ana Rey was chosen by her peers. Chile met nobody.", [], id="peers of no country"),
        _p("On a visit to the Americas, Danish Foreign Minister Eva Holm met Peruvian President Ana Rey.", ["talks occurred: Eva Holm FM DNK, Ana Rey HOS PER"], id="a field before a comma is no part of the title"),
        _p("Peruvian President Ana Rey met Pacific Islands Forum (PIF) Chairman Henry Kuna.", ["talks occurred: Ana Rey HOS PER, Henry Kuna OFFICIAL, Pacific Islands Forum"], id="an abbreviation between body and title"),
        _p("Peruvian President Ana Rey met Minister of Investments and Foreign Trade of Fiji Henry Kuna.", ["talks occurred: Ana Rey HOS PER, Henry Kuna TRADEM FJI"], id="a minister of investments"),
    ],
)  # fmt: skip
def test_named_in_the_sentence(text: str, expected: list[str]) -> None:
    assert lines(text) == expected


@pytest.mark.parametrize(
    ("text", "published", "source", "expected"),
    [
        _p("Secretary of State James A. Baker III met Peruvian President Ana Rey.", date(1991, 3, 17), None, "James A. Baker III FM USA, Ana Rey HOS PER", id="a name with its number"),
        _p("Sri Lankan President Anil Perera and Prime Minister Sheikh Hasina met in Dhaka.", date(2017, 7, 14), None, "Anil Perera HOS LKA, Sheikh Hasina HOG BGD", id="a surname that is known for another country"),
        _p("Peru spoke of Peru at New York. Foreign Minister Omar Khalid met Mongolian President Damdin Bold in New York, United States.", MONDAY, None, "Omar Khalid FM PER, Damdin Bold HOS MNG", id="Washington has no minister"),
        _p("Prime Minister Razali Hamzah of Malaysia will make an official visit to Bandar Seri Begawan. While there, he will meet Sultan Jamal.", MONDAY, None, "Razali Hamzah HOG MYS, Jamal HOS BRN", id="a host of the visited country"),
        _p("Chinese President Hu Tao visited Kenya. Trade has grown. Ties are good. Oil was found. Hu then met Speaker Francis Kipar.", MONDAY, None, "Hu Tao HOS CHN, Francis Kipar SPEAKER KEN", id="a host on the one journey of the article"),
        _p("Chinese President Hu Tao visited Kenya and Chad. Trade has grown. Ties are good. Oil was found. Hu then met Foreign Minister Jan Brut.", MONDAY, None, "Hu Tao HOS CHN, Jan Brut FM", id="a host on one of two journeys"),
        _p("King Abdullah met Peruvian President Ana Rey.", date(2023, 4, 20), "Jordan Times", "King Abdullah II HOS JOR, Ana Rey HOS PER", id="one of several kings of a name: the paper's"),
        _p("Prince Feisal Hussein of Jordan met Peruvian President Ana Rey.", date(2023, 4, 20), None, "Feisal Hussein ROYAL JOR, Ana Rey HOS PER", id="one letter does not make a namesake"),
        _p("The Presidents of Peru and Tajikistan met. Emomali Rahmon thanked her.", date(2020, 3, 28), None, "HOS PER, Emomali Rahmon HOS TJK", id="an office whose holder is named without it"),
        _p("Foreign Minister Omar Khalid met Mongolian President Damdin Bold in New York.", MONDAY, "Bahrain News Agency", "Omar Khalid FM BHR, Damdin Bold HOS MNG", id="a national agency speaks for its country"),
        _p("Foreign Minister Omar Khalid met Mongolian President Damdin Bold in New York.", MONDAY, "Reporters' News Agency", "Omar Khalid FM, Damdin Bold HOS MNG", id="an agency of no country"),
    ],
)  # fmt: skip
def test_the_country_from_elsewhere(text: str, published: date, source: str | None, expected: str) -> None:
    assert lines(text, published, source)[-1].endswith(": " + expected)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        _p("Zambian President Ana Banda received special envoys from Angola's President Luis Paz and Malawian President Jan Okot.", ["talks occurred: Ana Banda HOS ZMB, ENVOY AGO, ENVOY MWI"], id="envoys are of their senders' countries"),
        _p("Zambian President Ana Banda received an envoy of the president.", [], id="an envoy of nobody known"),
        _p("Peruvian President Ana Rey met Chilean President Luis Paz on Sunday. Rey was in good spirits, she told reporters before her meeting with Paz.", ["talks occurred: Ana Rey HOS PER, Luis Paz HOS CHL"], id="before the talks that were held"),
        _p("Peruvian President Ana Rey met Chilean President Luis Paz in May. Rey was in good spirits, she told reporters before her meeting with Paz.", ["talks occurred: Ana Rey HOS PER, Luis Paz HOS CHL", "talks planned: Ana Rey HOS PER, Luis Paz HOS CHL"], id="before other talks than those of long ago"),
        _p("Peruvian President Ana Rey met Chilean President Luis Paz on Sunday. Rey was in good spirits before her meeting with Chilean Foreign Minister Rui Mendes.", ["talks occurred: Ana Rey HOS PER, Luis Paz HOS CHL", "talks planned: Ana Rey HOS PER, Rui Mendes FM CHL"], id="before talks with somebody else"),
    ],
)  # fmt: skip
def test_told_elsewhere(text: str, expected: list[str]) -> None:
    assert lines(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        _p("Omani Sultan Qasim held talks with Peruvian President Ana Rey. The meeting was also attended by Luis Alawi, Oman's minister of justice.", ["talks occurred: Qasim HOS OMN, Ana Rey HOS PER, Luis Alawi JUSM OMN"], id="attended by"),
        _p("Omani Sultan Qasim held talks with Peruvian President Ana Rey. Justice Minister Luis Alawi of Oman attended the talks.", ["talks occurred: Qasim HOS OMN, Ana Rey HOS PER, Luis Alawi JUSM OMN"], id="attended the talks"),
        _p("Omani Sultan Qasim held talks with Peruvian President Ana Rey. Justice Minister Luis Alawi of Oman did not attend the talks.", ["talks occurred: Qasim HOS OMN, Ana Rey HOS PER"], id="did not attend"),
        _p("Omani Sultan Qasim held talks with Peruvian President Ana Rey. A spokesman attended the talks.", ["talks occurred: Qasim HOS OMN, Ana Rey HOS PER"], id="a spokesman who attended"),
        _p("Uzbek President Aziz Karim opened talks with Peru in Tashkent. Also attending the talks were Kazakh Prime Minister Serik Aben and Afghan Foreign Minister Gul Agha.", ["talks occurred: Aziz Karim HOS UZB, PER, Serik Aben HOG KAZ, Gul Agha FM AFG"], id="also attending were"),
        _p("Arab foreign ministers met Peruvian President Ana Rey in Cairo.", ["talks occurred: Arab foreign ministers, Ana Rey HOS PER"], id="ministers of a region"),
        _p("Arab singers met Peruvian President Ana Rey in Cairo.", [], id="others of a region"),
        _p("Peruvian President Ana Rey met with her ASEAN counterparts in Lima.", ["talks occurred: Ana Rey HOS PER, ASEAN"], id="counterparts of a body"),
        _p("Peruvian President Ana Rey met leaders from Southeast Asian countries, including Brunei, Cambodia and Laos, in Lima.", ["talks occurred: Ana Rey HOS PER, BRN, KHM, LAO"], id="leaders with some of their countries"),
        _p("Peruvian President Ana Rey met businessmen from several countries, including Brunei and Laos, in Lima.", [], id="others with some of their countries"),
        _p("Peruvian President Ana Rey has also had the opportunity to meet with Chilean President Luis Paz.", ["talks occurred: Ana Rey HOS PER, Luis Paz HOS CHL"], id="had the opportunity"),
        _p("Peruvian President Ana Rey had the honour of meeting Chilean President Luis Paz.", ["talks occurred: Ana Rey HOS PER, Luis Paz HOS CHL"], id="had the honour"),
        _p("Peruvian President Ana Rey will have the opportunity to meet Chilean President Luis Paz.", ["talks planned: Ana Rey HOS PER, Luis Paz HOS CHL"], id="will have the opportunity"),
        _p("Peruvian President Ana Rey had no opportunity to meet Chilean President Luis Paz, but saw a chance to meet Fiji's prime minister.", [], id="a chance that nobody had"),
        _p("Chilean President Luis Paz received a phone call from Dr Hossein Amir Rahimi, Minister of Foreign Affairs of Iran.", ["call occurred: Luis Paz HOS CHL, Hossein Amir Rahimi FM IRN"], id="a title that is a name"),
        _p("Peruvian President Ana Rey met Kuwait's Amir Ali Sabah.", ["talks occurred: Ana Rey HOS PER, Ali Sabah HOS KWT"], id="a title that is one"),
        _p("Turkmen President Oraz Berdi received a high-level delegation led by Kazakh Foreign Minister Marat Ali.", ["talks occurred: Oraz Berdi HOS TKM, Marat Ali FM KAZ"], id="who leads a delegation"),
        _p("Turkmen President Oraz Berdi received a delegation of singers. They were led by Kazakh Foreign Minister Marat Ali.", [], id="who does not lead a delegation"),
        _p("Peruvian President Ana Rey met the foreign minister of Oman. Omani Foreign Minister Badr Busaid thanked her.", ["talks occurred: Ana Rey HOS PER, Badr Busaid FM OMN"], id="a minister who is named later"),
        _p("Peruvian President Ana Rey met the foreign minister of Oman. Former Omani Foreign Minister Badr Busaid praised her.", ["talks occurred: Ana Rey HOS PER, FM OMN"], id="a former minister who is named later"),
        _p("Peruvian President Ana Rey met Ali Harthy, the Omani Foreign Ministry's under-secretary for diplomatic affairs, on Monday.", ["talks occurred: Ana Rey HOS PER, Ali Harthy DMIN OMN"], id="a ministry's official"),
        _p("A meeting between the Speakers of the Parliaments of Armenia and Georgia Alen Simon and Nana Beri is taking place in Geneva.", ["talks occurred: Alen Simon SPEAKER ARM, Nana Beri SPEAKER GEO"], id="names behind a plural title with two countries"),
        _p("Chief negotiators of China, the Democratic People's Republic of Korea (DPRK) and the United States met in Beijing.", ["talks occurred: CHN, PRK, USA"], id="an abbreviation inside a list"),
        _p("Peruvian President Ana Rey met the President of Haiti, Luc Martel; the Prime Minister of Fiji, Ole Kuna; and the Foreign Minister of Laos, Jan Brut.", ["talks occurred: Ana Rey HOS PER, Luc Martel HOS HTI, Ole Kuna HOG FJI, Jan Brut FM LAO"], id="a list parted by semicolons"),
        _p("Peruvian President Ana Rey met the President of Haiti, Luc Martel; the Prime Minister of Fiji, Ole Kuna, and the Foreign Minister of Laos, Jan Brut, were absent.", ["talks occurred: Ana Rey HOS PER, Luc Martel HOS HTI"], id="a semicolon between clauses"),
        _p("Negotiations between Peruvian President Ana Rey and Chilean President Luis Paz are envisaged.", ["negotiation planned: Ana Rey HOS PER, Luis Paz HOS CHL"], id="envisaged"),
        _p("The Secretary-General of the United Nations spoke. The Secretary-General met Peruvian President Ana Rey.", ["talks occurred: SG, Ana Rey HOS PER, United Nations"], id="the office named again without its body"),
        _p("Peruvian President Ana Rey held talks with Chilean President Luis Paz. The two presidents last met in May.", ["talks occurred: Ana Rey HOS PER, Luis Paz HOS CHL", "talks occurred: Ana Rey HOS PER, Luis Paz HOS CHL"], id="last met at another time"),
        _p("Peruvian President Ana Rey met Chilean President Luis Paz in Quito. They praised the progress since their May meeting in Lima.", ["talks occurred: Ana Rey HOS PER, Luis Paz HOS CHL", "talks occurred: Ana Rey HOS PER, Luis Paz HOS CHL"], id="since another meeting"),
        _p("US chief negotiator Christopher Hill met Peruvian President Ana Rey.", ["talks occurred: Christopher Hill ENVOY USA, Ana Rey HOS PER"], id="a surname that is a common word"),
        _p("The offer was made by Japanese Foreign Minister Ken Sato during talks with his Thai counterpart.", ["talks occurred: Ken Sato FM JPN, FM THA"], id="who does what a passive tells"),
        _p("The road by Foreign Minister Ken Sato's house was closed during talks with the Thai prime minister.", [], id="no doer"),
        _p("Peruvian President Ana Rey sat with the Prime Minister of Fiji, Ole Kuna, for a bilateral meeting on Sunday.", ["talks occurred: Ana Rey HOS PER, Ole Kuna HOG FJI"], id="sat with somebody for a meeting"),
        _p("Peruvian President Ana Rey flew with Peruvian Foreign Minister Rui Kuna for a meeting on Sunday.", [], id="flew with her own minister for a meeting"),
        _p("The session is co-chaired by Cuban Trade Minister Raul Nuez and Vietnamese Trade Minister Bao Quan.", ["talks occurred: Raul Nuez TRADEM CUB, Bao Quan TRADEM VNM"], id="a session with two chairmen"),
        _p("The session is chaired by Cuban Trade Minister Raul Nuez.", [], id="a session with one chairman"),
        _p("Former Japanese Prime Minister Ken Mori will lead a group of lawmakers to Pyongyang.", ["visit planned: Ken Mori HOG JPN, PRK"], id="a group that is led somewhere"),
        _p("Former Japanese Prime Minister Ken Mori led a group of protesters in Pyongyang.", [], id="a group that is led"),
        _p("EC Commissioner Jan Brut was in Budapest last week for talks with Hungarian Trade Minister Peter Kiss.", ["talks occurred: Jan Brut EUCOMMR, Peter Kiss TRADEM HUN, European Union"], id="an abbreviation before the title of the subject"),
        _p("Malaysian Foreign Minister Dato' Saif Azlan will visit Morocco. YB Minister will meet Moroccan Prime Minister Saad Othman.", ["visit planned: Saif Azlan FM MYS, MAR", "talks planned: Saif Azlan FM MYS, Saad Othman HOG MAR"], id="styles of the east"),
        _p("Danish King Olav and Omani Crown Prince Ali Qasim, the prime minister of Oman, held a meeting.", ["talks occurred: Olav HOS DNK, Ali Qasim CROWN OMN"], id="a second office behind the name"),
        _p("King Olav and Omani Crown Prince Ali Qasim, the prime minister of Oman, held a meeting.", ["talks occurred: Olav HOS, Ali Qasim CROWN OMN"], id="a country before the name is not his neighbour's"),
        _p("King Torvald and Crown Prince Karl of Denmark met Peruvian President Ana Rey.", ["talks occurred: Torvald HOS DNK, Karl CROWN DNK, Ana Rey HOS PER"], id="a country behind the name is"),
        _p("Danish King Hussein met Peruvian President Ana Rey. Crown Prince Ali bin Hussein is ill.", ["talks occurred: Hussein HOS DNK, Ana Rey HOS PER"], id="a father's name"),
        _p("Peruvian Deputy Foreign Minister Ana Rey visited Laos on Sunday. Rey, also a special envoy of the Peruvian government, met Lao Foreign Minister Kham Sisa.", ["visit occurred: Ana Rey DFM PER, LAO", "talks occurred: Ana Rey DFM PER, Kham Sisa FM LAO"], id="also an envoy"),
        _p("At the invitation of Foreign Minister Ana Rey of Peru, Chilean Foreign Minister Luis Paz will visit Lima.", ["visit planned: Luis Paz FM CHL, PER"], id="who invites does not travel"),
        _p("At the invitation of the Foreign Minister of Peru, Foreign Minister Luis Paz of Chile will visit Lima.", ["visit planned: Luis Paz FM CHL, PER"], id="nobody holds an office twice"),
        _p("Peruvian Finance Minister Rui Kuna met Hart Schafer, the vice president for South Asia at the World Bank, on Sunday.", ["talks occurred: Rui Kuna FINM PER, Hart Schafer DHOS, World Bank"], id="vice president of a bank"),
        _p("Peruvian Finance Minister Rui Kuna held meetings with high-level officials of the World Bank and the International Monetary Fund.", ["talks occurred: Rui Kuna FINM PER, World Bank, International Monetary Fund"], id="officials of two bodies"),
        _p("Peruvian President Ana Rey telephoned the Deputy Chairman of the Security Council of Russia Dmitri Orlov.", ["call occurred: Ana Rey HOS PER, Dmitri Orlov OFFICIAL RUS"], id="a body of a country"),
        _p("Peruvian President Ana Rey telephoned the President of the Security Council, Dmitri Orlov.", ["call occurred: Ana Rey HOS PER, Dmitri Orlov HOS, UN Security Council"], id="the same body of no country"),
        _p("A delegation of Peruvian officials led by Finance Minister Rui Kuna met Chilean President Luis Paz.", ["talks occurred: Rui Kuna FINM PER, Luis Paz HOS CHL"], id="a delegation of officials"),
        _p("The quartet of Russia and the United States is to meet in Geneva on Monday.", ["talks planned: RUS, USA"], id="what a quartet is made of"),
        _p("The history of Russia and the United States is to meet with interest.", [], id="what a history is of"),
        _p("Sudan's government and southern rebels resumed talks in Kenya.", ["talks occurred: SDN, rebels"], id="rebels of a region"),
        _p("Peruvian President Ana Rey began a tour by visiting the Latin American countries Brazil and Chile.", ["visit occurred: Ana Rey HOS PER, BRA, CHL"], id="the countries of a region by name"),
        _p("Peruvian President Ana Rey spoke to reporters before her meeting with Chilean President Luis Paz. Rey and Paz met for two hours.", ["talks occurred: Ana Rey HOS PER, Luis Paz HOS CHL"], id="spoken of before it is told"),
        _p("Peruvian President Ana Rey spoke to reporters before her meeting with Chilean President Luis Paz on Friday. Rey met Paz in May.", ["talks planned: Ana Rey HOS PER, Luis Paz HOS CHL", "talks occurred: Ana Rey HOS PER, Luis Paz HOS CHL"], id="spoken of before another is told"),
        _p("US envoy Carl Reed left Belgrade without talking to reporters about Sunday's meeting with Serbian President Ivo Savic.", ["talks occurred: Carl Reed ENVOY USA, Ivo Savic HOS SRB"], id="silence about a meeting that was held"),
        _p("Brazilian President Luiz Costa will visit the United Kingdom. During talks with prime minister, Carl Reed, he will raise trade.", ["visit planned: Luiz Costa HOS BRA, GBR", "talks planned: Luiz Costa HOS BRA, Carl Reed HOG GBR"], id="a bare title and its name"),
        _p("Peruvian President Ana Rey received Chilean President Luis Paz. Also present at the meeting were Foreign Minister Rui Kuna of Peru and Chilean Ambassador Jan Brut.", ["talks occurred: Ana Rey HOS PER, Luis Paz HOS CHL, Rui Kuna FM PER, Jan Brut AMB CHL"], id="also present were"),
        _p("Peruvian President Ana Rey received Chilean President Luis Paz. Foreign Minister Rui Kuna of Peru was also present.", ["talks occurred: Ana Rey HOS PER, Luis Paz HOS CHL, Rui Kuna FM PER"], id="was also present"),
        _p("Peruvian President Ana Rey received Chilean President Luis Paz. Foreign Minister Rui Kuna of Peru was not present.", ["talks occurred: Ana Rey HOS PER, Luis Paz HOS CHL"], id="was not present"),
        _p("Peruvian President Ana Rey visited Lima. Also present were Foreign Minister Rui Kuna and Chilean Ambassador Jan Brut. The Minister of Foreign Affairs II is ill.", [], id="present where nobody met"),
        _p("Pope Francis received in audience His Excellency, Mister Horacio Rey, President of the Republic of Peru, who then met His Eminence Cardinal Secretary of State Pietro Brut.", ["talks occurred: Pope Francis HOS VAT, Horacio Rey HOS PER", "talks occurred: Horacio Rey HOS PER, Pietro Brut FM"], id="an audience"),
        _p("Peruvian President Ana Rey received in audience a letter. Chile did not.", [], id="a letter in audience"),
        _p("Peruvian President Ana Rey ended her tour by meeting Chilean President Luis Paz.", ["talks occurred: Ana Rey HOS PER, Luis Paz HOS CHL"], id="by meeting"),
        _p("Peruvian President Ana Rey ended the row by meeting all the demands of Chile.", [], id="by meeting demands"),
        _p("Peruvian Foreign Minister Ana Rey will be in Oslo. Rey's activities will include meetings with Norwegian Prime Minister Liv Dahl.", ["visit planned: Ana Rey FM PER, NOR", "talks planned: Ana Rey FM PER, Liv Dahl HOG NOR"], id="activities include"),
        _p("Peruvian Foreign Minister Ana Rey will be in Oslo. Rey's duties include meetings with Peruvian teachers.", ["visit planned: Ana Rey FM PER, NOR"], id="duties include"),
        _p("President Ana Rey, President Jan Brut of Peru and Chilean President Luis Paz met.", ["talks occurred: Ana Rey HOS, Jan Brut HOS PER, Luis Paz HOS CHL"], id="a country behind one name of a list"),
        _p("Norwegian Foreign Minister Liv Dahl, together with her Danish and Swedish counterparts – Eva Holm and Ulf Lind – met Peruvian President Ana Rey.", ["talks occurred: Liv Dahl FM NOR, Eva Holm FM DNK, Ulf Lind FM SWE, Ana Rey HOS PER"], id="names between dashes"),
        _p("Peruvian President Ana Rey, back from a tour of Fiji and Laos, received Chilean President Luis Paz on Sunday, and they discussed trade.", ["visit occurred: Ana Rey HOS PER, FJI, LAO", "talks occurred: Ana Rey HOS PER, Luis Paz HOS CHL"], id="they are not the places of a tour"),
        _p("Peru and Chile said that they would hold talks.", ["talks planned: PER, CHL"], id="they are the two countries"),
        _p("Peru and Chile complained that they were never consulted. A treaty was negotiated by teachers.", [], id="who was not consulted"),
        _p("Peruvian President Ana Rey consulted with Chilean President Luis Paz.", ["talks occurred: Ana Rey HOS PER, Luis Paz HOS CHL"], id="who consulted"),
        _p("Peruvian Foreign Minister Ana Rey (left) shakes hands with Chilean President Luis Paz (R) in Lima.", ["talks occurred: Ana Rey FM PER, Luis Paz HOS CHL"], id="a caption"),
        _p("Peruvian Foreign Minister Ana Rey (left the room) shakes her head. Chilean President Luis Paz did so too.", [], id="no caption"),
        _p("Peruvian Foreign Minister Ana Rey and Chile's Luis Paz thrashed out the matter over lunch.", ["talks occurred: Ana Rey FM PER, Luis Paz CHL"], id="over lunch"),
        _p("Peruvian Foreign Minister Ana Rey left Chile's Luis Paz after lunch.", [], id="after lunch"),
        _p("Lao Prime Minister Kham Sisa hosted a reception in Vientiane for a delegation of Vietnam's parliament led by its chairwoman, Pham Thi Lan.", ["talks occurred: Kham Sisa HOG LAO, Pham Thi Lan OFFICIAL VNM"], id="a reception for a delegation"),
        _p("Turkey and Armenia will open their border, officials said after special envoys Kemal Sezer and Aram Petros met in Vienna.", ["talks occurred: Kemal Sezer ENVOY, Aram Petros ENVOY, TUR, ARM"], id="two of one office in an article of two countries"),
        _p("Turkey and Armenia will open their border, officials said after the mayors Kemal Sezer and Aram Petros met in Vienna.", [], id="two of an office that is nobody's government"),
        _p("Japan and Laos agreed to trade, the Japanese government said after Foreign Minister Aiko Senda and her counterpart Kham Sisa met.", ["agreed occurred: JPN, LAO", "talks occurred: Aiko Senda FM JPN, Kham Sisa FM LAO"], id="a counterpart is of the other country"),
        _p("Japan, Laos, Fiji and Peru trade, the Japanese government said. Japanese Foreign Minister Aiko Senda met her counterpart.", [], id="a counterpart among many countries"),
        _p("The foreign ministers of Fiji and Laos met. Fiji's Ole Kuna and Laos's Kham Sisa spoke for an hour.", ["talks occurred: Ole Kuna FM FJI, Kham Sisa FM LAO"], id="an office told in the plural"),
        _p("The foreign ministers of Peru and Laos met. Fiji's Ole Kuna spoke for an hour.", ["talks occurred: FM PER, FM LAO"], id="an office told of others"),
        _p("Leaders on Capitol Hill met Peruvian President Ana Rey. Peru thanked the Hill.", [], id="a hill"),
    ],
)  # fmt: skip
def test_readouts(text: str, expected: list[str]) -> None:
    assert lines(text) == expected


def test_a_date_to_come_belongs_to_the_topic() -> None:
    (talks,) = events("Peruvian President Ana Rey met Chilean President Luis Paz. They discussed the summit of Fiji in 2027.")
    assert (talks.status, talks.when.start) == ("occurred", None)
