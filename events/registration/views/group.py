"""The contact's page: how it stands with each colleague, all tickets; never their needs or what is chosen where that tells."""

from django.contrib import messages as flash
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from events.codes import key_from
from events.heavy import heavy
from events.models import Group, Registration, Shape, State
from events.refusals import Refusal
from events.registration import actions
from events.registration.colleagues import colleagues_of, sum_of, tells_choices
from events.registration.forms.group import ColleaguesForm
from events.registration.limits import refuse_too_often, status_after
from events.registration.ticket import tickets_of
from events.registration.views.adding import may_wait_together
from events.registration.views.over import over
from events.registration.views.private import about_event, own_group
from events.registration.window import phase_of, takes_groups

paper = heavy("events.tickets.paper")


@own_group
def page(request: HttpRequest, group: Group) -> HttpResponseBase:
    """Each colleague with state; replace, send again, cancel, and the boxes to add more."""
    problem: Refusal | None = None
    if request.method == "POST":
        try:
            _send_again(request, group)
            return redirect("bijeen_fixed:group", code=group.code)
        except Refusal as no:
            problem = no
    colleagues = colleagues_of(group, now())
    one = next((row.registration for row in colleagues if row.is_alive), None)
    context = {
        **about_event(group.event),
        "group": group,
        "colleagues": colleagues,
        "sum": sum_of(colleagues, group),
        "has_tickets": _has_tickets(group),
        "may_replace": one is not None and over(one, "replace") is None,
        "may_cancel": one is not None and over(one, "cancel") is None,
        "has_rounds": group.event.shape == Shape.CONFERENCE,
        "form": ColleaguesForm(may_wait_together=may_wait_together(group)),
        "waits_together": waits_together(group),
        "problem": problem,
        "is_open": takes_groups(group.event) and phase_of(group.event, now()) == "open",
    }
    return render(request, "bijeen/events/registration/group.html", context, status=status_after(problem))


def waits_together(group: Group) -> bool:
    """Whether some of them wait, all for each other."""
    return group.is_together and group.registrations.filter(state=State.WAITING).exists()


@own_group
def apart(request: HttpRequest, group: Group) -> HttpResponseBase:
    """Let them wait each for themselves: one button."""
    if request.method == "POST" and not group.event.is_cancelled:
        actions.wait_apart(group=group, at=now())
        return redirect("bijeen_fixed:group", code=group.code)
    if not waits_together(group):
        return redirect("bijeen_fixed:group", code=group.code)
    number = group.registrations.filter(state=State.WAITING).count()
    context = {**about_event(group.event), "group": group, "number": number}
    return render(request, "bijeen/events/registration/group_apart.html", context)


def _send_again(request: HttpRequest, group: Group) -> None:
    colleague = get_object_or_404(group.registrations, pk=key_from(request.POST.get("send", "")))
    refuse_too_often(request, "colleague", colleague.email or group.email, each=10, crowd=200)
    actions.renew_link(registration=colleague, at=now())
    said = _("De nieuwe link van %(name)s gaat naar %(email)s.")
    flash.success(request, said % {"name": colleague.full_name, "email": colleague.email or group.email})


def _with_a_place(group: Group) -> list[Registration]:
    rows = group.registrations.filter(state=State.CONFIRMED).select_related(
        "event__venue", "event__room", "organisation"
    )
    return list(rows.order_by("sort_key", "pk"))


def _has_tickets(group: Group) -> bool:
    return not group.event.is_cancelled and group.registrations.filter(state=State.CONFIRMED).exists()


@require_safe
@own_group
def tickets(request: HttpRequest, group: Group) -> HttpResponseBase:
    """A sheet for each who has a place, in one file; its name says nothing of the subject."""
    people = [] if group.event.is_cancelled else _with_a_place(group)
    if not people:
        raise Http404
    response = HttpResponse(
        paper.pdf_of(*tickets_of(people, with_choices=tells_choices(group.event))), content_type="application/pdf"
    )
    response["Content-Disposition"] = 'inline; filename="tickets.pdf"'
    return response


@own_group
def cancel(request: HttpRequest, group: Group, row: int) -> HttpResponseBase:
    """Cancel one colleague: one button."""
    colleague = get_object_or_404(group.registrations.select_related("event"), pk=row)
    back = redirect("bijeen_fixed:group", code=group.code)
    if not colleague.is_alive or group.event.is_cancelled:
        return back
    problem: Refusal | None = None
    if request.method == "POST":
        try:
            actions.cancel_registration(registration=colleague, at=now(), by_contact=True)
        except Refusal as no:
            problem = no
        else:
            return back
    context = {**about_event(group.event), "group": group, "colleague": colleague, "problem": problem}
    template = "bijeen/events/registration/group_cancel.html"
    return render(request, template, context, status=status_after(problem))
