"""One thing that is done to an event: publish, move, cancel, copy, ask a colleague along."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from events.desk.forms.event import room_field
from events.desk.forms.moments import ALL_DATES, Refusing, at, clock_field, day_field, moment_field, parts, with_moments
from events.desk.forms.versions import Versioned
from events.models import Event, Venue
from events.planning.queries import Warned
from events.programme.moving import has_dates


class MoveForm(Versioned):
    """Another day, hour or place, and why."""

    starts_on = day_field(_("Nieuwe dag"))
    starts_at = clock_field(_("Van"))
    ends_at = clock_field(_("Tot"))
    room = room_field()
    venue = forms.ModelChoiceField(
        label=_("Locatie"), queryset=Venue.objects.all(), required=False, empty_label=_("Blijft zo")
    )
    reason = forms.CharField(label=_("Waarom? Dit staat in de mail."), max_length=300, required=False)
    field_order = ["starts_on", "starts_at", "ends_at", "venue", "room", "reason"]

    def __init__(self, event: Event, data: Any = None) -> None:
        day, start = parts(event.starts_at)
        initial = {"version": event.version, "starts_on": day, "starts_at": start, "ends_at": parts(event.ends_at)[1]}
        super().__init__(
            data, initial={**initial, "venue": event.venue, "room": event.room}, use_required_attribute=False
        )
        if has_dates(event):
            del self.fields["ends_at"]  # each date keeps its length
            self.fields["starts_on"].label = _("Nieuwe dag van de eerste keer")
            self.fields["starts_on"].help_text = ALL_DATES

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        self.refuse_skipped_hours(data.get("starts_on"), "starts_at", "ends_at")
        room, venue = data.get("room"), data.get("venue")
        if room and venue and room.venue_id != venue.pk:
            self.add_error("room", _("Deze zaal is niet op deze locatie."))
        return data

    @property
    def values(self) -> dict[str, Any]:
        """For the action."""
        return with_moments({"ends_at": None, **self.cleaned_data})


class CancelForm(Versioned):
    """Why it is off."""

    reason = forms.CharField(label=_("Waarom? Dit staat in de mail."), max_length=300)

    def __init__(self, event: Event, data: Any = None) -> None:
        super().__init__(data, initial={"version": event.version}, use_required_attribute=False)


class DiscardForm(Versioned):
    """Nothing to fill in: only which version was looked at."""

    def __init__(self, event: Event, data: Any = None) -> None:
        super().__init__(data, initial={"version": event.version})


class CopyForm(Refusing, forms.Form):
    """When the copy is."""

    starts_on = day_field(_("Dag"))
    starts_at = clock_field(_("Van"))

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        self.refuse_skipped_hours(data.get("starts_on"), "starts_at")
        return data

    @property
    def moment(self) -> Any:
        """For the action."""
        return at(self.cleaned_data["starts_on"], self.cleaned_data["starts_at"])


class PublishForm(Versioned):
    """At a moment; empty is now. What does not add up asks one sentence why."""

    why = forms.CharField(
        label=_("Waarom publiceer je nu al?"),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 2, "class": "b-short"}),
        help_text=_("Eén zin, voor je collega's. Noem geen namen van deelnemers."),
    )
    publish_at = moment_field(_("Publiceer op"))

    def __init__(self, event: Event, warnings: list[Warned], data: Any = None) -> None:
        initial = {"version": event.version, "publish_at": event.publish_at, "why": event.publish_reason}
        super().__init__(data, initial=initial, use_required_attribute=False)
        if not any(warning.asks_why for warning in warnings):
            del self.fields["why"]


class RoleForm(Refusing, forms.Form):
    """Somebody who helps at this event."""

    email = forms.EmailField(label=_("Mailadres van een collega"))
    name = forms.ChoiceField(
        label=_("Rol"), choices=[("co_organiser", _("Mede-organisator")), ("helper", _("Baliemedewerker"))]
    )
