"""Languages told from words: never is English taken for another one."""

from __future__ import annotations

import re
from datetime import date

import pytest

from dipltrack import Article, extract
from dipltrack.extraction.language import language_of
from dipltrack.knowledge import load_knowledge
from tests.accuracy.corpus import articles

_p = pytest.param
LANGUAGES = load_knowledge().languages
ENGLISH = [annotated.article for annotated in articles()]

SENTENCES = [
    _p("fr", "Le ministre des Affaires étrangères a rencontré son homologue kényan à Paris.", id="French"),
    _p(
        "de",
        "Der Bundeskanzler hat am Dienstag in Berlin den Ministerpräsidenten von Norwegen empfangen. Beide Seiten vereinbarten eine engere Zusammenarbeit bei der Energieversorgung, die noch in diesem Jahr beginnen soll.",
        id="de",
    ),
    _p("nl", "De minister van Buitenlandse Zaken sprak dinsdag met zijn ambtgenoot uit Kenia over de visserij.", id="nl"),
    _p(
        "es",
        "El presidente recibió el martes en el palacio al primer ministro de Noruega. Ambos gobiernos acordaron reforzar la cooperación energética, según un comunicado.",
        id="es",
    ),
    _p("pt", "O ministro das Relações Exteriores se reuniu na segunda-feira com seu homólogo do Quênia em Brasília.", id="pt"),
    _p("it", "Il ministro degli Esteri ha incontrato lunedì il suo omologo keniano a Roma.", id="it"),
    _p(
        "ca",
        "El president es va reunir dilluns amb el primer ministre de Noruega a Barcelona per parlar de la cooperació energètica.",
        id="ca",
    ),
    _p("ro", "Ministrul de Externe s-a întâlnit luni cu omologul său din Kenya la București, pentru a discuta despre pescuit.", id="ro"),
    _p("sv", "Utrikesministern träffade på måndagen sin kenyanske kollega i Stockholm för att tala om fisket.", id="sv"),
    _p("da", "Udenrigsministeren mødte mandag sin kenyanske kollega i København for at tale om fiskeri.", id="da"),
    _p("no", "Utenriksministeren møtte mandag sin kenyanske kollega i Oslo for å snakke om fisket, og de ble enige om en avtale.", id="no"),
    _p("pl", "Minister spraw zagranicznych spotkał się w poniedziałek w Warszawie ze swoim kenijskim odpowiednikiem.", id="pl"),
    _p("cs", "Ministr zahraničí se v pondělí v Praze setkal se svým keňským protějškem a jednal o rybolovu.", id="cs"),
    _p("hr", "Ministar vanjskih poslova sastao se u ponedjeljak u Zagrebu sa svojim kenijskim kolegom.", id="hr"),
    _p(
        "sl",
        "Zunanji minister se je v ponedeljek v Ljubljani srečal s kenijskim kolegom, s katerim sta se pogovarjala o ribolovu.",
        id="sl",
    ),
    _p("lv", "Ārlietu ministrs pirmdien Rīgā tikās ar savu kolēģi no Kenijas un runāja par zvejniecību.", id="lv"),
    _p("sq", "Ministri i Jashtëm u takua të hënën në Tiranë me homologun e tij nga Kenia për të folur për peshkimin.", id="sq"),
    _p(
        "tr",
        "Dışişleri Bakanı pazartesi günü Ankara'da Kenyalı mevkidaşı ile bir araya geldi ve iki ülke arasında bir anlaşma için görüştü.",
        id="tr",
    ),
    _p("id", "Menteri Luar Negeri bertemu dengan rekannya dari Kenya di Jakarta pada hari Senin untuk membahas perikanan.", id="id"),
    _p("vi", "Bộ trưởng Ngoại giao đã gặp người đồng cấp Kenya tại Hà Nội vào thứ Hai để thảo luận về nghề cá.", id="vi"),
    _p("tl", "Nakipagpulong ang kalihim ng ugnayang panlabas sa kanyang katapat mula sa Kenya sa Maynila noong Lunes.", id="tl"),
    _p("sw", "Waziri wa Mambo ya Nje alikutana na mwenzake wa Norway mjini Nairobi siku ya Jumatatu kwa mazungumzo.", id="sw"),
    _p("ru", "Министр иностранных дел встретился в понедельник в Москве с кенийским коллегой.", id="ru"),
    _p("uk", "Міністр закордонних справ зустрівся в понеділок у Києві з кенійським колегою, щоб обговорити рибальство.", id="uk"),
    _p("bg", "Министърът на външните работи се срещна в понеделник в София с кенийския си колега.", id="bg"),
    _p("sr", "Министар спољних послова састао се у понедељак у Београду са кенијским колегом.", id="sr"),
    _p("ar", "التقى وزير الخارجية يوم الاثنين نظيره الكيني في القاهرة لبحث التعاون بين البلدين.", id="ar"),
    _p("fa", "وزیر امور خارجه روز دوشنبه در تهران با همتای کنیایی خود دیدار کرد و درباره شیلات گفتگو شد.", id="fa"),
    _p("ur", "وزیر خارجہ نے پیر کو اسلام آباد میں اپنے کینیائی ہم منصب سے ملاقات کی۔", id="ur"),
    _p("he", "שר החוץ נפגש ביום שני בירושלים עם עמיתו הקנייתי.", id="he"),
    _p("el", "Ο υπουργός Εξωτερικών συναντήθηκε τη Δευτέρα στην Αθήνα με τον Κενυάτη ομόλογό του.", id="el"),
    _p("hi", "विदेश मंत्री ने सोमवार को नई दिल्ली में अपने केन्याई समकक्ष से मुलाकात की।", id="hi"),
    _p("th", "รัฐมนตรีต่างประเทศพบกับรัฐมนตรีเคนยาที่กรุงเทพฯ เมื่อวันจันทร์", id="th"),
    _p("ko", "외교부 장관은 월요일 서울에서 케냐 외무장관을 만났다.", id="ko"),
    _p("ja", "外相は月曜日、東京でケニアの外相と会談した。", id="ja"),
    _p("zh", "外交部长星期一在北京会见了肯尼亚外长。", id="zh"),
    _p("und", "Zat mirro kelto banna dor venti soma. " * 8, id="nobody knows"),
]


