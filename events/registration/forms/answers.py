"""The questions of the organiser, after registering."""

from typing import Any

from django import forms

from events import disclosure
from events.models import Registration
from events.questions.queries import answers_of, asked_of
from events.registration.forms.asked import Questions
from events.registration.forms.words import Refusing


class AnswersForm(Refusing, forms.Form):
    """What is asked of somebody. An answer that may not be shown back is not asked again: `kept` says how many are so."""

    def __init__(self, registration: Registration, data: Any = None) -> None:
        super().__init__(data, use_required_attribute=False)
        event, values = registration.event, answers_of(registration)
        every = asked_of(registration, event)
        hidden = [row for row in every if row.key in values and not disclosure.tells_answers(row, event)]
        self.kept, self.has_answers = len(hidden), bool(values)
        self.questions = Questions(
            self,
            event,
            [row for row in every if row not in hidden and _is_of(row.roles, registration.role)],
            role=registration.role,
            values=values,
            earlier={row.key: values[row.key] for row in hidden},
            others=hidden,
        )

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        self.questions.check(data)
        return data


def _is_of(roles: list[str], role: str) -> bool:
    return not roles or role in roles
