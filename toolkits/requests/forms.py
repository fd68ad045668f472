"""What a request asks, at the public page and corrected on one's own; and planning it at the desk."""

from typing import Any
from uuid import UUID, uuid4

from django import forms
from django.db.models import QuerySet
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from events.asking import (
    AskingBack,
    FamilyNameField,
    FirstNameField,
    FormToken,
    MailField,
    NameField,
    NoteField,
    Refusing,
    Versioned,
    at,
    clock_field,
    day_field,
    is_skipped,
)
from events.models import Event, Organisation
from events.moments import full_day
from toolkits.models import TrainingRequest
from toolkits.requests.actions import Asking

NO_CASES = _("Schrijf geen gegevens over cliënten of leerlingen op.")
WHO = ("organisation_name", "organisation_type", "municipality", "first_name", "family_name", "email", "phone")
WHAT = ("wish", "participants", "functions", "months", "part_of_day", "place", "experience", "access")
AFTER = ("anchoring", "invoice")


def _short(label: Any, most: int, help_text: Any = "", **attrs: str) -> NameField:
    return NameField(label=label, max_length=most, required=False, help_text=help_text, widget=forms.TextInput(attrs))


def _free(label: Any) -> NoteField:
    widget = forms.Textarea(attrs={"rows": 3})
    return NoteField(label=label, max_length=1000, required=False, widget=widget, help_text=NO_CASES)


class _Asked(Refusing, forms.Form):
    """The fields of a request."""

    organisation_name = NameField(
        label=_("Organisatie"),
        max_length=200,
        widget=forms.TextInput(attrs={"autocomplete": "organization", "list": "organisaties"}),
        error_messages={"required": _("Vul je organisatie in.")},
    )
    organisation_type = forms.ChoiceField(
        label=_("Wat voor organisatie is het?"),
        choices=[("", _("Kies")), *Organisation.Type.choices],
        error_messages={"required": _("Kies wat voor organisatie het is.")},
    )
    municipality = _short(_("Gemeente"), 80)
    first_name = FirstNameField()
    family_name = FamilyNameField()
    email = MailField(label=_("Mailadres"), error_messages={"required": _("Vul je mailadres in.")})
    phone = _short(_("Telefoonnummer"), 40, _("Dan bellen we. Anders mailen we."), autocomplete="tel", inputmode="tel")
    wish = forms.ChoiceField(
        label=_("Wat willen jullie?"),
        choices=TrainingRequest.Wish,
        widget=forms.RadioSelect,
        initial=TrainingRequest.Wish.IN_COMPANY,
        error_messages={"required": _("Kies wat jullie willen.")},
    )
    participants = forms.IntegerField(
        label=_("Hoeveel mensen doen er ongeveer mee?"),
        min_value=1,
        max_value=500,
        widget=forms.NumberInput(attrs={"class": "b-w-s", "inputmode": "numeric"}),
        error_messages={"required": _("Vul in met hoeveel mensen jullie ongeveer zijn.")},
    )
    functions = _short(_("Wat voor werk doen zij?"), 300, _("Bijvoorbeeld: mentoren en zorgcoördinatoren."))
    months = _short(_("In welke maanden past het?"), 120)
    part_of_day = forms.ChoiceField(label=_("Op welk deel van de dag?"), choices=TrainingRequest.PartOfDay)
    place = forms.ChoiceField(label=_("Waar?"), choices=TrainingRequest.Place)
    experience = _free(_("Wat deden jullie al met dit onderwerp?"))
    access = _free(_("Waar moeten we rekening mee houden, zoals een tolk of een lift?"))
    anchoring = _free(_("Wat moet er daarna anders zijn, en wie zorgt daarvoor?"))
    invoice = _short(
        _("Waar mag een rekening heen?"), 300, _("Alleen als jullie geen subsidie krijgen voor de training.")
    )


class AskForm(AskingBack, _Asked):
    """A new request. `asking` hands it to the action."""

    token = FormToken(widget=forms.HiddenInput)

    def __init__(self, data: Any = None) -> None:
        super().__init__(data, initial={"token": uuid4()}, use_required_attribute=False)

    @property
    def asking(self) -> Asking:
        """Who asks for what, for the action."""
        values = {name: value for name, value in self.cleaned_data.items() if name != "token"}
        return Asking(language=(get_language() or "nl")[:2], **values)

    @property
    def form_token(self) -> UUID:
        """The mark of this one form."""
        return self.cleaned_data["token"]


class ChangeForm(AskingBack, _Asked, Versioned):
    """The same of a request that is there. Another address is asked back as well; the one that we know is not."""

    def __init__(self, request: TrainingRequest, data: Any = None) -> None:
        initial = {name: getattr(request, name) for name in (*WHO, *WHAT, *AFTER, "version")}
        self.known_email = request.email
        super().__init__(data, initial=initial, use_required_attribute=False)


class TrainingField(forms.ModelChoiceField):
    """A meeting, by its title and day."""

    def label_from_instance(self, event: Any) -> str:
        return f"{event.title}, {full_day(event.starts_at)}" if event.starts_at else str(event.title)


class PlanForm(Refusing, forms.Form):
    """A day and hours for a new meeting, or one that is there already."""

    event = TrainingField(
        label=_("Een bijeenkomst die er al is"),
        queryset=Event.objects.none(),
        required=False,
        empty_label=_("Maak een nieuwe bijeenkomst"),
    )
    starts_on = day_field(_("Dag"), required=False)
    starts_at = clock_field(_("Van"), required=False)
    ends_at = clock_field(_("Tot"), required=False)

    def __init__(self, events: QuerySet[Event], data: Any = None) -> None:
        super().__init__(data, use_required_attribute=False)
        chosen: Any = self.fields["event"]
        chosen.queryset = events

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if data.get("event") or "event" in self.errors:
            return data
        day = data.get("starts_on")
        for name in ("starts_on", "starts_at", "ends_at"):
            if data.get(name) is None and name not in self.errors:
                self.add_error(name, _("Kies een dag en tijden, of een bijeenkomst die er al is."))
            elif name != "starts_on" and is_skipped(day, data.get(name)):
                self.add_error(name, _("Dit uur bestaat niet: in deze nacht gaat de klok van 2.00 naar 3.00 uur."))
        return data

    @property
    def moments(self) -> dict[str, Any]:
        """For the action that makes one."""
        day = self.cleaned_data["starts_on"]
        return {name: at(day, self.cleaned_data[name]) for name in ("starts_at", "ends_at")}
