"""The ground that a random history is played on: one small conference, its people, and what is true after every step."""

from datetime import timedelta

import time_machine
from django.db import transaction
from hypothesis.stateful import RuleBasedStateMachine, invariant

from events.models import ALIVE, Event, Message, Registration, SessionChoice, State
from events.places.actions import end_terms
from events.places.order import Room, next_in_line
from events.refusals import Refusal
from events.registration import actions
from events.registration.invariants import broken
from events.registration.person import Wish
from events.registration.states import FOLLOWS
from tests import make

STANDS = {
    "confirmation": (State.CONFIRMED,),
    "place_from_waiting_list": (State.CONFIRMED,),
    "place_offered": (State.OFFERED,),
    "offer_reminder": (State.OFFERED,),
    "waiting_list": (State.WAITING,),
}


class Ground(RuleBasedStateMachine):
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
                waiting = next_in_line(self.event, pool.mode, Room(pool.free))
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
