"""A day and hours on the clock, as the desk's forms ask for them."""

from datetime import UTC, date, datetime, time
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from events.moments import local, zone
from events.registration.forms import words as registration

ALL_DATES = gettext_lazy("Alle keren schuiven evenveel mee. Eén keer verplaats je bij Programma.")


def refuse_other_age(day: date) -> None:
    """A year that was meant otherwise: nothing here was before 2000 or is after 2100."""
    if not 2000 <= day.year <= 2100:
        raise forms.ValidationError(_("Kijk het jaar nog eens na."))


def day_field(label: Any, *, required: bool = True) -> forms.DateField:
    """A day."""
    widget = forms.DateInput(attrs={"type": "date", "class": "b-w-s"}, format="%Y-%m-%d")
    return forms.DateField(label=label, required=required, widget=widget, validators=[refuse_other_age])


def clock_field(label: Any, *, required: bool = True) -> forms.TimeField:
    """An hour and minutes."""
    widget = forms.TimeInput(attrs={"type": "time", "class": "b-w-s"}, format="%H:%M")
    return forms.TimeField(label=label, required=required, widget=widget)


def moment_field(label: Any, *, help_text: Any = "", required: bool = False) -> forms.DateTimeField:
    """A day and an hour, may stay empty."""
    widget = forms.DateTimeInput(attrs={"type": "datetime-local", "class": "b-w-m"}, format="%Y-%m-%dT%H:%M")
    formats = ["%Y-%m-%dT%H:%M", "%Y-%m-%d %H:%M"]
    return forms.DateTimeField(
        label=label,
        required=required,
        widget=widget,
        input_formats=formats,
        help_text=help_text,
        validators=[refuse_other_age],
    )


def at(day: date | None, clock: time | None) -> datetime | None:
    """The moment on the clock of Amsterdam, in UTC; of an hour that comes twice the first."""
    return datetime.combine(day, clock, tzinfo=zone()).astimezone(UTC) if day and clock else None


def with_moments(cleaned: dict[str, Any]) -> dict[str, Any]:
    """What a form of one day holds, with its hours (`starts_at`, `ends_at`) as moments on that day (`starts_on`)."""
    data = dict(cleaned)
    day = data.pop("starts_on")
    return {**data, "starts_at": at(day, data["starts_at"]), "ends_at": at(day, data["ends_at"])}


def is_skipped(day: date | None, clock: time | None) -> bool:
    """Whether no clock shows this: in the night that summer time begins it goes from 2.00 to 3.00."""
    moment = at(day, clock)
    return moment is not None and local(moment).time() != clock


def parts(moment: datetime | None) -> tuple[date | None, time | None]:
    """The day and the hour of a moment, on the clock of Amsterdam."""
    here = local(moment) if moment else None
    return (here.date(), here.time()) if here else (None, None)


class Refusing(registration.Refusing):
    """A form that says in our words what is not right, can show a rule's no, and refuses hours that no clock shows."""

    def refuse_skipped_hours(self: Any, day: date | None, *fields: str) -> None:
        """Say it beside the field when no clock shows what was typed there on that day."""
        for name in fields:
            if is_skipped(day, self.cleaned_data.get(name)):
                self.add_error(name, _("Dit uur bestaat niet: in deze nacht gaat de klok van 2.00 naar 3.00 uur."))
