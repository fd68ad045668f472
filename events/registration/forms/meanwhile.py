"""Somebody else saved while a page behind a code lay open: both versions are shown, and the form can be sent again."""

from abc import abstractmethod
from typing import Any

from django import forms
from django.forms import BoundField
from django.utils.translation import gettext as _

from events.refusals import ChangedMeanwhile, Refusal
from events.registration.forms.words import Refusing


class OnNewest(Refusing):
    """A form with the field `version`. After a newer version each field says what stands now where that is other than what
    was typed; the form then stands on top of the newest version.
    """

    @abstractmethod
    def of(self: Any, row: Any) -> Any:
        """The same form, unsent, of the row as it stands."""

    def refuse(self: Any, no: Refusal) -> None:
        if not isinstance(no, ChangedMeanwhile):
            super().refuse(no)
            return
        newest = self.of(no.now)
        self.data = self.data.copy()
        self.data["version"] = no.now.version
        pairs = [(bound.name, in_words(newest[bound.name]), in_words(bound)) for bound in self.visible_fields()]
        others = [(name, kept) for name, kept, mine in pairs if kept != mine]
        for name, kept in others:
            self.add_error(name, _("Nu staat er: %(kept)s.") % {"kept": kept or _("niet ingevuld")})
        remedy = no.remedy if others else _("Wat jij invulde, staat er al.")
        self.add_error(None, forms.ValidationError(f"{no} {remedy}", code=no.code))


def in_words(bound: BoundField) -> str:
    """A value as somebody would say it."""
    value = bound.value()
    if isinstance(bound.field, forms.BooleanField):
        return _("ja") if value else _("nee")
    if isinstance(bound.field, forms.ChoiceField):
        said: dict[str, Any] = dict(bound.field.choices)  # type: ignore[arg-type]
        return str(said.get(str(value), "")) if value else ""
    return str(value or "").replace("\r\n", "\n").strip()
