"""The reason, asked before a certificate is taken back or given anew."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from certificates.issuing.refusals import RevokeReasonNeeded
from events.names import typed
from events.refusals import Refusal


class ReasonForm(forms.Form):
    """One sentence."""

    reason = forms.CharField(
        label=_("Waarom?"),
        help_text=_("Eén zin. Wie het deelnamebewijs controleert, leest hem. Noem geen namen."),
        widget=forms.Textarea(attrs={"rows": 2, "class": "b-short"}),
        max_length=300,
        error_messages={"max_length": _("Waarom?: hoogstens %(limit_value)d tekens.")},
    )

    def __init__(self, data: Any = None) -> None:
        super().__init__(data, use_required_attribute=False)
        self.fields["reason"].error_messages["required"] = f"{RevokeReasonNeeded()} {RevokeReasonNeeded().remedy}"

    def clean_reason(self) -> str:
        """On one line, of signs that can be seen."""
        return typed(self.cleaned_data["reason"])

    def refuse(self, no: Refusal) -> None:
        """A rule's no, beside its field or above the form."""
        said = forms.ValidationError(f"{no} {no.remedy}".strip(), code=no.code)
        self.add_error(no.field if no.field in self.fields else None, said)
