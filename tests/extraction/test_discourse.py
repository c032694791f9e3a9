"""What a sentence means because of the sentences and the outlet around it: whole articles of two or three sentences."""

from __future__ import annotations

from datetime import date

import pytest

from dipltrack.extraction import extract
from dipltrack.model import Article
from tests.extraction.stages import MONDAY, events, line, party

_p = pytest.param


@pytest.mark.parametrize(
    ("source", "text", "parties"),
    [
        _p(
            "U.S. Department of State",
            "Secretary of State Carl Reed met Japanese Foreign Minister Ken Sato on Monday. The Secretary met Peruvian Foreign Minister Ana Rey on Monday.",
            ["Carl Reed FM USA", "Ana Rey FM PER"],
            id="the releasing government's own",
        ),
        _p(
            "U.S. Department of State",
            "Secretary of State Carl Reed met Japanese Foreign Minister Ken Sato on Monday. The Foreign Minister met Peruvian President Ana Rey on Monday.",
            ["Ken Sato FM JPN", "Ana Rey HOS PER"],
            id="a title that the releasing government does not use",
        ),
        _p(
            None,
            "Chilean President Luis Paz met Peruvian President Ana Rey on Monday. The president met Japanese Foreign Minister Ken Sato on Monday.",
            ["Luis Paz HOS CHL", "Ken Sato FM JPN"],
            id="in a wire report the topic of the sentence before",
        ),
    ],
)
def test_the_title_alone(source: str | None, text: str, parties: list[str]) -> None:
    found = extract(Article(text, source=source, published=MONDAY)).events
    assert [party(p) for p in found[-1].participants] == parties


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        _p("Ana Rey, special envoy of Indian Prime Minister Anil Singh, met Nepalese President Ram Koirala.", ["talks | occurred | Ana Rey ENVOY IND, Ram Koirala HOS NPL | -"], id="an envoy is of the sender's country"),
        _p("Danish Foreign Minister Eva Holm met her Peruvian colleague, Ana Rey.", ["talks | occurred | Eva Holm FM DNK, Ana Rey FM PER | -"], id="a colleague holds the same office"),
        _p("Peruvian President Ana Rey called Chilean President Luis Paz on Sunday.", ["call | occurred | Ana Rey HOS PER, Luis Paz HOS CHL | 2024-07-28..2024-07-28"], id="called somebody"),
        _p("Peruvian President Ana Rey called Chilean President Luis Paz a liar on Sunday.", [], id="called somebody something"),
        _p("In Quito she met Peru. Peruvian President Ana Rey is in Ecuador. In Quito she met Chilean President Luis Paz.", ["talks | occurred | Ana Rey HOS PER, Luis Paz HOS CHL | -"], id="a place without a comma before the subject"),
        _p("The summit was chaired by Peruvian President Ana Rey and attended by Chilean President Luis Paz.", ["summit | occurred | Ana Rey HOS PER, Luis Paz HOS CHL | -"], id="chaired by and attended by"),
        _p("U.S. President Carl Reed and Prime Minister Manmohan Singh will meet next week.", ["talks | planned | Carl Reed HOS USA, Manmohan Singh HOG IND | 2024-08-05..2024-08-11"], id="a country is not shared with whom it does not have"),
        _p("Peruvian President Ana Rey held a series of meetings here, including with Chilean President Luis Paz.", ["talks | occurred | Ana Rey HOS PER, Luis Paz HOS CHL | -"], id="including with"),
        _p("The meeting between Japanese Prime Minister Ken Sato and Chilean President Luis Paz took place on the sidelines of the APEC summit in Lima, Peru.", ["talks | occurred | Ken Sato HOG JPN, Luis Paz HOS CHL | -"], id="a place and its country"),
        _p("Peruvian President Ana Rey held talks with Chilean President Luis Paz on the dispute between China and Japan.", ["talks | occurred | Ana Rey HOS PER, Luis Paz HOS CHL | -"], id="a topic between others"),
        _p("Peruvian President Ana Rey met Chilean President Luis Paz. They discussed signing a treaty.", ["talks | occurred | Ana Rey HOS PER, Luis Paz HOS CHL | -"], id="only considered"),
        _p("Peruvian President Ana Rey met Chilean President Luis Paz. The two exchanged ideas on the nuclear program.", ["talks | occurred | Ana Rey HOS PER, Luis Paz HOS CHL | -"], id="ideas are no texts"),
        _p("Peruvian President Ana Rey did not discuss trade with Chilean President Luis Paz.", [], id="what was not talked about"),
        _p("A meeting between President Ana Rey of Peru and Chilean President Luis Paz took place in Lima.", ["talks | occurred | Ana Rey HOS PER, Luis Paz HOS CHL | -"], id="a country behind one name is not the next one's"),
        _p("There was no meeting between President Ana Rey of Peru and Chilean President Luis Paz.", ["talks | denied | Ana Rey HOS PER, Luis Paz HOS CHL | -"], id="there was no meeting"),
        _p("A second meeting took place on Sunday between Peruvian President Ana Rey and Chilean President Luis Paz.", ["talks | occurred | Ana Rey HOS PER, Luis Paz HOS CHL | 2024-07-28..2024-07-28"], id="parties behind the verb"),
        _p("A meeting bringing together President Ana Rey of Peru and Luis Paz, the president of Chile, began on Sunday.", ["talks | occurred | Ana Rey HOS PER, Luis Paz HOS CHL | 2024-07-28..2024-07-28"], id="bringing together"),
        _p("Peruvian President Ana Rey hosted her Chilean and Ecuadorian counterparts, Luis Paz and Juan Mora.", ["talks | occurred | Ana Rey HOS PER, Luis Paz HOS CHL, Juan Mora HOS ECU | -"], id="several counterparts and their names"),
        _p("Norway hosted talks between the Peruvian government and communist rebels.", ["talks | occurred | NOR, PER, communist rebels | -"], id="rebels with their creed"),
        _p("A ceasefire between Israel and Peru, brokered by Qatar and Egypt, was signed.", ["ceasefire | occurred | QAT, EGY, ISR, PER | -"], id="all who brokered it"),
        _p("Peruvian President Ana Rey made a trip to Kyiv and urged President Petro Boyko to consider a ceasefire.", ["visit | occurred | Ana Rey HOS PER, UKR | -"], id="made a trip and urged no truce"),
        _p("Peruvian President Ana Rey told the Chilean foreign minister in a phone call that she would visit.", ["call | occurred | Ana Rey HOS PER, FM CHL | -"], id="told somebody in a call"),
        _p("Denmark said it would donate 19 F-16 fighter jets to Ukraine.", ["military aid | occurred | DNK, UKR | -"], id="jets"),
        _p("China sent 20 planes and ships to Taiwan on Friday.", [], id="a fleet is no gift"),
        _p("Japan delivers cars and trucks to Peru every year.", [], id="goods are no gift"),
        _p("The delay was due to Peru. Chilean President Luis Paz met Prime Minister Juan Mora.", ["talks | occurred | Luis Paz HOS CHL, Juan Mora HOG | -"], id="due to a country is no journey"),
        _p("EU foreign ministers meeting in Brussels on Monday agreed new sanctions on Belarus.", ["talks | occurred | European Union | 2024-07-29..2024-07-29"], id="one word, one meeting"),
        _p("Presidents Ana Rey (Peru) and Luis Paz (Chile) met in Lima.", ["talks | occurred | Ana Rey HOS PER, Luis Paz HOS CHL | -"], id="countries in brackets"),
        _p("US President Carl Reed met Japanese Foreign Minister Ken Sato.", ["talks | occurred | Carl Reed HOS USA, Ken Sato FM JPN | -"], id="an abbreviation in front is no dateline"),
        _p("Peruvian Foreign Minister Ana Rey arrived in Santiago. She met her Chilean counterpart.", ["visit | occurred | Ana Rey FM PER, CHL | -", "talks | occurred | Ana Rey FM PER, FM CHL | -"], id="the counterpart of a pronoun"),
        _p("Peru's foreign minister met the prime minister of Fiji after the island nation signed a pact with Japan.", ["talks | occurred | FM PER, HOG FJI | -"], id="a subject that stands for no party"),
    ],
)  # fmt: skip
def test_who(text: str, lines: list[str]) -> None:
    assert [line(e) for e in events(text)] == lines


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        _p("Peruvian President Ana Rey travels to Warsaw on Friday for talks with Polish President Jan Nowak.", ["visit | planned | 2024-08-02..2024-08-02", "talks | planned | 2024-08-02..2024-08-02"], id="a journey ahead"),
        _p("Peruvian President Ana Rey arrived in Warsaw on Friday for talks with Polish President Jan Nowak.", ["visit | occurred | 2024-07-26..2024-07-26", "talks | occurred | 2024-07-26..2024-07-26"], id="a journey made"),
        _p("Peruvian President Ana Rey visits Poland in September.", ["visit | planned | 2024-09-01..2024-09-30"], id="a month told in the present is the nearest"),
        _p("Peru will buy ships from Poland when Peruvian President Ana Rey visits Warsaw in May.", ["visit | planned | 2025-05-01..2025-05-31"], id="a clause of time depends on what is to come"),
        _p("Peruvian President Ana Rey is expected in Warsaw next week.", ["visit | planned | 2024-08-05..2024-08-11"], id="expected somewhere"),
        _p("Peruvian President Ana Rey leaves for Poland on Friday.", ["visit | planned | 2024-08-02..2024-08-02"], id="leaves for"),
        _p("Peruvian President Ana Rey left the door open for Poland on Friday.", [], id="left open"),
        _p("Peruvian Foreign Minister Ana Rey will lead a delegation to Chile on Friday.", ["visit | planned | 2024-08-02..2024-08-02"], id="leads a delegation"),
        _p("Peruvian President Ana Rey was to visit Chile next month, but the trip was postponed.", ["visit | cancelled | 2024-08-01..2024-08-31"], id="called off in a clause of its own"),
        _p("A planned trip by Peruvian President Ana Rey to Chile has been scrapped.", ["visit | cancelled | -"], id="planned as an adjective"),
        _p("Peruvian President Ana Rey is due in Warsaw on Friday to meet Polish President Jan Nowak.", ["talks | planned | 2024-08-02..2024-08-02"], id="due somewhere to meet"),
        _p("Peruvian President Ana Rey had been due to meet Polish President Jan Nowak on Sunday.", ["talks | cancelled | 2024-07-28..2024-07-28"], id="had been due"),
        _p("A meeting between Peruvian President Ana Rey and Polish President Jan Nowak on Sunday was scrapped.", ["talks | cancelled | 2024-07-28..2024-07-28"], id="the day of what was scrapped"),
        _p("Talks on trade gained pace after Peru, Chile and Ecuador adopted a declaration.", ["joint statement | occurred | -"], id="talks that open the sentence are not where it was adopted"),
        _p("Peruvian President Ana Rey's recent visit to Chile is expected to come up at home.", ["visit | occurred | -"], id="a recent visit that is expected to come up"),
        _p("Peruvian President Ana Rey led her party to victory in Chile on Sunday.", [], id="leads a party"),
        _p("Chinese Premier Zhou Min concluded a three-day visit to Peru on Sunday.", ["visit | occurred | 2024-07-26..2024-07-28"], id="a span told from its end"),
        _p("Peru and Chile held a two-day closed-door meeting on Sunday.", ["talks | occurred | 2024-07-28..2024-07-28"], id="a span whose end nobody tells"),
        _p("Peruvian President Ana Rey, expected to resign, arrived in Warsaw on Friday for talks with Polish President Jan Nowak.", ["visit | occurred | 2024-07-26..2024-07-26", "talks | occurred | 2024-07-26..2024-07-26"], id="something else is expected", marks=pytest.mark.xfail(strict=True, reason="nominal.clause_force reads the aside between commas as the clause's verb")),
        _p("Chinese Premier Zhou Min began a three-day visit to Peru on Sunday.", ["visit | occurred | 2024-07-28..2024-07-30"], id="a span told from its beginning"),
        _p("Peru and Chile held talks on Sunday. The next round of talks will take place on August 20.", ["talks | occurred | 2024-07-28..2024-07-28", "talks | planned | 2024-08-20..2024-08-20"], id="the next round"),
        _p("Peruvian President Ana Rey met Chilean President Luis Paz on Sunday ahead of a G7 summit that opens on Thursday.", ["talks | occurred | 2024-07-28..2024-07-28", "summit | planned | 2024-08-01..2024-08-01"], id="ahead of a summit with a day of its own"),
        _p("Peruvian Foreign Minister Juan Mora was to have met Chilean President Luis Paz on Sunday.", ["talks | cancelled | 2024-07-28..2024-07-28"], id="was to have met"),
        _p("Peruvian Foreign Minister Juan Mora is to have talks with Chilean President Luis Paz on Friday.", ["talks | planned | 2024-08-02..2024-08-02"], id="is to have talks"),
        _p("Peruvian Foreign Minister Juan Mora, who was to have arrived in Chile on Friday, has put off his visit.", ["visit | cancelled | 2024-07-26..2024-07-26"], id="was to have arrived"),
        _p("Talks between Peru and Chile scheduled for Sunday did not take place.", ["talks | denied | 2024-07-28..2024-07-28"], id="scheduled and not held"),
        _p("The visit of Peruvian Foreign Minister Juan Mora to Chile, originally planned for July 20, will take place on August 5.", ["visit | planned | 2024-08-05..2024-08-05"], id="originally planned"),
        _p("The visit of Peruvian Foreign Minister Juan Mora to Chile, originally planned for August 5, was called off.", ["visit | cancelled | 2024-08-05..2024-08-05"], id="originally planned and called off"),
        _p("Talks between Peru and Chile were rescheduled for Friday.", ["talks | planned | 2024-08-02..2024-08-02"], id="rescheduled"),
        _p("Peruvian Foreign Minister Juan Mora has postponed a trip to Chile that was due to start on Thursday.", ["visit | cancelled | 2024-08-01..2024-08-01"], id="a trip that was due to start"),
        _p("Peru and Chile signed four accords on Sunday during Chilean President Luis Paz's first visit.", ["signed | occurred | 2024-07-28..2024-07-28", "visit | occurred | 2024-07-28..2024-07-28"], id="signed during a visit"),
        _p("Peru and Chile signed four accords on Sunday during a visit by envoys.", ["signed | occurred | 2024-07-28..2024-07-28"], id="nobody's visit"),
        _p("The African Union summit and African Union conference opened in Lima on Sunday.", ["summit | occurred | 2024-07-28..2024-07-28"], id="a body's summit and conference in one sentence"),
        _p("The meeting of Peruvian Foreign Minister Juan Mora and Chilean President Luis Paz comes a day before the vote on Thursday.", ["talks | planned | 2024-07-31..2024-07-31"], id="the day before what has a day"),
        _p("Peru spoke on Sunday of new ties. Peruvian Foreign Minister Juan Mora had talks with Chilean President Luis Paz.", ["talks | occurred | 2024-07-28..2024-07-28"], id="had talks is no pluperfect"),
        _p("Peru spoke on Sunday of new ties. Peruvian Foreign Minister Juan Mora had held talks with Chilean President Luis Paz.", ["talks | occurred | -"], id="had held talks is one"),
        _p("Peru and Chile failed to agree on fish, officials said on Sunday.", ["agreed | denied | 2024-07-28..2024-07-28"], id="failed on the day"),
        _p("Peru and Chile did not agree on fish, officials said on Sunday.", ["agreed | denied | -"], id="nothing that failed"),
        _p("On July 3, Peruvian Foreign Minister Juan Mora visited Chile. He met Chilean President Luis Paz.", ["visit | occurred | 2024-07-03..2024-07-03", "talks | occurred | 2024-07-03..2024-07-03"], id="whom one meets on a visit"),
        _p("On July 3, Peruvian Foreign Minister Juan Mora visited Chile. He met Bolivian President Ana Rey.", ["visit | occurred | 2024-07-03..2024-07-03", "talks | occurred | -"], id="one of another country"),
        _p("Peruvian Foreign Minister Juan Mora wrapped up a three-day visit to Chile on Sunday. During the visit, he met Chilean President Luis Paz.", ["visit | occurred | 2024-07-26..2024-07-28", "talks | occurred | -"], id="on one of three days"),
        _p("Peruvian Foreign Minister Juan Mora began a three-day visit to Chile on Sunday. He met Chilean President Luis Paz.", ["visit | occurred | 2024-07-28..2024-07-30", "talks | occurred | 2024-07-28..2024-07-28"], id="on the first of three days"),
        _p("In May, Peruvian Foreign Minister Juan Mora visited Chile. The following month he was received by Bolivian President Ana Rey in La Paz.", ["visit | occurred | 2024-05-01..2024-05-31", "talks | occurred | 2024-06-01..2024-06-30"], id="the following month"),
        _p("Peruvian Foreign Minister Juan Mora announced on Sunday that he will meet Chilean President Luis Paz.", ["talks | planned | -"], id="the day of the announcement"),
        _p("Peruvian Foreign Minister Juan Mora announced on Sunday that he will meet Chilean President Luis Paz on Friday.", ["talks | planned | 2024-08-02..2024-08-02"], id="the day of the announcement and that of the meeting"),
        _p("Talks between Peru and Chile that were to begin on Friday have been put off until next month.", ["talks | cancelled | 2024-08-02..2024-08-02"], id="called off after all"),
        _p("Talks between Peru and Chile that were to begin on Friday will be held in Quito.", ["talks | planned | 2024-08-02..2024-08-02"], id="moved elsewhere"),
        _p("Peruvian Foreign Minister Juan Mora will leave for Santiago on Friday to meet Chilean President Luis Paz on Saturday.", ["visit | planned | 2024-08-02..2024-08-02", "talks | planned | 2024-08-03..2024-08-03"], id="leaves to meet"),
        _p("Peruvian Foreign Minister Juan Mora left for Santiago on Sunday to meet Chilean President Luis Paz.", ["visit | occurred | 2024-07-28..2024-07-28"], id="left to meet, and nobody knows when"),
        _p("Peruvian Foreign Minister Juan Mora held talks with Chilean President Luis Paz on plans for elections in May.", ["talks | occurred | -"], id="the month of the elections"),
        _p("Peruvian Foreign Minister Juan Mora held talks with Chilean President Luis Paz on trade in May.", ["talks | occurred | 2024-05-01..2024-05-31"], id="trade has no month"),
        _p("Peruvian Foreign Minister Juan Mora met Chilean President Luis Paz during his visit to Lima in May.", ["talks | occurred | 2024-05-01..2024-05-31", "visit | occurred | 2024-05-01..2024-05-31"], id="the month of the visit is that of the meeting"),
        _p("Peruvian Foreign Minister Juan Mora will visit Chile for the elections in September.", ["visit | planned | 2024-09-01..2024-09-30"], id="a journey for what has a month"),
        _p("Peruvian Foreign Minister Juan Mora held talks with Chilean President Luis Paz to discuss the accord reached in 2015.", ["talks | occurred | -"], id="the year of the accord"),
        _p("Talks between Peruvian Foreign Minister Juan Mora and Chilean President Luis Paz held in 2015 failed.", ["talks | occurred | 2015-01-01..2015-12-31"], id="the year in which they were held"),
        _p("Peruvian Foreign Minister Juan Mora held talks with Chilean President Luis Paz and invited him to visit Lima in October.", ["talks | occurred | -"], id="the month of the invitation"),
        _p("In 2019 Peru and Chile met in Lima. Officials spoke of it. Peru and Chile agreed to reopen the border.", ["talks | occurred | 2019-01-01..2019-12-31", "agreed | occurred | -"], id="a meeting of long ago lends no date"),
        _p("Peruvian Foreign Minister Juan Mora met Chilean President Luis Paz for an hour, with the floods last month high on the agenda.", ["talks | occurred | -"], id="the month of what was on the agenda"),
        _p("Peruvian Foreign Minister Juan Mora met Chilean President Luis Paz for an hour with an aide last month.", ["talks | occurred | 2024-06-01..2024-06-30"], id="with an aide"),
        _p("Peruvian Foreign Minister Juan Mora met Chilean President Luis Paz to free the sailors seized near Arica in April.", ["talks | occurred | -"], id="the month of another deed"),
        _p("Peruvian Foreign Minister Juan Mora met Chilean President Luis Paz with his ministers in April.", ["talks | occurred | 2024-04-01..2024-04-30"], id="no deed of the ministers"),
        _p("Peru and Chile signed a pact on Sunday. The document was signed by the two foreign ministers.", ["signed | occurred | 2024-07-28..2024-07-28"], id="the document is the pact"),
        _p("Peru and Chile signed a pact on Sunday. A treaty on fish was signed by the two countries.", ["signed | occurred | 2024-07-28..2024-07-28", "treaty | occurred | 2024-07-28..2024-07-28"], id="a treaty is another"),
        _p("Peruvian Foreign Minister Juan Mora and Chilean President Luis Paz signed a pact on trade (the “Pact”) on Sunday.", ["signed | occurred | 2024-07-28..2024-07-28"], id="a name in quotation marks"),
        _p("Peruvian Foreign Minister Juan Mora and Chilean President Luis Paz signed a pact during a visit to Lima from 20 to 23 July.", ["signed | occurred | -", "visit | occurred | 2024-07-20..2024-07-23"], id="the days of the visit"),
        _p("The road will be built after talks between Peruvian Foreign Minister Juan Mora and Chilean President Luis Paz last March.", ["talks | occurred | 2024-03-01..2024-03-31"], id="after talks that are over"),
        _p("The road will be built after talks between Peruvian Foreign Minister Juan Mora and Chilean President Luis Paz on Friday.", ["talks | planned | 2024-08-02..2024-08-02"], id="after talks that are to come"),
        _p("LIMA, July 26 (Agency) - Peruvian Foreign Minister Juan Mora met Chilean President Luis Paz here today.", ["talks | occurred | 2024-07-26..2024-07-26"], id="today is the day of the dateline"),
        _p("LIMA, July 26 (Agency) - Peruvian Foreign Minister Juan Mora met Chilean President Luis Paz here Wednesday.", ["talks | occurred | 2024-07-24..2024-07-24"], id="weekdays before the dateline"),
        _p("LIMA, March 3 (Agency) - Peruvian Foreign Minister Juan Mora met Chilean President Luis Paz here on Friday.", ["talks | occurred | 2024-07-26..2024-07-26"], id="a dateline of long ago"),
        _p("LIMA, July 28 (Agency) - Peruvian Foreign Minister Juan Mora received Chilean President Luis Paz.", ["talks | occurred | 2024-07-28..2024-07-28"], id="no word of time but the dateline"),
        _p("LIMA, July 28 (Agency) - Peruvian Foreign Minister Juan Mora received Chilean President Luis Paz. They will go to Quito on Friday.", ["talks | occurred | -", "visit | planned | 2024-08-02..2024-08-02"], id="words of time beside the dateline"),
        _p("Press release, 26 July 2024\n\nPeruvian Foreign Minister Juan Mora received Chilean President Luis Paz.", ["talks | occurred | 2024-07-26..2024-07-26"], id="a line with the date"),
        _p("Lima, 26th July 2024\n\nPeruvian Foreign Minister Juan Mora received Chilean President Luis Paz today.", ["talks | occurred | 2024-07-26..2024-07-26"], id="a line with place and date"),
        _p("Peru plan, July 26\n\nPeruvian Foreign Minister Juan Mora received Chilean President Luis Paz.", ["talks | occurred | -"], id="a headline with a day"),
        _p("Peruvian Foreign Minister Juan Mora met Chilean President Luis Paz in Lima on Sunday. The two sides promised to sign an agreement on trade soon.", ["talks | occurred | 2024-07-28..2024-07-28", "vow | occurred | 2024-07-28..2024-07-28", "signed | planned | -"], id="what is promised at a meeting is not of its day"),
        _p("The meeting of Peruvian Foreign Minister Juan Mora and Chilean President Luis Paz in Lima follows one in May.", ["talks | occurred | -"], id="the month of the meeting before"),
        _p("Peruvian Foreign Minister Juan Mora will meet Chilean President Luis Paz in Santiago on Friday and Bolivian President Ana Rey the following day in La Paz.", ["talks | planned | 2024-08-02..2024-08-02", "talks | planned | 2024-08-03..2024-08-03"], id="the verb is not said again"),
        _p("Peruvian Foreign Minister Juan Mora held talks with Chilean President Luis Paz on Saturday and with Bolivian President Ana Rey on Sunday.", ["talks | occurred | 2024-07-27..2024-07-27", "talks | occurred | 2024-07-28..2024-07-28"], id="with the one and with the other"),
        _p("Peruvian Foreign Minister Juan Mora met Chilean President Luis Paz and Bolivian President Ana Rey in La Paz on Sunday.", ["talks | occurred | 2024-07-28..2024-07-28"], id="both on one day"),
        _p("Peruvian Foreign Minister Juan Mora met Chilean President Luis Paz in Lima on Saturday and Bolivian President Ana Rey in La Paz on Sunday denied it.", ["talks | occurred | 2024-07-27..2024-07-27"], id="the next clause has a verb of its own"),
        _p("Peruvian Foreign Minister Juan Mora on Sunday, after a long day at home, called off a trip to Chile.", ["visit | cancelled | -"], id="the day of the calling off"),
        _p("Peruvian Foreign Minister Juan Mora and Chilean President Luis Paz will sign a pact during a meeting scheduled for Friday.", ["signed | planned | 2024-08-02..2024-08-02", "talks | planned | 2024-08-02..2024-08-02"], id="signed during what has a day"),
        _p("Peruvian Foreign Minister Juan Mora is the third guest of a NATO country to visit Chile.", ["visit | occurred | -"], id="the third to visit"),
        _p("Peruvian Foreign Minister Juan Mora is the man of the hour to visit Chile.", ["visit | planned | -"], id="one to visit"),
        _p("The presidents of Peru and Chile met in Lima on Thursday for a two-day summit.", ["summit | occurred | 2024-07-25..2024-07-26"], id="the length of what they met for"),
        _p("The presidents of Peru and Chile met in Lima on Thursday for two hours.", ["talks | occurred | 2024-07-25..2024-07-25"], id="a length in hours"),
        _p("The presidents of Peru and Chile failed to agree at a two-day summit that collapsed on Saturday.", ["summit | occurred | 2024-07-26..2024-07-27"], id="a span told from its collapse"),
        _p("Officials spoke on Monday. Peruvian Foreign Minister Juan Mora went to Santiago in late May, and Chilean President Luis Paz came to Lima a week later.", ["visit | occurred | 2024-05-01..2024-05-31", "visit | occurred | -"], id="a week after what has no day"),
        _p("Peruvian Foreign Minister Juan Mora is considering a new offer before he meets Chilean President Luis Paz on Friday.", ["talks | planned | 2024-08-02..2024-08-02"], id="before he meets"),
        _p("Peruvian Foreign Minister Juan Mora was happy before he met Chilean President Luis Paz on Friday.", ["talks | occurred | 2024-07-26..2024-07-26"], id="before he met"),
        _p("Peruvian Foreign Minister Juan Mora concluded three days of sightseeing in New York with meetings on Friday with Chilean President Luis Paz and Japanese Prime Minister Ken Sato.", ["talks | occurred | 2024-07-26..2024-07-26"], id="the length of something else"),
        _p("Peruvian Foreign Minister Juan Mora will go to Santiago in mid-August, officials said. The visit is to take place from August 13 to 16.", ["visit | planned | 2024-08-13..2024-08-16"], id="is to take place"),
        _p("Peruvian and Chilean officials had a good exchange in Lima this week and will meet again in Santiago, officials said.", ["talks | planned | -"], id="the first verb's week"),
        _p("The summit of Peru and Chile opens on Thursday in Lima.", ["summit | planned | 2024-08-01..2024-08-01"], id="opens on a day"),
        _p("The summit of Peru and Chile opened on Thursday in Lima.", ["summit | occurred | 2024-07-25..2024-07-25"], id="opened on a day"),
        _p("The summit between Peruvian Foreign Minister Juan Mora and Chilean President Luis Paz had been scheduled for Thursday.", ["summit | cancelled | 2024-08-01..2024-08-01"], id="had been scheduled"),
        _p("The summit between Peruvian Foreign Minister Juan Mora and Chilean President Luis Paz has been scheduled for Thursday.", ["summit | planned | 2024-08-01..2024-08-01"], id="has been scheduled"),
        _p("Chilean President Luis Paz had planned to meet Japanese Prime Minister Ken Sato.", ["talks | cancelled | -"], id="had planned to"),
        _p("Chilean President Luis Paz planned to meet Japanese Prime Minister Ken Sato.", ["talks | planned | -"], id="planned to"),
        _p("Before arriving in Brazil, Chilean President Luis Paz took part in a conference in Washington on July 12.", ["visit | occurred | -"], id="before it there was something else"),
        _p("Peruvian Foreign Minister Juan Mora met Chilean President Luis Paz in Paris during last week's conference.", ["talks | occurred | 2024-07-22..2024-07-28"], id="during what has a date"),
        _p("Peruvian Foreign Minister Juan Mora met Chilean President Luis Paz in Paris to plan last week's conference.", ["talks | occurred | -"], id="of what has a date"),
        _p("Peruvian Foreign Minister Juan Mora and Chilean President Luis Paz, who last met in March, agreed to reopen the line.", ["talks | occurred | 2024-03-01..2024-03-31", "agreed | occurred | -"], id="the meeting before this one"),
        _p("Peruvian President Ana Rey arrived in Tunis on the evening of Wednesday, 24 July.", ["visit | occurred | 2024-07-24..2024-07-24"], id="the evening of a day with its date"),
        _p("Peruvian President Ana Rey arrived in Santiago on Sunday to start her five-day visit to Chile.", ["visit | occurred | 2024-07-28..2024-08-01"], id="a city and its country are one journey"),
        _p("Peruvian President Ana Rey arrived in Santiago on Sunday. Last month she visited Chile.", ["visit | occurred | 2024-07-28..2024-07-28", "visit | occurred | 2024-06-01..2024-06-30"], id="two journeys on different days"),
        _p("The meeting between Peruvian President Ana Rey and Chilean President Luis Paz was watched closely as the two sides were expected to sign a pact.", ["talks | occurred | -", "signed | planned | -"], id="what a later clause expects is not the meeting"),
        _p("Peruvian Foreign Minister Juan Mora, who was supposed to arrive in Cairo on Sunday for talks with the Egyptian president, has postponed his trip.", [], id="who was only supposed to travel did not talk"),
        _p("Peruvian Foreign Minister Juan Mora returned to Lima on Friday from a visit to Libya.", ["visit | occurred | -"], id="the day of the return"),
        _p("On Friday, after the African Union summit closes, ministers will meet.", ["summit | planned | 2024-08-02..2024-08-02"], id="an opener before what is to come"),
        _p("Peruvian Foreign Minister Juan Mora will travel to Apia, Samoa; Suva, Fiji; and Koror, Palau, August 20-25, for meetings.", ["visit | planned | 2024-08-20..2024-08-25"], id="a list with semicolons"),
        _p("On July 10, beginning at noon and for fifty minutes, Ms. Ana Rey, President of Peru, held a meeting with Mr. Luis Paz, President of Chile.", ["talks | occurred | 2024-07-10..2024-07-10"], id="a day that opens a long sentence"),
        _p("Chilean President Luis Paz will meet Peruvian President Ana Rey on Thursday. Following his meeting with Rey, Paz is to be received by Bolivian President Juan Mora.", ["talks | planned | 2024-08-01..2024-08-01", "talks | planned | 2024-08-01..2024-08-01"], id="following his meeting"),
        _p("Chilean President Luis Paz will meet Peruvian President Ana Rey in Lima on Thursday. Following his meeting with Rey, Paz is to be received by Bolivian President Juan Mora in La Paz.", ["talks | planned | 2024-08-01..2024-08-01", "talks | planned | -"], id="following his meeting, elsewhere"),
        _p("“I met Peruvian President Ana Rey this morning,” Chilean President Luis Paz told reporters on Friday.", ["talks | occurred | 2024-07-26..2024-07-26"], id="this morning in a quotation"),
        _p("Chilean President Luis Paz met Peruvian President Ana Rey this morning, officials said.", ["talks | occurred | 2024-07-29..2024-07-29"], id="this morning in the report"),
        _p("Peruvian Foreign Minister Juan Mora has arrived in Chile. The last time Mora visited Chile was in 2010.", ["visit | occurred | -", "visit | occurred | 2010-01-01..2010-12-31"], id="the last time"),
        _p("Japan's foreign minister said on Sunday, a day after the Peruvian and Chilean presidents met in Lima, that trade grew.", ["talks | occurred | 2024-07-27..2024-07-27"], id="a day after opens a clause, whose day is counted back"),
        _p("A day after the Peruvian and Chilean presidents met in Lima, shots were fired on Sunday.", ["talks | occurred | 2024-07-27..2024-07-27"], id="the main clause comes second"),
        _p("Peruvian President Ana Rey met Chilean President Luis Paz two days after an attack on a market.", ["talks | occurred | -"], id="days after what has no day"),
        _p("Peruvian President Ana Rey met Chilean President Luis Paz two days after the vote on July 20.", ["talks | occurred | 2024-07-22..2024-07-22"], id="days after what has a day"),
        _p("Peruvian President Ana Rey spoke in parliament on Friday. The following day she met Chilean President Luis Paz.", ["talks | occurred | 2024-07-27..2024-07-27"], id="the day that the words named last"),
        _p("Peruvian President Ana Rey met Chilean President Luis Paz on July 3, officials said on Friday. Two days later she met Japanese Foreign Minister Ken Sato.", ["talks | occurred | 2024-07-03..2024-07-03", "talks | occurred | 2024-07-05..2024-07-05"], id="days are counted from what was told, not from when it was said"),
        _p("Peruvian President Ana Rey met Chilean President Luis Paz on Sunday. She had received Japanese Foreign Minister Ken Sato the night before.", ["talks | occurred | 2024-07-28..2024-07-28", "talks | occurred | 2024-07-27..2024-07-27"], id="the night before"),
        _p("Peruvian President Ana Rey met Chilean President Luis Paz on Sunday. She held talks with Japanese Foreign Minister Ken Sato on the eve of the meeting.", ["talks | occurred | 2024-07-28..2024-07-28", "talks | occurred | 2024-07-27..2024-07-27"], id="on the eve"),
        _p("Peruvian President Ana Rey had been due to meet Polish President Jan Nowak on Wednesday.", ["talks | cancelled | 2024-07-31..2024-07-31"], id="had been due, and the nearest such day is to come"),
        _p("Peruvian President Ana Rey will not meet Polish President Jan Nowak on Saturday.", ["talks | cancelled | 2024-08-03..2024-08-03"], id="what will not be is to come"),
        _p("Talks planned for Saturday between Peru and Chile have been delayed.", ["talks | cancelled | 2024-08-03..2024-08-03"], id="parties behind the plan"),
        _p("Talks held on Saturday between Peru and Chile went well.", ["talks | occurred | 2024-07-27..2024-07-27"], id="parties behind what was held"),
        _p("Peru had announced the cancellation of a visit by Peruvian President Ana Rey to Chile.", ["visit | cancelled | -"], id="the cancellation of"),
        _p("Peruvian President Ana Rey cut short a visit to Chile on Saturday.", ["visit | occurred | 2024-07-27..2024-07-27"], id="cut is the past"),
        _p("In talks on Saturday, Peruvian President Ana Rey promised Chilean President Luis Paz that Lima would send $5 million.", ["talks | occurred | 2024-07-27..2024-07-27", "vow | occurred | 2024-07-27..2024-07-27"], id="a clause that is to come says nothing about the opener"),
    ],
)  # fmt: skip
def test_when(text: str, lines: list[str]) -> None:
    assert [
        " | ".join((str(e.mode or e.kind), str(e.status), f"{e.when.start}..{e.when.end}" if e.when.start else "-")) for e in events(text)
    ] == lines


