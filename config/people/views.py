"""Colleagues: who may sign in, with which roles. For administrators."""

from collections import Counter
from typing import Any

from allauth.usersessions.models import UserSession
from django.contrib import messages as flash
from django.contrib.auth import get_user_model
from django.contrib.auth.decorators import login_required
from django.db import transaction
from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache

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


def _show(request: HttpRequest, page: str, form: Form, **context: Any) -> HttpResponse:
    """A page with a form; 422 when what was typed is not right."""
    status = 422 if request.method == "POST" and form.errors else 200
    return render(request, f"site/people/{page}.html", {"form": form, **context}, status=status)


def _roles_in_words(person: Any) -> list[str]:
    """Every role that somebody has now: everywhere by its name, elsewhere with at how many."""
    everywhere = [role.get_name_display() for role in person.roles_now if not role.event_id and not role.session_id]
    elsewhere = Counter(role.get_name_display() for role in person.roles_now if role.event_id or role.session_id)
    said = ngettext("%(role)s bij %(n)d bijeenkomst", "%(role)s bij %(n)d bijeenkomsten", 1)
    many = ngettext("%(role)s bij %(n)d bijeenkomst", "%(role)s bij %(n)d bijeenkomsten", 2)
    return everywhere + [(said if n == 1 else many) % {"role": role, "n": n} for role, n in elsewhere.items()]


@never_cache
@login_required
def people(request: HttpRequest) -> HttpResponse:
    """Everybody who works here."""
    _administrator(request)
    rows = [(person, _roles_in_words(person)) for person in queries.staff()]
    return render(request, "site/people/people.html", {"people": rows})


@never_cache
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
        said = _("%(name)s staat erbij en kan inloggen met %(email)s.")
        flash.success(request, said % {"name": person.get_full_name(), "email": person.email})
        return redirect("bijeen_people:people-list")
    return _show(request, "add", form)


@never_cache
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
            form.refuse(no)
        else:
            flash.success(request, _("De rollen van %(name)s zijn bewaard.") % {"name": colleague.get_full_name()})
            return redirect("bijeen_people:people-list")
    return _show(request, "person", form, colleague=colleague, **_in_hand(colleague))


@transaction.atomic
def _set_roles(colleague: Any, held: dict[str, Role], wanted: list[str], administrator: Any) -> None:
    for name in wanted:
        if name not in held:
            actions.give_role(user=colleague, name=name, at=now(), by=administrator)
    for name, role in held.items():
        if name not in wanted:
            actions.end_role(role=role, at=now(), by=administrator)


@never_cache
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
            form.refuse(no)
        else:
            for session in UserSession.objects.filter(user=colleague):
                session.end()
            said = _("Het account van %(name)s is uitgeschakeld en overal uitgelogd.")
            flash.success(request, said % {"name": colleague.get_full_name()})
            return redirect("bijeen_people:people-list")
    return _show(request, "deactivate", form, colleague=colleague, **_in_hand(colleague))


@never_cache
@login_required
def reactivate(request: HttpRequest, pk: Any) -> HttpResponse:
    """Switch an account on again; asked first. Roles are given anew."""
    administrator = _administrator(request)
    colleague = get_object_or_404(get_user_model(), pk=pk)
    if request.method == "POST":
        try:
            actions.reactivate_staff(user=colleague, at=now(), by=administrator)
        except Refusal as no:
            flash.error(request, str(no))
        else:
            said = _("%(name)s kan weer inloggen. Geef nu de rollen die nodig zijn.")
            flash.success(request, said % {"name": colleague.get_full_name()})
        return redirect("bijeen_people:people-person", pk=colleague.pk)
    return render(request, "site/people/reactivate.html", {"colleague": colleague})
