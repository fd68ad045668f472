"""Between registering and the day: each thing that people meet there is in the year, and adds up."""

from events.interest.queries import to_tell
from events.models import Absence, AccessNeed, Answer, Event, Interest, Invitation, SeatHold, StandIn, State
from events.registration.invariants import broken
from tests.demo.conftest import NOW


def test_seats_are_held_at_the_conference_and_wishes_answered(year):
    hold = SeatHold.objects.get()
    come = hold.event.registrations.filter(organisation=hold.organisation, state=State.CONFIRMED).count()
    assert (hold.event.source_key, hold.organisation.source_key, hold.number - come) == ("act-23", "org-16", 4)
    assert NOW < hold.held_until < hold.event.starts_at
    needs = AccessNeed.objects.filter(registration__event=hold.event, registration__state=State.CONFIRMED)
    answered = set(needs.exclude(answered_at=None).values_list("state", flat=True))
    assert answered == {"arranged", "calling"} and needs.filter(answered_at=None).exists()
    assert broken() == []


def test_some_answered_what_the_organiser_asks_and_one_of_the_invited_cannot_come(year):
    evening = Event.objects.get(source_key="act-27")
    answers = Answer.objects.filter(registration__event=evening)
    assert evening.asks_questions and answers.count() == 2 * answers.values("registration").distinct().count() == 22
    assert set(answers.filter(question__kind="choice").values_list("value", flat=True)) == {"1", "2"}
    invited = Invitation.objects.filter(event=evening)
    assert invited.exclude(declined_at=None).count() == 1 and invited.filter(answered_at=None).count() == 2


def test_two_miss_a_date_and_one_sends_a_colleague(year):
    away = Absence.objects.all()
    assert {row.session.event.source_key for row in away} == {"act-05"} and away.count() == 2
    assert all(row.session.starts_at > NOW for row in away)
    assert StandIn.objects.get().absence in away


def test_some_want_to_hear_of_the_next_meeting_of_a_kind(year):
    asked = Interest.objects.filter(topic="soort", topic_key="knowledge_atelier")
    assert asked.count() == 3 and to_tell().filter(pk__in=asked).count() == 2
