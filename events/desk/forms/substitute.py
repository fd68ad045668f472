"""Who comes in the place of somebody else, as staff fills it in."""

from dataclasses import replace
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from events.models import Registration
from events.registration import roles
from events.registration.forms.register import find_organisation
from events.registration.forms.substitute import SubstituteForm
from events.registration.forms.words import NameField
from events.registration.person import Person


class SubstituteAtDeskForm(SubstituteForm):
    """With the organisation, the role and the language of the mails."""

    organisation = NameField(
        label=_("Organisatie"),
        max_length=200,
        required=False,
        help_text=_("Laat je dit leeg, dan blijft het de organisatie van wie niet komt."),
    )
    role = forms.ChoiceField(label=_("Rol"), choices=roles.CHOICES, initial="professional")
    language = forms.ChoiceField(label=_("Taal van de mails"), choices=[("nl", "Nederlands"), ("en", "English")])

    def __init__(self, registration: Registration, data: Any = None) -> None:
        super().__init__(registration, data)
        self.initial["language"] = registration.language
        self.fields["email"].required = False
        self.fields["email"].help_text = (
            _("Zonder mailadres krijgt de contactpersoon het ticket.")
            if registration.group_id
            else _("Zonder mailadres geef je het ticket zelf, op papier.")
        )

    @property
    def person(self) -> Person:
        """Who comes, for the action."""
        data, typed = self.cleaned_data, self.cleaned_data["organisation"]
        found = find_organisation(typed)
        return replace(
            super().person,
            role=data["role"],
            language=data["language"],
            organisation=found,
            standing="listed" if found else "unlisted" if typed else "own",
            unlisted_name="" if found else typed,
        )
