"""Whatever people do, in whatever order: nobody has two places, and nobody waits beside a free one."""

import os
from datetime import timedelta

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import rule, run_state_machine_as_test

from events.models import Event, Freed, Group, Registration, SeatHold, State
from events.places.actions import end_hold, give_place, hold_seats, remind_offers, set_places
from events.planning.actions import cancel_event, change_event, move_event
from events.registration import actions
from events.registration.actions.groups import Line
from events.registration.invariants import broken
from events.registration.refusals import TooLateToChoose
from tests import make
from tests.events.registration.history import Ground

pytestmark = pytest.mark.django_db
PHASES = [phase for phase in Phase if phase != Phase.shrink or not os.environ.get("QUICK")]
MANY = int(os.environ.get("HISTORIES", "0"))  # the same thirty each time; other ones, and more, when asked for
HOURS = st.integers(0, 30 * 24)
FEW = st.integers(0, 4)
SOMEBODY = st.integers(0, 50)
MODES = st.sampled_from(["on_site", "online"])
WISHES = st.tuples(*[st.tuples(st.sampled_from([None, 0, 1]), st.booleans())] * 2)  # a round: which, and a reserve


class History(Ground):
    """Everything that people and the organiser do with it."""

    # What people do --------------------------------------------------------------------------------------

    @rule(who=st.integers(0, 5), chosen=WISHES, mode=MODES, by_staff=st.booleans())
    def register(self, who, chosen, mode, by_staff):
        self.register_one(self.people[who], chosen, mode, self.staff if by_staff else None)

    @rule(number=SOMEBODY, by_staff=st.booleans())
    def cancel(self, number, by_staff):
        if row := self.one_of(number):
            self.does(actions.cancel_registration, row, by=self.staff if by_staff else None)

    @rule(number=SOMEBODY, chosen=WISHES, by_staff=st.booleans())
    def choose(self, number, chosen, by_staff):
        if row := self.one_of(number):
            by = self.staff if by_staff else None
            self.does(actions.change_choices, row, wishes=self.wishes(chosen), by=by)

    @rule(number=SOMEBODY, mode=MODES)
    def come_otherwise(self, number, mode):
        if row := self.one_of(number):
            self.does(actions.change_mode, row, mode=mode)

    @rule(number=SOMEBODY, by_staff=st.booleans())
    def say_yes(self, number, by_staff):
        if row := self.one_of(number):
            self.does(actions.accept_offer, row, by=self.staff if by_staff else None)

    @rule(number=SOMEBODY, who=st.integers(0, 5), by_staff=st.booleans())
    def send_somebody_else(self, number, who, by_staff):
        if row := self.one_of(number):
            by = self.staff if by_staff else None
            self.does(actions.replace_participant, row, person=self.people[who], by=by)

    @rule(number=SOMEBODY)
    def wait_again(self, number):
        if row := self.one_of(number):
            self.does(actions.join_list_again, row)

    @rule(who=st.integers(0, 4), is_together=st.booleans())
    def come_with_a_colleague(self, who, is_together):
        lines = [
            Line(n, "", person.first_name, person.family_name, person.email)
            for n, person in enumerate(self.people[who : who + 2])
        ]
        said = {"first_name": "Lotte", "family_name": "", "email": "lotte@example.org", "language": "nl"}
        organisation = self.organisations[who % 2]
        self.does(
            actions.make_group,
            event=self.loaded,
            organisation=organisation,
            lines=lines,
            is_together=is_together,
            **said,
        )

    @rule()
    def wait_apart(self):
        for group in Group.objects.filter(event=self.event):
            self.does(actions.wait_apart, group=group)

    @rule(hours=st.integers(1, 60))
    def time_goes_by(self, hours):
        self.wait_until(self.at + timedelta(hours=hours))
        remind_offers(at=self.at)

    # What the organiser does -----------------------------------------------------------------------------

    @rule(places=FEW, mode=MODES, overbooked=st.sampled_from([0, 0, 50]))
    def set_places(self, places, mode, overbooked):
        self.does(set_places, event=self.loaded, capacity=places, mode=mode, overbooked=overbooked, by=self.staff)

    @rule(places=FEW, round_=st.integers(0, 1), which=st.integers(0, 1), mode=MODES)
    def set_places_of_workshop(self, places, round_, which, mode):
        session = self.rounds[round_][which]
        self.does(set_places, event=self.loaded, session=session, capacity=places, mode=mode, by=self.staff)

    @rule(freed=st.sampled_from(Freed.values), prefers=st.booleans(), most=st.sampled_from([None, 1, 2]))
    def serve_otherwise(self, freed, prefers, most):
        said = {"freed_places": freed, "gives_new_first": prefers, "list_most_each": most}
        self.does(change_event, event=self.loaded, version=self.event.version, by=self.staff, **said)

    @rule(which=st.integers(0, 1), number=st.integers(1, 3), hours=st.integers(1, 100), mode=MODES)
    def hold(self, which, number, hours, mode):
        organisation, until = self.organisations[which], self.at + timedelta(hours=hours)
        said = {"organisation": organisation, "number": number, "until": until, "mode": mode}
        self.does(hold_seats, event=self.loaded, by=self.staff, **said)

    @rule()
    def free_what_is_held(self):
        for held in SeatHold.objects.filter(event=self.event, ended_at=None):
            self.does(end_hold, hold=held, by=self.staff)

    @rule(number=SOMEBODY, above=st.booleans())
    def give_a_place(self, number, above):
        if row := self.one_of(number):
            self.does(give_place, row, above=above, by=self.staff)

    @rule(number=SOMEBODY, above=st.booleans(), round_=st.integers(0, 1), which=st.integers(0, 1))
    def give_a_workshop(self, number, above, round_, which):
        if row := self.one_of(number):
            self.does(give_place, row, session=self.rounds[round_][which], above=above, by=self.staff)

    @rule(hours=HOURS)
    def move(self, hours):
        starts_at = self.at + timedelta(hours=1 + hours)
        self.does(
            move_event,
            event=self.loaded,
            version=self.event.version,
            starts_at=starts_at,
            ends_at=starts_at + timedelta(hours=3),
            by=self.staff,
        )

    @rule(sure=st.integers(0, 9))
    def call_off(self, sure):
        if not sure:
            self.does(cancel_event, event=self.loaded, version=self.event.version, reason="ziek", by=self.staff)

    @rule()
    def it_begins(self):
        self.wait_until(self.event.starts_at)


