"""The request as a whole: who may send, and what is said when it is not taken (RFC 9457)."""

from io import StringIO
from uuid import uuid4

import pytest
from django.core.management import CommandError, call_command
from django.test import Client

from events.api.actions import create_token, digest_of, end_token
from events.checkin.actions import make_door_link
from events.checkin.who import KEY
from events.models import ApiToken, Role, Scan
from tests import make
from tests.events.api.sending import a_batch, a_scan, post, results, token
from tests.events.checkin.book import AT

pytestmark = pytest.mark.django_db


def problem(response) -> tuple[int, str]:
    """The status and the code; in the form of RFC 9457."""
    assert response["Content-Type"] == "application/problem+json"
    body = response.json()
    assert body["status"] == response.status_code and body["title"] and body["type"] == "about:blank"
    return response.status_code, body["code"]


@pytest.mark.parametrize("body", ["", "{", "[" * 100_000, b"\xff\xfe", "1" * 5000])
def test_what_is_no_json_is_told(body):
    assert problem(post(body, bearer=token()))[0] in (400, 422)


@pytest.mark.parametrize(
    "change",
    [
        {"sent_at": None},
        {"sent_at": 5},
        {"device": "x"},
        {"event": None},
        {"event": "x" * 300},
        {"scans": {}},
        {"scans": None},
    ],
    ids=str,
)
def test_a_batch_of_another_shape_is_told_which_field_and_not_what_stood_there(change):
    event = make.event()
    response = post({**a_batch(event, []), **change}, bearer=token())
    assert problem(response) == (422, "wrong_shape")
    assert response.json()["errors"][0]["field"] == next(iter(change))


def test_too_many_scans_or_too_much_text_is_too_large(settings):
    event, bearer = make.event(), token()
    assert problem(post(a_batch(event, [None] * 501), bearer=bearer)) == (413, "too_large")
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 1000
    assert problem(post(a_batch(event, ["x" * 2000]), bearer=bearer)) == (413, "too_large")


def test_without_a_right_nothing_is_said_of_what_exists():
    event, other = make.event(), make.event()
    assert problem(post(a_batch(event, []))) == (401, "who_are_you")
    response = post(a_batch(event, []), bearer="bijeen_wrong")
    assert problem(response) == (401, "who_are_you") and response["WWW-Authenticate"].startswith("Bearer")
    narrow = token(other)
    known, unknown = (
        post(a_batch(event, []), bearer=narrow),
        post({**a_batch(event, []), "event": "no-such"}, bearer=narrow),
    )
    assert problem(known) == problem(unknown) == (403, "no_door") and known.content == unknown.content
    assert results(post(a_batch(other, []), bearer=narrow)) == []


def test_guesses_are_slow():
    event = make.event()
    codes = [problem(post(a_batch(event, []), bearer=f"bijeen_{number}"))[0] for number in range(62)]
    assert codes[:60] == [401] * 60 and codes[60:] == [429] * 2
    assert results(post(a_batch(event, []), bearer=token())) == []


def test_a_token_is_printed_once_kept_as_a_hash_and_ended_at_once():
    event, out = make.event(), StringIO()
    call_command("create_token", scope="checkin", event=event.slug, stdout=out)
    said = out.getvalue().strip()
    row = ApiToken.objects.get()
    assert row.digest == digest_of(said) and said not in str(row.__dict__) and row.event == event
    assert results(post(a_batch(event, []), bearer=said)) == []
    end_token(token=row, at=AT)
    assert problem(post(a_batch(event, []), bearer=said)) == (401, "who_are_you")
    assert [fact.name for fact in event.facts.all()] == ["token_made", "token_ended"]
    with pytest.raises(CommandError):
        call_command("create_token", scope="checkin", event="no-such", stdout=out)
    assert create_token(scope="other", at=AT) and problem(
        post(a_batch(event, []), bearer=create_token(scope="x", at=AT))
    )


# Who is signed in, or came by a door link ---------------------------------------------------------------------------


def browser(user=None) -> Client:
    """A browser that checks tokens against forgery."""
    client = Client(enforce_csrf_checks=True)
    if user:
        client.force_login(user, backend="allauth.account.auth_backends.AuthenticationBackend")
    return client


def test_a_signed_in_trainer_sends_for_the_own_session_with_a_token_against_forgery(trainer):
    event = make.conference()
    mine, other = event.sessions.all()[:2]
    Role.objects.create(user=trainer, name="trainer", session=mine)
    registration = make.registration(event, choices=(mine,))
    client, batch = browser(trainer), a_batch(event, [a_scan(registration, mine), a_scan(registration, other)])
    assert problem(post(batch, client=client)) == (403, "form_lay_too_long")
    client.get(f"/inchecken/{event.slug}/", {"deur": mine.pk})
    csrf = client.cookies["csrftoken"].value

    got = results(post(batch, client=client, **{"X-CSRFToken": csrf}))

    assert got[0]["verdict"] == "welcome" and got[1]["problem"] == "unknown_session"
    assert Scan.objects.get().by == trainer


def test_a_stranger_who_is_signed_in_stands_at_no_door(stranger):
    event = make.event()
    client = browser(stranger)
    client.get("/inchecken/")
    client.cookies["csrftoken"] = "a" * 32
    response = post(a_batch(event, []), client=client, **{"X-CSRFToken": "a" * 32})
    assert problem(response) == (403, "no_door")


def test_a_door_link_sends_until_it_is_ended(organiser):
    event = make.event(organiser=organiser)
    link = make_door_link(event=event, helper_name="Joost", valid_on=AT.date(), at=AT, by=organiser)
    client = browser()
    client.get(f"/inchecken/link/{link.code}/")
    assert client.session[KEY] == link.code
    client.get(f"/inchecken/{event.slug}/")
    csrf = {"X-CSRFToken": client.cookies["csrftoken"].value}
    batch = a_batch(event, [a_scan(make.registration(event), event.sessions.get(), id=str(uuid4()))])
    assert results(post(batch, client=client, **csrf))[0]["verdict"] == "welcome"
    assert (Scan.objects.get().by, Scan.objects.get().door_link) == (None, link)
    link.ended_at = AT
    link.save()
    assert problem(post(batch, client=client, **csrf)) == (401, "who_are_you")


def test_an_organiser_without_a_second_factor_sends_nothing(organiser, settings):
    settings.BIJEEN_DEMO = False
    event = make.event(organiser=organiser)
    assert problem(post(a_batch(event, []), client=browser(organiser))) == (403, "second_factor")
    assert results(post(a_batch(event, []), bearer=token())) == []
