"""Who was there, a line a person; and why presence is opened again."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from events.attendance.lists import AttendanceList, Attendee
from events.desk.forms.moments import Refusing
from events.models import Presence


class PresenceForm(Refusing, forms.Form):
    """A choice for each person on the list, as it stands; and whether what is not certain was looked at."""

    settled = forms.BooleanField(label=_("Ik heb gekeken, en het klopt zo"), required=False)

    def __init__(self, found: AttendanceList, data: Any = None) -> None:
        super().__init__(data)
        self.found = found
        self.by_key: dict[str, Attendee] = {f"p{one.registration.pk}": one for one in found.people}
        for key, one in self.by_key.items():
            self.fields[key] = forms.ChoiceField(
                label=one.name, choices=Presence.State.choices, initial=one.state, widget=forms.RadioSelect
            )
        if not found.doubts:
            del self.fields["settled"]

    @property
    def states(self) -> dict[int, str]:
        """By the registration's key."""
        return {one.registration.pk: self.cleaned_data[key] for key, one in self.by_key.items()}

    @property
    def rows(self) -> list[tuple[Attendee, forms.BoundField]]:
        """Each person with what can be chosen."""
        return [(one, self[key]) for key, one in self.by_key.items()]


class ReopenForm(Refusing, forms.Form):
    """One sentence."""

    reason = forms.CharField(
        label=_("Waarom open je de presentie weer?"),
        help_text=_("Eén zin. Collega's kunnen hem lezen."),
        max_length=300,
    )
