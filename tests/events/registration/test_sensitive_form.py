"""The form and the pages of a sensitive event: a name for the door, a way out, and no room of a sensitive workshop."""

import re
from datetime import timedelta
from uuid import uuid4

import pytest
from django.urls import reverse
from django.utils.timezone import now as clock

from events.models import Registration, Room, Session, Submission
from tests import make

pytestmark = pytest.mark.django_db


def sensitive(**fields):
    fields = {"starts_at": clock() + timedelta(weeks=3), "visibility": "closed", "is_sensitive": True, **fields}
    return make.event("Signalen van achterlating", **fields)


def address(event) -> str:
    return reverse("bijeen_events:registration-register", args=[event.slug])


def filled(**fields) -> dict:
    names = {"first_name": "Gülşen", "family_name": "van der Doğan", "email": "gulsen@voorbeeld.example.org"}
    return {"token": str(uuid4()), **names, "organisation": "Blijf", "role": "professional", **fields}


def test_the_name_for_the_door_is_asked_there_and_nowhere_else(client):
    event, plain = sensitive(), make.event(starts_at=clock() + timedelta(weeks=3))
    question = "Hoe mogen we je noemen bij de deur?"
    assert question in client.get(address(event)).content.decode()
    assert question not in client.get(address(plain)).content.decode()
    client.post(address(event), filled(shown_name="G. van D."))
    assert Registration.objects.get().name_to_show == "G. van D."


def test_without_one_it_is_the_first_name_and_an_initial(client):
    client.post(address(sensitive()), filled())
    registration = Registration.objects.get()
    page = client.get(reverse("bijeen_fixed:registration", args=[registration.code])).content.decode()
    assert registration.name_to_show == "Gülşen D."
    assert "Gülşen D." in page and "Doğan" not in page


def test_every_page_of_it_has_the_way_out_first_and_says_what_it_cannot_do(client):
    event = sensitive()
    sent = client.post(address(event), filled()).url
    registration = Registration.objects.get()
    names = ("", "-cancel", "-needs", "-person", "-email", "-link")
    own = [reverse(f"bijeen_fixed:registration{name}", args=[registration.code]) for name in names]
    known = reverse("bijeen_events:registration-known", args=[event.slug])
    over = make.registration(event, state="cancelled")
    pages = [address(event), sent, known, *own, reverse("bijeen_fixed:registration-needs", args=[over.code])]
    for page in pages:
        text = client.get(page).content.decode()
        way, head = text.index('class="b-exit"'), text.index("<header")
        assert way < head, page
        assert "blijft wel in je geschiedenis staan" in text and re.search(r'src="[^"]*base/exit\.js"', text), page
        assert not re.search(r"<script(?![^>]*src=)", text)
    assert "script-src 'self'" in client.get(own[0])["Content-Security-Policy"]


def test_a_page_of_another_event_has_none(client):
    registration = make.registration(make.event(starts_at=clock() + timedelta(weeks=3)))
    page = client.get(reverse("bijeen_fixed:registration", args=[registration.code])).content.decode()
    assert "b-exit" not in page and "<script" not in page


def test_the_public_form_names_no_room_of_a_sensitive_workshop_and_who_has_a_place_sees_it(client):
    venue = make.venue(rooms=2)
    event = make.conference(starts_at=clock() + timedelta(weeks=3), rounds=1, venue=venue)
    rooms = list(Room.objects.filter(venue=venue))
    for session, room, hidden in zip(event.sessions.all(), rooms, (True, False), strict=True):
        Session.objects.filter(pk=session.pk).update(room=room, is_sensitive=hidden)
    page = client.get(address(event)).content.decode()
    assert "Zaal 2" in page and "Zaal 1" not in page
    mine = reverse("bijeen_fixed:registration-choices", args=[make.registration(event).code])
    assert "Zaal 1" in client.get(mine).content.decode()
    waits = reverse("bijeen_fixed:registration-choices", args=[make.registration(event, state="waiting").code])
    assert "Zaal 1" not in client.get(waits).content.decode()


def test_a_form_that_was_sent_belongs_to_its_event_wherever_it_is_now(client):
    event = sensitive()
    sent = client.post(address(event), filled()).url
    assert Submission.objects.get().event == event
    assert client.get(sent.replace(event.slug, "iets-anders")).url == sent
