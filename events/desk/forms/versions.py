"""Two people can edit: a form carries the version of what it edits, and what its fields held when it was opened.

When somebody else saved meanwhile, fields that were not touched here take the newest value, and those that were changed on
both sides are shown side by side. The form then stands on top of the newest version and can be sent again.
"""

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from django import forms
from django.forms import BoundField, CheckboxInput
from django.utils.translation import gettext as _

from events import moments
from events.desk.forms.moments import Refusing
from events.refusals import ChangedMeanwhile


@dataclass(frozen=True)
class Both:
    """One field that both changed: its name, what is kept now, and what was typed here; in words."""

    name: str
    kept: str
    mine: str


class Versioned(Refusing, forms.Form):
    """A form about something that has a version. `both` is filled when somebody else saved meanwhile."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    opened = forms.CharField(widget=forms.HiddenInput, required=False)
    both: tuple[Both, ...] = ()

    def get_initial_for_field(self, field: forms.Field, field_name: str) -> Any:
        if field_name == "opened":
            return json.dumps({bound.name: sent_by(bound) for bound in self if bound.name not in ("version", "opened")})
        return super().get_initial_for_field(field, field_name)

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        data.pop("opened", None)
        return data


def sent_by(bound: BoundField) -> list[str]:
    """What a browser would send for a field as it stands."""
    if isinstance(bound.field.widget, CheckboxInput):
        return ["on"] if bound.value() else []
    shown = bound.field.widget.format_value(bound.value())
    values = shown if isinstance(shown, list | tuple) else [shown]
    return [str(value).replace("\r\n", "\n").strip() for value in values if value not in (None, "")]


def again(build: Callable[[Any], Any], data: Any, no: ChangedMeanwhile) -> Any:
    """The same form on top of the newest version. `build(data)` makes it for what stands now."""
    newest, typed = build(None), build(data)
    before, merged, both = _opened(data), data.copy(), []
    for bound in typed.visible_fields():
        mine, kept, was = sent_by(bound), sent_by(newest[bound.name]), before.get(bound.name)
        if was == mine:
            merged.setlist(bound.html_name, kept)
        elif kept not in (mine, was):
            both.append(Both(str(bound.label), in_words(newest[bound.name], kept), in_words(bound, mine)))
    merged[newest["version"].html_name] = no.now.version
    merged[newest["opened"].html_name] = newest["opened"].value()
    form = build(merged)
    form.both = tuple(both)
    form.is_valid()
    form.add_error(None, f"{no} {no.remedy if both else _unseen()}")
    return form


def _unseen() -> str:
    return _("Wat die wijzigde, staat nu in het formulier. Wat jij typte, staat er nog. Kijk het na en bewaar opnieuw.")


def _opened(data: Any) -> dict[str, Any]:
    name = next((name for name in data if name.rpartition("-")[2] == "opened"), "")
    try:
        held = json.loads(data.get(name, ""))
    except (ValueError, RecursionError):
        return {}
    return held if isinstance(held, dict) else {}


def in_words(bound: BoundField, sent: list[str]) -> str:
    """A value as somebody would say it."""
    if isinstance(bound.field, forms.BooleanField):
        return _("ja") if sent else _("nee")
    if isinstance(bound.field, forms.ChoiceField):
        choices: Any = bound.field.choices
        said = {str(getattr(key, "value", key)): str(label) for key, label in choices}
        return ", ".join(said.get(value, value) for value in sent) or _("niets gekozen")
    value = sent[0] if sent else ""
    try:
        moment = bound.field.to_python(value)
    except forms.ValidationError:
        return value
    return _said(moment) or _("niet ingevuld")


def _said(value: Any) -> str:
    if isinstance(value, datetime):
        return moments.when(value)
    if isinstance(value, date):
        return moments.long_date(value)
    return f"{value:%H:%M}" if isinstance(value, time) else str(value if value is not None else "")
