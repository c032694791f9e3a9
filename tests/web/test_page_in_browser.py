"""The page, used as readers use it: with a mouse, with keys, on a phone, in the dark, with thousands of events."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from dipltrack.model import StoredEvent, When
from tests.web.conftest import DESKTOP, PHONE, Browser
from tests.web.many import many

pytestmark = pytest.mark.web

HOSTILE = "</script><script>document.title = 'broken'</script><img src=x onerror=alert(1)> \u2028 \u202eedocne\u202c & <!--"


def _count(browser: Browser) -> int:
    """The number of events that the page says it shows."""
    return int(browser.text("count").split()[0].replace(",", ""))


def _shows(browser: Browser, number: int) -> bool:
    """Whether the page comes to show so many events: on a busy machine a click may reach it late."""
    from selenium.webdriver.support.ui import WebDriverWait

    return bool(WebDriverWait(browser.driver, 60, poll_frequency=0.05).until(lambda _: _count(browser) == number))


def _type(browser: Browser, id: str, words: str) -> object:
    return browser.element(f"#{id}").send_keys(words)


def _choose(browser: Browser, id: str, value: str) -> object:
    return browser.run(
        f"const e = document.getElementById('{id}'); e.value = '{value}'; e.dispatchEvent(new Event('input', {{bubbles: true}}))"
    )


def test_the_page_says_nothing_on_the_console_and_asks_for_nothing(browser: Browser, some: list[StoredEvent]) -> None:
    path = browser.open(some)
    browser.element("#list button").click()
    browser.element("#close").click()
    browser.element("#theme").click()
    assert browser.said() == []
    assert browser.requested() == [path.as_uri()]


def test_a_request_and_an_error_would_have_been_seen(browser: Browser, tmp_path: Path) -> None:
    path = tmp_path / "bad.html"
    path.write_text("<img src='missing.png'><script>nothing()</script>", encoding="utf-8")
    browser.show(path)
    assert browser.requested() == [path.as_uri(), (tmp_path / "missing.png").as_uri()]
    assert any("nothing is not defined" in line for line in browser.said())


def test_what_may_not_run_does_not_run(browser: Browser, some: list[StoredEvent]) -> None:
    browser.open(some)
    browser.run("const s = document.createElement('script'); s.textContent = 'document.title = 1'; document.body.append(s)")
    assert browser.driver.title == "Harbour diplomacy"
    assert any("Content Security Policy" in line for line in browser.said())


def test_words_of_an_article_stay_words(browser: Browser, some: list[StoredEvent]) -> None:
    event = some[0].event
    piece = some[0].evidence[0]
    hostile = replace(
        some[0],
        event=replace(event, title=HOSTILE, place=HOSTILE, topic=HOSTILE),
        evidence=(replace(piece, source=HOSTILE, url="javascript:alert(1)", evidence=replace(piece.evidence, text=HOSTILE)),),
    )
    browser.open([hostile])
    browser.element("#list button").click()
    shown = "</script><script>document.title = 'broken'</script><img src=x onerror=alert(1)>   <U+202E>edocne<U+202C> & <!--"
    assert browser.text("panel-title") == shown
    assert browser.run("return document.querySelector('#evidence p').textContent") == shown
    assert browser.run("return document.querySelectorAll('#evidence a, img').length") == 0
    assert (browser.driver.title, browser.said()) == ("Harbour diplomacy", [])


@pytest.mark.parametrize(
    ("act", "wanted"),
    [
        pytest.param(lambda b: None, lambda e: True, id="none"),
        pytest.param(lambda b: _choose(b, "country", "CHN"), lambda e: "CHN" in e.event.countries, id="country"),
        pytest.param(
            lambda b: (_choose(b, "country", "CHN"), _choose(b, "partner", "USA")),
            lambda e: {"CHN", "USA"} <= set(e.event.countries),
            id="two countries",
        ),
        pytest.param(lambda b: _type(b, "person", "ERIKSEN"), lambda e: any("Eriksen" in name for name in e.event.people), id="person"),
        pytest.param(
            lambda b: _type(b, "person", "lucia"), lambda e: any("Lucía" in name for name in e.event.people), id="person without accents"
        ),
        pytest.param(lambda b: _type(b, "words", "visas student"), lambda e: "student visas" in e.event.title, id="words"),
        pytest.param(lambda b: b.element("#kinds [value=meeting]").click(), lambda e: e.event.kind != "meeting", id="kind"),
        pytest.param(lambda b: b.element("#statuses [value=planned]").click(), lambda e: e.event.status != "planned", id="status"),
    ],
)
def test_filters(
    browser: Browser, some: list[StoredEvent], act: Callable[[Browser], object], wanted: Callable[[StoredEvent], bool]
) -> None:
    browser.open(some)
    act(browser)
    number = sum(map(wanted, some))
    assert number > 0
    assert _shows(browser, number)
    assert browser.run("return document.querySelectorAll('#list li').length") == min(number, 50)
    browser.element("#reset").click()
    assert _shows(browser, len(some))


def test_nothing_left_says_so(browser: Browser, some: list[StoredEvent]) -> None:
    browser.open(some)
    _type(browser, "words", "xylophone")
    assert _shows(browser, 0)
    assert browser.text("list").startswith("No events match.")
    assert browser.run("return document.getElementById('timeline').dataset.shows") == "nothing"


def test_no_events_and_no_dates_are_shown_too(browser: Browser, some: list[StoredEvent]) -> None:
    browser.open([])
    assert browser.text("list") == "There are no events in this file."
    browser.open([replace(some[0], event=replace(some[0].event, when=When()))])
    assert _shows(browser, 1)
    assert browser.said() == []


def test_zooming_in_shows_titles_and_out_shows_all(browser: Browser, some: list[StoredEvent]) -> None:
    browser.open(some)
    shows = "return document.getElementById('timeline').dataset.shows"
    assert browser.run(shows) == "marks"
    for _ in range(6):
        browser.element("#zoom-in").click()
    assert browser.run(shows) == "titles"
    assert 0 < _count(browser) < len(some)
    browser.element("#zoom-all").click()
    assert _shows(browser, len(some))


@pytest.mark.parametrize("keys", [pytest.param("+" * 5, id="plus"), pytest.param("=" * 5, id="plus without shift")])
def test_keys_zoom(browser: Browser, some: list[StoredEvent], keys: str) -> None:
    browser.open(some)
    browser.run("document.getElementById('timeline').focus()")
    browser.keys(*keys)
    assert _count(browser) < len(some)
    browser.keys("0")
    assert _shows(browser, len(some))


def test_arrow_keys_go_from_event_to_event_and_escape_comes_back(browser: Browser, some: list[StoredEvent]) -> None:
    from selenium.webdriver.common.keys import Keys

    ordered = sorted((e for e in some if e.event.when.start), key=lambda e: (str(e.event.when.start), e.id))
    browser.open(some)
    browser.run("document.getElementById('timeline').focus()")
    browser.keys(Keys.ARROW_RIGHT, Keys.ARROW_RIGHT, Keys.ARROW_RIGHT, Keys.ARROW_LEFT)
    assert ordered[1].event.title in browser.text("said")
    assert "2 of 120" in browser.text("said")
    browser.keys(Keys.ENTER)
    assert browser.text("panel-title") == ordered[1].event.title
    assert browser.run("return document.activeElement.id") == "panel-title"
    assert browser.driver.current_url.endswith(f"#event-{ordered[1].id}")
    browser.keys(Keys.ESCAPE)
    assert browser.run("return [document.getElementById('panel').hidden, document.activeElement.id]") == [True, "timeline"]
    browser.keys(Keys.HOME)
    assert "1 of 120" in browser.text("said")


def test_everything_can_be_reached_with_the_tab_key(browser: Browser, some: list[StoredEvent]) -> None:
    browser.open(some[:3])
    reached = []
    for _ in range(30):
        browser.keys("\ue004")
        reached.append(browser.run("const e = document.activeElement; return e.id || e.value || e.dataset.id || e.tagName"))
    order = ["theme", "country", "partner", "person", "words", "reset", "zoom-out", "zoom-in", "zoom-all", "timeline", "order", "matrix"]
    assert [name for name in reached if name in order][: len(order)] == order


def test_the_panel_shows_the_evidence_with_outlet_and_date(browser: Browser, some: list[StoredEvent]) -> None:
    told = next(e for e in some if len(e.evidence) > 1)
    browser.open(some, anchor=f"#event-{told.id}")
    assert browser.text("panel-title") == told.event.title
    quotes = browser.run(
        "return [...document.querySelectorAll('#evidence blockquote')].map((q) => [...q.children].map((c) => c.textContent))"
    )
    assert quotes == [[piece.evidence.text, f"{piece.source}, {piece.published}"] for piece in told.evidence]
    links = browser.run("return [...document.querySelectorAll('#evidence a')].map((a) => [a.href, a.rel])")
    assert links == [[piece.url, "noopener noreferrer external"] for piece in told.evidence]
    browser.element("#next").click()
    assert browser.text("panel-title") != told.event.title


def test_a_number_of_the_matrix_leads_to_the_events_of_the_pair(browser: Browser, some: list[StoredEvent]) -> None:
    browser.open(some)
    pairs = Counter(pair for e in some for pair in [frozenset(e.event.countries)] if len(pair) > 1)
    assert pairs
    label, number = browser.run("const b = document.querySelector('#matrix button'); b.click(); return [b.title, Number(b.textContent)]")
    assert label.endswith(f"{number} event{'' if number == 1 else 's'}")
    assert _shows(browser, number)
    chosen = browser.run("return ['country', 'partner'].map((id) => document.getElementById(id).value)")
    assert number == sum(set(chosen) <= set(e.event.countries) for e in some)


def test_dragging_over_the_counts_chooses_a_stretch(browser: Browser, some: list[StoredEvent]) -> None:
    from selenium.webdriver.common.action_chains import ActionChains

    browser.open(some)
    overview = browser.element("#overview")
    ActionChains(browser.driver).move_to_element_with_offset(overview, -200, 0).click_and_hold().move_by_offset(300, 0).release().perform()
    assert 0 < _count(browser) < len(some)
    assert " to " in browser.text("count")


def test_the_counts_are_there_as_a_table(browser: Browser, some: list[StoredEvent]) -> None:
    browser.open(some)
    browser.element("#numbers summary").click()
    cells = browser.run("return [...document.querySelectorAll('#numbers tbody tr')].map((r) => Number(r.lastChild.textContent))")
    assert sum(cells) == sum(e.event.when.start is not None for e in some)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [pytest.param(DESKTOP, id="desktop"), pytest.param(PHONE, id="phone")])
def test_nothing_sticks_out_and_words_stand_out(browser: Browser, some: list[StoredEvent], size: tuple[int, int], scheme: str) -> None:
    browser.open(some, size, scheme=scheme)
    assert browser.run("return [document.documentElement.scrollWidth, innerWidth]") == [size[0], size[0]]
    browser.element("#list button").click()
    assert browser.run("return document.documentElement.scrollWidth") == size[0]
    faint = browser.run(_FAINT)
    assert faint == []


# Text whose contrast to what is behind it is less than 4.5 (WCAG AA), by what the browser computes.
_FAINT = """
const canvas = Object.assign(document.createElement("canvas"), {width: 1, height: 1}).getContext("2d", {willReadFrequently: true});
const rgba = (colour) => { canvas.clearRect(0, 0, 1, 1); canvas.fillStyle = colour; canvas.fillRect(0, 0, 1, 1); return canvas.getImageData(0, 0, 1, 1).data; };
const behind = (e) => { for (; e; e = e.parentElement) { const c = getComputedStyle(e).backgroundColor; if (rgba(c)[3] === 255) return c; } return "white"; };
const light = (colour) => { const [r, g, b] = [...rgba(colour)].map((v) => (v /= 255) <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4); return 0.2126 * r + 0.7152 * g + 0.0722 * b; };
const contrast = (a, b) => (Math.max(light(a), light(b)) + 0.05) / (Math.min(light(a), light(b)) + 0.05);
return [...document.querySelectorAll("body *")].filter((e) => e.checkVisibility() && [...e.childNodes].some((n) => n.nodeType === 3 && n.textContent.trim()))
  .filter((e) => !e.closest("option, canvas, datalist, noscript"))
  .map((e) => [e.tagName, e.className, e.textContent.slice(0, 30), contrast(getComputedStyle(e).color, behind(e))]).filter((row) => row[3] < 4.5);
