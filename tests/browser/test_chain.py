"""The whole chain once, in real Chromium with real mail: from an empty desk over two workshops to the certificate and back."""

import re
from collections.abc import Iterator
from datetime import date, datetime, time
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, expect

from events.moments import zone
from tests.browser.acting import (
    FIRST,
    SANNE,
    SECOND,
    SMALL,
    TITLE,
    Stage,
    fill,
    make_conference,
    on_stage,
    press,
    read_mail,
    register,
    scan,
    sign_in,
)
from tests.browser.filming import seeing
from tests.post import link_in, words_of
from tests.reading import hours_of, only_entry, read_paper

pytestmark = [pytest.mark.browser, pytest.mark.zbar]
HANDOUT = b"Vijf vragen om te stellen\n"


@pytest.fixture(params=["nl", "en"])
def stage(request, chromium, tmp_path) -> Iterator[Stage]:
    """A site with nothing in it yet, in each language."""
    with on_stage(chromium, tmp_path, request.param) as made:
        yield made


def test_from_an_empty_desk_to_the_certificate_and_back(stage, tmp_path):
    desk, phone, trainer = stage.window(1280), stage.window(360), stage.window(360)
    sign_in(stage, desk, stage.cast["organiser"], "Nieuwe bijeenkomst")
    day = make_conference(stage, desk)
    set_rule(stage, desk)
    register(stage, phone, SANNE, FIRST, SECOND)
    own_page, ticket = read_mail(stage, phone, SANNE, tmp_path, FIRST, SECOND)
    calendars = [urlsplit(own_page).path + "agenda.ics", follow(stage, phone)]
    read_calendars(stage, calendars, *hours_on(day))

    sign_in(stage, trainer, stage.cast["trainer"], "Mijn onderdelen")
    go_on(stage, "begins", "Ronde 1")
    hand_out(stage, trainer, tmp_path)
    show_ticket(stage, phone, own_page, ticket, tmp_path)
    let_in(stage, trainer, tmp_path)
    go_on(stage, "begins", "Ronde 2")
    let_in_by_hand(stage, trainer, ticket)
    expect(phone.get_by_text("Vijf vragen")).to_have_count(0)

    starts_at, ends_at = go_on(stage, "over")
    close_sessions(stage, trainer, desk)
    close_event(stage, desk)
    certificate = prove(stage, phone, own_page, tmp_path)
    read_handout(stage, phone, own_page)
    everything_of_mine(stage, certificate)
    read_calendars(stage, calendars, starts_at, ends_at)


def go_on(stage: Stage, *words: str) -> tuple[str, str]:
    """Time goes by; gives the hours of the meeting from then on."""
    hours = stage.site.ask("tests.browser.stage", *words)
    return hours["starts_at"], hours["ends_at"]


def hours_on(day: date) -> tuple[str, str]:
    """The hours of the meeting as the organiser typed them, on the clock of the Netherlands."""
    starts_at, ends_at = (datetime.combine(day, hour, zone()).isoformat() for hour in (time(9, 30), time(16, 30)))
    return starts_at, ends_at


def set_rule(stage: Stage, desk: Page) -> None:
    """Who was in both rounds gets a certificate."""
    desk.goto(stage.path("/beheer/"))
    desk.get_by_role("link", name=TITLE).first.click()
    desk.get_by_role("link", name=stage.say("Verander wie er een krijgt")).click()
    desk.get_by_role("radio", name=stage.say("Wie bij een aantal onderdelen was")).check()
    fill(desk, {stage.say("Bij hoeveel onderdelen?"): "2"})
    press(desk, stage.say("Bewaar"))


def follow(stage: Stage, phone: Page) -> str:
    """By the link from the mail to all that is mine, and from there the address that a calendar reads."""
    phone.get_by_role("link", name=stage.say("Mijn bijeenkomsten")).first.click()
    ask_for_mine(stage, phone)
    phone.goto(link_in(stage.post.wait_for(SANNE, 2), f"{stage.site.address}/mijn/"))
    expect(phone.get_by_text(re.compile(f"{FIRST}.*{SECOND}"))).to_be_visible()
    phone.get_by_role("link", name=stage.say("Volg ze in mijn eigen agenda")).click()
    press(phone, stage.say("Maak de link"))
    address = urlsplit(phone.get_by_role("textbox", name=stage.say("Je link")).input_value())
    assert address.path.startswith("/mijn/agenda/")
    return address.path


def ask_for_mine(stage: Stage, page: Page) -> None:
    """A mail, with a link and with figures."""
    page.get_by_label(stage.say("Mailadres")).fill(SANNE)
    press(page, stage.say("Mail mij"))


def read_calendars(stage: Stage, addresses: list[str], *hours: str) -> None:
    """As a reader of others finds them: the day once, at its hours, sure, and under one name in every calendar of hers."""
    names = set()
    for address in addresses:
        status, text, _cookie = stage.site.get(address)
        entry = only_entry(text)
        assert status == 200 and entry.summary.value == TITLE and entry.status.value == "CONFIRMED"
        assert hours_of(entry) == hours
        assert entry.location.value.startswith("Het Huis")
        names.add(entry.uid.value)
    assert len(names) == 1


