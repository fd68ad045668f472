"""Mending an address: the same page and the same mail, whoever comes already; and nothing that was typed is lost."""

from datetime import timedelta
from uuid import uuid4

import pytest

from events.models import AccessNeed, Message, Registration, State, Submission
from events.registration import actions
from events.registration.forgetting import forget_typed
from events.registration.invariants import broken
from events.registration.person import Needs, Wish
from events.registration.refusals import AddressTaken, InvitationOfAnother, TooLateToCorrect
from tests import make

pytestmark = pytest.mark.django_db
CLOSED = {"visibility": "closed", "is_sensitive": True}


def sent(event, person, at, **more) -> Submission:
    return actions.submit(event=event, person=person, at=at, token=uuid4(), **more)


def kinds_to(email: str) -> list[str]:
    rows = Message.objects.select_related("registration").exclude(status="stopped").order_by("pk")
    return [row.kind for row in rows if (row.email or (row.registration and row.registration.email)) == email]


def test_a_mistyped_address_is_mended_and_the_old_link_is_dead(now):
    submission = sent(make.event(), make.person(email="fout@example.org"), now)
    code, secret = submission.registration.code, submission.registration.ticket_secret

    actions.correct_email(submission=submission, email="Goed@example.org", at=now + timedelta(minutes=29))

    registration = Registration.objects.get()
    assert registration.email == "goed@example.org"
    assert registration.code != code and registration.ticket_secret != secret
    assert Message.objects.filter(status="due").get().kind == "confirmation"
    assert registration.event.facts.filter(name="address_corrected").exists()
    with pytest.raises(TooLateToCorrect):
        actions.correct_email(submission=submission, email="x@example.org", at=now + timedelta(minutes=31))


@pytest.mark.parametrize("fields", [CLOSED, {}], ids=["closed", "open"])
def test_after_a_known_address_the_new_one_is_registered_as_if_it_was_typed_at_once(now, fields):
    event = make.conference(rounds=2, places=5, **fields)
    first, second = event.sessions.filter(round__number=1)
    person = make.person("Anna Lang", email="zij@example.org", shown_name="Anna", motive="Ik wil leren")
    for email in ("zij@example.org", "vreemd@example.org"):
        sent(event, make.person("Anna Lang", email=email), now - timedelta(hours=2))
    asked = {"wishes": (Wish(first, second),), "needs": Needs(access=("hearing_loop",), access_note="vooraan")}
    submission = sent(event, person, now, **asked)
    assert submission.registration is None and submission.typed["person"]["first_name"] == "Anna"

    mended = actions.correct_email(submission=submission, email="nieuw@example.org", at=now + timedelta(minutes=3))

    registration = mended.registration
    assert (registration.email, registration.state, registration.registered_at) == (
        "nieuw@example.org", State.CONFIRMED, now,
    )  # fmt: skip
    assert (registration.shown_name, registration.motive) == ("Anna", "Ik wil leren")
    assert registration.choices.get(session=first).state == State.CONFIRMED
    assert AccessNeed.objects.get(registration=registration).note == "vooraan"
    assert kinds_to("nieuw@example.org") == ["confirmation"]
    assert Submission.objects.get(pk=submission.pk).typed == {}
    assert event.pools.get(session=None).taken == 3 and broken() == []


def test_from_one_known_address_to_another_still_makes_nothing_and_then_a_new_one_does(now):
    event = make.event(places=5, **CLOSED)
    for email in ("een@example.org", "twee@example.org"):
        sent(event, make.person("Anna Lang", email=email), now)
    submission = sent(event, make.person("Anna Lang", email="een@example.org"), now)
    submission = actions.correct_email(submission=submission, email="twee@example.org", at=now)
    assert submission.registration is None and Registration.objects.count() == 2
    assert kinds_to("twee@example.org") == ["confirmation", "confirmation"]

    submission = actions.correct_email(submission=submission, email="drie@example.org", at=now)
    assert submission.registration.email == "drie@example.org" and kinds_to("drie@example.org") == ["confirmation"]


def test_an_own_registration_gives_way_to_who_is_known_and_comes_back_with_everything(now):
    event = make.conference(rounds=1, places=5, **CLOSED)
    session, reserve = event.sessions.all()
    sent(event, make.person("Anna Lang", email="bekend@example.org"), now)
    asked = {"wishes": (Wish(session, reserve),), "needs": Needs(dietary=("halal",))}
    submission = sent(event, make.person("Anna Lang", email="eerst@example.org", remarks="later"), now, **asked)

    submission = actions.correct_email(submission=submission, email="bekend@example.org", at=now)
    assert submission.registration is None and event.pools.get(session=None).taken == 1
    submission = actions.correct_email(submission=submission, email="toch@example.org", at=now)

    registration = submission.registration
    assert (registration.email, registration.remarks) == ("toch@example.org", "later")
    assert registration.choices.get(session=session).state == State.CONFIRMED
    assert registration.dietary_need.values == ["halal"] and broken() == []


def test_where_people_are_greeted_an_address_of_somebody_else_is_refused(now):
    event = make.event()
    sent(event, make.person("Anna Lang", email="bekend@example.org"), now)
    submission = sent(event, make.person("Anna Lang", email="eerst@example.org"), now)
    with pytest.raises(AddressTaken):
        actions.correct_email(submission=submission, email="bekend@example.org", at=now)


def test_what_was_typed_is_gone_after_half_an_hour(now):
    event, person = make.event(**CLOSED), make.person()
    sent(event, person, now)
    submission = sent(event, person, now)
    assert forget_typed(now + timedelta(minutes=29)) == 0
    assert forget_typed(now + timedelta(minutes=31)) == 1
    submission.refresh_from_db()
    assert submission.typed == {}
    with pytest.raises(TooLateToCorrect):
        actions.correct_email(submission=submission, email="nieuw@example.org", at=now + timedelta(minutes=20))


@pytest.mark.parametrize(
    ("state", "kind"), [("waiting", "waiting_list"), ("requested", "request_received"), ("confirmed", "confirmation")]
)
def test_who_is_known_gets_the_letter_of_how_it_stands_where_nobody_is_greeted(now, state, kind):
    event = make.event(places=5, **CLOSED)
    known = make.registration(event, state=state, email="zij@example.org", first_name="Anna", family_name="Lang")
    sent(event, make.person("Anna Lang", email="zij@example.org"), now)
    assert list(Message.objects.filter(registration=known).values_list("kind", flat=True)) == [kind]


def test_who_was_invited_keeps_the_address_of_the_invitation(now):
    event = make.event(way_in="invited", **CLOSED)
    invitation = event.invitations.create(email="gast@example.org")
    person = make.person("Anna Lang", email="gast@example.org")
    first = sent(event, person, now, invitation=invitation)
    again = sent(event, person, now, invitation=invitation)

    for submission in (first, again):
        with pytest.raises(InvitationOfAnother):
            actions.correct_email(submission=submission, email="nieuw@example.org", at=now)
    assert event.registrations.get().email == "gast@example.org"
