"""What a stranger's camera sees of a ticket: that it is one, and for what only where that may be said. Nobody's name."""

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import render
from django.utils.translation import get_language_from_request, override
from django.views.decorators.http import require_safe

from events import disclosure
from events.codes import code_from
from events.models import Registration
from events.registration.views.private import sealed


@require_safe
def scanned(request: HttpRequest, secret: str) -> HttpResponseBase:
    """The page behind a QR code; the same for a ticket that tells nothing and for one that does not exist.

    What it tells is in the registration's language; where it tells nothing, in that of the browser.
    """
    found = Registration.objects.filter(ticket_secret=code_from(secret).upper()).select_related("event__venue").first()
    event = found.event if found and disclosure.of(found.event).is_shared else None
    with override(found.language if found and event else get_language_from_request(request)):
        return sealed(render(request, "bijeen/events/registration/ticket.html", {"event": event}))
