"""One date of a series: not there this time, and a colleague who comes instead, that once."""

from contextlib import suppress
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import QuerySet

from events import disclosure
from events.facts import announce
from events.messages import actions as messages
from events.models import ALIVE, Absence, Registration, Session, Shape, StandIn
from events.moments import day_of
from events.places import pools as places
from events.registration.actions.standing import locked, refuse_ended, refuse_over, was_let_in
from events.registration.facts import (
    absence_dropped,
    absence_reported,
    absence_undone,
    stand_in_sent,
    stand_in_withdrawn,
)
from events.registration.limits import refuse_too_many
from events.registration.refusals import ColleagueArrived, ComesAnyway, NoSuchMeeting, NotReportedAbsent


@transaction.atomic
def report_absence(*, registration: Registration, session: Session, at: datetime, by: Any = None) -> Absence:
    """Say beforehand not to come to one meeting; the place in the series stays. Announces `absence_reported`.

    That date leaves this person's calendar: the entry keeps its UID, is cancelled, and gets a higher SEQUENCE (RFC 5546,
    3.2.5). Once the meeting is closed it stands as excused, unless the door saw this person all the same.

    Refuses: NotInThisState, EventOver, NoSuchMeeting, TooOften.
    """
    registration = _ready(registration, session, at, by)
    absence, is_new = Absence.objects.get_or_create(
        registration=registration, session=session, defaults={"reported_at": at}
    )
    if is_new:
        _tell(registration, session, "absence_reported", at)
        announce(absence_reported, registration=registration, session=session, at=at, by=by)
    return absence


@transaction.atomic
def undo_absence(*, registration: Registration, session: Session, at: datetime, by: Any = None) -> None:
    """Come all the same; a colleague who would come instead need not, and is told. The date comes back in the calendar.
    Announces `absence_undone`.

    Refuses: NotInThisState, EventOver, NoSuchMeeting, ColleagueArrived, TooOften.
    """
    registration = _ready(registration, session, at, by)
    absence = Absence.objects.filter(registration=registration, session=session).first()
    if absence is None:
        return
    _end_stand_in(absence, at, by)
    absence.delete()
    _tell(registration, session, "absence_undone", at)
    announce(absence_undone, registration=registration, session=session, at=at, by=by)


@transaction.atomic
def name_stand_in(
    *,
    registration: Registration,
    session: Session,
    first_name: str,
    family_name: str,
    email: str,
    at: datetime,
    by: Any = None,
) -> StandIn:
    """Send a colleague to one meeting, with a ticket of their own for that date; another name is another ticket, and the one
    of before opens nothing any more. Announces `stand_in_sent`.

    Refuses: NotInThisState, EventOver, NoSuchMeeting, NotReportedAbsent, ComesAnyway, ColleagueArrived, TooOften.
    """
    registration = _ready(registration, session, at, by)
    email = email.strip().lower()
    absence = Absence.objects.filter(registration=registration, session=session).first()
    if absence is None:
        raise NotReportedAbsent()
    if disclosure.of(registration.event).greets_known and _comes(registration, email):
        raise ComesAnyway()
    _end_stand_in(absence, at, by)
    stand_in = StandIn.objects.create(
        absence=absence, first_name=first_name.strip(), family_name=family_name.strip(), email=email, named_at=at
    )
    _tell_stand_in(stand_in, f"stand_in:{stand_in.pk}", at)
    announce(stand_in_sent, registration=registration, session=session, at=at, by=by)
    return stand_in


@transaction.atomic
def withdraw_stand_in(*, registration: Registration, session: Session, at: datetime, by: Any = None) -> None:
    """The colleague does not come either, and is told. Announces `stand_in_withdrawn`.

    Refuses: NotInThisState, EventOver, NoSuchMeeting, ColleagueArrived, TooOften.
    """
    registration = _ready(registration, session, at, by)
    for absence in Absence.objects.filter(registration=registration, session=session):
        _end_stand_in(absence, at, by)


def end_stand_ins(registration: Registration, at: datetime, by: Any, actor: str = "") -> None:
    """Who leaves a series sends nobody any more to what is still to come; a colleague who is inside already stays."""
    if registration.event.shape == Shape.SERIES:
        for absence in Absence.objects.filter(registration=registration, session__starts_at__gt=at):
            with suppress(ColleagueArrived):
                _end_stand_in(absence, at, by, actor)


def end_absences(*, session: Session, at: datetime, by: Any) -> None:
    """A date of a series is taken out: who would come instead of somebody need not, and is told. Before it is gone."""
    if session.starts_at > at:
        for absence in _absences(session):
            with suppress(ColleagueArrived):
                _end_stand_in(absence, at, by)


