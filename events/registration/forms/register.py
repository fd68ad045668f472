"""The form on one page: what is needed first, then the rest that may stay empty."""

from typing import Any
from uuid import UUID, uuid4

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from events import disclosure
from events.models import Event, Invitation, Mode, Organisation, Registration
from events.organisations.queries import listed_as
from events.places.seats import SeatsOfDay
from events.questions.queries import asked_at_registration
from events.registration.forms.asked import Questions
from events.registration.forms.behalf import BehalfFields
from events.registration.forms.rounds import problems_of, round_fields, wishes_from
from events.registration.forms.words import (
    NO_CASES,
    AskingBack,
    FamilyNameField,
    FirstNameField,
    MailField,
    NameField,
    NoteField,
    Refusing,
)
from events.registration.needs import ACCESS, DIETARY
from events.registration.person import Needs, Person


class FormToken(forms.UUIDField):
    """The mark of one form; one that cannot be read is a new one, since nobody could mend it."""

    def clean(self, value: Any) -> UUID:
        try:
            return super().clean(value)
        except forms.ValidationError:
            return uuid4()


class RegistrationForm(AskingBack, Refusing, BehalfFields):
    """Who comes, to what, with which needs. `person`, `wishes` and `needs` hand it to the action."""

    token = FormToken(widget=forms.HiddenInput)
    first_name = FirstNameField()
    family_name = FamilyNameField()
    shown_name = NameField(
        label=_("Hoe mogen we je noemen bij de deur?"),
        max_length=120,
        required=False,
        help_text=_("Laat je dit leeg, dan zeggen we je voornaam en de eerste letter van je achternaam."),
        widget=forms.TextInput(attrs={"autocomplete": "nickname"}),
    )
    email = MailField(
        label=_("Mailadres"),
        help_text=_("Hier sturen we je ticket naartoe."),
        error_messages={"required": _("Vul je mailadres in.")},
    )
    same_address = forms.ChoiceField(
        label=_("Is dit iemand anders?"),
        choices=[
            ("other", _("Ja, dit is iemand anders met hetzelfde mailadres")),
            ("me", _("Nee, dit ben ik. Mail me de link van mijn aanmelding")),
        ],
        widget=forms.RadioSelect,
        required=False,
    )
    role = forms.ChoiceField(
        label=_("Wat is je rol?"),
        choices=Registration.Role.choices,
        initial="professional",
        error_messages={"required": _("Kies je rol.")},
    )
    mode = forms.ChoiceField(
        label=_("Hoe doe je mee?"),
        choices=[("on_site", _("Op locatie")), ("online", _("Online"))],
        widget=forms.RadioSelect,
        initial="on_site",
        error_messages={"required": _("Kies hoe je meedoet.")},
    )
    dietary = forms.MultipleChoiceField(
        label=_("Wat eet je?"), choices=DIETARY, required=False, widget=forms.CheckboxSelectMultiple
    )
    dietary_note = NoteField(label=_("Iets anders over eten"), max_length=300, required=False, help_text=NO_CASES)
    access = forms.MultipleChoiceField(
        label=_("Wat heb je nodig om mee te doen?"),
        choices=ACCESS,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Je hoort van ons of het geregeld is."),
    )
    access_note = NoteField(
        label=_("Iets anders dat je nodig hebt"), max_length=500, required=False, help_text=NO_CASES
    )
    companion = forms.BooleanField(
        label=_("Ik neem een begeleider mee. Die hoeft zich niet aan te melden."), required=False
    )
    no_photo = forms.BooleanField(
        label=_("Geen foto's van mij"),
        required=False,
        help_text=_("Op je badge komt een camera met een streep erdoor."),
    )
    may_list = forms.BooleanField(
        label=_("Zet mijn naam op de deelnemerslijst. Andere deelnemers zien die."), required=False
    )
    may_news = forms.BooleanField(label=_("Mail me als er een nieuwe bijeenkomst over dit thema is."), required=False)
    field_order = (
        "token first_name family_name shown_name email same_address organisation for_myself organisation_type role mode motive"
    ).split()

    def __init__(
        self,
        event: Event,
        day: SeatsOfDay | None,
        data: Any = None,
        initial: dict[str, Any] | None = None,
        invitation: Invitation | None = None,
    ) -> None:
        super().__init__(data, initial={"token": uuid4(), **(initial or {})}, use_required_attribute=False)
        self.event, self.invitation = event, invitation
        if invitation:
            self._be_for(invitation)
        self.rounds = round_fields(event, data, day=day)
        for name in self._not_asked():
            del self.fields[name]
        self.questions = Questions(self, event, asked_at_registration(event))
        if names_of_questions := self.questions.names:
            own = [name for name in self.fields if name not in names_of_questions]
            until_here = own.index("motive") + 1 if "motive" in own else own.index("role") + 1
            self.order_fields([*own[:until_here], *names_of_questions, *own[until_here:]])

    def _be_for(self, invitation: Invitation) -> None:
        """An invitation is of one address; the name may be mended."""
        self.initial.setdefault("first_name", invitation.first_name)
        self.initial.setdefault("family_name", invitation.family_name)
        self.initial["email"] = invitation.email
        self.fields["email"].widget.attrs["readonly"] = True
        self.fields["email"].help_text = _("Je uitnodiging is voor dit adres. Hier sturen we je ticket naartoe.")

    def clean_email(self) -> str:
        return self.invitation.email if self.invitation else super().clean_email()

    @property
    def asks_who(self) -> bool:
        """Whether it is asked if the address is of somebody else: when a rule asked, and as long as it is answered."""
        return "same_address" in self.errors or bool(self.data.get("same_address"))

    def _not_asked(self) -> list[str]:
        event, told = self.event, disclosure.of(self.event)
        dropped = ["shown_name"] if told.full_names else []
        if event.mode != Mode.HYBRID:
            dropped.append("mode")
        if not event.asks_motive:
            dropped.append("motive")
        if not event.asks_dietary:
            dropped += ["dietary", "dietary_note"]
        if not event.asks_access:
            dropped += ["access", "access_note", "companion"]
        if not (event.is_photographed and told.asks_photo):
            dropped.append("no_photo")
        if not (event.shares_list and told.organisations):
            dropped.append("may_list")
        return dropped

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        self.wishes = wishes_from(self.rounds)
        data["found"] = None if data.get("for_myself") else find_organisation(data.get("organisation", "").strip())
        for problem in problems_of(self.rounds):
            self.add_error(None, problem)
        self.questions.check(data)
        return data

    @property
    def person(self) -> Person:
        """Who comes, for the action."""
        data = self.cleaned_data
        found, own = data["found"], data["for_myself"]
        kept = {name: data[name] for name in ("motive", "no_photo", "may_list", "shown_name") if name in data}
        return Person(
            first_name=data["first_name"],
            family_name=data["family_name"],
            email=data["email"],
            organisation=found,
            standing="own" if own else "listed" if found else "unlisted",
            unlisted_name="" if own or found else data["organisation"],
            unlisted_type=data["organisation_type"] or "other",
            role=data["role"],
            may_news=data["may_news"],
            language=(get_language() or "nl")[:2],
            **kept,
        )

    @property
    def needs(self) -> Needs:
        """What this person needs, for the action."""
        return needs_from(self.cleaned_data)

    @property
    def form_token(self) -> UUID:
        """The mark of this one form."""
        return self.cleaned_data["token"]


def needs_from(data: dict[str, Any]) -> Needs:
    """Needs from cleaned fields; what was not asked is empty."""
    return Needs(
        dietary=tuple(data.get("dietary", ())),
        dietary_note=data.get("dietary_note", ""),
        access=tuple(data.get("access", ())),
        access_note=data.get("access_note", ""),
        companion=bool(data.get("companion")),
    )


def find_organisation(typed: str) -> Organisation | None:
    """The one listed organisation of this name, now or once; accents, capitals and signs do not matter."""
    return listed_as(typed) if typed else None
