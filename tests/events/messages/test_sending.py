"""Sending over real SMTP: once, again after trouble, never twice by two senders."""

from datetime import timedelta

import pytest
from django.db import connection
from django.utils.timezone import now as clock

from events.messages.actions import plan, stop
from events.messages.sending import LEASE, send_due
from events.models import Message
from tests import make
from tests.post import post_office

pytestmark = pytest.mark.django_db


@pytest.fixture
def post(settings):
    with post_office() as server:
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", server.port
        yield server


def due(number: int = 1) -> list[Message]:
    event = make.event()
    for n in range(number):
        plan(kind="confirmation", key=f"k{n}", registration=make.registration(event), at=make.BEFORE)
    return list(Message.objects.order_by("pk"))


def test_what_is_due_goes_out_once(post):
    due(3)
    assert send_due(at=clock()) == 3
    assert send_due(at=clock() + timedelta(days=1)) == 0
    assert len(post.got) == 3
    assert set(Message.objects.values_list("status", flat=True)) == {"sent"}


def test_a_key_is_one_message():
    registration = make.registration(make.event())
    for _ in range(2):
        plan(kind="confirmation", key="same", registration=registration, at=make.BEFORE)
    assert Message.objects.count() == 1


def test_a_no_for_now_is_tried_again_with_the_same_message_id(post):
    [message] = due()
    post.answers = ["451 later", "250 OK"]
    at = clock()
    assert send_due(at=at) == 0
    assert send_due(at=at + timedelta(seconds=30)) == 0
    assert send_due(at=at + timedelta(minutes=2)) == 1
    assert message.message_id.encode() in post.got[0].content
    message.refresh_from_db()
    assert (message.status, message.attempts) == ("sent", 2)


def test_who_is_forgotten_at_the_moment_of_sending_stops_nobody_elses_mail(post):
    first, _second = due(2)

    def forget(execute, sql, params, many, context):
        done = execute(sql, params, many, context)
        if sql.startswith("UPDATE") and first.pk in params:
            Message.objects.filter(pk=first.pk).delete()
        return done

    with connection.execute_wrapper(forget):
        assert send_due(at=clock()) == 1
    assert len(post.got) == 1


def test_a_no_for_ever_is_written_down_without_the_address(post):
    [message] = due()
    post.recipients = ["550 no such user"]
    send_due(at=clock())
    message.refresh_from_db()
    assert (message.status, message.error) == ("failed", "refused 550")


def test_a_server_that_is_away_hurts_nobody_else_later(post, settings):
    due(2)
    port, settings.EMAIL_PORT = settings.EMAIL_PORT, 9
    at = clock()
    assert send_due(at=at) == 0
    settings.EMAIL_PORT = port
    assert send_due(at=at + timedelta(minutes=2)) == 2


def test_what_a_dead_sender_had_in_hand_is_sent_after_its_lease(post):
    [message] = due()
    at = clock()
    Message.objects.update(status="sending", not_before=at + LEASE)
    assert send_due(at=at) == 0
    assert send_due(at=at + LEASE) == 1


def test_a_forgotten_person_gets_nothing(post):
    [message] = due()
    message.registration.email = ""
    message.registration.save()
    assert send_due(at=clock()) == 0
    assert Message.objects.get().status == "stopped"


def test_what_is_stopped_is_not_sent(post):
    [message] = due()
    assert stop(registration=message.registration) == 1
    assert send_due(at=clock()) == 0 and post.got == []
