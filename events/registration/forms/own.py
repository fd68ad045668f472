"""The forms on the page of one's own registration."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from events import disclosure
from events.models import HOLDING, Registration, State
from events.registration.forms.meanwhile import OnNewest
from events.registration.forms.register import needs_from
from events.registration.forms.rounds import problems_of, round_fields, wishes_from
from events.registration.forms.words import NO_CASES, AskingBack, MailField, NameField, NoteField, Refusing
from events.registration.needs import ACCESS, DIETARY
from events.registration.person import Needs


class EmailForm(AskingBack, Refusing, forms.Form):
    """One mail address."""

    email = MailField(label=_("Mailadres"), error_messages={"required": _("Vul je mailadres in.")})


class PersonForm(AskingBack, OnNewest, forms.ModelForm):
    """The name and address on the ticket."""

    version = forms.IntegerField(widget=forms.HiddenInput)

    class Meta:
        model = Registration
        fields = ["first_name", "family_name", "email", "shown_name"]
        field_classes = {**dict.fromkeys(("first_name", "family_name", "shown_name"), NameField), "email": MailField}
        labels = {
            "first_name": _("Voornaam"),
            "family_name": _("Achternaam"),
            "email": _("Mailadres"),
            "shown_name": _("Naam die we bij de deur zeggen"),
        }
        error_messages = {
            "first_name": {"required": _("Vul je voornaam in.")},
            "email": {"required": _("Vul je mailadres in.")},
        }
        help_texts = {"shown_name": _("Als die anders is dan de naam op je deelnamebewijs.")}

    def __init__(self, data: Any = None, *, instance: Registration) -> None:
        super().__init__(data, instance=instance, use_required_attribute=False)
        self.known_email = instance.email
        self.fields["email"].required = bool(instance.email)
        if not disclosure.of(instance.event).greets_known:
            del self.fields["email"]  # an address that is taken would tell who comes
        self.initial["version"] = self.instance.version

    def of(self, row: Registration) -> "PersonForm":
        return PersonForm(instance=row)

    def _post_clean(self) -> None:
        """The action writes; the form only carries what was typed."""


class ChoicesForm(Refusing, forms.Form):
    """One session in each round, or later."""

    def __init__(self, registration: Registration, data: Any = None) -> None:
        super().__init__(data)
        held = registration.choices.filter(state__in=(*HOLDING, State.WAITING, State.SUBMITTED))
        chosen: dict[int, int] = {}
        meanwhile: dict[int, int] = {}
        for choice in sorted(held, key=lambda row: (row.state != State.WAITING, row.reason == "reserve")):
            if choice.round_id:
                (meanwhile if choice.round_id in chosen else chosen)[choice.round_id] = choice.session_id
        self.rounds = round_fields(registration.event, data, chosen, meanwhile, sees_rooms=registration.holds_a_place)

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        self.wishes = wishes_from(self.rounds)
        for problem in problems_of(self.rounds):
            self.add_error(None, problem)
        return data


class ModeForm(Refusing, forms.Form):
    """On site or online."""

    mode = forms.ChoiceField(
        label=_("Hoe doe je mee?"),
        choices=[("on_site", _("Op locatie")), ("online", _("Online"))],
        widget=forms.RadioSelect,
        error_messages={"required": _("Kies hoe je meedoet.")},
    )


class NeedsForm(Refusing, forms.Form):
    """Needs are filled in anew, never shown back."""

    dietary = forms.MultipleChoiceField(
        label=_("Wat eet je?"), choices=DIETARY, required=False, widget=forms.CheckboxSelectMultiple
    )
    dietary_note = NoteField(label=_("Iets anders over eten"), max_length=300, required=False, help_text=NO_CASES)
    access = forms.MultipleChoiceField(
        label=_("Wat heb je nodig om mee te doen?"),
        choices=ACCESS,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    access_note = NoteField(
        label=_("Iets anders dat je nodig hebt"), max_length=500, required=False, help_text=NO_CASES
    )
    companion = forms.BooleanField(
        label=_("Ik neem een begeleider mee. Die hoeft zich niet aan te melden."), required=False
    )

    def __init__(self, registration: Registration, data: Any = None, *, has_needs: bool = False) -> None:
        super().__init__(data)
        self.has_needs = has_needs
        if not registration.event.asks_dietary:
            del self.fields["dietary"], self.fields["dietary_note"]
        if not registration.event.asks_access:
            del self.fields["access"], self.fields["access_note"], self.fields["companion"]

    def clean(self) -> dict[str, Any]:
        """Nothing at all does not erase what was asked: for that there is a button that says so."""
        data = super().clean() or {}
        if self.has_needs and not self.errors and not any(data.values()):
            raise ValidationError(_("Vul in wat je nodig hebt, of kies Wis mijn wensen."))
        return data

    @property
    def needs(self) -> Needs:
        """What was filled in, for the action."""
        return needs_from(self.cleaned_data)
