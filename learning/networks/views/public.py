"""The pages for anybody: which networks there are, one of them, asking to join, and a link mailed again."""

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.cache import patch_cache_control
from django.utils.timezone import now
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_safe

from events.asking import refuse_too_often, status_of
from events.messages.asked import ask
from events.models import Organisation
from events.private import sealed
from events.refusals import Refusal
from learning.networks import actions, queries
from learning.networks.access import network_to_see
from learning.networks.forms.joining import JoinForm, LinkForm
from learning.networks.telling import told_of

PLACE = "bijeen/learning/networks/"


@require_safe
def networks(request: HttpRequest) -> HttpResponse:
    """Every network that may stand in a list, with its coming meeting."""
    at, found = now(), list(queries.networks_listed())
    meetings = queries.meetings_by_event([network.event for network in found], at)
    rows = [(network, queries.next_of(meetings.get(network.event_id or 0, []))) for network in found]
    return render(request, PLACE + "list.html", {"rows": rows})


@require_safe
def network(request: HttpRequest, slug: str) -> HttpResponse:
    """One network: what it works on, who is in it, when it meets."""
    shown = network_to_see(slug)
    meetings = queries.meetings_of(shown, now())
    context = {
        "network": shown,
        "told": told_of(shown),
        "meetings": meetings,
        "coming": queries.next_of(meetings),
        "members": queries.members_shown(shown),
        "goals": queries.goals_in_words(shown),
    }
    return render(request, PLACE + "network.html", context)


@csrf_exempt  # holds no right: who sends it is who fills it in
def join(request: HttpRequest, slug: str) -> HttpResponseBase:
    """An organisation asks to join; a good form answers with a redirect."""
    shown = network_to_see(slug)
    if not shown.is_open:
        raise Http404
    form = JoinForm(request.POST or None)
    if request.method == "POST" and form.is_valid() and not form.meant:
        try:
            refuse_too_often(request, "join", form.cleaned_data["email"], each=5, crowd=100)
            actions.ask_to_join(network=shown, asking=form.asking, token=form.form_token, at=now())
        except Refusal as no:
            form.refuse(no)
        else:
            return redirect("bijeen_events:learning-joined", shown.slug)
    names = Organisation.objects.filter(is_listed=True).order_by("name_key").values_list("name", flat=True)
    context = {"network": shown, "told": told_of(shown), "form": form, "organisations": names}
    page = render(request, PLACE + "join.html", context, status=status_of(form))
    patch_cache_control(page, private=True, no_store=True)
    return page


@require_safe
def joined(request: HttpRequest, slug: str) -> HttpResponse:
    """The answer after asking: the same for everybody."""
    shown = network_to_see(slug)
    return render(request, PLACE + "joined.html", {"network": shown, "told": told_of(shown)})


@csrf_exempt
def find(request: HttpRequest) -> HttpResponseBase:
    """Mail me the link to my page; the answer is the same for every address."""
    form, typed = LinkForm(request.POST or None), ""
    if request.method == "POST" and form.is_valid() and not form.meant:
        typed = form.cleaned_data["email"]
        try:
            refuse_too_often(request, "network-find", typed, each=5, crowd=300)
            ask(kind="network_links_asked", email=typed, at=now())
        except Refusal as no:
            form.refuse(no)
            typed = ""
    context = {"form": form, "done": bool(typed), "typed": typed}
    return sealed(render(request, PLACE + "find.html", context, status=status_of(form)))
