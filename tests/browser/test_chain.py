"""The whole chain once, in real Chromium with real mail: register, be seen, get the materials, prove it, and find it all back."""

import re
import subprocess
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
import vobject
from PIL import Image
from playwright.sync_api import Page, expect
from pyzbar.pyzbar import decode

from tests.browser.acting import Stage, fill_in, find, on_stage, press, scan, sign_in
from tests.browser.filming import seeing
from tests.post import link_in, words_of

pytestmark = [pytest.mark.browser, pytest.mark.zbar]
SANNE = "sanne@example.org"
HANDOUT = b"Vijf vragen om te stellen\n"


@pytest.fixture(params=["nl", "en"])
def stage(request, chromium, tmp_path) -> Iterator[Stage]:
    """A meeting of today."""
    with on_stage(chromium, tmp_path, request.param, "today") as made:
        yield made


def test_from_the_agenda_to_the_certificate_and_back(stage, tmp_path):
    phone, trainer, desk = stage.window(360), stage.window(360), stage.window(1280)
    own_page, ticket = register(stage, phone, tmp_path)
    sign_in(stage, trainer, stage.cast["trainer"], "Mijn onderdelen")
    let_in(stage, trainer, tmp_path)
    sees_a_ticket(trainer, ticket)
    read_calendar(stage, own_page)
    hand_out(stage, trainer, tmp_path)
    phone.goto(own_page)
    expect(phone.get_by_text("Vijf vragen")).to_have_count(0)
    stage.site.ask("tests.browser.stage", "later")
    close_session(stage, trainer)
    thanks = stage.post.wait_for(SANNE, 2)
    assert link_in(thanks, f"{stage.site.address}/aanmelding/") == own_page
    close_event(stage, desk)
    certificate = prove(stage, phone, tmp_path)
    read_handout(stage, phone, own_page)
    everything_of_mine(stage, certificate)


def register(stage: Stage, phone: Page, folder: Path) -> tuple[str, str]:
    """On the phone; gives the own page out of the mail, and what the ticket's QR says."""
    find(stage, phone, stage.cast["title"])
    fill_in(stage, phone, "Sanne", "van der Velde", SANNE)
    press(phone, stage.say("Verstuur mijn aanmelding"))
    own_page = link_in(stage.post.wait_for(SANNE, 1), f"{stage.site.address}/aanmelding/")
    phone.goto(own_page)
    return own_page, scan(phone, folder)


def let_in(stage: Stage, trainer: Page, folder: Path) -> None:
    """The one door of today opens at once; its camera sees the ticket as the phone showed it, and sees it again."""
    picture = (folder / "qr.png").read_bytes()
    with seeing(picture, folder, stage.browser.browser_type) as browser:
        context = browser.new_context(
            base_url=stage.site.address, viewport={"width": 360, "height": 740}, locale=stage.language
        )
        context.add_cookies(trainer.context.cookies())
        door = context.new_page()
        door.goto("/inchecken/")
        if door.locator("[data-start]").is_visible():
            door.locator("[data-start]").click()
        shown = door.locator("[data-shown]")
        expect(shown).to_contain_text(stage.say("Welkom"), timeout=20_000)
        expect(shown).to_contain_text("Sanne")
        expect(shown).to_contain_text(stage.say("Al binnen"), timeout=20_000)


def sees_a_ticket(trainer: Page, ticket: str) -> None:
    """The phone's own camera leads there too, while signed in."""
    trainer.goto(urlsplit(ticket).path)
    expect(trainer.get_by_text("Sanne").first).to_be_visible()


def read_calendar(stage: Stage, own_page: str) -> None:
    """The entry as a reader of others finds it: her own meeting, at its hour."""
    status, text, _cookie = stage.site.get(urlsplit(own_page).path + "agenda.ics")
    entry = vobject.readOne(text).vevent
    assert status == 200 and entry.summary.value == stage.cast["title"]
    assert entry.dtstart.value.isoformat() == stage.cast["starts_at"]


