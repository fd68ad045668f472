"""Who comes instead, once."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from events.registration.forms.words import AskingBack, MailField, NameField, Refusing


class StandInForm(AskingBack, Refusing, forms.Form):
    """A colleague's name and address: of somebody else, so the browser fills in nothing."""

    first_name = NameField(
        label=_("Voornaam van je collega"),
        max_length=80,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        error_messages={"required": _("Vul de voornaam van je collega in.")},
    )
    family_name = NameField(
        label=_("Achternaam van je collega"),
        max_length=120,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    email = MailField(
        label=_("Mailadres van je collega"),
        widget=forms.EmailInput(attrs={"autocomplete": "off", "inputmode": "email"}),
        help_text=_("Hier sturen we het ticket naartoe."),
        error_messages={"required": _("Vul het mailadres van je collega in.")},
    )

    @property
    def values(self) -> dict[str, Any]:
        """For the action."""
        return {name: self.cleaned_data[name] for name in ("first_name", "family_name", "email")}
