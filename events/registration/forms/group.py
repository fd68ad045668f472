"""The forms of a contact."""

from typing import Any
from uuid import uuid4

from django import forms
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from events.registration.actions.groups import MOST, Line, read_lines
from events.registration.forms.register import find_organisation
from events.registration.forms.words import (
    AskingBack,
    FamilyNameField,
    FirstNameField,
    MailField,
    NameField,
    NoteField,
    Refusing,
)


class ColleaguesForm(Refusing, forms.Form):
    """Colleagues, a line each."""

    lines = NoteField(
        label=_("Collega's"),
        help_text=_(
            "Zet op elke regel: naam; mailadres. Zonder mailadres krijg jij het ticket. Schrijf geen gegevens over cliënten of leerlingen op."
        ),
        widget=forms.Textarea(attrs={"rows": 6}),
        error_messages={"required": _("Zet op elke regel een collega.")},
    )

    def clean_lines(self) -> list[Line]:
        text = self.cleaned_data["lines"]
        lines = read_lines(text)
        if len([line for line in text.splitlines() if line.strip()]) > MOST:
            raise forms.ValidationError(_("Hoogstens %(most)d collega's tegelijk."), params={"most": MOST})
        wrong = [line for line in lines if line.is_wrong]
        if wrong:
            named = [f"{line.number} ({Truncator(line.text).chars(40)})" for line in wrong]
            said = ngettext_lazy(
                "Regel %(lines)s klopt niet. Zet eerst de naam, dan een puntkomma, dan het mailadres.",
                "Deze regels kloppen niet: %(lines)s. Zet eerst de naam, dan een puntkomma, dan het mailadres.",
                len(wrong),
            )
            raise forms.ValidationError(said, params={"lines": ", ".join(named)})
        return lines


class GroupForm(AskingBack, ColleaguesForm):
    """Who registers others, and whom."""

    token = forms.UUIDField(widget=forms.HiddenInput, required=False)
    first_name = FirstNameField(label=_("Je voornaam"))
    family_name = FamilyNameField(label=_("Je achternaam"))
    email = MailField(label=_("Je mailadres"), error_messages={"required": _("Vul je mailadres in.")})
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
