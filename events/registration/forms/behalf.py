"""On whose behalf somebody comes, and why: asked at registering, and when it is changed."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from events.models import Organisation
from events.registration.forms.words import NO_CASES, NameField, NoteField


class BehalfFields(forms.Form):
    """The organisation as it is typed, or "for myself"; of one that is not in the list the kind; and the motive."""

    organisation = NameField(
        label=_("Organisatie"),
        max_length=200,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "organization", "list": "organisaties"}),
    )
    for_myself = forms.BooleanField(label=_("Ik kom voor mezelf of als vrijwilliger"), required=False)
    organisation_type = forms.ChoiceField(
        label=_("Wat voor organisatie is het?"), choices=[("", _("Kies")), *Organisation.Type.choices], required=False
    )
    motive = NoteField(
        label=_("Waarom wil je komen?"),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=NO_CASES,
        error_messages={"required": _("Schrijf kort waarom je wilt komen.")},
    )

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        typed = data.get("organisation", "").strip()
        if not typed and not data.get("for_myself") and "organisation" not in self.errors:
            self.add_error("organisation", _("Vul je organisatie in, of zeg dat je voor jezelf komt."))
        return data
