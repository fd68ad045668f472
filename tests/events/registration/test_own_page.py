"""The registration's page: it knows the time, speaks the person's language, and cannot be kept or followed."""

import re
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.timezone import now as clock

from events.models import Group, Registration, State, Submission
from events.registration.actions import invite, register, submit
from tests import make

pytestmark = pytest.mark.django_db


def url(registration, name: str = "registration") -> str:
    return reverse(f"bijeen_fixed:{name}", args=[registration.code])


def at(days: float):
    return clock() + timedelta(days=days)


def test_it_has_the_headers_of_a_page_behind_a_code(client):
    response = client.get(url(make.registration(make.event(starts_at=at(9)))))
    assert response["Referrer-Policy"] == "no-referrer"
    assert response["Cache-Control"] == "private, no-store"
    assert "noindex" in response["X-Robots-Tag"]


def test_an_old_or_wrong_code_says_what_to_do_and_nothing_else(client):
    response = client.get(reverse("bijeen_fixed:registration", args=["bestaat-niet"]))
    assert response.status_code == 404
    assert "Mail mij mijn link" in response.content.decode()
    assert response["Cache-Control"] == "private, no-store"


def test_what_a_mail_program_took_along_does_no_harm(client):
    registration = make.registration(make.event(starts_at=at(9)))
    for rest in (".", ">", "%3E", "%00"):
        assert client.get(f"/aanmelding/{registration.code}{rest}/").status_code == 200


def test_a_correction_is_offered_to_who_may_make_it(client, organiser):
    event, person = make.event(starts_at=at(9)), make.person("Bo", email="bo@example.org")
    alone = submit(event=event, person=person, at=clock(), token=make.token()).registration
    group = Group.objects.create(event=event, first_name="Annet", email="annet@example.org")
    asked = invite(event=event, first_name="Roos", email="roos@example.org", at=clock(), by=organiser)
    her = make.person("Roos", email="roos@example.org")
    invited = submit(event=event, person=her, at=clock(), token=make.token(), invitation=asked).registration
    for mine, mends in ((alone, True), (invited, False), (make.registration(event, at=clock(), group=group), False)):
        page = client.get(url(mine)).content.decode()
        assert ("Verbeter het" in page, "tot een half uur" in page) == (mends, mends)
        assert mine.email in page and "Kijk ook bij ongewenste mail." in page


@pytest.mark.parametrize(
    ("state", "sentence"),
    [
        (State.CONFIRMED, "Tot "),
        (State.WAITING, "Je staat op de wachtlijst"),
        (State.REQUESTED, "We hebben je aanvraag"),
        (State.DECLINED, "Je kunt deze keer niet meedoen"),
        (State.CANCELLED, "Je bent afgemeld"),
    ],
)
def test_it_says_how_it_stands(client, state, sentence):
    registration = make.registration(make.event(starts_at=at(9)), state=state)
    page = client.get(url(registration)).content.decode()
    assert f"<h1>{sentence}" in page
    assert ('class="b-qr"' in page) == (state == State.CONFIRMED)


def test_it_knows_before_the_day_itself_and_after(client):
    pages = [client.get(url(make.registration(make.event(starts_at=at(d))))).content.decode() for d in (9, -0.01, -9)]
    assert "<h1>Tot " in pages[0]
    assert "Vandaag, tot zo" in pages[1]
    assert "Deze bijeenkomst is geweest" in pages[2] and 'class="b-qr"' not in pages[2]


def test_between_two_meetings_of_a_series_it_is_about_the_next_one(client):
    first, second = make.venue("Het Eerste Huis"), make.venue("Het Tweede Huis")
    event = make.event(starts_at=at(-30), ends_at=at(9.1), venue=first, session=False, shape="series")
    for day, venue in ((-30, first), (9, second)):
        event.sessions.create(starts_at=at(day), ends_at=at(day + 0.1), venue=venue, title_nl=f"Keer {venue.name}")
    registration = make.registration(event, at=at(-40))

    page = client.get(url(registration)).content.decode()

    assert "<h1>Tot " in page and "Vandaag, tot zo" not in page
    ticket = page.split('class="b-ticket-main')[1].split("</article>")[0]
    assert "Het Tweede Huis" in ticket and "Het Eerste Huis" not in ticket
    assert "Keer Het Eerste Huis" in page and "Keer Het Tweede Huis" in page
    event.sessions.filter(venue=second).update(starts_at=at(-0.01))
    assert "Vandaag, tot zo" in client.get(url(registration)).content.decode()


def test_a_cancelled_event_stands_above_all(client):
    event = make.event(starts_at=at(9), status="cancelled", cancelled_at=clock(), cancel_reason="De trainer is ziek.")
    page = client.get(url(make.registration(event))).content.decode()
    assert "gaat niet door" in page and "De trainer is ziek." in page and 'class="b-qr"' not in page


def test_a_number_on_the_list_only_where_order_is_by_time_and_the_event_is_open(client):
    public, closed = make.event(starts_at=at(9)), make.event(starts_at=at(9), visibility="closed")
    for event, shown in ((public, True), (closed, False)):
        make.registration(event, state=State.WAITING)
        second = make.registration(event, state=State.WAITING, at=make.BEFORE + timedelta(hours=1))
        assert ("Je bent nummer 2." in client.get(url(second)).content.decode()) is shown


