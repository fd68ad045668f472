"""Changes of one's own are counted by registration and by address, and what changes within minutes is one mail."""

from datetime import timedelta

import pytest
from django.test import RequestFactory
from django.urls import reverse
from django.utils.timezone import now as clock

from events.messages.actions import QUIET, stop
from events.messages.sending import send_due
from events.models import Message
from events.registration import actions
from events.registration.limits import OF_ADDRESS, OF_ONE, TooOften, device_of
from events.registration.person import Wish
from tests import make

pytestmark = pytest.mark.django_db
MINUTE = timedelta(minutes=1)


def test_somebody_changes_no_more_than_a_person_would(now):
    event = make.conference()
    registration = actions.register(event=event, person=make.person(), at=now)
    one, other = event.sessions.filter(round__number=1)
    for turn in range(OF_ONE):
        actions.change_choices(registration=registration, wishes=(Wish((one, other)[turn % 2]),), at=now)

    with pytest.raises(TooOften):
        actions.change_choices(registration=registration, wishes=(), at=now)
    with pytest.raises(TooOften):
        actions.renew_link(registration=registration, at=now)
    actions.change_choices(registration=registration, wishes=(), at=now + timedelta(hours=1, seconds=1))


def test_the_desk_is_not_counted(organiser, now):
    registration = actions.register(event=make.event(), person=make.person(), at=now)
    for _ in range(OF_ONE + 1):
        actions.renew_link(registration=registration, at=now, by=organiser)


def test_all_that_one_address_has_is_counted_together(now):
    rows = [make.registration(make.event(), email="een@voorbeeld.example.org") for _ in range(OF_ADDRESS // OF_ONE)]
    for row in rows:
        for _ in range(OF_ONE):
            actions.renew_link(registration=row, at=now)
    with pytest.raises(TooOften):
        actions.renew_link(registration=make.registration(make.event(), email="een@voorbeeld.example.org"), at=now)


def test_what_changes_within_minutes_is_one_mail(now):
    event = make.conference()
    registration = actions.register(event=event, person=make.person(), at=now)
    one, other = event.sessions.filter(round__number=1)
    for turn, session in enumerate((one, other, one)):
        actions.change_choices(
            registration=registration, wishes=(Wish(session),), at=now + turn * timedelta(seconds=20)
        )

    message = Message.objects.get(kind="choices_changed")
    assert message.not_before == now + QUIET
    later = now + QUIET + MINUTE
    Message.objects.filter(kind="choices_changed").update(status="sent")
    actions.change_choices(registration=registration, wishes=(Wish(other),), at=later)
    assert Message.objects.filter(kind="choices_changed").count() == 2


def test_a_mail_that_was_claimed_by_who_died_is_not_sent_after_cancelling(now):
    registration = actions.register(event=make.event(), person=make.person(), at=now)
    Message.objects.update(status="sending", not_before=now + 5 * MINUTE, attempts=1)

    actions.cancel_registration(registration=registration, at=now)
    send_due(at=now + 10 * MINUTE)

    assert dict(Message.objects.values_list("kind", "status")) == {
        "confirmation": "stopped",
        "cancelled_registration": "sent",
    }
    assert stop(registration=registration) == 0


def test_a_link_that_is_asked_too_often_is_refused_on_the_page(client):
    registration = make.registration(make.event(starts_at=clock() + timedelta(weeks=3)))
    statuses = []
    for _ in range(OF_ONE + 1):
        registration.refresh_from_db()
        address = reverse("bijeen_fixed:registration-link", args=[registration.code])
        statuses.append(client.post(address).status_code)
    assert statuses == [200] * OF_ONE + [429]


@pytest.mark.parametrize(
    ("proxies", "told", "found"),
    [
        (0, "203.0.113.9", "192.0.2.1"),
        (1, "203.0.113.9", "203.0.113.9"),
        (1, "6.6.6.6, 203.0.113.9", "203.0.113.9"),
        (2, "6.6.6.6, 203.0.113.9, 198.51.100.1", "203.0.113.9"),
        (2, "", "192.0.2.1"),
    ],
)
def test_a_proxy_that_we_trust_is_believed_and_nobody_else(settings, proxies, told, found):
    settings.BIJEEN_TRUSTED_PROXIES = proxies
    headers = {"HTTP_X_FORWARDED_FOR": told} if told else {}
    assert device_of(RequestFactory().get("/", REMOTE_ADDR="192.0.2.1", **headers)) == found
