"""What needs attention over all my events; and making a new one."""

from django.contrib import messages as flash
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from events import access
from events.desk import queries
from events.desk.attention import needs_for, shown
from events.desk.forms.event import NewEventForm
from events.extend import kinds
from events.models import Event, Role
from events.places.seats import seats_of
from events.planning import actions
from events.refusals import Refusal


@never_cache
@login_required
def home(request: HttpRequest) -> HttpResponseBase:
    """Everything that I organise: what hurts first, then what is coming."""
    at, user = now(), request.user
    mine = access.events_to_organise(user)
    if not (access.may_make_events(user) or mine.exists()):
        return _elsewhere(request)
    kind = request.GET.get("soort", "")
    filtered = queries.found(mine, request.GET.get("zoek", "")[:80], kind if kind in kinds else "")
    wants_past = request.GET.get("geweest") == "1"
    rows = queries.past(filtered, at) if wants_past else queries.coming(filtered, at)
    page = Paginator(rows, 30).get_page(request.GET.get("pagina"))
    seats = seats_of(list(page))
    for event in page:
        event.seats = seats[event.pk]  # type: ignore[attr-defined]
    watched = [*queries.coming(mine, at), *queries.unfinished(mine, at)]
    context = {
        "needs": shown(needs_for(user, watched, at, access.organised_by(user))[:25], at),
        "page": page,
        "kinds": [kind for kind in kinds if kind.key in set(mine.order_by().values_list("kind", flat=True))],
        "may_make": access.may_make_events(user),
        "wants_past": wants_past,
        "at": at,
    }
    return render(request, "bijeen/events/desk/home.html", context)


def _elsewhere(request: HttpRequest) -> HttpResponseBase:
    """Who organises nothing is sent to what is there for them."""
    if access.sessions_to_train(request.user).exists() or access.events_to_help(request.user).exists():
        return redirect("bijeen_events:desk-sessions")
    if access.has_role(request.user, Role.Name.PRIVACY_OFFICER, Role.Name.ADMINISTRATOR):
        return redirect("bijeen_events:privacy-overview")
    raise Http404


@never_cache
@login_required
def new(request: HttpRequest) -> HttpResponseBase:
    """Choose what it is; the kind fills in the rest."""
    if not access.may_make_events(request.user):
        raise Http404
    return render(request, "bijeen/events/desk/new.html", {"kinds": list(kinds)})


@never_cache
@login_required
def make(request: HttpRequest, kind: str) -> HttpResponseBase:
    """Eight fields: published at once, or kept as a draft."""
    if not access.may_make_events(request.user) or kind not in kinds:
        raise Http404
    chosen, at = kinds[kind], now()
    form = NewEventForm(chosen, request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            act = actions.publish_new if "publish" in request.POST else actions.make_event
            event = act(kind=kind, at=at, by=request.user, **form.values)
        except Refusal as no:
            form.refuse(no)
        else:
            return redirect(_next_page(request, event), event.pk)
    status = 422 if form.errors else 200
    return render(request, "bijeen/events/desk/make.html", {"form": form, "kind": chosen}, status=status)


def _next_page(request: HttpRequest, event: Event) -> str:
    """Where to go on: what does not add up is looked at before it is published, and a day needs a programme."""
    is_published = event.status == Event.Status.PUBLISHED
    if "publish" in request.POST and not is_published:
        flash.warning(request, _("Bewaard als concept. Kijk eerst na wat niet klopt."))
        return "bijeen_events:desk-publish"
    flash.success(request, _("Staat op de agenda.") if is_published else _("Bewaard als concept."))
    return "bijeen_events:desk-event" if event.shape == "single" else "bijeen_events:desk-programme"
