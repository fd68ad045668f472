"""One event: how it stands, and changing what it says of itself, its places, who works on it, its mails."""

from django.contrib import messages as flash
from django.contrib.auth import get_user_model
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.utils.timezone import now
from django.utils.translation import gettext as _

from events import access, disclosure
from events.codes import key_from
from events.desk import queries
from events.desk.attention import needs_of, shown
from events.desk.forms.acts import RoleForm
from events.desk.forms.event import EventForm
from events.desk.standing import standing_of
from events.desk.views.loading import of_event, show
from events.desk.views.trying import tried
from events.messages import queries as mails
from events.models import Event, Message, Role
from events.planning import actions
from events.planning.queries import Warned, warnings_of
from events.refusals import Refusal
from events.registration.catering import companions_of
from events.registration.queries import counts_of
from events.staff.actions import end_role, give_role


@of_event
def event(request: HttpRequest, event: Event) -> HttpResponseBase:
    """One screen that says what needs attention now."""
    at, sees_needs = now(), access.organises(request.user, event)
    standing = standing_of(event, at)
    counts = counts_of(event)
    return show(
        request,
        event,
        "event",
        needs=shown(needs_of([event], at, {event.pk} if sees_needs else set()), at),
        sees_needs=sees_needs,
        warnings=_beside(event, warnings_of(event, at)),
        standing=standing,
        counts=counts,
        offers=queries.offers_of(event) if counts["offered"] else [],
        companions=companions_of(event) if sees_needs and event.asks_access else 0,
        plot=queries.registrations_over_time(event, [meter.pool for meter in standing.whole]),
        mails=mails.sent_by_kind(event),
        numbered=disclosure.of(event).seats == "number",
        history=queries.history_of(event),
        roles=event.roles.filter(ended_at=None, session=None).select_related("user"),
        is_past=event.is_past(at),
    )


def _beside(event: Event, warnings: list[Warned]) -> list[Warned]:
    """Of what is published, that nobody gives it stands above already."""
    return [row for row in warnings if row.code != "no_trainers" or event.status == Event.Status.DRAFT]


@of_event
def change(request: HttpRequest, event: Event) -> HttpResponseBase:
    """Everything but when and where a published event is. Saving over a newer version is refused and shows both."""

    def act(form: EventForm) -> Event:
        return actions.change_event(event=event, at=now(), by=request.user, **form.values)

    form, done = tried(request, event, EventForm, act)
    if done:
        flash.success(request, _("Bewaard."))
        return redirect("bijeen_events:desk-event", event.pk)
    return show(request, event, "change", form=form)


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
        else:
            flash.success(request, _("%(name)s werkt niet meer mee aan deze bijeenkomst.") % {"name": role.user})
        return redirect("bijeen_events:desk-people", event.pk)
    if request.method == "POST" and form.is_valid():
        colleague = get_user_model().objects.filter(email__iexact=form.cleaned_data["email"], is_active=True).first()
        try:
            if colleague is None:
                form.add_error("email", _("Met dit adres kan niemand inloggen. Vraag een beheerder om een account."))
            else:
                give_role(user=colleague, name=form.cleaned_data["name"], event=event, at=now(), by=request.user)
                flash.success(request, _("%(name)s werkt nu mee aan deze bijeenkomst.") % {"name": colleague})
                return redirect("bijeen_events:desk-people", event.pk)
        except Refusal as no:
            form.refuse(no)
    roles = event.roles.filter(ended_at=None, session=None).select_related("user")
    return show(request, event, "people", form=form, roles=roles)


@of_event
def log(request: HttpRequest, event: Event) -> HttpResponseBase:
    """The mails of this event: to whom, when, how it went."""
    rows = Message.objects.filter(event=event).select_related("registration", "group").order_by("-planned_at", "-pk")
    return show(request, event, "mails", mails=mails.shown(rows[:200]), counts=mails.counts_of(event))
