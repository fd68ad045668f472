"""The door's pages, as each of the cast has them, without script."""

import re
from datetime import timedelta
from uuid import uuid4

import pytest
import time_machine

from events.models import Registration, Role, Scan, Session
from tests import make
from tests.events.checkin.book import AT, scan

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def on_the_day():
    with time_machine.travel(AT, tick=False):
        yield


def as_user(client, user):
    client.force_login(user, backend="allauth.account.auth_backends.AuthenticationBackend")
    return client


@pytest.fixture
def helper(client):
    """A desk helper of whatever event a test gives."""
    return make.user("balie")


def helps(user, event) -> str:
    """The door of an event at which somebody helps."""
    Role.objects.create(user=user, name="helper", event=event)
    return f"/inchecken/{event.slug}/"


def text_of(response) -> str:
    """What one reads on a page."""
    return " ".join(re.sub(r"<[^>]+>", " ", response.content.decode().split("<main")[1]).split())


def pressed(client, address: str, **fields):
    """A button of the door, and the answer's page."""
    return client.post(address, {"token": str(uuid4()), "action": "in", **fields}, follow=True)


# Who stands where ------------------------------------------------------------------------------------------------


def test_the_only_door_of_today_is_opened_at_once(client, helper):
    address = helps(helper, make.event())
    helps(helper, make.event(starts_at=AT + timedelta(days=3)))
    assert as_user(client, helper).get("/inchecken/")["Location"] == address


def test_more_doors_stand_in_a_list_and_none_says_whom_to_ask(client, helper, stranger):
    helps(helper, make.event("Samen leren"))
    helps(helper, make.event("Achterlating", is_sensitive=True))
    page = text_of(as_user(client, helper).get("/inchecken/"))
    assert "Samen leren" in page and "Achterlating" not in page
    assert "Vraag de organisator om een deurlink" in text_of(as_user(client, stranger).get("/inchecken/"))


def test_the_door_speaks_the_language_of_the_phone(client, helper):
    address = helps(helper, make.event("Samen leren"))
    door = as_user(client, helper)
    ticket = f"/t/{make.registration(door.get(address).context['door'].event).ticket_secret}"
    for page in (address, ticket):
        assert "Laat binnen" in text_of(door.get(page))
        english = door.get(page, headers={"accept-language": "en-GB,en;q=0.9"})
        assert "Let in" in text_of(english) and 'lang="en"' in english.content.decode()


def test_who_is_not_signed_in_signs_in_first_whether_there_is_a_door_or_not(client):
    for slug in (make.event().slug, "bestaat-niet"):
        assert client.get(f"/inchecken/{slug}/")["Location"] == f"/inloggen/?next=/inchecken/{slug}/"


def test_each_of_the_cast_has_the_doors_that_are_theirs(client, organiser, trainer, manager, stranger, helper):
    event = make.conference(organiser=organiser)
    mine = event.sessions.first()
    Role.objects.create(user=trainer, name="trainer", session=mine)
    address = helps(helper, event)
    for user, places in ((organiser, 5), (helper, 5)):
        assert as_user(client, user).get(address).content.decode().count("<li>") == places
    own = as_user(client, trainer).get(address)
    assert "Wie komt er?" in text_of(own) and client.get(address, {"deur": "ingang"}).status_code == 404
    for user in (manager, stranger):
        assert as_user(client, user).get(address).status_code == 404
    assert client.get("/inchecken/bestaat-niet/").status_code == 404


def test_an_organiser_without_a_second_factor_sets_it_up_first(client, organiser, settings):
    settings.BIJEEN_DEMO = False
    event = make.event(organiser=organiser)
    assert as_user(client, organiser).get(f"/inchecken/{event.slug}/")["Location"] == "/account/"
    secret = make.registration(event).ticket_secret
    assert client.get(f"/t/{secret}")["Location"] == "/account/"
    link = event.door_links.create(helper_name="Joost", valid_on=AT.date(), made_at=AT)
    client.get(f"/inchecken/link/{link.code}/")
    assert client.get(f"/inchecken/{event.slug}/").status_code == 200
    link.ended_at = AT
    link.save()
    assert client.get(f"/inchecken/{event.slug}/")["Location"] == "/account/"


# The door ----------------------------------------------------------------------------------------------------------


