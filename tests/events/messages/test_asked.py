"""What anybody asks to be mailed: the same work for every address, looked up behind the page."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils.timezone import now as clock

from events.extend import Ask, asks
from events.messages.asked import AGAIN, TRIES, answer_due, ask
from events.messages.sending import send_due
from events.models import Attempt, Fact, Message, OwnLink
from tests import make
from tests.learning import build

pytestmark = pytest.mark.django_db
KNOWN, STRANGE = "gulsen@voorbeeld.example.org", "vreemd@voorbeeld.example.org"


def pages() -> dict[str, str]:
    """Each page where an address may be typed that is known or not."""
    event = make.event("Straks", slug="straks", starts_at=clock() + timedelta(weeks=3))
    return {
        "own_link": reverse("bijeen_events:mine-find"),
        "filled_form": reverse("bijeen_events:registration-known", args=[event.slug]),
        "network_link": reverse("bijeen_events:learning-find"),
    }


def known_everywhere() -> None:
    for days in (20, 30, 40):
        event = make.event(starts_at=clock() - timedelta(days=days))
        make.registration(event, email=KNOWN, at=clock() - timedelta(days=days + 1))
        build.person(build.member(build.network(f"Netwerk {days}")), email=KNOWN)


def work(client, page: str, email: str) -> tuple[list[str], str]:
    """The statements that the page makes, without what stands in them, and what it answers."""
    with CaptureQueriesContext(
        connection,
    ) as made:
        answer = client.post(page, {"email": email})
    assert answer.status_code == 200
    statements = [one["sql"].partition(" WHERE ")[0].partition("VALUES")[0] for one in made.captured_queries]
    return statements, answer.content.decode().replace(email, "ADRES")


@pytest.mark.parametrize("kind", ["own_link", "filled_form", "network_link"])
def test_a_page_does_the_same_for_known_and_unknown(client, kind):
    known_everywhere()
    page = pages()[kind]
    work(client, page, "eerste@voorbeeld.example.org")  # what is drawn once is there from now on
    done = []
    for email in (STRANGE, KNOWN, KNOWN, STRANGE):  # a second time as well, the worker having been there in between
        Attempt.objects.all().delete()
        done.append(work(client, page, email))
        assert Message.objects.exclude(status="due").count() == 0
        answer_due(at=clock())
    assert done[0] == done[1] == done[2] == done[3]
    assert sum(f'"{Message._meta.db_table}"' in statement for statement in done[0][0]) == 1
    assert set(Message.objects.values_list("kind", "email")) == {(kind, KNOWN)}


def test_nothing_stays_of_an_unknown_address(client):
    for page in pages().values():
        client.post(page, {"email": STRANGE})
    assert Message.objects.filter(email=STRANGE).count() == 3
    assert send_due(at=clock()) == 0
    assert not Message.objects.exists() and not OwnLink.objects.exists()
    assert STRANGE not in str(list(Fact.objects.values()))


def test_what_was_asked_is_answered_once():
    known_everywhere()
    for _each in range(2):
        ask(kind="own_link_asked", email=f" {KNOWN.upper()} ", language="en", at=clock())
    assert (answer_due(at=clock()), answer_due(at=clock())) == (2, 0)
    assert Message.objects.get().kind == "own_link" and OwnLink.objects.get().language == "en"


def test_a_failure_is_tried_again_and_ends():
    def fails(asked: Message) -> None:
        OwnLink.objects.create(email=asked.email, made_at=clock(), ends_at=clock())
        raise ValueError(asked.email)

    at = clock()
    with asks.only(Ask("fails", fails)):
        ask(kind="fails", email=KNOWN, at=at)
        assert answer_due(at=at) == 0 and Message.objects.get().attempts == 1 and not OwnLink.objects.exists()
        answer_due(at=at)
        assert Message.objects.get().attempts == 1, "not before a while"
        assert send_due(at=at + AGAIN) == 0 and Message.objects.get().attempts == 2, "it is no mail"
        for number in range(2, TRIES + 1):
            answer_due(at=at + number * AGAIN)
        assert not Message.objects.exists()


def test_an_event_that_is_gone_meanwhile_is_asked_in_vain():
    known_everywhere()
    ask(kind="filled_form_asked", email=KNOWN, at=clock(), event_id=0, invitation="")
    assert answer_due(at=clock()) == 1 and not Message.objects.exists()
