"""What can't be done any more on the pages of one's own registration: said in the place of the form."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import render
from django.utils.timezone import now
from django.utils.translation import gettext as _

from events.models import Mode, Registration, Shape, State
from events.registration.queries import only_on_site
from events.registration.refusals import TooLateToChoose
from events.registration.views.private import about_event


@dataclass(frozen=True)
class Over:
    """Why a page has nothing to do: what is so, and what can be done instead."""

    heading: str
    sentence: str = ""


def over(registration: Registration, page: str) -> Over | None:
    """Why this page can't be used now; None when it can."""
    event = registration.event
    if event.is_cancelled:
        return Over(_("Deze bijeenkomst gaat niet door"), _("Je hoeft niets te doen."))
    ended = {
        State.CANCELLED: Over(_("Je bent afgemeld"), _("Wil je toch komen? Meld je dan opnieuw aan.")),
        State.DECLINED: Over(_("Je kunt deze keer niet meedoen"), _("Kijk in de agenda of er nog een keer is.")),
        State.REPLACED: Over(_("Iemand anders komt in jouw plaats")),
    }
    if registration.state in ended:
        return ended[State(registration.state)]
    if event.is_past(now()) and page != "person":  # a name can be mended afterwards too
        return Over(_("Deze bijeenkomst is geweest"), _("Hier valt niets meer te veranderen."))
    return _of_page(registration, page)


def _of_page(registration: Registration, page: str) -> Over | None:
    event = registration.event
    if page == "choices" and event.shape != Shape.CONFERENCE:
        return Over(_("Hier valt niets te kiezen"), _("Deze bijeenkomst heeft geen workshops."))
    if page == "choices" and _follows_online(registration):
        return Over(_("Hier valt niets te kiezen"), _("Je doet online mee. De workshops zijn op locatie."))
    if page == "choices" and now() >= (event.choices_until or event.starts_at or now()):
        return Over(_("Je workshops staan vast"), f"{TooLateToChoose()} {TooLateToChoose().remedy}")
    if page == "replace" and event.starts_at and now() >= event.starts_at:
        return Over(_("Iemand anders sturen kan niet meer"), _("De bijeenkomst is begonnen. Bel de organisator."))
    if page == "mode" and event.mode != Mode.HYBRID:
        return Over(_("Hier valt niets te kiezen"), _("Aan deze bijeenkomst doet iedereen op dezelfde manier mee."))
    if page == "needs" and not (event.asks_dietary or event.asks_access):
        return Over(_("Wij vragen hier niets"), _("Heb je toch iets nodig? Bel de organisator."))
    if page == "answers" and not (event.asks_questions or event.asks_later):
        return Over(_("Wij vragen hier niets"), _("Je hoeft niets te doen."))
    return None


def _follows_online(registration: Registration) -> bool:
    """Whether somebody is online while all workshops are in a room."""
    if registration.mode != Mode.ONLINE:
        return False
    sessions = list(registration.event.sessions.filter(round__isnull=False))
    return bool(sessions) and len(only_on_site(registration.event, sessions)) == len(sessions)


def _is_harmless(request: HttpRequest, registration: Registration, page: str) -> bool:
    """Cancelling twice is once, and erasing is always right."""
    cancels_again = page == "cancel" and registration.state == State.CANCELLED
    return request.method == "POST" and (cancels_again or (page in ("needs", "answers") and "erase" in request.POST))


def unless_over(page: str) -> Callable[[Callable[..., HttpResponseBase]], Callable[..., HttpResponseBase]]:
    """For a view of `own_registration`: what is so, where its form would do nothing."""

    def decorate(view: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
        @wraps(view)
        def wrapped(request: HttpRequest, registration: Registration, *args: Any, **kwargs: Any) -> HttpResponseBase:
            found = over(registration, page)
            if found is None or _is_harmless(request, registration, page):
                return view(request, registration, *args, **kwargs)
            context = {**about_event(registration.event), "registration": registration}
            return render(request, "bijeen/events/registration/over.html", {**context, "over": found})

        return wrapped

    return decorate