"""


def test_a_window_made_narrower_keeps_the_focus_in_the_list(browser: Browser, some: list[StoredEvent]) -> None:
    browser.open(some)
    browser.run("document.querySelector('#list button').focus()")
    width = "return document.querySelector('#timeline').clientWidth"
    before = browser.run(width)
    browser.driver.execute_cdp_cmd(
        "Emulation.setDeviceMetricsOverride", {"width": 700, "height": 800, "deviceScaleFactor": 1, "mobile": False}
    )
    assert browser.run(width) < before
    assert browser.run("return document.activeElement === document.querySelector('#list button')")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_switch_changes_the_theme(browser: Browser, some: list[StoredEvent], scheme: str) -> None:
    browser.open(some, scheme=scheme)
    paper = "return getComputedStyle(document.documentElement).backgroundColor"
    before = browser.run(paper)
    browser.element("#theme").click()
    assert browser.run(paper) != before
    assert browser.text("theme").lower() == scheme  # it offers the way back


def test_controls_have_names_and_ids_are_unique(browser: Browser, some: list[StoredEvent]) -> None:
    browser.open(some)
    browser.element("#list button").click()
    nodes = browser.driver.execute_cdp_cmd("Accessibility.getFullAXTree", {})["nodes"]
    used = {"button", "textbox", "searchbox", "combobox", "checkbox", "link", "dialog", "application", "image", "img"}
    controls = [n for n in nodes if not n.get("ignored") and n["role"]["value"] in used]
    assert len(controls) > 20
    assert [n["role"]["value"] for n in controls if not n.get("name", {}).get("value")] == []
    ids = browser.run("return [...document.querySelectorAll('[id]')].map((e) => e.id)")
    assert len(ids) == len(set(ids))


def test_the_printed_page_has_every_event_with_its_sentence(browser: Browser, some: list[StoredEvent]) -> None:
    browser.open(some)
    browser.run("window.dispatchEvent(new Event('beforeprint'))")
    browser.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "print"})
    try:
        shown = browser.run(
            "return [document.querySelectorAll('#list li').length, ...['.filters', '#theme', '#more'].map((s) => document.querySelector(s).checkVisibility()),"
            " document.querySelector('.quote').checkVisibility()]"
        )
    finally:
        browser.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": ""})
    assert shown == [len(some), False, False, False, True]


def test_five_thousand_events_are_there_at_once(browser: Browser, capsys: pytest.CaptureFixture[str]) -> None:
    browser.open(many(5_000))
    ready = browser.ready()
    started = browser.run("return performance.now()")
    _choose(browser, "country", "JPN")
    filtered = browser.run("return performance.now()") - started
    with capsys.disabled():
        print(f"\n5,000 events: interactive after {ready} ms, filtered and drawn after {filtered:.0f} ms")
    assert 0 < _count(browser) < 5_000
    assert ready < 10_000  # measured 600; the promise is 2,000, and a busy machine may take five times as long
    assert filtered < 10_000
