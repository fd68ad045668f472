"""A door link for who helps."""

from datetime import date, timedelta
from typing import Any

from django import forms
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from events.checkin.doors import Door, shows_entrance, whole_door
from events.checkin.words import place_of
from events.desk.forms.moments import Refusing
from events.models import Event, Session
from events.moments import long_date
from events.registration.forms.words import NameField


class DoorLinkForm(Refusing, forms.Form):
    """Who, at which doors, on which day."""

    helper_name = NameField(
        label=_("Voor wie is de link?"),
        max_length=80,
        help_text=_("Bijvoorbeeld Joost, vrijwilliger. Deze naam staat in het logboek van de deur."),
    )
    valid_on = forms.TypedChoiceField(
        label=_("Op welke dag?"),
        coerce=date.fromisoformat,
        help_text=_("De dag ervoor is om te oefenen. Om middernacht stopt de link."),
    )
    sessions = forms.ModelMultipleChoiceField(
        label=_("Bij welke onderdelen?"),
        queryset=Session.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Kies er geen, dan gaan alle deuren open."),
    )

    def __init__(self, event: Event, data: Any = None) -> None:
        super().__init__(data)
        door = whole_door(event)
        days = self.fields["valid_on"]
        days.choices = _days(door)  # type: ignore[attr-defined]
        sessions = self.fields["sessions"]
        sessions.queryset = event.sessions.filter(has_checkin=True).select_related("room")  # type: ignore[attr-defined]
        sessions.label_from_instance = lambda row: _name(event, row)  # type: ignore[attr-defined]
        if len(door.sessions) < 2 and not shows_entrance(door):
            del self.fields["sessions"]


def _days(door: Door) -> list[tuple[str, str]]:
    """The days of the event, and the one before; what is over is left out."""
    meets = {localdate(row.starts_at) for row in door.sessions.values()}
    days = sorted(day for day in meets | {day - timedelta(days=1) for day in meets} if day >= localdate())
    return [(day.isoformat(), long_date(day)) for day in days]


def _name(event: Event, session: Session) -> str:
    session.event = event
    return ", ".join(filter(None, place_of(event, session)))
