"""The forms of a contact."""

from typing import Any
from uuid import uuid4

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from events.registration.actions.groups import MOST, read_lines
from events.registration.forms.register import find_organisation
from events.registration.forms.words import (
    AskingBack,
    FamilyNameField,
    FirstNameField,
    MailField,
    NameField,
    NoteField,
    Refusing,
)

ROWS = range(1, 6)  # to fill in one by one, for who pastes nothing
NOT_MINE = {"autocomplete": "off"}


class ColleaguesForm(Refusing, forms.Form):
    """Colleagues, pasted a line each or filled in; `lines` holds them all, also those that cannot be read."""

    lines = NoteField(
        label=_("Plak regels uit Excel of Outlook"),
        required=False,
        help_text=_(
            "Eén collega per regel: naam; mailadres. Zonder mailadres krijg jij het ticket. Je ziet eerst wat we ervan maken. Schrijf geen gegevens over cliënten of leerlingen op."
        ),
        widget=forms.Textarea(attrs={"rows": 6}),
    )

    together = forms.ChoiceField(
        label=_("Als er niet genoeg plekken zijn"),
        choices=[
            ("apart", _("Wie eerst komt, gaat. De anderen wachten.")),
            ("together", _("Alleen samen. Dan wacht de hele groep tot er voor iedereen plek is.")),
        ],
        help_text=_(
            "Samen wachten kan langer duren: komen er plekken één voor één vrij, dan gaan anderen voor. Later toch apart kan altijd."
        ),
        widget=forms.RadioSelect,
        initial="apart",
        required=False,
    )

    def __init__(self, data: Any = None, *, may_wait_together: bool = True, **options: Any) -> None:
        super().__init__(data, **options)
        self.may_wait_together = may_wait_together
        if not may_wait_together:
            del self.fields["together"]
        for number in ROWS:
            values = {"n": number}
            self.fields[f"naam_{number}"] = NameField(
                label=_("Naam %(n)d") % values, required=False, max_length=200, widget=forms.TextInput(NOT_MINE)
            )
            self.fields[f"mail_{number}"] = NoteField(
                label=_("Mailadres %(n)d") % values,
                required=False,
                max_length=254,
                widget=forms.TextInput({**NOT_MINE, "inputmode": "email"}),
            )

    @property
    def is_together(self) -> bool:
        """Whether they come all or not at all."""
        return self.cleaned_data.get("together") == "together"

    @property
    def rows(self) -> list[tuple[Any, Any]]:
        """The boxes for a name and an address, side by side."""
        return [(self[f"naam_{number}"], self[f"mail_{number}"]) for number in ROWS]

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        text = self._together(data)
        number = len([line for line in text.splitlines() if line.strip()])
        if not number:
            self.add_error("lines", _("Zet op elke regel een collega, of vul de vakken in."))
        elif number > MOST:
            said = _("Hoogstens %(most)d collega's tegelijk.")
            self.add_error("lines", forms.ValidationError(said, params={"most": MOST}))
        return {**data, "text": text, "lines": read_lines(text)}

    def _together(self, data: dict[str, Any]) -> str:
        """What was pasted and what was filled in, as lines."""
        filled = [(data.get(f"naam_{n}", ""), data.get(f"mail_{n}", "").strip()) for n in ROWS]
        written = [f"{name}; {mail}" if mail else name for name, mail in filled if name or mail]
        return "\n".join(filter(None, [data.get("lines", "").strip(), *written]))

    def as_lines(self, sent: QueryDict) -> "ColleaguesForm":
        """The same form, with what was filled in as lines among the others."""
        data = sent.copy()
        data["lines"] = self.cleaned_data["text"]
        for number in ROWS:
            data[f"naam_{number}"] = data[f"mail_{number}"] = ""
        again = type(self)(data, may_wait_together=self.may_wait_together)
        again.is_valid()
        return again


class GroupForm(AskingBack, ColleaguesForm):
    """Who registers others, and whom."""

    token = forms.UUIDField(widget=forms.HiddenInput, required=False)
    first_name = FirstNameField(label=_("Je voornaam"))
    family_name = FamilyNameField(label=_("Je achternaam"))
    email = MailField(label=_("Je mailadres"), error_messages={"required": _("Vul je mailadres in.")})
    organisation = NameField(
        label=_("Organisatie"),
        max_length=200,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "organization", "list": "organisaties"}),
    )
    field_order = ["first_name", "family_name", "email", "organisation", "lines"]

    def __init__(self, data: Any = None, *, may_wait_together: bool = True) -> None:
        super().__init__(data, may_wait_together=may_wait_together, initial={"token": uuid4()})

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        data["found"] = find_organisation(data.get("organisation", ""))
        return data
