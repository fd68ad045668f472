"""The form as everybody gets it first: drawn once and kept, with tokens of one's own put in."""

from typing import Any
from uuid import uuid4

from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import get_token
from django.template.loader import render_to_string
from django.utils.cache import patch_cache_control
from django.utils.crypto import salted_hmac
from django.utils.timezone import now

from events import disclosure
from events.kept import kept
from events.models import Event, Organisation
from events.places.seats import SeatsOfDay
from events.registration.forms import RegistrationForm
from events.registration.forms.parts import needs_named, parts_of
from events.registration.meetings import joins_at
from events.registration.window import WayToJoin

CSRF, TOKEN = "csrf", "token"


def empty_form(request: HttpRequest, event: Event, day: SeatsOfDay, join: WayToJoin) -> HttpResponse:
    """A form that nobody has typed in. Drawn anew when the event changes, or a word about its seats does; an organisation
    that was added to the list is suggested within ten minutes.
    """
    words = ".".join(seats.state for seats in (day.whole, *day.modes.values(), *day.sessions.values()))
    html = kept(request, f"form:{event.pk}:{event.content_version}:{words}", lambda: _draw(request, event, day, join))
    page = HttpResponse(html.replace(mark(CSRF), get_token(request)).replace(mark(TOKEN), str(uuid4())))
    patch_cache_control(page, private=True)
    return page


def mark(what: str) -> str:
    """Where a token goes: the same for every worker, and nothing that a title can hold, since nobody knows it."""
    return salted_hmac("bijeen.empty_form", what).hexdigest()


def _draw(request: HttpRequest, event: Event, day: SeatsOfDay, join: WayToJoin) -> str:
    form = RegistrationForm(event, day, initial={"token": mark(TOKEN)})
    context = {**about_form(event, form, day, join), "csrf_token": mark(CSRF)}
    return render_to_string("bijeen/events/registration/register.html", context, request)


def about_form(event: Event, form: RegistrationForm, day: SeatsOfDay, join: WayToJoin) -> dict[str, Any]:
    """What the page with the form shows."""
    return {
        "event": event,
        "form": form,
        "seats": day.whole,
        "modes": day.modes if event.mode == "hybrid" else {},
        "told": disclosure.of(event),
        "organisations": Organisation.objects.filter(is_listed=True).values_list("name", flat=True)[:400],
        "button": join.button,
        "parts": parts_of(form),
        "needs_named": needs_named(form),
        "joins_at": joins_at(event, now()),
    }
