"""The form on one's own page: a version that I can read."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from events import names
from events.models import Material
from events.refusals import Refusal


class VersionForm(forms.Form):
    """Of which material, and what would do."""

    material = forms.ChoiceField(
        label=_("Om welk materiaal gaat het?"),
        widget=forms.RadioSelect,
        error_messages={"required": _("Kies een materiaal."), "invalid_choice": _("Kies een materiaal uit de lijst.")},
    )
    need = forms.CharField(
        label=_("Wat heb je nodig?"),
        max_length=500,
        help_text=_(
            "Bijvoorbeeld: grote letters, tekst die mijn computer kan voorlezen, of een film met ondertiteling."
        ),
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={
            "required": _("Schrijf kort wat je nodig hebt."),
            "max_length": _("Wat heb je nodig?: hoogstens %(limit_value)d tekens."),
            "null_characters_not_allowed": _("Er staat een teken in dat niemand ziet. Typ het opnieuw."),
        },
    )

    def __init__(self, materials: list[Material], data: Any = None) -> None:
        initial = {"material": str(materials[0].pk)} if len(materials) == 1 else {}
        super().__init__(data, initial=initial, use_required_attribute=False)
        self.fields["material"].choices = [(str(row.pk), str(row.title)) for row in materials]  # type: ignore[attr-defined]
        self.materials = {str(row.pk): row for row in materials}

    def clean_need(self) -> str:
        if not (said := names.holdable(self.cleaned_data["need"]).strip()):
            raise ValidationError(self.fields["need"].error_messages["required"], code="required")
        return said

    @property
    def chosen(self) -> Material:
        """The material that it is about."""
        return self.materials[self.cleaned_data["material"]]

    def refuse(self, no: Refusal) -> None:
        """Beside its field when the form has it, else above the form."""
        said = ValidationError(f"{no} {no.remedy}".strip(), code=no.code)
        self.add_error(no.field if no.field in self.fields else None, said)
