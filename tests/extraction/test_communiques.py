"""Communiques, briefings and readouts: what their sentences claim, and what they only mention."""

from __future__ import annotations

import pytest

from tests.extraction.stages import events, line

_p = pytest.param


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        _p(
            "A second meeting of fisheries ministers will be held in Lima on 2 August. Chilean Fisheries Minister Luis Paz and Danish Fisheries Minister Eva Holm will attend the meeting.",
            ["talks | planned | Luis Paz MIN CHL, Eva Holm MIN DNK | 2024-08-02..2024-08-02"],
            id="told before they are named",
        ),
        _p(
            "A second meeting of fisheries ministers will be held in Lima on 2 August. Chilean President Luis Paz met Peruvian President Ana Rey on Sunday. Danish Minister Eva Holm attended the meeting.",
            ["talks | occurred | Luis Paz HOS CHL, Ana Rey HOS PER, Eva Holm MIN DNK | 2024-07-28..2024-07-28"],
            id="another meeting has been told",
        ),
        _p(
            "A meeting of ministers was held in Lima on Sunday. Danish Minister Eva Holm said her meeting with Chilean Minister Luis Paz would be useful.",
            ["talks | occurred | Eva Holm MIN DNK, Luis Paz MIN CHL | 2024-07-28..2024-07-28"],
            id="my meeting is another",
        ),
        _p(
            "The eighth session of the Council of the African Union was convened in Accra, Ghana, on 10 July 2024, and was chaired by Ana Rey, President of Chile.",
            ["talks | occurred | African Union, Ana Rey HOS CHL | 2024-07-10..2024-07-10"],
            id="chaired far behind",
        ),
        _p(
            "Chilean Foreign Minister Luis Paz will accompany President Ana Rey to the summit of the African Union in Accra.",
            ["summit | planned | Luis Paz FM CHL, African Union, Ana Rey HOS | -"],
            id="with whom the minister goes",
        ),
        _p(
            "A working team led by Chilean Deputy Trade Minister Luis Paz will come to Lima to hold talks with Peruvian officials.",
            ["visit | planned | Luis Paz DMIN CHL, PER | -", "talks | planned | Luis Paz DMIN CHL, PER | -"],
            id="a team led by",
        ),
        _p(
            "A Chilean delegation will be in Denmark for trade talks on 5 and 6 August.",
            ["visit | planned | CHL, DNK | 2024-08-05..2024-08-06"],
            id="will be in for talks",
        ),
        _p(
            "Chilean Foreign Minister Luis Paz is currently in Peru on a two-day visit to attend a seminar.",
            ["visit | occurred | Luis Paz FM CHL, PER | -"],
            id="is there on a visit",
        ),
        _p(
            "Chilean Foreign Minister Luis Paz is in Peru on a bus.",
            [],
            id="lives there",
        ),
        _p(
            "Chilean President Luis Paz told Peruvian President Ana Rey that he would not be able to go forward with his visit to Lima.",
            ["visit | cancelled | Luis Paz HOS CHL, PER | -"],
            id="not able to go forward with",
        ),
        _p(
            "Chilean President Luis Paz was able to go ahead with his visit to Peru on Sunday.",
            ["visit | occurred | Luis Paz HOS CHL, PER | 2024-07-28..2024-07-28"],
            id="was able to go ahead with",
        ),
        _p(
            "Peruvian President Ana Rey and Chilean President Luis Paz met on Sunday. They welcomed the outcome of the meeting of the fishing fleets held in Rome on 2 July.",
            ["talks | occurred | Ana Rey HOS PER, Luis Paz HOS CHL | 2024-07-28..2024-07-28"],
            id="the meeting of others",
        ),
        _p(
            "Chilean Foreign Minister Luis Paz spoke on Sunday on the implementation of the decisions of the eighth summit of the African Union.",
            [],
            id="only referred to",
        ),
        _p(
            "On the fisheries summit to be held in Lima next month, Danish Prime Minister Eva Holm said Peru would be a good host.",
            [],
            id="to be held",
        ),
        _p(
            "The African Union ministers prepared for the summit, scheduled to be held in Accra on Tuesday.",
            ["summit | planned | African Union | 2024-07-30..2024-07-30"],
            id="set behind a comma",
        ),
        _p(
            "Attended by observers - Chile, Peru and Denmark - the two-day summit discussed trade.",
            [],
            id="the summit discussed",
        ),
        _p(
            "Peruvian President Ana Rey and Chilean President Luis Paz discussed the importance of a settlement by convening the committee in November.",
            ["talks | occurred | Ana Rey HOS PER, Luis Paz HOS CHL | -"],
            id="by convening is only wished",
        ),
        _p(
            "Chilean Foreign Minister Luis Paz will sign with his Peruvian counterpart a memorandum on training on Friday.",
            ["memorandum | planned | Luis Paz FM CHL, FM PER | 2024-08-02..2024-08-02"],
            id="sign with a counterpart",
        ),
        _p(
            "Danish Prime Minister Eva Holm held a meeting with officials from Sudan, Somalia, Kenya, Uganda on Sunday.",
            ["talks | occurred | Eva Holm HOG DNK, SDN, SOM, KEN, UGA | 2024-07-28..2024-07-28"],
            id="countries parted by commas",
        ),
        _p(
            "Danish and Chilean ministers held at the secretariat in Lima on Sunday a preparatory meeting.",
            ["talks | occurred | MIN DNK, MIN CHL | 2024-07-28..2024-07-28"],
            id="the place between verb and object",
        ),
        _p(
            "Peru and Chile agreed on a bridge at the fourth session of the Joint Commission, which took place in Lima in June 2023.",
            ["talks | occurred | PER, CHL | 2023-06-01..2023-06-30"],
            id="when it took place",
        ),
        _p(
            "The Secretary-General spoke by telephone with Chilean Foreign Minister Luis Paz on Sunday, the United Nations said.",
            ["call | occurred | SG, Luis Paz FM CHL, United Nations | 2024-07-28..2024-07-28"],
            id="the Secretary-General alone",
        ),
        _p(
            "NATO said that the Secretary-General spoke by telephone with Chilean Foreign Minister Luis Paz on Sunday.",
            ["call | occurred | the Secretary-General, Luis Paz FM CHL | 2024-07-28..2024-07-28"],
            id="which Secretary-General",
        ),
        _p(
            "Peruvian President Ana Rey and Chilean President Luis Paz signed an accord on courts in Denmark on Sunday.",
            ["signed | occurred | Ana Rey HOS PER, Luis Paz HOS CHL | 2024-07-28..2024-07-28"],
            id="where the courts are",
        ),
        _p(
            "Peruvian President Ana Rey met Chilean President Luis Paz on Sunday. Last year a declaration on fishing was signed.",
            [
                "talks | occurred | Ana Rey HOS PER, Luis Paz HOS CHL | 2024-07-28..2024-07-28",
                "joint statement | occurred | PER, CHL | 2023-01-01..2023-12-31",
            ],
            id="last years is not theirs",
        ),
        _p(
            "Peruvian President Ana Rey and Chilean President Luis Paz met in Lima and discussed the elections in May.",
            ["talks | occurred | Ana Rey HOS PER, Luis Paz HOS CHL | -"],
            id="what was discussed is later",
        ),
        _p(
            "The Ministers of Foreign Affairs for Peru and Chile, Ana Rey and Luis Paz, signed a visa accord on Sunday.",
            ["signed | occurred | Ana Rey FM PER, Luis Paz FM CHL | 2024-07-28..2024-07-28"],
            id="the ministers for two countries",
        ),
        _p(
            "Danish Prime Minister Eva Holm met the Peruvian Minister of Lighthouses, Ana Rey and praised the harvest.",
            ["talks | occurred | Eva Holm HOG DNK, Ana Rey MIN PER | -"],
            id="a field that no table has",
        ),
        _p(
            "Danish Prime Minister Eva Holm met Minister of Development Strategies and International Trade Ana Rey of Peru.",
            ["talks | occurred | Eva Holm HOG DNK, Ana Rey TRADEM PER | -"],
            id="a list of fields",
        ),
        _p(
            "Luis Paz, non-resident Ambassador of Chile, met Peruvian Foreign Minister Ana Rey on Sunday.",
            ["talks | occurred | Luis Paz AMB CHL, Ana Rey FM PER | 2024-07-28..2024-07-28"],
            id="not resident",
        ),
        _p(
            "Hu Lan, Vice Premier of the State Council, will visit Peru from 2 to 4 August.",
            ["visit | planned | Hu Lan DHOG CHN, PER | 2024-08-02..2024-08-04"],
            id="the State Council",
        ),
        _p(
            "U.S Secretary of State Ann Reed met Peruvian President Ana Rey on Sunday.",
            ["talks | occurred | Ann Reed FM USA, Ana Rey HOS PER | 2024-07-28..2024-07-28"],
            id="U.S without its stop",
        ),
        _p(
            "Peruvian President Ana Rey met Chilean President Luis Paz on the 7 th of July 2024.",
            ["talks | occurred | Ana Rey HOS PER, Luis Paz HOS CHL | 2024-07-07..2024-07-07"],
            id="the 7 th",
        ),
        _p(
            "LIMA. PERUPRESS – At the initiative of the Chilean side, Foreign Minister of Peru Ana Rey and her Chilean counterpart Luis Paz had a telephone conversation.",
            ["call | occurred | Ana Rey FM PER, Luis Paz FM CHL | -"],
            id="agency behind the city",
        ),
        _p(
            "Peace talks planned for Saturday between Peru's federal government and Chadian rebels have been delayed.",
            ["talks | cancelled | PER, Chadian rebels | 2024-08-03..2024-08-03"],
            id="a federal government",
        ),
        _p(
            "During her visit to Lima, Danish Minister Eva Holm met the Minister of Culture, Ana Rey. She also met the Minister of Health, Luis Paz.",
            ["talks | occurred | Eva Holm MIN DNK, Ana Rey MIN PER | -", "talks | occurred | Eva Holm MIN DNK, Luis Paz HLTHM PER | -"],
            id="met on the visit",
        ),
        _p(
            "Chilean President Luis Paz told Peruvian President Ana Rey that he would not be able to go forward with his visit to Lima.",
            ["visit | cancelled | Luis Paz HOS CHL, PER | -"],
            id="not able to go forward with",
        ),
        _p(
            "Chilean President Luis Paz was able to go ahead with his visit to Peru on Sunday.",
            ["visit | occurred | Luis Paz HOS CHL, PER | 2024-07-28..2024-07-28"],
            id="was able to go ahead with",
        ),
        _p(
            "Chilean President Luis Paz hopes to be able to visit Peru.",
            [],
            id="hopes to be able",
        ),
        _p(
            "Chilean President Luis Paz is able to meet Peruvian President Ana Rey.",
            [],
            id="is able to",
        ),
        _p(
            "Chilean President Luis Paz will be able to meet Peruvian President Ana Rey.",
            [],
            id="will be able to",
        ),
        _p(
            "The US Assistant Secretary of State for Pacific Affairs, Dan Russ, will visit Samoa on Friday. In Tonga, Assistant Secretary Russ will meet with Tongan officials.",
            ["visit | planned | Dan Russ DFM USA, WSM | 2024-08-02..2024-08-02", "talks | planned | Dan Russ DFM USA, TON | -"],
            id="an assistant secretary again",
        ),
        _p(
            "U.S. National Security Advisor Ann Reed met Chinese Foreign Minister Hu Lan on Sunday. Ambassador Reed and Minister Hu discussed trade.",
            ["talks | occurred | Ann Reed NSA USA, Hu Lan FM CHN | 2024-07-28..2024-07-28"],
            id="once an ambassador",
        ),
        _p(
            "Latin American heads of state have already arrived in Peru.",
            [],
            id="Latin American leaders",
        ),
        _p(
            "Chilean President Luis Paz travels from Brussels to Cairo today.",
            ["visit | occurred | Luis Paz HOS CHL, EGY | 2024-07-29..2024-07-29"],
            id="from one city to another",
        ),
        _p(
            "Chilean President Luis Paz will meet Peruvian President Ana Rey tomorrow, along with Peruvian Foreign Minister Eva Soto.",
            ["talks | planned | Luis Paz HOS CHL, Ana Rey HOS PER, Eva Soto FM PER | 2024-07-30..2024-07-30"],
            id="along with, after the day",
        ),
        _p(
            "The conference in Lima on Friday will be attended by representatives of the African Union, the Arab League and others.",
            ["summit | planned | African Union, Arab League | 2024-08-02..2024-08-02"],
            id="and others",
        ),
        _p(
            "Chilean Foreign Minister Luis Paz will represent the country at the Middle East Peace Conference scheduled for Friday. Peru and Denmark will attend the conference.",
            ["summit | planned | Luis Paz FM CHL, PER, DNK | 2024-08-02..2024-08-02"],
            id="the name of a conference",
        ),
        _p(
            "During her stay in Peru she'll meet with Chilean President Luis Paz on Friday, said Danish Prime Minister Eva Holm.",
            ["talks | planned | Eva Holm HOG DNK, Luis Paz HOS CHL | 2024-08-02..2024-08-02"],
            id="she'll",
        ),
        _p(
            "Chilean President Luis Paz is on a visit to Peru. He is scheduled to conclude his visit to Peru on Thursday.",
            ["visit | occurred | Luis Paz HOS CHL, PER | -"],
            id="the end of a visit",
        ),
        _p(
            "Chilean President Luis Paz said that he was going to Peru.",
            ["visit | planned | Luis Paz HOS CHL, PER | -"],
            id="was going to",
        ),
        _p(
            "A virtual meeting with Pacific leaders was also convened and co-hosted by Fiji and Chile.",
            ["talks | occurred | Pacific leaders, FJI, CHL | -"],
            id="co-hosted by",
        ),
        _p(
            "Foreign ministers of the European Union committed themselves on Thursday to a peace conference.",
            [],
            id="committed to a conference",
        ),
        _p(
            "Chilean Foreign Minister Luis Paz returned on Friday from a visit to Peru, saying he met Peruvian President Ana Rey.",
            ["visit | occurred | Luis Paz FM CHL, PER | -", "talks | occurred | Luis Paz FM CHL, Ana Rey HOS PER | -"],
            id="back from a visit",
        ),
        _p(
            "Chilean Foreign Minister Luis Paz said that during the talks he conveyed the invitation of his president to Peruvian President Ana Rey to visit Chile next year.",
            [],
            id="an invitation to visit",
        ),
        _p(
            "In London he will meet with British Foreign Secretary Alan Pryce, and in Geneva he will see Omani Foreign Minister Ali Said, said Chilean Foreign Minister Luis Paz.",
            ["talks | planned | Luis Paz FM CHL, Alan Pryce FM GBR | -", "talks | planned | Luis Paz FM CHL, Ali Said FM OMN | -"],
            id="he goes on",
        ),
        _p(
            "Chilean Foreign Minister Luis Paz is on a tour. In London he will meet with British Foreign Secretary Alan Pryce, and in Geneva he will see Omani Foreign Minister Ali Said.",
            ["talks | planned | Luis Paz FM CHL, Alan Pryce FM GBR | -", "talks | planned | Luis Paz FM CHL, Ali Said FM OMN | -"],
            id="he goes on, named before",
        ),
        _p(
            "Peruvian President Ana Rey and Chilean President Luis Paz met on Sunday. They reviewed the results of those sessions in Geneva last week.",
            ["talks | occurred | Ana Rey HOS PER, Luis Paz HOS CHL | 2024-07-28..2024-07-28"],
            id="those sessions",
        ),
        _p(
            "Peruvian President Ana Rey said that Chilean President Luis Paz had come to Lima twice, each time holding talks with Danish Prime Minister Eva Holm.",
            ["visit | occurred | Luis Paz HOS CHL, PER | -"],
            id="each time",
        ),
        _p(
            "The talks will end before Peruvian President Ana Rey and Chilean President Luis Paz meet in Rome on 19 September.",
            ["talks | planned | Ana Rey HOS PER, Luis Paz HOS CHL | 2024-09-19..2024-09-19"],
            id="before they meet",
        ),
        _p(
            "The harvest is in as Peruvian President Ana Rey and Chilean President Luis Paz meet.",
            [],
            id="as they meet",
        ),
        _p(
            "Peruvian ministers called off a Rey-Paz meeting that had been set for May. Peruvian President Ana Rey and Chilean President Luis Paz are old friends.",
            ["talks | cancelled | Ana Rey HOS PER, Luis Paz HOS CHL | 2024-05-01..2024-05-31"],
            id="two surnames",
        ),
        _p(
            "Ana Rey-Paz, the Peruvian president, met Chilean President Luis Mora.",
            ["talks | occurred | Ana Rey-Paz HOS PER, Luis Mora HOS CHL | -"],
            id="one surname of two",
        ),
        _p(
            "Peruvian President Ana Rey will meet Chilean President Luis Paz on Friday to discuss preparations for the next summit.",
            ["talks | planned | Ana Rey HOS PER, Luis Paz HOS CHL | 2024-08-02..2024-08-02"],
            id="preparations",
        ),
        _p(
            "Peruvian President Ana Rey and Chilean President Luis Paz will meet in Rome on Friday. This, the first Peru-Chile summit in six years, will be short.",
            ["summit | planned | Ana Rey HOS PER, Luis Paz HOS CHL | 2024-08-02..2024-08-02"],
            id="this, the first summit",
        ),
        _p(
            "Peruvian President Ana Rey Mora 'Lupita' held talks with Chilean President Luis Paz.",
            ["talks | occurred | Ana Rey Mora HOS PER, Luis Paz HOS CHL | -"],
            id="a nickname",
        ),
        _p(
            "Peruvian President Ana Rey returned to Lima on Friday after a three-day visit to Denmark.",
            ["visit | occurred | Ana Rey HOS PER, DNK | 2024-07-24..2024-07-26"],
            id="returned after three days",
        ),
        _p(
            "The summit between Peruvian President Ana Rey and Chilean President Luis Paz was called off on Friday. The two presidents will meet in Rome.",
            ["summit | cancelled | Ana Rey HOS PER, Luis Paz HOS CHL | -", "talks | planned | Ana Rey HOS PER, Luis Paz HOS CHL | -"],
            id="another after it was called off",
        ),
        _p(
            "Peruvian President Ana Rey and Chilean President Luis Paz will meet in Rome on Friday. The meeting was called off.",
            ["talks | cancelled | Ana Rey HOS PER, Luis Paz HOS CHL | 2024-08-02..2024-08-02"],
            id="called off after it was set",
        ),
        _p(
            "Peruvian President Ana Rey invited Chilean President Luis Paz to Lima for talks in September.",
            [],
            id="invited for talks",
        ),
        _p(
            "The two leaders met in Rome during May's African Union summit.",
            ["summit | occurred | African Union | 2024-05-01..2024-05-31"],
            id="during May's summit",
        ),
        _p(
            "Peruvian President Ana Rey met a total of 34 times with Chilean President Luis Paz. She said so on Sunday.",
            ["talks | occurred | Ana Rey HOS PER, Luis Paz HOS CHL | -"],
            id="many times",
        ),
        _p(
            "The consultative meeting of the leaders of the five Central Asian states will be held in Bishkek on 21 August.",
            ["talks | planned | KAZ, KGZ, TJK, TKM, UZB | 2024-08-21..2024-08-21"],
            id="a region states",
        ),
        _p(
            "Peruvian President Ana Rey received the foreign ministers of the Baltic states on Sunday.",
            ["talks | occurred | Ana Rey HOS PER, FM EST, FM LVA, FM LTU | 2024-07-28..2024-07-28"],
            id="a region ministers",
        ),
        _p(
            "Peruvian President Ana Rey received experts on the Baltic Sea on Sunday.",
            [],
            id="a region that names nobody",
        ),
        _p(
            "The meeting was attended by the Foreign Ministers of Peru Ana Rey, Chile Luis Paz, Denmark Eva Holm, as well as the Ambassador of Oman Ali Said.",
            ["talks | occurred | Ana Rey FM PER, Luis Paz FM CHL, Eva Holm FM DNK, Ali Said AMB OMN | -"],
            id="countries between the names",
        ),
        _p(
            "On Saturday, Peruvian President Ana Rey is due to meet with ministers of Oman's three neighbours -- Qatar, Kuwait and Yemen -- before engaging in meetings on Sunday with Turkish officials in Istanbul.",
            [
                "talks | planned | Ana Rey HOS PER, QAT, KWT, YEM | 2024-08-03..2024-08-03",
                "talks | planned | Ana Rey HOS PER, TUR | 2024-08-04..2024-08-04",
            ],
            id="a list behind a dash",
        ),
        _p(
            "Envoys of the states that lend soldiers -- Peru, Chile and Denmark -- will meet on Friday in Rome.",
            ["talks | planned | PER, CHL, DNK | 2024-08-02..2024-08-02"],
            id="a list behind a dash is the subject",
        ),
        _p(
            "Peruvian President Ana Rey arrived a day after Oman convened a meeting of the Arab League.",
            ["talks | occurred | OMN, Arab League | -"],
            id="a day after they convened",
        ),
        _p(
            "Peruvian President Ana Rey landed in the Omani capital of Muscat on Sunday.",
            ["visit | occurred | Ana Rey HOS PER, OMN | 2024-07-28..2024-07-28"],
            id="the capital of",
        ),
        _p(
            "Peruvian President Ana Rey will hold talks with Chilean President Luis Paz d'Ortega on Friday.",
            ["talks | planned | Ana Rey HOS PER, Luis Paz d'Ortega HOS CHL | 2024-08-02..2024-08-02"],
            id="an elided name",
        ),
        _p(
            "Japanese harbour renewal minister Ken Sato is expected to visit Peru on Friday.",
            ["visit | planned | Ken Sato MIN JPN, PER | 2024-08-02..2024-08-02"],
            id="a field in front of the minister",
        ),
        _p(
            "Japanese cars bring minister Ana Rey of Peru to Chile.",
            [],
            id="no field",
        ),
        _p(
            "EU leaders welcomed on Thursday an accord reached by the leaders of Serbia and the so-called Kosovo in Ohrid on 18 July.",
            ["signed | occurred | SRB, XKX | 2024-07-18..2024-07-18"],
            id="so-called",
        ),
        _p(
            "The next round of the Lima-Santiago dialogue will be held in Rome in August.",
            ["talks | planned | PER, CHL | 2024-08-01..2024-08-31"],
            id="two capitals",
        ),
        _p(
            "The next round of the Geneva-Cusco race will be held in Rome in August.",
            [],
            id="two cities",
        ),
        _p(
            "Peru and Chile have agreed to sign a proposal to mend ties after a meeting between Peruvian President Ana Rey and Chilean President Luis Paz.",
            ["agreed | occurred | PER, CHL | -", "talks | occurred | Ana Rey HOS PER, Luis Paz HOS CHL | -"],
            id="after the meeting they agreed",
        ),
        _p(
            "The EU High Representative, Eva Holm, is hosting a meeting in Brussels today. Serbian President Ivan Petric and Kosovo Prime Minister Arben Gashi are also in attendance.",
            ["talks | occurred | Eva Holm ENVOY, Ivan Petric HOS SRB, Arben Gashi HOG XKX, European Union | 2024-07-29..2024-07-29"],
            id="in attendance",
        ),
        _p(
            "The EU High Representative, Eva Holm, will host on Friday a meeting of the EU facilitated dialogue with President Ivan Petric of Serbia and President Arben Gashi of Kosovo.",
            ["talks | planned | Eva Holm ENVOY, European Union, Ivan Petric HOS SRB, Arben Gashi HOS XKX | 2024-08-02..2024-08-02"],
            id="a dialogue that others ease",
        ),
        _p(
            "Peruvian President Ana Rey met Chilean President Luis Paz in Lima on Sunday. The palace said that Rey would hold talks with Paz on trade.",
            ["talks | occurred | Ana Rey HOS PER, Luis Paz HOS CHL | 2024-07-28..2024-07-28"],
            id="foretold",
        ),
        _p(
            "Peruvian President Ana Rey met Chilean President Luis Paz in Lima on Sunday. The palace said that Rey would hold talks with Paz in August.",
            [
                "talks | occurred | Ana Rey HOS PER, Luis Paz HOS CHL | 2024-07-28..2024-07-28",
                "talks | planned | Ana Rey HOS PER, Luis Paz HOS CHL | 2024-08-01..2024-08-31",
            ],
            id="foretold, another day",
        ),
        _p(
            "Danish Prime Minister Eva Holm said that ties will grow following the talks of Peru and Chile last March.",
            ["talks | occurred | PER, CHL | 2024-03-01..2024-03-31"],
            id="following is no verb",
        ),
        _p(
            "Peru and Chile agreed on Sunday to open an office before the summit meeting of industrial democracies in London.",
            ["agreed | occurred | PER, CHL | 2024-07-28..2024-07-28"],
            id="of many others",
        ),
        _p(
            "A meeting between Peruvian President Ana Rey and a high-powered delegation from the African Union took place on Sunday.",
            ["talks | occurred | Ana Rey HOS PER, African Union | 2024-07-28..2024-07-28"],
            id="a delegation from a body",
        ),
        _p(
            "Chilean President Luis Paz has concluded a one day working visit to Peru.",
            ["visit | occurred | Luis Paz HOS CHL, PER | -"],
            id="a one day visit",
        ),
        _p(
            "Prime Minister Sione Tau and His Excellency, Mr. Ken Ishii, Ambassador of Japan to Tonga, signed the exchange of notes on Sunday.",
            ["signed | occurred | Sione Tau HOG TON, Ken Ishii AMB JPN | 2024-07-28..2024-07-28"],
            id="beside the ambassador",
        ),
        _p(
            "Prime Minister Sione Tau and Ken Ishii, Trade Minister of Japan, signed an accord on Sunday.",
            [],
            id="beside another official",
        ),
        _p(
            "The United States pledged $510 million on Sunday at a conference to raise funds for the reconstruction of flood-hit Peru. Japan pledged $100 million.",
            ["aid | occurred | USA, PER | 2024-07-28..2024-07-28", "aid | occurred | JPN, PER | 2024-07-28..2024-07-28"],
            id="for whose sake donors meet",
        ),
        _p(
            "The United States pledged $510 million on Sunday. Japan pledged $100 million.",
            ["aid | occurred | USA | 2024-07-28..2024-07-28", "aid | occurred | JPN | 2024-07-28..2024-07-28"],
            id="of no sake",
        ),
        _p(
            "Donors met to help rebuilding efforts in Peru. The US said it will give US$10 million, Britain US$1 million and Chile US$2 million.",
            ["aid | occurred | USA, GBR, CHL, PER | -"],
            id="givers one after the other",
        ),
        _p(
            "Chile lent a hand when Peru was struck by a storm, providing aid of 11 million dollars.",
            ["aid | occurred | CHL | -"],
            id="a participle of the main clause",
        ),
        _p(
            "Chile pledged 155 million dollars to Peru on Sunday. As many as 77 charities took part in the conference. They pledged to pay 182 million dollars.",
            ["aid | occurred | CHL, PER | 2024-07-28..2024-07-28"],
            id="they are charities",
        ),
        _p(
            "The Minister of Finance Hon ‘Aisake Eke of Tonga signed an accord with Chilean Finance Minister Luis Paz.",
            ["signed | occurred | Aisake Eke FINM TON, Luis Paz FINM CHL | -"],
            id="a name with a sign in front",
        ),
        _p(
            "Peruvian Finance Minister Ana Rey signed a grant agreement with Mr Luis Paz of the Asian Development Bank.",
            [],
            id="of a bank",
        ),
        _p(
            "The Peruvian-Omani Joint Committee held its fifth session in Lima on 2 July. The Peruvian side was chaired by Finance Minister Ana Rey, while the Omani delegation was led by Finance Minister Ali Said.",
            ["talks | occurred | Ana Rey FINM PER, Ali Said FINM OMN | 2024-07-02..2024-07-02"],
            id="who led a side",
        ),
        _p(
            "The fifth session of the Peruvian-Omani Joint Committee was held in Lima on 2 July. Ana Rey, Minister of Finance, chaired the Peruvian side.",
            ["talks | occurred | OMN, Ana Rey FINM PER | 2024-07-02..2024-07-02"],
            id="who chaired a side",
        ),
        _p(
            "Peruvian President Ana Rey met Chilean President Luis Paz on Sunday. The harvest was good. The weather was fair. A delegation was formed by Chile.",
            ["talks | occurred | Ana Rey HOS PER, Luis Paz HOS CHL | 2024-07-28..2024-07-28"],
            id="who led a delegation home",
        ),
        _p(
            "Peru and Chile agreed on Sunday to hold talks on trade. The 20th session of the Joint Economic Commission was held in Lima on 17 April 2023.",
            [
                "agreed | occurred | PER, CHL | 2024-07-28..2024-07-28",
                "talks | planned | PER, CHL | -",
                "talks | occurred | PER, CHL | 2023-04-17..2023-04-17",
            ],
            id="whose joint commission",
        ),
        _p(
            "The presidents of Peru and Chile met in Lima on Sunday. They praised the harvest. The city was glad. The port was full. Danish Foreign Minister Eva Holm attended the meeting as a guest.",
            ["talks | occurred | HOS PER, HOS CHL, Eva Holm FM DNK | 2024-07-28..2024-07-28"],
            id="a guest, told late",
        ),
        _p(
            "Peruvian Trade Minister Ana Rey and Chile's Adviser to the Prime Minister on Commerce and Investment Luis Paz met on Sunday.",
            ["talks | occurred | Ana Rey TRADEM PER, Luis Paz ADVISER CHL | 2024-07-28..2024-07-28"],
            id="an adviser with a field",
        ),
        _p(
            "Peruvian President Ana Rey told regional leaders in Lima that she would meet them again. Regional harvests were good.",
            [],
            id="regional leaders",
        ),
        _p(
            "Peruvian President Ana Rey and Chilean President Luis Paz signed an accord on Friday after three days of talks.",
            [
                "signed | occurred | Ana Rey HOS PER, Luis Paz HOS CHL | 2024-07-26..2024-07-26",
                "talks | occurred | Ana Rey HOS PER, Luis Paz HOS CHL | 2024-07-24..2024-07-26",
            ],
            id="after three days of talks",
        ),
        _p(
            "Peruvian President Ana Rey and Chilean President Luis Paz signed an accord on Friday after talks.",
            [
                "signed | occurred | Ana Rey HOS PER, Luis Paz HOS CHL | 2024-07-26..2024-07-26",
                "talks | occurred | Ana Rey HOS PER, Luis Paz HOS CHL | 2024-07-26..2024-07-26",
            ],
            id="after talks",
        ),
        _p(
            "Next week Peruvian President Ana Rey will travel to Denmark. She will meet Danish Prime Minister Eva Holm and go on to Norway.",
            [
                "visit | planned | Ana Rey HOS PER, DNK | 2024-08-05..2024-08-11",
                "talks | planned | Ana Rey HOS PER, Eva Holm HOG DNK | 2024-08-05..2024-08-11",
                "visit | planned | Ana Rey HOS PER, NOR | 2024-08-05..2024-08-11",
            ],
            id="on the journey",
        ),
        _p(
            "On 3 August Peruvian President Ana Rey will travel to Denmark. She will meet Chilean President Luis Paz.",
            ["visit | planned | Ana Rey HOS PER, DNK | 2024-08-03..2024-08-03", "talks | planned | Ana Rey HOS PER, Luis Paz HOS CHL | -"],
            id="on another journey",
        ),
        _p(
            "At the invitation of Minister of Foreign Affairs of Mongolia N.Enkhtaivan, Chinese Foreign Minister Hu Lan met him on Sunday.",
            ["talks | occurred | Hu Lan FM CHN, N.Enkhtaivan FM MNG | 2024-07-28..2024-07-28"],
            id="an initial",
        ),
        _p(
            "The summit in Lima on Sunday drew together Peruvian President Ana Rey, Chilean President Luis Paz and Danish Prime Minister Eva Holm.",
            ["summit | occurred | Ana Rey HOS PER, Luis Paz HOS CHL, Eva Holm HOG DNK | 2024-07-28..2024-07-28"],
            id="whom a summit brings together",
        ),
        _p(
            "The summit in Lima on Sunday drew crowds from Peru and Chile.",
            [],
            id="what a summit brings",
        ),
        _p(
            "The United States pledged $510 million on Sunday at a conference in Kenya with the assistance of Norway. Japan pledged $100 million.",
            ["aid | occurred | USA | 2024-07-28..2024-07-28", "aid | occurred | JPN | 2024-07-28..2024-07-28"],
            id="where donors meet is no cause",
        ),
        _p(
            "Peru and Chile trade in fish. Peru and Chile are neighbours. The Joint Committee on Taxes held a meeting on Sunday.",
            [],
            id="a joint committee of a parliament",
        ),
        _p(
            "Peruvian President Ana Rey met Chilean President Luis Paz on Sunday. Danish Minister Eva Holm led the Danish delegation.",
            ["talks | occurred | Ana Rey HOS PER, Luis Paz HOS CHL | 2024-07-28..2024-07-28"],
            id="who led another delegation",
        ),
        _p(
            "Peruvian President Ana Rey met Chilean President Luis Paz on Sunday. Chilean Minister Ida Mora led the Chilean delegation in 2003.",
            ["talks | occurred | Ana Rey HOS PER, Luis Paz HOS CHL | 2024-07-28..2024-07-28"],
            id="who led a delegation years ago",
        ),
        _p(
            "Peruvian President Ana Rey held talks with rebel groups in Chile on Sunday.",
            ["talks | occurred | Ana Rey HOS PER, rebel groups | 2024-07-28..2024-07-28"],
            id="rebel groups gather nobody",
        ),
        _p(
            "The two-day talks were attended by Peruvian President Ana Rey and Chilean President Luis Paz. They agreed to build a bridge.",
            ["talks | occurred | Ana Rey HOS PER, Luis Paz HOS CHL | -", "agreed | occurred | Ana Rey HOS PER, Luis Paz HOS CHL | -"],
            id="they who held the talks",
        ),
        _p(
            "The UN was not there. The secretary-general of the ruling party met Chilean President Luis Paz on Sunday.",
            ["talks | occurred | The secretary-general, Luis Paz HOS CHL | 2024-07-28..2024-07-28"],
            id="secretary-general of a party",
        ),
        _p(
            "The Secretary-General spoke by telephone with Chilean Foreign Minister Luis Paz on Sunday.",
            ["call | occurred | The Secretary-General, Luis Paz FM CHL | 2024-07-28..2024-07-28"],
            id="the Secretary-General of an article without a body",
        ),
        _p(
            "Peruvian farmers met minister Luis Paz of Chile. The Peruvian president told minister Luis Paz that he was glad.",
            [],
            id="farmers are no field",
        ),
        _p(
            "Peruvian President Ana Rey will visit Denmark in September. She will attend the summit of the African Union in Accra.",
            ["visit | planned | Ana Rey HOS PER, DNK | 2024-09-01..2024-09-30", "summit | planned | Ana Rey HOS PER, African Union | -"],
            id="a month is no journey",
        ),
        _p(
            "Peruvian President Ana Rey and Chilean President Luis Paz signed an accord in Oslo, and will meet again next month.",
            [
                "signed | occurred | Ana Rey HOS PER, Luis Paz HOS CHL | -",
                "talks | planned | Ana Rey HOS PER, Luis Paz HOS CHL | 2024-08-01..2024-08-31",
            ],
            id="the time of the first verb",
        ),
    ],
)
def test_events(text: str, lines: list[str]) -> None:
    assert [line(e) for e in events(text)] == lines
