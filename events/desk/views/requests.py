"""Requests for a place: who, why, and an answer, one by one or many at once."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages as flash
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from events import disclosure
from events.codes import key_from
from events.desk.outcomes import said_of, said_of_waiting
from events.desk.views.loading import of_event, show
from events.models import Event, Registration
from events.places.seats import seats_of_day
from events.refusals import Refusal
from events.registration import actions
from events.registration.queries import requests_of
from events.registration.roles import role_of

ACTS: dict[str, Callable[..., Registration]] = {"approve": actions.approve, "decline": actions.decline}


@of_event
def requests(request: HttpRequest, event: Event) -> HttpResponseBase:
    """Everybody who waits for an answer, longest waiting first, with how many places are left."""
    if request.method == "POST":
        _answer(request, event)
        return redirect(request.get_full_path())
    page = Paginator(requests_of(event), 50).get_page(request.GET.get("pagina"))
    for row in page:
        row.said_role = role_of(row)  # type: ignore[attr-defined]
    seats = seats_of_day(event).whole
    left = max(0, seats.limit - seats.taken) if seats.is_limited else None
    return show(request, event, "requests", page=page, left=left, told=disclosure.of(event))


def _answer(request: HttpRequest, event: Event) -> None:
    """One by its own button, else all that were chosen. What is refused of one keeps nobody else from an answer."""
    one, act = _of_button(request)
    keys = [one] if one else [key_from(pk) for pk in request.POST.getlist("who")]
    if act is None or not keys:
        flash.warning(request, _("Er is niemand aangevinkt. Vink eerst aan wie je bedoelt."))
        return
    done: list[Registration] = []
    rows = list(requests_of(event).filter(pk__in=keys).select_related("event"))
    if len(rows) < len(keys):
        flash.warning(request, _("Wie hier niet meer staat, was al beantwoord. Daaraan is niets veranderd."))
    for row in rows:
        try:
            done.append(ACTS[act](registration=row, at=now(), by=request.user))
        except Refusal as no:
            flash.error(request, f"{disclosure.listed_name(row, event)}: {no}")
    _say(request, act, done)


def _of_button(request: HttpRequest) -> tuple[int, str | None]:
    name, _sign, key = request.POST.get("answer", "").partition(":")
    return key_from(key), name if name in ACTS else None


def _say(request: HttpRequest, act: str, done: list[Registration]) -> None:
    if len(done) == 1:
        flash.success(request, said_of(act, done[0]))
    elif done:
        said: Any = (
            ngettext("%(n)d mens is toegelaten.", "%(n)d mensen zijn toegelaten.", len(done))
            if act == "approve"
            else ngettext("%(n)d mens kan niet meedoen.", "%(n)d mensen kunnen niet meedoen.", len(done))
        )
        flash.success(request, said % {"n": len(done)})
        if waiting := said_of_waiting(done):
            flash.warning(request, waiting)