def take_absences_along(
    *,
    session: Session,
    was: datetime,
    at: datetime,
    by: Any,
    until: datetime | None = None,
    is_elsewhere: bool = False,
) -> set[int]:
    """A date of a series is at other hours than it `was` to (`until` when), or in another house: on that same day who comes
    instead is told. Who said not to come on one day said nothing of another. Announces `absence_dropped`. Gives who was told
    that, by their keys.
    """
    if day_of(was) != day_of(session.starts_at):
        return drop_absences(session=session, was=was, at=at, by=by)
    until = until or was + (session.ends_at - session.starts_at)
    if was > at and (is_elsewhere or (was, until) != (session.starts_at, session.ends_at)):
        stood = {"starts_at": was.isoformat(), "ends_at": until.isoformat()}
        for stand_in in StandIn.objects.filter(absence__in=_absences(session)).select_related("absence__registration"):
            key = f"stand_in_moved:{stand_in.pk}:{session.sequence}"
            _tell_stand_in(stand_in, key, at, kind="stand_in_moved", was=stood)
    return set()


def drop_absences(*, session: Session, was: datetime, at: datetime, by: Any, is_mailed: bool = True) -> set[int]:
    """A date of a series goes to another day: who said not to come is to come again, and is told; who would come instead need not.
    Where that day is over too it stays as it was. Announces `absence_dropped`. Gives who is told, by their keys: here, or by
    who moves the series as a whole (`is_mailed`).
    """
    told: set[int] = set()
    if session.starts_at <= at or day_of(was) == day_of(session.starts_at):
        return told
    for absence in _absences(session):
        registration = absence.registration
        try:
            _end_stand_in(absence, at, by, was=was)
        except ColleagueArrived:
            continue  # somebody is inside in this person's place
        absence.delete()
        if is_mailed:
            key = f"absence_dropped:{registration.pk}:{session.pk}:{session.sequence}"
            data: dict[str, Any] = {"session": session.pk, "stood_at": was.isoformat()}
            messages.plan(kind="absence_dropped", key=key, registration=registration, at=at, **data)
        announce(absence_dropped, registration=registration, session=session, at=at, by=by)
        told.add(registration.pk)
    return told


def _absences(session: Session) -> QuerySet[Absence]:
    rows = Absence.objects.filter(session=session, registration__state__in=ALIVE)
    return rows.select_related("registration__event").order_by("registration")


def _ready(registration: Registration, session: Session, at: datetime, by: Any) -> Registration:
    """The registration, locked; who is to come to a meeting of a series that has not begun, on the day that was seen. A date
    that moves at this moment is waited for.
    """
    refuse_too_many(registration, at, by)
    places.lock(registration.event)
    registration = locked(registration)
    refuse_ended(registration)
    refuse_over(registration.event, at, by)
    now = Session.objects.filter(pk=session.pk, event=registration.event_id).first()
    is_to_come = now is not None and at < now.starts_at and day_of(now.starts_at) == day_of(session.starts_at)
    if registration.event.shape != Shape.SERIES or not registration.holds_a_place or not is_to_come:
        raise NoSuchMeeting()
    return registration


def _tell_stand_in(stand_in: StandIn, key: str, at: datetime, kind: str = "stand_in", **data: Any) -> None:
    registration, session = stand_in.absence.registration, stand_in.absence.session_id
    messages.plan(
        kind=kind,
        key=key,
        event=registration.event,
        email=stand_in.email,
        language=registration.language,
        at=at,
        session=session,
        stand_in=stand_in.pk,
        **data,
    )


def _tell(registration: Registration, session: Session, kind: str, at: datetime) -> None:
    registration.sequence += 1
    registration.save(update_fields=["sequence"])
    key = f"{kind}:{registration.pk}:{session.pk}:{registration.sequence}"
    messages.plan(kind=kind, key=key, registration=registration, at=at, session=session.pk)


def _comes(registration: Registration, email: str) -> bool:
    others = Registration.objects.filter(event=registration.event, email=email, state__in=ALIVE)
    return others.exists()


def _end_stand_in(absence: Absence, at: datetime, by: Any, actor: str = "", was: datetime | None = None) -> None:
    """Who was named before comes no more: the ticket is dead with its row, which the door holds while it lets somebody in.
    `was` is when it was to begin, where it moved.

    Says no with ColleagueArrived.
    """
    for stand_in in StandIn.objects.select_for_update().filter(absence=absence):
        if was_let_in(stand_in):
            raise ColleagueArrived()
        registration = absence.registration
        messages.plan(
            kind="stand_in_ended",
            key=f"stand_in_ended:{stand_in.pk}",
            event=registration.event,
            email=stand_in.email,
            language=registration.language,
            at=at,
            stood_at=(was or absence.session.starts_at).isoformat(),
        )
        stand_in.delete()
        announce(stand_in_withdrawn, registration=registration, session=absence.session, at=at, by=by, actor=actor)
