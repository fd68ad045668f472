"""Somebody else comes: from one's own page, and from the page of a contact."""

from typing import Any

from django.contrib import messages as flash
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import now
from django.utils.translation import gettext as _

from events.models import Group, Registration, State
from events.refusals import Refusal
from events.registration import actions
from events.registration.forms.substitute import SubstituteForm
from events.registration.limits import refuse_too_often, status_of
from events.registration.views.over import over, unless_over
from events.registration.views.private import about_event, own_group, own_registration

PLACE = "bijeen/events/registration/"


@own_registration
@unless_over("replace")
def replace(request: HttpRequest, registration: Registration) -> HttpResponseBase:
    """Send somebody else in my place."""
    form = SubstituteForm(registration, request.POST or None)
    if _is_done(request, registration, form):
        code = Registration.objects.values_list("code", flat=True).get(pk=registration.pk)
        return redirect("bijeen_fixed:registration", code=code)
    return _page(request, form, registration, "replace.html")


@own_group
def of_group(request: HttpRequest, group: Group, row: int) -> HttpResponseBase:
    """Put another colleague in the place of one."""
    colleague = get_object_or_404(group.registrations.select_related("event", "organisation"), pk=row)
    back = redirect("bijeen_fixed:group", code=group.code)
    is_double = colleague.state == State.REPLACED  # the same button, pressed once more
    if is_double and request.method == "POST":
        flash.info(request, _("%(name)s komt al in de plaats van %(old)s.") % _who_comes(colleague))
    if is_double or (request.method != "POST" and over(colleague, "replace")):
        return back
    form = SubstituteForm(colleague, request.POST or None, by_contact=True)
    if _is_done(request, colleague, form, sender=group.email):
        return back
    return _page(request, form, colleague, "group_replace.html", group=group)


def _who_comes(replaced: Registration) -> dict[str, str]:
    one = replaced
    while one.state == State.REPLACED and (later := Registration.objects.filter(replaces=one).first()):
        one = later
    return {"name": one.full_name, "old": replaced.full_name}


def _is_done(request: HttpRequest, registration: Registration, form: SubstituteForm, sender: str = "") -> bool:
    """Do it when the form is good; False when the form has to be shown."""
    if request.method != "POST" or not form.is_valid() or form.meant:
        return False
    try:
        refuse_too_often(request, "substitute", sender or registration.email, each=20, crowd=200)
        actions.replace_participant(registration=registration, person=form.person, at=now())
    except Refusal as no:
        form.refuse(no)
        return False
    return True


def _page(
    request: HttpRequest, form: SubstituteForm, registration: Registration, template: str, **more: Any
) -> HttpResponseBase:
    context = {**about_event(registration.event), "registration": registration, "form": form}
    context["waits"] = registration.state == State.WAITING
    return render(request, PLACE + template, {**context, **more}, status=status_of(form))
