"""One date of a series that goes to another moment or house, or is taken out: who comes, and who gives it, is told."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any, Self

from django.db.models import QuerySet

from events.messages import actions as messages
from events.messages.telling import tell_trainers
from events.models import ALIVE, Absence, Event, Registration, Session, Shape
from events.programme.refusals import MomentHasGone
from events.registration.actions import take_absences_along


@dataclass(frozen=True)
class Stood:
    """When and where a session was to be, before it changed. `house` is where people come together, as their pages say it:
    None where that is not known, "online" where nowhere.
    """

    starts_at: datetime
    ends_at: datetime
    house: Any

    @classmethod
    def of(cls, session: Session) -> Self:
        """As it is now."""
        house = "online" if session.is_online else session.venue_id or session.event.venue_id
        return cls(session.starts_at, session.ends_at, house)

    @property
    def moments(self) -> dict[str, str]:
        """As the data of a message holds them."""
        hours = {"stood_at": self.starts_at, "stood_until": self.ends_at}
        return {name: moment.replace(microsecond=0).isoformat() for name, moment in hours.items()}


def is_told(session: Session, at: datetime) -> bool:
    """Whether everybody hears it when this session moves or is off: a date to come of a published series."""
    return _is_announced(session.event) and session.ends_at > at


def refuse_past(event: Event, starts_at: datetime, at: datetime, was: Stood | None = None) -> None:
    """No date of a published series is set, or set back, to a moment that has gone. Refuses: MomentHasGone."""
    if _is_announced(event) and starts_at <= at and (was is None or at < was.starts_at):
        raise MomentHasGone()


def follow_date(*, session: Session, was: Stood, at: datetime, by: Any) -> None:
    """What a session that was changed takes along: who is away then, who is told, and how long the series lasts."""
    is_elsewhere = was.house is not None and Stood.of(session).house != was.house
    told = take_absences_along(
        session=session, was=was.starts_at, until=was.ends_at, is_elsewhere=is_elsewhere, at=at, by=by
    )
    if is_told(session, at) and (is_elsewhere or Stood.of(session).moments != was.moments):
        _tell_moved(session, was, told, at, is_elsewhere)
    keep_span(session.event)


def _tell_moved(session: Session, was: Stood, told: set[int], at: datetime, is_elsewhere: bool) -> None:
    """Everybody who comes to a date of a series, and who gives it, once: not who was `told` already that being away falls
    through, nor who is still away then. What was not sent yet of an earlier move is not true any more.
    """
    event, away = session.event, Absence.objects.filter(session=session).values("registration")
    messages.stop(event=event, kinds=("date_moved",), session=session.pk)
    data = {"session": session.pk, "is_elsewhere": is_elsewhere, **was.moments}
    people = _people(event).exclude(pk__in=away).exclude(pk__in=told)
    messages.plan_all(kind="date_moved", registrations=people, at=at, **data)
    hours = {session.pk: (was.starts_at, was.ends_at)}
    tell_trainers(event, "moved_trainer", f"{session.pk}.{session.sequence}", at, hours)


def tell_removed(*, session: Session, at: datetime) -> None:
    """Tell everybody, and who gives it, once, that a date of a series is off. Before it is gone."""
    if not is_told(session, at):
        return
    event, was = session.event, Stood.of(session)
    messages.stop(event=event, kinds=("date_moved",), session=session.pk)
    data = {"session": session.pk, "sequence": session.sequence + 1, **was.moments}
    messages.plan_all(kind="date_removed", registrations=_people(event), at=at, **data)
    hours = {session.pk: (was.starts_at, was.ends_at)}
    tell_trainers(event, "removed_trainer", session.pk, at, hours, off=session)


def has_dates(event: Event) -> bool:
    """Whether it is a series whose dates say when it ends."""
    return event.shape == Shape.SERIES and event.sessions.exists()


def keep_span(event: Event) -> None:
    """A series lasts from its first date until its last: what is moved past an end takes that along. A draft only grows,
    since its dates are written down one by one.
    """
    dates = list(event.sessions.values_list("starts_at", "ends_at")) if event.shape == Shape.SERIES else []
    if not dates:
        return
    first, last = min(starts_at for starts_at, _ends in dates), max(ends_at for _starts, ends_at in dates)
    if not _is_announced(event):
        first, last = min(first, event.starts_at or first), max(last, event.ends_at or last)
    if (first, last) != (event.starts_at, event.ends_at):
        event.starts_at, event.ends_at = first, last
        event.save(update_fields=["starts_at", "ends_at"])


def _is_announced(event: Event) -> bool:
    return event.shape == Shape.SERIES and event.status == Event.Status.PUBLISHED


def _people(event: Event) -> QuerySet[Registration]:
    return Registration.objects.filter(event=event, state__in=ALIVE).order_by("pk")