def test_the_next_round_names_nobody() -> None:
    """Who comes to the next round is not said: its parties are countries, marked as inferred."""
    found = events("Peruvian President Ana Rey met Chilean President Luis Paz on Sunday. The next meeting will be held on August 20.")
    assert found[-1].when.start == date(2024, 8, 20)
    assert [(party(p), p.basis) for p in found[-1].participants] == [("PER", "meeting at hand"), ("CHL", "meeting at hand")]


def test_two_leaders_are_people_not_the_sides_of_a_visit() -> None:
    found = events(
        "Peruvian President Ana Rey met Chilean President Luis Paz on Sunday. Rey visited Chile on Sunday. The two leaders signed a treaty."
    )
    assert [party(p) for p in found[-1].participants] == ["Ana Rey HOS PER", "Luis Paz HOS CHL"]


@pytest.mark.parametrize(
    ("text", "where"),
    [
        _p("Canadian troops left. Prime Minister Mark Carney met Peruvian President Ana Rey.", "Mark Carney HOG CAN", id="a code that a body has too"),
        _p("Kaja Kallas, the EU foreign policy chief, met Peruvian President Ana Rey.", "Kaja Kallas HRVP", id="a body is no country"),
    ],
)  # fmt: skip
def test_the_country_of_a_known_holder(text: str, where: str) -> None:
    (found,) = events(text, date(2025, 6, 17))
    assert where in [party(p) for p in found.participants]


