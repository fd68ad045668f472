"""Who stands at which door: by a role, by a door link, or with a token."""

from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Any

from django.db.models import Q, QuerySet

from events import access
from events.models import DoorLink, Event, Role, Session, Shape
from events.moments import day_of, zone

OF_EVENT = (
    "slug",
    "title_nl",
    "title_en",
    "kind",
    "shape",
    "status",
    "visibility",
    "is_sensitive",
    "starts_at",
    "ends_at",
)
OF_SESSION = (
    "event", "round", "number", "label", "language", "title_nl", "title_en", "starts_at", "ends_at", "is_online", "is_sensitive", "room__name",
)  # fmt: skip


@dataclass(frozen=True)
class Who:
    """Somebody at a door: a member of staff, or whoever holds a door link (which then goes before an account)."""

    user: Any = None
    link: DoorLink | None = None

    @property
    def is_known(self) -> bool:
        """Whether there is anybody at all."""
        return self.link is not None or bool(self.user and self.user.is_authenticated)

    @property
    def ids(self) -> tuple[Any, int | None]:
        """The keys of the account and of the link: never both, and neither for a program."""
        if self.link:
            return None, self.link.pk
        return (self.user.pk if self.user else None), None


NOBODY = Who()


@dataclass(frozen=True)
class Door:
    """One event's door as one person may use it: the sessions, and whether the entrance too."""

    event: Event
    sessions: dict[int, Session] = field(default_factory=dict)
    has_entrance: bool = False
    is_organiser: bool = False
    who: Who = NOBODY

    def on(self, day: date) -> list[Session]:
        """The sessions of that day; when there are none, all."""
        rows = list(self.sessions.values())
        return [row for row in rows if day_of(row.starts_at) <= day <= day_of(row.ends_at)] or rows

    def may(self, session: int | None) -> bool:
        """Whether one may write down what happens there."""
        return self.has_entrance if session is None else session in self.sessions


def events_today(who: Who, at: datetime) -> QuerySet[Event]:
    """The events whose door is open to somebody today, soonest first."""
    if who.link:
        return _on_this_day(at).filter(pk=who.link.event_id)
    roles = access.roles_of(who.user)
    whole = roles.filter(name__in=(*access.ORGANISING, Role.Name.HELPER), event__isnull=False).values("event")
    given = roles.filter(name=Role.Name.TRAINER, session__isnull=False).values("session__event")
    return _on_this_day(at).filter(Q(pk__in=whole) | Q(pk__in=given))


def _on_this_day(at: datetime) -> QuerySet[Event]:
    midnight = datetime.combine(day_of(at), time(), zone())
    until = datetime.combine(day_of(at) + timedelta(days=1), time(), zone())
    today = Session.objects.filter(starts_at__lt=until, ends_at__gt=midnight, has_checkin=True)
    events = Event.objects.exclude(status=Event.Status.DRAFT).filter(pk__in=today.values("event"))
    return events.select_related("venue").order_by("starts_at", "pk")


def door_of(who: Who, slug: str, at: datetime) -> Door | None:
    """The door of the event at this address, for who may stand there; None for everybody else, and where there is none."""
    event = event_with_door(slug)
    if event is None:
        return None
    if who.link:
        return _by_link(who, event, at)
    roles = list(access.roles_of(who.user).filter(Q(event=event) | Q(session__event=event)))
    organises = any(role.name in access.ORGANISING and role.event_id for role in roles)
    if organises or any(role.name == Role.Name.HELPER and role.event_id for role in roles):
        return whole_door(event, who=who, is_organiser=organises)
    given = {role.session_id for role in roles if role.name == Role.Name.TRAINER and role.session_id}
    sessions = {pk: session for pk, session in _sessions(event).items() if pk in given}
    return Door(event, sessions, who=who) if sessions else None


def event_with_door(slug: str) -> Event | None:
    """The event at this address, now or once, with no more than a door needs of it: each scan asks for it."""
    events = Event.objects.exclude(status=Event.Status.DRAFT).only(*OF_EVENT).order_by("pk")
    return events.filter(slug=slug).first() or events.filter(old_slugs__slug=slug).first()


def whole_door(event: Event, *, who: Who = NOBODY, is_organiser: bool = False) -> Door:
    """All sessions of an event, and its entrance where that is something else."""
    return Door(event, _sessions(event), has_entrance=True, is_organiser=is_organiser, who=who)


def _by_link(who: Who, event: Event, at: datetime) -> Door | None:
    link = who.link
    if link is None or link.event_id != event.pk or not opens_today(link, at):
        return None
    only = set(link.sessions.values_list("pk", flat=True))
    if not only:
        return whole_door(event, who=who)
    return Door(event, {pk: session for pk, session in _sessions(event).items() if pk in only}, who=who)


def _sessions(event: Event) -> dict[int, Session]:
    rows = Session.objects.filter(event=event, has_checkin=True).select_related("room").only(*OF_SESSION)
    sessions = {row.pk: row for row in rows}
    for row in sessions.values():
        row.event = event
    return sessions


def opens_today(link: DoorLink, at: datetime) -> bool:
    """Whether a link works now: on its day, until it is ended."""
    return link.ended_at is None and link.valid_on == day_of(at)


def link_by_code(code: str, at: datetime) -> DoorLink | None:
    """The link that opens a door today with this code."""
    link = DoorLink.objects.select_related("event").filter(code=code).first()
    return link if link and opens_today(link, at) else None


def shows_entrance(door: Door) -> bool:
    """Whether the entrance is a place of its own: at a conference, where people go on to workshops."""
    return door.has_entrance and door.event.shape == Shape.CONFERENCE
