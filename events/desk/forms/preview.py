"""The questions as people see them, to look at."""

from django import forms

from events.models import Event, Question
from events.questions.queries import questions_of
from events.registration.forms.asked import Questions
from events.registration.forms.words import Refusing


class PreviewForm(Refusing, forms.Form):
    """All that is asked, in two parts: with the registration, and with a place. It is never sent."""

    def __init__(self, event: Event) -> None:
        super().__init__(use_required_attribute=False)
        every = questions_of(event)
        first = [row for row in every if row.moment == Question.Moment.REGISTRATION]
        later = [row for row in every if row.moment == Question.Moment.PLACE]
        self.first = Questions(self, event, first)
        self.later = Questions(self, event, later, others=first)
