"""Materials handed on, each through the same check: behind a code, or to anybody and to who works on the event."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.cache import patch_cache_control
from django.utils.timezone import now
from django.views.decorators.http import require_http_methods, require_safe

from events import access, disclosure
from events.materials import actions, queries
from events.materials.forms import VersionForm
from events.materials.naming import file_name, zip_name
from events.materials.serving import counts, served, zipped
from events.materials.showing import ANYBODY, is_shown
from events.models import Material, Registration
from events.private import behind_code
from events.refusals import Refusal

own_registration = behind_code(access.registration_by_code)


def _handed(request: HttpRequest, material: Material) -> HttpResponseBase:
    response = served(request, material, file_name(material))
    if counts(request, response):
        actions.count_opened(materials=[material], at=now())
    return response


@require_safe
def material(request: HttpRequest, key: UUID) -> HttpResponseBase:
    """For anybody where that may be, and for who works on the event; for everybody else the same 404 as any."""
    found = queries.material_at(key)
    if found is None:
        raise Http404
    is_public = is_shown(found, ANYBODY, now())
    if not (is_public or queries.is_staffs(request.user, found)):
        raise Http404
    # who works on it counts for nothing
    response = _handed(request, found) if is_public else served(request, found, file_name(found))
    patch_cache_control(
        response, no_cache=True, **({"public": True} if is_public else {"private": True, "no_store": True})
    )
    return response


@own_registration
@require_safe
def own(request: HttpRequest, registration: Registration, key: UUID) -> HttpResponseBase:
    """For who holds the code."""
    found = queries.material_for(registration, key, now())
    if found is None:
        raise Http404
    return _handed(request, found)


@own_registration
@require_safe
def own_zip(request: HttpRequest, registration: Registration) -> HttpResponseBase:
    """All files that this person may see."""
    files = queries.files_of(queries.materials_for(registration, now()))
    if not files:
        raise Http404
    if request.method == "GET":
        actions.count_opened(materials=files, at=now())
    return zipped(files, zip_name(registration.event))


@own_registration
@require_http_methods(["GET", "HEAD", "POST"])
def version(request: HttpRequest, registration: Registration) -> HttpResponseBase:
    """ "Vraag een versie die ik kan lezen", and what came of what was asked before."""
    materials = queries.materials_for(registration, now())
    asked = list(queries.requests_by(registration))
    if not (materials or asked):
        raise Http404
    form = VersionForm(materials, request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.ask_version(
                registration=registration, material=form.chosen, need=form.cleaned_data["need"], at=now()
            )
        except Refusal as no:
            form.refuse(no)
        else:
            return redirect("bijeen_fixed:material-version", code=registration.code)
    context = {
        "registration": registration,
        "event": registration.event,
        "told": disclosure.of(registration.event),
        "title": disclosure.title_outside(registration.event),
        "form": form if materials else None,
        "asked": asked,
    }
    status = 422 if form.is_bound and form.errors else 200
    return render(request, "bijeen/events/materials/version.html", context, status=status)
