"""All that is mine: opened by a mailed link, or by figures from the same mail."""

from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.shortcuts import redirect, render
from django.utils.timezone import now
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_safe

from events import access
from events.disclosure import Disclosure
from events.heavy import heavy
from events.messages.asked import ask
from events.mine import actions
from events.mine.forms import FiguresForm, MeForm
from events.mine.held import as_data, held_of
from events.mine.hours import hours
from events.mine.queries import me_of, mine_of
from events.models import OwnLink
from events.private import behind_code, sealed
from events.refusals import Refusal
from events.registration.forms import EmailForm
from events.registration.limits import refuse_too_often, status_of

paper = heavy("events.mine.record")
PLACE = "bijeen/events/mine/"
own_link = behind_code(access.own_link, PLACE + "unknown.html")


@csrf_exempt
def find(request: HttpRequest) -> HttpResponseBase:
    """Ask for the mail, or type the figures from it; the answer is the same for every address."""
    if request.method == "POST" and "figures" in request.POST:
        return _open(request)
    form, email = EmailForm(request.POST or None), ""
    if request.method == "POST" and form.is_valid():
        email = form.cleaned_data["email"].strip().lower()
        try:
            refuse_too_often(request, "find", email, each=5, crowd=300)
            ask(kind="own_link_asked", email=email, language=(get_language() or "nl")[:2], at=now())
        except Refusal as no:
            form.refuse(no)
            email = ""
    context = {"form": form, "typed": email, "figures": FiguresForm(initial={"email": email})}
    return sealed(render(request, PLACE + "find.html", context, status=status_of(form)))


def _open(request: HttpRequest) -> HttpResponseBase:
    figures = FiguresForm(request.POST)
    if figures.is_valid():
        data = figures.cleaned_data
        try:
            refuse_too_often(request, "figures", data["email"], each=5, crowd=300)
            link = actions.open_with_figures(email=data["email"], figures=data["figures"], at=now())
        except Refusal as no:
            figures.refuse(no)
        else:
            return sealed(redirect("bijeen_fixed:mine", code=link.code))
    if figures.has_error("email"):  # the unseen one was tampered with
        return sealed(redirect("bijeen_events:mine-find"))
    context = {"form": EmailForm(), "typed": figures.data.get("email", ""), "figures": figures}
    return sealed(render(request, PLACE + "find.html", context, status=status_of(figures)))


@own_link
def page(request: HttpRequest, link: OwnLink) -> HttpResponseBase:
    """What comes, what I wait for, what was, what I earned."""
    mine = mine_of(link, now())
    years = [(year, hours(year.minutes)) for year in mine.years]
    rows = [(row, hours(row.minutes) if row.result or row.proofs else "") for row in mine.past]
    context = {
        "link": link,
        "mine": mine,
        "past": rows,
        "years": years,
        "registrations": [row.registration for row in mine.rows],
        "told": exit_of(mine.rows),
    }
    return render(request, PLACE + "page.html", context)


def exit_of(rows: list[Any]) -> Disclosure:
    """A quick exit on top as soon as one of the rows has one."""
    return Disclosure(has_exit=any(row.told.has_exit for row in rows))


@own_link
@require_safe
def record(_request: HttpRequest, link: OwnLink) -> HttpResponseBase:
    """My hours as PDF."""
    response = HttpResponse(paper.record_pdf(mine_of(link, now()), now()), content_type="application/pdf")
    response["Content-Disposition"] = f'attachment; filename="{_("leeruren")}.pdf"'
    return response


@own_link
def me(request: HttpRequest, link: OwnLink) -> HttpResponseBase:
    """What is known of me; my name, role and language can be mended here."""
    mine, found = mine_of(link, now()), me_of(link)
    form = MeForm(found, request.POST if request.method == "POST" else None) if found else None
    if form and request.method == "POST" and form.is_valid():
        try:
            actions.change_me(link=link, at=now(), **form.cleaned_data)
        except Refusal as no:
            form.refuse(no)
        else:
            return redirect("bijeen_fixed:mine", code=link.code)
    status = status_of(form) if form else 200
    context = {
        "link": link,
        "form": form,
        "me": found,
        "mine": mine,
        "held": held_of(link),
        "told": exit_of(mine.rows),
    }
    return render(request, PLACE + "me.html", context, status=status)


@own_link
@require_safe
def download(_request: HttpRequest, link: OwnLink) -> HttpResponseBase:
    """The same for a machine (GDPR, article 20)."""
    data = {"email": link.email, "made_at": now().isoformat(timespec="seconds"), "holdings": as_data(held_of(link))}
    response = JsonResponse(data, json_dumps_params={"ensure_ascii": False, "indent": 2})
    response["Content-Disposition"] = f'attachment; filename="{_("mijn-gegevens")}.json"'
    return response


@own_link
def erase(request: HttpRequest, link: OwnLink) -> HttpResponseBase:
    """Be forgotten: one button, and what that means."""
    mine = mine_of(link, now())
    asked = [one.holding for one in held_of(link) if one.holding.erase and one.holding.erase_asks]
    context = {"link": link, "mine": mine, "asked": asked, "told": exit_of(mine.rows)}
    if request.method == "POST":
        try:
            actions.erase_me(link=link, at=now(), also=frozenset(request.POST.getlist("also")))
        except Refusal as no:
            return render(request, PLACE + "erase.html", {**context, "refusal": no}, status=409)
        return render(request, PLACE + "erased.html", {**context, "left": held_of(link)})
    return render(request, PLACE + "erase.html", context)


@own_link
def close(request: HttpRequest, link: OwnLink) -> HttpResponseBase:
    """Close what is open, on every device."""
    if request.method == "POST":
        actions.close_own_links(email=link.email, at=now())
        return render(request, PLACE + "closed.html")
    return redirect("bijeen_fixed:mine", code=link.code)