@pytest.mark.parametrize(("code", "text"), SENTENCES)
def test_other_languages(code: str, text: str) -> None:
    assert language_of(text, LANGUAGES) == code


SHORT = [
    _p(
        "fi",
        "Ulkoministeri tapasi maanantaina kenialaisen kollegansa Helsingissä, ja he sopivat myös kalastuksesta, sanoi ministeriö.",
        id="fi",
    ),
    _p("et", "Välisminister kohtus esmaspäeval Tallinnas oma Keenia kolleegiga ning nad leppisid kokku, et kalandus on tähtis.", id="et"),
    _p(
        "sk",
        "Minister zahraničných vecí sa v pondelok v Bratislave stretol so svojím kenským partnerom, ktorý pricestoval na pozvanie vlády.",
        id="sk",
    ),
    _p("hu", "A külügyminiszter hétfőn Budapesten találkozott kenyai kollégájával, és megállapodtak a halászatról.", id="hu"),
    _p("lt", "Užsienio reikalų ministras pirmadienį Vilniuje susitiko su savo kolega iš Kenijos ir aptarė, kaip plėtoti žvejybą.", id="lt"),
]


@pytest.mark.parametrize(("code", "text"), SHORT)
def test_a_short_text_is_what_it_declares_when_its_words_agree(code: str, text: str) -> None:
    assert language_of(text, LANGUAGES) is None
    assert language_of(text, LANGUAGES, code) == code
    assert language_of(text, LANGUAGES, "en") is None
    assert language_of(text, LANGUAGES, "vi") is None


@pytest.mark.parametrize("article", ENGLISH, ids=lambda article: (article.title or article.text)[:30])
def test_english_articles(article: Article) -> None:
    assert language_of(article.text, LANGUAGES) == "en"


def test_no_english_sentence_or_headline_is_taken_for_another_language() -> None:
    sentences = [s for article in ENGLISH for s in re.split(r"(?<=[.!?])\s+", article.text)]
    headlines = [article.title for article in ENGLISH if article.title]
    told = {text: language_of(text, LANGUAGES) for text in (*sentences, *headlines)}
    assert len(told) > 700
    assert {text: code for text, code in told.items() if code not in ("en", None)} == {}


@pytest.mark.parametrize(
    "text",
    [
        _p("", id="nothing"),
        _p("12 34 - 56.", id="no letters"),
        _p("They met.", id="two words"),
        _p("Luiz Inácio Lula da Silva and Nicolás Maduro Moros in Caracas", id="names"),
        _p("Rio de Janeiro, Buenos Aires, São Paulo, La Paz", id="places"),
        _p("The de facto leader Jean-Bertrand de la Croix met Joao da Silva dos Santos.", id="particles of names"),
        _p("Kishida, Yoon, Biden, Trudeau, Meloni, Scholz, Macron, Sunak, von der Leyen, Michel", id="surnames"),
    ],
)
def test_what_is_too_little_to_tell(text: str) -> None:
    assert language_of(text, LANGUAGES) is None


_FRENCH = "Le ministre norvégien a rencontré son homologue kényan à Oslo, et les deux pays ont signé un accord sur la pêche dans le nord."
_BRIEF = "Norwegian Foreign Minister Ingrid Solheim met Kenyan Foreign Minister Peter Otieno in Oslo on Thursday."
_ENGLISH = f"{_BRIEF} It was their third meeting of the year, and they will see each other again at the end of the month."


@pytest.mark.parametrize(
    ("text", "declared", "language", "events"),
    [
        _p(_ENGLISH, None, "en", True, id="English"),
        _p(_ENGLISH, "fr", "en", True, id="English on a page that calls itself French"),
        _p(_BRIEF, "fr", None, True, id="a brief on a page that calls itself French"),
        _p(_FRENCH, "en", "fr", False, id="French on a page that calls itself English"),
        _p("Solheim og Otieno møttes i Oslo.", "no", "no", False, id="too little to tell, declared"),
        _p("Solheim, Otieno: Oslo!", None, None, False, id="too little to tell"),
    ],
)
def test_only_english_has_events(text: str, declared: str | None, language: str | None, events: bool) -> None:
    found = extract(Article(text, "A title", date(2024, 5, 3), language=declared))
    assert (found.language, bool(found.events)) == (language, events)
    assert (found.published, found.title) == (date(2024, 5, 3), "A title")
