"""My own page after the event: where we saw me, and "Ik was er wel"."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils.timezone import now

from events.attendance import actions
from events.models import PresenceClaim, State
from tests import make
from tests.events.attendance.door import scan

pytestmark = pytest.mark.django_db


@pytest.fixture
def event(organiser):
    return make.event(organiser=organiser, starts_at=now() - timedelta(days=1))


def page(client, registration) -> str:
    return client.get(reverse("bijeen_fixed:registration", args=[registration.code])).content.decode()


def claim_of(registration, session) -> str:
    return reverse("bijeen_fixed:registration-claim", args=[registration.code, session.pk])


def test_it_says_how_it_stands(client, event, organiser):
    session = event.sessions.get()
    came, missed = make.registration(event), make.registration(event)
    assert "nog niet afgesloten" in page(client, missed)
    scan(session, came)
    actions.close_session(session=session, at=now(), by=organiser)
    assert "Je was erbij." in page(client, came) and claim_of(came, session) not in page(client, came)
    assert "We zagen je niet" in page(client, missed) and claim_of(missed, session) in page(client, missed)


def test_one_button_says_that_i_was_there_and_the_link_alone_says_nothing(client, event, organiser):
    session, person = event.sessions.get(), make.registration(event)
    actions.close_session(session=session, at=now(), by=organiser, settled=True)
    asked = client.get(claim_of(person, session))
    assert asked.status_code == 200 and not PresenceClaim.objects.exists()
    assert asked["Referrer-Policy"] == "no-referrer" and event.title_nl not in asked.content.decode()
    sent = client.post(claim_of(person, session))
    assert sent.status_code == 302 and PresenceClaim.objects.get().registration == person
    assert "Wordt nagekeken" in page(client, person)
    actions.answer_claim(claim=PresenceClaim.objects.get(), is_agreed=False, at=now(), by=organiser)
    assert "vonden je niet op de lijst" in page(client, person)


def test_nobody_claims_what_is_not_theirs_or_is_to_come(client, event):
    person, later = make.registration(event), make.event(starts_at=now() + timedelta(days=3))
    other = make.registration(later)
    assert client.post(claim_of(person, later.sessions.get())).status_code == 404
    assert client.post(claim_of(other, later.sessions.get())).status_code == 404
    assert client.post(claim_of(person, event.sessions.get()).replace(person.code, "x")).status_code == 404
    assert not PresenceClaim.objects.exists()


def test_who_had_no_place_and_an_event_that_was_off_are_asked_nothing(client, event):
    assert "Was je erbij?" not in page(client, make.registration(event, state=State.WAITING))
    off = make.event(starts_at=now() - timedelta(days=1), status="cancelled")
    assert "Was je erbij?" not in page(client, make.registration(off))


def test_a_sensitive_workshop_is_named_by_its_round(client, organiser):
    event = make.conference(rounds=1, sessions=1, organiser=organiser, starts_at=now() - timedelta(days=1))
    session = event.sessions.get()
    session.is_sensitive, session.title_nl = True, "Geheime workshop"
    session.save()
    shown = page(client, make.registration(event, choices=(session,)))
    assert "<strong>Ronde 1</strong>" in shown
    rows = [line for line in shown.splitlines() if "<strong>Ronde 1</strong>" in line]
    assert not any("Geheime workshop" in line for line in rows)
