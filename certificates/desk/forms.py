"""What the desk asks: the reason before a certificate is taken back or given anew, and who gets one."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from certificates.issuing.queries import rule_of
from certificates.issuing.refusals import RevokeReasonNeeded
from certificates.issuing.rules import is_number
from events.asking import Versioned
from events.models import Event
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


class RuleForm(Versioned):
    """Who gets one; the version is the event's."""

    type = forms.ChoiceField(
        label=_("Wie krijgt er een?"),
        widget=forms.RadioSelect,
        choices=[
            ("present", _("Wie er was")),
            ("n_of_m", _("Wie bij een aantal onderdelen was")),
            ("net_hours", _("Wie er een deel van de uren was")),
            ("none", _("Niemand")),
        ],
        error_messages={"required": _("Kies wie een deelnamebewijs krijgt.")},
    )
    number = forms.IntegerField(
        label=_("Bij hoeveel onderdelen?"),
        help_text=_("Alleen bij: een aantal onderdelen. Van workshops in dezelfde ronde telt er een."),
        min_value=1,
        max_value=1000,
        required=False,
    )
    percent = forms.IntegerField(
        label=_("Hoeveel procent van de uren?"),
        help_text=_("Alleen bij: een deel van de uren."),
        min_value=1,
        max_value=100,
        required=False,
    )
    net_minutes = forms.IntegerField(
        label=_("Hoeveel minuten tellen mee?"),
        help_text=_("Zonder pauzes. Vul je niets in, dan telt de hele tijd."),
        min_value=1,
        max_value=100_000,
        required=False,
    )

    def __init__(self, event: Event, data: Any = None) -> None:
        rule = rule_of(event)
        share = rule.get("share")
        held = {
            "version": event.version,
            "type": rule.get("type"),
            "number": rule.get("n"),
            "percent": round(share * 100) if is_number(share) else None,
            "net_minutes": event.net_minutes,
        }
        super().__init__(data, initial=held, use_required_attribute=False)
