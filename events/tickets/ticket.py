"""What stands on a ticket, as plain values."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Ticket:
    """What stands on it, in the language of who gets it. `facts` and `choices` are pairs of a heading and what is so."""

    title: str
    name: str
    facts: tuple[tuple[str, str], ...]
    choices: tuple[tuple[str, str], ...]
    choices_heading: str
    address: str
    code: str
    says: str
    language: str = "nl"

    @property
    def code_aloud(self) -> str:
        """In two parts, as somebody reads it out."""
        return f"{self.code[:3]} {self.code[3:]}"
