"""Another address that staff writes down ends what went to the old one; one's own waits for both (test_address_change)."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils.timezone import now as clock

from events.models import Group, Message, Registration, State
from events.registration import actions
from tests import make

pytestmark = pytest.mark.django_db


def change(registration, at, **fields):
    by = make.user("balie", role="organiser")
    return actions.change_person(registration=registration, version=registration.version, at=at, by=by, **fields)


@pytest.mark.parametrize(
    ("state", "kind"),
    [(State.CONFIRMED, "confirmation"), (State.WAITING, "waiting_list"), (State.REQUESTED, "request_received")],
)  # fmt: skip
def test_the_old_link_and_ticket_die_and_the_new_address_gets_a_mail(now, state, kind):
    registration = make.registration(make.event(), state=state)
    code, secret = registration.code, registration.ticket_secret
    change(registration, now, email="Nieuw@example.org")

    registration.refresh_from_db()
    assert registration.email == "nieuw@example.org"
    assert registration.code != code and registration.ticket_secret != secret
    assert [row.kind for row in Message.objects.filter(registration=registration, status="due")] == [kind]
    assert registration.facts.get(name="person_changed").data["columns"] == ["email"]


def test_what_was_still_due_to_the_old_address_is_not_sent(now):
    registration = actions.register(event=make.event(), person=make.person(), at=now)
    change(registration, now, email="nieuw@example.org")
    assert list(Message.objects.order_by("pk").values_list("status", flat=True)) == ["stopped", "due"]


def test_another_name_or_the_same_address_keeps_the_link(now):
    registration = make.registration(make.event())
    code = registration.code
    change(registration, now, email=registration.email.upper(), family_name="Anders")
    registration.refresh_from_db()
    assert registration.code == code and registration.family_name == "Anders"
    assert not Message.objects.exists()


def test_after_the_day_the_new_address_gets_the_link_alone(now):
    registration = make.registration(make.event(starts_at=now - timedelta(days=9)))
    change(registration, now, email="nieuw@example.org")
    assert Message.objects.get().kind == "renewed_link"


def test_an_address_that_is_taken_away_leaves_the_ticket_to_the_contact(now):
    event = make.event()
    group = Group.objects.create(event=event, first_name="Annet", email="annet@example.org")
    registration = make.registration(event, group=group)
    change(registration, now, email="")
    assert Message.objects.get().kind == "confirmation" and Registration.objects.get().email == ""


def test_at_the_desk_the_link_changes_at_once(client, organiser):
    event = make.event(starts_at=clock() + timedelta(weeks=3), organiser=organiser)
    registration = make.registration(event)
    old = reverse("bijeen_fixed:registration", args=[registration.code])
    data = {"first_name": "Gülşen", "family_name": "Doğan", "email": "balie@example.org", "version": 1}
    client.force_login(organiser)
    at_desk = reverse("bijeen_events:desk-details", args=[event.pk, registration.pk])
    client.post(at_desk, {**data, "role": "other", "language": "nl"})
    assert Registration.objects.get().email == "balie@example.org"
    assert client.get(old).status_code == 404
