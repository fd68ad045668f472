"""Waiting at the same moment: yes and too late, giving up and raising, holding and coming, together and one by one."""

from collections.abc import Callable
from datetime import timedelta

from django.utils.timezone import now

from events.models import Event, PlaceOffer, Registration, State
from events.places.actions import end_hold, end_terms, give_place, hold_seats, set_places
from events.planning import actions as planning
from events.registration import actions as registration
from events.registration.invariants import broken
from tests import make
from tests.races.together import Side, Stage

SOON = now() + timedelta(days=30)


def _sound() -> str:
    return "; ".join(broken())


def _offered(places: int = 1, **fields) -> tuple[Event, list[Registration], list[Registration]]:
    """An event whose places are offered to the first of six who wait."""
    event = make.event(starts_at=SOON, places=places, freed_places="offered", **fields)
    has = [registration.register(event=event, person=make.person(), at=now()) for _ in range(places)]
    waits = [registration.register(event=event, person=make.person(), at=now()) for _ in range(6)]
    for row in has:
        registration.cancel_registration(registration=row, at=now())
    return event, waits[:places], waits[places:]


def _coming(event: Event, people: int = 4, **fields) -> list[Side]:
    persons = [make.person(**fields) for _ in range(people)]
    return [lambda person=person: registration.register(event=event, person=person, at=now()) for person in persons]


def _holds(event: Event, most: int) -> str:
    held = Registration.objects.filter(event=event, state__in=("offered", "confirmed")).count()
    return _sound() or ("" if held <= most else f"{held} hold {most} places")


def yes_and_too_late() -> Stage:
    event, offered, _waits = _offered(2)
    PlaceOffer.objects.filter(registration__in=offered).update(expires_at=now() + timedelta(milliseconds=5))
    yes = [lambda row=row: registration.accept_offer(registration=row, at=now()) for row in offered]
    return [*yes, lambda: end_terms(at=now()), lambda: end_terms(at=now())], lambda: _holds(event, 2)


def yes_and_no_of_one() -> Stage:
    event, [mine], _waits = _offered()
    return [
        lambda: registration.accept_offer(registration=mine, at=now()),
        lambda: registration.cancel_registration(registration=mine, at=now()),
        *_coming(event, 2),
    ], lambda: _holds(event, 1)


def giving_up_raising_promoting_and_coming() -> Stage:
    event, offered, waits = _offered(2)
    registration.accept_offer(registration=offered[0], at=now())
    return [
        lambda: registration.cancel_registration(registration=offered[0], at=now()),
        lambda: set_places(event=event, capacity=4, at=now()),
        lambda: registration.accept_offer(registration=offered[1], at=now()),
        lambda: registration.cancel_registration(registration=waits[0], at=now()),
        *_coming(event, 3),
    ], lambda: _holds(event, 4)


def an_offer_and_calling_off() -> Stage:
    event, [mine], _waits = _offered()
    by = make.user("racer", role="organiser")
    return [
        lambda: registration.accept_offer(registration=mine, at=now()),
        lambda: planning.cancel_event(event=event, version=None, reason="ziek", at=now(), by=by),
    ], lambda: _sound() or ("open offer" if PlaceOffer.objects.filter(registration__event=event, answer="") else "")


def an_offer_and_moving() -> Stage:
    event, [mine], _waits = _offered()
    by, days = make.user("racer", role="organiser"), timedelta(days=7)
    later = {"starts_at": event.starts_at + days, "ends_at": event.ends_at + days}
    return [
        lambda: registration.accept_offer(registration=mine, at=now()),
        lambda: planning.move_event(event=event, version=None, at=now(), by=by, **later),
    ], lambda: _holds(event, 1)


def holding_and_coming() -> Stage:
    by, school = make.user("racer", role="organiser"), make.organisation("School")
    event = make.event(starts_at=SOON, places=4)
    until = now() + timedelta(days=3)
    return [
        *_coming(event, 3),
        *_coming(event, 2, organisation=school),
        lambda: hold_seats(event=event, organisation=school, number=2, until=until, at=now(), by=by),
    ], lambda: _holds(event, 4)


def freeing_what_is_held_and_coming() -> Stage:
    by, school = make.user("racer", role="organiser"), make.organisation("School")
    event = make.event(starts_at=SOON, places=4)
    said = {"organisation": school, "number": 3, "until": now() + timedelta(days=3)}
    held = hold_seats(event=event, at=now(), by=by, **said)
    return [
        *_coming(event, 3),
        *_coming(event, 2, organisation=school),
        lambda: end_hold(hold=held, at=now(), by=by),
    ], lambda: _holds(event, 4)


def groups_of_four_and_singles() -> Stage:
    event = make.event(starts_at=SOON, places=6)
    contact = {"first_name": "C", "family_name": "", "email": "c@x.example", "organisation": None, "language": "nl"}

    def group(letter: str) -> Side:
        lines = registration.read_lines("\n".join(f"{letter}{n} Vos; {letter}{n}@x.example" for n in range(4)))
        return lambda: registration.make_group(event=event, lines=lines, is_together=True, at=now(), **contact)

    def check() -> str:
        groups = [list(made.registrations.values_list("state", flat=True)) for made in event.groups.all()]
        parted = [states for states in groups if len(set(states)) > 1]
        return f"parted: {parted}" if parted else _holds(event, 6)

    return [group("a"), group("b"), *_coming(event, 3)], check


def together_and_apart() -> Stage:
    event = make.event(starts_at=SOON, places=2)
    contact = {"first_name": "C", "family_name": "", "email": "c@x.example", "organisation": None, "language": "nl"}
    lines = registration.read_lines("\n".join(f"A{n} Vos; a{n}@x.example" for n in range(4)))
    made = registration.make_group(event=event, lines=lines, is_together=True, at=now(), **contact)
    return [
        lambda: registration.wait_apart(group=made, at=now()),
        lambda: registration.cancel_registration(registration=made.registrations.first(), at=now()),
        *_coming(event, 2),
    ], lambda: _holds(event, 2)


def a_place_by_hand_and_a_place_by_itself() -> Stage:
    by = make.user("racer", role="organiser")
    event = make.event(starts_at=SOON, places=1)
    has, first, second = (registration.register(event=event, person=make.person(), at=now()) for _ in range(3))
    return [
        lambda: give_place(registration=second, above=True, at=now(), by=by),
        lambda: registration.cancel_registration(registration=has, at=now()),
        lambda: registration.cancel_registration(registration=first, at=now()),
    ], lambda: _holds(event, 2)


def waiting_again_twice() -> Stage:
    event, [mine], _waits = _offered()
    PlaceOffer.objects.filter(registration=mine).update(expires_at=now())
    end_terms(at=now())
    row = Registration.objects.get(pk=mine.pk)
    assert row.state == State.CANCELLED
    return [lambda: registration.join_list_again(registration=row, at=now())] * 3, lambda: _holds(event, 1)


PAIRS: list[Callable[[], Stage]] = [
    yes_and_too_late,
    yes_and_no_of_one,
    giving_up_raising_promoting_and_coming,
    an_offer_and_calling_off,
    an_offer_and_moving,
    holding_and_coming,
    freeing_what_is_held_and_coming,
    groups_of_four_and_singles,
    together_and_apart,
    a_place_by_hand_and_a_place_by_itself,
    waiting_again_twice,
]
