"""Members of a network at the desk, their people, and who guides it."""

from typing import Any

from django.contrib import messages as flash
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.utils.timezone import now
from django.utils.translation import gettext as _

from events.codes import key_from
from events.models import Organisation
from events.moments import today
from events.refusals import Refusal
from learning.models import Member, Network, NetworkPerson
from learning.networks import actions, queries
from learning.networks.forms.desk import AgreedForm, LeaveForm, MemberForm, NetworkPersonForm
from learning.networks.views.desk import of_network, show


def _member(network: Network, row: int) -> Member:
    return get_object_or_404(Member.objects.select_related("organisation"), pk=row, network=network, left_on=None)


@of_network
def add(request: HttpRequest, network: Network) -> HttpResponseBase:
    """An organisation comes in."""
    form = MemberForm(today(), request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            member = actions.add_named_member(network=network, at=now(), by=request.user, **form.cleaned_data)
        except Refusal as no:
            form.refuse(no)
        else:
            flash.success(request, _("%(name)s doet mee. Voeg nu de mensen toe.") % {"name": member.organisation})
            return redirect("bijeen_events:learning-desk-member", network.pk, member.pk)
    names = Organisation.objects.filter(is_listed=True).order_by("name_key").values_list("name", flat=True)
    return show(request, network, "desk_add", form=form, organisations=names)


@of_network
def member(request: HttpRequest, network: Network, row: int) -> HttpResponseBase:
    """One organisation: what was agreed, its people, and its goals as far as the desk may read them."""
    member = _member(network, row)
    agreed = AgreedForm(member, request.POST if "agreed" in request.POST else None)
    if agreed.is_bound and agreed.is_valid():
        try:
            actions.change_member(member=member, at=now(), by=request.user, **agreed.cleaned_data)
        except Refusal as no:
            agreed.refuse(no)
        else:
            flash.success(request, _("Bewaard."))
            return redirect("bijeen_events:learning-desk-member", network.pk, member.pk)
    shown = next(one for one in queries.rows_of(network) if one.member.pk == member.pk)
    return _people(request, network, member, "desk_member", agreed=agreed, shown=shown)


@of_network
def facilitators(request: HttpRequest, network: Network) -> HttpResponseBase:
    """Who guides the network."""
    return _people(request, network, None, "desk_facilitators")


def _people(
    request: HttpRequest, network: Network, member: Member | None, template: str, **context: Any
) -> HttpResponseBase:
    """People in a list, each with a link to mail again and a way out; and a form for one more."""
    here = redirect(request.path)
    form = NetworkPersonForm(member, request.POST if "add" in request.POST else None)
    if form.is_bound and form.is_valid():
        try:
            actions.add_network_person(network=network, member=member, at=now(), by=request.user, **form.cleaned_data)
        except Refusal as no:
            form.refuse(no)
        else:
            flash.success(request, _("Toegevoegd. De link naar de eigen pagina is onderweg."))
            return here
    people = NetworkPerson.objects.filter(network=network, member=member, ended_at=None).order_by("role", "first_name")
    if request.method == "POST" and {"mail", "end"} & set(request.POST):
        _act_on(request, get_object_or_404(people, pk=key_from(request.POST.get("mail", request.POST.get("end", "")))))
        return here
    wrong = any(one.is_bound and one.errors for one in (form, context.get("agreed")) if one is not None)
    status = 422 if wrong else 200
    return show(request, network, template, status, form=form, member=member, people=people, **context)


def _act_on(request: HttpRequest, person: NetworkPerson) -> None:
    """Mail the link once more, or let somebody go."""
    ends = "end" in request.POST
    act = actions.end_network_person if ends else actions.send_network_link
    try:
        act(person=person, at=now(), by=request.user)
    except Refusal as no:
        flash.error(request, f"{no} {no.remedy}")
        return
    said = _("%(name)s doet niet meer mee.") if ends else _("De link voor %(name)s is onderweg.")
    flash.success(request, said % {"name": person.full_name})


@of_network
def leave(request: HttpRequest, network: Network, row: int) -> HttpResponseBase:
    """An organisation takes part no longer: asked on a page of its own."""
    member = _member(network, row)
    form = LeaveForm(today(), request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.end_member(member=member, at=now(), by=request.user, **form.cleaned_data)
        except Refusal as no:
            form.refuse(no)
        else:
            flash.success(request, _("%(name)s doet niet meer mee.") % {"name": member.organisation})
            return redirect("bijeen_events:learning-desk-network", network.pk)
    return show(request, network, "desk_leave", form=form, member=member)
