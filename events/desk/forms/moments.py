"""A day and hours on the clock, as the desk's forms ask for them."""

from datetime import date, datetime, time
from typing import Any

from django import forms
from django.utils.timezone import get_current_timezone, localtime
from django.utils.translation import gettext as _

from events.desk.forms.plain import say_plainly
from events.refusals import Refusal


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


def moment_field(label: Any, *, help_text: Any = "") -> forms.DateTimeField:
    """A day and an hour, may stay empty."""
    widget = forms.DateTimeInput(attrs={"type": "datetime-local", "class": "b-w-m"}, format="%Y-%m-%dT%H:%M")
    formats = ["%Y-%m-%dT%H:%M", "%Y-%m-%d %H:%M"]
    return forms.DateTimeField(
        label=label,
        required=False,
        widget=widget,
        input_formats=formats,
        help_text=help_text,
        validators=[refuse_other_age],
    )


def at(day: date | None, clock: time | None) -> datetime | None:
    """The moment on the clock of Amsterdam."""
    return datetime.combine(day, clock, tzinfo=get_current_timezone()) if day and clock else None


def parts(moment: datetime | None) -> tuple[date | None, time | None]:
    """The day and the hour of a moment, on the clock of Amsterdam."""
    here = localtime(moment) if moment else None
    return (here.date(), here.time()) if here else (None, None)


class Refusing:
    """A form that says in our words what is not right, and can show a rule's no."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        say_plainly(self.fields)  # type: ignore[attr-defined]

    def refuse(self: Any, no: Refusal) -> None:
        """Beside its field when the form has it, else above the form."""
        self.add_error(no.field if no.field in self.fields else None, f"{no} {no.remedy}".strip())