def test_somebody_is_let_in_found_inside_sent_away_and_undone(client, helper):
    event = make.event()
    address = helps(helper, event)
    registration = make.registration(event, first_name="Ans", family_name="Vis", no_photo=True)
    as_user(client, helper)
    assert "Ans Vis" in text_of(client.get(address)) and "0 van 1" in text_of(client.get(address))

    welcome = pressed(client, address, row=registration.pk)
    assert "1 van 1" in text_of(welcome)
    for said in ("Welkom", "Ans Vis", "Geen foto", "Nummer 1 van 1.", "Maak ongedaan"):
        assert said in text_of(welcome)
    again = pressed(client, address, row=registration.pk)
    assert "Al binnen" in text_of(again) and "Sinds 9.35 uur." in text_of(again)
    first = Scan.objects.get(verdict="welcome")
    assert "Teruggedraaid" in text_of(pressed(client, address, action="undo", undoes=first.pk))
    pressed(client, address, row=registration.pk)
    assert "Tot ziens" in text_of(pressed(client, address, action="out", row=registration.pk))
    assert [scan.by for scan in Scan.objects.all()] == [helper] * 5


def test_the_same_button_twice_is_one_line(client, helper):
    event = make.event()
    address, row = helps(helper, event), make.registration(event).pk
    as_user(client, helper)
    token = str(uuid4())
    first, again = (client.post(address, {"token": token, "action": "in", "row": row}) for _ in range(2))
    assert first["Location"] == again["Location"] and Scan.objects.count() == 1


def test_a_search_knows_no_accents_infixes_or_signs_and_knows_the_short_code(client, helper):
    event = make.event()
    address = helps(helper, event)
    made = make.registration(event, first_name="Gülşen", family_name="van 't Hart")
    make.registration(event, first_name="Bram", family_name="Vis", state="cancelled")
    as_user(client, helper)
    code = made.short_code
    for search in ("gulsen", "GÜLŞEN", "thart", "\0thart", "'t hart", "hart", code.lower(), code[:4]):
        page = text_of(client.get(address, {"zoek": search}))
        assert "Gülşen van" in page and "Bram Vis" not in page
    assert "Bram Vis" in text_of(client.get(address, {"zoek": "vis"}))  # how somebody stands is told, not hidden
    assert "Niemand met deze naam of code" in text_of(client.get(address, {"zoek": "zeppelin"}))


def test_who_waits_or_cancelled_can_be_let_in_by_who_stands_there(client, helper):
    event = make.event()
    address, registration = helps(helper, event), make.registration(event, state="cancelled")
    as_user(client, helper)
    assert "Laat toch binnen" in text_of(pressed(client, address, row=registration.pk))
    assert "Welkom" in text_of(pressed(client, address, row=registration.pk, let_in="1"))
    assert Scan.objects.filter(shown="welcome").get().verdict == "cancelled"


def test_above_the_places_the_organiser_decides(client, helper, organiser):
    event = make.event(places=0, organiser=organiser)
    address = helps(helper, event) + "zonder-ticket/"
    as_user(client, helper)
    full = pressed(client, address, first_name="Kees", family_name="Vis")
    assert "De organisator beslist" in text_of(full) and "Laat toch binnen" not in text_of(full)
    answer = full.redirect_chain[-1][0]
    assert "Laat toch binnen" in text_of(as_user(client, organiser).get(answer))


def test_who_has_no_ticket_comes_in_by_a_first_name_and_a_slip_keeps_what_was_typed(client, helper):
    event = make.event()
    address = helps(helper, event) + "zonder-ticket/"
    as_user(client, helper)
    assert "Welkom" in text_of(pressed(client, address, first_name="Kees"))
    assert Registration.objects.get().first_name == "Kees"
    wrong = pressed(client, address, first_name="Ans", email="geen adres")
    assert wrong.status_code == 422 and 'value="Ans"' in wrong.content.decode()
    assert pressed(client, address).status_code == 422 and Scan.objects.count() == 1


@pytest.mark.parametrize(
    "fields",
    [{}, {"row": "x"}, {"row": "9" * 40}, {"action": "dans", "row": "1"}, {"action": "undo", "undoes": "x"},
     {"action": "undo", "undoes": "5f0c5a0e-9a0e-4b5a-8c1d-2e4f6b1d6b6e"}, {"token": "x", "row": "1"}, {"ticket": "x" * 6000}],
    ids=str,
)  # fmt: skip
def test_what_no_button_sends_is_told_and_writes_nothing(client, helper, fields):
    event = make.event()
    address = helps(helper, event)
    response = pressed(as_user(client, helper), address, **fields)
    assert response.status_code == 422 and "b-alert" in response.content.decode() and not Scan.objects.exists()


def test_somebody_of_another_event_is_nobody_here(client, helper):
    event, other = make.event(), make.event()
    address = helps(helper, event)
    page = pressed(as_user(client, helper), address, row=make.registration(other, first_name="Geheim").pk)
    assert "Onbekend" in text_of(page) and "Geheim" not in text_of(page)


