"""The whole way in real Chromium, with a worker and real mail: from an organiser's empty desk to the exported list."""

import csv
import io
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from django.utils.formats import date_format
from django.utils.timezone import localdate
from django.utils.translation import override
from playwright.sync_api import Page, expect

from tests.browser.acting import Stage, choose, fill, fill_in, find, labelled, on_stage, press, scan, sign_in, ticket_in
from tests.post import link_in, words_of

pytestmark = [pytest.mark.browser, pytest.mark.zbar]
SANNE, BART = "sanne@example.org", "bart@example.org"
TITLES = {"nl": "Samen leren in Utrecht", "en": "Learning together in Utrecht"}


@pytest.fixture(params=["nl", "en"])
def stage(request, chromium, tmp_path) -> Iterator[Stage]:
    """A site with nothing in it yet, in each language."""
    with on_stage(chromium, tmp_path, request.param) as made:
        yield made


def test_from_an_empty_desk_to_the_exported_list(stage, tmp_path):
    desk, phone = stage.window(1280), stage.window(360)
    sign_in(stage, desk, stage.cast["organiser"], "Nieuwe bijeenkomst")
    make_conference(stage, desk)
    take_the_only_chair(stage)
    find_and_register(stage, phone)
    own_page = read_the_mail(stage, phone, tmp_path)
    wait_for_a_chair(stage, phone, own_page)
    somebody_leaves(stage, phone, own_page)
    move(stage, desk)
    export(stage, desk)


def make_conference(stage: Stage, desk: Page) -> None:
    """Eight fields, two rounds, three workshops of which one has a single chair; published."""
    say = stage.say
    desk.get_by_role("link", name=say("Nieuwe bijeenkomst")).first.click()
    desk.get_by_role("link", name=say("Jaarbijeenkomst")).click()
    day = (localdate() + timedelta(weeks=5)).isoformat()
    fill(desk, {say("Titel"): TITLES["nl"], say("Dag"): day, say("Van"): "09:30", say("Tot"): "16:30"})
    labelled(desk, say("Locatie")).select_option(label="Het Huis, Utrecht")
    fill(desk, {say("Aantal plekken"): "80", say("Waar gaat het over?"): "Een dag over meedoen."})
    press(desk, say("Bewaar als concept"))
    for name, starts, ends in (("Ronde 1", "11:00", "12:00"), ("Ronde 2", "13:30", "14:30")):
        desk.get_by_role("link", name=say("Ronde erbij")).click()
        fill(desk, {say("Naam"): name, say("Van"): starts, say("Tot"): ends})
        press(desk, say("Bewaar"))
    for title, round_, places in (("Taal op het werk", 1, 20), ("De kleine zaal", 2, 1), ("Sport en wijk", 2, 20)):
        desk.get_by_role("link", name=say("Onderdeel erbij")).click()
        fill(desk, {say("Titel"): title, say("Aantal plekken"): str(places)})
        labelled(desk, say("Ronde")).select_option(label=f"Ronde {round_}")
        press(desk, say("Bewaar"))
    press(desk, say("Publiceer"))
    assert stage.site.get("/agenda/")[1].count(TITLES["nl"]) == 1


def take_the_only_chair(stage: Stage) -> None:
    """Bart is first in the small workshop."""
    page = stage.window(360)
    find(stage, page, TITLES["nl"])
    fill_in(stage, page, "Bart", "de Boer", BART)
    choose(page, "De kleine zaal")
    press(page, stage.say("Verstuur mijn aanmelding"))
    page.context.close()


def find_and_register(stage: Stage, phone: Page) -> None:
    """One choice now, one later; the answer shows the address, large."""
    find(stage, phone, TITLES["nl"])
    fill_in(stage, phone, "Sanne", "van der Velde", SANNE)
    choose(phone, "Taal op het werk")
    later = phone.get_by_role("radio", name=stage.say("Ik kies later"))
    expect(later).to_have_count(2)
    assert [later.nth(n).is_checked() for n in range(2)] == [False, True]
    press(phone, stage.say("Verstuur mijn aanmelding"))
    assert phone.locator(".b-mailed strong").inner_text() == SANNE


