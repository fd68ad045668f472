"""What people do in a journey: a stage with its worker and its mail, and the hands that press, type and scan."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.utils.translation import gettext, override
from PIL import Image
from playwright.sync_api import Browser, Locator, Page, expect
from pyzbar.pyzbar import decode

from tests.post import Post, post_office, words_of
from tests.running import Site, scratch_database


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
def on_stage(chromium: Browser, folder: Path, language: str, what: str = "empty") -> Iterator[Stage]:
    """Two web workers and one for the mail; `what` names what `tests.browser.stage` puts there before the play begins."""
    with scratch_database(folder) as url, post_office() as post:
        site = Site(url, folder, DEBUG="0", EMAIL_URL=f"smtp://127.0.0.1:{post.port}")
        site.run("manage.py", "collectstatic", "--noinput", "-v0")
        cast = site.ask("tests.browser.stage", what)
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


def find(stage: Stage, page: Page, title: str) -> None:
    """From the front page over the agenda to the form."""
    page.goto(stage.path("/"))
    page.get_by_role("link", name=stage.say("Agenda")).first.click()
    page.get_by_role("link", name=title).first.click()
    page.get_by_role("link", name=stage.say("Meld je aan")).first.click()


def fill_in(stage: Stage, page: Page, first: str, family: str, email: str) -> None:
    """Who I am; the browser knows name and address, the rest is by hand."""
    for known, value in (("given-name", first), ("family-name", family), ("email", email)):
        page.locator(f"[autocomplete={known}]").fill(value)
    page.get_by_label(stage.say("Ik kom voor mezelf of als vrijwilliger")).check()


def scan(page: Page, folder: Path) -> str:
    """What a camera reads from the ticket on the screen."""
    page.locator(".b-qr").screenshot(path=folder / "qr.png")
    [found] = decode(Image.open(folder / "qr.png"))
    return found.data.decode()


def ticket_in(mail: Any, folder: Path) -> str:
    """What a camera reads from the ticket in the mail."""
    [picture] = [part for part in mail.walk() if part.get_content_type() == "image/png"]
    (folder / "mail.png").write_bytes(picture.get_content())
    [found] = decode(Image.open(folder / "mail.png"))
    return found.data.decode()
