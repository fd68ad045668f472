"""Who comes in the place of somebody else."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from events.models import Registration
from events.registration.forms.words import AskingBack, MailField, NameField, Refusing
from events.registration.person import Person

NOT_MINE = {"autocomplete": "off"}  # the browser would fill in who types
OTHER_MAIL = {"autocomplete": "off", "inputmode": "email"}


class SubstituteForm(AskingBack, Refusing, forms.Form):
    """Name and address of who comes instead. What somebody agreed to or needs is asked of that person alone."""

    first_name = NameField(
        label=_("Voornaam"),
        max_length=80,
        widget=forms.TextInput(NOT_MINE),
        error_messages={"required": _("Vul de voornaam in van wie er komt.")},
    )
    family_name = NameField(label=_("Achternaam"), max_length=120, required=False, widget=forms.TextInput(NOT_MINE))
    email = MailField(
        label=_("Mailadres"),
        help_text=_("Hier sturen we het ticket naartoe."),
        widget=forms.EmailInput(OTHER_MAIL),
        error_messages={"required": _("Vul het mailadres in van wie er komt.")},
    )

    def __init__(self, registration: Registration, data: Any = None, *, by_contact: bool = False) -> None:
        super().__init__(data, use_required_attribute=False)
        self.registration = registration
        if by_contact:
            self.fields["email"].required = False
            self.fields["email"].help_text = _("Zonder mailadres krijg jij het ticket.")

    @property
    def person(self) -> Person:
        """Who comes, for the action."""
        data = self.cleaned_data
        return Person(
            data["first_name"],
            data["family_name"],
            data["email"],
            role="professional" if self.registration.group_id else "other",
            language=self.registration.language,
        )
