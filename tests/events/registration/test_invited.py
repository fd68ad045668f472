"""After an invitation: a no, one reminder, and the page on which both are found."""

from datetime import UTC, datetime, timedelta

import pytest
from django.utils.timezone import now as clock

from events.messages.drawing import letter_of
from events.models import Fact, Invitation, Message
from events.registration import actions
from events.registration.refusals import NobodyToRemind, RegistrationClosed
from tests import make

pytestmark = pytest.mark.django_db
NIGHT = datetime(2027, 1, 12, 2, 0, tzinfo=UTC)


def invited(event, at, organiser, name="Roos"):
    email = f"{name.lower()}@x.example"
    return actions.invite(event=event, first_name=name, email=email, at=at, by=organiser)


def reminders() -> list[str]:
    return list(Message.objects.filter(kind="invitation_reminder").order_by("pk").values_list("email", flat=True))


def test_who_was_invited_says_no_once_and_may_come_back(now, organiser):
    event = make.event(way_in="invited")
    invitation = invited(event, now, organiser)
    actions.decline_invitation(invitation=invitation, at=now)
    actions.decline_invitation(invitation=invitation, at=now)
    assert Fact.objects.get(name="invitation_declined").data == {"invitation": invitation.pk}
    with pytest.raises(NobodyToRemind):
        actions.remind_invited(event=event, at=now, by=organiser)

    person = make.person("Roos", email="roos@x.example")
    actions.register(event=event, person=person, at=now, invitation=invitation)
    invitation.refresh_from_db()
    assert invitation.declined_at is None and invitation.answered_at == now and invitation.comes


def test_everybody_is_reminded_once_in_all(now, organiser):
    event = make.event(way_in="invited")
    invited(event, now - timedelta(days=8), organiser)
    invited(event, now - timedelta(days=1), organiser, "Idris")
    assert actions.remind_invited_due(now) == 1
    assert actions.remind_invited_due(now + timedelta(hours=1)) == 0
    assert actions.remind_invited(event=event, at=now, by=organiser) == 1
    with pytest.raises(NobodyToRemind):
        actions.remind_invited(event=event, at=now, by=organiser)
    assert reminders() == ["roos@x.example", "idris@x.example"]
    assert list(Fact.objects.filter(name="invitation_reminded").values_list("actor", flat=True)) == ["system", "staff"]


def test_a_reminder_goes_sooner_when_registering_ends_soon_and_never_too_late(now, organiser):
    soon = {"way_in": "invited", "closes_at": now + timedelta(days=3)}
    mails = {
        "sooner": (make.event(**soon), now - timedelta(days=2)),
        "just invited": (make.event(**soon), now - timedelta(days=1)),
        "not wanted": (make.event(**{**soon, "remind_invited_days": None}), now - timedelta(days=9)),
        "not yet": (make.event(way_in="invited"), now - timedelta(days=6)),
        "over": (make.event(**{**soon, "closes_at": now - timedelta(hours=1)}), now - timedelta(days=9)),
    }
    for event, at in mails.values():
        Invitation.objects.filter(pk=invited(event, at, organiser).pk).update(invited_at=at)
    assert actions.remind_invited_due(NIGHT) == 0
    assert actions.remind_invited_due(now) == 1
    assert Message.objects.get(kind="invitation_reminder").event == mails["sooner"][0]
    with pytest.raises(RegistrationClosed):
        actions.remind_invited(event=mails["over"][0], at=now, by=organiser)


def test_the_reminder_of_what_is_hidden_says_nothing_of_it(now, organiser):
    event = make.event("Achterlating", way_in="invited", is_sensitive=True, visibility="closed")
    invitation = invited(event, now, organiser)
    actions.remind_invited(event=event, at=now, by=organiser)
    letter = letter_of(Message.objects.get(kind="invitation_reminder"))
    assert "Achterlating" not in letter.text + letter.subject and f"/uitnodiging/{invitation.code}/" in letter.text


def test_the_page_asks_and_a_button_says_no(client, organiser):
    event = make.event("Bij ons", starts_at=clock() + timedelta(weeks=3), way_in="invited")
    invitation = invited(event, clock(), organiser)
    address = f"/uitnodiging/{invitation.code}/"
    first = client.get(address)
    assert "Ik kan niet" in first.content.decode() and first["Cache-Control"] == "private, no-store"
    invitation.refresh_from_db()
    assert invitation.declined_at is None

    assert client.post(address).status_code == 302
    page = client.get(address).content.decode()
    assert "Je liet weten dat je niet kunt." in page and "Meld je toch aan" in page

    person = make.person("Roos", email="roos@x.example")
    actions.register(event=event, person=person, at=clock(), invitation=invitation)
    assert "Met deze uitnodiging is al iemand aangemeld." in client.get(address).content.decode()
    refused = client.post(address)
    assert refused.status_code == 409 and "al iemand aangemeld" in refused.content.decode()
    assert client.get("/uitnodiging/bestaatniet/").status_code == 404


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"status": "cancelled"}, "Deze bijeenkomst gaat niet door."),
        ({"starts_at": make.BEFORE}, "Deze bijeenkomst is geweest."),
    ],
)
def test_the_page_says_when_nobody_can_come_any_more(client, fields, sentence):
    event = make.event(**{"starts_at": clock() + timedelta(weeks=3), "way_in": "invited", **fields})
    invitation = event.invitations.create(email="roos@x.example")
    page = client.get(f"/uitnodiging/{invitation.code}/").content.decode()
    assert sentence in page and "<button" not in page


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"opens_at": clock() + timedelta(days=2)}, "Aanmelden kan vanaf"),
        ({"closes_at": make.BEFORE}, "Aanmelden kan niet meer."),
    ],
)
def test_who_cannot_register_now_can_say_no_as_long_as_it_is_to_come(client, fields, sentence):
    event = make.event(starts_at=clock() + timedelta(weeks=3), way_in="invited", **fields)
    invitation = event.invitations.create(email="roos@x.example")
    address = f"/uitnodiging/{invitation.code}/"
    page = client.get(address).content.decode()
    assert sentence in page and "Ik kan niet</button>" in page and "Meld je aan" not in page
    page = client.post(address, follow=True).content.decode()
    assert "Je liet weten dat je niet kunt." in page and sentence in page and "Meld je toch aan" not in page
