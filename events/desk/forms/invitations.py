"""Inviting people: lines that are pasted, or a list in a file."""

from typing import Any

from django import forms
from django.core.files import File
from django.utils.translation import gettext_lazy as _

from events.desk.forms.moments import Refusing
from events.desk.guest_list import lines_of
from events.refusals import Refusal
from events.registration.actions import read_lines
from events.registration.actions.groups import Line
from events.registration.forms.words import NoteField

MOST = 300


class ListField(forms.FileField):
    """A list in a file; gives its rows as text, or says beside the field why it is not taken."""

    widget = forms.FileInput

    def __init__(self, **options: Any) -> None:
        super().__init__(allow_empty_file=True, **options)  # our own sentence says that it is empty

    def clean(self, data: Any, initial: Any = None) -> str:
        found = super().clean(data, initial)
        if not isinstance(found, File):
            return ""
        try:
            return "\n".join(lines_of(found))
        except Refusal as no:
            raise forms.ValidationError(f"{no} {no.remedy}".strip(), code=no.code) from no


class InviteForm(Refusing, forms.Form):
    """Whom, and in which language the mail is. What is wrong in a line is told of that line, and keeps nobody else."""

    lines = NoteField(
        label=_("Wie nodig je uit?"),
        help_text=_("Zet op elke regel: naam; mailadres."),
        required=False,
        widget=forms.Textarea(attrs={"rows": 6}),
    )
    upload = ListField(
        label=_("Of kies een bestand"),
        help_text=_("Een lijst uit Excel (.xlsx) of CSV, met een kolom voor de naam en een voor het mailadres."),
        required=False,
    )
    language = forms.ChoiceField(label=_("Taal van de mails"), choices=[("nl", "Nederlands"), ("en", "English")])

    def __init__(self, data: Any = None, files: Any = None, initial: dict[str, str] | None = None) -> None:
        super().__init__(data, files, initial=initial, use_required_attribute=False)

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        data["text"] = "\n".join(filter(None, (data.get("lines", "").strip(), data.get("upload", ""))))
        number = len([line for line in data["text"].splitlines() if line.strip()])
        if not number and not self.errors:
            self.add_error("lines", _("Plak een of meer regels, of kies een bestand."))
        if number > MOST:
            said = forms.ValidationError(_("Hoogstens %(most)d mensen tegelijk."), params={"most": MOST})
            self.add_error("upload" if data.get("upload") else "lines", said)
        return data

    @property
    def guests(self) -> list[Line]:
        """The lines, read."""
        return read_lines(self.cleaned_data["text"], MOST)