def test_a_charge_is_no_title() -> None:
    found = events(
        "Kenyan President Daniel arap Moi was accused of it by Moi, a charge denied by Uganda. Moi met Ugandan President Jan Okot."
    )
    assert [party(p) for p in found[-1].participants] == ["Daniel arap Moi HOS KEN", "Jan Okot HOS UGA"]


def test_a_mediator_is_a_participant_but_no_part_of_the_title() -> None:
    (truce,) = events("Qatar brokered a ceasefire between Israel and Hamas on Sunday.")
    assert [p.role for p in truce.participants] == ["mediator", "signatory", "signatory"]
    assert truce.title.startswith("Israel–Hamas ceasefire")


@pytest.mark.parametrize(
    ("text", "place"),
    [
        _p("On Sunday, in Oslo, Peruvian President Ana Rey and Chilean President Luis Paz discussed trade.", "Oslo", id="an opener"),
        _p("Peruvian President Ana Rey and Chilean President Luis Paz discussed the siege in Aleppo.", None, id="of what was discussed"),
        _p("She went to Quito. There Peruvian President Ana Rey met Chilean President Luis Paz.", "Quito", id="there"),
        _p("She went to Quito. There was hope when Peruvian President Ana Rey met Chilean President Luis Paz.", None, id="there was"),
        _p("VIENNA, July 29 (Agency) - OPEC ministers met today.", "Vienna", id="where a body met"),
        _p(
            "MOSCOW, July 29 (Agency) - Peruvian President Ana Rey met Chilean President Luis Paz today.",
            None,
            id="where two others are reported on",
        ),
        _p(
            "Peruvian President Ana Rey arrived in Chile on Sunday. During her visit to Santiago, Rey was happy.",
            "Santiago",
            id="the city of the country",
        ),
        _p(
            "After talks with Chilean President Luis Paz, Peruvian President Ana Rey was cheered in Lima.",
            None,
            id="where the next clause is",
        ),
    ],
)
def test_where(text: str, place: str | None) -> None:
    assert [e.place for e in events(text)] == [place]


def test_a_place_is_in_the_state_of_its_time() -> None:
    text = "MOSCOW, May 13 (Agency) - Soviet leader Viktor Lebedev met Bulgarian President Georgi Stanev today."
    (found,) = events(text, date(1987, 5, 13))
    assert (found.place, found.place_country) == ("Moscow", "SUN")
