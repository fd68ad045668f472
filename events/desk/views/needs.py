"""What people at an event need, for who organises it and nobody else."""

from collections import Counter

from django.contrib import messages as flash
from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.utils.timezone import now
from django.utils.translation import gettext as _

from events import access
from events.codes import key_from
from events.desk.expected import turnout_of
from events.desk.views.loading import of_event, show
from events.models import HOLDING, AccessNeed, DietaryNeed, Event, State
from events.registration import actions
from events.registration.needs import ACCESS, DIETARY


@of_event
def needs(request: HttpRequest, event: Event) -> HttpResponseBase:
    """What people need, with who has an answer; and numbers for the caterer."""
    if not access.organises(request.user, event):
        raise Http404
    if request.method == "POST" and "answered" in request.POST:
        found = AccessNeed.objects.filter(
            registration__event=event, pk=key_from(request.POST["answered"]), answered_at=None
        ).select_related("registration")
        need = get_object_or_404(found)
        actions.answer_need(need=need, at=now(), by=request.user)
        flash.success(request, _("De wens van %(name)s is geregeld.") % {"name": need.registration.full_name})
        return redirect("bijeen_events:desk-needs", event.pk)
    comes = {"registration__event": event, "registration__state__in": (*HOLDING, State.WAITING, State.REQUESTED)}
    asked = AccessNeed.objects.filter(**comes).select_related("registration").order_by("answered_at", "pk")
    words = dict(ACCESS)
    rows = [{"need": row, "said": [str(words.get(value, value)) for value in row.values]} for row in asked]
    eaten = Counter(value for row in DietaryNeed.objects.filter(**comes) for value in row.values)
    notes = DietaryNeed.objects.filter(**comes).exclude(note="").values_list("note", flat=True)
    counts = [(name, eaten[key]) for key, name in DIETARY if eaten[key]]
    return show(request, event, "needs", rows=rows, counts=counts, notes=notes, turnout=turnout_of(event))
