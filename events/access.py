"""Who may touch what: the loaders that every view starts with. No right, no object: the answer is a 404, not a 403."""

from typing import Any, Protocol

from django.db.models import Q, QuerySet
from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.timezone import now

from events import disclosure
from events.models import AddressChange, Event, Group, Invitation, OwnLink, Registration, Role, Session, StandIn

ORGANISING = (Role.Name.ORGANISER, Role.Name.CO_ORGANISER)


def roles_of(user: Any) -> QuerySet[Role]:
    """The roles that somebody has now; nobody's when not signed in or not active."""
    if not getattr(user, "is_active", False):
        return Role.objects.none()
    return Role.objects.filter(user=user, ended_at=None)


def has_role(user: Any, *names: str) -> bool:
    """Whether somebody has one of these roles everywhere."""
    return roles_of(user).filter(name__in=names, event=None, session=None).exists()


# Anybody ---------------------------------------------------------------------------------------


def event_to_see(slug: str) -> Event:
    """An event by its address, or by one that it once had, for anybody; an unknown, unpublished or confidential one is the
    same 404. A view that shows the event asks `moved_to` next.
    """
    event = event_at(slug)
    if event is None or not event.is_published or not disclosure.of(event).has_public_page:
        raise Http404
    return event


def event_at(slug: str) -> Event | None:
    """The event at this address, now or once, whatever it is: for who has another right to it, such as an invitation."""
    events = Event.objects.select_related("venue", "room", "line__theme")
    return events.filter(slug=slug).first() or events.filter(old_slugs__slug=slug).first()


class Addressed(Protocol):
    """What has a page under its slug."""

    slug: Any


def moved_to(request: HttpRequest, event: Addressed) -> HttpResponseBase | None:
    """Where a page of this event is now, when it was asked for at an address that the event once had; with its query.

    A form that is sent there is taken as it is: a redirect would lose what was typed.
    """
    match = request.resolver_match
    if match is None or match.kwargs.get("slug") == event.slug or request.method not in ("GET", "HEAD"):
        return None
    address = reverse(match.view_name, kwargs={**match.kwargs, "slug": event.slug})
    query = request.META.get("QUERY_STRING", "")
    return redirect(f"{address}?{query}" if query else address, permanent=True)


# Somebody with a code ----------------------------------------------------------------------------


def registration_by_code(code: str) -> Registration:
    """A registration by the code in its address."""
    return get_object_or_404(
        Registration.objects.select_related("event__venue", "event__room", "organisation", "address_change"), code=code
    )


def group_by_code(code: str) -> Group:
    """A contact's group by the code in its address."""
    return get_object_or_404(Group.objects.select_related("event__venue"), code=code)


def invitation_by_code(code: str) -> Invitation:
    """An invitation by the code in its address, as long as it was not taken back and people may know of the event."""
    rows = Invitation.objects.filter(withdrawn_at=None).exclude(event__status=Event.Status.DRAFT)
    return get_object_or_404(rows.select_related("event__venue", "event__room"), code=code)


def stand_in_by_code(code: str) -> StandIn:
    """Who comes once instead of a colleague, by the code in the address."""
    of = ("absence__session__venue", "absence__session__room", "absence__registration__event__venue")
    return get_object_or_404(StandIn.objects.select_related(*of, "absence__registration__event__room"), code=code)


def address_change_by_code(code: str) -> AddressChange:
    """Another address that somebody asked for, by the link of the old one or of the new one, within a week."""
    rows = AddressChange.objects.select_related("registration__event__venue")
    return get_object_or_404(rows, Q(code_old=code) | Q(code_new=code), asked_at__gt=now() - AddressChange.TERM)


def own_link(code: str) -> OwnLink:
    """The link that opens all that is mine, as long as it works."""
    return get_object_or_404(OwnLink, code=code, ends_at__gt=now())


# Staff --------------------------------------------------------------------------------------------


def events_to_organise(user: Any) -> QuerySet[Event]:
    """The events that somebody organises. A programme manager sees all but the confidential ones of others."""
    mine = Q(pk__in=roles_of(user).filter(name__in=ORGANISING, event__isnull=False).values("event"))
    if has_role(user, Role.Name.PROGRAMME_MANAGER):
        return Event.objects.filter(mine | ~Q(visibility="confidential"))
    return Event.objects.filter(mine)


def organises(user: Any, event: Event) -> bool:
    """Whether somebody works on this very event: only they read what people need."""
    return roles_of(user).filter(name__in=ORGANISING, event=event).exists()


def organised_by(user: Any) -> set[int]:
    """The keys of the events that somebody works on."""
    mine = roles_of(user).filter(name__in=ORGANISING, event__isnull=False)
    return set(mine.values_list("event_id", flat=True))  # type: ignore[arg-type]


def event_to_organise(request: HttpRequest, pk: int) -> Event:
    """An event at the desk."""
    return get_object_or_404(events_to_organise(request.user).select_related("venue", "room", "line__theme"), pk=pk)


def sessions_to_train(user: Any) -> QuerySet[Session]:
    """The sessions that somebody gives."""
    mine = roles_of(user).filter(name=Role.Name.TRAINER, session__isnull=False).values("session")
    return Session.objects.filter(Q(pk__in=mine)).select_related("event", "room")


def events_to_help(user: Any) -> QuerySet[Event]:
    """The events at whose door somebody helps."""
    return Event.objects.filter(
        pk__in=roles_of(user).filter(name=Role.Name.HELPER, event__isnull=False).values("event")
    )


def sessions_to_see(user: Any) -> QuerySet[Session]:
    """The sessions whose expected list somebody sees: those one gives, and all where one helps at the door; no drafts."""
    given = roles_of(user).filter(name=Role.Name.TRAINER, session__isnull=False).values("session")
    mine = Q(pk__in=given) | Q(event__in=events_to_help(user).values("pk"), has_checkin=True)
    return Session.objects.filter(mine).exclude(event__status=Event.Status.DRAFT)


def session_to_see(user: Any, pk: int) -> Session:
    """A session whose list somebody sees: given, helped at, or of an event that this person organises."""
    mine = Q(pk__in=sessions_to_see(user).values("pk")) | Q(event__in=events_to_organise(user).values("pk"))
    rows = Session.objects.filter(mine).exclude(event__status=Event.Status.DRAFT)
    return get_object_or_404(rows.select_related("event__venue", "room", "round"), pk=pk)


def may_mark(user: Any, session: Session) -> bool:
    """Whether somebody writes down who was there: who gives it, and who organises its event."""
    given = roles_of(user).filter(name=Role.Name.TRAINER, session=session)
    return given.exists() or organises(user, session.event)


def may_keep_organisations(user: Any) -> bool:
    """Whether somebody looks after the list of organisations."""
    return has_role(user, Role.Name.PROGRAMME_MANAGER, Role.Name.ADMINISTRATOR)


def may_make_events(user: Any) -> bool:
    """Whether somebody may make events."""
    return has_role(user, Role.Name.ORGANISER, Role.Name.PROGRAMME_MANAGER)
