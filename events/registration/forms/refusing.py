"""A form that can show a rule's no."""

from typing import Any

from django.forms import ValidationError

from events.refusals import Refusal


class Refusing:
    """Beside its field when the form has it, else above the form; the refusal's code goes along."""

    def refuse(self: Any, no: Refusal) -> None:
        """Show why not, with what can be done instead."""
        said = ValidationError(f"{no} {no.remedy}".strip(), code=no.code)
        self.add_error(no.field if no.field in self.fields else None, said)
