"""One date of a series on one's own page: not there this time, coming after all, a colleague who comes instead; and the page
of that colleague.
"""

from collections.abc import Callable
from typing import Any

from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.timezone import now

from events import access, disclosure
from events.models import Absence, Mode, Registration, Session, StandIn
from events.private import behind_code
from events.refusals import Refusal
from events.registration import actions
from events.registration.actions.standing import was_let_in
from events.registration.forms.dates import StandInForm
from events.registration.limits import status_of
from events.registration.meetings import coming_of, link_is_near, meetings_of
from events.registration.refusals import NoSuchMeeting
from events.registration.views.over import unless_over
from events.registration.views.private import about_event, own_registration
from events.registration.window import contact_of
from events.tickets.qr import in_capitals, qr_svg

own_stand_in = behind_code(access.stand_in_by_code)


@own_registration
@unless_over("date")
def date(request: HttpRequest, registration: Registration, row: int) -> HttpResponseBase:
    """Say that this date does not suit, or that it does after all; or send a colleague."""
    session = next((one for one in meetings_of(registration.event) if one.pk == row), None)
    if session is None:
        raise Http404
    if not registration.holds_a_place:
        return redirect("bijeen_fixed:registration", code=registration.code)
    absence = Absence.objects.filter(registration=registration, session=session).select_related("stand_in").first()
    form, no = _act(request, registration, session) if request.method == "POST" else (StandInForm(), None)
    if form is None:
        return redirect("bijeen_fixed:registration-date", registration.code, session.pk)
    has_begun, stand_in = session.starts_at <= now(), getattr(absence, "stand_in", None)
    has_form = absence and not (has_begun or stand_in)
    if no and has_form and form.is_bound:
        form.refuse(no)  # beside its field
        no = None
    if has_begun and form.is_bound and not no:
        no = NoSuchMeeting()  # whatever else is wrong in it: the form is there no more
    context = {**about_event(registration.event), "registration": registration, "session": session, "absence": absence}
    context |= {"form": form, "refusal": no, "has_begun": has_begun, "stand_in": stand_in}
    context["is_inside"] = stand_in is not None and was_let_in(stand_in)
    status = 409 if no else status_of(form)
    return render(request, "bijeen/events/registration/date.html", context, status=status)


def _act(
    request: HttpRequest, registration: Registration, session: Session
) -> tuple[StandInForm | None, Refusal | None]:
    """The form and why not, as the page shows them again; None when it is done."""
    chosen = request.POST.get("do", "")
    form = StandInForm(request.POST if chosen == "send" else None)
    if chosen == "send" and (not form.is_valid() or form.meant):
        return form, None
    acts: dict[str, Callable[..., Any]] = {
        "report": actions.report_absence,
        "undo": actions.undo_absence,
        "send": actions.name_stand_in,
        "withdraw": actions.withdraw_stand_in,
    }
    if chosen not in acts:
        raise Http404
    fields = form.values if chosen == "send" else {}
    try:
        acts[chosen](registration=registration, session=session, at=now(), **fields)
    except Refusal as no:
        return form, no
    return None, None


@own_stand_in
def stand_in(request: HttpRequest, found: StandIn) -> HttpResponseBase:
    """The ticket of who comes once, for that date: when, where, and the code for the door."""
    session, event = found.session, found.event
    is_to_come = session.ends_at > now() and not event.is_cancelled
    is_online = session.is_online or Mode.ONLINE in (event.mode, found.absence.registration.mode)
    address = in_capitals("bijeen_fixed:ticket-scan-capital", found.ticket_secret)
    context = {
        **about_event(event),
        "stand_in": found,
        "session": session,
        "coming": coming_of(event, [session], now()),
        "title": disclosure.title_outside(event, session.starts_at),
        "qr": qr_svg(address) if is_to_come else "",
        "is_online": is_online,
        "link_is_near": link_is_near(session.starts_at, now()),
        "contact": contact_of(event),
    }
    return render(request, "bijeen/events/registration/stand_in.html", context)
