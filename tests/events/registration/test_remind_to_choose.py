""" "Ik kies later" is reminded of once; and changing choices refuses what cannot be."""

from datetime import timedelta

import pytest

from events.messages.drawing import letter_of
from events.models import Fact, Message, State
from events.registration import actions
from events.registration.person import Wish
from events.registration.refusals import ChoiceOverlaps, NotInThisEvent
from tests import make

pytestmark = pytest.mark.django_db
UNTIL = make.DAY - timedelta(days=1)
NEAR = UNTIL - timedelta(days=6)


def conference(**fields):
    return make.conference(**{"choices_until": UNTIL, **fields})


def workshops(event):
    return list(event.sessions.order_by("round__number", "label"))


def test_who_left_a_round_open_hears_it_once():
    event = conference()
    first, _other, second, _last = workshops(event)
    mine = make.registration(event, choices=(first,))
    make.registration(event, choices=(first, second))
    assert actions.remind_to_choose(UNTIL - timedelta(days=8)) == 0
    assert (actions.remind_to_choose(NEAR), actions.remind_to_choose(NEAR + timedelta(hours=3))) == (1, 0)
    message = Message.objects.get(kind="choose_reminder")
    letter = letter_of(message)
    assert message.registration == mine and f"/aanmelding/{mine.code}/keuzes/" in letter.text
    assert "Ronde 2" in letter.text and "Ronde 1" not in letter.text.replace("Workshop", "")
    assert Fact.objects.get(name="reminded_to_choose").actor == "system"


def test_who_cannot_be_written_to_is_not_said_to_be_reminded():
    make.registration(conference(), email="")
    assert actions.remind_to_choose(NEAR) == 0
    assert not Fact.objects.filter(name="reminded_to_choose").exists()


def test_waiting_for_a_workshop_is_a_choice():
    event = conference(rounds=1)
    mine = make.registration(event)
    mine.choices.create(
        session=workshops(event)[0],
        round=workshops(event)[0].round,
        state=State.WAITING,
        chosen_at=make.BEFORE,
        state_at=make.BEFORE,
        waiting_since=make.BEFORE,
    )
    assert actions.remind_to_choose(NEAR) == 0


@pytest.mark.parametrize(
    ("event_fields", "fields", "at"),
    [
        ({}, {"at": NEAR - timedelta(days=1)}, NEAR),
        ({}, {"mode": "online"}, NEAR),
        ({}, {"state": State.WAITING}, NEAR),
        ({}, {}, UNTIL + timedelta(hours=1)),
        ({}, {}, NEAR.replace(hour=3)),
        ({"status": "cancelled"}, {}, NEAR),
        ({"rounds": 0}, {}, NEAR),
    ],
)
def test_nobody_is_reminded_of_what_is_new_online_without_a_place_over_or_not_there(event_fields, fields, at):
    make.registration(conference(**event_fields), **fields)
    assert actions.remind_to_choose(at) == 0


def test_without_an_hour_of_its_own_choosing_ends_when_the_day_begins():
    make.registration(conference(choices_until=None))
    assert actions.remind_to_choose(make.DAY - timedelta(days=8)) == 0
    assert actions.remind_to_choose(make.DAY - timedelta(days=3)) == 1


def test_the_reminder_of_a_sensitive_day_is_neutral():
    make.registration(conference(is_sensitive=True))
    actions.remind_to_choose(NEAR)
    letter = letter_of(Message.objects.get(kind="choose_reminder"))
    assert "Dichtbij" not in letter.text + letter.subject and "Ronde" not in letter.text


def test_changing_refuses_what_is_at_the_same_moment_or_elsewhere_and_keeps_what_there_was(now):
    event = conference()
    first, _other, second, _last = workshops(event)
    mine = make.registration(event, choices=(first,))
    second.starts_at, second.ends_at = first.starts_at, first.ends_at
    second.save()
    with pytest.raises(ChoiceOverlaps) as refused:
        actions.change_choices(registration=mine, wishes=(Wish(first), Wish(second)), at=now)
    assert str(first.title) in str(refused.value)
    with pytest.raises(NotInThisEvent):
        actions.change_choices(registration=mine, wishes=(Wish(workshops(conference())[0]),), at=now)
    assert list(mine.choices.values_list("session", "state")) == [(first.pk, State.CONFIRMED)]