def hand_out(stage: Stage, trainer: Page, folder: Path) -> None:
    """Ready for who was there, afterwards."""
    path = folder / "vragen.txt"
    path.write_bytes(HANDOUT)
    to_session(stage, trainer, FIRST)
    trainer.get_by_role("link", name=stage.say("Materiaal van dit onderdeel")).click()
    trainer.get_by_label(stage.say("Bestand")).set_input_files(path)
    trainer.get_by_label(stage.say("Titel"), exact=True).fill("Vijf vragen")
    trainer.get_by_role("radio", name=stage.say("Na afloop")).check()
    trainer.get_by_role("radio", name=stage.say("Wie er was")).check()
    press(trainer, stage.say("Zet het erbij"))
    expect(trainer.get_by_role("link", name="Vijf vragen", exact=True)).to_be_visible()


def to_session(stage: Stage, trainer: Page, title: str) -> None:
    """From the desk to the list of my session."""
    trainer.goto(stage.path("/beheer/"))
    trainer.get_by_role("link", name=stage.say("Mijn onderdelen")).first.click()
    trainer.get_by_role("link", name=title, exact=True).click()


def show_ticket(stage: Stage, phone: Page, own_page: str, ticket: str, folder: Path) -> None:
    """On the day the code stands first; it is the same that was mailed. Its picture stays in the folder."""
    phone.goto(own_page)
    expect(phone.get_by_role("heading", name=stage.say("Vandaag, tot zo"))).to_be_visible()
    assert scan(phone, folder) == ticket


def let_in(stage: Stage, trainer: Page, folder: Path) -> None:
    """At the door of the workshop; its camera sees the ticket as the phone showed it, and sees it again."""
    picture = (folder / "qr.png").read_bytes()
    with seeing(picture, folder, stage.browser.browser_type) as browser:
        context = browser.new_context(
            base_url=stage.site.address, viewport={"width": 360, "height": 740}, locale=stage.language
        )
        context.add_cookies(trainer.context.cookies())
        door = context.new_page()
        door.goto(stage.path("/beheer/"))
        door.get_by_role("link", name=stage.say("Mijn onderdelen")).first.click()
        door.get_by_role("link", name=re.compile(f"{stage.say('Open de deur')}.*{FIRST}")).click()
        shown = door.locator("[data-shown]")  # the camera starts by itself: this phone allowed it before
        expect(shown).to_contain_text(stage.say("Welkom"), timeout=20_000)
        expect(shown).to_contain_text("Sanne")
        expect(shown).to_contain_text(stage.say("Al binnen"), timeout=20_000)


def let_in_by_hand(stage: Stage, trainer: Page, ticket: str) -> None:
    """The phone's own camera leads there too, while signed in; what is going on now stands first."""
    trainer.goto(urlsplit(ticket).path)
    expect(trainer.get_by_text("Sanne").first).to_be_visible()
    first = trainer.get_by_role("button", name=stage.say("Laat binnen")).first
    expect(first).to_contain_text(SECOND)
    with trainer.expect_navigation():
        first.click()
    expect(trainer.get_by_role("status")).to_contain_text(stage.say("Welkom"))


def close_sessions(stage: Stage, trainer: Page, desk: Page) -> None:
    """Everybody on the trainer's lists is settled: one press each; the organiser closes what nobody gave."""
    for title in (FIRST, SECOND):
        to_session(stage, trainer, title)
        expect(trainer.get_by_role("radio", name=stage.say("Aanwezig"), exact=True)).to_be_checked()
        press(trainer, stage.say("Sluit de presentie af"))
    to_closing(stage, desk)
    expect(desk.get_by_role("button", name=stage.say("Sluit de bijeenkomst af"))).to_have_count(0)
    desk.get_by_role("link", name=SMALL, exact=True).click()
    press(desk, stage.say("Sluit de presentie af"))


def to_closing(stage: Stage, desk: Page) -> None:
    """From the desk to the page that closes an event."""
    desk.goto(stage.path("/beheer/"))
    desk.get_by_role("link", name=stage.say("Sluit af")).first.click()


def close_event(stage: Stage, desk: Page) -> None:
    """The organiser closes the whole; that releases certificates."""
    to_closing(stage, desk)
    press(desk, stage.say("Sluit de bijeenkomst af"))


def prove(stage: Stage, phone: Page, own_page: str, folder: Path) -> str:
    """Thanks, and a mail that leads to the certificate; the QR on its paper leads a stranger to the check. Its address."""
    mails = "\n".join(words_of(stage.post.wait_for(SANNE, number)) for number in (3, 4))
    assert own_page in mails
    [address] = set(re.findall(re.escape(f"{stage.site.address}/bewijs/") + r"\S*", mails))
    phone.goto(address)
    with phone.expect_download() as download:
        phone.get_by_role("link", name=stage.say("Download (pdf)")).click()
    paper = folder / "bewijs.pdf"
    download.value.save_as(paper)
    words, code = read_paper(paper)
    assert "Sanne van der Velde" in words and TITLE in words
    stranger = stage.window(360)
    stranger.goto(stage.site.address + urlsplit(code).path)
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
    """On another device, opened by the figures from the mail: two hours, the certificate and the materials."""
    office = stage.window(1280)
    office.goto(stage.path("/"))
    office.get_by_role("link", name=stage.say("Mijn bijeenkomsten")).first.click()
    ask_for_mine(stage, office)
    [figures] = re.findall(r"\b\d{3} \d{3}\b", words_of(stage.post.wait_for(SANNE, 5)))
    office.get_by_label(stage.say("Cijfers uit de mail")).fill(figures)
    press(office, "Open")
    row = office.get_by_role("row", name=re.compile(re.escape(TITLE)))
    expect(row.get_by_role("cell").nth(1)).to_have_text("2")
    expect(row.locator(f'a[href="{urlsplit(certificate).path}"]')).to_be_visible()
    expect(row.locator('a[href$="#materiaal"]')).to_be_visible()
    office.context.close()
