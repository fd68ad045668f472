""" "Kom je nog?": asked once, some days ahead; a yes; and, only where the organiser chose so, the end of a place of who is silent."""

from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.db.models import QuerySet

from events.facts import announce
from events.messages import actions as messages
from events.models import Event, Registration, State
from events.places import pools as places
from events.places.actions import fill_places, release
from events.places.terms import by_day, ends_by_day
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
    return sum(_ask(row, at) for row in rows if _is_near(row.event, at))


def _is_near(event: Event, at: datetime) -> bool:
    return event.starts_at is not None and at >= event.starts_at - timedelta(days=event.confirm_days or 0)


@transaction.atomic
def _ask(registration: Registration, at: datetime) -> bool:
    registration = locked(registration)
    if registration.state != State.CONFIRMED or registration.coming_asked_at:
        return False
    registration.coming_asked_at = at
    registration.save(update_fields=["coming_asked_at"])
    announce(coming_asked, registration=registration, at=at, actor="system")
    until: dict[str, Any] = {"answer_by": answer_by(at).isoformat()} if may_lose_place(registration.event, at) else {}
    messages.plan(
        kind="coming_asked", key=f"coming:{registration.pk}:{at:%Y%m%d}", registration=registration, at=at, **until
    )
    return True


def ask_anew(*, event: Event, at: datetime) -> int:
    """What was answered of another day says nothing of the one to which the event was moved. Gives how many."""
    asked = Registration.objects.filter(event=event, coming_asked_at__lt=at)
    return asked.update(coming_asked_at=None, coming_answered_at=None)


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
    """By itself, by day: the place of who did not answer in time goes to who waits; as long as nobody waits it stays.

    Gives how many were released.
    """
    if ends_by_day(at) != at:
        return 0
    rows = _with_a_place(at).filter(event__gives_away_silent=True, coming_answered_at=None)
    silent = rows.filter(coming_asked_at__lte=at - TERM)
    return sum(_release(row, at) for row in silent)


@transaction.atomic
def _release(registration: Registration, at: datetime) -> bool:
    pools = places.lock(registration.event)
    registration = locked(registration)
    asked_at, event = registration.coming_asked_at, registration.event
    if registration.state != State.CONFIRMED or registration.coming_answered_at or asked_at is None:
        return False
    if answer_by(asked_at) > at or not may_lose_place(event, asked_at) or not _somebody_waits(registration):
        return False
    release(registration, pools, at, "cancelled")
    registration.state, registration.state_at, registration.reason = State.CANCELLED, at, SILENT
    registration.sequence += 1
    registration.save(update_fields=["state", "state_at", "reason", "sequence"])
    pools.save()
    announce(place_released, registration=registration, at=at, actor="system")
    messages.stop(registration=registration)
    messages.plan(kind="place_released", key=f"released:{registration.pk}", registration=registration, at=at)
    fill_places(event=event, pools=pools, at=at)
    return True


def _somebody_waits(registration: Registration) -> bool:
    """For a place like this one."""
    rows = Registration.objects.filter(event=registration.event, mode=registration.mode, state=State.WAITING)
    return rows.exists()


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
    if found := same_person(registration.event, registration.email, registration.sort_key):
        return found
    told = read(typed_of(registration), registration.email)
    wishes, group = told["wishes"], registration.group
    known = (told["person"], wishes, told["needs"], told["mode"], at, None, group, None)
    # let in before: who comes back asks for no place again
    made, is_written = write_down(registration.event, *known, at_door=True)
    if is_written:
        _take_invitation_along(registration, made)
        seat(made, wishes, at)
    return made


def _take_invitation_along(was: Registration, made: Registration) -> None:
    """It is not locked: who uses one waits for the pools with it in hand."""
    if invitation := was.invitation_id:
        Registration.objects.filter(pk=was.pk).update(invitation=None)
        Registration.objects.filter(pk=made.pk).update(invitation=invitation)
