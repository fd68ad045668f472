"""The questions of an event inside a form: as fields, and what was answered, for the action."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.translation import gettext as _

from events.models import Event, Question
from events.questions.fields import field_of, name_of
from events.questions.rules import Given, Values, given_from, unanswered
from events.questions.words import condition_of, until
from events.registration.forms.words import put_in_our_words

SEEN = "vragen_gezien"


@dataclass(frozen=True)
class Asked:
    """One question as a page shows it: its field, and the sentence that says why it is asked and until when."""

    question: Question
    bound: Any
    until: str
    is_optional: bool
    condition: str
    parent: str = ""


class Questions:
    """The questions of one form. They stand in it as fields; `check` is called by its `clean`, `given` is for the action.

    `earlier` is what was answered before to questions that are not in this form. `role` is None where the form asks it.
    """

    def __init__(
        self,
        form: Any,
        event: Event,
        questions: list[Question],
        *,
        role: str | None = None,
        values: Values | None = None,
        earlier: Values | None = None,
        others: Iterable[Question] = (),
    ) -> None:
        self.form, self.event, self.questions, self.role = form, event, questions, role
        self.earlier = dict(earlier or {})
        self.all = [*others, *questions]
        self.by_key = {question.key: question for question in self.all}
        self.given: tuple[Given, ...] = ()
        for question in questions:
            field = field_of(question)
            field.initial = (values or {}).get(question.key)
            put_in_our_words(field)
            form.fields[name_of(question)] = field

    def _condition(self, question: Question) -> str:
        return condition_of(question, self.by_key)

    @property
    def names(self) -> list[str]:
        """The names of the fields, in order."""
        return [name_of(question) for question in self.questions]

    @property
    def seen(self) -> str:
        """Which versions the page shows, for its hidden field."""
        return " ".join(f"{question.key}:{question.version}" for question in self.questions)

    @property
    def shown(self) -> list[Asked]:
        """The questions for the page."""
        return [
            Asked(
                question,
                self.form[name_of(question)],
                until(question, self.event),
                not question.is_required,
                self._condition(question),
                self._parent(question),
            )
            for question in self.questions
        ]

    def _parent(self, question: Question) -> str:
        """The field on the same page from whose answer it follows."""
        parent = self.by_key.get(question.depends_on)
        return name_of(parent) if parent and parent in self.questions else ""

    def check(self, data: dict[str, Any]) -> None:
        """Say what must be answered still, and what changed while the form was open; keep what counts."""
        values = self.earlier | {question.key: data.get(name_of(question)) for question in self.questions}
        role = str(data.get("role", "")) if self.role is None else self.role
        self._say_what_changed()
        for question in unanswered(self.all, role, values):
            self._require(question)
        mine = {question.key for question in self.questions}
        self.given = tuple(one for one in given_from(self.all, role, values) if one.question.key in mine)

    def _say_what_changed(self) -> None:
        """Who answered another version looks again; what was typed stands in the new one, as far as it fits."""
        seen = dict(part.split(":", 1) for part in self.form.data.get(SEEN, "").split() if ":" in part)
        for question in self.questions:
            if seen.get(question.key, str(question.version)) != str(question.version):
                self._say(question, _("Deze vraag is net veranderd. Kijk je antwoord na."))

    def _require(self, question: Question) -> None:
        if question.key in {row.key for row in self.questions}:
            self._say(question, self.form.fields[name_of(question)].error_messages["required"])

    def _say(self, question: Question, sentence: Any) -> None:
        if name_of(question) not in self.form.errors:
            self.form.add_error(name_of(question), forms.ValidationError(sentence, code="required"))
