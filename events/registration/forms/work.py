"""For whom somebody comes, in which role, and why."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from events.models import Organisation, Registration
from events.registration.forms.behalf import BehalfFields
from events.registration.forms.meanwhile import OnNewest
from events.registration.forms.register import find_organisation
from events.registration.person import Person


class WorkForm(OnNewest, BehalfFields):
    """What the form asked at registering; `person` hands it to the action."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    role = forms.ChoiceField(label=_("Wat is je rol?"), choices=Registration.Role.choices)
    field_order = ["version", "organisation", "for_myself", "organisation_type", "role", "motive"]

    def __init__(self, registration: Registration, data: Any = None) -> None:
        mine = registration.organisation
        initial = {
            "version": registration.version,
            "organisation": mine.name if mine else "",
            "for_myself": registration.standing == Registration.Standing.OWN,
            "organisation_type": mine.type if mine and mine.is_draft else "",
            "role": registration.role,
            "motive": registration.motive,
        }
        super().__init__(data, initial=initial, use_required_attribute=False)
        self.registration = registration
        if not registration.event.asks_motive:
            del self.fields["motive"]

    def of(self, row: Registration) -> "WorkForm":
        return WorkForm(row)

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        data["found"] = None if data.get("for_myself") else self._known(data.get("organisation", "").strip())
        return data

    def _known(self, typed: str) -> Organisation | None:
        """Of the list; or the one that was there, which may be in no list."""
        mine = self.registration.organisation
        return mine if mine and mine.name == typed else find_organisation(typed)

    @property
    def person(self) -> Person:
        """For the action."""
        data, mine = self.cleaned_data, self.registration
        found, own = data["found"], data["for_myself"]
        same = found is not None and found == mine.organisation
        standing = (
            "own" if own else mine.standing if same and mine.standing != "own" else "listed" if found else "unlisted"
        )
        return Person(
            first_name=mine.first_name,
            organisation=found,
            standing=standing,
            unlisted_name="" if own or found else data["organisation"],
            unlisted_type=data["organisation_type"] or "other",
            role=data["role"],
            motive=data.get("motive", mine.motive),
        )
