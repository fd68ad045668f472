"""How often materials are opened, without by whom."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction
from django.db.models import F

from events.models import Material, MaterialDay
from events.moments import day_of


@transaction.atomic
def count_opened(*, materials: Iterable[Material], at: datetime) -> None:
    """One more for each of these, on the day of `at`. Two at the same moment are two."""
    day, keys = day_of(at), [material.pk for material in materials]
    rows = [MaterialDay(material_id=key, opened_on=day) for key in keys]
    MaterialDay.objects.bulk_create(rows, ignore_conflicts=True)
    MaterialDay.objects.filter(material__in=keys, opened_on=day).update(number=F("number") + 1)
