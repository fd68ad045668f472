"""The ticket as a file: whole, neutral where it must be, in the language of who holds it."""

import re
from datetime import timedelta

import pytest
from django.utils import translation
from django.utils.timezone import now as clock

from events.models import Event, Session
from events.registration.actions import register
from events.registration.person import Wish
from events.registration.ticket import ticket_of
from events.tickets.paper import pdf_of
from tests import make

pytestmark = pytest.mark.django_db


def test_a_ticket_says_when_where_who_and_how_to_get_in():
    event = make.event("Samen leren", venue=make.venue())
    person = make.registration(
        event, first_name="Gülşen", family_name="Doğan", organisation=make.organisation("De Brug")
    )
    ticket = ticket_of(person)
    assert (ticket.title, ticket.name) == ("Samen leren", "Gülşen Doğan")
    facts = dict(ticket.facts)
    assert facts["Wanneer"] == "Donderdag 11 maart 2027, 9.30 tot 12.30 uur"
    assert "Voorbeeldstraat 1" in facts["Waar"] and facts["Organisatie"] == "De Brug"
    assert ticket.address.endswith(person.ticket_secret) and ticket.code == person.short_code
    assert "bij de deur" in ticket.says


def test_who_takes_part_online_is_sent_to_no_door(client):
    event = make.event(mode="online", starts_at=clock() + timedelta(days=9))
    person = make.registration(event, mode="online")
    assert ticket_of(person).says == "Meedoen kan met de link op je eigen pagina."
    page = client.get(f"/aanmelding/{person.code}/").content.decode()
    assert person.short_code[:3] in page and "bij de deur, op je telefoon" not in page


def test_a_sensitive_choice_stands_on_it_as_a_time_and_a_room():
    day = make.conference(rounds=1, starts_at=make.DAY, venue=make.venue())
    first = day.sessions.first()
    Session.objects.filter(pk=first.pk).update(is_sensitive=True, title_nl="Geheim", room=day.venue.rooms.get())
    person = register(event=day, person=make.person(), wishes=(Wish(Session.objects.get(pk=first.pk)),), at=make.BEFORE)
    assert ticket_of(person).choices == (("10.00 tot 11.00 uur", "Workshop, Zaal 1"),)


def test_the_file_is_one_sheet_with_its_letters_in_it_and_a_neutral_title():
    event = make.event("Geheim onderwerp", is_sensitive=True)
    person = make.registration(event, first_name="Łucja", family_name="Kowalska-Żółć" * 6)
    with translation.override("nl"):
        file = pdf_of(ticket_of(person))
    assert len(re.findall(rb"/Type /Page\b", file)) == 1 and b"/Lang (nl)" in file
    assert b"/FontFile2" in file and b"/ToUnicode" in file
    assert b"Geheim" not in file and b"Jouw bijeenkomst op 11 maart" in file


def test_the_address_gives_the_file_to_who_has_a_place_and_to_nobody_else(client):
    event = make.event(starts_at=clock().replace(year=clock().year + 1), venue=make.venue())
    person, waiting = make.registration(event, language="en"), make.registration(event, state="waiting")
    response = client.get(f"/aanmelding/{person.code}/ticket.pdf")
    assert response["Content-Type"] == "application/pdf" and response.content.startswith(b"%PDF-")
    assert response["Content-Disposition"] == 'inline; filename="ticket.pdf"'
    assert (response["Cache-Control"], response["Referrer-Policy"]) == ("private, no-store", "no-referrer")
    for code in (waiting.code, "onbekend"):
        assert client.get(f"/aanmelding/{code}/ticket.pdf").status_code == 404
    Event.objects.update(status="cancelled")
    assert client.get(f"/aanmelding/{person.code}/ticket.pdf").status_code == 404