def hand_out(stage: Stage, trainer: Page, folder: Path) -> None:
    """Ready for who was there, afterwards."""
    path = folder / "vragen.txt"
    path.write_bytes(HANDOUT)
    trainer.goto(stage.path("/beheer/"))
    to_session(stage, trainer)
    trainer.get_by_role("link", name=stage.say("Materiaal van dit onderdeel")).click()
    trainer.get_by_label(stage.say("Bestand")).set_input_files(path)
    trainer.get_by_label(stage.say("Titel"), exact=True).fill("Vijf vragen")
    trainer.get_by_role("radio", name=stage.say("Na afloop")).check()
    trainer.get_by_role("radio", name=stage.say("Wie er was")).check()
    press(trainer, stage.say("Zet het erbij"))
    expect(trainer.get_by_role("link", name="Vijf vragen", exact=True)).to_be_visible()


def to_session(stage: Stage, trainer: Page) -> None:
    """From the desk to the list of my session."""
    trainer.get_by_role("link", name=stage.say("Mijn onderdelen")).first.click()
    trainer.get_by_role("link", name=stage.cast["title"]).first.click()


def close_session(stage: Stage, trainer: Page) -> None:
    """Everybody on the list is settled: one press."""
    trainer.goto(stage.path("/beheer/"))
    to_session(stage, trainer)
    expect(trainer.get_by_role("radio", name=stage.say("Aanwezig"), exact=True)).to_be_checked()
    press(trainer, stage.say("Sluit de presentie af"))


def close_event(stage: Stage, desk: Page) -> None:
    """The organiser closes the whole; that releases certificates."""
    sign_in(stage, desk, stage.cast["organiser"], "Nieuwe bijeenkomst")
    desk.get_by_role("link", name=stage.say("Sluit af")).first.click()
    press(desk, stage.say("Sluit de bijeenkomst af"))


def prove(stage: Stage, phone: Page, folder: Path) -> str:
    """The mail leads to the certificate; the QR on its paper leads a stranger to the check. Gives the holder's address."""
    address = link_in(stage.post.wait_for(SANNE, 3), f"{stage.site.address}/bewijs/")
    phone.goto(address)
    with phone.expect_download() as download:
        phone.get_by_role("link", name=stage.say("Download (pdf)")).click()
    paper = folder / "bewijs.pdf"
    download.value.save_as(paper)
    words = subprocess.run(["pdftotext", paper, "-"], capture_output=True, check=True).stdout.decode()
    assert "Sanne van der Velde" in words and stage.cast["title"] in words
    subprocess.run(["pdftoppm", "-r", "150", "-png", "-singlefile", paper, folder / "bewijs"], check=True)
    [code] = decode(Image.open(folder / "bewijs.png"))
    stranger = stage.window(360)
    stranger.goto(stage.site.address + urlsplit(code.data.decode()).path)
    expect(stranger.get_by_role("heading", name=stage.say("Dit deelnamebewijs is geldig"))).to_be_visible()
    expect(stranger.get_by_text("Sanne van der Velde")).to_be_visible()
    stranger.context.close()
    return address


def read_handout(stage: Stage, phone: Page, own_page: str) -> None:
    """It is there now, and it is what the trainer put there."""
    phone.goto(own_page)
    with phone.expect_download() as download:
        phone.get_by_role("link", name="Vijf vragen").first.click()
    assert Path(download.value.path()).read_bytes() == HANDOUT


def everything_of_mine(stage: Stage, certificate: str) -> None:
    """On another device, opened by the figures from the mail."""
    office = stage.window(1280)
    office.goto(stage.path("/"))
    office.get_by_role("link", name=stage.say("Mijn bijeenkomsten")).first.click()
    office.get_by_label(stage.say("Mailadres")).fill(SANNE)
    press(office, stage.say("Mail mij"))
    mail = words_of(stage.post.wait_for(SANNE, 4))
    [figures] = re.findall(r"\b\d{3} \d{3}\b", mail)
    office.get_by_label(stage.say("Cijfers uit de mail")).fill(figures)
    press(office, "Open")
    row = office.get_by_role("row", name=re.compile(re.escape(stage.cast["title"])))
    expect(row.get_by_role("cell").nth(1)).to_have_text("3")
    expect(row.locator(f'a[href="{urlsplit(certificate).path}"]')).to_be_visible()
    expect(row.locator('a[href$="#materiaal"]')).to_be_visible()
    office.context.close()
