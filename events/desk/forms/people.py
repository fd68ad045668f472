"""Registrations at the desk."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from events import disclosure
from events.desk.forms.moments import Refusing
from events.desk.forms.versions import Versioned
from events.models import Event, Mode, Organisation, Registration, State
from events.registration import roles
from events.registration.forms.register import find_organisation, needs_from
from events.registration.forms.rounds import problems_of, round_fields, wishes_from
from events.registration.forms.words import MailField, NameField
from events.registration.needs import ACCESS, DIETARY
from events.registration.person import Person

STANDS = [
    ("", _("Wie meedoet of wacht")),
    ("holding", _("Met een plek")),
    *((key, label) for key, label in State.choices if key != State.SUBMITTED),
    ("all", _("Iedereen, ook wie zich afmeldde")),
]


class SearchForm(forms.Form):
    """Who is looked for in the list."""

    zoek = forms.CharField(label=_("Naam, mailadres of code"), required=False, max_length=80)
    stand = forms.ChoiceField(label=_("Stand"), choices=STANDS, required=False)
    onderdeel = forms.ChoiceField(label=_("Onderdeel"), required=False)
    rol = forms.ChoiceField(label=_("Rol"), choices=[("", _("Alle rollen")), *roles.CHOICES], required=False)
    soort = forms.ChoiceField(
        label=_("Soort organisatie"), choices=[("", _("Alle soorten")), *Organisation.Type.choices], required=False
    )

    def __init__(self, event: Event, data: Any) -> None:
        super().__init__(data)
        rows = event.sessions.exclude(round=None).values_list("pk", "label", "title_nl")
        if not disclosure.is_open():
            rows = rows.exclude(is_sensitive=True)  # who chose one of these stands in no list
        choices = [(str(pk), f"{label} {title}".strip()) for pk, label, title in rows]
        self.fields["onderdeel"].choices = [("", _("Alle onderdelen")), *choices]  # type: ignore[attr-defined]
        if not choices:
            del self.fields["onderdeel"]


class AddForm(Refusing, forms.Form):
    """Somebody whom the organiser registers, also without a mail address."""

    first_name = NameField(label=_("Voornaam"), max_length=80)
    family_name = NameField(label=_("Achternaam"), max_length=120, required=False)
    email = MailField(
        label=_("Mailadres"),
        required=False,
        help_text=_("Zonder mailadres geef je het ticket zelf, op papier."),
    )
    organisation = NameField(label=_("Organisatie"), max_length=200, required=False)
    role = forms.ChoiceField(label=_("Rol"), choices=roles.CHOICES, initial="professional")
    language = forms.ChoiceField(label=_("Taal van de mails"), choices=[("nl", "Nederlands"), ("en", "English")])

    mode = forms.ChoiceField(
        label=_("Hoe doet deze persoon mee?"),
        choices=[("on_site", _("Op locatie")), ("online", _("Online"))],
        widget=forms.RadioSelect,
        initial="on_site",
    )
    dietary = forms.MultipleChoiceField(
        label=_("Wat eet deze persoon?"), choices=DIETARY, required=False, widget=forms.CheckboxSelectMultiple
    )
    dietary_note = forms.CharField(label=_("Iets anders over eten"), max_length=300, required=False)
    access = forms.MultipleChoiceField(
        label=_("Wat is er nodig om mee te doen?"), choices=ACCESS, required=False, widget=forms.CheckboxSelectMultiple
    )
    access_note = forms.CharField(label=_("Iets anders dat nodig is"), max_length=500, required=False)
    companion = forms.BooleanField(label=_("Neemt een begeleider mee"), required=False)

    def __init__(self, event: Event, data: Any = None) -> None:
        super().__init__(data, use_required_attribute=False)
        self.rounds = round_fields(event, data)
        dropped = [] if event.mode == Mode.HYBRID else ["mode"]
        dropped += [] if event.asks_dietary else ["dietary", "dietary_note"]
        dropped += [] if event.asks_access else ["access", "access_note", "companion"]
        for name in dropped:
            del self.fields[name]

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        self.wishes = wishes_from(self.rounds)
        for problem in problems_of(self.rounds):
            self.add_error(None, problem)
        return data

    @property
    def values(self) -> dict[str, Any]:
        """For the action: who, what was chosen, how, and what is needed."""
        data = self.cleaned_data
        return {
            "person": self.person,
            "wishes": self.wishes,
            "mode": data.get("mode", ""),
            "needs": needs_from(data),
        }

    @property
    def person(self) -> Person:
        """Who comes, for the action."""
        names = ("first_name", "family_name", "email", "organisation", "role", "language")
        data = {name: self.cleaned_data[name] for name in names}
        typed = data.pop("organisation")
        found = find_organisation(typed)
        standing = "listed" if found else "unlisted" if typed else "own"
        return Person(organisation=found, standing=standing, unlisted_name="" if found else typed, **data)


class DetailsForm(Versioned, forms.ModelForm):
    """Who comes, changed by the organiser."""

    class Meta:
        model = Registration
        fields = ["first_name", "family_name", "email", "shown_name", "organisation", "role", "language"]
        field_classes = {**dict.fromkeys(("first_name", "family_name", "shown_name"), NameField), "email": MailField}
        labels = {
            "first_name": _("Voornaam"),
            "family_name": _("Achternaam"),
            "email": _("Mailadres"),
            "shown_name": _("Naam bij de deur"),
            "organisation": _("Organisatie"),
            "language": _("Taal van de mails"),
        }

    role = forms.ChoiceField(label=_("Rol"), choices=roles.CHOICES)

    def __init__(self, registration: Registration, data: Any = None) -> None:
        fresh = Registration.objects.get(pk=registration.pk)
        super().__init__(data, instance=fresh, use_required_attribute=False)
        self.initial["version"] = registration.version

    def _post_clean(self) -> None:
        """The action writes."""
