"""A letter: one source for what stands in the text and in the HTML, so that the words are the same."""

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Facts:
    """Lines of a label and what it says."""

    lines: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Button:
    """One thing to do, as a button and as a plain link."""

    words: str
    address: str


@dataclass(frozen=True)
class Letter:
    """A subject and its parts, in order. Greeting and signature are added when it is drawn."""

    subject: str
    parts: tuple[str | Facts | Button, ...] = ()
    greeting: str = ""
    signature: tuple[str, ...] = field(default=())

    @property
    def text(self) -> str:
        """As plain text."""
        blocks = [self.greeting, *(_text(part) for part in self.parts), "\n".join(self.signature)]
        return "\n\n".join(block for block in blocks if block) + "\n"


def _text(part: str | Facts | Button) -> str:
    if isinstance(part, Facts):
        return "\n".join(f"{label}: {said}" for label, said in part.lines)
    if isinstance(part, Button):
        return f"{part.words}:\n{part.address}"
    return part
