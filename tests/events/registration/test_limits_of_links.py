"""Whoever holds a link cannot have mail after mail sent to others."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.urls import reverse
from django.utils.timezone import now as clock

from events.models import Message, Registration
from events.registration import actions
from tests import make
from tests.events.registration.adding import agree

pytestmark = pytest.mark.django_db
TOO_OFTEN = "Dit is nu te vaak geprobeerd."


def soon(**fields):
    return make.event(starts_at=clock() + timedelta(weeks=3), **fields)


def group_of(event):
    said = {"first_name": "Bo", "family_name": "", "email": "bo@example.org", "organisation": None, "language": "nl"}
    lines = actions.read_lines("Ali Can; ali@example.org")
    return actions.make_group(event=event, lines=lines, at=clock(), **said)


def test_an_address_is_not_mended_for_ever(client):
    event = soon()
    for number in range(7):
        person = make.person(f"Mens Nummer{number}")
        submission = actions.submit(event=event, person=person, at=clock(), token=uuid4())
        address = reverse("bijeen_fixed:registration-email", args=[submission.registration.code])
        page = client.post(address, {"email": "slachtoffer@example.org"})
    assert TOO_OFTEN in page.content.decode()
    assert Registration.objects.filter(email="slachtoffer@example.org").count() == 5


def test_a_contact_cannot_mail_a_colleague_for_ever(client):
    group = group_of(soon())
    colleague = group.registrations.get()
    for _ in range(12):
        page = client.post(reverse("bijeen_fixed:group", args=[group.code]), {"send": colleague.pk}, follow=True)
    assert TOO_OFTEN in page.content.decode()
    assert Message.objects.filter(kind="renewed_link").count() == 10


def test_a_contact_cannot_add_colleagues_for_ever_and_loses_nothing(client):
    group = group_of(soon(places=100))
    for number in range(21):
        lines = f"Mens{number} Jansen; mens{number}@example.org"
        page = agree(client, reverse("bijeen_fixed:group-add", args=[group.code]), {"lines": lines})
    assert TOO_OFTEN in page.content.decode() and lines in page.content.decode()
    assert group.registrations.count() == 8  # each time is looked at first, and looking is counted too
