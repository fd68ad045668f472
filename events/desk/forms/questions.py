"""A question, as its organiser writes it."""

import re
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from events.desk.forms.versions import Versioned
from events.models import Event, Question, Registration
from events.questions.actions.asking import answers_to_follow
from events.questions.rules import LISTS, YES
from events.registration.forms.words import NameField, NoteField

LINES = forms.Textarea(attrs={"rows": 5})
OWN = "kind moment label_nl label_en help_nl help_en is_required is_sensitive roles purpose_nl purpose_en weeks".split()


class QuestionForm(Versioned):
    """One question. `values` is for the action."""

    label_nl = NameField(label=_("Vraag"), max_length=200)
    help_nl = NameField(label=_("Uitleg bij de vraag"), max_length=300, required=False)
    kind = forms.ChoiceField(label=_("Soort antwoord"), choices=Question.Kind.choices)
    options_nl = NoteField(
        label=_("Antwoorden om uit te kiezen"),
        required=False,
        widget=LINES,
        help_text=_("Elk op een eigen regel. Alleen nodig bij een lijst."),
    )
    is_required = forms.BooleanField(label=_("Iedereen aan wie we dit vragen, moet antwoorden"), required=False)
    moment = forms.ChoiceField(
        label=_("Wanneer vraag je dit?"), choices=Question.Moment.choices, widget=forms.RadioSelect
    )
    roles = forms.MultipleChoiceField(
        label=_("Alleen aan mensen met deze rol"),
        choices=Registration.Role.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Niets aangevinkt: aan iedereen."),
    )
    depends = forms.ChoiceField(label=_("Alleen na een ander antwoord"), required=False)
    purpose_nl = NameField(
        label=_("Waarvoor vraag je dit? Maak de zin af: zodat …"),
        max_length=200,
        help_text=_("Dit staat onder de vraag. Bijvoorbeeld: we de tafels goed indelen."),
    )
    weeks = forms.IntegerField(
        label=_("Hoeveel weken na de dag bewaar je de antwoorden?"),
        min_value=1,
        widget=forms.NumberInput(attrs={"class": "b-w-s", "inputmode": "numeric"}),
    )
    is_sensitive = forms.BooleanField(
        label=_("Gevoelig: antwoorden staan niet in lijsten en bestanden, en worden niet teruggetoond"), required=False
    )
    label_en = NameField(label=_("Vraag, in het Engels"), max_length=200, required=False)
    help_en = NameField(label=_("Uitleg, in het Engels"), max_length=300, required=False)
    options_en = NoteField(
        label=_("Antwoorden, in het Engels"),
        required=False,
        widget=LINES,
        help_text=_("Evenveel regels als in het Nederlands, in dezelfde volgorde."),
    )
    purpose_en = NameField(label=_("Waarvoor, in het Engels: so that …"), max_length=200, required=False)

    def __init__(self, event: Event, asked: list[Question], question: Question | None, data: Any = None) -> None:
        self.question = question
        row = question or Question(event=event)
        initial: dict[str, Any] = {name: getattr(row, name) for name in OWN}
        initial |= {"version": row.version, "depends": _joined(row.depends_on, row.depends_value)}
        initial |= {f"options_{lang}": "\n".join(o.get(lang) or "" for o in row.options) for lang in ("nl", "en")}
        super().__init__(data, initial=initial, use_required_attribute=False)
        others = [row for row in asked if question is None or row.key != question.key]
        choices = [choice for other in others for choice in _choices(other)]
        self.fields["depends"].choices = [("", _("Altijd")), *choices]  # type: ignore[attr-defined]
        if not choices:
            del self.fields["depends"]

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        for name in ("purpose_nl", "purpose_en"):
            data[name] = _ending(data.get(name, ""))
        if not data["purpose_nl"] and "purpose_nl" not in self.errors:
            self.add_error("purpose_nl", self.fields["purpose_nl"].error_messages["required"])
        data["options"] = self._options(data) if data.get("kind") in LISTS else []
        return data

    def _options(self, data: dict[str, Any]) -> list[dict[str, str]]:
        """The lines, each under the key that it had: who chose it before still did."""
        dutch, english = (_lines(data.get(f"options_{lang}", "")) for lang in ("nl", "en"))
        if english and len(english) != len(dutch):
            self.add_error("options_en", _("Geef evenveel antwoorden als in het Nederlands, of laat dit leeg."))
            return []
        for name, lines in (("options_nl", dutch), ("options_en", english)):
            if len(set(lines)) < len(lines):
                self.add_error(name, _("Zet elk antwoord er één keer in."))
                return []
        if any(len(line) > 120 for line in (*dutch, *english)):
            self.add_error("options_nl", _("Hoogstens 120 tekens op een regel."))
        before = {row["nl"]: row["key"] for row in (self.question.options if self.question else [])}
        last = max((int(key) for key in before.values()), default=0)
        options = []
        for place, line in enumerate(dutch):
            key = before.get(line)
            if key is None:
                last += 1
                key = str(last)
            options.append({"key": key, "nl": line, "en": english[place] if english else ""})
        return options

    @property
    def values(self) -> dict[str, Any]:
        """For the action."""
        data = {name: self.cleaned_data[name] for name in (*OWN, "options")}
        key, _sign, value = self.cleaned_data.get("depends", "").rpartition("=")
        return {**data, "depends_on": key, "depends_value": value}


def _joined(key: str, value: str) -> str:
    return f"{key}={value}" if key else ""


def _choices(question: Question) -> list[tuple[str, str]]:
    """Each answer on which another question may follow, in words."""
    words = {row["key"]: row["nl"] for row in question.options} | {YES: _("aangevinkt")}
    return [(_joined(question.key, key), f"{question.label_nl}: {words[key]}") for key in answers_to_follow(question)]


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]


def _ending(text: str) -> str:
    """The rest of a sentence that begins with "zodat", without a full stop."""
    text = text.strip().rstrip(".").strip()
    return re.sub(r"^(zodat|so that)\b\s*", "", text, flags=re.IGNORECASE)
