"""The forms on somebody's own page of a network."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from events.asking import NoteField, Refusing, Versioned
from learning.models import Goal, NetworkPerson

NO_CASES = _("Schrijf geen namen op, en geen gegevens over cliënten of leerlingen.")


class SentenceField(NoteField):
    """One sentence on one line."""

    def to_python(self, value: Any) -> Any:
        return " ".join((super().to_python(value) or "").split())


def _text_field() -> SentenceField:
    return SentenceField(
        label=_("Wat willen jullie anders doen?"),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=NO_CASES,
        error_messages={"required": _("Schrijf in één zin wat jullie anders willen doen.")},
    )


def _level_field() -> forms.ChoiceField:
    return forms.ChoiceField(
        label=_("Wie moet het anders gaan doen?"), choices=Goal.Level.choices, initial=Goal.Level.TEAM
    )


def _shared_field() -> forms.ChoiceField:
    return forms.ChoiceField(
        label=_("Wie mag dit doel zien?"),
        choices=Goal.Shared.choices,
        widget=forms.RadioSelect,
        initial=Goal.Shared.NOBODY,
        error_messages={"required": _("Kies wie dit doel mag zien.")},
    )


class GoalForm(Refusing, forms.Form):
    """A goal to choose."""

    text, level, shared_with = _text_field(), _level_field(), _shared_field()

    def __init__(self, data: Any = None) -> None:
        super().__init__(data, use_required_attribute=False)


class ChangeGoalForm(Versioned):
    """The same of a goal that is there; two colleagues may do it at once."""

    text, level, shared_with = _text_field(), _level_field(), _shared_field()

    def __init__(self, goal: Goal, data: Any = None) -> None:
        initial = {name: getattr(goal, name) for name in ("text", "level", "shared_with", "version")}
        super().__init__(data, initial=initial, use_required_attribute=False)


class StepForm(Refusing, forms.Form):
    """What was done, and how far the goal is since."""

    sentence = SentenceField(
        label=_("Wat hebben jullie gedaan?"),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=NO_CASES,
        error_messages={"required": _("Schrijf in één zin wat jullie deden.")},
    )
    state = forms.ChoiceField(
        label=_("Hoe ver zijn jullie nu?"),
        choices=Goal.State.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Kies hoe ver jullie zijn.")},
    )

    def __init__(self, goal: Goal, data: Any = None) -> None:
        super().__init__(data, initial={"state": goal.state}, use_required_attribute=False)


class ShownForm(Refusing, forms.Form):
    """What others may read: one's own name, and for the contact that of the organisation."""

    may_show = forms.BooleanField(label=_("De anderen in dit netwerk mogen mijn naam zien"), required=False)
    is_shown = forms.BooleanField(
        label=_("Onze organisatie mag op de openbare pagina van dit netwerk staan"), required=False
    )

    def __init__(self, person: NetworkPerson, data: Any = None) -> None:
        initial = {"may_show": person.may_show, "is_shown": bool(person.member and person.member.is_shown)}
        super().__init__(data, initial=initial, use_required_attribute=False)
        if not person.is_contact:
            del self.fields["is_shown"]
