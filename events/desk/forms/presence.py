"""Who was there, a line a person; and why presence is opened again."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from events.attendance.lists import AttendanceList, Attendee
from events.desk.forms.moments import Refusing
from events.models import Presence


class PresenceForm(Refusing, forms.Form):
    """A choice for each person on the list, as it stands; and whether what is not certain was looked at.

    Of who says to have been there nothing is chosen beforehand, and closing asks for it; what an older page said of that
    person was said without knowing.
    """

    settled = forms.BooleanField(label=_("Ik heb gekeken, en het klopt zo"), required=False)

    def __init__(self, found: AttendanceList, data: Any = None) -> None:
        super().__init__(data)
        self.found = found
        self.by_key: dict[str, Attendee] = {_key(one): one for one in found.people}
        closes = bool(data and "close" in data)
        for key, one in self.by_key.items():
            self.fields[key] = forms.ChoiceField(
                label=one.name,
                choices=Presence.State.choices,
                initial=None if one.needs_choice else one.state,
                required=closes or not one.needs_choice,
                widget=forms.RadioSelect,
                error_messages={"required": _("Kies of deze persoon er was.")},
            )
        for row in found.stand_ins:
            self.fields[f"s{row.stand_in.pk}"] = forms.BooleanField(
                label=_("%(name)s was er, in plaats van %(other)s") % {"name": row.name, "other": row.instead_of},
                initial=row.was_there,
                required=False,
            )
        if not found.doubts:
            del self.fields["settled"]

    @property
    def changed(self) -> dict[int, str]:
        """What was chosen other than it stood, or of who asked for it, by the registration's key."""
        chosen = {key: self.cleaned_data[key] for key in self.by_key}
        told = {key: one for key, one in self.by_key.items() if one.needs_choice or chosen[key] != one.state}
        return {one.registration.pk: chosen[key] for key, one in told.items() if chosen[key]}

    @property
    def changed_stand_ins(self) -> dict[int, bool]:
        """Of who came once, by their key: what was ticked other than it stood."""
        told = {row.stand_in.pk: self.cleaned_data[f"s{row.stand_in.pk}"] for row in self.found.stand_ins}
        stood = {row.stand_in.pk: row.was_there for row in self.found.stand_ins}
        return {pk: was_there for pk, was_there in told.items() if was_there != stood[pk]}

    @property
    def stand_ins(self) -> list[forms.BoundField]:
        """A box for each who came once."""
        return [self[f"s{row.stand_in.pk}"] for row in self.found.stand_ins]

    @property
    def rows(self) -> list[tuple[Attendee, forms.BoundField]]:
        """Each person with what can be chosen."""
        return [(one, self[key]) for key, one in self.by_key.items()]


def _key(one: Attendee) -> str:
    """The name of its field; with a claim another one."""
    asks = f"-{one.claim.pk}" if one.claim and one.needs_choice else ""
    return f"p{one.registration.pk}{asks}"


class ReopenForm(Refusing, forms.Form):
    """One sentence."""

    reason = forms.CharField(
        label=_("Waarom open je de presentie weer?"),
        help_text=_("Eén zin. Collega's kunnen hem lezen."),
        max_length=300,
    )
