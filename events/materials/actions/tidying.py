"""What is done by itself: a file that no row names goes, and a public page shows what closing has released."""

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import F

from events.materials.uploads import FOLDER, clear_folder
from events.models import Event, Fact, Material

ONE_DAY = timedelta(days=1)  # younger files may belong to a transaction that is not over


def remove_lost_files(at: datetime) -> int:
    """Remove the files of a day old and older that no material names: left by what was undone, or gone with its event.

    Gives how many.
    """
    known = Material.objects.exclude(key="").values_list("key", flat=True)
    return clear_folder(FOLDER, known, at - ONE_DAY)


@transaction.atomic
def redraw_event(fact: Fact) -> None:
    """Presence was closed or opened again: the event's public page shows other materials, if it has some for afterwards."""
    released = Material.objects.filter(audience=Material.Audience.PUBLIC, moment=Material.Moment.AFTER)
    if fact.event and released.filter(event=fact.event).exists():
        Event.objects.filter(pk=fact.event.pk).update(content_version=F("content_version") + 1)
