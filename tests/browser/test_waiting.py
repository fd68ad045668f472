"""Waiting in real Chromium, with a worker and real mail: an organiser whose places are offered, somebody who says yes, and a
contact whose colleagues come only together."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from django.utils.timezone import localdate
from playwright.sync_api import Page, expect

from tests.browser.acting import (
    BART,
    SANNE,
    TITLE,
    Stage,
    fill,
    fill_in,
    find,
    labelled,
    on_stage,
    press,
    register,
    send,
    sign_in,
)
from tests.post import link_in, words_of

pytestmark = [pytest.mark.browser, pytest.mark.zbar]
LOTTE, COLLEAGUES = "lotte@example.org", {"vos@example.org": "Dominique Vos", "benali@example.org": "Ahmed Benali"}


@pytest.fixture(params=["nl", "en"])
def stage(request, chromium, tmp_path) -> Iterator[Stage]:
    """A site with nothing in it yet, in each language."""
    with on_stage(chromium, tmp_path, request.param) as made:
        yield made


def test_a_place_is_offered_and_colleagues_wait_for_each_other(stage):
    desk, phone, contact = stage.window(1280), stage.window(360), stage.window(360)
    sign_in(stage, desk, stage.cast["organiser"], "Nieuwe bijeenkomst")
    make_a_small_meeting(stage, desk)
    take_the_only_place(stage)
    go_on_the_list(stage, phone)
    expect(phone.get_by_text(stage.say("Je staat op de wachtlijst")).first).to_be_visible()
    colleagues_only_together(stage, contact)
    somebody_leaves(stage)
    say_yes(stage, phone)
    two_places_more(stage, desk)
    both_are_offered_a_place(stage, contact)


def make_a_small_meeting(stage: Stage, desk: Page) -> None:
    """One place, and what comes free is offered; published."""
    say, day = stage.say, localdate() + timedelta(weeks=5)
    desk.get_by_role("link", name=say("Nieuwe bijeenkomst")).first.click()
    desk.get_by_role("link", name="Workshop", exact=True).click()
    fill(desk, {say("Titel"): TITLE, say("Dag"): day.isoformat(), say("Van"): "09:30", say("Tot"): "12:30"})
    labelled(desk, say("Locatie")).select_option(label="Het Huis, Utrecht")
    fill(desk, {say("Aantal plekken"): "1", say("Waar gaat het over?"): "Een ochtend over meedoen."})
    press(desk, say("Bewaar als concept"))
    desk.get_by_role("link", name=say("Bewerk")).first.click()
    labelled(desk, say("Waar gaat een vrije plek heen?")).select_option(value="offered")
    press(desk, say("Bewaar"))
    desk.get_by_role("link", name=say("Publiceer")).first.click()
    why = desk.get_by_label(say("Waarom publiceer je nu al?"))
    if why.count():
        why.fill("Het is klein.")
    press(desk, say("Publiceer"))
    assert stage.site.get("/agenda/")[1].count(TITLE) == 1


def take_the_only_place(stage: Stage) -> None:
    """Bart is first."""
    page = stage.window(360)
    register(stage, page, BART)
    page.context.close()


def go_on_the_list(stage: Stage, phone: Page) -> None:
    """The event is full, which Sanne is told before she fills in anything."""
    find(stage, phone, TITLE, "Zet me op de wachtlijst")
    fill_in(stage, phone, SANNE)
    send(stage, phone, SANNE)


def colleagues_only_together(stage: Stage, contact: Page) -> None:
    """Lotte is told what it costs, looks at what becomes of each line, and sees that they wait together."""
    say = stage.say
    find(stage, contact, TITLE, "Zet me op de wachtlijst")
    contact.go_back()
    contact.get_by_role("link", name=say("Meld collega's aan")).first.click()
    fill(contact, {say("Je voornaam"): "Lotte", say("Je mailadres"): LOTTE})
    lines = "\n".join(f"{name}; {mail}" for mail, name in COLLEAGUES.items())
    fill(contact, {say("Plak regels uit Excel of Outlook"): lines})
    contact.get_by_label(say("Alleen samen. Dan wacht de hele groep tot er voor iedereen plek is.")).check()
    press(contact, say("Bekijk wat we toevoegen"))
    with contact.expect_navigation():
        contact.locator("button[name=step][value=add]").click()
    expect(contact.get_by_role("heading", name=say("Jullie wachten samen"))).to_be_visible()
    stage.post.wait_for(LOTTE, 1)


def somebody_leaves(stage: Stage) -> None:
    """Bart cancels from his mail."""
    page = stage.window(360)
    page.goto(link_in(stage.post.wait_for(BART, 1), f"{stage.site.address}/aanmelding/"))
    page.get_by_role("link", name=stage.say("Ik meld me af")).click()
    press(page, stage.say("Ik meld me af"))
    page.context.close()


def say_yes(stage: Stage, phone: Page) -> None:
    """The second mail to Sanne leads to one button, and then there is a ticket."""
    mail = stage.post.wait_for(SANNE, 2)
    assert stage.say("Er is een plek voor je: %(title)s") % {"title": TITLE} == mail["Subject"]
    phone.goto(link_in(mail, f"{stage.site.address}/aanmelding/"))
    expect(phone.locator(".b-qr")).to_have_count(0)
    press(phone, stage.say("Ja, ik kom"))
    expect(phone.locator(".b-qr")).to_be_visible()
    stage.post.wait_for(SANNE, 3)


def two_places_more(stage: Stage, desk: Page) -> None:
    """The organiser sees who waits, and gives two places more."""
    desk.goto(stage.path("/beheer/"))
    desk.get_by_role("link", name=TITLE).first.click()
    expect(desk.get_by_text("Dominique Vos").first).to_be_visible()
    desk.get_by_role("link", name=stage.say("Geef meer plekken")).first.click()
    labelled(desk, stage.say("Aantal plekken")).fill("3")
    press(desk, stage.say("Bewaar"))


def both_are_offered_a_place(stage: Stage, contact: Page) -> None:
    """Each colleague is mailed, and the contact sees it."""
    for address in COLLEAGUES:
        mail = stage.post.wait_for(address, 2)
        assert stage.say("Antwoord op je eigen pagina") in words_of(mail)
    contact.reload()
    expect(contact.get_by_role("heading", name=stage.say("Jullie wachten samen"))).to_have_count(0)
