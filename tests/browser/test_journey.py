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

from tests.browser.acting import (
    BART,
    FIRST,
    SANNE,
    SECOND,
    SMALL,
    TITLE,
    Stage,
    choose,
    fill,
    fill_in,
    find,
    make_conference,
    on_stage,
    press,
    read_mail,
    register,
    send,
    sign_in,
)
from tests.post import link_in, words_of

pytestmark = [pytest.mark.browser, pytest.mark.zbar]


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
    own_page, ticket = read_mail(stage, phone, SANNE, tmp_path, FIRST)
    strangers_see_a_ticket(stage, ticket)
    wait_for_a_chair(stage, phone, own_page)
    somebody_leaves(stage, phone, own_page)
    move(stage, desk)
    export(stage, desk)


def take_the_only_chair(stage: Stage) -> None:
    """Bart is first in the small workshop."""
    page = stage.window(360)
    register(stage, page, BART, SMALL)
    page.context.close()


def find_and_register(stage: Stage, phone: Page) -> None:
    """One choice now, one later."""
    find(stage, phone, TITLE)
    fill_in(stage, phone, SANNE, FIRST)
    later = phone.get_by_role("radio", name=stage.say("Ik kies later"))
    expect(later).to_have_count(2)
    assert [later.nth(n).is_checked() for n in range(2)] == [False, True]
    send(stage, phone, SANNE)


def strangers_see_a_ticket(stage: Stage, ticket: str) -> None:
    """Whoever scans it sees that it is one, and nobody's name."""
    stranger = stage.window(360)
    assert stranger.goto(ticket).status == 200
    assert "Sanne" not in stranger.content()
    stranger.context.close()


def wait_for_a_chair(stage: Stage, phone: Page, own_page: str) -> None:
    """The second workshop is full: she waits for it, and has another one meanwhile."""
    phone.goto(own_page)
    phone.get_by_role("link", name=stage.say("Ik kies andere workshops")).click()
    choose(phone, SMALL)
    phone.get_by_label(stage.say("Waar ga je heen zolang je wacht op een volle workshop?")).select_option(label=SECOND)
    press(phone, stage.say("Bewaar mijn keuze"))
    assert chosen(phone, stage, SMALL, waiting=True)
    assert chosen(phone, stage, SECOND, waiting=False)


def somebody_leaves(stage: Stage, phone: Page, own_page: str) -> None:
    """Bart cancels from his mail; the chair and the mail about it are Sanne's at once."""
    before = len(stage.post.to(SANNE))
    other = stage.window(360)
    other.goto(link_in(stage.post.wait_for(BART, 1), f"{stage.site.address}/aanmelding/"))
    other.get_by_role("link", name=stage.say("Ik meld me af")).click()
    press(other, stage.say("Ik meld me af"))
    other.context.close()
    mail = stage.post.wait_for(SANNE, before + 1)
    assert SMALL in words_of(mail)
    stage.post.wait_for(BART, 2)
    phone.goto(own_page)
    assert chosen(phone, stage, SMALL, waiting=False)
    expect(phone.get_by_text(SECOND)).to_be_hidden()


def move(stage: Stage, desk: Page) -> None:
    """A week later; who comes is told once, who left is not."""
    before = len(stage.post.to(SANNE))
    moved = localdate() + timedelta(weeks=6)
    desk.goto(stage.path("/beheer/"))
    desk.get_by_role("link", name=TITLE).first.click()
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
    assert FIRST in " ".join(sanne.values()) and SMALL in " ".join(sanne.values())


def chosen(phone: Page, stage: Stage, title: str, *, waiting: bool) -> bool:
    """Whether the page shows the workshop, with or without a waiting list."""
    row = phone.locator(".b-pairs dd", has_text=title).first
    return (stage.say("Wachtlijst") in after(row.inner_text(), title)) is waiting


def after(text: str, title: str) -> str:
    """What stands behind the title: the rest of its line, and the line of its tag."""
    lines = text.splitlines()
    place = next(number for number, line in enumerate(lines) if title in line)
    return " ".join(lines[place : place + 2])
