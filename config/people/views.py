"""Colleagues: who may sign in, with which roles. For administrators."""

from typing import Any

from allauth.usersessions.models import UserSession
from django.contrib.auth import get_user_model
from django.contrib.auth.decorators import login_required
from django.db import transaction
from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import now

from config.people.forms import EVERYWHERE, ColleagueForm, DeactivateForm, RolesForm
from events import access, disclosure
from events.models import Role
from events.refusals import Refusal
from events.staff import actions, queries


def _administrator(request: HttpRequest) -> Any:
    if not access.has_role(request.user, Role.Name.ADMINISTRATOR):
        raise Http404
    return request.user


def _in_hand(colleague: Any) -> dict[str, list]:
    # An administrator sees no content of confidential events: titles are those that may stand outside.
    events = queries.events_in_hand(colleague, now())
    sessions = queries.sessions_in_hand(colleague, now())
    return {
        "events": [(disclosure.title_outside(event), event.starts_at) for event in events],
        "sessions": [(disclosure.title_outside(session.event), session.starts_at) for session in sessions],
    }


def _refuse(form: Form, no: Refusal) -> None:
    form.add_error(no.field if no.field in form.fields else None, f"{no} {no.remedy}".strip())


@login_required
def people(request: HttpRequest) -> HttpResponse:
    """Everybody who works here."""
    _administrator(request)
    return render(request, "site/people/people.html", {"people": queries.staff()})


@login_required
def add(request: HttpRequest) -> HttpResponse:
    """Make an account; the person signs in with a code by mail."""
    administrator = _administrator(request)
    form = ColleagueForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with transaction.atomic():
            roles = form.cleaned_data.pop("roles")
            person = get_user_model().objects.create_user(**form.cleaned_data)
            for name in roles:
                actions.give_role(user=person, name=name, at=now(), by=administrator)
        return redirect("bijeen_people:people-person", pk=person.pk)
    return render(request, "site/people/add.html", {"form": form})


@login_required
def person(request: HttpRequest, pk: Any) -> HttpResponse:
    """One colleague: the roles everywhere, and what is in hand."""
    administrator = _administrator(request)
    colleague = get_object_or_404(get_user_model(), pk=pk)
    everywhere = access.roles_of(colleague).filter(event=None, session=None, name__in=EVERYWHERE)
    held = {role.name: role for role in everywhere}
    form = RolesForm(request.POST or None, initial={"roles": list(held)})
    if request.method == "POST" and form.is_valid():
        try:
            _set_roles(colleague, held, form.cleaned_data["roles"], administrator)
        except Refusal as no:
            _refuse(form, no)
        else:
            return redirect("bijeen_people:people-list")
    return render(request, "site/people/person.html", {"colleague": colleague, "form": form, **_in_hand(colleague)})


@transaction.atomic
def _set_roles(colleague: Any, held: dict[str, Role], wanted: list[str], administrator: Any) -> None:
    for name in wanted:
        if name not in held:
            actions.give_role(user=colleague, name=name, at=now(), by=administrator)
    for name, role in held.items():
        if name not in wanted:
            actions.end_role(role=role, at=now(), by=administrator)


@login_required
def deactivate(request: HttpRequest, pk: Any) -> HttpResponse:
    """End somebody's access at once, and say who takes over."""
    administrator = _administrator(request)
    colleague = get_object_or_404(get_user_model(), pk=pk, is_active=True)
    form = DeactivateForm(colleague, request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.deactivate_staff(user=colleague, at=now(), by=administrator, **form.cleaned_data)
        except Refusal as no:
            _refuse(form, no)
        else:
            for session in UserSession.objects.filter(user=colleague):
                session.end()
            return redirect("bijeen_people:people-list")
    return render(request, "site/people/deactivate.html", {"colleague": colleague, "form": form, **_in_hand(colleague)})
