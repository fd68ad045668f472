"""A ticket of ours before Chromium's own camera: scanned, welcome, and scanned again."""

import pytest
from playwright.sync_api import Page, expect, sync_playwright

from tests.browser.filming import seeing

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def stage(year) -> dict:
    """Today's meeting, somebody who is not inside, and where the ticket's picture is."""
    return year.ask("tests.browser.camera")


@pytest.fixture
def scanner(year, pages, stage, tmp_path):
    """The trainer's phone at the door of today; its camera sees a ticket on a desk."""
    with sync_playwright() as play, seeing(bytes.fromhex(stage["picture"]), tmp_path, play.chromium) as browser:
        window = browser.new_context(locale="nl-NL", viewport={"width": 360, "height": 740})
        window.add_cookies([{"name": "sessionid", "value": pages["cookies"]["trainer"], "url": year.address}])
        page = window.new_page()
        page.noise = []
        page.on("console", lambda said: page.noise.append(said.text) if said.type == "error" else None)
        yield page


def shown(page: Page):
    """What fills the screen."""
    return page.locator("[data-shown]")


def test_a_ticket_is_scanned_and_the_second_time_is_inside_already(year, stage, scanner: Page):
    weighed = []
    scanner.on("response", lambda got: weighed.append(got))
    scanner.goto(year.address + stage["door"])
    before = int(scanner.locator("[data-inside]").first.inner_text())

    expect(shown(scanner)).to_contain_text("Welkom", timeout=20_000)
    expect(shown(scanner)).to_contain_text(stage["name"])
    expect(shown(scanner)).to_contain_text(f"Nummer {before + 1} van")
    expect(shown(scanner)).to_contain_text("Al binnen", timeout=15_000)
    expect(scanner.locator("[data-inside]").first).to_have_text(str(before + 1))

    shown(scanner).get_by_role("button", name="Maak ongedaan").click()
    expect(shown(scanner)).to_contain_text("Teruggedraaid")
    assert scanner.noise == []
    assert weight(weighed) <= 200_000


def test_a_scan_that_cannot_be_sent_stays_and_is_sent_again(year, stage, scanner: Page):
    api = f"{year.address}/api/v1/checkins"
    scanner.route(api, lambda route: route.abort())
    scanner.goto(year.address + stage["door"])
    expect(scanner.get_by_text("Niet verstuurd:")).to_be_visible(timeout=20_000)
    assert int(scanner.locator("[data-number]").inner_text()) >= 1
    scanner.unroute(api)
    scanner.locator("[data-retry]").click()
    expect(shown(scanner)).to_contain_text(stage["name"], timeout=15_000)
    expect(scanner.locator("[data-waiting]")).to_be_hidden()


def weight(responses: list) -> int:
    """Bytes over the wire of everything that came once, but for what was asked again and again."""
    once = {got.url: got for got in responses if "/api/" not in got.url and "/antwoord/" not in got.url}
    return sum(got.request.sizes()["responseBodySize"] for got in once.values())
