"""Plain builders of toolkits, as the actions leave them."""

from dataclasses import asdict
from itertools import count
from typing import Any

from django.core.files.base import ContentFile

from events.materials.uploads import Upload, checked
from tests import make
from toolkits.models import HelpLine, Part, Toolkit, TrainingRequest
from toolkits.requests.actions import Asking

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
    fields = {"text_nl": "Lees dit eerst.", "changed_at": make.BEFORE, "order": toolkit.parts.count() + 1, **fields}
    return Part.objects.create(toolkit=toolkit, title_nl=title, **fields)


def help_line(toolkit: Toolkit, name: str = "Veilig Thuis", phone: str = "0800-2000", **fields: Any) -> HelpLine:
    """A number."""
    return HelpLine.objects.create(toolkit=toolkit, name_nl=name, phone=phone, **fields)


def upload(text: str = "Een kaart.") -> Upload:
    """A small text file."""
    return checked(ContentFile(text.encode(), name="kaart.txt"))


_any_toolkit = toolkit


def asking(**fields: Any) -> Asking:
    """What somebody asks."""
    number = next(_numbers)
    fields = {"organisation_name": "De Kade", "first_name": "Bo", "email": f"bo{number}@example.org", **fields}
    return Asking(**{"wish": "in_company", "participants": 12, **fields})


def request(toolkit: Toolkit | None = None, *, state: str = "new", **fields: Any) -> TrainingRequest:
    """Somebody who asked, so far on the way."""
    fields = {"asked_at": make.BEFORE, "state_at": make.BEFORE, "due_on": make.BEFORE.date(), **fields}
    if state in ("given", "followed_up", "closed"):
        fields = {"given_at": make.BEFORE, **fields}
    if state in ("closed", "declined", "withdrawn"):
        fields = {"ended_at": make.BEFORE, **fields}
    values = {**asdict(asking()), **fields}
    return TrainingRequest.objects.create(toolkit=toolkit or _any_toolkit(), token=make.token(), state=state, **values)
