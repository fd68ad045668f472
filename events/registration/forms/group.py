"""The forms of a contact."""

from typing import Any
from uuid import uuid4

from django import forms
from django.utils.translation import gettext_lazy as _

from events.registration.actions.groups import MOST, Line, read_lines
from events.registration.forms.refusing import Refusing
from events.registration.forms.register import NameField, RegistrationForm, find_organisation


class ColleaguesForm(Refusing, forms.Form):
    """Colleagues, a line each."""

    lines = forms.CharField(
        label=_("Collega's"),
        help_text=_("Zet op elke regel: naam; mailadres. Zonder mailadres krijg jij het ticket."),
        widget=forms.Textarea(attrs={"rows": 6}),
    )

    def clean_lines(self) -> list[Line]:
        text = self.cleaned_data["lines"]
        lines = read_lines(text)
        if len([line for line in text.splitlines() if line.strip()]) > MOST:
            raise forms.ValidationError(_("Hoogstens %(most)d collega's tegelijk."), params={"most": MOST})
        wrong = [str(line.number) for line in lines if line.is_wrong]
        if wrong:
            said = _("Regel %(numbers)s klopt niet. Zet eerst de naam, dan een puntkomma, dan het mailadres.")
            raise forms.ValidationError(said, params={"numbers": ", ".join(wrong)})
        return lines


class GroupForm(ColleaguesForm):
    """Who registers others, and whom."""

    token = forms.UUIDField(widget=forms.HiddenInput, required=False)
    first_name = NameField(
        label=_("Je voornaam"), max_length=80, widget=forms.TextInput(attrs={"autocomplete": "given-name"})
    )
    family_name = NameField(
        label=_("Je achternaam"),
        max_length=120,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "family-name"}),
    )
    email = forms.EmailField(
        label=_("Je mailadres"),
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "email", "inputmode": "email"}),
        error_messages=RegistrationForm.base_fields["email"].error_messages,
    )
    organisation = NameField(
        label=_("Organisatie"),
        max_length=200,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "organization", "list": "organisaties"}),
    )
    field_order = ["first_name", "family_name", "email", "organisation", "lines"]

    def __init__(self, data: Any = None) -> None:
        super().__init__(data, initial={"token": uuid4()})

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        data["found"] = find_organisation(data.get("organisation", ""))
        return data
