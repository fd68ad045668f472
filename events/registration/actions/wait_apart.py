"""Let colleagues who waited together wait each for themselves."""

from datetime import datetime
from typing import Any

from django.db import transaction

from events.facts import announce
from events.models import Group
from events.places.actions import fill_places
from events.places.pools import lock_event
from events.registration.facts import group_waits_apart


@transaction.atomic
def wait_apart(*, group: Group, at: datetime, by: Any = None) -> Group:
    """Serve the colleagues of a group one by one from now on; each keeps the moment since when. Twice is once.

    Who comes later may be served before who waits longer and does not fit, so this can give places at once. Announces
    `group_waits_apart`.
    """
    pools, event = lock_event(group.event, None)
    group = Group.objects.select_for_update(no_key=True, of=("self",)).get(pk=group.pk)
    if group.is_together:
        group.is_together = False
        group.save(update_fields=["is_together"])
        announce(group_waits_apart, event=event, at=at, by=by, actor="staff" if by else "contact")
        fill_places(event=event, pools=pools, at=at)
    return group
