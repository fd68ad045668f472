"""Who stands at which door: by a role, by a door link, or with a token."""

from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta
from typing import Any

from django.core.cache import caches
from django.db.models import Case, F, OuterRef, Q, QuerySet, Subquery, When

from events import access
from events.kept import KEEP
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

    def of(self, sessions: set[int], who: Who) -> "Door":
        """The same door for who stands at some sessions only."""
        return Door(self.event, {pk: row for pk, row in self.sessions.items() if pk in sessions}, who=who)

    def may(self, session: int | None) -> bool:
        """Whether one may write down what happens there."""
        return self.has_entrance if session is None else session in self.sessions


def events_today(who: Who, at: datetime) -> QuerySet[Any]:
    """The events whose door is open to somebody today, soonest first."""
    if who.link:
        return _on_this_day(at).filter(pk=who.link.event_id)
    roles = access.roles_of(who.user)
    whole = roles.filter(name__in=(*access.ORGANISING, Role.Name.HELPER), event__isnull=False).values("event")
    given = roles.filter(name=Role.Name.TRAINER, session__isnull=False).values("session__event")
    return _on_this_day(at).filter(Q(pk__in=whole) | Q(pk__in=given))


def _on_this_day(at: datetime) -> QuerySet[Any]:
    midnight = datetime.combine(day_of(at), time(), zone())
    until = datetime.combine(day_of(at) + timedelta(days=1), time(), zone())
    today = Session.objects.filter(starts_at__lt=until, ends_at__gt=midnight, has_checkin=True)
    events: QuerySet[Any] = Event.objects.exclude(status=Event.Status.DRAFT).filter(pk__in=today.values("event"))
    # Of a series the hours of its date of today
    mine = today.filter(event=OuterRef("pk")).order_by("starts_at", "number", "pk")

    def then(name: str) -> Case:
        return Case(When(shape=Shape.SERIES, then=Subquery(mine.values(name)[:1])), default=F(name))

    events = events.annotate(meets_at=then("starts_at"), meets_until=then("ends_at"))
    return events.select_related("venue").order_by("meets_at", "pk")


def door_of(who: Who, slug: str, at: datetime) -> Door | None:
    """The door of the event at this address, for who may stand there; None for everybody else, and where there is none."""
    door = door_at(slug)
    if door is None:
        return None
    if who.link:
        return _by_link(who, door, at)
    roles = list(access.roles_of(who.user).filter(Q(event=door.event) | Q(session__event=door.event)))
    organises = any(role.name in access.ORGANISING and role.event_id for role in roles)
    if organises or any(role.name == Role.Name.HELPER and role.event_id for role in roles):
        return replace(door, who=who, is_organiser=organises)
    given = {role.session_id for role in roles if role.name == Role.Name.TRAINER and role.session_id}
    mine = door.of(given, who)
    return mine if mine.sessions else None


def door_at(slug: str) -> Door | None:
    """The whole door of the event at this address, now or once. Each scan asks for it, so what is read of it is kept under
    the version of what the event's pages show, which rises with every change of a session, a room or the event.
    """
    events = Event.objects.exclude(status=Event.Status.DRAFT).order_by("pk")
    deciding = events.values_list("pk", "content_version", "status", "changed_at")
    row = deciding.filter(slug=slug).first() or deciding.filter(old_slugs__slug=slug).first()
    if row is None:
        return None
    cache, key = caches["default"], "door:" + ":".join(map(str, row)).replace(" ", "T")
    door = cache.get(key)
    if door is None:
        door = whole_door(events.only(*OF_EVENT).get(pk=row[0]))
        cache.set(key, door, KEEP)
    return door


def whole_door(event: Event) -> Door:
    """All sessions of an event, and its entrance where that is something else."""
    rows = Session.objects.filter(event=event, has_checkin=True).select_related("room").only(*OF_SESSION)
    sessions = {row.pk: row for row in rows}
    for row in sessions.values():
        row.event = event
    return Door(event, sessions, has_entrance=True)


def _by_link(who: Who, door: Door, at: datetime) -> Door | None:
    link = who.link
    if link is None or link.event_id != door.event.pk or not opens_today(link, at):
        return None
    only = set(link.sessions.values_list("pk", flat=True))
    return door.of(only, who) if only else replace(door, who=who)


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
