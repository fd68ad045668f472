"""The public pages: front, agenda, month, one event. No session, no form, no token."""

import json
from dataclasses import replace
from datetime import date, datetime
from urllib.parse import parse_qsl

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.html import escape
from django.utils.timezone import now
from django.views.decorators.http import require_safe

from events import access, conf
from events.agenda import feed, page, queries
from events.agenda.filters import FORMS, PROVINCES, Filters, month_before, month_of, next_month
from events.agenda.seats import with_seats
from events.extend import kinds
from events.kept import answer, kept, kept_event, without_query
from events.models import Event
from events.moments import local
from events.places.seats import seats_of_day
from events.registration import window

PER_PAGE = 40


@require_safe
def front(request: HttpRequest) -> HttpResponse:
    """What is on next, and three ways to take part."""
    at = now()
    coming = queries.by_next_meeting(queries.on_the_agenda().filter(ends_at__gte=at), at)
    conference = coming.filter(kind="annual_conference", status=Event.Status.PUBLISHED).first()
    soon = list(coming.filter(status=Event.Status.PUBLISHED).exclude(pk=conference.pk if conference else 0)[:4])
    shown = queries.dressed([*filter(None, [conference]), *soon], at)
    context = {
        "conference": shown[0] if conference else None,
        "soon": shown[1:] if conference else shown,
        "number": coming.count(),
        "reached": queries.reached(coming),
        "join": window.way_to_join(shown[0], window.phase_of(shown[0], at), shown[0].seats) if conference else None,
    }
    return render(request, "bijeen/events/agenda/front.html", context)


@require_safe
def agenda(request: HttpRequest) -> HttpResponseBase:
    """The agenda with its filters; the address can be shared."""
    at, filters = now(), Filters.from_query(request.GET)
    wanted = filters.query()
    number = request.GET.get("pagina", "1")
    given = sorted((name, value) for name, values in request.GET.lists() for value in values if name != "pagina")
    if given != sorted(parse_qsl(wanted)):
        return redirect(request.path + (f"?{wanted}" if wanted else ""))
    pages = Paginator(queries.filtered(filters, at), PER_PAGE)
    shown = pages.get_page(number)
    month = month_of(filters.maand) or local(at).date().replace(day=1)
    themes, lines = queries.choices_of()
    shown_kinds = _kinds_on_agenda(filters, at)
    context = {
        "filters": filters,
        "chips": filters.chips(),
        "page": shown,
        "count": pages.count,
        "months": queries.by_month(queries.dressed(list(shown), at)),
        "kinds": shown_kinds,
        "one_kind": filters.soort[0] if len(filters.soort) == 1 else "",
        "more_open": any(kind.key in filters.soort for kind in shown_kinds[5:]),
        "themes": themes,
        "lines": lines,
        "provinces": PROVINCES,
        "forms": FORMS,
        "choosable_months": _months(local(at).date().replace(day=1)),
        "weeks": queries.weeks_of(month, filters, at),
        "month": month,
        "before": f"{month_before(month):%Y-%m}",
        "after": f"{next_month(month):%Y-%m}",
        "before_month": month_before(month),
        "after_month": next_month(month),
        "calendar": feed.links(filters),
    }
    return render(request, "bijeen/events/agenda/list.html", context)


def _kinds_on_agenda(filters: Filters, at: datetime) -> list:
    """The kinds of which there is something in this month, or to come; and those that were chosen."""
    rows = queries.filtered(Filters(maand=filters.maand), at)
    used = {*rows.order_by().values_list("kind", flat=True).distinct(), *filters.soort}
    return [kind for kind in kinds if kind.key in used]


def _months(first: date) -> list[date]:
    months = [first]
    for _ in range(13):
        months.append(next_month(months[-1]))
    return months


@require_safe
def event(request: HttpRequest, slug: str) -> HttpResponseBase:
    """One event. Drawn once for each version of its content; the seats are put in."""
    shown = kept_event(slug)
    if moved := access.moved_to(request, shown):
        return moved
    phase, day = window.phase_of(shown, now()), seats_of_day(shown)
    seats = window.seats_now(day.whole, phase)
    key = f"event:{shown.pk}:{shown.content_version}:{phase}:{seats.state}:{page.met(shown, now())}"
    html = kept(request, key, lambda: _draw(request, shown, phase, window.way_to_join(shown, phase, seats)))
    can_come = seats.state not in ("late", "past", "cancelled")
    return answer(request, with_seats(html, replace(day, whole=seats), can_come))


def _draw(request: HttpRequest, shown: Event, phase: str, join: window.WayToJoin) -> str:
    context = {**page.page_of(shown, now(), phase), "phase": phase, "join": join}
    context["data"] = _as_script(page.json_ld(shown))
    return render_to_string("bijeen/events/agenda/event.html", context, without_query(request))


def _as_script(data: dict | None) -> str:
    """JSON for a script element: what could end the element is escaped."""
    text = json.dumps(data, ensure_ascii=False) if data else ""
    return text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")


@require_safe
def sitemap(request: HttpRequest) -> HttpResponse:
    """Every page that anybody may find."""
    base = conf.base_url()
    events = queries.on_the_agenda().values_list("slug", flat=True)
    pages = [reverse("bijeen_events:agenda-list"), *(reverse("bijeen_events:agenda-event", args=[s]) for s in events)]
    lines = "".join(f"<url><loc>{escape(base + path)}</loc></url>" for path in pages)
    body = f'<?xml version="1.0" encoding="UTF-8"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{lines}</urlset>'
    return HttpResponse(body, content_type="application/xml")
