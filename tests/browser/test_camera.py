"""A ticket of ours before Chromium's own camera: scanned, welcome, and scanned again."""

from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Page, expect, sync_playwright

from tests.browser.looking import CHROMIUM, FLAGS

pytestmark = pytest.mark.browser
WIDE, HIGH, FRAMES = 640, 480, 20


@pytest.fixture(scope="module")
def stage(year) -> dict:
    """Today's meeting, somebody who is not inside, and where the ticket's picture is."""
    return year.ask("tests.browser.camera")


@pytest.fixture
def scanner(year, pages, stage, tmp_path):
    """The trainer's phone at the door of today; its camera sees a ticket on a desk."""
    film = tmp_path / "camera.mjpeg"
    filmed(stage["picture"], film)
    flags = [
        *FLAGS,
        "--use-fake-ui-for-media-stream",
        "--use-fake-device-for-media-stream",
        f"--use-file-for-fake-video-capture={film}",
    ]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=flags)
        window = browser.new_context(locale="nl-NL", viewport={"width": 360, "height": 740})
        window.add_cookies([{"name": "sessionid", "value": pages["cookies"]["trainer"], "url": year.address}])
        page = window.new_page()
        page.noise = []
        page.on("console", lambda said: page.noise.append(said.text) if said.type == "error" else None)
        yield page
        browser.close()


def filmed(picture: str, film: Path) -> None:
    """The ticket as a camera sees it: small, on a grey desk, the same frame again and again."""
    Path(film.with_suffix(".png")).write_bytes(bytes.fromhex(picture))
    ticket = Image.open(film.with_suffix(".png")).convert("RGB").resize((300, 300))
    desk = Image.new("RGB", (WIDE, HIGH), "#8a8f8c")
    desk.paste(ticket, ((WIDE - 300) // 2, (HIGH - 300) // 2))
    frame = film.with_suffix(".jpg")
    desk.save(frame, quality=85)
    film.write_bytes(frame.read_bytes() * FRAMES)


def shown(page: Page):
    """What fills the screen."""
    return page.locator("[data-shown]")


def test_a_ticket_is_scanned_and_the_second_time_is_inside_already(year, stage, scanner: Page):
    weighed = []
    scanner.on("response", lambda got: weighed.append(got))
    scanner.goto(year.address + stage["door"])
    before = int(scanner.locator("[data-inside]").first.inner_text())
    if scanner.locator("[data-start]").is_visible():
        scanner.locator("[data-start]").click()

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
