"""Parts and help numbers of a toolkit at the desk: one more, another, or gone."""

from typing import Any
from uuid import UUID

from django.contrib import messages as flash
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.utils.timezone import now
from django.utils.translation import gettext as _

from events.asking import takes_files, tried
from events.refusals import Refusal
from toolkits.library import actions, queries
from toolkits.library.forms import HelpLineForm, PartForm
from toolkits.library.views.desk import of_toolkit, show
from toolkits.models import HelpLine, Part, Toolkit


def _back(request: HttpRequest, toolkit: Toolkit, said: str = "") -> HttpResponseBase:
    if said:
        flash.success(request, said)
    return redirect("bijeen_events:toolkits-desk-toolkit", toolkit.pk)


def _gone(request: HttpRequest, toolkit: Toolkit) -> HttpResponseBase:
    flash.error(request, _("Iemand anders heeft dit intussen weggehaald."))
    return _back(request, toolkit)


@takes_files
@of_toolkit
def add(request: HttpRequest, toolkit: Toolkit) -> HttpResponseBase:
    """One more part."""

    def build(row: Any, data: Any) -> PartForm:
        return PartForm(None, data, request.FILES if data is not None else None)

    def act(form: PartForm) -> Part:
        return actions.add_part(toolkit=toolkit, at=now(), by=request.user, **form.values)

    form, made = tried(request, None, build, act)
    if made:
        return _back(request, toolkit, _("%(title)s staat erbij.") % {"title": made.title})
    return show(request, "desk_part", toolkit=toolkit, form=form)


@takes_files
@of_toolkit
def change(request: HttpRequest, toolkit: Toolkit, key: UUID) -> HttpResponseBase:
    """Another text, file or link. Saving over a newer version is refused and shows both."""
    found = get_object_or_404(toolkit.parts.select_related("toolkit"), pk=key)

    def build(newest: Part, data: Any) -> PartForm | None:
        kept = toolkit.parts.filter(pk=key).first()
        return PartForm(kept, data, request.FILES if data is not None else None) if kept else None

    def act(form: PartForm) -> Part:
        return actions.change_part(part=found, at=now(), by=request.user, **form.cleaned_data)

    form, done = tried(request, found, build, act)
    if form is None:
        return _gone(request, toolkit)
    if done:
        return _back(request, toolkit, _("Bewaard."))
    return show(request, "desk_part", toolkit=toolkit, form=form, row=queries.shown(found))


@of_toolkit
def remove(request: HttpRequest, toolkit: Toolkit, key: UUID) -> HttpResponseBase:
    """Take a part out; asked first, on a page."""
    found = get_object_or_404(toolkit.parts.select_related("toolkit"), pk=key)
    if request.method != "POST":
        return show(request, "desk_remove", toolkit=toolkit, name=found.title)
    try:
        actions.remove_part(part=found, at=now(), by=request.user)
    except Refusal as no:
        flash.error(request, f"{no} {no.remedy}")
        return _back(request, toolkit)
    return _back(request, toolkit, _("%(name)s is weg.") % {"name": found.title})


@of_toolkit
def add_help(request: HttpRequest, toolkit: Toolkit) -> HttpResponseBase:
    """One more number."""

    def act(form: HelpLineForm) -> HelpLine:
        return actions.add_help_line(toolkit=toolkit, at=now(), by=request.user, **form.values)

    form, made = tried(request, None, HelpLineForm, act)
    if made:
        return _back(request, toolkit, _("%(title)s staat erbij.") % {"title": made.name})
    return show(request, "desk_help", toolkit=toolkit, form=form)


@of_toolkit
def change_help(request: HttpRequest, toolkit: Toolkit, row: int) -> HttpResponseBase:
    """Another number, name or hour."""
    found = get_object_or_404(toolkit.help_lines, pk=row)

    def build(newest: HelpLine, data: Any) -> HelpLineForm | None:
        kept = toolkit.help_lines.filter(pk=row).first()
        return HelpLineForm(kept, data) if kept else None

    def act(form: HelpLineForm) -> HelpLine:
        return actions.change_help_line(line=found, at=now(), by=request.user, **form.cleaned_data)

    form, done = tried(request, found, build, act)
    if form is None:
        return _gone(request, toolkit)
    if done:
        return _back(request, toolkit, _("Bewaard."))
    return show(request, "desk_help", toolkit=toolkit, form=form, row=found)


@of_toolkit
def remove_help(request: HttpRequest, toolkit: Toolkit, row: int) -> HttpResponseBase:
    """Take a number away; asked first, on a page."""
    found = get_object_or_404(toolkit.help_lines, pk=row)
    if request.method != "POST":
        return show(request, "desk_remove", toolkit=toolkit, name=found.name)
    try:
        actions.remove_help_line(line=found, at=now(), by=request.user)
    except Refusal as no:
        flash.error(request, f"{no} {no.remedy}")
        return _back(request, toolkit)
    return _back(request, toolkit, _("%(name)s is weg.") % {"name": found.name})
