"""One form is one registration; with somebody else in it, it is another form."""

import re

import pytest
from django.contrib.messages import get_messages
from django.urls import reverse
from django.utils.timezone import now as clock

from events.models import Group, Registration, Submission
from events.registration import actions
from tests import make
from tests.events.registration.adding import look
from tests.events.registration.test_groups import group

pytestmark = pytest.mark.django_db


def test_the_same_form_with_a_colleague_in_it_registers_the_colleague_once(now):
    event, token, me = make.event(), make.token(), make.person("Roos Vermeulen")
    colleague = make.person("Idris Kaya")
    for person in (me, colleague, me, colleague):
        actions.submit(event=event, person=person, at=now, token=token)

    assert sorted(Registration.objects.values_list("first_name", flat=True)) == ["Idris", "Roos"]
    assert Submission.objects.count() == 2


def test_the_same_form_of_who_was_known_is_answered_once(now):
    event, me = make.event(), make.person("Roos Vermeulen", email="roos@voorbeeld.example.org")
    actions.register(event=event, person=me, at=now)
    token = make.token()
    sent = [actions.submit(event=event, person=me, at=now, token=token) for _ in range(2)]
    other = make.person("Idris Kaya", email="roos@voorbeeld.example.org")
    actions.submit(event=event, person=other, at=now, token=token, same_address="other")

    assert sent[0] == sent[1] and Submission.objects.count() == 2
    assert Registration.objects.filter(event=event).count() == 2


def test_the_form_of_a_group_sent_twice_is_one_group(now):
    event, token = make.event(places=9), make.token()
    assert group(event, now, token=token) == group(event, now, token=token)
    assert (Group.objects.count(), Registration.objects.count()) == (1, 3)


def test_a_colleague_without_an_address_comes_once_into_a_group(now):
    made = group(make.event(places=9), now)
    actions.add_colleagues(group=made, lines=actions.read_lines("Amina el Idrissi"), at=now)
    assert made.registrations.count() == 3


def test_a_contact_is_told_who_was_registered_already(client):
    event = make.event(places=9, starts_at=clock() + 30 * make.ONE_DAY)
    actions.register(event=event, person=make.person("Bo Bakker", email="bo@voorbeeld.example.org"), at=clock())
    address = reverse("bijeen_events:registration-group", args=[event.slug])
    typed = {
        "first_name": "Sanne",
        "email": "sanne@voorbeeld.example.org",
        "lines": "Bo Bakker; bo@voorbeeld.example.org\nRoos; roos@voorbeeld.example.org",
        "token": str(make.token()),
    }
    typed["looked"] = re.search('name="looked" value="([^"]+)"', look(client, address, typed).content.decode())[1]
    answers = [client.post(address, {**typed, "step": "add"}) for _ in range(2)]

    assert answers[0].url == answers[1].url
    said = [str(message) for message in get_messages(answers[0].wsgi_request)]
    assert said == ["Bo Bakker was al aangemeld. Die aanmelding blijft zoals die is en staat niet in jouw lijst."]
    assert [row.first_name for row in Group.objects.get().registrations.all()] == ["Roos"]
