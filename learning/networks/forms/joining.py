"""An organisation asks to join."""

from typing import Any
from uuid import UUID, uuid4

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from events.asking import (
    AskingBack,
    FamilyNameField,
    FirstNameField,
    FormToken,
    MailField,
    NameField,
    NoteField,
    Refusing,
)
from events.models import Organisation
from learning.networks.actions.joining import Asking


class LinkForm(AskingBack, Refusing, forms.Form):
    """One mail address."""

    email = MailField(label=_("Mailadres"), error_messages={"required": _("Vul je mailadres in.")})


class JoinForm(AskingBack, Refusing, forms.Form):
    """Which organisation, who asks, and why. `asking` hands it to the action."""

    token = FormToken(widget=forms.HiddenInput)
    organisation = NameField(
        label=_("Organisatie"),
        max_length=200,
        widget=forms.TextInput(attrs={"autocomplete": "organization", "list": "organisaties"}),
        error_messages={"required": _("Vul je organisatie in.")},
    )
    organisation_type = forms.ChoiceField(
        label=_("Wat voor organisatie is het?"),
        choices=[("", _("Kies")), *Organisation.Type.choices],
        error_messages={"required": _("Kies wat voor organisatie het is.")},
    )
    first_name = FirstNameField()
    family_name = FamilyNameField()
    email = MailField(label=_("Mailadres"), error_messages={"required": _("Vul je mailadres in.")})
    motive = NoteField(
        label=_("Wat willen jullie leren?"),
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Schrijf geen gegevens over cliënten of leerlingen op."),
    )
    has_commitment = forms.BooleanField(
        label=_("Onze leiding weet ervan en doet mee"), required=False, help_text=_("Dat mag ook later nog.")
    )

    def __init__(self, data: Any = None) -> None:
        super().__init__(data, initial={"token": uuid4()}, use_required_attribute=False)

    @property
    def asking(self) -> Asking:
        """Who asks, for the action."""
        data = self.cleaned_data
        names = ("first_name", "family_name", "email", "organisation_type", "motive", "has_commitment")
        return Asking(
            organisation_name=data["organisation"],
            language=(get_language() or "nl")[:2],
            **{name: data[name] for name in names},
        )

    @property
    def form_token(self) -> UUID:
        """The mark of this one form."""
        return self.cleaned_data["token"]
