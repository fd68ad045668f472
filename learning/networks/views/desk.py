"""Networks at the desk: all of mine, one of them, and what it says of itself."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib import messages as flash
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from events import access
from events.asking import tried
from events.codes import key_from
from events.refusals import Refusal
from learning.models import JoinRequest, Network
from learning.networks import actions, queries
from learning.networks.access import may_make_networks, network_to_organise, networks_to_organise
from learning.networks.forms.desk import NetworkForm
from learning.networks.telling import is_public, told_of

PLACE = "bijeen/learning/networks/"
View = Callable[..., HttpResponseBase]


def of_network(view: View) -> View:
    """Load the network that somebody organises, or answer 404; nothing is kept."""

    @wraps(view)
    @never_cache
    @login_required
    def wrapped(request: HttpRequest, pk: int, *args: Any, **kwargs: Any) -> HttpResponseBase:
        return view(request, network_to_organise(request, pk), *args, **kwargs)

    return wrapped


def show(
    request: HttpRequest, network: Network | None, template: str, status: int | None = None, /, **context: Any
) -> HttpResponse:
    """A page about one network; 422 when what was typed is not right."""
    form = context.get("form")
    if status is None:
        status = 422 if request.method == "POST" and form is not None and form.errors else 200
    return render(request, f"{PLACE}{template}.html", {"network": network, **context}, status=status)


@never_cache
@login_required
def networks(request: HttpRequest) -> HttpResponseBase:
    """Every network that I organise."""
    mine, may_make = networks_to_organise(request.user), may_make_networks(request.user)
    if not (may_make or mine.exists()):
        raise Http404
    return show(request, None, "desk_list", networks=queries.networks_at_the_desk(mine), may_make=may_make)


@never_cache
@login_required
def make(request: HttpRequest) -> HttpResponseBase:
    """A new network; `reeks` in the address names its series."""
    if not may_make_networks(request.user):
        raise Http404
    series = queries.series_to_link(access.events_to_organise(request.user), None)
    event = series.filter(pk=key_from(request.GET.get("reeks", ""))).first()
    known = (
        {"event": event, "title_nl": event.title_nl, "title_en": event.title_en, "line": event.line_id} if event else {}
    )

    def build(row: Any, data: Any) -> NetworkForm:
        return NetworkForm(None, series, data, **known)

    def act(form: NetworkForm) -> Network:
        return actions.make_network(at=now(), by=request.user, **form.values)

    form, made = tried(request, None, build, act)
    if made:
        flash.success(request, _("Het leernetwerk is er. Voeg nu de organisaties toe."))
        return redirect("bijeen_events:learning-desk-network", made.pk)
    return show(request, None, "desk_form", form=form)


@of_network
def change(request: HttpRequest, network: Network) -> HttpResponseBase:
    """What it says of itself. Saving over a newer version is refused and shows both."""
    series = queries.series_to_link(access.events_to_organise(request.user), network)

    def act(form: NetworkForm) -> Network:
        version = form.cleaned_data["version"]
        return actions.change_network(network=network, version=version, at=now(), by=request.user, **form.values)

    form, done = tried(request, network, lambda row, data: NetworkForm(row, series, data), act)
    if done:
        flash.success(request, _("Bewaard."))
        return redirect("bijeen_events:learning-desk-network", network.pk)
    return show(request, network, "desk_form", form=form)


@of_network
def network(request: HttpRequest, network: Network) -> HttpResponseBase:
    """One screen: who waits for an answer, who is in it, how the goals stand."""
    meetings = queries.meetings_of(network, now())
    return show(
        request,
        network,
        "desk_network",
        rows=queries.rows_of(network),
        facilitators=queries.facilitators_of(network),
        asking=queries.requests_waiting(network),
        meetings=meetings,
        coming=queries.next_of(meetings),
        is_public=is_public(network),
        told=told_of(network),
    )


@of_network
def answer(request: HttpRequest, network: Network, row: int) -> HttpResponseBase:
    """An organisation that asked to join: yes or no."""
    asked = get_object_or_404(JoinRequest, pk=row, network=network)
    if request.method != "POST":
        return show(request, network, "desk_request", asked=asked)
    act = actions.accept_request if "accept" in request.POST else actions.decline_request
    try:
        act(asked=asked, at=now(), by=request.user)
    except Refusal as no:
        return show(request, network, "desk_request", 422, asked=asked, refusal=no)
    flash.success(request, _("Beantwoord. Wie het vroeg, krijgt een mail."))
    return redirect("bijeen_events:learning-desk-network", network.pk)
