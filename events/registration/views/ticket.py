"""What a stranger's camera sees of a ticket: that it is one, and for what only where that may be said. Nobody's name."""

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.utils.translation import get_language_from_request, override
from django.views.decorators.http import require_safe

from events import disclosure
from events.codes import code_from
from events.heavy import heavy
from events.models import Registration
from events.registration.ticket import ticket_of
from events.registration.views.private import own_registration, sealed

paper = heavy("events.tickets.paper")


@require_safe
def scanned(request: HttpRequest, secret: str) -> HttpResponseBase:
    """The page behind a QR code; the same for a ticket that tells nothing and for one that does not exist.

    What it tells is in the registration's language; where it tells nothing, in that of the browser.
    """
    found = Registration.objects.filter(ticket_secret=code_from(secret).upper()).select_related("event__venue").first()
    event = found.event if found and disclosure.of(found.event).is_shared else None
    with override(found.language if found and event else get_language_from_request(request)):
        return sealed(render(request, "bijeen/events/registration/ticket.html", {"event": event}))


@own_registration
def pdf(request: HttpRequest, registration: Registration) -> HttpResponseBase:
    """The ticket as PDF, for who has a place; its file name says nothing of the subject."""
    if not registration.holds_a_place or registration.event.is_cancelled:
        raise Http404
    response = HttpResponse(paper.pdf_of(ticket_of(registration)), content_type="application/pdf")
    response["Content-Disposition"] = 'inline; filename="ticket.pdf"'
    return response
