"""A place within a minute on a phone, and within two with two workshops.

A person's time is counted by the keystroke-level model (Card, Moran & Newell, 1983): reading, thinking, tapping, typing and
scrolling each cost what they cost a person who does this for the first time; to that comes what the machine took.
"""

import time
from dataclasses import dataclass, field

import pytest
from playwright.sync_api import Page

pytestmark = pytest.mark.browser
WORD, THINK, TAP, KEY, SCROLL = 60 / 240, 1.35, 1.1, 0.4, 1.0  # seconds
WORDS = """() => {
    const button = document.querySelector('main form button').getBoundingClientRect().bottom + scrollY;
    const walk = document.createTreeWalker(document.querySelector('main'), NodeFilter.SHOW_TEXT);
    let words = 0, node;
    while (node = walk.nextNode()) {
        const box = node.parentElement.getBoundingClientRect();
        const seen = box.height > 1 && box.top + scrollY < button && !node.parentElement.closest('select, datalist');
        if (seen) words += node.textContent.trim().split(/\\s+/).filter(Boolean).length;
    }
    return [words, button];
}"""


@dataclass
class Hand:
    """Somebody with a phone; `spent` is what it cost, in seconds."""

    page: Page
    spent: dict[str, float] = field(default_factory=dict)

    def takes(self, what: str, seconds: float) -> None:
        self.spent[what] = self.spent.get(what, 0) + seconds

    def read(self) -> None:
        """All words down to the first button, and the way there."""
        words, height = self.page.evaluate(WORDS)
        self.takes("reading", words * WORD)
        self.takes("scrolling", height / 740 * SCROLL)

    def tap(self, selector: str) -> None:
        self.page.locator(selector).first.click()
        self.takes("tapping", THINK + TAP)

    def type(self, name: str, value: str) -> None:
        self.page.locator(f"[name={name}]").fill(value)
        self.takes("typing", THINK + TAP + KEY * len(value))

    def autofill(self) -> None:
        """The browser fills in what it knows of me, in one tap."""
        for known, value in (("given-name", "Fatma"), ("family-name", "Yılmaz"), ("email", "fatma@example.org")):
            self.page.locator(f"[autocomplete={known}]").fill(value)
        self.takes("tapping", THINK + TAP)

    def send(self) -> None:
        started = time.monotonic()
        with self.page.expect_navigation():
            self.tap("main form button")
        self.takes("the machine", time.monotonic() - started)


def has_a_place(page: Page) -> bool:
    return page.locator(".b-mailed strong").inner_text() == "fatma@example.org"


def test_a_place_within_a_minute(year, pages, phone):
    hand = Hand(phone)
    phone.goto(pages["paths"]["registration-register"])
    hand.read()
    hand.autofill()
    hand.type("organisation", "Gemeente Utr")
    hand.send()
    assert has_a_place(phone)
    print(f"a place: {sum(hand.spent.values()):.0f} s", hand.spent)
    assert sum(hand.spent.values()) <= 60


def test_a_place_with_two_workshops_within_two_minutes(year, pages, phone):
    hand = Hand(phone)
    phone.goto(pages["paths"]["registration-register-conference"])
    hand.read()
    hand.autofill()
    hand.type("organisation", "Gemeente Utr")
    for number in (1, 2):
        hand.tap(f"fieldset:nth-of-type({number}) .b-choice label")
    hand.send()
    assert has_a_place(phone)
    print(f"a place and two workshops: {sum(hand.spent.values()):.0f} s", hand.spent)
    assert sum(hand.spent.values()) <= 120
