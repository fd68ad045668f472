"""The contact's pages: register colleagues, and see how it stands with each; never their needs or sensitive choices."""

from django.contrib import messages as flash
from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import now
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt

from events import access, disclosure
from events.codes import key_from
from events.models import Group, Organisation
from events.refusals import Refusal
from events.registration import actions
from events.registration.actions.groups import Line
from events.registration.forms.group import ColleaguesForm, GroupForm
from events.registration.limits import TooOften, refuse_too_often, status_of
from events.registration.views.private import own_group, sealed
from events.registration.window import phase_of, takes_groups


@csrf_exempt
def start(request: HttpRequest, slug: str) -> HttpResponseBase:
    """Register colleagues for an event."""
    event = access.event_to_see(slug)
    if moved := access.moved_to(request, event):
        return moved
    if not takes_groups(event) or phase_of(event, now()) != "open":
        raise Http404
    form = GroupForm(request.POST or None)
    if request.method == "POST" and form.is_valid() and not form.meant:
        data = form.cleaned_data
        try:
            refuse_too_often(request, "group", data["email"], each=5, crowd=100)
            group = actions.make_group(
                event=event,
                first_name=data["first_name"],
                family_name=data["family_name"],
                email=data["email"],
                organisation=data["found"],
                language=(get_language() or "nl")[:2],
                lines=data["lines"],
                at=now(),
                token=data["token"],
            )
        except Refusal as no:
            form.refuse(no)
        else:
            _tell_known(request, group, data["lines"])
            return redirect("bijeen_fixed:group", code=group.code)
    organisations = Organisation.objects.filter(is_listed=True).values_list("name", flat=True)[:400]
    context = {"event": event, "form": form, "organisations": organisations}
    status = status_of(form)
    return sealed(render(request, "bijeen/events/registration/group_start.html", context, status=status))


def _tell_known(request: HttpRequest, group: Group, lines: list[Line]) -> None:
    """Who was registered already is not in the group. A contact registers only where the event may greet who is known."""
    for line in actions.known_elsewhere(group, lines)[:5]:
        said = _("%(name)s was al aangemeld. Die aanmelding blijft zoals die is en staat niet in jouw lijst.")
        flash.warning(request, said % {"name": f"{line.first_name} {line.family_name}".strip()})


@own_group
def page(request: HttpRequest, group: Group) -> HttpResponseBase:
    """Each colleague with state; cancel, send again, add."""
    form = ColleaguesForm(request.POST if "lines" in request.POST else None)
    problem: Refusal | None = None
    if request.method == "POST":
        try:
            if _act(request, group, form):
                return redirect("bijeen_fixed:group", code=group.code)
        except Refusal as no:
            problem = no
    colleagues = group.registrations.select_related("event").order_by("sort_key", "pk")
    context = {
        "group": group,
        "event": group.event,
        "told": disclosure.of(group.event),
        "title": disclosure.title_outside(group.event),
        "colleagues": colleagues,
        "form": form,
        "problem": problem,
        "is_open": takes_groups(group.event) and phase_of(group.event, now()) == "open",
    }
    status = 429 if isinstance(problem, TooOften) else 409 if problem else status_of(form)
    return render(request, "bijeen/events/registration/group.html", context, status=status)


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
            actions.cancel_registration(registration=colleague, at=now())
        except Refusal as no:
            problem = no
        else:
            return back
    told, title = disclosure.of(group.event), disclosure.title_outside(group.event)
    context = {"group": group, "event": group.event, "colleague": colleague, "told": told, "title": title}
    status = 409 if problem else 200
    return render(
        request, "bijeen/events/registration/group_cancel.html", {**context, "problem": problem}, status=status
    )


def _act(request: HttpRequest, group: Group, form: ColleaguesForm) -> bool:
    """Do what was pressed; False when the form has to be shown again."""
    if "send" in request.POST:
        colleague = get_object_or_404(group.registrations, pk=key_from(request.POST["send"]))
        refuse_too_often(request, "colleague", colleague.email or group.email, each=10, crowd=200)
        actions.renew_link(registration=colleague, at=now())
        return True
    if takes_groups(group.event) and form.is_valid():
        refuse_too_often(request, "colleagues", group.email, each=20, crowd=200)
        actions.add_colleagues(group=group, lines=form.cleaned_data["lines"], at=now())
        _tell_known(request, group, form.cleaned_data["lines"])
        return True
    return False
