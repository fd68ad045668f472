"""The materials of an event: a list that says who sees what now; adding, changing, ordering, taking away, answering."""

from typing import Any
from uuid import UUID

from django.contrib import messages as flash
from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.utils.timezone import now
from django.utils.translation import gettext as _

from events import access
from events.desk.forms.materials import AlternativeForm, AnswerForm, ChangeMaterialForm, MaterialForm
from events.desk.views.loading import of_event, show
from events.desk.views.trying import tried
from events.desk.views.uploads import takes_files
from events.materials import actions, queries
from events.materials.naming import described, icon_of, zip_name
from events.materials.serving import zipped
from events.materials.showing import audience_name, seen_now
from events.models import Event, Material, Session, VersionRequest
from events.refusals import Refusal


def listed(event: Event, session: Session | None = None) -> list[Any]:
    """Rows for a page of the desk, with what each is and who can see it now, in words."""
    rows = queries.materials_at_desk(event, session)
    for row in rows:
        row.says, row.icon = described(row), icon_of(row)
        row.for_whom, row.seen_now = audience_name(row.audience), seen_now(row, now())
        for other in row.alternatives.all():
            other.says = described(other)
    return rows


def _one(event: Event, row: UUID) -> Material:
    return get_object_or_404(event.materials.select_related("event", "session"), pk=row)


def _list(event: Event) -> HttpResponseBase:
    return redirect("bijeen_events:desk-materials", event.pk)


@of_event
def materials(request: HttpRequest, event: Event) -> HttpResponseBase:
    """All of them in order, and who asked for another version."""
    if request.method == "POST":
        return _moved(request, event)
    rows, sees_requests = listed(event), access.organises(request.user, event)
    asked = list(queries.requests_of(event)) if sees_requests else []
    return show(
        request,
        event,
        "materials",
        rows=rows,
        asked=asked,
        sees_requests=sees_requests,
        has_files=any(row.is_file for row in rows),
    )


def _moved(request: HttpRequest, event: Event) -> HttpResponseBase:
    up = "up" in request.POST
    try:
        key = UUID(request.POST.get("up" if up else "down", ""))
    except ValueError as error:
        raise Http404 from error
    try:
        actions.move_material(material=_one(event, key), up=up, at=now(), by=request.user)
    except Refusal as no:
        flash.error(request, f"{no} {no.remedy}")
    return _list(event)


@takes_files
@of_event
def add(request: HttpRequest, event: Event) -> HttpResponseBase:
    """One more."""

    def build(newest: Event, data: Any) -> MaterialForm:
        return MaterialForm(newest, data, request.FILES if data is not None else None)

    def act(form: MaterialForm) -> Material:
        return actions.add_material(event=event, at=now(), by=request.user, **form.values)

    form, made = tried(request, event, build, act)
    if made is None:
        return show(request, event, "material", form=form)
    flash.success(request, _("%(title)s staat erbij. %(seen)s") % {"title": made.title, "seen": seen_now(made, now())})
    return _list(event)


@takes_files
@of_event
def change(request: HttpRequest, event: Event, row: UUID) -> HttpResponseBase:
    """Another name, place, public, file or link. Saving over a newer version is refused and shows both."""
    found = _one(event, row)
    if found.alternative_to_id:
        return redirect("bijeen_events:desk-material", event.pk, found.alternative_to_id)

    def build(newest: Material, data: Any) -> ChangeMaterialForm | None:
        kept = event.materials.filter(pk=row).select_related("event", "session").first()
        return ChangeMaterialForm(kept, data, request.FILES if data is not None else None) if kept else None

    def act(form: ChangeMaterialForm) -> Material:
        return actions.change_material(material=found, at=now(), by=request.user, **form.values)

    form, done = tried(request, found, build, act)
    if form is None:
        flash.error(request, _("Iemand anders heeft dit intussen weggehaald."))
    if done:
        flash.success(request, _("Bewaard. %(seen)s") % {"seen": seen_now(done, now())})
    if form is None or done:
        return _list(event)
    others: list[Any] = list(found.alternatives.all())
    for other in others:
        other.says = described(other)
    return show(request, event, "material", form=form, row=found, says=described(found), others=others)


@takes_files
@of_event
def add_text(request: HttpRequest, event: Event, row: UUID) -> HttpResponseBase:
    """The same in another form: "Ook als tekst"."""
    found = get_object_or_404(event.materials.filter(alternative_to=None).select_related("event", "session"), pk=row)

    def build(newest: Material, data: Any) -> AlternativeForm:
        return AlternativeForm(newest, data, request.FILES if data is not None else None)

    def act(form: AlternativeForm) -> Material:
        return actions.add_alternative(material=found, at=now(), by=request.user, **form.cleaned_data)

    form, done = tried(request, found, build, act)
    if done is None:
        return show(request, event, "material_text", form=form, row=found)
    flash.success(request, _("De andere versie staat erbij."))
    return redirect("bijeen_events:desk-material", event.pk, row)


@of_event
def remove(request: HttpRequest, event: Event, row: UUID) -> HttpResponseBase:
    """Take it away; asked first, on a page."""
    found = _one(event, row)
    if request.method != "POST":
        return show(request, event, "material_remove", row=found, says=described(found))
    try:
        actions.remove_material(material=found, at=now(), by=request.user)
    except Refusal as no:
        flash.error(request, f"{no} {no.remedy}")
    else:
        flash.success(request, _("%(name)s is weg.") % {"name": found.title})
    return _list(event)


@takes_files
@of_event
def answer(request: HttpRequest, event: Event, row: int) -> HttpResponseBase:
    """Answer who needs another version. What people need is for who works on this very event."""
    if not access.organises(request.user, event):
        raise Http404
    rows = VersionRequest.objects.filter(material__event=event).select_related("material__event", "registration")
    asked = get_object_or_404(rows, pk=row, answered_at=None)

    def build(newest: VersionRequest, data: Any) -> AnswerForm:
        return AnswerForm(newest.material, data, request.FILES if data is not None else None)

    def act(form: AnswerForm) -> VersionRequest:
        return actions.answer_request(asked=asked, at=now(), by=request.user, **form.cleaned_data)

    form, done = tried(request, asked, build, act)
    if done is None:
        return show(request, event, "material_answer", form=form, asked=asked)
    flash.success(request, _("Beantwoord. Wie het vroeg, krijgt een mail."))
    return _list(event)


@of_event
def together(request: HttpRequest, event: Event) -> HttpResponseBase:
    """All files in one zip."""
    files = queries.files_of(queries.materials_at_desk(event))
    if not files:
        raise Http404
    return zipped(files, zip_name(event))
