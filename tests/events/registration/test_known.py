"""Does somebody come? Of a closed or sensitive event nobody can find that out, whatever they send."""

import re
from datetime import timedelta
from uuid import uuid4

import pytest
from django.urls import reverse
from django.utils.timezone import now as clock

from events.messages.drawing import mail_of
from events.models import Message, Registration, State
from events.registration.actions import register
from tests import make

pytestmark = pytest.mark.django_db
KNOWN, UNKNOWN = "zij.komt@voorbeeld.example.org", "zij.komt.niet@voorbeeld.example.org"


def closed(**fields):
    """A closed, sensitive event in three weeks to which one person comes."""
    fields = {"starts_at": clock() + timedelta(weeks=3), "visibility": "closed", "is_sensitive": True, **fields}
    event = fields.pop("build", make.event)(**fields)
    register(event=event, person=make.person("Anna Lang", email=KNOWN), at=clock(), by=make.user())
    return event


def address(event) -> str:
    return reverse("bijeen_events:registration-register", args=[event.slug])


def filled(email: str, **fields) -> dict:
    names = {"first_name": "Anna", "family_name": "Lang", "organisation": "Blijf", "role": "professional"}
    return {"token": str(uuid4()), "email": email, **names, **fields}


def said(response, email: str) -> tuple:
    """What can be seen of an answer, without what differs by itself."""
    text = re.sub(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|value=\"[A-Za-z0-9]{64}\"", "", response.content.decode())
    where = re.sub(r"[0-9a-f-]{36}", "", response.get("Location", ""))
    return response.status_code, where, text.replace(email, "ADRES")


def both(client, event, **fields) -> list[tuple]:
    return [said(client.post(address(event), filled(email, **fields)), email) for email in (UNKNOWN, KNOWN)]


def test_who_was_not_invited_learns_nothing_by_sending_the_form(client):
    unknown, known = both(client, closed(way_in="invited"))
    assert unknown == known


def test_a_full_event_without_a_list_tells_nothing(client):
    unknown, known = both(client, closed(places=1, has_waiting_list=False))
    assert unknown == known


def test_a_full_share_of_an_organisation_tells_nothing(client):
    event = closed(is_per_organisation=True, most_per_organisation=1)
    organisation = make.organisation("Blijf")
    make.registration(event, organisation=organisation)
    unknown, known = both(client, event)
    assert unknown == known


def test_choices_that_cannot_be_tell_nothing(client):
    event = closed(build=make.conference, rounds=2)
    first, second = event.rounds.all()
    second.sessions.update(starts_at=first.starts_at, ends_at=first.ends_at)
    overlap = {f"ronde_{round_.pk}": round_.sessions.first().pk for round_ in (first, second)}
    unknown, known = both(client, event, **overlap)
    assert unknown == known


def test_mending_an_address_to_one_that_is_known_tells_nothing(client):
    event = closed(places=5)
    pages = []
    for email in (UNKNOWN, KNOWN):
        sent = client.post(address(event), filled(f"eerst.{email}")).url
        mine = Registration.objects.get(email=f"eerst.{email}")
        answer = client.post(sent, {"email": email})
        pages.append((said(answer, email), said(client.get(sent), email)))
        assert client.get(reverse("bijeen_fixed:registration", args=[mine.code])).status_code == 404
        assert not Message.objects.filter(status="due", registration=mine).exclude(registration__email=email).exists()
    assert pages[0] == pages[1]
    assert Registration.objects.filter(email=KNOWN).count() == 1
    assert list(Registration.objects.filter(state=State.CANCELLED).values_list("email", flat=True)) == [
        f"eerst.{KNOWN}"
    ]
    assert event.pools.get().taken == 2
    assert set(Message.objects.filter(registration__email=KNOWN).values_list("kind", flat=True)) == {"confirmation"}


def test_the_page_of_ones_own_registration_tells_nothing(client):
    event, pages = closed(places=5), []
    for email in (UNKNOWN, KNOWN):
        client.post(address(event), filled(f"eerst.{email}"))
        code = Registration.objects.get(email=f"eerst.{email}").code
        person = reverse("bijeen_fixed:registration-person", args=[code])
        client.post(person, {"first_name": "Anna", "family_name": "Lang", "email": email, "version": 1})
        assert Registration.objects.filter(email=f"eerst.{email}").exists(), "another address is mended elsewhere"
        answer = client.post(reverse("bijeen_fixed:registration-email", args=[code]), {"email": email})
        pages.append((said(answer, email), said(client.get(answer.url), email)))
    assert pages[0] == pages[1]


def test_a_contact_cannot_try_out_who_comes(client):
    event = closed(way_in="open")
    group = reverse("bijeen_events:registration-group", args=[event.slug])
    assert client.get(group).status_code == 404
    assert group not in client.get(reverse("bijeen_events:agenda-event", args=[event.slug])).content.decode()


def test_mending_the_address_of_a_form_with_a_known_one_tells_nothing(client):
    """A stranger types the address that may be known, and then corrects it to one of the stranger's own."""
    event, pages, mails = closed(places=5), [], []
    for number, email in enumerate((UNKNOWN, KNOWN)):
        sent = client.post(address(event), filled(email)).url
        mine = f"vreemd{number}@voorbeeld.example.org"
        answer = client.post(sent, {"email": mine})
        pages.append((said(answer, mine), said(client.get(sent), mine)))
        message = Message.objects.exclude(status="stopped").get(registration__email=mine)
        mail = mail_of(message)
        attached = sorted(part.get_content_type() for part in mail.message().walk())
        body = mail.body.replace(message.registration.code, "CODE")
        mails.append((message.kind, mail.subject, body, attached, message.registration.state))
    assert pages[0] == pages[1] and mails[0] == mails[1]


def test_the_mail_to_a_known_address_is_that_of_any_registration(client):
    event, mails = closed(places=5), []
    for email in (UNKNOWN, KNOWN):
        client.post(address(event), filled(email))
        message = Message.objects.filter(registration__email=email).latest("pk")
        mail = mail_of(message)
        attached = sorted(
            (part.get_content_type(), part.get_filename()) for part in mail.message().walk() if part.get_filename()
        )
        mails.append((mail.subject, mail.body.replace(message.registration.code, "CODE"), attached))
    assert mails[0] == mails[1] and len(mails[0][2]) == 2
