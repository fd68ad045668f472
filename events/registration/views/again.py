"""A contact brings the same colleagues to another event: their names are there already, and are looked at first."""

from uuid import uuid4

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import render
from django.utils.timezone import now

from events.models import ALIVE, Event, Group, Visibility, WayIn
from events.registration.views.private import about_event, own_group
from events.registration.window import phase_of, takes_groups

MOST = 50


@own_group
def again(request: HttpRequest, group: Group) -> HttpResponseBase:
    """The events that a group can come to; each with a button that sends the names to its form."""
    at = now()
    coming = Event.objects.filter(
        status=Event.Status.PUBLISHED, visibility=Visibility.PUBLIC, way_in=WayIn.OPEN, starts_at__gt=at
    )
    found = coming.exclude(pk=group.event_id).select_related("venue").order_by("starts_at", "pk")[:MOST]
    events = [event for event in found if takes_groups(event) and phase_of(event, at) == "open"]
    context = {
        **about_event(group.event),
        "group": group,
        "events": [(event, uuid4()) for event in events],  # a form of its own each: pressed twice it makes one group
        "sent": _sent(group),
    }
    return render(request, "bijeen/events/registration/group_again.html", context)


def _sent(group: Group) -> list[tuple[str, str]]:
    """What the form of the other event gets: who the contact is, and a line for each colleague who came or comes."""
    people = group.registrations.filter(state__in=ALIVE).exclude(name_key="").order_by("sort_key", "pk")
    lines = [f"{row.full_name}; {row.email}" if row.email else row.full_name for row in people]
    return [
        ("first_name", group.first_name),
        ("family_name", group.family_name),
        ("email", group.email),
        ("organisation", str(group.organisation or "")),
        ("sure_of_email", group.email),
        ("lines", "\n".join(lines)),
    ]
