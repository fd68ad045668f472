"""What the forms and pages of a neighbour stand on: our words, our fields, and two people at one form."""

from events.desk.forms.materials import UploadField, WithFile
from events.desk.forms.moments import at, clock_field, day_field, is_skipped
from events.desk.forms.versions import Versioned
from events.desk.views.trying import tried
from events.desk.views.uploads import takes_files
from events.registration.forms.register import FormToken
from events.registration.forms.words import (
    AskingBack,
    FamilyNameField,
    FirstNameField,
    MailField,
    NameField,
    NoteField,
    Refusing,
)
from events.registration.limits import TooOften, refuse_too_often, status_of

__all__ = [
    "AskingBack",
    "FamilyNameField",
    "FirstNameField",
    "FormToken",
    "MailField",
    "NameField",
    "NoteField",
    "Refusing",
    "TooOften",
    "UploadField",
    "Versioned",
    "WithFile",
    "at",
    "clock_field",
    "day_field",
    "is_skipped",
    "refuse_too_often",
    "status_of",
    "takes_files",
    "tried",
]
