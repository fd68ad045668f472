"""One event: how it stands, and changing, publishing, moving, cancelling, copying it."""

from typing import Any

from django.contrib import messages as flash
from django.contrib.auth import get_user_model
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.utils.timezone import now
from django.utils.translation import gettext as _

from events.codes import key_from
from events.desk import queries
from events.desk.attention import needs_of
from events.desk.forms.event import CancelForm, CopyForm, EventForm, MoveForm, PlacesForm, PublishForm, RoleForm
from events.desk.views.loading import of_event, show
from events.messages import queries as mails
from events.models import Event, Message, Role, SeatPool
from events.places.actions import set_places
from events.places.seats import seats_of
from events.planning import actions
from events.planning.queries import warnings_of
from events.refusals import ChangedMeanwhile, Refusal
from events.registration.queries import counts_of, queue_of
from events.staff.actions import end_role, give_role


@of_event
def event(request: HttpRequest, event: Event) -> HttpResponseBase:
    """One screen that says what needs attention now."""
    at, seats = now(), seats_of([event])[event.pk]
    pools = (
        SeatPool.objects.filter(event=event).select_related("session").order_by("session__starts_at", "session__number")
    )
    return show(
        request,
        event,
        "event",
        needs=needs_of([event], at),
        warnings=warnings_of(event, at),
        seats=seats,
        counts=counts_of(event),
        holding=sum(pool.taken for pool in pools if pool.session_id is None),
        limit=sum(pool.limit for pool in pools if pool.session_id is None),
        pools=[pool for pool in pools if pool.session_id],
        plot=queries.registrations_over_time(event, seats.limit),
        queue=queue_of(event)[:10],
        mails=mails.counts_of(event),
        history=queries.history_of(event),
        roles=event.roles.filter(ended_at=None).select_related("user"),
        publish_form=PublishForm(),
        is_past=event.is_past(at),
    )


@of_event
def change(request: HttpRequest, event: Event) -> HttpResponseBase:
    """Everything but when a published event is. Saving over a newer version is refused and shows both."""
    form, differences = EventForm(event, request.POST or None), []
    if request.method == "POST" and form.is_valid():
        try:
            actions.change_event(event=event, at=now(), by=request.user, **form.values)
        except ChangedMeanwhile as no:
            differences = form.differences(no.now)
            form = _again(event, request.POST, no)
        except Refusal as no:
            form.refuse(no)
        else:
            flash.success(request, _("Bewaard."))
            return redirect("bijeen_events:desk-event", event.pk)
    return show(request, event, "change", form=form, differences=differences)


def _again(event: Event, data: Any, no: ChangedMeanwhile) -> EventForm:
    """The same form with what was typed, now on top of the newest version."""
    data = data.copy()
    data["version"] = no.now.version
    form = EventForm(event, data)
    form.is_valid()
    form.refuse(no)
    return form


def _one_action(
    request: HttpRequest, event: Event, form: Any, page: str, act: Any, done: str, **more: Any
) -> HttpResponseBase:
    """Show a form; when it is good do one thing, say so, and go back to the event."""
    if request.method == "POST" and form.is_valid():
        try:
            result = act()
        except Refusal as no:
            form.refuse(no)
        else:
            flash.success(request, done)
            return redirect("bijeen_events:desk-event", (result or event).pk)
    return show(request, event, page, form=form, **more)


@of_event
def publish(request: HttpRequest, event: Event) -> HttpResponseBase:
    """Now, or at a moment."""
    form = PublishForm(request.POST or None)

    def act() -> Event:
        moment = form.cleaned_data["publish_at"]
        if moment:
            return actions.publish_later(event=event, publish_at=moment, at=now(), by=request.user)
        return actions.publish_event(event=event, at=now(), by=request.user)

    done = _("Staat op de agenda.") if not request.POST.get("publish_at") else _("Komt vanzelf op de agenda.")
    return _one_action(request, event, form, "publish", act, done, warnings=warnings_of(event, now()))


