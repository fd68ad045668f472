"""Organisations at the desk: what people typed, what looks like one another, and making one of doubles."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib import messages as flash
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from events import access
from events.codes import key_from
from events.models import Organisation
from events.organisations import actions
from events.organisations.queries import drafts, found_by, what_moves, with_doubles
from events.refusals import Refusal

View = Callable[..., HttpResponseBase]
PLACE = "bijeen/events/desk/"
EACH = 20


def keeps_organisations(view: View) -> View:
    """For administrators and programme managers; a 404 for others."""

    @wraps(view)
    @never_cache
    @login_required
    def wrapped(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not access.may_keep_organisations(request.user):
            raise Http404
        return view(request, *args, **kwargs)

    return wrapped


@keeps_organisations
def organisations(request: HttpRequest) -> HttpResponseBase:
    """What nobody looked at yet, with what it may be; and a search through all of them."""
    if request.method == "POST":
        return _act(request)
    search = request.GET.get("zoek", "").strip()[:80]
    waiting = Paginator(drafts(), EACH).get_page(request.GET.get("pagina"))
    context = {
        "page": waiting,
        "drafts": with_doubles(waiting),
        "search": search,
        "found": found_by(search)[:50] if search else [],
        "query": "",
    }
    return render(request, PLACE + "organisations.html", context)


def _act(request: HttpRequest) -> HttpResponseBase:
    """Into the list, or kept out of it."""
    acts = {
        "list": (actions.list_organisation, _("%(name)s staat in de lijst.")),
        "hide": (
            actions.hide_organisation,
            _("%(name)s blijft buiten de lijst. Niemand vindt de naam in het zoekveld."),
        ),
    }
    what, _sign, pk = request.POST.get("do", "").partition(":")
    if what not in acts:
        raise Http404
    organisation = get_object_or_404(Organisation.objects.exclude(name=""), pk=key_from(pk))
    act, said = acts[what]
    act(organisation=organisation, at=now(), by=request.user)
    flash.success(request, said % {"name": organisation.name})
    return redirect(request.get_full_path())


@keeps_organisations
def merge(request: HttpRequest) -> HttpResponseBase:
    """Which one stays, and what moves to it; then one button."""
    sent = request.POST if request.method == "POST" else request.GET
    keys = {key_from(pk) for pk in sent.getlist("wie")}
    rows = list(Organisation.objects.filter(pk__in=keys).exclude(name="").order_by("is_draft", "-is_listed", "pk"))
    if len(rows) < 2:
        flash.warning(request, _("Kies twee of meer organisaties om samen te voegen."))
        return redirect("bijeen_events:desk-organisations")
    keep = next((row for row in rows if row.pk == key_from(sent.get("blijft", ""))), rows[0])
    doubles = [row for row in rows if row.pk != keep.pk]
    problem: Refusal | None = None
    if request.method == "POST":
        try:
            actions.merge_organisations(keep=keep, doubles=doubles, at=now(), by=request.user)
        except Refusal as no:
            problem = no
        else:
            flash.success(request, _("Samengevoegd: alles staat nu bij %(name)s.") % {"name": keep.name})
            return redirect("bijeen_events:desk-organisations")
    moving = [(row, what_moves([row])) for row in rows]
    context = {"rows": moving, "keep": keep, "doubles": doubles, "moves": what_moves(doubles), "problem": problem}
    return render(request, PLACE + "organisations_merge.html", context, status=409 if problem else 200)
