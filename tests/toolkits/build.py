"""Plain builders of toolkits, as the actions leave them."""

from itertools import count
from typing import Any

from django.core.files.base import ContentFile

from events.materials.uploads import Upload, checked
from tests import make
from toolkits.models import HelpLine, Part, Toolkit

_numbers = count(1)


def toolkit(title: str = "Toolkit Vertrek", *, parts: int = 1, **fields: Any) -> Toolkit:
    """A published, sensitive toolkit with texts as its parts."""
    number = next(_numbers)
    fields = {"slug": f"toolkit-{number}", "key": f"tk-{number}", "published_at": make.BEFORE, **fields}
    made = Toolkit.objects.create(title_nl=title, made_at=make.BEFORE, **fields)
    for turn in range(parts):
        part(made, f"Deel {turn + 1}", order=turn + 1)
    return made


def part(toolkit: Toolkit, title: str = "Deel", **fields: Any) -> Part:
    """A part that is a text, unless it is given a link."""
    fields = {"text_nl": "Lees dit eerst.", "changed_at": make.BEFORE, **fields}
    return Part.objects.create(toolkit=toolkit, title_nl=title, **fields)


def help_line(toolkit: Toolkit, name: str = "Veilig Thuis", phone: str = "0800-2000", **fields: Any) -> HelpLine:
    """A number."""
    return HelpLine.objects.create(toolkit=toolkit, name_nl=name, phone=phone, **fields)


def upload(text: str = "Een kaart.") -> Upload:
    """A small text file."""
    return checked(ContentFile(text.encode(), name="kaart.txt"))
