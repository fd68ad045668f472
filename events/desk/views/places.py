"""Places at the desk: how many fit, for whom they are held, and a place for somebody who waits."""

from typing import Any

from django.contrib import messages as flash
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.utils.timezone import now
from django.utils.translation import gettext as _

from events import disclosure
from events.codes import key_from
from events.desk.forms.places import GiveForm, HoldForm, PlacesForm
from events.desk.forms.versions import again
from events.desk.queries import holds_of
from events.desk.views.loading import of_event, show
from events.models import Event, Organisation, SeatPool
from events.places import actions
from events.places.actions import set_places
from events.refusals import ChangedMeanwhile, Refusal


@of_event
def places(request: HttpRequest, event: Event) -> HttpResponseBase:
    """How many fit, at the event and in each session; the list is served at once."""
    pools = list(SeatPool.objects.filter(event=event).select_related("session__room"))
    chosen = request.POST.get("pool", "")
    forms = []
    for pool in pools:
        data = request.POST if chosen == str(pool.pk) else None
        form = PlacesForm(pool, event.version, data)
        if data is not None and form.is_valid():
            form = _set_places(request, event, pool, form)
            if form is None:
                return redirect("bijeen_events:desk-places", event.pk)
        forms.append((pool, form))
    hold = HoldForm(event, request.POST if "hold" in request.POST else None)
    if hold.is_bound and hold.is_valid() and _hold(request, event, hold):
        return redirect("bijeen_events:desk-places", event.pk)
    known = Organisation.objects.filter(is_draft=False).values_list("name", flat=True)[:400]
    status = 422 if hold.errors or any(form.is_bound and form.errors for _pool, form in forms) else 200
    return show(request, event, "places", status, forms=forms, hold=hold, holds=holds_of(event), organisations=known)


def _set_places(request: HttpRequest, event: Event, pool: SeatPool, form: PlacesForm) -> Any:
    """The form as it is refused, or None when it is done."""
    data = form.cleaned_data
    given: dict[str, Any] = {"capacity": data["capacity"], "overbooked": data["overbooked"] or 0}
    try:
        set_places(
            event=event,
            session=pool.session,
            mode=pool.mode,
            version=data["version"],
            at=now(),
            by=request.user,
            **given,
        )
    except ChangedMeanwhile as no:
        newest, kept = no.now, SeatPool.objects.filter(pk=pool.pk).first() or pool
        return again(lambda data: PlacesForm(kept, newest.version, data), request.POST, no)
    except Refusal as no:
        form.refuse(no)
        return form
    flash.success(request, _("Bewaard. Wie wachtte en nu een plek heeft, krijgt een mail."))
    return None


def _hold(request: HttpRequest, event: Event, form: HoldForm) -> bool:
    try:
        actions.hold_seats(event=event, at=now(), by=request.user, **form.values)
    except Refusal as no:
        form.refuse(no)
        return False
    flash.success(request, _("Vastgehouden. Alleen collega's van deze organisatie krijgen deze plekken."))
    return True


@of_event
def end_hold(request: HttpRequest, event: Event, row: int) -> HttpResponseBase:
    """Free what is held for an organisation; asked first, with what it means."""
    hold = get_object_or_404(event.holds.filter(ended_at=None).select_related("organisation", "event"), pk=row)
    if request.method == "POST":
        actions.end_hold(hold=hold, at=now(), by=request.user)
        flash.success(request, _("Vrijgegeven. Wie wachtte en nu een plek heeft, krijgt een mail."))
        return redirect("bijeen_events:desk-places", event.pk)
    return show(request, event, "end_hold", hold=hold)


@of_event
def give(request: HttpRequest, event: Event, row: int) -> HttpResponseBase:
    """A place for somebody who waits; asked first, with what it means for the number of places and for who else waits."""
    registration = get_object_or_404(event.registrations.select_related("event"), pk=row)
    sessions = event.sessions.select_related("room", "event")
    session = get_object_or_404(sessions, pk=key_from(request.GET["onderdeel"])) if "onderdeel" in request.GET else None
    pool = SeatPool.rows.filter(event=event, session=session, mode=registration.mode).first()
    form = GiveForm(registration, pool, session or event, request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.give_place(
                registration=registration, session=session, above=form.is_above, at=now(), by=request.user
            )
        except Refusal as no:
            form.refuse(no)
        else:
            name = disclosure.listed_name(registration, event)
            flash.success(request, _("%(name)s heeft een plek en krijgt een mail.") % {"name": name})
            return redirect("bijeen_events:desk-event", event.pk)
    return show(request, event, "give", form=form, registration=registration, session=session, pool=pool)
