"""Whatever people do, in whatever order: nobody has two places, and nobody waits beside a free one."""

import os
from datetime import timedelta

import pytest
import time_machine
from django.db import transaction
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test

from events.models import ALIVE, Event, Freed, Group, Message, Registration, SeatHold, SessionChoice, State
from events.places.actions import end_hold, end_terms, give_place, hold_seats, remind_offers, set_places
from events.places.order import next_in_line
from events.planning.actions import cancel_event, change_event, move_event
from events.refusals import Refusal
from events.registration import actions
from events.registration.actions.groups import Line
from events.registration.invariants import broken
from events.registration.person import Wish
from events.registration.refusals import TooLateToChoose
from events.registration.states import FOLLOWS
from tests import make

pytestmark = pytest.mark.django_db
PHASES = [phase for phase in Phase if phase != Phase.shrink or not os.environ.get("QUICK")]
MANY = int(os.environ.get("HISTORIES", "0"))  # the same forty each time; other ones, and more, when asked for

STANDS = {
    "confirmation": (State.CONFIRMED,),
    "place_from_waiting_list": (State.CONFIRMED,),
    "place_offered": (State.OFFERED,),
    "offer_reminder": (State.OFFERED,),
    "waiting_list": (State.WAITING,),
}
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
        self.organisations = [make.organisation(f"Gemeente {name}") for name in "AB"]
        self.people = [
            make.person(f"Mens {chr(65 + number)}", organisation=(*self.organisations, None)[number % 3])
            for number in range(6)
        ]
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
        end_terms(at=self.at)  # as the worker does each minute
        self.event.refresh_from_db()

    def does(self, action, registration: Registration | None = None, **given) -> None:
        """One step: the action, or its refusal. Who is not the one who acts keeps the place that was promised."""
        self.wait_until(self.at + timedelta(minutes=1))
        held = self.held()
        given |= {"registration": registration} if registration else {}
        before, states = self.rows(), self.states()
        try:
            action(at=self.at, **given)
        except Refusal:
            assert self.rows() == before, "a refusal wrote something"
        self.follow(states)
        lost = held - self.held() - ({registration.pk} if registration else set())
        assert not lost, f"{action.__name__} took the place of {lost}"

    def held(self) -> set[int]:
        return set(Registration.objects.filter(event=self.event, state=State.CONFIRMED).values_list("pk", flat=True))

    def rows(self) -> list:
        pools = self.event.pools.values_list("pk", "taken", "limit")
        choices = SessionChoice.objects.order_by("pk").values_list("pk", "state")
        return [*Registration.objects.order_by("pk").values_list("pk", "state", "mode"), *pools, *choices]

    def states(self) -> dict[int, str]:
        return dict(Registration.objects.values_list("pk", "state"))

    def follow(self, before: dict[int, str]) -> None:
        """Each step is one that the table of states knows; some actions take two at once."""
        for key, state in self.states().items():
            was = State(before.get(key, state))
            ways = FOLLOWS[was] | {last for step in FOLLOWS[was] for last in FOLLOWS[step]}
            assert state == was or state in ways, f"{was} to {state}"

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

    @rule(number=SOMEBODY, by_staff=st.booleans())
    def say_yes(self, number, by_staff):
        if row := self.one_of(number):
            self.does(actions.accept_offer, row, by=self.staff if by_staff else None)

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
        said = {"freed_places": freed, "list_prefers_new": prefers, "list_most_each": most}
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
                waiting = next_in_line(self.event, pool.mode, pool.free)
            else:
                waiting = SessionChoice.objects.filter(
                    session=pool.session_id,
                    state=State.WAITING,
                    registration__mode=pool.mode,
                    registration__state=State.CONFIRMED,
                )
            assert not (pool.free and waiting), f"{waiting} wait, {pool.free} free in {pool.pk}"

    @invariant()
    def nobody_is_told_two_things(self):
        """Of what waits to be sent, at most one mail says to somebody how it stands with the place."""
        due = Message.objects.filter(status="due", kind__in=STANDS).values_list(
            "registration", "registration__state", "kind"
        )
        for key, state, kind in due:
            assert state in STANDS[kind], f"{key} is {state} and is told {kind}"

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
