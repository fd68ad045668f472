"""How a page is looked at: opened as who may see it, at a width, in light or dark."""

import shutil
from typing import Any

from playwright.sync_api import Browser, BrowserContext, Page, Response

from tests.browser.states import Seen

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
OVERFLOW = """() => document.scrollingElement.scrollWidth <= document.documentElement.clientWidth ? [] :
    [...document.querySelectorAll('body *')].filter(one => {
        const box = one.getBoundingClientRect();
        return box.width && box.right > document.documentElement.clientWidth + 1;
    }).map(one => one.outerHTML.slice(0, 80)).slice(0, 5)"""
# The distances that a reader may set for themselves (WCAG 2.2, 1.4.12).
SPACED = """() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(`* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important; }
        p { margin-block-end: 2em !important; }`);
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
}"""
RULES = "() => [...document.styleSheets].reduce((all, sheet) => all + sheet.cssRules.length, 0)"


class Visitor:
    """One browser; each of the cast has a window of their own."""

    def __init__(self, browser: Browser, address: str, found: dict[str, Any]) -> None:
        self.browser, self.address, self.found = browser, address, found
        self.windows: dict[str, BrowserContext] = {}
        self.noise: list[str] = []

    def open(self, seen: Seen, width: int = 1280) -> tuple[Page, Response]:
        """The page, and the answer that it came with."""
        assert self.found["paths"][seen.key], "the year has no such thing"
        page = self._window(seen.who).new_page()
        page.set_viewport_size({"width": width, "height": 800})
        self.noise = []
        page.on("console", lambda said: self.noise.append(said.text) if said.type == "error" else None)
        page.on("request", lambda asked: None if asked.url.startswith(self.address) else self.noise.append(asked.url))
        response = page.goto(self.address + self.found["paths"][seen.key], wait_until="load")
        assert response is not None
        page.evaluate("document.fonts.ready.then(() => true)")  # a face that comes later moves every line
        return page, response

    def _window(self, who: str) -> BrowserContext:
        if who not in self.windows:
            window = self.browser.new_context(locale="nl-NL")
            if who:
                cookie = self.found["cookies"][who]
                window.add_cookies([{"name": "sessionid", "value": cookie, "url": self.address}])
            self.windows[who] = window
        return self.windows[who]