def test_the_address_of_a_closed_event_is_only_for_who_has_a_place(client):
    event = make.event(starts_at=at(9), visibility="closed", venue=make.venue())
    has, waits = make.registration(event), make.registration(event, state=State.WAITING)
    assert "Voorbeeldstraat 1" in client.get(url(has)).content.decode()
    page = client.get(url(waits)).content.decode()
    assert "Voorbeeldstraat 1" not in page and "Utrecht" in page


def test_a_sensitive_event_has_a_neutral_title_and_a_way_out(client):
    event = make.event("Signalen van achterlating", starts_at=at(9), visibility="closed", is_sensitive=True)
    page = client.get(url(make.registration(event))).content.decode()
    assert "achterlating" not in page and "Jouw bijeenkomst op" in page and "Snel weg" in page


def test_opening_the_link_to_cancel_does_nothing_and_the_button_does(client):
    registration = make.registration(make.event(starts_at=at(9)))
    client.get(url(registration, "registration-cancel"))
    assert Registration.objects.get().state == State.CONFIRMED
    assert client.post(url(registration, "registration-cancel")).status_code == 302
    assert Registration.objects.get().state == State.CANCELLED


def test_a_page_without_referrer_can_be_sent_by_a_browser():
    """A browser says `Origin: null` there, which the check against forgery refuses for everybody."""
    registration, browser = make.registration(make.event(starts_at=at(9))), Client(enforce_csrf_checks=True)
    pages = [
        url(registration, "registration-link"),
        reverse("bijeen_events:mine-find"),
        reverse("bijeen_events:registration-known", args=[registration.event.slug]),
        reverse("bijeen_events:registration-group", args=[registration.event.slug]),
    ]
    assert {browser.get(page)["Referrer-Policy"] for page in pages} == {"no-referrer"}
    assert [browser.post(page, headers={"origin": "null"}).status_code for page in pages] == [200] * 4
    cancel = url(Registration.objects.get(), "registration-cancel")
    assert browser.post(cancel, headers={"origin": "null"}).status_code == 302
    assert Registration.objects.get().state == State.CANCELLED


def test_workshops_are_changed(client):
    event = make.conference(starts_at=at(9), rounds=1)
    registration = register(event=event, person=make.person(), at=clock())
    session = event.sessions.first()
    done = client.post(
        url(registration, "registration-choices"), {f"ronde_{session.round_id}": session.pk}, follow=True
    )
    assert "Bewaard." in done.content.decode()
    assert registration.choices.get().state == State.CONFIRMED
    assert "checked" in client.get(url(registration, "registration-choices")).content.decode()


def test_room_and_online_are_swapped_and_a_no_is_said(client):
    event = make.event(starts_at=at(9), mode="hybrid", places=5)
    make.pool(event, 0, mode="online")
    registration = make.registration(event)
    response = client.post(url(registration, "registration-mode"), {"mode": "online"})
    assert "Daar is geen plek meer." in response.content.decode()


def test_a_new_name_keeps_what_was_typed_when_somebody_was_first(client):
    registration = make.registration(make.event(starts_at=at(9)))
    data = {"first_name": "Anders", "family_name": "Getypt", "email": registration.email, "version": 7}
    page = client.post(url(registration, "registration-person"), data).content.decode()
    assert "Iemand anders heeft dit intussen gewijzigd." in page and 'value="Getypt"' in page
    client.post(url(registration, "registration-person"), {**data, "version": 1})
    assert Registration.objects.get().family_name == "Getypt"


def test_a_new_link_kills_the_old_one(client):
    registration = make.registration(make.event(starts_at=at(9)))
    client.post(url(registration, "registration-link"))
    assert client.get(url(registration)).status_code == 404


def test_it_speaks_the_language_of_the_person(client):
    registration = make.registration(make.event(starts_at=at(9), title_en="Learning together"), language="en")
    page = client.get(url(registration)).content.decode()
    assert '<html lang="en"' in page and "<h1>See you on " in page and "Learning together" in page


def test_a_strangers_camera_sees_a_ticket_and_nobodys_name(client):
    public = make.registration(make.event("Samen leren", starts_at=at(9)))
    closed = make.registration(make.event("Besloten dag", starts_at=at(9), visibility="closed"))
    for prefix in ("t", "T"):
        page = client.get(f"/{prefix}/{public.ticket_secret}").content.decode()
        assert "Samen leren" in page and "Gülşen" not in page
    hidden = client.get(f"/t/{closed.ticket_secret}").content
    assert hidden == client.get("/t/ABCDEFGHJKLMNPQR").content and b"Besloten" not in hidden


def test_the_page_costs_the_same_whatever_was_chosen(client, django_assert_num_queries):
    event = make.conference(starts_at=at(9), rounds=3)
    one = make.registration(event, choices=(event.sessions.first(),))
    three = make.registration(event, choices=tuple(r.sessions.first() for r in event.rounds.all()))
    for registration in (one, three):
        with django_assert_num_queries(6):
            client.get(url(registration))


