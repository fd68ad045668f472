"""Who wants to hear of something: asked with an address, confirmed by mail, told once, forgotten."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils.timezone import now as clock

from events.extend import kinds
from events.interest import actions
from events.interest.forgetting import forget_interest
from events.messages.asked import answer_due
from events.messages.drawing import letter_of
from events.models import Event, Fact, Interest, Message, SeatPool
from events.registration.actions import cancel_registration, register
from tests import make

pytestmark = pytest.mark.django_db
EMAIL = "zij@voorbeeld.example.org"


def wanted(at, email=EMAIL, **about) -> Interest:
    """Somebody who said yes to the mail."""
    made = actions.note_interest(email=email, language="nl", at=at, **about)
    return actions.confirm_interest(interest=made, at=at)


def told() -> list[str]:
    return list(Message.objects.filter(kind="interest_told").order_by("pk").values_list("email", flat=True))


def test_an_address_is_confirmed_before_anything_is_told(now):
    event = make.event(opens_at=now + timedelta(days=1))
    asked = actions.note_interest(email=EMAIL, language="nl", at=now, event=event)
    assert actions.tell_what_opened(now + timedelta(days=2)) == 0

    letter = letter_of(Message.objects.get(kind="interest_confirm"))
    assert asked.code in letter.text and event.title_nl not in letter.text + letter.subject
    actions.confirm_interest(interest=asked, at=now)
    actions.confirm_interest(interest=asked, at=now)
    assert Fact.objects.get(name="interest_confirmed").data == {"interest": asked.pk}


def test_asking_twice_is_one_row_and_one_mail(now):
    event = make.event()
    for _time in range(2):
        actions.note_interest(email=EMAIL, language="nl", at=now, event=event)
        actions.note_interest(email=EMAIL, language="nl", at=now, topic="soort", topic_key="workshop")
    assert Interest.objects.filter(event=event).count() == 1
    assert Message.objects.filter(kind="interest_confirm").count() == Interest.objects.count()
    with pytest.raises(IntegrityError), transaction.atomic():
        Interest.objects.create(event=event, email=EMAIL, asked_at=now)


def test_who_waits_for_the_opening_is_told_once(now):
    event = make.event(opens_at=now + timedelta(days=1))
    wanted(now, event=event)
    assert actions.tell_what_opened(now) == 0
    later = now + timedelta(days=1)
    assert (actions.tell_what_opened(later), actions.tell_what_opened(later)) == (1, 0)
    assert told() == [EMAIL] and event.title_nl in letter_of(Message.objects.get(kind="interest_told")).subject
    assert Fact.objects.get(name="interested_told").data == {"people": 1}


@pytest.mark.parametrize(
    "fields", [{"way_in": "invited"}, {"way_in": "none"}, {"visibility": "confidential", "is_sensitive": True}]
)
def test_what_is_no_longer_for_everybody_is_told_to_nobody_who_waited(now, fields):
    event = make.event(opens_at=now + timedelta(days=1))
    wanted(now, event=event)
    Event.objects.update(**fields)
    assert actions.tell_what_opened(now + timedelta(days=2)) == 0 and not told()


def test_who_found_it_full_is_told_when_a_place_comes_free(now):
    event = make.event(places=1, has_waiting_list=False)
    came = register(event=event, person=make.person(), at=now)
    wanted(now, event=event)
    assert actions.tell_what_opened(now) == 0
    cancel_registration(registration=came, at=now)
    assert SeatPool.objects.get(event=event, session=None).taken == 0
    assert actions.tell_what_opened(now) == 1


def test_a_new_meeting_is_told_to_who_wanted_its_kind_or_another_day(now):
    off = make.event("Bij ons", status="cancelled")
    kind = next(kind for kind in kinds if kind.is_registered).key
    wanted(now, topic="soort", topic_key=kind)
    wanted(now, email="ander@voorbeeld.example.org", event=off)
    wanted(now, email="elders@voorbeeld.example.org", event=make.event("Elders", status="cancelled"))
    new = make.event("Bij ons", kind=kind)
    assert (actions.tell_of_published(event=new, at=now), actions.tell_of_published(event=new, at=now)) == (2, 0)
    assert told() == [EMAIL, "ander@voorbeeld.example.org"]


def test_what_opens_later_is_told_when_it_opens_and_once(now):
    kind = next(kind for kind in kinds if kind.is_registered).key
    opens_at = now + timedelta(days=2)
    wanted(now, topic="soort", topic_key=kind)
    new = make.event(kind=kind, opens_at=opens_at)
    wanted(now, event=new)
    assert (actions.tell_of_published(event=new, at=now), actions.tell_what_opened(now)) == (0, 0)
    assert (actions.tell_what_opened(opens_at), actions.tell_what_opened(opens_at)) == (1, 0)
    assert told() == [EMAIL] and not Interest.objects.filter(told_at=None).exists()


def test_who_asks_after_it_opened_waits_for_the_next(now):
    kind = next(kind for kind in kinds if kind.is_registered).key
    make.event(kind=kind, opens_at=now - timedelta(hours=1))
    make.event(kind=kind, opens_at=now - timedelta(hours=1), way_in="invited")
    wanted(now, topic="soort", topic_key=kind)
    assert actions.tell_what_opened(now) == 0


@pytest.mark.parametrize(
    "fields",
    [{"way_in": "invited"}, {"visibility": "confidential", "is_sensitive": True}, {"status": "cancelled"}],
)
def test_what_nobody_can_come_to_is_told_to_nobody(now, fields):
    kind = next(kind for kind in kinds if kind.is_registered).key
    wanted(now, topic="soort", topic_key=kind)
    assert actions.tell_of_published(event=make.event(kind=kind, **fields), at=now) == 0


def test_one_address_gets_one_mail_whatever_it_asked_for(now):
    kind = next(kind for kind in kinds if kind.is_registered).key
    off = make.event("Bij ons", status="cancelled")
    wanted(now, topic="soort", topic_key=kind)
    wanted(now, event=off)
    assert actions.tell_of_published(event=make.event("Bij ons", kind=kind), at=now) == 1
    assert not Interest.objects.filter(told_at=None).exists()


def test_the_mail_of_a_sensitive_event_is_neutral_and_its_page_says_which(client):
    event = make.event("Achterlating", starts_at=clock() + timedelta(weeks=9), visibility="closed", is_sensitive=True)
    mine = wanted(clock(), event=event)
    actions.tell_what_opened(clock())
    letter = letter_of(Message.objects.get(kind="interest_told"))
    assert "Achterlating" not in letter.text + letter.subject and event.slug not in letter.text
    assert "Achterlating" in client.get(f"/bericht/{mine.code}/").content.decode()


def test_it_is_forgotten_in_time_and_at_once_when_asked(now):
    event = make.event()
    unproved = actions.note_interest(email=EMAIL, language="nl", at=now, event=event)
    proved = wanted(now, email="ander@voorbeeld.example.org", event=event)
    assert forget_interest(now + timedelta(days=4)) == 1 and not Interest.objects.filter(pk=unproved.pk).exists()
    actions.tell_what_opened(now)
    assert forget_interest(now + timedelta(days=30)) == 0
    assert forget_interest(now + timedelta(days=32)) == 1 and not Interest.objects.filter(pk=proved.pk).exists()
    actions.end_interest(interest=wanted(now, event=event))
    assert not Interest.objects.exists()


def test_asking_again_after_the_mail_begins_anew(now):
    event = make.event()
    wanted(now, event=event)
    actions.tell_what_opened(now)
    again = actions.note_interest(email=EMAIL, language="nl", at=now + timedelta(hours=2), event=event)
    assert again.told_at is None and again.confirmed_at is None


def test_the_worker_notes_what_a_page_wrote_down_and_nothing_of_what_is_gone(client):
    event = make.event(starts_at=clock() + timedelta(weeks=9), opens_at=clock() + timedelta(days=1))
    client.post(f"/agenda/{event.slug}/laat-weten/", {"email": EMAIL})
    client.post("/laat-weten/soort/bestaat-niet/", {"email": EMAIL})
    answer_due(at=clock())
    assert Interest.objects.get().event == event


def test_asking_again_renews_how_long_the_mail_works(now):
    event = make.event()
    mine = actions.note_interest(email=EMAIL, language="nl", at=now, event=event)
    actions.note_interest(email=EMAIL, language="nl", at=now + timedelta(days=3), event=event)
    assert forget_interest(now + timedelta(days=4)) == 0
    actions.confirm_interest(interest=mine, at=now + timedelta(days=4))
