"""The forms of networks at the desk."""

from datetime import date
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from events.asking import MailField, NameField, NoteField, Refusing, Versioned, day_field
from events.models import Event, Organisation, ProgrammeLine, Visibility
from events.moments import full_day
from learning.models import Member, Network, NetworkPerson

LONG = {"rows": 4}
NAMES = (
    "title_nl",
    "title_en",
    "summary_nl",
    "summary_en",
    "line",
    "region",
    "event",
    "visibility",
    "status",
    "is_open",
)


class SeriesField(forms.ModelChoiceField):
    """A series, by its title and first day."""

    def label_from_instance(self, event: Any) -> str:
        return f"{event.title}, {full_day(event.starts_at)}" if event.starts_at else str(event.title)


class LineField(forms.ModelChoiceField):
    """A line of the programme, by its name."""

    def label_from_instance(self, line: Any) -> str:
        return str(line.name)


class NetworkForm(Versioned):
    """Everything that a network says of itself, and its series."""

    title_nl = NameField(
        label=_("Naam"), max_length=200, error_messages={"required": _("Geef het leernetwerk een naam.")}
    )
    title_en = NameField(label=_("Naam in het Engels"), max_length=200, required=False)
    summary_nl = NoteField(
        label=_("Waar gaat het over?"), max_length=4000, required=False, widget=forms.Textarea(attrs=LONG)
    )
    summary_en = NoteField(
        label=_("Waar gaat het over, in het Engels"),
        max_length=4000,
        required=False,
        widget=forms.Textarea(attrs=LONG),
    )
    line = LineField(label=_("Programmalijn"), queryset=ProgrammeLine.objects.none(), required=False)
    region = NameField(label=_("Regio"), max_length=120, required=False)
    event = SeriesField(
        label=_("De reeks bijeenkomsten"),
        queryset=Event.objects.none(),
        required=False,
        help_text=_("Alleen een gepubliceerde reeks. Wat daar besloten of vertrouwelijk is, is het hier ook."),
    )
    visibility = forms.ChoiceField(
        label=_("Wie mag het zien?"),
        choices=[(Visibility.PUBLIC, Visibility.PUBLIC.label), (Visibility.CLOSED, Visibility.CLOSED.label)],
        initial=Visibility.CLOSED,
        help_text=_("Dit telt zolang er geen reeks gekozen is."),
    )
    status = forms.ChoiceField(
        label=_("Stand"),
        choices=Network.Status.choices,
        initial=Network.Status.FORMING,
        help_text=_("Een afgerond netwerk is alleen te lezen. Een jaar later wissen we wie erin zat."),
    )
    is_open = forms.BooleanField(label=_("Organisaties kunnen vragen of ze mee mogen doen"), required=False)

    def __init__(self, network: Network | None, series: QuerySet[Event], data: Any = None, **initial: Any) -> None:
        held = {name: getattr(network, name) for name in (*NAMES, "version")} if network else {"version": 0}
        super().__init__(data, initial={**held, **initial}, use_required_attribute=False)
        lines: Any = self.fields["line"]
        lines.queryset = ProgrammeLine.objects.order_by("number", "pk")
        chosen: Any = self.fields["event"]
        chosen.queryset = series

    @property
    def values(self) -> dict[str, Any]:
        """The columns, for the action."""
        return {name: self.cleaned_data[name] for name in NAMES}


class MemberForm(Refusing, forms.Form):
    """An organisation that takes part."""

    organisation = NameField(
        label=_("Organisatie"),
        max_length=200,
        widget=forms.TextInput(attrs={"list": "organisaties"}),
        help_text=_("Staat de organisatie nog niet in de lijst? Dan komt ze erbij."),
        error_messages={"required": _("Vul de organisatie in.")},
    )
    organisation_type = forms.ChoiceField(
        label=_("Soort organisatie, als ze nieuw is"),
        choices=Organisation.Type.choices,
        initial=Organisation.Type.OTHER,
        required=False,
    )
    joined_on = day_field(_("Doet mee vanaf"))
    has_commitment = forms.BooleanField(label=_("De leiding doet mee"), required=False)
    is_shown = forms.BooleanField(label=_("Mag op de openbare pagina staan"), required=False)

    def __init__(self, today: date, data: Any = None) -> None:
        super().__init__(data, initial={"joined_on": today}, use_required_attribute=False)


class AgreedForm(Refusing, forms.Form):
    """What was agreed with a member."""

    has_commitment = forms.BooleanField(label=_("De leiding doet mee"), required=False)
    is_shown = forms.BooleanField(label=_("Mag op de openbare pagina staan"), required=False)

    def __init__(self, member: Member, data: Any = None) -> None:
        initial = {"has_commitment": member.has_commitment, "is_shown": member.is_shown}
        super().__init__(data, initial=initial, use_required_attribute=False)


class LeaveForm(Refusing, forms.Form):
    """The last day of a member."""

    left_on = day_field(_("Doet mee tot en met"))

    def __init__(self, today: date, data: Any = None) -> None:
        super().__init__(data, initial={"left_on": today}, use_required_attribute=False)


class NetworkPersonForm(Refusing, forms.Form):
    """Somebody who takes part, or guides."""

    first_name = NameField(label=_("Voornaam"), max_length=80, error_messages={"required": _("Vul een voornaam in.")})
    family_name = NameField(label=_("Achternaam"), max_length=120, required=False)
    email = MailField(label=_("Mailadres"), error_messages={"required": _("Vul een mailadres in.")})
    role = forms.ChoiceField(
        label=_("Rol"),
        choices=[
            (NetworkPerson.Role.PARTICIPANT, NetworkPerson.Role.PARTICIPANT.label),
            (NetworkPerson.Role.CONTACT, NetworkPerson.Role.CONTACT.label),
        ],
    )
    language = forms.ChoiceField(label=_("Taal van de mails"), choices=[("nl", "Nederlands"), ("en", "English")])

    def __init__(self, member: Member | None, data: Any = None) -> None:
        super().__init__(data, use_required_attribute=False)
        if member is None:
            del self.fields["role"]
