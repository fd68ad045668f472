"""Inviting people, a line each."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from events.desk.forms.moments import Refusing
from events.registration.actions import read_lines
from events.registration.actions.groups import MOST, Line


class InviteForm(Refusing, forms.Form):
    """Whom, and in which language the mail is. What is wrong in a line is told of that line, and keeps nobody else."""

    lines = forms.CharField(
        label=_("Wie nodig je uit?"),
        help_text=_("Zet op elke regel: naam; mailadres."),
        widget=forms.Textarea(attrs={"rows": 6}),
    )
    language = forms.ChoiceField(label=_("Taal van de mails"), choices=[("nl", "Nederlands"), ("en", "English")])

    def __init__(self, data: Any = None, initial: dict[str, str] | None = None) -> None:
        super().__init__(data, initial=initial, use_required_attribute=False)

    def clean_lines(self) -> list[Line]:
        text = self.cleaned_data["lines"]
        if len([line for line in text.splitlines() if line.strip()]) > MOST:
            raise forms.ValidationError(_("Hoogstens %(most)d mensen tegelijk."), params={"most": MOST})
        return read_lines(text)
