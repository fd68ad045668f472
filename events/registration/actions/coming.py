""" "Kom je nog?": asked once, some days ahead; a yes; and, only where the organiser chose so, the end of a place of who is silent."""

from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.db.models import QuerySet

from events.facts import announce
from events.messages import actions as messages
from events.models import ALIVE, Event, Registration, SessionChoice, State
from events.places import pools as places
from events.places.actions import fill_places, release
from events.places.order import next_in_line
from events.places.terms import by_day, ends_by_day
from events.registration.actions.absence import end_stand_ins
from events.registration.actions.register import seat, write_down
from events.registration.actions.standing import locked, refuse_over
from events.registration.facts import coming_asked, coming_said, place_released
from events.registration.queries import same_person
from events.registration.refusals import NotInThisState
from events.registration.typed import read, typed_of

JUST, LAST, TERM = timedelta(days=2), timedelta(days=1), timedelta(hours=48)
SILENT = "silent"


def answer_by(asked_at: datetime) -> datetime:
    """Until when who was asked at this moment may answer."""
    return ends_by_day(asked_at + TERM)


def may_lose_place(event: Event, asked_at: datetime) -> bool:
    """Whether silence ends a place here: the organiser chose so, and there is time to give it to somebody else."""
    return event.gives_away_silent and event.starts_at is not None and answer_by(asked_at) <= event.starts_at - LAST


def _with_a_place(at: datetime) -> QuerySet[Registration]:
    ahead = {"event__status": Event.Status.PUBLISHED, "event__starts_at__gt": at + LAST}
    return Registration.objects.filter(state=State.CONFIRMED, **ahead).select_related("event").order_by("pk")


def ask_coming(at: datetime) -> int:
    """By itself, by day: ask who has a place, once, as many days ahead as the event says. Not who came in just now.

    Gives how many were asked.
    """
    if not by_day(at):
        return 0
    rows = _with_a_place(at).filter(event__confirm_days__isnull=False, coming_asked_at=None, state_at__lt=at - JUST)
    rows = rows.exclude(email="", group=None)  # who can't be asked keeps the place
    return sum(_ask(row, at) for row in rows if _is_near(row.event, at))


def _is_near(event: Event, at: datetime) -> bool:
    return event.starts_at is not None and at >= event.starts_at - timedelta(days=event.confirm_days or 0)


@transaction.atomic
def _ask(registration: Registration, at: datetime) -> bool:
    registration = locked(registration)
    if registration.state != State.CONFIRMED or registration.coming_asked_at:
        return False
    until = answer_by(at) if may_lose_place(registration.event, at) else None
    data: dict[str, Any] = {"answer_by": until.isoformat()} if until else {}
    key = f"coming:{registration.pk}:{at:%Y%m%d%H}"
    if not messages.plan(kind="coming_asked", key=key, registration=registration, at=at, **data):
        return False
    registration.coming_asked_at, registration.coming_until = at, until
    registration.save(update_fields=["coming_asked_at", "coming_until"])
    announce(coming_asked, registration=registration, at=at, actor="system")
    return True


def ask_anew(*, event: Event, at: datetime) -> int:
    """What was answered of another day says nothing of the one to which the event was moved. Gives how many."""
    asked = Registration.objects.filter(event=event, coming_asked_at__lt=at)
    return asked.update(coming_asked_at=None, coming_until=None, coming_answered_at=None)


@transaction.atomic
def say_coming(*, registration: Registration, at: datetime) -> Registration:
    """ "Ja, ik kom"; twice is once. Announces `coming_said`.

    Refuses: EventOver, NotInThisState (who has no place has nothing to keep).
    """
    registration = locked(registration)
    refuse_over(registration.event, at)
    if not registration.holds_a_place:
        raise NotInThisState(state=State(registration.state).label)
    if registration.coming_answered_at:
        return registration
    registration.coming_answered_at = at
    registration.save(update_fields=["coming_answered_at"])
    announce(coming_said, registration=registration, at=at)
    messages.stop(registration=registration, kinds=("coming_asked",))
    return registration


def release_silent(at: datetime) -> int:
    """By itself, by day: the place of who did not answer in time goes to who waits; as long as nobody can have it it stays.

    Only of who was told, when asked, until when to answer. Gives how many were released.
    """
    if ends_by_day(at) != at:
        return 0
    rows = _with_a_place(at).filter(event__gives_away_silent=True, coming_answered_at=None)
    return sum(_release(row, at) for row in rows.filter(coming_until__lte=at))


@transaction.atomic
def _release(registration: Registration, at: datetime) -> bool:
    pools = places.lock(registration.event)
    registration = locked(registration)
    event, until = registration.event, registration.coming_until
    if registration.state != State.CONFIRMED or registration.coming_answered_at or until is None or until > at:
        return False
    if not _somebody_gets_it(registration, pools):
        return False
    release(registration, pools, at, "cancelled")
    registration.state, registration.state_at, registration.reason = State.CANCELLED, at, SILENT
    registration.sequence += 1
    registration.save(update_fields=["state", "state_at", "reason", "sequence"])
    pools.save()
    end_stand_ins(registration, at, None, actor="system")
    announce(place_released, registration=registration, at=at, actor="system")
    messages.stop(registration=registration)
    messages.plan(kind="place_released", key=f"released:{registration.pk}", registration=registration, at=at)
    fill_places(event=event, pools=pools, at=at)
    return True


def _somebody_gets_it(registration: Registration, pools: places.Pools) -> bool:
    """Whether this place lets in who waits: not when a group is too large for it, when it is held, or was not needed."""
    event, mode = registration.event, registration.mode
    served = next_in_line(event, mode, pools.room(mode, without=registration))
    return len(served) > len(next_in_line(event, mode, pools.room(mode)))


@transaction.atomic
def come_back(*, registration: Registration, at: datetime) -> Registration:
    """Who lost a place by silence registers anew with one click: a place when one is free, else the end of the list.

    Twice is once. Announces `registered`.

    Refuses: EventOver, NotInThisState, EventFull.
    """
    places.hold(registration.event_id)
    registration = locked(registration)
    refuse_over(registration.event, at)
    if registration.state != State.CANCELLED or registration.reason != SILENT:
        raise NotInThisState(state=State(registration.state).label)
    if found := _back(registration):
        return found
    told = read(typed_of(registration, _given_up(registration)), registration.email)
    wishes, group = told["wishes"], registration.group
    known = (told["person"], wishes, told["needs"], told["mode"], at, None, group, None)
    # let in before: who comes back asks for no place again
    made, is_written = write_down(registration.event, *known, at_door=True, answers=told["answers"])
    if is_written:
        _take_invitation_along(registration, made)
        seat(made, wishes, at)
    return made


def _back(was: Registration) -> Registration | None:
    """Who came back before; without an address it is this name in the same group, made since."""
    if was.email or was.group is None:
        return same_person(was.event, was.email, was.sort_key)
    since = was.group.registrations.filter(email="", sort_key=was.sort_key, registered_at__gte=was.state_at)
    return since.filter(state__in=ALIVE).first()


def _given_up(registration: Registration) -> QuerySet[SessionChoice]:
    """The workshops that ended with the place."""
    return registration.choices.filter(state=State.CANCELLED, state_at=registration.state_at)


def _take_invitation_along(was: Registration, made: Registration) -> None:
    """It is not locked: who uses one waits for the pools with it in hand."""
    if invitation := was.invitation_id:
        Registration.objects.filter(pk=was.pk).update(invitation=None)
        Registration.objects.filter(pk=made.pk).update(invitation=invitation)
