"""A door link for who helps."""

from datetime import date, timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from events.checkin.doors import Door, shows_entrance, whole_door
from events.checkin.words import place_of
from events.desk.forms.moments import Refusing
from events.models import Event, Session
from events.moments import day_of, long_date, today
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
    sessions = forms.TypedMultipleChoiceField(
        label=_("Bij welke onderdelen?"),
        coerce=int,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Kies er geen, dan gaan alle deuren open."),
    )

    def __init__(self, event: Event, data: Any = None) -> None:
        super().__init__(data)
        door = whole_door(event)
        days = self.fields["valid_on"]
        days.choices = _days(door)  # type: ignore[attr-defined]
        self._sessions = door.sessions
        named = [(str(pk), _name(event, session)) for pk, session in door.sessions.items()]
        self.fields["sessions"].choices = named  # type: ignore[attr-defined]
        if len(door.sessions) < 2 and not shows_entrance(door):
            del self.fields["sessions"]

    @property
    def chosen(self) -> list[Session]:
        """The sessions that were ticked; none opens them all."""
        return [self._sessions[pk] for pk in self.cleaned_data.get("sessions") or ()]


def _days(door: Door) -> list[tuple[str, str]]:
    """The days of the event, and the one before; what is over is left out."""
    meets = {day_of(row.starts_at) for row in door.sessions.values()}
    days = sorted(day for day in meets | {day - timedelta(days=1) for day in meets} if day >= today())
    return [(day.isoformat(), long_date(day)) for day in days]


def _name(event: Event, session: Session) -> str:
    return ", ".join(filter(None, place_of(event, session)))
