"""The forms of toolkits at the desk."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from events import conf
from events.asking import NameField, NoteField, UploadField, Versioned, WithFile, day_field
from events.models import Event, Material, ProgrammeLine
from toolkits.library.actions.toolkits import COLUMNS
from toolkits.models import HelpLine, Part, Toolkit

LONG = {"rows": 4}


class LineField(forms.ModelChoiceField):
    """A line of the programme, by its name."""

    def label_from_instance(self, line: Any) -> str:
        return str(line.name)


class TitledField(forms.ModelChoiceField):
    """A toolkit, by its title."""

    def label_from_instance(self, toolkit: Any) -> str:
        return str(toolkit.title)


def _long(label: Any, most: int = 4000, help_text: Any = "") -> NoteField:
    widget = forms.Textarea(attrs=LONG)
    return NoteField(label=label, max_length=most, required=False, widget=widget, help_text=help_text)


class ToolkitForm(Versioned):
    """Everything that a toolkit says of itself."""

    title_nl = NameField(
        label=gettext_lazy("Naam"),
        max_length=120,
        error_messages={"required": gettext_lazy("Geef de toolkit een naam.")},
    )
    summary_nl = _long(gettext_lazy("In twee zinnen"), 600, gettext_lazy("Staat boven aan de pagina."))
    subject_nl = _long(gettext_lazy("Waar gaat het over?"))
    meant_for_nl = NameField(label=gettext_lazy("Voor wie"), max_length=200, required=False)
    is_sensitive = forms.BooleanField(
        label=gettext_lazy("Gevoelig onderwerp"),
        required=False,
        initial=True,
        help_text=gettext_lazy("De pagina krijgt Snel weg, en mails en titels noemen het onderwerp niet."),
    )
    line = LineField(label=gettext_lazy("Programmalijn"), queryset=ProgrammeLine.objects.none(), required=False)
    makers = NameField(
        label=gettext_lazy("Gemaakt door"),
        max_length=200,
        required=False,
        help_text=gettext_lazy("Namen van organisaties, niet van mensen."),
    )
    edition = NameField(label=gettext_lazy("Versie"), max_length=40, required=False)
    edition_on = day_field(gettext_lazy("Versie van"), required=False)
    title_en = NameField(label=gettext_lazy("Naam in het Engels"), max_length=120, required=False)
    summary_en = _long(gettext_lazy("In twee zinnen, in het Engels"), 600)
    subject_en = _long(gettext_lazy("Waar gaat het over, in het Engels"))
    meant_for_en = NameField(label=gettext_lazy("Voor wie, in het Engels"), max_length=200, required=False)
    slug = forms.SlugField(
        label=gettext_lazy("Adres van de pagina"),
        max_length=120,
        help_text=gettext_lazy("Verander je dit, dan blijft het oude adres ook werken."),
    )

    def __init__(self, toolkit: Toolkit | None, data: Any = None) -> None:
        names = (*COLUMNS, "slug", "version")
        held = {name: getattr(toolkit, name) for name in names} if toolkit else {"version": 0}
        super().__init__(data, initial=held, use_required_attribute=False)
        lines: Any = self.fields["line"]
        lines.queryset = ProgrammeLine.objects.order_by("number", "pk")
        if toolkit is None:
            del self.fields["slug"]

    @property
    def values(self) -> dict[str, Any]:
        """For the action."""
        return {name: value for name, value in self.cleaned_data.items() if name != "version"}


class PartForm(WithFile, Versioned):
    """A file, a link or a text, and what it is."""

    what = forms.ChoiceField(label=gettext_lazy("Wat is het?"), choices=Part.What)
    title_nl = NameField(label=gettext_lazy("Titel"), max_length=120)
    text_nl = _long(
        gettext_lazy("Wat heb je eraan?"), 4000, gettext_lazy("Zonder bestand of link is dit de tekst zelf.")
    )
    upload = UploadField(label=gettext_lazy("Bestand"), required=False)
    link = forms.CharField(
        label=gettext_lazy("Of een link"),
        max_length=500,
        required=False,
        help_text=gettext_lazy("Begint met https://. Bijvoorbeeld een film op een andere site."),
        widget=forms.TextInput(attrs={"inputmode": "url", "autocomplete": "off"}),
    )
    read_in = forms.ChoiceField(label=gettext_lazy("Taal"), choices=Material.Language, initial="nl")
    minutes = forms.IntegerField(
        label=gettext_lazy("Hoeveel minuten kost het?"),
        min_value=1,
        max_value=600,
        required=False,
        widget=forms.NumberInput(attrs={"class": "b-w-s"}),
    )
    title_en = NameField(label=gettext_lazy("Titel in het Engels"), max_length=120, required=False)
    text_en = _long(gettext_lazy("Wat heb je eraan, in het Engels"))

    def __init__(self, part: Part | None, data: Any = None, files: Any = None) -> None:
        names = ("what", "title_nl", "text_nl", "link", "read_in", "minutes", "title_en", "text_en", "version")
        held = {name: getattr(part, name) for name in names} if part else {"version": 0}
        super().__init__(data, files, initial=held, use_required_attribute=False)
        most = {"most": conf.material_bytes() // 1_000_000}
        self.fields["upload"].help_text = (
            _("Leeg: het bestand blijft wat het is.")
            if part and part.is_file
            else _("Hoogstens %(most)d MB: pdf, Word, PowerPoint, Excel, LibreOffice, tekst, foto, geluid of film.")
            % most
        )

    @property
    def values(self) -> dict[str, Any]:
        """For the action that adds one."""
        return {name: value for name, value in self.cleaned_data.items() if name != "version"}


class HelpLineForm(Versioned):
    """Whom to call, when, and for whom."""

    name_nl = NameField(label=gettext_lazy("Wie neemt op?"), max_length=80)
    phone = NameField(
        label=gettext_lazy("Telefoonnummer"),
        max_length=20,
        widget=forms.TextInput(attrs={"inputmode": "tel", "class": "b-w-m"}),
    )
    open_nl = NameField(label=gettext_lazy("Wanneer"), max_length=120, required=False)
    meant_for_nl = NameField(label=gettext_lazy("Voor wie of waarvoor"), max_length=160, required=False)
    name_en = NameField(label=gettext_lazy("Wie neemt op, in het Engels"), max_length=80, required=False)
    open_en = NameField(label=gettext_lazy("Wanneer, in het Engels"), max_length=120, required=False)
    meant_for_en = NameField(label=gettext_lazy("Voor wie, in het Engels"), max_length=160, required=False)

    def __init__(self, line: HelpLine | None, data: Any = None) -> None:
        names = ("name_nl", "phone", "open_nl", "meant_for_nl", "name_en", "open_en", "meant_for_en", "version")
        held = {name: getattr(line, name) for name in names} if line else {"version": 0}
        super().__init__(data, initial=held, use_required_attribute=False)

    @property
    def values(self) -> dict[str, Any]:
        """For the action that adds one."""
        return {name: value for name, value in self.cleaned_data.items() if name != "version"}


class TieForm(Versioned):
    """The toolkit that an event is about."""

    toolkit = TitledField(
        label=gettext_lazy("Toolkit"),
        queryset=Toolkit.objects.none(),
        required=False,
        empty_label=gettext_lazy("Geen toolkit"),
    )

    def __init__(self, event: Event, toolkits: QuerySet[Toolkit], data: Any = None) -> None:
        tied = toolkits.filter(key=event.toolkit_key).first() if event.toolkit_key else None
        held = {"version": event.version, "toolkit": tied.pk if tied else None}
        super().__init__(data, initial=held, use_required_attribute=False)
        chosen: Any = self.fields["toolkit"]
        chosen.queryset = toolkits.order_by("title_nl", "pk")
