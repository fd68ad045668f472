"""Refusal: a rule said no. A code for machines, a sentence for people, and what can be done instead."""

from typing import Any, ClassVar

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class Refusal(Exception):
    """A rule that says no says why.

    `code` is for machines and never changes; `sentence` is for the person, in their language; `instead` says what can be
    done; `field` names the form field that it belongs beside, or is empty for the whole form. Sentences may use
    `%(name)s` placeholders, filled from the keyword arguments.
    """

    code: ClassVar[str] = "refused"
    sentence: str | Promise = _("Dat kan nu niet.")
    instead: str | Promise = ""
    field: ClassVar[str] = ""

    def __init__(self, **details: object) -> None:
        self.details = details
        super().__init__(self.code)

    def __str__(self) -> str:
        return (str(self.sentence) % self.details) if self.details else str(self.sentence)

    @property
    def remedy(self) -> str:
        """What can be done instead, in the person's language; may be empty."""
        return (str(self.instead) % self.details) if self.details else str(self.instead)


class ChangedMeanwhile(Refusal):
    """Somebody else saved a newer version."""

    code = "changed_meanwhile"
    sentence = _("Iemand anders heeft dit intussen gewijzigd.")
    instead = _("Hieronder staan beide versies. Kies wat blijft en bewaar opnieuw.")

    @property
    def now(self) -> Any:
        """The row as it stands now."""
        return self.details["now"]
