"""Door links: who helps at the door gets one, as a QR code to hold a phone over."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.timezone import now
from django.utils.translation import gettext as _

from events import conf
from events.checkin.actions import end_door_link, make_door_link
from events.checkin.doors import opens_today
from events.codes import key_from
from events.desk.forms.doors import DoorLinkForm
from events.desk.views.loading import of_event, show
from events.models import DoorLink, Event
from events.moments import today
from events.refusals import Refusal
from events.tickets.qr import qr_svg


@of_event
def door_links(request: HttpRequest, event: Event) -> HttpResponseBase:
    """The links of this event, one of them as a QR code; make one, end one."""
    links = DoorLink.objects.filter(event=event).prefetch_related("sessions__room")
    if request.method == "POST" and "end" in request.POST:
        link = get_object_or_404(links, pk=key_from(request.POST["end"]))
        end_door_link(link=link, at=now(), by=request.user)
        messages.success(request, _("De deurlink is beëindigd. De telefoon kan niets meer bij de deur."))
        return redirect("bijeen_events:desk-door-links", event.pk)
    form = DoorLinkForm(event, request.POST or None)
    if request.method == "POST" and form.is_valid() and (made := _made(request, event, form)):
        return redirect(f"{reverse('bijeen_events:desk-door-links', args=[event.pk])}?link={made.pk}#deurlink")
    rows = [_Row(link) for link in links]
    shown = next((row for row in rows if row.works and str(row.link.pk) == request.GET.get("link")), None)
    qr = qr_svg(_address(shown.link)) if shown else ""
    return show(request, event, "doors", form=form, rows=rows, shown=shown, qr=qr)


def _made(request: HttpRequest, event: Event, form: DoorLinkForm) -> DoorLink | None:
    data = form.cleaned_data
    try:
        return make_door_link(
            event=event,
            helper_name=data["helper_name"],
            valid_on=data["valid_on"],
            sessions=form.chosen,
            at=now(),
            by=request.user,
        )
    except Refusal as no:
        form.refuse(no)
        return None


def _address(link: DoorLink) -> str:
    return conf.base_url() + reverse("bijeen_fixed:checkin-link", args=[link.code])


class _Row:
    """One link in the list: how it stands."""

    def __init__(self, link: DoorLink) -> None:
        self.link, self.is_today = link, opens_today(link, now())
        self.works = link.ended_at is None and link.valid_on >= today()
        rooms = [str(session.room.name) if session.room else str(session.label) for session in link.sessions.all()]
        self.doors = ", ".join(filter(None, rooms)) or (_("sommige onderdelen") if rooms else _("alle deuren"))
