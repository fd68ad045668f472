"""A material: what it is, when it is there and for whom; another version; an answer to who asked for one."""

from typing import Any

from django import forms
from django.core.files import File
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from events import conf
from events.desk.forms.moments import Refusing
from events.desk.forms.versions import Versioned
from events.extend import audiences
from events.materials.refusals import FileOrLink
from events.materials.uploads import checked
from events.models import Event, Material, Session
from events.refusals import Refusal
from events.registration.forms.words import NameField, NoteField

NO_MATERIAL = (Session.Type.ARRIVAL, Session.Type.BREAK, Session.Type.DRINKS)


class UploadField(forms.FileField):
    """A file from outside; gives an `Upload`, or says beside the field why it is not taken."""

    widget = forms.FileInput

    def __init__(self, **options: Any) -> None:
        super().__init__(allow_empty_file=True, **options)  # our own sentence says that it is empty

    def clean(self, data: Any, initial: Any = None) -> Any:
        found = super().clean(data, initial)
        if not isinstance(found, File):
            return None
        try:
            return checked(found)
        except Refusal as no:
            raise forms.ValidationError(f"{no} {no.remedy}".strip(), code=no.code) from no


class SessionField(forms.ModelChoiceField):
    """One of the sessions, by its number and title."""

    def label_from_instance(self, obj: Any) -> str:
        title = str(obj.title) or obj.get_type_display()
        return f"{obj.label}. {title}" if obj.label else title


class WithFile(Refusing, forms.Form):
    """A form with the field `upload`. No browser keeps a chosen file: when something else is wrong that is said there."""

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if self.errors and data.get("upload"):
            self["upload"].help_text = _("Kies het bestand nog een keer. Een browser onthoudt het niet.")
        return data


class MaterialForm(WithFile):
    """A file or a link, its name, and for whom it is there when."""

    upload = UploadField(label=gettext_lazy("Bestand"), required=False)
    link = forms.CharField(
        label=gettext_lazy("Of een link"),
        max_length=500,
        required=False,
        help_text=gettext_lazy("Begint met https://. Bijvoorbeeld een film op een andere site."),
        widget=forms.TextInput(attrs={"inputmode": "url", "autocomplete": "off"}),
    )
    title_nl = NameField(label=gettext_lazy("Titel"), max_length=120)
    title_en = NameField(label=gettext_lazy("Titel in het Engels"), max_length=120, required=False)
    session = SessionField(
        label=gettext_lazy("Bij welk onderdeel?"),
        queryset=Session.objects.none(),
        required=False,
        empty_label=gettext_lazy("Heel de bijeenkomst"),
    )
    moment = forms.ChoiceField(
        label=gettext_lazy("Wanneer?"),
        choices=Material.Moment,
        widget=forms.RadioSelect,
        help_text=gettext_lazy("Na afloop: als de presentie is afgesloten."),
        initial=Material.Moment.AFTER,
    )
    audience = forms.ChoiceField(
        label=gettext_lazy("Voor wie?"), widget=forms.RadioSelect, initial=Material.Audience.REGISTERED
    )
    language = forms.ChoiceField(label=gettext_lazy("Taal"), choices=Material.Language, initial="nl")

    def __init__(
        self, event: Event, data: Any = None, files: Any = None, *, session: Session | None = None, **more: Any
    ) -> None:
        super().__init__(data, files, use_required_attribute=False, **more)
        groups = [(group.key, group.name) for group in audiences]
        self.fields["audience"].choices = [*Material.Audience.choices, *groups]  # type: ignore[attr-defined]
        sessions = event.sessions.exclude(type__in=NO_MATERIAL)
        if session is not None or sessions.count() < 2:
            del self.fields["session"]
        else:
            self.fields["session"].queryset = sessions  # type: ignore[attr-defined]
        self.fields["upload"].help_text = _(
            "Hoogstens %(most)d MB: pdf, Word, PowerPoint, Excel, LibreOffice, tekst, foto, geluid of film."
        ) % {"most": conf.material_bytes() // 1_000_000}
        self.fixed = {"session": session} if session else {}

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        no = FileOrLink()
        has_file = bool(data.get("upload")) or "upload" in self.errors
        if self.needs_one and has_file == bool(data.get("link")) and "link" not in self.errors:
            self.add_error("upload", f"{no} {no.remedy}")
        return data

    needs_one = True

    @property
    def values(self) -> dict[str, Any]:
        """For the action."""
        return {**self.cleaned_data, **self.fixed}


class ChangeMaterialForm(MaterialForm, Versioned):
    """The same, of a material that is there: its file or link stays, unless there is another."""

    needs_one = False

    def __init__(self, material: Material, data: Any = None, files: Any = None) -> None:
        names = ("title_nl", "title_en", "session", "moment", "audience", "language", "link", "version")
        initial = {name: getattr(material, name) for name in names}
        super().__init__(material.event, data, files, initial=initial)
        if material.is_file:
            del self.fields["link"]
            self.fields["upload"].label = _("Ander bestand")
            self.fields["upload"].help_text = _("Leeg: het bestand blijft wat het is.")
        else:
            del self.fields["upload"]
            self.fields["link"].label = _("Link")

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        if "link" in self.fields and "link" not in self.errors and not data.get("link"):
            self.add_error("link", _("Vul de link in."))
        return data


class AlternativeForm(WithFile):
    """The same in another form."""

    upload = UploadField(label=gettext_lazy("Bestand"), error_messages={"required": gettext_lazy("Kies een bestand.")})
    language = forms.ChoiceField(label=gettext_lazy("Taal"), choices=Material.Language)

    def __init__(self, material: Material, data: Any = None, files: Any = None) -> None:
        super().__init__(data, files, initial={"language": material.language}, use_required_attribute=False)


class AnswerForm(WithFile):
    """A word, a file, or both."""

    answer = NoteField(
        label=gettext_lazy("Antwoord"),
        max_length=500,
        required=False,
        help_text=gettext_lazy("Staat op de eigen pagina van wie het vroeg, niet in de mail."),
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    upload = UploadField(
        label=gettext_lazy("Een versie die te lezen is"),
        required=False,
        help_text=gettext_lazy("Die staat daarna bij het materiaal, voor iedereen die het mag zien."),
    )
    language = forms.ChoiceField(label=gettext_lazy("Taal van die versie"), choices=Material.Language)

    def __init__(self, material: Material, data: Any = None, files: Any = None) -> None:
        super().__init__(data, files, initial={"language": material.language}, use_required_attribute=False)
