"""What may be told of a toolkit: what an open event tells, or a sensitive one. The table itself is `events/disclosure.py`."""

from typing import Any

from django.utils.translation import gettext as _

from events import disclosure
from events.materials.naming import as_file_name
from events.materials.sniffing import EXTENSIONS
from toolkits.models import Part, Toolkit


def told_of(toolkit: Toolkit) -> disclosure.Disclosure:
    """What this toolkit tells, channel by channel."""
    source: Any = toolkit  # its visibility and whether it is sensitive count, in the same table
    return disclosure.of(source)


def title_outside(toolkit: Toolkit) -> str:
    """The title for a subject line and the title of a page, in the active language; neutral where it may not stand there."""
    return str(toolkit.title) if told_of(toolkit).title_outside else _("Toolkit")


def file_name(part: Part) -> str:
    """The name under which a part is saved: its title, or only its number."""
    told = told_of(part.toolkit).title_outside
    title = str(part.title) if told else _("Materiaal %(number)d") % {"number": part.order}
    return as_file_name(title, EXTENSIONS.get(part.media_type, "bin"))
