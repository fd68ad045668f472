"""The forms about all that is mine."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from events.models import Registration
from events.models.registration import LANGUAGES
from events.registration.forms.words import FamilyNameField, FirstNameField, Refusing


class FiguresForm(Refusing, forms.Form):
    """The figures from the mail; the address goes along unseen."""

    email = forms.EmailField(widget=forms.HiddenInput)
    figures = forms.CharField(
        label=_("Cijfers uit de mail"),
        max_length=12,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "one-time-code"}),
        error_messages={"required": _("Vul de zes cijfers uit de mail in.")},
    )

    def clean_figures(self) -> str:
        """As it stands in the mail or not: with a space in the middle, or without."""
        return "".join(sign for sign in self.cleaned_data["figures"] if sign.isdecimal() and sign.isascii())


class MeForm(Refusing, forms.Form):
    """Who I am, in all that is to come."""

    first_name = FirstNameField()
    family_name = FamilyNameField()
    role = forms.ChoiceField(label=_("Wat doe je?"), choices=Registration.Role)
    language = forms.ChoiceField(label=_("Taal van je mails en je eigen bladzijden"), choices=LANGUAGES)
    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, me: Any, data: Any = None) -> None:
        initial = {name: getattr(me, name) for name in ("first_name", "family_name", "role", "language", "version")}
        super().__init__(data, initial=initial, use_required_attribute=False)
