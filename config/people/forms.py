"""The forms of an administrator about colleagues."""

from typing import Any

from django import forms
from django.contrib.auth import get_user_model
from django.utils.translation import gettext_lazy as _

from events.desk.forms.moments import Refusing
from events.models import Role
from events.registration.forms.register import NameField
from events.staff import queries

EVERYWHERE = (
    Role.Name.ORGANISER,
    Role.Name.PROGRAMME_MANAGER,
    Role.Name.ADMINISTRATOR,
    Role.Name.PRIVACY_OFFICER,
)
CHOICES = [(name.value, name.label) for name in EVERYWHERE]


class ColleagueForm(Refusing, forms.Form):
    """Somebody new: a name, an address, and what this person may do everywhere."""

    first_name = NameField(label=_("Voornaam"), max_length=80)
    last_name = NameField(label=_("Achternaam"), max_length=120, required=False)
    email = forms.EmailField(label=_("Mailadres"), max_length=254)
    roles = forms.MultipleChoiceField(
        label=_("Rollen"),
        choices=CHOICES,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Trainers en baliemedewerkers krijgen hun rol bij een bijeenkomst."),
    )

    def clean_email(self) -> str:
        email = self.cleaned_data["email"].lower()
        if get_user_model().objects.filter(email__iexact=email).exists():
            raise forms.ValidationError(_("Dit adres heeft al een account. Zoek het op in de lijst."))
        return email


class RolesForm(Refusing, forms.Form):
    """What somebody may do everywhere."""

    roles = forms.MultipleChoiceField(
        label=_("Rollen"), choices=CHOICES, required=False, widget=forms.CheckboxSelectMultiple
    )


class DeactivateForm(Refusing, forms.Form):
    """Who takes over, when something is in hand."""

    successor: forms.ModelChoiceField = forms.ModelChoiceField(
        label=_("Wie neemt het over?"),
        queryset=get_user_model().objects.none(),
        required=False,
        empty_label=_("Kies een collega"),
    )

    def __init__(self, leaver: Any, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        colleagues = queries.who_can_take_over(leaver)
        self.fields["successor"].queryset = colleagues.order_by("first_name")  # type: ignore[attr-defined]
