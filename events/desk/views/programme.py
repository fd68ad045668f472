"""The programme of a day: rooms, rounds and sessions, and what does not fit."""

from typing import Any

from django.contrib import messages as flash
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.utils.timezone import now
from django.utils.translation import gettext as _

from events.codes import key_from
from events.desk.forms.programme import RoundForm, SessionForm
from events.desk.views.loading import of_event, show
from events.models import Event
from events.places.seats import seats_of_day
from events.programme import actions
from events.programme.queries import conflicts_in, programme_of
from events.refusals import ChangedMeanwhile, Refusal
from events.registration.queries import speakers_of


@of_event
def programme(request: HttpRequest, event: Event) -> HttpResponseBase:
    """The order of the day, with conflicts in words."""
    seats = seats_of_day(event).sessions
    rows = programme_of(event)
    shown: list[Any] = [s for row in rows for s in ([row.session] if row.session else row.sessions)]
    for session in shown:
        session.said, session.given_by = seats.get(session.pk), ", ".join(speakers_of(session))
    conflicts = conflicts_in(event)
    bad = {session.pk for conflict in conflicts for session in conflict.sessions}
    return show(request, event, "programme", rows=rows, conflicts=conflicts, bad=bad)


def _edit(request: HttpRequest, event: Event, form: Any, act: Any, row: Any = None) -> HttpResponseBase:
    if request.method == "POST" and form.is_valid():
        try:
            act(form.values)
        except ChangedMeanwhile as no:
            form.data = form.data.copy()
            form.data["version"] = no.now.version
            form.refuse(no)
        except Refusal as no:
            form.refuse(no)
        else:
            return redirect("bijeen_events:desk-programme", event.pk)
    return show(request, event, "part", form=form, row=row)


@of_event
def add_round(request: HttpRequest, event: Event) -> HttpResponseBase:
    """One more round."""
    number = event.rounds.count() + 1
    form = RoundForm(event, None, request.POST or None)
    form.initial.update(name_nl=_("Ronde %(n)d") % {"n": number})
    return _edit(request, event, form, lambda v: actions.add_round(event=event, at=now(), by=request.user, **v))


@of_event
def round(request: HttpRequest, event: Event, row: int) -> HttpResponseBase:
    """Change a round; its sessions go along."""
    found = get_object_or_404(event.rounds, pk=row)
    form = RoundForm(event, found, request.POST or None)
    return _edit(
        request, event, form, lambda v: actions.change_round(round=found, at=now(), by=request.user, **v), row=found
    )


@of_event
def add_session(request: HttpRequest, event: Event) -> HttpResponseBase:
    """One more session."""
    form = SessionForm(event, None, request.POST or None)
    if round_ := key_from(request.GET.get("ronde", "")):
        form.initial["round"] = round_
    return _edit(request, event, form, lambda v: actions.add_session(event=event, at=now(), by=request.user, **v))


@of_event
def session(request: HttpRequest, event: Event, row: int) -> HttpResponseBase:
    """Change a session."""
    found = get_object_or_404(event.sessions, pk=row)
    form = SessionForm(event, found, request.POST or None)
    return _edit(
        request, event, form, lambda v: actions.change_session(session=found, at=now(), by=request.user, **v), row=found
    )


@of_event
def remove(request: HttpRequest, event: Event, what: str, row: int) -> HttpResponseBase:
    """Take a round or a session out; asked first, on a page."""
    rows: Any = event.rounds if what == "ronde" else event.sessions
    found: Any = get_object_or_404(rows, pk=row)
    if request.method == "POST":
        try:
            if what == "ronde":
                actions.remove_round(round=found, at=now(), by=request.user)
            else:
                actions.remove_session(session=found, at=now(), by=request.user)
        except Refusal as no:
            flash.error(request, f"{no} {no.remedy}")
        return redirect("bijeen_events:desk-programme", event.pk)
    return show(request, event, "remove", row=found, title=found.name if what == "ronde" else found.title)
