"""What people do in a journey: a stage with its worker and its mail, and the hands that press, type and scan."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from django.utils.timezone import localdate
from django.utils.translation import gettext, override
from playwright.sync_api import Browser, Locator, Page, expect

from tests.post import Post, link_in, post_office, words_of
from tests.reading import code_in
from tests.running import Site, scratch_database

TITLE = "Samen leren in Utrecht"
FIRST, SMALL, SECOND = "Taal op het werk", "De kleine zaal", "Sport en wijk"  # the small one has a single chair
SANNE, BART = "sanne@example.org", "bart@example.org"
PEOPLE = {SANNE: ("Sanne", "van der Velde"), BART: ("Bart", "de Boer")}


@dataclass
class Stage:
    """A site with nothing in it yet, its worker, its mail, and the language that everybody speaks."""

    site: Site
    post: Post
    browser: Browser
    language: str
    cast: dict[str, str]

    def say(self, dutch: str) -> str:
        """What stands there in this language."""
        with override(self.language):
            said = gettext(dutch)
        assert self.language == "nl" or said != dutch, f"not translated: {dutch}"
        return said

    def path(self, path: str) -> str:
        """The address in this language."""
        return ("" if self.language == "nl" else "/en") + path

    def window(self, width: int) -> Page:
        """A window of somebody else, without script."""
        context = self.browser.new_context(
            base_url=self.site.address,
            viewport={"width": width, "height": 740},
            locale=self.language,
            java_script_enabled=False,
        )
        context.set_default_timeout(15_000)
        return context.new_page()


@contextmanager
def on_stage(chromium: Browser, folder: Path, language: str) -> Iterator[Stage]:
    """Two web workers and one for the mail."""
    with scratch_database(folder) as url, post_office() as post:
        site = Site(url, folder, DEBUG="0", EMAIL_URL=f"smtp://127.0.0.1:{post.port}")
        site.run("manage.py", "collectstatic", "--noinput", "-v0")
        cast = site.ask("tests.browser.stage", "empty")
        site.start(worker=True)
        try:
            yield Stage(site, post, chromium, language, cast)
        finally:
            site.stop()


def sign_in(stage: Stage, desk: Page, email: str, first: str) -> None:
    """A code by mail, the first to this address; the desk then shows `first`."""
    desk.goto(stage.path("/beheer/"))
    desk.get_by_label(stage.say("Mailadres")).fill(email)
    press(desk, stage.say("Mail mij een inlogcode"))
    mail = words_of(stage.post.wait_for(email, 1))
    code = next(line.strip() for line in mail.splitlines() if line.strip() and " " not in line.strip())
    desk.get_by_label(stage.say("Inlogcode")).fill(code)
    press(desk, stage.say("Inloggen"))
    expect(desk.get_by_role("link", name=stage.say(first)).first).to_be_visible()


def make_conference(stage: Stage, desk: Page) -> date:
    """Eight fields, two rounds, three workshops of which one has a single chair and nobody to give it; published. Its day."""
    say, day = stage.say, localdate() + timedelta(weeks=5)
    desk.get_by_role("link", name=say("Nieuwe bijeenkomst")).first.click()
    desk.get_by_role("link", name=say("Jaarbijeenkomst")).click()
    fill(desk, {say("Titel"): TITLE, say("Dag"): day.isoformat(), say("Van"): "09:30", say("Tot"): "16:30"})
    labelled(desk, say("Locatie")).select_option(label="Het Huis, Utrecht")
    fill(desk, {say("Aantal plekken"): "80", say("Waar gaat het over?"): "Een dag over meedoen."})
    press(desk, say("Bewaar als concept"))
    for name, starts, ends in (("Ronde 1", "11:00", "12:00"), ("Ronde 2", "13:30", "14:30")):
        desk.get_by_role("link", name=say("Ronde erbij")).click()
        fill(desk, {say("Naam"): name, say("Van"): starts, say("Tot"): ends})
        press(desk, say("Bewaar"))
    for title, round_, places in ((FIRST, 1, 20), (SMALL, 2, 1), (SECOND, 2, 20)):
        desk.get_by_role("link", name=say("Onderdeel erbij")).click()
        fill(desk, {say("Titel"): title, say("Aantal plekken"): str(places)})
        labelled(desk, say("Ronde")).select_option(label=f"Ronde {round_}")
        desk.get_by_role("checkbox", name=stage.cast["speaker"]).set_checked(title != SMALL)
        press(desk, say("Bewaar"))
    press(desk, say("Publiceer"))
    assert stage.site.get("/agenda/")[1].count(TITLE) == 1
    return day


def press(page: Page, name: str) -> None:
    """Press the first button that says this, and wait for the page that comes of it."""
    with page.expect_navigation():
        page.get_by_role("button", name=name, exact=True).first.click()


def fill(page: Page, values: dict[str, str]) -> None:
    """Type into the fields with these labels."""
    for label, value in values.items():
        labelled(page, label).fill(value)


def labelled(page: Page, label: str) -> Locator:
    """The field; beside its label may stand that it may stay empty."""
    return page.get_by_label(re.compile(rf"^\s*{re.escape(label)}\s*(\(|$)")).first


def choose(page: Page, workshop: str) -> None:
    """Tap the card of a workshop."""
    page.locator(".b-choice label", has_text=workshop).click()
    assert page.get_by_role("radio", name=workshop).is_checked()


def find(stage: Stage, page: Page, title: str, way: str = "Meld je aan") -> None:
    """From the front page over the agenda to the form; `way` is what the button says."""
    page.goto(stage.path("/"))
    page.get_by_role("link", name=stage.say("Agenda")).first.click()
    page.get_by_role("link", name=title).first.click()
    page.get_by_role("link", name=stage.say(way)).first.click()


def fill_in(stage: Stage, page: Page, email: str, *workshops: str) -> None:
    """Who I am, and what I choose; the browser knows name and address, the rest is by hand."""
    first, family = PEOPLE[email]
    for known, value in (("given-name", first), ("family-name", family), ("email", email)):
        page.locator(f"[autocomplete={known}]").fill(value)
    page.get_by_label(stage.say("Ik kom voor mezelf of als vrijwilliger")).check()
    for workshop in workshops:
        choose(page, workshop)


def register(stage: Stage, page: Page, email: str, *workshops: str) -> None:
    """From the front page to the answer."""
    find(stage, page, TITLE)
    fill_in(stage, page, email, *workshops)
    send(stage, page, email)


def send(stage: Stage, page: Page, email: str) -> None:
    """The answer shows the address, large."""
    press(page, stage.say("Verstuur mijn aanmelding"))
    assert page.locator(".b-mailed strong").inner_text() == email


def read_mail(stage: Stage, page: Page, email: str, folder: Path, *workshops: str) -> tuple[str, str]:
    """The mail names what was chosen; its link opens the page with the ticket, which is the one in the mail.

    Gives the address of the page, and what the ticket's QR says.
    """
    mail = stage.post.wait_for(email, 1)
    assert all(workshop in words_of(mail) for workshop in workshops)
    own_page = link_in(mail, f"{stage.site.address}/aanmelding/")
    page.goto(own_page)
    ticket = scan(page, folder)
    assert ticket == ticket_in(mail, folder)
    return own_page, ticket


def scan(page: Page, folder: Path) -> str:
    """What a camera reads from the ticket on the screen."""
    page.locator(".b-qr").screenshot(path=folder / "qr.png")
    return code_in(folder / "qr.png")


def ticket_in(mail: Any, folder: Path) -> str:
    """What a camera reads from the ticket in the mail."""
    [picture] = [part for part in mail.walk() if part.get_content_type() == "image/png"]
    (folder / "mail.png").write_bytes(picture.get_content())
    return code_in(folder / "mail.png")
