"""What a form says when it cannot take something: in our own words, in one place. None of Django's sentences is left."""

from functools import cache
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.functional import Promise, lazy
from django.utils.translation import gettext_lazy as _

from events import names
from events.refusals import Refusal
from events.registration.addresses import likely_meant, what_is_wrong

Sentences = dict[str, Any]
CHOOSE = _("%(label)s: kies een van de mogelijkheden.")
SENTENCES: Sentences = {
    "required": _("%(label)s: vul dit in."),
    "max_length": _("%(label)s: hoogstens %(limit_value)d tekens."),
    "min_length": _("%(label)s: minstens %(limit_value)d tekens."),
    "max_value": _("%(label)s: hoogstens %(limit_value)s."),
    "min_value": _("%(label)s: minstens %(limit_value)s."),
    "null_characters_not_allowed": _("%(label)s: er staat een teken in dat niemand ziet. Typ het opnieuw."),
    "invalid_choice": CHOOSE,
    "invalid_list": CHOOSE,
    "invalid_pk_value": CHOOSE,
    "overflow": _("%(label)s: vul een gewoon getal in."),
}
NO_CASES = _("Schrijf geen gegevens over cliënten of leerlingen op.")  # under every box for free text
ANSWER = _("Geef antwoord op de vraag: %(small)s")
INVALID = (
    (forms.EmailField, _("Vul je hele mailadres in, met een @.")),
    (forms.SlugField, _("%(label)s: gebruik alleen letters, cijfers en streepjes.")),
    (forms.URLField, _("%(label)s: vul een heel webadres in, dat begint met https://.")),
    (forms.DateTimeField, _("%(label)s: vul een dag en een tijd in.")),
    (forms.DateField, _("%(label)s: vul een dag in, zoals 11-3-2027.")),
    (forms.TimeField, _("%(label)s: vul een tijd in, zoals 9:30.")),
    (forms.IntegerField, _("%(label)s: vul een getal in.")),
)


class Refusing:
    """A form that speaks our words, and can show a rule's no."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():  # type: ignore[attr-defined]
            put_in_our_words(field)

    def refuse(self: Any, no: Refusal) -> None:
        """Beside its field when the form has it, else above the form; the refusal's code goes along."""
        said = ValidationError(f"{no} {no.remedy}".strip(), code=no.code)
        self.add_error(no.field if no.field in self.fields else None, said)


class AskingBack:
    """A form with the field `email`: an address that looks like a slip is asked back once. That is a question, no error.

    `meant` is what may have been meant; as long as it is there, the form is shown again instead of being used.
    """

    meant = ""

    def clean_email(self: Any) -> str:
        """The address, small; and the question, unless the same address was sent before."""
        email = (self.cleaned_data["email"] or "").strip().lower()
        if email not in (self.data.get("sure_of_email"), getattr(self, "known_email", "")):
            self.meant = likely_meant(email)
        return email


class MailField(forms.EmailField):
    """A mail address, with a sentence for each way in which it can be wrong."""

    def __init__(self, **options: Any) -> None:
        attrs = {"autocomplete": "email", "inputmode": "email"}
        super().__init__(**{"max_length": 254, "widget": forms.EmailInput(attrs=attrs), **options})

    def run_validators(self, value: Any) -> None:
        """One sentence, not one for each rule."""
        try:
            super().run_validators(value)
        except ValidationError as error:
            raise ValidationError(what_is_wrong(value), code="invalid") from error


class NameField(forms.CharField):
    """A name on one line, of signs that can be seen."""

    def to_python(self, value: Any) -> Any:
        return names.typed(super().to_python(value) or "")


class FirstNameField(NameField):
    """Of who fills in the form: the browser knows it."""

    def __init__(self, **options: Any) -> None:
        attrs = {"autocomplete": "given-name"}
        said = {"required": _("Vul je voornaam in.")}
        own = {"label": _("Voornaam"), "max_length": 80, "widget": forms.TextInput(attrs), "error_messages": said}
        super().__init__(**{**own, **options})


class FamilyNameField(NameField):
    """The same person's family name with its infix; who has one name leaves it empty."""

    def __init__(self, **options: Any) -> None:
        attrs = {"autocomplete": "family-name"}
        own = {"label": _("Achternaam"), "max_length": 120, "required": False, "widget": forms.TextInput(attrs)}
        super().__init__(**{**own, **options})


class NoteField(forms.CharField):
    """Free text, without the signs that no database or spreadsheet can hold."""

    def to_python(self, value: Any) -> Any:
        return names.holdable(super().to_python(value) or "")


def put_in_our_words(field: forms.Field) -> None:
    """Every sentence that the field would take from Django, said by us; what a form gives itself stays.

    A sentence is made when somebody reads it: most forms that are sent refuse nothing.
    """
    own = _own_words(type(field))  # type: ignore[arg-type]
    for code in (*SENTENCES, "invalid"):
        if field.error_messages.get(code) is own.get(code):
            field.error_messages[code] = _said_later(field, code)


@cache
def _own_words(kind: type[forms.Field]) -> Sentences:
    """What Django would say for this kind of field."""
    own: Sentences = {}
    for parent in reversed(kind.__mro__):
        own.update(getattr(parent, "default_error_messages", {}))
    return own


def _said(field: forms.Field, code: str) -> str:
    label = str(field.label or "").strip().replace("%", "%%")
    small = label[:1].lower() + label[1:]
    sentence = _invalid(field) if code == "invalid" else SENTENCES[code]
    if code == "required" and label.endswith("?"):
        sentence = ANSWER
    return str(sentence).replace("%(label)s", label).replace("%(small)s", small)


_said_later = lazy(_said, str)


def _invalid(field: forms.Field) -> str | Promise:
    kinds = (sentence for kind, sentence in INVALID if isinstance(field, kind))
    return next(kinds, _("%(label)s: dit klopt niet. Vul het opnieuw in."))