def test_an_answer_is_seen_at_its_own_door_only(client, helper, trainer):
    event = make.conference()
    mine, other = event.sessions.all()[:2]
    Role.objects.create(user=trainer, name="trainer", session=mine)
    answer = scan(event, make.registration(event, choices=(other,)), other)
    address = f"/inchecken/{event.slug}/antwoord/{answer.id}/"
    assert as_user(client, trainer).get(address).status_code == 404
    helps(helper, make.event())
    assert as_user(client, helper).get(address).status_code == 404


def test_the_door_of_a_sensitive_event_says_no_subject_full_name_or_organisation(client, helper):
    event = make.event("Achterlating", is_sensitive=True, visibility="confidential", slug="abcdefghjkmnpqrs")
    Session.objects.filter(event=event).update(title_nl="Shame sexting", room=make.venue().rooms.get())
    address = helps(helper, event)
    person = make.registration(
        event, first_name="Gülşen", family_name="Doğan", organisation=make.organisation("Stichting Stil")
    )
    as_user(client, helper)
    door, welcome = client.get(address), pressed(client, address, row=person.pk)
    other = make.registration(make.event("Iets anders"))
    elsewhere = pressed(client, address, ticket=f"/T/{other.ticket_secret}")
    for page in (
        door,
        welcome,
        elsewhere,
        client.get(address + "zonder-ticket/"),
        client.get("/inchecken/", follow=True),
    ):
        said = page.content.decode()
        assert not [word for word in ("Achterlating", "Shame", "Doğan", "Stil", "Iets anders") if word in said]
    assert "Gülşen D." in text_of(door) and "Zaal 1" in text_of(door) and "9.30 tot 12.30 uur" in text_of(door)
    assert "Andere bijeenkomst" in text_of(elsewhere)


def test_the_pages_of_the_door_are_kept_nowhere_and_speak_to_us_alone(client, helper):
    address = helps(helper, make.event())
    response = as_user(client, helper).get(address)
    assert response["Cache-Control"] == "private, no-store" and "noindex" in response["X-Robots-Tag"]
    policy = response["Content-Security-Policy"]
    for part in ("default-src 'none'", "script-src 'self'", "connect-src 'self'", "worker-src 'self'"):
        assert part in policy
    assert "unsafe" not in policy and 'data-theme="dark"' in response.content.decode()


def test_a_light_screen_is_kept_on_that_phone(client, helper):
    address = helps(helper, make.event())
    as_user(client, helper).post(address, {"action": "screen"})
    assert 'data-theme="light"' in client.get(address).content.decode()
    client.post(address, {"action": "screen"})
    assert 'data-theme="dark"' in client.get(address).content.decode()


@pytest.mark.parametrize("number", [1, 3])
def test_the_door_and_its_answer_take_the_same_number_of_queries(number, client, helper, django_assert_num_queries):
    event = make.event()
    address = helps(helper, event)
    for _ in range(number):
        answer = scan(event, make.registration(event), event.sessions.get())
    as_user(client, helper).get(address)
    with django_assert_num_queries(6):  # session, account; event, roles; who is expected, who is inside
        client.get(address)
    with django_assert_num_queries(7):  # and the line
        client.get(f"{address}antwoord/{answer.id}/")


# A ticket before a phone's own camera ----------------------------------------------------------------------------


def test_a_ticket_gives_a_button_at_todays_door_and_lets_nobody_in_by_itself(client, helper):
    event = make.event()
    helps(helper, event)
    registration = make.registration(event, first_name="Ans", family_name="Vis")
    as_user(client, helper)
    page = client.get(f"/T/{registration.ticket_secret}")
    assert "Ans Vis" in text_of(page) and "Laat binnen" in text_of(page) and not Scan.objects.exists()
    fields = dict(re.findall(r'name="(token|deur|ticket)" value="([^"]*)"', page.content.decode()))
    assert "Welkom" in text_of(pressed(client, f"/inchecken/{event.slug}/", **fields))


def test_a_ticket_of_another_event_names_nobody_at_my_door(client, helper):
    event = make.event()
    helps(helper, event)
    other = make.registration(make.event(), first_name="Geheim")
    page = as_user(client, helper).get(f"/t/{other.ticket_secret}")
    assert "Geheim" not in text_of(page) and "Laat binnen" in text_of(page)


def test_a_stranger_sees_that_it_is_a_ticket(client, stranger):
    registration = make.registration(make.event(), first_name="Ans")
    for visitor in (client, as_user(client, stranger)):
        page = visitor.get(f"/t/{registration.ticket_secret}")
        assert "Dit is een ticket" in text_of(page) and "Ans" not in text_of(page)