@of_event
def move(request: HttpRequest, event: Event) -> HttpResponseBase:
    """Another day, hour or place; everybody is told once."""
    form = MoveForm(event, request.POST or None)

    def act() -> Event:
        return actions.move_event(event=event, at=now(), by=request.user, **form.values)

    affected = actions.who_is_affected(event)
    return _one_action(request, event, form, "move", act, _("Verplaatst. Iedereen krijgt één mail."), affected=affected)


@of_event
def cancel(request: HttpRequest, event: Event) -> HttpResponseBase:
    """Who is affected, what they will be told, and one button."""
    form = CancelForm(request.POST or None, initial={"version": event.version})

    def act() -> Event:
        return actions.cancel_event(event=event, at=now(), by=request.user, **form.cleaned_data)

    affected = actions.who_is_affected(event)
    done = _("Deze bijeenkomst gaat niet door. Iedereen krijgt één mail.")
    return _one_action(request, event, form, "cancel", act, done, affected=affected)


@of_event
def copy(request: HttpRequest, event: Event) -> HttpResponseBase:
    """The same on another day."""
    form = CopyForm(request.POST or None)

    def act() -> Event:
        return actions.copy_event(event=event, starts_at=form.moment, at=now(), by=request.user)

    return _one_action(request, event, form, "copy", act, _("Dit is de kopie, als concept."))


@of_event
def places(request: HttpRequest, event: Event) -> HttpResponseBase:
    """How many fit, at the event and in each session; the list is served at once."""
    pools = list(SeatPool.objects.filter(event=event).select_related("session__room"))
    chosen = request.POST.get("pool", "")
    forms = []
    for pool in pools:
        data = request.POST if chosen == str(pool.pk) else None
        initial = {"capacity": pool.capacity, "overbooked": pool.overbooked}
        forms.append((pool, PlacesForm(data, initial=initial, prefix=f"p{pool.pk}")))
    for pool, form in forms:
        if form.is_bound and form.is_valid():
            try:
                set_places(
                    event=event,
                    session=pool.session,
                    mode=pool.mode,
                    capacity=form.cleaned_data["capacity"],
                    overbooked=form.cleaned_data["overbooked"] or 0,
                    at=now(),
                    by=request.user,
                )
            except Refusal as no:
                form.refuse(no)
            else:
                flash.success(request, _("Bewaard. Wie wachtte en nu een plek heeft, krijgt een mail."))
                return redirect("bijeen_events:desk-places", event.pk)
    return show(request, event, "places", forms=forms)


@of_event
def people(request: HttpRequest, event: Event) -> HttpResponseBase:
    """Who organises with me, and who helps at the door."""
    form = RoleForm(request.POST if "email" in request.POST else None)
    if request.method == "POST" and "end" in request.POST:
        role = get_object_or_404(Role, pk=key_from(request.POST["end"]), event=event, ended_at=None)
        try:
            end_role(role=role, at=now(), by=request.user)
        except Refusal as no:
            flash.error(request, f"{no} {no.remedy}")
        return redirect("bijeen_events:desk-people", event.pk)
    if request.method == "POST" and form.is_valid():
        colleague = get_user_model().objects.filter(email__iexact=form.cleaned_data["email"], is_active=True).first()
        try:
            if colleague is None:
                form.add_error("email", _("Met dit adres kan niemand inloggen. Vraag een beheerder om een account."))
            else:
                give_role(user=colleague, name=form.cleaned_data["name"], event=event, at=now(), by=request.user)
                return redirect("bijeen_events:desk-people", event.pk)
        except Refusal as no:
            form.refuse(no)
    return show(request, event, "people", form=form, roles=event.roles.filter(ended_at=None).select_related("user"))


@of_event
def log(request: HttpRequest, event: Event) -> HttpResponseBase:
    """The mails of this event: to whom, when, how it went."""
    rows = Message.objects.filter(event=event).select_related("registration", "group").order_by("-planned_at", "-pk")
    return show(request, event, "mails", mails=mails.shown(rows[:200]), counts=mails.counts_of(event))
