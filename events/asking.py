"""What the forms and pages of a neighbour stand on: our words, our fields, and two people at one form."""

from events.desk.forms.moments import day_field
from events.desk.forms.versions import Versioned
from events.desk.views.trying import tried
from events.registration.forms.register import FormToken
from events.registration.forms.words import AskingBack, MailField, NameField, NoteField, Refusing
from events.registration.limits import TooOften, refuse_too_often, status_of

__all__ = [
    "AskingBack",
    "FormToken",
    "MailField",
    "NameField",
    "NoteField",
    "Refusing",
    "TooOften",
    "Versioned",
    "day_field",
    "refuse_too_often",
    "status_of",
    "tried",
]