def read_the_mail(stage: Stage, phone: Page, folder: Path) -> str:
    """The mail came over SMTP; its link opens the page with the ticket, whose QR is read from the picture."""
    mail = stage.post.wait_for(SANNE, 1)
    assert "Taal op het werk" in words_of(mail)
    own_page = link_in(mail, f"{stage.site.address}/aanmelding/")
    phone.goto(own_page)
    seen = scan(phone, folder)
    assert seen == ticket_in(mail, folder)
    door = stage.window(360)
    assert door.goto(seen).status == 200
    assert "Sanne" not in door.content()
    door.context.close()
    return own_page


def wait_for_a_chair(stage: Stage, phone: Page, own_page: str) -> None:
    """The second workshop is full: she waits for it, and has another one meanwhile."""
    phone.goto(own_page)
    phone.get_by_role("link", name=stage.say("Ik kies andere workshops")).click()
    choose(phone, "De kleine zaal")
    phone.get_by_label(stage.say("Waar ga je heen zolang je wacht op een volle workshop?")).select_option(
        label="Sport en wijk"
    )
    press(phone, stage.say("Bewaar mijn keuze"))
    assert chosen(phone, stage, "De kleine zaal", waiting=True)
    assert chosen(phone, stage, "Sport en wijk", waiting=False)


def somebody_leaves(stage: Stage, phone: Page, own_page: str) -> None:
    """Bart cancels from his mail; the chair and the mail about it are Sanne's at once."""
    before = len(stage.post.to(SANNE))
    other = stage.window(360)
    other.goto(link_in(stage.post.wait_for(BART, 1), f"{stage.site.address}/aanmelding/"))
    other.get_by_role("link", name=stage.say("Ik meld me af")).click()
    press(other, stage.say("Ik meld me af"))
    other.context.close()
    mail = stage.post.wait_for(SANNE, before + 1)
    assert "De kleine zaal" in words_of(mail)
    stage.post.wait_for(BART, 2)
    phone.goto(own_page)
    assert chosen(phone, stage, "De kleine zaal", waiting=False)
    expect(phone.get_by_text("Sport en wijk")).to_be_hidden()


def move(stage: Stage, desk: Page) -> None:
    """A week later; who comes is told once, who left is not."""
    before = len(stage.post.to(SANNE))
    moved = localdate() + timedelta(weeks=6)
    desk.goto(stage.path("/beheer/"))
    desk.get_by_role("link", name=TITLES["nl"]).first.click()
    desk.get_by_role("link", name=stage.say("Verplaats")).click()
    fill(desk, {stage.say("Nieuwe dag"): moved.isoformat(), stage.say("Waarom? Dit staat in de mail."): "Staking."})
    press(desk, stage.say("Verplaats en mail iedereen"))
    mail = stage.post.wait_for(SANNE, before + 1)
    with override(stage.language):
        assert date_format(moved, "j F") in words_of(mail) or date_format(moved, "F j") in words_of(mail)
    assert "Staking." in words_of(mail)
    stage.site.run("manage.py", "bijeen_work", "--once")
    assert len(stage.post.to(SANNE)) == before + 1
    assert len(stage.post.to(BART)) == 2


def export(stage: Stage, desk: Page) -> None:
    """The list as CSV says who comes to what."""
    desk.get_by_role("link", name=stage.say("Aanmeldingen")).first.click()
    with desk.expect_download() as download:
        desk.get_by_role("link", name=stage.say("Csv")).click()
    text = Path(download.value.path()).read_text("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text), delimiter=";" if ";" in text.splitlines()[0] else ","))
    [sanne] = [row for row in rows if SANNE in " ".join(map(str, row.values()))]
    assert "Taal op het werk" in " ".join(sanne.values()) and "De kleine zaal" in " ".join(sanne.values())


def chosen(phone: Page, stage: Stage, title: str, *, waiting: bool) -> bool:
    """Whether the page shows the workshop, with or without a waiting list."""
    row = phone.locator(".b-pairs dd", has_text=title).first
    return (stage.say("Wachtlijst") in after(row.inner_text(), title)) is waiting


def after(text: str, title: str) -> str:
    """What stands behind the title: the rest of its line, and the line of its tag."""
    lines = text.splitlines()
    place = next(number for number, line in enumerate(lines) if title in line)
    return " ".join(lines[place : place + 2])