def test_afterwards_no_link_is_promised_to_who_took_part_online(client):
    event = make.event(starts_at=at(-2), mode="online", online_url="https://example.org/samen")
    page = client.get(url(make.registration(event, mode="online"))).content.decode()
    assert "Online" in page and "van tevoren" not in page and "example.org/samen" not in page


def test_only_who_was_seen_is_told_that_it_was_good_to_have_them(client):
    event = make.event(starts_at=at(-2))
    seen, missed = make.registration(event), make.registration(event)
    make.present(seen, event.sessions.get()), make.present(missed, event.sessions.get(), state="absent")
    pages = [client.get(url(one)).content.decode() for one in (seen, missed)]
    assert ["<h1>Fijn dat je er was" in page for page in pages] == [True, False]
    assert "<h1>Deze bijeenkomst is geweest" in pages[1]


@pytest.mark.parametrize("days", [9, -9])
def test_before_and_afterwards_it_leads_to_all_that_is_mine(client, days):
    registration = make.registration(make.event(starts_at=at(days)))
    assert f'href="{reverse("bijeen_events:mine-find")}"' in client.get(url(registration)).content.decode()


def test_afterwards_a_name_can_be_mended_and_a_new_link_asked(client):
    registration = make.registration(make.event(starts_at=at(-2)))
    page = client.get(url(registration)).content.decode()
    for name in ("registration-person", "registration-link"):
        link = reverse(f"bijeen_fixed:{name}", args=[registration.code])
        assert f'href="{link}"' in page and client.get(link).status_code == 200
    assert "agenda.ics" not in page and "ticket.pdf" not in page


@pytest.mark.parametrize("state", [State.CONFIRMED, State.WAITING, State.REQUESTED])
def test_just_after_registering_the_address_is_large_and_can_be_mended(client, state):
    registration = make.registration(make.event(starts_at=at(9)), state=state, at=clock(), email="anna@example.org")
    sent = {"token": make.token(), "event": registration.event, "registration": registration}
    Submission.objects.create(**sent, email=registration.email, sent_at=registration.registered_at)
    page = client.get(url(registration)).content.decode()
    assert "<strong>anna@example.org</strong>" in page and url(registration, "registration-email") in page
    Registration.objects.update(registered_at=at(-1))
    assert "<strong>anna@example.org</strong>" not in client.get(url(registration)).content.decode()


def test_where_to_be_stands_there_for_who_has_a_place_and_says_when_it_follows(client):
    noted = make.event(starts_at=at(9), visibility="closed", place_note="Buurthuis, achterdeur")
    later = make.event(starts_at=at(9))
    has, waits = make.registration(noted), make.registration(noted, state=State.WAITING)
    assert "Buurthuis, achterdeur" in client.get(url(has)).content.decode()
    assert "Buurthuis" not in client.get(url(waits)).content.decode()
    assert "De locatie volgt." in client.get(url(make.registration(later))).content.decode()


def test_who_follows_it_online_is_not_told_to_choose(client):
    event = make.conference(starts_at=at(9), mode="hybrid", rounds=1)
    online, here = make.registration(event, mode="online"), make.registration(event)
    page = client.get(url(online)).content.decode()
    assert "Je volgt deze ronde online" in page and "Je kiest later" not in page
    assert "Je kiest later" in client.get(url(here)).content.decode()


def test_an_old_or_wrong_code_speaks_the_language_of_the_browser(client):
    for address in ("/aanmelding/bestaat-niet/", "/groep/bestaat-niet/", "/formulier/bestaat-niet/"):
        page = client.get(address, headers={"accept-language": "en-GB,en;q=0.9,nl;q=0.1"}).content.decode()
        assert '<html lang="en"' in page and "This link does not work" in page
        assert '<html lang="nl"' in client.get(address).content.decode()


def test_a_ticket_speaks_the_language_of_its_registration(client):
    public = make.registration(make.event("Samen leren", starts_at=at(9)), language="en")
    page = client.get(f"/T/{public.ticket_secret}", headers={"accept-language": "nl"}).content.decode()
    assert '<html lang="en"' in page and "This is a ticket" in page
    hidden = make.registration(make.event(starts_at=at(9), visibility="closed"), language="en")
    assert (
        '<html lang="nl"'
        in client.get(f"/T/{hidden.ticket_secret}", headers={"accept-language": "nl"}).content.decode()
    )


def test_what_an_organiser_typed_in_dutch_is_marked_on_a_page_in_english(client):
    moved = make.event(starts_at=at(9), moved_at=clock(), moved_from=at(5), move_reason="Water in de zaal.")
    off = make.event(starts_at=at(9), status="cancelled", cancelled_at=clock(), cancel_reason="De trainer is ziek.")
    for event, reason in ((moved, "Water in de zaal."), (off, "De trainer is ziek.")):
        for page in (url(make.registration(event, language="en")), f"/en/agenda/{event.slug}/"):
            assert re.search(rf'<(p|span) lang="nl">{reason}<', client.get(page).content.decode()), page
