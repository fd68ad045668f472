"""A question as a field of a form: what a page asks is made of rows. Whoever puts it in a form says the words of its errors."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from events import names
from events.models import Question
from events.questions.rules import is_conditional
from events.questions.words import options_of

LONGEST = 1000


class AnswerField(forms.CharField):
    """Free text, without the signs that no database or spreadsheet can hold."""

    def to_python(self, value: Any) -> Any:
        return names.holdable(super().to_python(value) or "")


def name_of(question: Question) -> str:
    """The name of its field: the same for every version, so that nothing that was typed is lost."""
    return f"vraag_{question.key}"


def field_of(question: Question) -> forms.Field:
    """The field. What is asked of some alone is required by the form, once it knows of whom."""
    said = {
        "label": question.label,
        "required": question.is_required and not is_conditional(question),
    }
    match question.kind:
        case Question.Kind.NUMBER:
            widget = forms.NumberInput(attrs={"class": "b-w-s", "inputmode": "numeric"})
            return forms.IntegerField(min_value=0, max_value=1_000_000, widget=widget, **said)
        case Question.Kind.CHOICE:
            none = [] if question.is_required else [("", _("Geen antwoord"))]
            return forms.ChoiceField(choices=[*options_of(question), *none], widget=forms.RadioSelect, **said)
        case Question.Kind.SEVERAL:
            several = forms.CheckboxSelectMultiple()
            return forms.MultipleChoiceField(choices=options_of(question), widget=several, **said)
        case Question.Kind.CONSENT:
            needed = {"required": _("Vink dit aan. Anders kun je dit formulier niet versturen.")}
            return forms.BooleanField(error_messages=needed, **said)
    return AnswerField(max_length=LONGEST, widget=forms.Textarea(attrs={"rows": 3}), **said)
