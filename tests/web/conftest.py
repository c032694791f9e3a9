"""The page in headless Chromium, with everything logged that it says or asks for. Without a browser the tests are skipped."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from dipltrack.cli.naming import country_namer
from dipltrack.model import StoredEvent
from dipltrack.views.page import page
from tests.web.many import many

_QUIET = (
    "--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update"
    " --disable-sync --hide-scrollbars"
)
DESKTOP, PHONE = (1280, 800), (375, 812)


@dataclass(frozen=True)
class Browser:
    """A browser and the folder of its pages."""

    driver: Any
    folder: Path

    def open(self, events: Sequence[StoredEvent], size: tuple[int, int] = DESKTOP, *, scheme: str = "light", anchor: str = "") -> Path:
        """Write the page of these events and show it; the logs begin with it."""
        path = self.folder / "page.html"
        path.write_text("".join(page(events, country_namer(), title="Harbour diplomacy", today=date(2026, 1, 1))), encoding="utf-8")
        return self.show(path, size, scheme=scheme, anchor=anchor)

    def show(self, path: Path, size: tuple[int, int] = DESKTOP, *, scheme: str = "light", anchor: str = "") -> Path:
        """Show a page in a window of this size and with this theme of the system."""
        metrics = {"width": size[0], "height": size[1], "deviceScaleFactor": 1, "mobile": size == PHONE}
        self.driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", metrics)
        self.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": [{"name": "prefers-color-scheme", "value": scheme}]})
        self.driver.get("about:blank")
        self.driver.get_log("browser"), self.driver.get_log("performance")
        self.driver.get(path.as_uri() + anchor)
        return path

    def run(self, script: str, *arguments: object) -> Any:
        """What a piece of JavaScript returns, after two frames in which the page can draw what was done before it."""
        waiting = "const done = arguments[arguments.length - 1]; requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(() => done((() => {"
        return self.driver.execute_async_script(f"{waiting} {script} }})()))))", *arguments)

    def ready(self) -> int:
        """Milliseconds after which the page could be used; waits until it can be."""
        from selenium.webdriver.support.ui import WebDriverWait

        said = WebDriverWait(self.driver, 60).until(lambda _: self.run("return document.documentElement.dataset.ready"))
        return int(said)

    def text(self, id: str) -> str:
        """The text of an element, shown or not."""
        return str(self.run(f"return document.getElementById('{id}').textContent"))

    def keys(self, *keys: str) -> None:
        """Press keys, one after the other, wherever the focus is."""
        from selenium.webdriver.common.action_chains import ActionChains

        ActionChains(self.driver).send_keys(*keys).perform()

    def element(self, selector: str) -> Any:
        """The first element that a CSS selector finds, once the page has drawn what was done before: a list drawn anew has new elements."""
        self.run("")
        return self.driver.find_element("css selector", selector)

    def said(self) -> list[str]:
        """What the console shows."""
        return [entry["message"] for entry in self.driver.get_log("browser")]

    def requested(self) -> list[str]:
        """Every address that was asked for, those of data in the page left out."""
        messages = [json.loads(entry["message"])["message"] for entry in self.driver.get_log("performance")]
        addresses = [m["params"]["request"]["url"] for m in messages if m["method"] == "Network.requestWillBeSent"]
        return [address for address in addresses if not address.startswith("data:")]


@pytest.fixture(scope="session")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    """Chromium, once for all tests."""
    chromium, driver = shutil.which("chromium"), shutil.which("chromedriver")
    if not (chromium and driver):
        pytest.skip("no browser here: apt-get install chromium chromium-driver")
    from selenium import webdriver
    from selenium.webdriver.chrome.service import Service

    folder = tmp_path_factory.mktemp("web")
    options = webdriver.ChromeOptions()
    options.binary_location = chromium
    for argument in (*_QUIET.split(), f"--user-data-dir={folder / 'profile'}"):
        options.add_argument(argument)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    session = webdriver.Chrome(options=options, service=Service(driver))
    session.set_script_timeout(120)  # the machine may be busy; what has to be quick is measured in the page
    try:
        yield Browser(session, folder)
    finally:
        session.quit()


@pytest.fixture(scope="session")
def some() -> list[StoredEvent]:
    """A hundred and twenty events of one year."""
    return many(120, date(2025, 1, 1), 300)
