"""Whatever people do, in whatever order: nobody has two places, and nobody waits beside a free one."""

import os
from datetime import timedelta

import pytest
import time_machine
from django.db import transaction
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test

from events.models import ALIVE, HOLDING, Event, Registration, SessionChoice, State
from events.places.actions import set_places
from events.planning.actions import cancel_event, move_event
from events.refusals import Refusal
from events.registration import actions
from events.registration.invariants import broken
from events.registration.person import Wish
from events.registration.refusals import TooLateToChoose
from tests import make

pytestmark = pytest.mark.django_db
MANY = int(os.environ.get("HISTORIES", "0"))  # the same forty each time; other ones, and more, when asked for

HOURS = st.integers(0, 30 * 24)
FEW = st.integers(0, 4)
SOMEBODY = st.integers(0, 50)
MODES = st.sampled_from(["on_site", "online"])
WISHES = st.tuples(*[st.tuples(st.sampled_from([None, 0, 1]), st.booleans())] * 2)  # a round: which, and a reserve


class History(RuleBasedStateMachine):
    """One small conference, two rounds of two workshops, on site and online: everything that people do with it.

    A rule that says no is part of the history; whatever was refused has left no trace.
    """

    def __init__(self) -> None:
        super().__init__()
        self.undo = transaction.atomic()
        self.undo.__enter__()
        self.at = make.BEFORE
        self.clock = time_machine.travel(self.at, tick=False)
        self.clock.start()
        self.staff = make.user("staff", role="organiser")
        self.event = make.conference(places=2, each=1, mode="hybrid", organiser=self.staff)
        make.pool(self.event, 1, mode="online")
        self.loaded = Event.objects.get(pk=self.event.pk)  # as a page had it: an address, and no truth
        self.rounds = [list(round_.sessions.order_by("pk")) for round_ in self.event.rounds.all()]
        self.people = [make.person(f"Mens {chr(65 + number)}") for number in range(6)]
        for person in self.people[:4]:  # full, with two who wait: for one place, and for a workshop
            self.register_one(person, ((0, False), (None, False)), "on_site" if person != self.people[3] else "online")

    def teardown(self) -> None:
        self.clock.stop()
        transaction.set_rollback(True)
        self.undo.__exit__(None, None, None)

    def wait_until(self, at) -> None:
        self.at = max(self.at, at)
        self.clock.stop()
        self.clock = time_machine.travel(self.at, tick=False)
        self.clock.start()
        self.event.refresh_from_db()

    def does(self, action, registration: Registration | None = None, **given) -> None:
        """One step: the action, or its refusal. Who is not the one who acts keeps the place that was promised."""
        self.wait_until(self.at + timedelta(minutes=1))
        held = self.held()
        given |= {"registration": registration} if registration else {}
        before = self.rows()
        try:
            action(at=self.at, **given)
        except Refusal:
            assert self.rows() == before, "a refusal wrote something"
        lost = held - self.held() - ({registration.pk} if registration else set())
        assert not lost, f"{action.__name__} took the place of {lost}"

    def held(self) -> set[int]:
        return set(Registration.objects.filter(event=self.event, state__in=HOLDING).values_list("pk", flat=True))

    def rows(self) -> list:
        pools = self.event.pools.values_list("pk", "taken", "limit")
        choices = SessionChoice.objects.order_by("pk").values_list("pk", "state")
        return [*Registration.objects.order_by("pk").values_list("pk", "state", "mode"), *pools, *choices]

    def one_of(self, number: int) -> Registration | None:
        rows = list(Registration.objects.order_by("pk"))
        if not rows:
            return None
        row = rows[number % len(rows)]
        row.event = self.loaded
        return row

    def register_one(self, person, chosen, mode, by=None) -> None:
        self.does(actions.register, event=self.loaded, person=person, wishes=self.wishes(chosen), mode=mode, by=by)

    def wishes(self, chosen) -> tuple[Wish, ...]:
        found = []
        for sessions, (first, with_reserve) in zip(self.rounds, chosen, strict=True):
            if first is not None:
                found.append(Wish(sessions[first], sessions[1 - first] if with_reserve else None))
        return tuple(found)

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

    # What the organiser does -----------------------------------------------------------------------------

    @rule(places=FEW, mode=MODES, overbooked=st.sampled_from([0, 0, 50]))
    def set_places(self, places, mode, overbooked):
        self.does(set_places, event=self.loaded, capacity=places, mode=mode, overbooked=overbooked, by=self.staff)

    @rule(places=FEW, round_=st.integers(0, 1), which=st.integers(0, 1), mode=MODES)
    def set_places_of_workshop(self, places, round_, which, mode):
        session = self.rounds[round_][which]
        self.does(set_places, event=self.loaded, session=session, capacity=places, mode=mode, by=self.staff)

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

    # What is true after every step -----------------------------------------------------------------------

    @invariant()
    def nothing_is_broken(self):
        assert broken() == []

    @invariant()
    def nobody_waits_beside_a_free_place(self):
        self.event.refresh_from_db()
        if not self.event.serves_list(self.at):
            return
        for pool in self.event.pools.all():
            if pool.session_id is None:
                waiting = Registration.objects.filter(event=self.event, mode=pool.mode, state=State.WAITING)
            else:
                waiting = SessionChoice.objects.filter(
                    session=pool.session_id,
                    state=State.WAITING,
                    registration__mode=pool.mode,
                    registration__state__in=HOLDING,
                )
            assert not (pool.free and waiting.exists()), f"{waiting.count()} wait, {pool.free} free in {pool.pk}"

    @invariant()
    def everybody_is_here_once(self):
        living = list(Registration.objects.filter(event=self.event, state__in=ALIVE).values_list("email", flat=True))
        assert len(living) == len(set(living))


def test_whatever_people_do_it_stays_true():
    run_state_machine_as_test(
        History,
        settings=settings(
            max_examples=MANY or 40,
            derandomize=not MANY,
            stateful_step_count=25,
            deadline=None,
            database=None,
            suppress_health_check=list(HealthCheck),
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
