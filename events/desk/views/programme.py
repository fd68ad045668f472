"""The programme of a day: rooms, rounds and sessions, and what does not fit."""

from collections import defaultdict
from collections.abc import Callable
from typing import Any

from django.contrib import messages as flash
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.utils.timezone import now
from django.utils.translation import gettext as _

from events.codes import key_from
from events.desk.forms.acts import PublishForm
from events.desk.forms.programme import RoundForm, SessionForm
from events.desk.views.loading import of_event, show
from events.desk.views.trying import Build, tried
from events.models import Event, Session
from events.places.seats import seats_of_day
from events.planning.queries import Warned, warnings_of
from events.programme import actions
from events.programme.moving import is_told
from events.programme.plan import Plan, plan_of
from events.programme.queries import conflicts_in
from events.refusals import Refusal
from events.registration.queries import speakers_of


@of_event
def programme(request: HttpRequest, event: Event) -> HttpResponseBase:
    """Rooms down and rounds across, with what does not fit on its own card and above."""
    plan, warnings = plan_of(event), _warnings(event)
    _fill(event, plan, warnings)
    is_draft = event.status == Event.Status.DRAFT
    return show(
        request,
        event,
        "programme",
        plan=plan,
        warnings=warnings,
        publish=PublishForm(event, warnings) if is_draft else None,
        asks=is_draft and any(warning.asks_why for warning in warnings),
    )


def _warnings(event: Event) -> list[Warned]:
    """What does not add up: of a draft everything, of what is published what is about the programme."""
    found = warnings_of(event, now())
    return found if event.status == Event.Status.DRAFT else [row for row in found if row.sessions and row.asks_why]


def _fill(event: Event, plan: Plan, warnings: list[Warned]) -> None:
    """Beside each session: who gives it, how full it is, and what does not fit."""
    seats, wrong = seats_of_day(event).sessions, defaultdict(list)
    for conflict in conflicts_in(event):
        for row, said in zip(conflict.sessions, conflict.on_cards, strict=False):
            wrong[row.pk].append(said)
    for warning in warnings:
        if warning.code == "room_taken":
            wrong[warning.sessions[0].pk].append(_("Zaal ook voor een andere bijeenkomst gekozen"))
    for shown in plan.sessions:
        session: Any = shown
        session.said, session.given_by = seats.get(session.pk), ", ".join(speakers_of(session))
        session.wrong = list(dict.fromkeys(wrong[session.pk]))


def _edit(
    request: HttpRequest, event: Event, build: Build, act: Callable[[Any], str], row: Any = None
) -> HttpResponseBase:
    """Show a form about a part of the day; `build` gives None when that part is there no more."""
    form, done = tried(request, event, build, lambda form: act(form.values))
    if form is None:
        flash.error(request, _("Iemand anders heeft dit intussen weggehaald."))
    if done:
        flash.success(request, done)
    if form is None or done:
        return redirect("bijeen_events:desk-programme", event.pk)
    what = "ronde" if isinstance(form, RoundForm) else "onderdeel"
    return show(request, event, "part", form=form, row=row, what=what, is_told=_is_told(row))


def _is_told(row: Any) -> bool:
    return isinstance(row, Session) and is_told(row, now())


@of_event
def add_round(request: HttpRequest, event: Event) -> HttpResponseBase:
    """One more round."""

    def build(newest: Event, data: Any) -> RoundForm:
        form = RoundForm(newest, None, data)
        form.initial.update(name_nl=_("Ronde %(n)d") % {"n": newest.rounds.count() + 1})
        return form

    def act(values: Any) -> str:
        actions.add_round(event=event, at=now(), by=request.user, **values)
        return _("%(name)s staat in het programma.") % {"name": values["name_nl"]}

    return _edit(request, event, build, act)


@of_event
def round(request: HttpRequest, event: Event, row: int) -> HttpResponseBase:
    """Change a round; its sessions go along."""
    found = get_object_or_404(event.rounds, pk=row)

    def build(newest: Event, data: Any) -> RoundForm | None:
        kept = newest.rounds.filter(pk=row).first()
        return RoundForm(newest, kept, data) if kept else None

    def act(values: Any) -> str:
        actions.change_round(round=found, at=now(), by=request.user, **values)
        return _("Bewaard.")

    return _edit(request, event, build, act, row=found)


@of_event
def add_session(request: HttpRequest, event: Event) -> HttpResponseBase:
    """One more session; from the plan with its round and room filled in."""

    def build(newest: Event, data: Any) -> SessionForm:
        form = SessionForm(newest, None, data)
        for field, asked in (("round", "ronde"), ("room", "zaal")):
            if key := key_from(request.GET.get(asked, "")):
                form.initial[field] = key
        return form

    def act(values: Any) -> str:
        actions.add_session(event=event, at=now(), by=request.user, **values)
        return _("%(name)s staat in het programma.") % {"name": values["title_nl"]}

    return _edit(request, event, build, act)


@of_event
def session(request: HttpRequest, event: Event, row: int) -> HttpResponseBase:
    """Change a session."""
    found = get_object_or_404(event.sessions, pk=row)

    def build(newest: Event, data: Any) -> SessionForm | None:
        kept = newest.sessions.filter(pk=row).first()
        return SessionForm(newest, kept, data) if kept else None

    def act(values: Any) -> str:
        actions.change_session(session=found, at=now(), by=request.user, **values)
        return _("Bewaard.")

    return _edit(request, event, build, act, row=found)


@of_event
def remove(request: HttpRequest, event: Event, what: str, row: int) -> HttpResponseBase:
    """Take a round or a session out; asked first, on a page."""
    rows: Any = event.rounds if what == "ronde" else event.sessions
    found: Any = get_object_or_404(rows, pk=row)
    title = found.name if what == "ronde" else found.title or found.get_type_display()
    if request.method == "POST":
        try:
            if what == "ronde":
                actions.remove_round(round=found, at=now(), by=request.user)
            else:
                actions.remove_session(session=found, at=now(), by=request.user)
        except Refusal as no:
            flash.error(request, f"{no} {no.remedy}")
        else:
            flash.success(request, _("%(name)s is weg uit het programma.") % {"name": title})
        return redirect("bijeen_events:desk-programme", event.pk)
    return show(request, event, "remove", row=found, title=title, is_told=_is_told(found))
