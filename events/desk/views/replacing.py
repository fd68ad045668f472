"""Somebody else in the place of one who comes: at the desk, for who organises."""

from django.contrib import messages as flash
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.utils.timezone import now

from events.desk.forms.substitute import SubstituteAtDeskForm
from events.desk.outcomes import said_of
from events.desk.views.loading import of_event, show, to_what_stands
from events.desk.views.trying import tried
from events.models import Event, Registration, State
from events.registration import actions


@of_event
def replace(request: HttpRequest, event: Event, row: int) -> HttpResponseBase:
    """Name who comes instead; the place or the turn in line stays."""
    registration = get_object_or_404(event.registrations.select_related("organisation", "event", "group"), pk=row)
    if not registration.is_alive:
        return to_what_stands(request, event, registration)

    def act(form: SubstituteAtDeskForm) -> Registration:
        return actions.replace_participant(registration=registration, person=form.person, at=now(), by=request.user)

    form, done = tried(request, registration, SubstituteAtDeskForm, act)
    if not done:
        waits = registration.state == State.WAITING
        return show(request, event, "replace", form=form, registration=registration, waits=waits)
    flash.success(request, said_of("replace", done))
    return redirect("bijeen_events:desk-person", event.pk, done.pk)
