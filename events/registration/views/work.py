"""For whom somebody comes, in which role and why: changed on one's own page."""

from django.contrib import messages as flash
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.timezone import now
from django.utils.translation import gettext as _

from events.models import Organisation, Registration, WayIn
from events.refusals import Refusal
from events.registration import actions
from events.registration.actions.change_work import ACCEPTED
from events.registration.forms.work import WorkForm
from events.registration.limits import status_of
from events.registration.views.over import unless_over
from events.registration.views.private import about_event, own_registration


@own_registration
@unless_over("work")
def page(request: HttpRequest, registration: Registration) -> HttpResponseBase:
    """Where the organiser let somebody in, it is said that a change is looked at again."""
    event = registration.event
    form = WorkForm(registration, request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        version = form.cleaned_data["version"]
        try:
            actions.change_work(registration=registration, version=version, person=form.person, at=now())
        except Refusal as no:
            form.refuse(no)
        else:
            flash.success(request, _("Bewaard."))
            return redirect("bijeen_fixed:registration", code=registration.code)
    context = {
        **about_event(event),
        "registration": registration,
        "form": form,
        "is_judged": event.way_in == WayIn.REQUEST and registration.state in ACCEPTED,
        "organisations": Organisation.objects.filter(is_listed=True).values_list("name", flat=True)[:400],
    }
    return render(request, "bijeen/events/registration/work.html", context, status=status_of(form))
