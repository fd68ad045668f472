"""The forms of registering and of one's own registration."""

from .own import ChoicesForm, EmailForm, ModeForm, NeedsForm, PersonForm
from .register import RegistrationForm

__all__ = ["ChoicesForm", "EmailForm", "ModeForm", "NeedsForm", "PersonForm", "RegistrationForm"]
