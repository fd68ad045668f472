"""What a form says when something is not right: in our words, with the name of the field in it."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _

EACH: tuple[tuple[type[forms.Field], str], ...] = (
    (forms.SlugField, "slug"),
    (forms.EmailField, "email"),
    (forms.URLField, "url"),
    (forms.DateTimeField, "moment"),
    (forms.DateField, "day"),
    (forms.TimeField, "clock"),
    (forms.IntegerField, "number"),
)


def _invalid(kind: str, name: Any) -> str:
    said = {
        "slug": _("%(name)s: gebruik alleen letters, cijfers en streepjes."),
        "email": _("%(name)s: vul een heel mailadres in, met een @."),
        "url": _("%(name)s: vul een heel adres in, zoals https://voorbeeld.nl."),
        "moment": _("%(name)s: vul een dag en een tijd in."),
        "day": _("%(name)s: vul een dag in, zoals 11-03-2027."),
        "clock": _("%(name)s: vul een tijd in, zoals 9:30."),
        "number": _("%(name)s: vul een heel getal in."),
    }
    return said[kind] % {"name": name}


def say_plainly(fields: dict[str, forms.Field]) -> None:
    """Give each field our words, but for what it says itself already."""
    for field in fields.values():
        name, chosen = field.label or "", isinstance(field, forms.ChoiceField)
        needed = _("Kies nog: %(name)s.") if chosen else _("Vul nog in: %(name)s.")
        words = {
            "required": needed % {"name": name},
            "invalid_choice": _("%(name)s: kies iets uit de lijst.") % {"name": name},
            "max_length": _("%(name)s: dit is te lang. Er passen %%(limit_value)d tekens.") % {"name": name},
            "min_value": _("%(name)s: minstens %%(limit_value)s.") % {"name": name},
            "max_value": _("%(name)s: hoogstens %%(limit_value)s.") % {"name": name},
            "null_characters_not_allowed": _("%(name)s: hier staat een teken dat we niet kunnen lezen.")
            % {"name": name},
        }
        kind = next((key for of, key in EACH if isinstance(field, of)), "")
        if kind:
            words["invalid"] = _invalid(kind, name)
        own = _own_words(field)
        field.error_messages.update({code: said for code, said in words.items() if code not in own})


def _own_words(field: forms.Field) -> set[str]:
    """The codes for which the field was given words of its own."""
    usual: dict[str, Any] = {}
    for kind in reversed(type(field).__mro__):
        usual.update(getattr(kind, "default_error_messages", {}))
    return {code for code, said in field.error_messages.items() if said != usual.get(code)}
