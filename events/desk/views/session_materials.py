"""For who gives a session: its materials, adding one, and taking away what one added oneself."""

from typing import Any
from uuid import UUID

from django.contrib import messages as flash
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from events import access, disclosure
from events.desk.forms.materials import MaterialForm
from events.desk.views.materials import listed
from events.desk.views.trying import tried
from events.desk.views.uploads import takes_files
from events.materials import actions
from events.materials.naming import described
from events.models import Event, Material, Session
from events.refusals import Refusal


def _given(request: HttpRequest, pk: int) -> Session:
    rows = access.sessions_to_train(request.user).exclude(event__status=Event.Status.DRAFT)
    found = rows.filter(pk=pk).first()
    if found is None:
        raise Http404
    return found


@takes_files
@never_cache
@login_required
def materials(request: HttpRequest, pk: int) -> HttpResponseBase:
    """What is there, and one more."""
    session = _given(request, pk)

    def build(newest: Session, data: Any) -> MaterialForm:
        return MaterialForm(newest.event, data, request.FILES if data is not None else None, session=newest)

    def act(form: MaterialForm) -> Material:
        return actions.add_material(event=session.event, at=now(), by=request.user, **form.values)

    form, made = tried(request, session, build, act)
    if made:
        flash.success(request, _("%(title)s staat erbij.") % {"title": made.title})
        return redirect("bijeen_events:desk-session-materials", pk)
    context = {
        "session": session,
        "event": session.event,
        "told": disclosure.of(session.event),
        "rows": listed(session.event, session),
        "form": form,
    }
    status = 422 if form.is_bound and form.errors else 200
    return render(request, "bijeen/events/desk/session_materials.html", context, status=status)


@never_cache
@login_required
def remove(request: HttpRequest, pk: int, row: UUID) -> HttpResponseBase:
    """Take away what I added; asked first, on a page."""
    session = _given(request, pk)
    found = get_object_or_404(session.materials.filter(made_by=request.user.pk), pk=row)
    if request.method != "POST":
        context = {"session": session, "event": session.event, "row": found, "says": described(found)}
        return render(request, "bijeen/events/desk/session_material_remove.html", context)
    try:
        actions.remove_material(material=found, at=now(), by=request.user)
    except Refusal as no:
        flash.error(request, f"{no} {no.remedy}")
    else:
        flash.success(request, _("%(name)s is weg.") % {"name": found.title})
    return redirect("bijeen_events:desk-session-materials", pk)
