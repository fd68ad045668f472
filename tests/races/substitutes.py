"""Pairs in which it matters who somebody is: replaced at the very moment of something else, or two with one address."""

from collections.abc import Callable
from datetime import timedelta
from itertools import count
from uuid import uuid4

from django.utils.timezone import now

from events.models import Absence, AddressChange, Event, Registration, State
from events.places.actions import set_places
from events.programme.actions import change_session
from events.registration import actions
from events.registration.invariants import broken
from tests import make
from tests.events.registration.series import series
from tests.races.together import Stage

SOON, DAY = now() + timedelta(days=30), timedelta(days=1)
number = count(1)


def _full(**fields) -> tuple[Event, Registration, Registration]:
    """A full event: who has the place, and who waits."""
    event = make.event(starts_at=SOON, places=1, **fields)
    has, waits = (actions.register(event=event, person=make.person(), at=now()) for _ in range(2))
    return event, has, waits


def _somebody():
    return make.person(f"Vervanger{next(number)}")


def _wrong(event: Event, waits: Registration, state: str) -> str:
    waits.refresh_from_db()
    said = broken()
    return "; ".join(said) or ("" if waits.state == state else f"who waited is {waits.state}")


def replaced_and_somebody_registers() -> Stage:
    """The place is never free: nobody else gets it."""
    event, has, waits = _full()
    person, other = _somebody(), _somebody()
    return [
        lambda: actions.replace_participant(registration=has, person=person, at=now()),
        lambda: actions.register(event=event, person=other, at=now()),
        lambda: actions.leave_waiting_list(registration=waits, session=event.sessions.first(), at=now()),
    ], lambda: _wrong(event, waits, State.WAITING)


def replaced_and_served_at_once() -> Stage:
    """The turn in line goes along, or the place that it became."""
    event, _has, waits = _full()
    person = _somebody()
    return [
        lambda: actions.replace_participant(registration=waits, person=person, at=now()),
        lambda: set_places(event=event, capacity=2, at=now()),
    ], lambda: "; ".join(broken())


def replaced_by_who_registers_now(**fields) -> Stage:
    event, has, _waits = _full(**fields)
    person = _somebody()
    mine = Registration.objects.filter(event=event, email=person.email, state__in=("confirmed", "waiting"))
    return [
        lambda: actions.replace_participant(registration=has, person=person, at=now()),
        lambda: actions.register(event=event, person=person, at=now()),
    ], lambda: "; ".join(broken()) or ("" if mine.count() == 1 else f"{mine.count()} times")


def replaced_by_who_registers_where_nobody_is_greeted() -> Stage:
    return replaced_by_who_registers_now(visibility="closed")


def replaced_twice_and_cancelled() -> Stage:
    event, has, _waits = _full()
    persons = [_somebody(), _somebody()]
    holds = Registration.objects.filter(event=event, state=State.CONFIRMED)
    return [
        *[lambda one=one: actions.replace_participant(registration=has, person=one, at=now()) for one in persons],
        lambda: actions.cancel_registration(registration=has, at=now()),
    ], lambda: "; ".join(broken()) or ("" if holds.count() == 1 else f"{holds.count()} have the one place")


def two_with_one_address() -> Stage:
    """One of them is asked whether they are somebody else."""
    event, email = make.event(starts_at=SOON), f"samen{next(number)}@x.example"
    persons = [make.person(f"{name} Smit", email=email) for name in ("Aa", "Bb")]
    return [
        lambda person=person: actions.submit(event=event, person=person, at=now(), token=uuid4()) for person in persons
    ], lambda: "" if Registration.objects.filter(event=event).count() == 1 else "nobody was asked"


def an_address_confirmed_from_both_sides() -> Stage:
    event = make.event(starts_at=SOON)
    mine = actions.register(event=event, person=make.person(), at=now())
    email = f"nieuw{next(number)}@x.example"
    actions.change_person(registration=mine, version=1, at=now(), email=email)
    change = AddressChange.objects.get(registration=mine)
    codes = (change.code_old, change.code_new)
    return [lambda code=code: actions.confirm_address(change=change, code=code, at=now()) for code in codes], (
        lambda: "" if Registration.objects.filter(pk=mine.pk, email=email).exists() else "not changed"
    )


def away_and_the_date_moves() -> Stage:
    """Who said not to come on one day said nothing of another."""
    event = series(starts_at=SOON)
    person, session = make.registration(event), event.sessions.all()[1]
    hours = {"starts_at": session.starts_at + DAY, "ends_at": session.ends_at + DAY}
    return [
        lambda: actions.report_absence(registration=person, session=session, at=now()),
        lambda: change_session(session=session, at=now(), by=None, **hours),
    ], lambda: "away on another day" if Absence.objects.filter(registration=person).exists() else ""


PAIRS: list[Callable[[], Stage]] = [
    away_and_the_date_moves,
    replaced_and_somebody_registers,
    replaced_and_served_at_once,
    replaced_by_who_registers_now,
    replaced_by_who_registers_where_nobody_is_greeted,
    replaced_twice_and_cancelled,
    two_with_one_address,
    an_address_confirmed_from_both_sides,
]
