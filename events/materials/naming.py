"""What a material is called: its file name where disclosure lets the title stand outside, and what it is in words."""

import re
from collections.abc import Iterable

from django.utils.formats import number_format
from django.utils.translation import gettext as _

from events import disclosure, names
from events.materials.sniffing import EXTENSIONS
from events.models import Event, Material

NOT_IN_A_NAME = re.compile(r'[\\/:*?"<>|%\x00-\x1f\x7f]+')
LONGEST = 80


def as_file_name(text: str, extension: str) -> str:
    """A text as the name of a file on any machine: no path, no signs that a system keeps for itself, not too long."""
    plain = " ".join(NOT_IN_A_NAME.sub(" ", names.typed(text)).split())[:LONGEST].strip(" .")
    return f"{plain or _('Materiaal')}.{extension}"


def _outside(event: Event, told: bool, title: str, number: int) -> str:
    if told:
        return title
    return _("%(title)s, materiaal %(n)d") % {"title": disclosure.neutral_title(event), "n": number}


def file_name(material: Material) -> str:
    """The name under which it is saved, in the active language: its title, or the day and its number."""
    told = disclosure.names_material(material.event, material.session)
    title = _outside(material.event, told, str(material.title), material.order)
    if material.alternative_to_id:
        title = _("%(title)s (andere versie)") % {"title": title}
    return as_file_name(title, EXTENSIONS.get(material.media_type, "bin"))


def zip_name(event: Event) -> str:
    """The name of all materials of an event together."""
    return as_file_name(_("%(title)s, materiaal") % {"title": disclosure.title_outside(event)}, "zip")


def file_names(materials: Iterable[Material]) -> list[tuple[str, Material]]:
    """Each with a name of its own, whatever the capitals: a second one gets a number."""
    taken: set[str] = set()
    named = []
    for material in materials:
        name = file_name(material)
        stem, dot, extension = name.rpartition(".")
        number = 1
        while name.lower() in taken:
            number += 1
            name = f"{stem} {number}{dot}{extension}"
        taken.add(name.lower())
        named.append((name, material))
    return named


def described(material: Material) -> str:
    """ "Pdf, 420 kB, Nederlands" or "Link, Nederlands"."""
    language = material.get_language_display()
    if not material.is_file:
        return _("Link, %(language)s") % {"language": language}
    kind = EXTENSIONS.get(material.media_type, "").capitalize()
    return f"{kind}, {sized(material.size)}, {language}"


def sized(number: int) -> str:
    """ "420 kB" or "1,4 MB", of a number of bytes."""
    if number < 1_000_000:
        return f"{max(1, round(number / 1000))} kB"
    return f"{number_format(round(number / 1_000_000, 1))} MB"


def icon_of(material: Material) -> str:
    """The icon beside it."""
    if not material.is_file:
        return "arrow"
    return "video" if material.media_type.startswith(("video", "audio")) else "file"