def test_whatever_people_do_it_stays_true():
    run_state_machine_as_test(
        History,
        settings=settings(
            max_examples=MANY or 30,
            derandomize=not MANY,
            stateful_step_count=25,
            deadline=None,
            database=None,
            suppress_health_check=list(HealthCheck),
            phases=PHASES,
        ),
    )


def test_an_event_that_is_moved_after_it_began_serves_who_waits(organiser, now):
    event = make.event(places=1, organiser=organiser)
    has, waits = (actions.register(event=event, person=make.person(), at=now) for _ in range(2))
    begun = event.starts_at + timedelta(minutes=1)
    actions.cancel_registration(registration=has, at=begun)
    waits.refresh_from_db()
    assert waits.state == State.WAITING, "a place of today is no good news"

    days = timedelta(days=7)
    starts_at, ends_at = event.starts_at + days, event.ends_at + days
    move_event(event=event, version=event.version, starts_at=starts_at, ends_at=ends_at, at=begun, by=organiser)

    waits.refresh_from_db()
    assert waits.state == State.CONFIRMED
    assert broken() == []


def test_a_page_that_lay_open_while_the_event_was_called_off_serves_nobody(organiser, now):
    event = make.event(places=1, organiser=organiser)
    _, waits = (actions.register(event=event, person=make.person(), at=now) for _ in range(2))
    loaded = Event.objects.get(pk=event.pk)
    cancel_event(event=event, version=event.version, reason="ziek", at=now, by=organiser)

    set_places(event=loaded, capacity=2, at=now, by=organiser)

    waits.refresh_from_db()
    assert waits.state == State.WAITING


def test_a_page_that_lay_open_while_the_event_was_moved_serves_who_waits(organiser, now):
    event = make.event(places=1, organiser=organiser)
    _, waits = (actions.register(event=event, person=make.person(), at=now) for _ in range(2))
    loaded, begun = Event.objects.get(pk=event.pk), event.starts_at + timedelta(minutes=1)
    later = {"starts_at": event.starts_at + timedelta(days=7), "ends_at": event.ends_at + timedelta(days=7)}
    move_event(event=event, version=event.version, at=begun, by=organiser, **later)

    set_places(event=loaded, capacity=2, at=begun, by=organiser)

    waits.refresh_from_db()
    assert waits.state == State.CONFIRMED


def test_choosing_follows_the_hour_that_holds_now(organiser, now):
    event = make.conference(places=2, rounds=1)
    registration = actions.register(event=event, person=make.person(), at=now)
    loaded = Registration.objects.select_related("event").get(pk=registration.pk)
    starts_at = now + timedelta(hours=1)
    move_event(event=event, version=1, starts_at=starts_at, ends_at=event.ends_at, at=now, by=organiser)

    with pytest.raises(TooLateToChoose):
        actions.change_choices(registration=loaded, wishes=(), at=starts_at)
